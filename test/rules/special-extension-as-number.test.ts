/** special-extension-as-number: where EXTEN is a letter, and where its author knows. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'special-extension-as-number';

test('any device but a Local channel, inside another application, and a part of it', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($[1]?Dial(SIP/trunk/\${EXTEN:1}&PJSIP/100,20))
;                                       ^^^^^^^^^^ warning special-extension-as-number: EXTEN is 's' here, and no number.
 same => n,Dial(PJSIP/100,20,b(c^\${EXTEN}^1))
 same => n,Dial(Local/\${EXTEN}@b)
 same => n,Goto(b,\${EXTEN},1)
 same => n,Set(X=\${EXTEN})
exten => t,1,VoiceMail(\${EXTEN}@default)
;                      ^^^^^^^^ warning special-extension-as-number: EXTEN is 't' here, and no number.
[b]
exten => _.,1,Hangup()
[c]
exten => s,1,Return()
`,
    { only },
  ));

test('what i keeps of a wrong number', () =>
  checkProblems(
    `
[a]
exten => i,1,Set(WRONG=\${EXTEN})
;                      ^^^^^^^^ warning special-extension-as-number: EXTEN is 'i' here, and no number.
 same => n,Set(TEXT=in \${EXTEN})
 same => n,Set(LOG=\${INVALID_EXTEN})
 same => n,NoOp(\${EXTEN})
;          ^^^^ information special-extension-as-number: EXTEN is 'i' here: what was dialed is INVALID_EXTEN.
 same => n,NoOp(\${EXTEN} of \${CONTEXT})
 same => n,NoOp(\${EXTEN} was \${INVALID_EXTEN})
exten => h,1,Dial(PJSIP/\${EXTEN})
exten => stop,1,Dial(PJSIP/\${EXTEN})
exten => _s.,1,Dial(PJSIP/\${EXTEN})
`,
    { only },
  ));

test('more digits are left out than there are', () =>
  checkProblems(
    `
[a]
exten => 100,1,Dial(PJSIP/\${EXTEN:3})
;                         ^^^^^^^^^^ warning special-extension-as-number: This is empty: '100' has no more than 3 characters, and 3 are left out.
 same => n,Dial(PJSIP/\${EXTEN:2}\${EXTEN:-4}\${EXTEN:0:1})
exten => _9.,1,Dial(PJSIP/\${EXTEN:5})
`,
    { only: 'special-extension-as-number' },
  ));
