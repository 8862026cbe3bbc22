/** Find All References, and the highlights that come from them. */

import { describe, test } from 'node:test';
import { checkHighlights, checkReferences } from '../support/check-places.ts';

describe('references', () => {
  test('a context, from its header and from each of them', () =>
    checkReferences(`
[a]
include => th<|>ere
;          ^^^^^^^^ ref
exten => s,1,Goto(th<|>ere,s,1)
;                 ^^^^^^^^ ref
 same => n,Gosub(there,s,1(a))
;                ^^^^^ ref
 same => n,Set(CHANNEL(hangup_handler_push)=there,s,1)
;                                           ^^^^^ ref
 same => n,Dial(Local/s@there/n,30,U(there^a)b(there^s^1))
;                       ^^^^^ ref
;                                    ^^^^^ ref
;                                              ^^^^^ ref
 same => n,NoOp(\${DIALPLAN_EXISTS(there,s,1)})
;                                 ^^^^^ ref
[th<|>ere]
;^^^^^^^^ def
exten => s,1,Goto(2)
 same => n,Return()
-- queues.conf --
[q]
member => Local/s@th<|>ere/n
;                 ^^^^^^^^ ref
context = there
;         ^^^^^ ref
`));

  test('a context that a variable with one value names', () =>
    checkReferences(`
[globals]
ENDED=call-ended
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=\${ENDED},s,1)
;                                             ^^^^^^^^ ref
[call-en<|>ded]
;^^^^^^^^^^^^^ def
exten => s,1,Return()
`));

  test('a macro', () =>
    checkReferences(`
[a]
exten => s,1,Macro(old,1)
;                  ^^^ ref
 same => n,Dial(PJSIP/1,30,M(old^1))
;                            ^^^ ref
[macro-o<|>ld]
;^^^^^^^^^^^^ def
exten => s,1,NoOp()
`));

  test('an application is meant, and not what it leads to', () =>
    checkReferences(`
[a]
exten => s,1,Go<|>to(b,s,1)
;            ^^^^^^^ ref
 same => n,ExecIf($[1]?Goto(c,s,1))
;                      ^^^^ ref
[b]
exten => s,1,Return()
`));

  test('an application, in whatever case', () =>
    checkReferences(`
[a]
exten => s,1,Pla<|>yback(beep)
;            ^^^^^^^^^^^ ref
 same => n,ExecIf(1?playback(hi))
;                   ^^^^^^^^ ref
 same => n,NoOp(Playback)
-- more.conf --
[b]
exten => s,1,PLAYBACK(beep)
;            ^^^^^^^^ ref
`));

  test('a function, read and written', () =>
    checkReferences(`
[a]
exten => s,1,Set(D<|>B(a/b)=\${DB(c/d)})
;                ^^^^^ ref
;                             ^^ ref
 same => n,NoOp(\${DB_EXISTS(a/b)}\${LEN(\${DB(a/b)})})
;                                        ^^ ref
`));

  test('a sound and a script', () => {
    checkReferences(`
[a]
exten => s,1,Playback(hi&cus<|>tom/hello)
;                        ^^^^^^^^^^^^^^^ ref
 same => n,Background(custom/hello)
;                     ^^^^^^^^^^^^ ref
 same => n,AGI(custom/hello)
 same => n,Playback(custom/hello-world)
`);
    checkReferences(`
[a]
exten => s,1,AGI(sc<|>ore.php,1)
;                ^^^^^^^^^^^^ ref
 same => n,EAGI(score.php)
;               ^^^^^^^^^ ref
`);
  });

  test('an extension: the calls that it answers', () =>
    checkReferences(`
[a]
exten => s,1,Goto(b,1<|>05,1)
;                   ^^^^^^ ref
 same => n,Goto(b,100,1)
 same => n,Dial(Local/109@b/n)
;                     ^^^ ref
 same => n,Goto(b,155,1)
[b]
exten => 100,1,NoOp()
exten => _1<|>0X,1,NoOp()
;        ^^^^^^^ def
 same => n,Goto(1)
exten => _1XX,1,NoOp()
`));

  test('Local channels that name no context', () => {
    checkReferences(`
[a]
exten => s,1,Dial(Local/100/n&Local/100@a,30)
;                       ^^^ ref
[default]
exten => 1<|>00,1,NoOp()
;        ^^^^^^ def
`);
    checkReferences(`
[a]
exten => s,1,Dial(Local/100/n&Local/100@a,30)
;                       ^^^ ref
[def<|>ault]
;^^^^^^^^^^ def
exten => 100,1,NoOp()
`);
  });

  test('the extension s of a routine', () =>
    checkReferences(`
[a]
exten => s,1,Dial(PJSIP/1,30,U(b))
;                              ^ ref
 same => n,Gosub(b,s,1)
;                  ^ ref
[b]
exten => <|>s,1,Return()
;        ^^^^ def
`));

  test('a label', () =>
    checkReferences(`
[a]
exten => s,1,GotoIf($[1]?e<|>nd)
;                        ^^^^^^ ref
 same => n,Goto(2)
 same => n,Goto(4)
;               ^ ref
 same => n(e<|>nd),Return()
;          ^^^^^^ def
exten => t,1,Goto(s,end)
;                   ^^^ ref
exten => i,1,Goto(end)
 same => n(end),NoOp()
[b]
exten => s,1,Gosub(a,s,end(1))
;                      ^^^ ref
`));

  test('a label that is found through an include', () =>
    checkReferences(`
[outer]
include => inner
exten => s,1,NoOp()
 same => n(e<|>nd),NoOp()
;          ^^^^^^ def
[inner]
exten => t,1,Goto(s,end)
;                   ^^^ ref
`));

  test('a template', () =>
    checkReferences(`
[ba<|>se](!)
;^^^^^^^ def
exten => s,1,NoOp()
[one](ba<|>se)
;     ^^^^^^^ ref
[two](other,base)
;           ^^^^ ref
`));

  test('a variable', () =>
    checkReferences(`
[globals]
TRUNK = PJSIP
;<^^^ def
[a]
exten => s,1,Dial(\${TR<|>UNK}/1)
;                   ^^^^^^^^ ref
 same => n,Set(TRUNK=\${CUT(TRUNK,/,1)}\${TRUNKS})
;              ^^^^^ def
;                          ^^^^^ ref
`));

  test('an argument stays within its routine', () =>
    checkReferences(`
[a]
exten => s,1,Gosub(b,s,1(x))
;                        ^ def
 same => n,Gosub(c,s,1(y))
[b]
exten => s,1,NoOp(\${A<|>RG1})
;                   ^^^^^^^ ref
 same => n,Return(\${ARG1})
;                   ^^^^ ref
[c]
exten => s,1,Return(\${ARG1})
`));
});

describe('highlights', () => {
  test('a variable, read and set', () =>
    checkHighlights(`
[a]
exten => s,1,Set(x=1)
;                ^ write
 same => n,NoOp(\${<|>x})
;                 ^^^^ read
`));

  test('a context in its file', () =>
    checkHighlights(`
[a]
exten => s,1,Goto(<|>b,s,1)
;                 ^^^^ read
[b]
;^ write
exten => s,1,NoOp()
-- queues.conf --
[q]
context = b
`));

  test('an application that leads somewhere', () =>
    checkHighlights(`
[a]
exten => s,1,Exec<|>If($[1]?Gosub(b,s,1))
;            ^^^^^^^^^ read
 same => n,ExecIf($[2]?Gosub(b,s,1))
;          ^^^^^^ read
[b]
exten => s,1,Return()
`));

  test('an application in its file', () =>
    checkHighlights(`
[a]
exten => s,1,Ans<|>wer()
;            ^^^^^^^^^ read
 same => n,Answer()
;          ^^^^^^ read
-- more.conf --
[b]
exten => s,1,Answer()
`));
});

describe('names of other files', () => {
  test('a queue, from its header and from a line', () =>
    checkReferences(`
[a]
exten => s,1,Queue(sa<|>les,t)
;                  ^^^^^^^^ ref
 same => n,NoOp(\${QUEUE_MEMBER(sales,free)} sales)
;                              ^^^^^ ref
 same => n,Queue(support)
-- queues.conf --
[sa<|>les]
;^^^^^^^^ def
[support]
`));
  test('a template, and what takes it over', () =>
    checkReferences(`
[a]
exten => s,1,Dial(PJSIP/phone)
-- pjsip.conf --
[ba<|>se](!)
;^^^^^^^ def
type=endpoint
[phone](ba<|>se)
;       ^^^^^^^ ref
[other](nat,base)
;           ^^^^ ref
[nat](!)
`));
  test('an endpoint that is a template too', () =>
    checkReferences(`
[a]
exten => s,1,Dial(PJSIP/phone)
;                       ^^^^^ ref
-- pjsip.conf --
[pho<|>ne]
;^^^^^^^^ def
type=endpoint
[other](phone)
;       ^^^^^ ref
`));
  test('a macro that features.conf names', () =>
    checkReferences(`
[macro-door<|>]
;^^^^^^^^^^^^^ def
exten => s,1,NoOp()
-- features.conf --
[applicationmap]
open => *1,self,Macro,door
;                     ^^^^ ref
`));
  test('a function of func_odbc.conf, read and set', () =>
    checkReferences(`
[a]
exten => s,1,Set(PBX_LA<|>ST(1)=\${PBX_LAST(2)})
;                ^^^^^^^^^^^ ref
;                                 ^^^^^^^^ ref
 same => n,NoOp(\${ODBC_LAST(2)})
-- func_odbc.conf --
[LA<|>ST]
;^^^^^^^ def
prefix=PBX
readsql=SELECT 1
`));
  test('an endpoint, in other files and in a global variable as well', () =>
    checkReferences(`
[globals]
ALL=PJSIP/phone&PJSIP/fax
;         ^^^^^ ref
[a]
exten => s,1,Dial(PJSIP/phone)
;                       ^^^^^ ref
-- pjsip.conf --
[pho<|>ne]
;^^^^^^^^ def
type=endpoint
[addresses]
type=identify
endpoint=pho<|>ne
;        ^^^^^^^^ ref
-- queues.conf --
[sales]
member => PJSIP/phone
;               ^^^^^ ref
`));
  test('a context of mailboxes', () =>
    checkReferences(`
[a]
exten => _1XX,1,VoiceMail(\${EXTEN}@off<|>ice&100@office)
;                                  ^^^^^^^^^ ref
;                                                ^^^^^^ ref
 same => n,VoiceMailMain(@office)
-- voicemail.conf --
[off<|>ice]
;^^^^^^^^^ def
100 => 1,A
-- sip.conf --
[100]
mailbox=100@office,100
;           ^^^^^^ ref
`));
  test('a mailbox, with and without its context', () =>
    checkReferences(`
[a]
exten => s,1,VoiceMail(100@default)
;                      ^^^^^^^^^^^ ref
 same => n,VoiceMailMain(100)
;                        ^^^ ref
 same => n,VoiceMail(100@other)
-- voicemail.conf --
[default]
1<|>00 => 1,A
;<^^^^ def
[other]
100 => 1,B
`));
});

describe('an argument of a call', () => {
  test('where the routine reads it', () =>
    checkReferences(`
[a]
exten => s,1,Gosub(b,s,1(x,<|>17))
;                          ^^^^^ def
[b]
exten => s,1,NoOp(\${ARG1})
 same => n,NoOp(\${ARG2}-\${ARG2:1})
;                 ^^^^ ref
;                         ^^^^ ref
 same => n,Return()
`));
});
