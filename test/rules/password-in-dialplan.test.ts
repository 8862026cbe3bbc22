/** password-in-dialplan: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'password-in-dialplan';

test('what asks for a password, in any spelling', () =>
  checkProblems(
    `
[a]
exten => s,1,authenticate("1234",a)
;                          ^^^^ information password-in-dialplan: The password of Authenticate is written out here.
exten = s,n,ExecIf($["\${X}" = "1"]?Authenticate(99*1))
;                                               ^^^^ information password-in-dialplan: The password of Authenticate is written out here.
 same => n,DISA(7788,outbound)
;               ^^^^ information password-in-dialplan: The password of DISA is written out here.
 same => n,MeetMe(100,M,4321)
;                       ^^^^ information password-in-dialplan: The password of the conference is written out here.
 same => n,Set(CONFBRIDGE(user,pin)=4321)
;                                   ^^^^ information password-in-dialplan: The password of the conference is written out here.
 same => n,MYSQL(Connect db localhost asterisk sesame calls)
;                                              ^^^^^^ information password-in-dialplan: The password of the database is written out here.
 same => n,Set(CURLOPT(userpwd)=phone:sesame)
;                                     ^^^^^^ information password-in-dialplan: The password of this server is written out here.
`,
    { only },
  ));

test('in URLs, dial strings and commands', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(IAX2/me:sesame@voip.example.org/100,20)
;                         ^^^^^^ information password-in-dialplan: The password of this channel is written out here.
 same => n,Dial(SIP/100&SIP/me:sesame@example.org)
;                              ^^^^^^ information password-in-dialplan: The password of this channel is written out here.
 same => n,System(curl -s -u phone:sesame http://rates.example.com/)
;                                  ^^^^^^ information password-in-dialplan: The password of this server is written out here.
 same => n,Set(X=\${SHELL(curl --user "phone:sesame" http://rates.example.com/)})
;                                           ^^^^^^ information password-in-dialplan: The password of this server is written out here.
`,
    { only },
  ));

test('what is no password, is computed, or stands for one', () =>
  checkProblems(
    `
[a]
exten => s,1,Authenticate(\${PIN})
 same => n,Authenticate(/pins/100,d)
 same => n,Authenticate()
 same => n,DISA(no-password,outbound)
 same => n,DISA(/etc/asterisk/disa.conf)
 same => n,VMAuthenticate(100@default)
 same => n,MeetMe(100,M)
 same => n,MYSQL(Connect db \${HOST} \${USER} \${PASSWORD} calls)
 same => n,Dial(PJSIP/trunk/sip:100@example.org:5060)
 same => n,Dial(SIP/100@example.org:5060)
 same => n,Dial(IAX2/me:xxxx@example.org/100)
 same => n,Dial(IAX2/\${USER}:\${SECRET}@example.org/100)
 same => n,Set(X=\${CURL(https://rates.example.com:8080/a@b)})
 same => n,System(curl -u \${USER}:\${PASSWORD} http://rates.example.com/)
`,
    { only },
  ));
