/** invalid-argument-value: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'invalid-argument-value';

test('functions that are read or set, by position, in any spelling that Asterisk takes', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(\${CALLERID(NUMBER)} \${CALLERID(Name-Presentation)} \${CALLERID(ani-num-plan)} \${CALLERID(dnid-subaddress-odd)} \${CALLERID(\${X})} \${CALLERID(num,"x" <1>)})
 same => n,NoOp(\${CALLERID(ani)} \${CALLERID(rdnis)} \${CALLERID(priv-all)} \${CALLERID(ton)} \${CALLERID(tag)} \${CALLERID(ANI2)})
 same => n,NoOp(\${CALLERID(names)} \${CALLERID(dnid-plan)} \${CALLERID(tag,x)} \${CALLERID( num)})
;                          ^^^^^ warning invalid-argument-value: CALLERID() does not know 'names'.
;                                             ^^^^^^^^^ warning invalid-argument-value: CALLERID() does not know 'dnid-plan'.
;                                                                    ^^^ warning invalid-argument-value: CALLERID() does not know 'tag'.
;                                                                                       ^^^^ warning invalid-argument-value: CALLERID() does not know ' num'.
 same => n,ExecIf($[1]?Set(CONNECTEDLINE(numb,i)=1):Set(CONNECTEDLINE(nr,i)=1))
;                                                                     ^^ warning invalid-argument-value: CONNECTEDLINE() does not know 'nr'.
 same => n,MSet(REDIRECTING(from-num,i)=1,REDIRECTING(num)=2,REDIRECTING(priv-to-tag)=3)
;                                                     ^^^ warning invalid-argument-value: REDIRECTING() does not know 'num'.
 same => n,Set(TIMEOUT(Response)=5)
 same => n,Set(VOLUME(tx)=2)
 same => n,Set(VOLUME(out,p)=2)
;                     ^^^ warning invalid-argument-value: VOLUME() does not know the direction 'out'.
 same => n,NoOp(\${HANGUPCAUSE(\${C},ast)} \${HANGUPCAUSE(\${C},AST)})
;                                                           ^^^ warning invalid-argument-value: HANGUPCAUSE() does not know the type 'AST'.
 same => n,NoOp(\${QUEUE_MEMBER(q,free)} \${QUEUE_MEMBER(q,busy)} \${VM_INFO(1@default,exists)} \${MATH(1+2,int)} \${MATH(1+2)})
;                                                        ^^^^ warning invalid-argument-value: QUEUE_MEMBER() does not know the option 'busy'.
 same => n,NoOp(\${STACK_PEEK(1,c)} \${EXCEPTION(REASON)} \${CALLERID} \${CHANNEL(nosuchitem)} \${CDR(mine)} \${SHARED(x)})
`,
    { only },
  ));

test('levels, causes and states', () =>
  checkProblems(
    `
[a]
exten => s,1,Log(SECURITY,added by a module)
 same => n,Log(Info,x)
;              ^^^^ warning invalid-argument-value: Log does not know the level 'Info'.
 same => n,Log(\${LEVEL},computed)
 same => n,Log(Call from \${EXTEN})
;              ^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: 'Call from \${EXTEN}' is taken for the level of Log, which is one word.
 same => n,Log(NOTICE)
 same => n,Log(NOTICE ,x)
;              ^^^^^^^ warning invalid-argument-value: Log does not know the level 'NOTICE '.
 same => n,Verbose(2,a, b)
 same => n,Verbose( 2,a)
 same => n,Verbose(\${LEVEL},a)
 same => n,Verbose("a, b")
 same => n,Verbose(a (b, c))
 same => n,Verbose(a \${X},b)
;                  ^^^^^^ warning invalid-argument-value: 'a \${X}' is taken for the level of Verbose, which is a number.
 same => n,Verbose(,b)
;                   ^ information invalid-argument-value: No level stands in front of the comma, of which Verbose warns each time.
 same => n,Set(DEVICE_STATE(Custom:lamp)=IN_USE)
;                                        ^^^^^^ warning invalid-argument-value: DEVICE_STATE() does not know the state 'IN_USE'.
 same => n,Set(DEVICE_STATE(Custom:lamp)=inuse)
 same => n,Set(DEVICE_STATE(Custom:lamp)=\${STATE})
 same => n,Set(DEVICE_STATE(\${LAMP})=INUSE)
 same => n,Set(DEVICE_STATE(PJSIP/100)=INUSE)
;                           ^^^^^^^^^ warning invalid-argument-value: The state of 'PJSIP/100' can be read, and not be set: DEVICE_STATE() sets devices named 'Custom:…' only.
 same => n,NoOp(\${DEVICE_STATE(PJSIP/100)})
 same => n,Hangup(0)
;                 ^ warning invalid-argument-value: Hangup does not know the cause '0'.
 same => n,Hangup(AST_CAUSE_BUSY)
;                 ^^^^^^^^^^^^^^ warning invalid-argument-value: Hangup does not know the cause 'AST_CAUSE_BUSY'.
 same => n,Hangup(\${HANGUPCAUSE})
 same => n,Hangup( 16)
 same => n,Hangup()
exten => 1,1,Hangup
exten => 2,1,NoOp(Log(NOTCE,x))
exten => 3,1,Log({{ level }} x,y)
`,
    { only },
  ));

for (const [before, after, title] of [
  ['Set(CALLERID(n<|>mu)=1)', 'Set(CALLERID(num)=1)', "Change to 'num'"],
  ['Log(NOT<|>CE,x)', 'Log(NOTICE,x)', "Change to 'NOTICE'"],
  ['Log(WA<|>RN,x)', 'Log(WARNING,x)', "Change to 'WARNING'"],
  ['Log(a t<|>ext, and more)', 'Log(NOTICE,a text, and more)', "Put 'NOTICE,' in front"],
  ['Verbose(a te<|>xt, and more)', 'Verbose(0,a text, and more)', "Put '0,' in front"],
  ['Hangup(USR_<|>BUSY)', 'Hangup(USER_BUSY)', "Change to 'USER_BUSY'"],
  ['Set(DEVICE_STATE(Custom:x)=IN_<|>USE)', 'Set(DEVICE_STATE(Custom:x)=INUSE)', "Change to 'INUSE'"],
] as const)
  test(`${before} is repaired`, () =>
    checkFix(`\n[a]\nexten => s,1,${before}\n`, `\n[a]\nexten => s,1,${after}\n`, { only, title, safe: false }));

test('nothing is offered where no word is near', () => checkNoFix('\n[a]\nexten => s,1,Hangup(EVERY<|>THING)\n', { only }));

test('options where a number belongs', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100,tT)
;                           ^^ warning invalid-argument-value: 'tT' is taken for the timeout of Dial, which is a number.
 same => n,Dial(PJSIP/100,U(sub))
;                         ^^^^^^ warning invalid-argument-value: 'U(sub)' is taken for the timeout of Dial, which is a number.
 same => n,Wait(LONG)
;               ^^^^ warning invalid-argument-value: 'LONG' is taken for the time of Wait, which is a number.
 same => n,Read(X,beep,s)
;                      ^ warning invalid-argument-value: 's' is taken for the number of digits of Read, which is a number.
 same => n,Dial(PJSIP/100,30^20)
 same => n,Dial(PJSIP/100,\${TIME})
 same => n,Dial(PJSIP/100,,tT)
 same => n,Wait(1.5)
 same => n,Wait(5s)
`,
    { only },
  ));

test('a time of another unit than seconds', () =>
  checkProblems(
    `
[a]
exten => s,1,Wait(500ms)
;                 ^^^^^ warning invalid-argument-value: 'ms' is ignored: the time of Wait is 500 seconds here.
 same => n,Queue(sales,t,,,1 min)
;                          ^^^^^ warning invalid-argument-value: 'min' is ignored: the timeout of Queue is 1 second here.
 same => n,WaitExten(5 sec)
 same => n,Dial(PJSIP/100,30m)
;                           ^ warning invalid-argument-value: 'm' is ignored behind the timeout of Dial: a comma belongs in front of options.
`,
    { only },
  ));

test('a filter that lacks its comma', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Set(number=\${FILTER(0-9 \${EXTEN})})
;                                  ^^^^^^^^^^^^ warning invalid-argument-value: FILTER() gives nothing without 2 arguments: no ',' stands between the characters and the text.
 same => n,Set(number=\${FILTER(0-9,\${EXTEN})})
`,
    { only },
  ));

test('a destination without a kind of channel', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(100,30)
;                 ^^^ warning invalid-argument-value: '100' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
 same => n,Dial(PJSIP/100&SIP:200)
;                         ^^^^^^^ warning invalid-argument-value: 'SIP:200' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
 same => n,Dial(PJSIP\\\\\${EXTEN})
;               ^^^^^^^^^^^^^^^ warning invalid-argument-value: 'PJSIP\\\\\${EXTEN}' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
 same => n,Dial(\${DEVICES})
 same => n,Dial(PJSIP/100&)
 same => n,Dial(Console/dsp)
`,
    { only },
  ));

test('a part of an item is not lost', () =>
  checkNoFix(`[a]\nexten => s,1,NoOp(\${CALLERID(name<|>:2)})\n`, { only: 'invalid-argument-value' }));

test('a number alone is no device, wherever it comes from', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Dial(\${EXTEN},20)
;                    ^^^^^^^^ warning invalid-argument-value: '\${EXTEN}' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
 same => n,Dial(\${EXTEN:1}@trunk&PJSIP/1)
;               ^^^^^^^^^^^^^^^^ warning invalid-argument-value: '\${EXTEN:1}@trunk' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
 same => n,Dial(\${TRUNK}/\${EXTEN})
 same => n,Dial(\${TRUNK})
 same => n,Hangup($(HANGUPCAUSE))
`,
    { only },
  ));

test('the name of a variable is nothing to say', () =>
  checkProblems(
    `
[a]
exten => s,1,SayDigits(Number)
;                      ^^^^^^ warning invalid-argument-value: 'Number' has no digit to say.
 same => n,SayNumber(COUNT,f)
;                    ^^^^^ warning invalid-argument-value: 'COUNT' is no number to say.
 same => n,SayDigits(\${NUMBER})
 same => n,SayDigits(*9#)
 same => n,SayNumber(-5)
 same => n,SayNumber()
 same => n,SayAlpha(hello)
`,
    { only },
  ));

test('arguments of functions in a wrong form', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(A=\${DB(blacklist)}\${DB(black,list)}\${DB_DELETE(old)})
;                       ^^^^^^^^^ warning invalid-argument-value: DB() takes a family and a key with a '/' between them, which 'blacklist' has not.
;                                       ^^^^^^^^^^ warning invalid-argument-value: DB() takes a family and a key with a '/' between them, which 'black,list' has not.
;                                                               ^^^ warning invalid-argument-value: DB_DELETE() takes a family and a key with a '/' between them, which 'old' has not.
 same => n,Set(A=\${CUT(\${CALLERID(num)},-,1)}\${FIELDQTY(\${DIALSTATUS},-)})
;                      ^^^^^^^^^^^^^^^^ warning invalid-argument-value: CUT() takes the name of a variable, and '\${CALLERID(num)}' is put in with its value.
;                                                       ^^^^^^^^^^^^^ warning invalid-argument-value: FIELDQTY() takes the name of a variable, and '\${DIALSTATUS}' is put in with its value.
 same => n,GotoIf(\${REGEX(^1[0-9]+$ \${CALLERID(num)})}?end)
;                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: REGEX() takes a pattern in quotation marks first, and the text behind it.
 same => n,GotoIf(\${REGEX(\${CALLERID(num)},"^1")}?end)
;                         ^^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: REGEX() takes a pattern in quotation marks first, and the text behind it.
 same => n,GotoIf(\${REGEX("1|" \${CALLERID(num)})}?end)
;                          ^^ warning invalid-argument-value: An alternative of this pattern is empty, so that every text matches.
 same => n(end),Set(A=\${STRFTIME(%Y-%m-%d)})
;                                ^^^^^^^^ warning invalid-argument-value: '%Y-%m-%d' is taken for the time of STRFTIME(), of which the format is the third argument.
 same => n,Set(A=\${PJSIP_HEADER(X-Id,read)})
;                               ^^^^ warning invalid-argument-value: PJSIP_HEADER() does not know the action 'X-Id'.
 same => n,Set(A=\${DB(\${KEY})}\${DB(a/b)}\${CUT(CALLERID(num),-,1)}\${CUT(\${NAME},-,1)}\${CUT(\${ARG1},-,1)})
 same => n,Set(A=\${REGEX(\${TEST})}\${REGEX("^1" \${X})}\${STRFTIME(\${EPOCH},,%Y)}\${STRFTIME(,,%Y)})
`,
    { only },
  ));

test('an argument in the place of another one', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,PJSIP/2,20)
;                         ^^^^^^^ warning invalid-argument-value: 'PJSIP/2' is taken for the timeout of Dial, which is a number.
 same => n,Playback(silence/1,hello&world)
;                             ^^^^^^^^^^^ warning invalid-argument-value: 'hello&world' is none of the options of Playback: skip, noanswer, say and mix.
 same => n,Read(custom/menu,X,1)
;               ^^^^^^^^^^^ warning invalid-argument-value: 'custom/menu' is taken for the name of a variable.
 same => n,SayDigits(ARG3)
;                    ^^^^ warning invalid-argument-value: 'ARG3' has no digit to say.
 same => n,Playback(hello,error)
;                         ^^^^^ information invalid-argument-value: 'error' is none of the options of Playback: skip, noanswer, say and mix.
 same => n,Playback(hello,noanswer)
 same => n,Playback(hello,\${OPTIONS})
 same => n,Read(X,custom/menu,1)
`,
    { only },
  ));

test('the name of a variable or a function to a function that takes a text', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(N=\${LEN(CALLERID(num))})
;                        ^^^^^^^^^^^^^ warning invalid-argument-value: 'CALLERID(num)' is plain text to LEN(): no '\${…}' stands around it.
 same => n,Set(N=\${TOUPPER(EXTEN)}\${LEN(\${EXTEN})}\${TOUPPER(HELLO)})
;                          ^^^^^ warning invalid-argument-value: 'EXTEN' is plain text to TOUPPER(): no '\${…}' stands around it.
 same => n,GotoIf($[\${LEN(EXTEN)} > 3]?1)
`,
    { only },
  ));

test('what is no program, and options in front of a mailbox', () =>
  checkProblems(
    `
[a]
exten => s,1,AGI(http://127.0.0.1:5000/incoming,1)
;                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: This is taken for the name of a file: AGI knows 'agi://' and 'hagi://', and no 'http://'.
 same => n,VoiceMail(u100@default)
;                    ^^^^^^^^^^^^ warning invalid-argument-value: The 'u' is taken for a part of the mailbox: options of VoiceMail stand behind a comma.
 same => n,VoiceMailMain(s\${CALLERID(num)}@default)
 same => n,AGI(agi://127.0.0.1/incoming)
 same => n,AGI(incoming.py,http://127.0.0.1)
 same => n,VoiceMail(100@default,u)
 same => n,VoiceMail(sales@default,u)
 same => n,VoiceMail(b1)
`,
    { only },
  ));

test('options right behind the timeout', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1, 60rt)
;                            ^^ warning invalid-argument-value: 'rt' is ignored behind the timeout of Dial: a comma belongs in front of options.
 same => n,Dial(PJSIP/1,20U(sub),t)
;                         ^^^^^^ warning invalid-argument-value: 'U(sub)' is ignored behind the timeout of Dial: a comma belongs in front of options.
 same => n,Dial(PJSIP/1,30s)
 same => n,Dial(PJSIP/1,30^20,t)
 same => n,Dial(PJSIP/1,30,t)
[sub]
exten => s,1,Return()
`,
    { only },
  ));

test('a comma in front of options behind the timeout', () =>
  checkFix('[a]\nexten => s,1,Dial(PJSIP/1,60<|>rt)\n', '[a]\nexten => s,1,Dial(PJSIP/1,60,rt)\n', { only, safe: false }));

test('functions that give nothing without some of their arguments', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(\${PRESENCE_STATE(PJSIP/\${EXTEN})} \${CUT(X,-)} \${FILTER(0-9)})
;                   ^^^^^^^^^^^^^^ warning invalid-argument-value: PRESENCE_STATE() gives nothing without 2 arguments, and 1 is here.
;                                                     ^^^ warning invalid-argument-value: CUT() gives nothing without 3 arguments, and 2 are here.
;                                                                 ^^^^^^ warning invalid-argument-value: FILTER() gives nothing without 2 arguments, and 1 is here.
 same => n,NoOp(\${CUT(\${X})} \${FILTER(0-9,)} \${PJSIP_ENDPOINT(\${X},auth)} \${CUT(X|-|1)})
 same => n,Set(PRESENCE_STATE(CustomPresence:x)=away)
 same => n,Log("\${CALLERID(num)} calls, again")
;              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: '"\${CALLERID(num)} calls, again"' is taken for the level of Log, which is one word.
 same => n,Log(\${LEVEL},text)
 same => n,Log(\${TEXT})
`,
    { only },
  ));

test('a delimiter that is left out, which may be meant', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${CUT(LIST,,1)})
;                        ^^^^^^^ information invalid-argument-value: The delimiter of CUT() is empty, so that '-' divides the text.
 same => n,Set(X=\${CUT(LIST,\\,,1)}\${CUT(LIST, ,1)}\${CUT(LIST,",",1)}\${CUT(LIST,-,1)}\${CUT(LIST,,)})
;                                                                                         ^^^^^^ information invalid-argument-value: The delimiter of CUT() is empty, so that '-' divides the text.
`,
    { only: 'invalid-argument-value' },
  ));

test('an option of CURLOPT', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CURLOPT(httptimout)=5)
;                        ^^^^^^^^^^ warning invalid-argument-value: CURLOPT() does not know the option 'httptimout'.
 same => n,Set(CURLOPT(HTTPTimeout)=5)
 same => n,Hangup()
`,
    { only: 'invalid-argument-value' },
  ));

test('what AudioSocket and Festival take', () =>
  checkProblems(
    `
[a]
exten => 1,1,AudioSocket(\${UNIQUEID},voice:8090)
;                        ^^^^^^^^^^^ warning invalid-argument-value: '\${UNIQUEID}' is no UUID, and without one AudioSocket ends the call.
exten => 2,1,AudioSocket(\${HOST}:\${PORT},\${CHANNEL(uniqueid)})
;                        ^^^^^^^^^^^^^^^ warning invalid-argument-value: '\${HOST}:\${PORT}' is no UUID, and without one AudioSocket ends the call.
exten => 3,1,AudioSocket(1234,voice:8090)
;                        ^^^^ warning invalid-argument-value: '1234' is no UUID, and without one AudioSocket ends the call.
exten => 4,1,AudioSocket(\${UUID()},voice)
;                                  ^^^^^ warning invalid-argument-value: 'voice' has no port: AudioSocket connects to 'host:port'.
exten => 5,1,AudioSocket(00000000-0000-0000-0000-000000000104,127.0.0.1:9092)
exten => 6,1,AudioSocket(\${ID},\${HOST}:\${PORT})
exten => 7,1,AudioSocket({{ uuid }},voice:8090)
exten => 8,1,Festival(Welcome, dear caller)
;                              ^^^^^^^^^^^ warning invalid-argument-value: 'dear caller' is taken for the keys that interrupt Festival: a text with commas needs quotes.
exten => 9,1,Festival("Welcome, dear caller",any)
exten => 10,1,Festival(Welcome,#)
`,
    { only: 'invalid-argument-value' },
  ));

test('a program with arguments behind blanks', () =>
  checkProblems(
    `
[a]
exten => s,1,AGI(python3 /opt/menu.py,\${CALLERID(num)})
;                ^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: 'python3 /opt/menu.py' is taken for the name of a file: arguments of a program stand behind commas.
 same => n,AGI(menu.py,main menu)
`,
    { only: 'invalid-argument-value' },
  ));

test('blanks around the name of a program', () =>
  checkProblems(
    `
[a]
exten => s,1,AGI( speak.agi,hello)
;                 ^^^^^^^^^ warning invalid-argument-value: The blank in front of it becomes part of the name: AGI does not find ' speak.agi'.
 same => n,AGI(speak.agi ,hello)
;              ^^^^^^^^^ warning invalid-argument-value: The blank behind it becomes part of the name: AGI does not find 'speak.agi '.
 same => n,AGI(speak.agi, hello )
 same => n,AGI(\${PROGRAM} ,hello)
`,
    { only: 'invalid-argument-value' },
  ));

test('a number in the place of the parking lot, and a timeout in that of the announcement', () =>
  checkProblems(
    `
[a]
exten => _70X,1,ParkedCall(\${EXTEN})
;                          ^^^^^^^^ warning invalid-argument-value: '\${EXTEN}' is taken for the name of the parking lot: since Asterisk 12 the number of the call stands behind a comma.
exten => 711,1,ParkedCall(711)
;                         ^^^ warning invalid-argument-value: '711' is taken for the name of the parking lot: since Asterisk 12 the number of the call stands behind a comma.
exten => 712,1,ParkedCall(,712)
exten => 713,1,ParkedCall(default,713)
exten => 714,1,ParkedCall(default)
exten => 1,1,Queue(sales,tT,,\${QUEUE_TIMEOUT})
;                            ^^^^^^^^^^^^^^^^ warning invalid-argument-value: '\${QUEUE_TIMEOUT}' is taken for the announcement of Queue: the timeout is the fifth argument.
 same => n,Queue(sales,tT,,60)
;                          ^^ warning invalid-argument-value: '60' is taken for the announcement of Queue: the timeout is the fifth argument.
 same => n,Queue(sales,tT,,welcome)
 same => n,Queue(sales,tT,,,60)
 same => n,Hangup()
`,
    { only: 'invalid-argument-value' },
  ));

test('a comma in front of the number of a parked call', () =>
  checkFix('[a]\nexten => 711,1,ParkedCall(<|>711)\n', '[a]\nexten => 711,1,ParkedCall(,711)\n', {
    only: 'invalid-argument-value',
    safe: false,
  }));

test('a format in the place of the time zone, and an assignment in Read', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(DAY=\${STRFTIME(\${EPOCH},%Y-%m-%d)})
;                                        ^^^^^^^^ warning invalid-argument-value: '%Y-%m-%d' is taken for the time zone: the format stands behind another comma.
 same => n,Set(DAY=\${STRFTIME(\${EPOCH},,%Y-%m-%d)})
 same => n,Set(DAY=\${STRFTIME(\${EPOCH},Asia/Shanghai,%Y-%m-%d)})
 same => n,Read(pin=\${FILTER(0-9,\${pin})})
;               ^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: 'pin=\${FILTER(0-9,\${pin})}' is taken for the name of a variable, and Read asks for digits: Set gives a value.
 same => n,Read(pin,enter-pin,4)
`,
    { only: 'invalid-argument-value' },
  ));

test('a comma in front of the format', () =>
  checkFix('[a]\nexten => s,1,Set(DAY=${STRFTIME(${EPOCH},<|>%Y)})\n', '[a]\nexten => s,1,Set(DAY=${STRFTIME(${EPOCH},,%Y)})\n', {
    only: 'invalid-argument-value',
    safe: false,
  }));

test('a function that can be set alone', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(\${CONFBRIDGE(name)})
;                   ^^^^^^^^^^ warning invalid-argument-value: CONFBRIDGE() can be set, and not be read: it gives nothing.
 same => n,Set(CONFBRIDGE(user,template)=default_user)
 same => n,Set(JITTERBUFFER(adaptive)=default)
`,
    { only: 'invalid-argument-value' },
  ));

test('a function that can be read alone', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(EXTENSION_STATE(100@hints)=BUSY)
;                ^^^^^^^^^^^^^^^ warning invalid-argument-value: EXTENSION_STATE() can be read, and not be set: nothing happens here.
 same => n,MSet(X=1,GROUP_COUNT(calls)=1)
;                   ^^^^^^^^^^^ warning invalid-argument-value: GROUP_COUNT() can be read, and not be set: nothing happens here.
 same => n,Set(GROUP(calls)=\${GROUP_COUNT(calls)})
 same => n,Set(DEVICE_STATE(Custom:100)=BUSY)
`,
    { only: 'invalid-argument-value' },
  ));

test('numbers that are no devices', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Dial(029\${EXTEN}@trunk)
;                    ^^^^^^^^^^^^^^^^^ warning invalid-argument-value: '029\${EXTEN}@trunk' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
 same => n,Dial(+49\${EXTEN:1}&PJSIP/1,20)
;               ^^^^^^^^^^^^^ warning invalid-argument-value: '+49\${EXTEN:1}' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
 same => n,Dial(\${TRUNK}\${EXTEN})
 same => n,Dial(\${DEVICE})
`,
    { only: 'invalid-argument-value' },
  ));

test('what a shell is told to run', () =>
  checkProblems(
    `
[a]
exten => s,1,System(/bin/bash -c rm /tmp/*\${UNIQUEID}.gsm)
;                                ^^ warning invalid-argument-value: 'bash -c' runs 'rm' alone: a command of several words needs quotation marks.
 same => n,System(sh -c 'rm /tmp/x')
 same => n,System(sh -c "\${COMMAND} x")
 same => n,System(sh -c /opt/run.sh)
 same => n,TrySystem(sh -c /opt/run.sh > /dev/null)
 same => n,TrySystem(sh -c /opt/run.sh 2>&1)
`,
    { only: 'invalid-argument-value' },
  ));

test('options right behind a timeout that is a variable', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,\${TIME}tT)
;                                ^^ warning invalid-argument-value: 'tT' is ignored behind the timeout of Dial: a comma belongs in front of options.
 same => n,Dial(PJSIP/1,\${TIME}s)
 same => n,Dial(PJSIP/1,\${TIMEOUT_AND_OPTIONS})
`,
    { only: 'invalid-argument-value' },
  ));

test('an argument that stands a comma too far to the left or to the right', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,,tT,30)
;                             ^^ warning invalid-argument-value: '30' is taken for the URL of Dial: the timeout is the second argument.
 same => n,Dial(PJSIP/1,30,,b(add^s^1)g)
;                           ^^^^^^^^^^^ warning invalid-argument-value: 'b(add^s^1)g' is taken for the URL of Dial: options are the third argument.
 same => n,Dial(PJSIP/1,30,t,http://example.org)
 same => n,Dial(PJSIP/1,30,t,\${URL})
 same => n,Dial(PJSIP/1,30,t,50)
 same => n,Queue(sales,,tT)
;                       ^^ warning invalid-argument-value: 'tT' is taken for the URL of Queue: options are the second argument.
 same => n,Queue(sales,t,60)
;                        ^^ warning invalid-argument-value: '60' is taken for the URL of Queue: the timeout is the fifth argument.
 same => n,Queue(sales,,,,60,tT)
;                            ^^ warning invalid-argument-value: 'tT' is taken for the AGI script of Queue: options are the second argument.
 same => n,Queue(sales,t,,,,60)
;                           ^^ warning invalid-argument-value: '60' is taken for the AGI script of Queue: the timeout is the fifth argument.
 same => n,Queue(sales,t,,,60,hunt)
 same => n,Queue(sales,,,,60,agi)
 same => n,Queue(sales,,,,60,\${AGI})
`,
    { only },
  ));

test('times in milliseconds', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer(2)
;                   ^ information invalid-argument-value: Answer counts in milliseconds: this waits for 2 of them.
 same => n,Answer(500)
 same => n,Answer(\${DELAY})
 same => n,SendDTMF(12,0.5)
;                      ^^^ warning invalid-argument-value: SendDTMF counts in milliseconds: '0.5' is next to none.
 same => n,SendDTMF(12,250,100)
 same => n,SendDTMF(12,,5)
;                       ^ warning invalid-argument-value: SendDTMF counts in milliseconds: '5' is next to none.
 same => n,SendDTMF(12)
`,
    { only },
  ));

test('what stands around the text of REGEX besides one blank', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf(\${REGEX("^[0-9]+$" "\${X}")}?2)
;                                      ^^^^^^ warning invalid-argument-value: The quotation marks are part of the text here, so that '^[0-9]+$' never matches.
 same => n,ExecIf($[\${REGEX("^(01|02)$"	"\${X}")} = 1]?NoOp())
;                                       ^^^^^^ warning invalid-argument-value: The quotation marks are part of the text here, so that '^(01|02)$' never matches.
 same => n,GotoIf(\${REGEX("0$" "\${X}")}?2)
;                              ^^^^^^ warning invalid-argument-value: The quotation marks are part of the text here, so that '0$' never matches.
 same => n,GotoIf(\${REGEX("^\\+?[0-9]+$" "\${X}")}?2)
;                                       ^^^^^^ warning invalid-argument-value: The quotation marks are part of the text here, so that '^\\+?[0-9]+$' never matches.
 same => n,GotoIf(\${REGEX("^1",\${X})}?2)
;                             ^ warning invalid-argument-value: The comma is part of the text here, so that '^1' never matches.
 same => n,GotoIf(\${REGEX("^1"  \${X})}?2)
;                             ^^ warning invalid-argument-value: The blank is part of the text here, so that '^1' never matches.
`,
    { only },
  ));

test('patterns of REGEX that match a text in quotation marks as well', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf(\${REGEX("^[0-9]+$" \${X})}?2)
 same => n,GotoIf(\${REGEX("^[0-9]+$"\${X})}?2)
 same => n,GotoIf(\${REGEX("[0-9]+" "\${X}")}?2)
 same => n,GotoIf(\${REGEX("^.*1" "\${X}")}?2)
 same => n,GotoIf(\${REGEX("^[^1]" "\${X}")}?2)
 same => n,GotoIf(\${REGEX("^[0-9]*" "\${X}")}?2)
 same => n,GotoIf(\${REGEX("^(|1)" "\${X}")}?2)
 same => n,GotoIf(\${REGEX("^a|b" "\${X}")}?2)
 same => n,GotoIf(\${REGEX("^\\W1" "\${X}")}?2)
 same => n,GotoIf(\${REGEX("^\${P}$" "\${X}")}?2)
 same => n,GotoIf(\${REGEX("2" ,\${X})}?2)
`,
    { only },
  ));

test('arguments of FILTER and DB in a wrong form', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${FILTER(\${CALLERID(num)},0-9)})
;                           ^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: FILTER() takes the characters that may stay first, and the text behind them: here '0-9' is the text.
 same => n,Set(X=\${FILTER(0-9,CALLERID(num))})
;                             ^^^^^^^^^^^^^ warning invalid-argument-value: 'CALLERID(num)' is plain text to FILTER(): no '\${…}' stands around it.
 same => n,Set(X=\${FILTER(0-9,ARG1)})
;                             ^^^^ warning invalid-argument-value: 'ARG1' is plain text to FILTER(): no '\${…}' stands around it.
 same => n,Set(X=\${FILTER(\${ALLOWED},\${ARG1})})
 same => n,Set(X=\${FILTER(\${ALLOWED},abc)})
 same => n,GotoIf(\${DB_EXISTS(blocked,\${X})}?2)
;                             ^^^^^^^^^^^^ warning invalid-argument-value: DB_EXISTS() takes a family and a key with a '/' between them, which 'blocked,\${X}' has not.
 same => n,Set(X=\${DB(\${FAMILY_AND_KEY})})
 same => n,Set(X=\${DB(blocked\${SLASH}\${X})})
`,
    { only: 'invalid-argument-value' },
  ));

test('what Read is to set, and the time of STRFTIME', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(enter-pin,pin,4)
;                 ^^^^^^^^^ warning invalid-argument-value: 'enter-pin' is taken for the name of a variable.
 same => n,Read(\${pin},beep,4)
;               ^^^^^^ information invalid-argument-value: The variable that Read sets is the one that the value of 'pin' names.
 same => n,Read(\${ARG1},beep,4)
 same => n,Set(x=\${STRFTIME(EPOCH,,%H)})
;                           ^^^^^ information invalid-argument-value: 'EPOCH' is no number, so that STRFTIME() takes the time of now.
 same => n,Set(x=\${STRFTIME(START,,%H)})
;                           ^^^^^ warning invalid-argument-value: 'START' is no number, so that STRFTIME() takes the time of now.
`,
    { only: 'invalid-argument-value' },
  ));

test('a variable of one’s own where the name of one is taken: it may hold a name, and holds the value most often', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(Y=\${CUT(\${queues},^,1)})
;                        ^^^^^^^^^ information invalid-argument-value: CUT() takes the name of a variable, and '\${queues}' is put in with its value.
 same => n,Set(Y=\${CUT(\${varname},^,1)})
 same => n,Set(Y=\${CUT(\${x},^,1)})
 same => n,Set(CONFBRIDGE(usr,admin)=yes)
;                         ^^^ warning invalid-argument-value: CONFBRIDGE() does not know the profile 'usr'.
 same => n,Set(CONFBRIDGE(User,admin)=yes)
`,
    { only },
  ));

test('the type of what Originate starts', () =>
  checkProblems(
    `
[a]
exten => s,1,Originate(PJSIP/1,Playback,hello)
;                              ^^^^^^^^ warning invalid-argument-value: Originate does not know the type 'Playback'.
 same => n,Originate(PJSIP/1,APP,Playback,hello)
 same => n,Originate(PJSIP/1,\${TYPE},Playback,hello)
`,
    { only },
  ));

test('words in the place of other times', () =>
  checkProblems(
    `
[a]
exten => s,1,SayUnixTime(EET-2EEST)
;                        ^^^^^^^^^ warning invalid-argument-value: 'EET-2EEST' is taken for the time of SayUnixTime, which is a number.
 same => n,SayUnixTime(,EET,HM)
 same => n,SayUnixTime(\${EPOCH})
 same => n,Page(SIP/1&SIP/2,i,x)
;                             ^ warning invalid-argument-value: 'x' is taken for the timeout of Page, which is a number.
 same => n,WaitForSilence(500,1,20)
`,
    { only: 'invalid-argument-value' },
  ));

test('a voicemail context in the place of the mailbox, and a status of SIP in that of the cause', () =>
  checkProblems(
    `
[a]
exten => s,1,VoiceMailMain(default)
;                          ^^^^^^^ warning invalid-argument-value: 'default' is taken for the mailbox, and not for a voicemail context.
 same => n,VoiceMailMain(@default)
 same => n,VoiceMail(100@default)
 same => n,Hangup(127)
 same => n,Hangup(403)
;                 ^^^ warning invalid-argument-value: '403' is no cause: their numbers end at 127, and those of SIP are others.
 same => n,Hangup(\${HANGUPCAUSE})
`,
    { only: 'invalid-argument-value' },
  ));

test('properties of the call record, settings and codes of features', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CDR_PROP(userfield)=x)
;                         ^^^^^^^^^ warning invalid-argument-value: CDR_PROP() does not know the property 'userfield'.
 same => n,Set(CDR_PROP(PARTY_A)=1)
 same => n,Set(FEATURE(blindxfer)=#1)
;                      ^^^^^^^^^ warning invalid-argument-value: FEATURE() does not know the setting 'blindxfer'.
 same => n,Set(FEATURE(inherit)=yes)
 same => n,Set(FEATUREMAP(blindxfr)=#1)
;                         ^^^^^^^^ warning invalid-argument-value: FEATUREMAP() does not know the feature 'blindxfr'.
 same => n,Set(FEATUREMAP(blindxfer)=#1)
 same => n,Set(FEATUREMAP(\${WHICH})=#1)
`,
    { only },
  ));

test('a delimiter of several characters, also in a call that stands for a name', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${CUT(FROM,sip:,2)})
;                             ^^^^ warning invalid-argument-value: CUT() divides at one character: of 'sip:' only 's' counts.
 same => n,Set(X=\${CUT(CUT(FROM,"sip:",2),@,1)})
;                               ^^^^^^ warning invalid-argument-value: CUT() divides at one character: of 'sip:' only 's' counts.
 same => n,Set(X=\${FIELDQTY(FROM,and)})
;                                ^^^ warning invalid-argument-value: FIELDQTY() divides at one character: of 'and' only 'a' counts.
 same => n,Set(X=\${CUT(FROM,"@",2)}\${CUT(FROM,\\,,2)}\${CUT(FROM,\\x3b,2)}\${CUT(FROM,--,2)}\${CUT(FROM,\${DELIMITER},2)}\${FIELDQTY(FROM,&)})
`,
    { only },
  ));

test('a word where FILE() takes a number', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${FILE("/tmp/value",,l)})
;                                       ^ warning invalid-argument-value: 'l' is taken for the length of FILE(), which is a number.
 same => n,Set(X=\${FILE(/tmp/value,0,1,l)}\${FILE(/tmp/value,-1)}\${FILE(/tmp/value,\${FROM},\${LENGTH})}\${FILE(/tmp/value)})
`,
    { only },
  ));

test('sounds with an ending, and what is no sound of this machine', () =>
  checkProblems(
    `
[a]
exten => s,1,Playback(welcome&custom/menu.wav)
;                             ^^^^^^^^^^^^^^^ warning invalid-argument-value: A sound is named without its format: 'custom/menu.wav' is looked for with another ending behind '.wav'.
 same => n,Background(/tmp/menu.GSM,n)
;                     ^^^^^^^^^^^^^ warning invalid-argument-value: A sound is named without its format: '/tmp/menu.GSM' is looked for with another ending behind '.GSM'.
 same => n,Playback(https://example.org/a.wav&\${FILE}.wav&a.b&v1.2/menu)
`,
    { only },
  ));

test('the ending of a sound is taken away', () =>
  checkFix('[a]\nexten => s,1,Playback(<|>welcome.wav)\n', '[a]\nexten => s,1,Playback(welcome)\n', { only, safe: false }));

test('texts that are dialled, and telephone numbers where a cause belongs', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(Audio Completo)
;                 ^^^^^^^^^^^^^^ warning invalid-argument-value: 'Audio Completo' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
 same => n,Hangup(6307220)
;                 ^^^^^^^ warning invalid-argument-value: Hangup does not know the cause '6307220'.
 same => n,Hangup(127)
`,
    { only },
  ));

test('a time that a variable says by its name, in the place of Queue’s URL', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(sales,tT,\${QUEUETIMEOUT})
;                           ^^^^^^^^^^^^^^^ warning invalid-argument-value: '\${QUEUETIMEOUT}' is taken for the URL of Queue: the timeout is the fifth argument.
 same => n,Queue(sales,tT,\${URL})
 same => n,Queue(sales,tT,,,\${QUEUETIMEOUT})
`,
    { only },
  ));

test('the file in the place of the ID of a recording', () =>
  checkProblems(
    `
[a]
exten => s,1,MixMonitor(\${NAME}.wav,bi(ID))
 same => n,StopMixMonitor(\${NAME}.wav)
;                         ^^^^^^^^^^^ warning invalid-argument-value: '\${NAME}.wav' is taken for the ID that option 'i' of MixMonitor gives: the recording goes on.
 same => n,StopMixMonitor(/var/spool/asterisk/monitor/\${UNIQUEID})
;                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: '/var/spool/asterisk/monitor/\${UNIQUEID}' is taken for the ID that option 'i' of MixMonitor gives: the recording goes on.
 same => n,StopMixMonitor(\${ID})
 same => n,StopMixMonitor(0x7f0a2c00)
 same => n,StopMixMonitor()
`,
    { only: 'invalid-argument-value' },
  ));

test('a variable that holds further arguments', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100\${DIAL_OPTIONS},D(5))
 same => n,Dial(PJSIP/\${NUMBER},D(5))
;                               ^^^^ warning invalid-argument-value: 'D(5)' is taken for the timeout of Dial, which is a number.
`,
    { only: 'invalid-argument-value' },
  ));

test('options of FAXOPT(), and a comma in the key of a database', () =>
  checkProblems(
    `
[a]
exten => _*7X,1,Set(FAXOPT(stationid)=1)
;                          ^^^^^^^^^ warning invalid-argument-value: FAXOPT() does not know the option 'stationid'.
 same => n,Set(FAXOPT(localstationid)=1)
 same => n,Set(TARGET=\${DB(speed,\${EXTEN:2})})
;                          ^^^^^^^^^^^^^^^^ warning invalid-argument-value: DB() takes a family and a key with a '/' between them, which 'speed,\${EXTEN:2}' has not.
`,
    { only },
  ));

test('a comma in the place of a decimal point', () =>
  checkProblems(
    `
[a]
exten => s,1,Wait(0,5)
;                 ^^^ warning invalid-argument-value: The comma ends the time: this waits for 0 seconds.
 same => n,Wait(1, 5)
;               ^^^^ warning invalid-argument-value: The comma ends the time: this waits for 1 second.
 same => n,Wait(0.5)
 same => n,Wait(\${X},5)
 same => n,WaitExten(5,m)
`,
    { only: 'invalid-argument-value' },
  ));

test('a point for the comma', () =>
  checkFix('[a]\nexten => s,1,Wait(0<|>,5)\n', '[a]\nexten => s,1,Wait(0.5)\n', { only: 'invalid-argument-value', safe: false }));

test('the text of a message in the place of its sender', () =>
  checkProblems(
    `
[a]
exten => s,1,MessageSend(pjsip:100,"We call you back at \${STRFTIME(\${EPOCH},,%H:%M)}")
;                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: '"We call you back at \${STRFTIME(\${EPOCH},,%H:%M)}"' is taken for the sender of MessageSend: the text that is sent is in MESSAGE(body).
 same => n,MessageSend(pjsip:100,"Anna B" <sip:100@pbx>)
 same => n,MessageSend(pjsip:100,\${MESSAGE(from)})
 same => n,MessageSend(pjsip:100,pjsip:200)
`,
    { only: 'invalid-argument-value' },
  ));

test('a comma in front of an option that takes a subroutine with arguments', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100,30,t,U(greet^\${CALLERID(num)})k)
;                                ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: 'U(greet^\${CALLERID(num)})k' is taken for the URL of Dial: options are the third argument.
 same => n,Dial(PJSIP/100,30,t,(www))
 same => n,Dial(PJSIP/100,30,t,\${URL(www)})
 same => n,Dial(PJSIP/100,30,t,http://www.example.org/(a))
`,
    { only },
  ));

test('a filtered number behind the endpoint', () =>
  checkProblems(
    `
[a]
exten => _0X.,1,Dial(PJSIP/trunk/\${FILTER(0-9+,\${EXTEN:1})},60)
;                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: '\${FILTER(0-9+,\${EXTEN:1})}' is no address: behind the endpoint PJSIP takes a SIP URI or the name of an aor.
 same => n,Dial(PJSIP/trunk/\${FILTER(0-9a-z:@.,\${EXTEN:1})},60)
 same => n,Dial(PJSIP/trunk/\${FILTER(0-9,\${AOR})},60)
`,
    { only },
  ));

test('a time zone a comma too far, options behind options, and a channel for a time', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${STRFTIME(\${EPOCH},,Europe/Berlin,%Y)}\${STRFTIME(\${EPOCH},,%d/%m/%Y, %H)})
;                                      ^^^^^^^^^^^^^^ warning invalid-argument-value: 'Europe/Berlin' is taken for the beginning of the format: the time zone is the second argument.
 same => n,SendDTMF(1,PJSIP/100)
;                     ^^^^^^^^^ warning invalid-argument-value: 'PJSIP/100' is taken for a time of SendDTMF: the channel is the fourth argument.
 same => n,SendDTMF(1,250,250,PJSIP/100-0001)
 same => n,Queue(sales,C,tr)
;                        ^^ warning invalid-argument-value: 'tr' is taken for the URL of Queue: options are the second argument.
`,
    { only },
  ));

test('a transfer to a channel', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,BlindTransfer(PJSIP/\${EXTEN})
;                             ^^^^^^^^^^^^^^ warning invalid-argument-value: 'PJSIP/\${EXTEN}' is taken for an extension: channels are for Transfer and Dial.
 same => n,BlindTransfer(\${EXTEN},inside)
 same => n,Transfer(PJSIP/\${EXTEN})
`,
    { only },
  ));

test('a mailbox that is left out', () =>
  checkProblems(`
[a]
exten => 100,1,VoiceMail(@office,u)
;                        ^^^^^^^ warning invalid-argument-value: No mailbox stands in front of '@office', and VoiceMail asks for none: nobody can leave a message.
 same => n,VoiceMailMain(@office)
 same => n,VoiceMail(\${EXTEN}@office)
-- voicemail.conf --
[office]
100 => 4711,Ada
`));

test('the options of VoiceMail in front of the mailbox', () => {
  checkFix('[a]\nexten => s,1,VoiceMail(<|>u100)\n', '[a]\nexten => s,1,VoiceMail(100,u)\n', { only, safe: false });
  checkFix('[a]\nexten => s,1,VoiceMail(<|>b${ARG1}@office,s)\n', '[a]\nexten => s,1,VoiceMail(${ARG1}@office,bs)\n', { only });
  checkFix('[a]\nexten => s,1,VoiceMailMain(<|>default)\n', '[a]\nexten => s,1,VoiceMailMain(@default)\n', { only });
});

test('options in the place of the timeout', () => {
  checkFix('[a]\nexten => s,1,Dial(PJSIP/100,<|>tr)\n', '[a]\nexten => s,1,Dial(PJSIP/100,,tr)\n', { only, safe: false });
  checkNoFix('[a]\nexten => s,1,Dial(PJSIP/100,<|>tr,20)\n', { only });
});

test('Record without the format', () =>
  checkProblems(
    `
[a]
exten => s,1,Record(hello,3,30)
;                   ^^^^^ warning invalid-argument-value: 'hello' says no format: Record knows it by the ending, such as '.wav'.
 same => n,Record(/tmp/note-\${UNIQUEID},3,30)
;                 ^^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: '/tmp/note-\${UNIQUEID}' says no format: Record knows it by the ending, such as '.wav'.
 same => n,Record(hello.wav,3,30)
 same => n,Record(hello:gsm,3,30)
 same => n,Record(note%d:wav,3,30)
 same => n,Record(\${FILE},3,30)
 same => n,Record(/tmp/\${UNIQUEID}.\${FORMAT})
`,
    { only },
  ));

test('the format of SayUnixTime in the place of the time zone', () =>
  checkProblems(
    `
[a]
exten => s,1,SayUnixTime(\${EPOCH},IMp)
;                                 ^^^ warning invalid-argument-value: 'IMp' is taken for the time zone: the format stands behind another comma.
 same => n,SayUnixTime(\${EPOCH},UTC)
 same => n,SayUnixTime(\${EPOCH},,IMp)
 same => n,SayUnixTime(\${EPOCH},Europe/Paris,IMp)
`,
    { only: 'invalid-argument-value' },
  ));

test('settings of conference profiles, and a counter that is put in with its value', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CONFBRIDGE(user,announce_joinleave)=yes)
;                                ^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: CONFBRIDGE(user) has no setting 'announce_joinleave'.
 same => n,Set(CONFBRIDGE(user,template)=guests)
 same => n,Set(CONFBRIDGE(bridge,sound_has_joined)=beep)
 same => n,Set(CONFBRIDGE(menu,5)=toggle_mute)
 same => n,Set(CONFBRIDGE(user,\${SETTING})=yes)
 same => n,Set(MISSES=\${INC(\${MISSES})})
;                           ^^^^^^^^^ information invalid-argument-value: INC() takes the name of a variable, and '\${MISSES}' is put in with its value.
 same => n,Set(MISSES=\${INC(MISSES)})
`,
    { only: 'invalid-argument-value' },
  ));

test('parts, fields, delimiters, times and items of functions that stand in the wrong place or are misspelled', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${CALLERID(num:0:3)} \${CALLERID(num):0:3})
;                             ^^^^^^^ warning invalid-argument-value: ':0:3' belongs behind the ')': here it is part of the item's name, and the value stays whole.
 same => n,Set(Y=\${CUT(X,-,i)}\${CUT(X,-,\${I})}\${CUT(X,-,1-2)})
;                          ^ warning invalid-argument-value: 'i' is taken for the field of CUT(), which is a number.
 same => n,Set(Z=\${CUT(X,\${I})}\${CUT(X,\${HOW},1)})
;                      ^^^^^^ warning invalid-argument-value: CUT() gives nothing without 3 arguments: no delimiter stands behind the name.
 same => n,Set(D=\${STRFTIME(,\${EPOCH},%Y)}\${STRFTIME(\${EPOCH},,%Y)})
;                            ^^^^^^^^ warning invalid-argument-value: '\${EPOCH}' is taken for the time zone: the time is the first argument of STRFTIME().
 same => n,Set(CDR(acountcode)=\${CDR(bilsec)}\${CDR(user_field)}\${CDR(billsec,f)}\${CDR(linkedid)})
;                  ^^^^^^^^^^ warning invalid-argument-value: Nothing fills in CDR(acountcode); the item of Asterisk is 'accountcode'.
;                                    ^^^^^^ warning invalid-argument-value: Nothing fills in CDR(bilsec); the item of Asterisk is 'billsec'.
;                                                  ^^^^^^^^^^ warning invalid-argument-value: Nothing fills in CDR(user_field); the item of Asterisk is 'userfield'.
 same => n,Set(CDR(price)=\${CDR(channels)})
`,
    { only },
  ));

test('devices of Page, a backslash in front of the number, options right behind the timeout, and the time of a Queue', () =>
  checkProblems(
    `
[a]
exten => 1,1,Page(PJSIP/1&2&3,i)
;                         ^ warning invalid-argument-value: '2' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
 same => n,Dial(\${TRUNK}\\\${EXTEN:1},30)
;               ^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: '\${TRUNK}\\\${EXTEN:1}' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
 same => n,Dial(PJSIP/1,25m(calm)tk)
;                         ^^^^^^^^^ warning invalid-argument-value: 'm(calm)tk' is ignored behind the timeout of Dial: a comma belongs in front of options.
 same => n,Queue(sales,t,,60,,,sub)
;                         ^^ warning invalid-argument-value: '60' is taken for the announcement of Queue: the timeout is the fifth argument.
 same => n,Queue(sales,t,,60,300)
`,
    { only },
  ));

test('functions that cannot be set, and a value for a name inside another call', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(PJSIP_HEADERS(X-Queue)=sales)
;                ^^^^^^^^^^^^^ warning invalid-argument-value: PJSIP_HEADERS() can be read, and not be set: nothing happens here.
 same => n,NoOp(\${CUT(CUT(\${CHANNEL},/,2),-,1)} \${CUT(CUT(CHANNEL,/,2),-,1)})
;                         ^^^^^^^^^^ warning invalid-argument-value: CUT() takes the name of a variable, and '\${CHANNEL}' is put in with its value.
 same => n,NoOp(\${CUT(\${DB_KEYS(zone/1)},\\,,1)} \${CUT(DB_KEYS(zone/1),\\,,1)})
;                     ^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: CUT() takes the name of a variable, and '\${DB_KEYS(zone/1)}' is put in with its value.
`,
    { only },
  ));

test('a setting of an endpoint with a slip', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(\${PJSIP_ENDPOINT(100,mailboxs)} \${PJSIP_ENDPOINT(100,mailboxes)} \${PJSIP_ENDPOINT(100,@own)} \${PJSIP_AOR(100,contact)})
;                                      ^^^^^^^^ warning invalid-argument-value: An endpoint of PJSIP has no setting 'mailboxs'.
`,
    { only },
  ));

test('a header that is asked of the function that lists their names', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($["\${PJSIP_HEADERS(read,X-Account)}" != ""]?Hangup())
;                                      ^^^^^^^^^^^^^^ warning invalid-argument-value: PJSIP_HEADERS() lists the headers that begin with 'read,X-Account', and no header does: a value is read with PJSIP_HEADER().
 same => n,Set(N=\${PJSIP_HEADERS(X-)})
 same => n,Dial( тут номер )
;                ^^^^^^^^^ warning invalid-argument-value: 'тут номер' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
`,
    { only: 'invalid-argument-value' },
  ));

test('a database that is asked for no key, an item of a call record in the plural, and a level in short', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(\${DB()}\${DB_DELETE()}\${DB(a/b)})
;                   ^^ warning invalid-argument-value: DB() names no key of the database, and gives nothing.
;                          ^^^^^^^^^ warning invalid-argument-value: DB_DELETE() names no key of the database, and gives nothing.
 same => n,Set(X=\${CDR(billsecs)}\${CDR(channels)})
;                      ^^^^^^^^ warning invalid-argument-value: Nothing fills in CDR(billsecs); the item of Asterisk is 'billsec'.
 same => n,Log(NOTE,over)
;              ^^^^ warning invalid-argument-value: Log does not know the level 'NOTE'.
 same => n,Log(audit,over)
`,
    { only },
  ));

test('the month among hours and seconds, and the minutes in a date', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(A=\${STRFTIME(,,%Y-%m-%d %H:%m:%S)})
;                                           ^^ warning invalid-argument-value: '%m' gives the month, between the hours and the seconds: the minutes are '%M'.
 same => n,Set(B=\${STRFTIME(\${EPOCH},,%Y%M%d-%H%M%S)}\${STRFTIME(\${EPOCH},,%d.%M.%Y)})
;                                       ^^ warning invalid-argument-value: '%M' gives the minutes, in the middle of a date: the month is '%m'.
;                                                                            ^^ warning invalid-argument-value: '%M' gives the minutes, in the middle of a date: the month is '%m'.
 same => n,Set(C=\${STRFTIME(\${EPOCH},,%Y%m%d%H%M%S)}\${STRFTIME(\${EPOCH},,%H-%m-%d)}\${STRFTIME(,,%Y %M %H)})
`,
    { only },
  ));

test('a word that TIMEOUT() takes for another', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${TIMEOUT(recording)})
;                            ^^^^^^^^^ warning invalid-argument-value: TIMEOUT() looks at the first letter alone, and takes 'recording' for 'response'.
 same => n,Set(TIMEOUT(abs)=30)
 same => n,Set(TIMEOUT(Digits)=5)
 same => n,Set(TIMEOUT(respnose)=5)
`,
    { only },
  ));

test('where Originate has no type, its timeout has moved', () =>
  checkProblems(
    `
[a]
exten => s,1,Originate(PJSIP/100,a,s,1,30,a)
;                                ^ warning invalid-argument-value: Originate does not know the type 'a'.
 same => n,Originate(PJSIP/100,exten,a,s,1,soon)
;                                          ^^^^ warning invalid-argument-value: 'soon' is taken for the timeout of Originate, which is a number.
 same => n,Set(DB(calls,\${EXTEN},end)=1)
;                 ^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: DB() takes a family and a key with a '/' between them, which 'calls,\${EXTEN},end' has not.
 same => n,Set(DB(calls/\${EXTEN},end)=1)
`,
    { only },
  ));

test('an extension that Originate lacks', () =>
  checkProblems(
    `
[a]
exten => 1,1,Originate(PJSIP/100,exten,wake,1,30,ab(quiet^s^1))
 same => n,Originate(PJSIP/100,exten,wake,s,1,ab(quiet^s^1))
;                                             ^^^^^^^^^^^^^ warning invalid-argument-value: 'ab(quiet^s^1)' is taken for the timeout of Originate, which is a number.
[wake]
exten => s,1,Answer()
[quiet]
exten => s,1,Return()
`,
    { only },
  ));

test('what RetryDial hands on to Dial', () =>
  checkProblems(
    `
[a]
exten => s,1,RetryDial(wait,5,6,PJSIP/100,td,15)
;                                         ^^ warning invalid-argument-value: 'td' is taken for the timeout of RetryDial, which is a number.
 same => n,RetryDial(wait,5,6,PJSIP/100,15,td)
`,
    { only },
  ));

test('options of Queue and Originate that stand elsewhere', () =>
  checkProblems(
    `
[a]
exten => 1,1,Queue(sales,t,b(before^s^1(1)),,300)
;                          ^^^^^^^^^^^^^^^^ warning invalid-argument-value: 'b(before^s^1(1))' is taken for the URL of Queue: options are the second argument.
 same => n,Queue(sales,t,http://office.lan/call(1)^2,,300)
 same => n,Originate(PJSIP/100,app,Playback,hello,ab(before^s^1(2)))
;                                                 ^^^^^^^^^^^^^^^^^ warning invalid-argument-value: 'ab(before^s^1(2))' is passed over: options are the seventh argument of Originate.
 same => n,Originate(PJSIP/100,app,Playback,hello,,30,ab(before^s^1(2)))
 same => n,Originate(PJSIP/100,app,Playback,hello,30)
[before]
exten => s,1,Return()
`,
    { only },
  ));

test('a word where Asterisk reads a number from a variable', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(QUEUE_PRIO=high)
;                           ^^^^ warning invalid-argument-value: 'high' is no number, which QUEUE_PRIO is.
 same => n,Set(__QUEUE_MAX_PENALTY=none)
;                                  ^^^^ warning invalid-argument-value: 'none' is no number, which QUEUE_MAX_PENALTY is.
 same => n,Set(TIMEOUT(digit)=three)
;                             ^^^^^ warning invalid-argument-value: 'three' is no number, which TIMEOUT(digit) is.
 same => n,Set(TIMEOUT(digit)=2.5)
 same => n,Set(QUEUE_PRIO=\${PRIO})
 same => n,Set(QUEUE_PRIO=)
 same => n,Set(PRIO=high)
 same => n,Queue(sales)
`,
    { only },
  ));

test('a TIMEOUT() the wrong way round', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(TIMEOUT(10)=digit)
;                        ^^ warning invalid-argument-value: TIMEOUT() does not know '10'.
`,
    { only },
  ));

test('a format of STRFTIME() for SayUnixTime', () =>
  checkProblems(
    `
[a]
exten => s,1,SayUnixTime(,,%A %B %e)
;                          ^^^^^^^^ warning invalid-argument-value: '%A %B %e' is a format of STRFTIME(): that of SayUnixTime has letters without '%'.
 same => n,SayUnixTime(,,ABdY)
 same => n,SayUnixTime(,,\${FORMAT})
 same => n,SayUnixTime(,,'digits/at' IMp)
`,
    { only },
  ));

test('digits in front of the dialed number behind an endpoint', () =>
  checkProblems(
    `
[a]
exten => _NXXXXXX,1,Dial(PJSIP/provider/015\${EXTEN},30)
;                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: '015\${EXTEN}' is no address: behind the endpoint PJSIP takes a SIP URI or the name of an aor.
 same => n,Dial(PJSIP/015\${EXTEN}@provider,30)
`,
    { only },
  ));

test('a device that is called twice at once', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1&PJSIP/2&PJSIP/1,20)
;                                 ^^^^^^^ information invalid-argument-value: 'PJSIP/1' stands here twice, and is called twice at once.
 same => n,Dial(PJSIP/1&PJSIP/1@home&\${MORE}&\${MORE},20)
`,
    { only: 'invalid-argument-value' },
  ));
