/** lost-return-value: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'lost-return-value';

test('some lines on, behind a label, by a jump, in a condition', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${X}" = ""]?none)
 same => n,Set(GOSUB_RETVAL=\${X})
;              ^^^^^^^^^^^^ warning lost-return-value: The Return behind it has no value, and makes 'GOSUB_RETVAL' empty.
 same => n,NoOp(done)
 same => n,Return
 same => n(none),ExecIf($["\${Y}" = "1"]?Set(GOSUB_RETVAL=\${Y}))
;                                           ^^^^^^^^^^^^ warning lost-return-value: The Return behind it has no value, and makes 'GOSUB_RETVAL' empty.
 same => n(end),Return()
[b]
exten => s,1,Set(GOSUB_RETVAL=1)
;                ^^^^^^^^^^^^ warning lost-return-value: The Return behind it has no value, and makes 'GOSUB_RETVAL' empty.
 same => n,Goto(end)
 same => n,Wait(1)
 same => n(end),Return()
`,
    { only },
  ));

test('a value, another way, a routine between, another variable, nothing', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(GOSUB_RETVAL=1)
 same => n,Return(1)
exten => 2,1,Set(GOSUB_RETVAL=1)
 same => n,GotoIf($["\${X}" = ""]?done)
 same => n,Return()
 same => n(done),Return(\${GOSUB_RETVAL})
exten => 3,1,Set(GOSUB_RETVAL=1)
 same => n,Gosub(a,s,1)
 same => n,Return()
exten => 4,1,Set(RESULT=1)
 same => n,Return()
exten => 5,1,Set(GOSUB_RETVAL=1)
 same => n,Hangup()
exten => 6,1,Set(GOSUB_RETVAL=)
 same => n,Return()
`,
    { only },
  ));

test('given back', () =>
  checkFix(
    '[a]\nexten => s,1,Set(GOSUB_<|>RETVAL=1)\n same => n,Return()\n',
    '[a]\nexten => s,1,Set(GOSUB_RETVAL=1)\n same => n,Return(${GOSUB_RETVAL})\n',
    { only, safe: false },
  ));

test('what is compared with the value: any other Gosub that may lead here, and computed values', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1)
 same => n,NoOp()
 same => n,GotoIf($[\${GOSUB_RETVAL} = 01 | "\${GOSUB_RETVAL}" = "two"]?end)
;                                                              ^^^^^ warning lost-return-value: 'b,s' never returns 'two'.
 same => n(end),GotoIf($["\${GOSUB_RETVAL}" = "two"]?s,1)
 same => n,Gosub(c,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "two"]?s,1)
 same => n,GosubIf($["\${X}" = "1"]?b,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "two"]?s,1)
[b]
exten => s,1,ExecIf($["\${X}" = "1"]?Return(1))
 same => n,Return(2)
[c]
exten => s,1,Return(\${X})
`,
    { only },
  ));

test('an outcome of Dial among what is returned', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Gosub(ring,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "answer"]?end)
;                                       ^^^^^^^^ warning lost-return-value: 'ring,s' never returns 'answer'.
 same => n(end),Hangup()
exten => _2XX,1,Gosub(ring,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "BUSY"]?end)
 same => n(end),Hangup()
exten => _3XX,1,Gosub(lost,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "yes"]?end)
 same => n(end),Hangup()
[ring]
exten => s,1,Dial(PJSIP/1,20,g)
 same => n,GotoIf($["\${DIALSTATUS}" = "ANSWER"]?answered)
 same => n,Return(\${DIALSTATUS})
 same => n(answered),Return(answered)
[lost]
exten => s,1,GotoIf($["\${CALLERID(num)}" = ""]?yes)
 same => n,Return(no)
 same => n(yes),NoOp(yes)
`,
    { only },
  ));

test('a Return that Asterisk drops, or that no call comes to', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(is-open,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "closed"]?end)
 same => n,Gosub(is-known,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "yes"]?end)
 same => n,Gosub(is-known,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "YES"]?end)
;                                       ^^^^^ information lost-return-value: 'is-known,s' never returns 'YES'.
 same => n(end),Hangup()
[is-open]
exten => s,1,GotoIfTime(9:00-17:00,*,*,*?open)
 same => n Return(closed)
 same => n(open),Return(open)
[is-known]
exten => s,1,GotoIf($["\${CALLERID(num)}" = ""]?no:no)
 same => n,Return(yes)
 same => n(no),Return(no)
`,
    { only },
  ));

test('a Return without a value is compared in vain, and told once where several lines read it', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(check,s,1(\${EXTEN}))
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "blocked"]?end)
;                                       ^^^^^^^^^ warning lost-return-value: 'check,s' never returns 'blocked'.
 same => n,Gosub(check,s,1(1))
 same => n,Set(A=\${GOSUB_RETVAL})
;                  ^^^^^^^^^^^^ warning lost-return-value: 'check,s', called right above, returns no value: 'GOSUB_RETVAL' is empty. It is in this file once more.
 same => n,Gosub(check,s,1(2))
 same => n,Set(B=\${GOSUB_RETVAL})
 same => n(end),Hangup()
[check]
exten => s,1,Set(DB(x/\${ARG1})=1)
 same => n,Return()
`,
    { only },
  ));

test('of several extensions the number chooses one, and another may return a value', () =>
  checkProblems(
    `
[a]
exten => _10X,1,Gosub(owner,\${EXTEN},1)
 same => n,Dial(PJSIP/\${GOSUB_RETVAL})
exten => 200,1,Gosub(owner,\${EXTEN},1)
 same => n,Dial(PJSIP/\${GOSUB_RETVAL})
;                       ^^^^^^^^^^^^ warning lost-return-value: 'owner,200', called right above, returns no value: 'GOSUB_RETVAL' is empty.
[owner]
exten => 101,1,Return(anna)
exten => _10X,1,Return()
exten => 200,1,Return()
`,
    { only },
  ));

test('a jump to what was returned', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(ring,s,1)
 same => n,Goto(result-\${GOSUB_RETVAL},1)
;               ^^^^^^^^^^^^^^^^^^^^^^^^ warning lost-return-value: 'ring,s' may return 'engaged', for which there is nothing here.
exten => 2,1,Gosub(ring,s,1)
 same => n,Goto(\${GOSUB_RETVAL})
 same => n(ok),Hangup()
 same => n(engaged),Busy()
exten => 3,1,Gosub(dial,s,1)
 same => n,Goto(result-\${GOSUB_RETVAL},1)
exten => 4,1,Gosub(ring,s,1)
 same => n,Goto(other-\${GOSUB_RETVAL},1)
exten => result-ok,1,Hangup()
exten => result-busy,1,Busy()
[ring]
exten => s,1,Dial(PJSIP/1,20,g)
 same => n,GotoIf($["\${DIALSTATUS}" = "ANSWER"]?ok)
 same => n,Return(engaged)
 same => n(ok),Return(ok)
[dial]
exten => s,1,Dial(PJSIP/1,20,g)
 same => n,Return(\${DIALSTATUS})
`,
    { only },
  ));

test('a Return that IF() gives one of two words', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(known,s,1(\${CALLERID(num)}))
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "blocked"]?end)
;                                       ^^^^^^^^^ warning lost-return-value: 'known,s' never returns 'blocked'.
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "bad"]?end)
 same => n(end),Hangup()
[known]
exten => s,1,ExecIf($["\${ARG1}" = ""]?Return(none))
 same => n,Return(\${IF(\${DB_EXISTS(black/\${ARG1})}?bad:ok)})
[b]
exten => s,1,Return()
`,
    { only },
  ));

test('what an IF() returns, what is handed on, and comparisons within other functions', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(flag,get,1)
 same => n,Playback(\${IF($["\${GOSUB_RETVAL}" = "1"]?activated:de-activated)})
;          ^^^^^^^^ warning lost-return-value: 'flag,get' never returns '1'.
 same => n,Hangup()
exten => 2,1,Gosub(out,s,1)
 same => n,Goto(out-\${GOSUB_RETVAL},1)
;               ^^^^^^^^^^^^^^^^^^^^^ warning lost-return-value: 'out,s' may return 'full', for which there is nothing here.
exten => out-ok,1,Hangup()
exten => out-busy,1,Busy(5)
[flag]
exten => get,1,Return(\${IF($["\${DB(flag)}" = "1"]?on:off)})
[out]
exten => s,1(next),Gosub(try,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "again"]?next)
 same => n,Return(\${GOSUB_RETVAL})
[try]
exten => s,1,Dial(PJSIP/1,20,g)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?busy)
 same => n,GotoIf($["\${DIALSTATUS}" = "CONGESTION"]?full)
 same => n,GotoIf($["\${DIALSTATUS}" = "CHANUNAVAIL"]?again)
 same => n,Return(ok)
 same => n(busy),Return(busy)
 same => n(full),Return(full)
 same => n(again),Return(again)
`,
    { only: 'lost-return-value' },
  ));

test('what Dial is to be told is set in a variable, and not returned', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20,U(screen))
 same => n,Dial(PJSIP/2,20,U(told))
 same => n,Dial(PJSIP/3,20,U(both))
 same => n,Gosub(both,s,1)
[screen]
exten => s,1,Read(KEY,press,1)
 same => n,GotoIf($["\${KEY}" = "1"]?yes)
 same => n,Return(CONTINUE)
;                 ^^^^^^^^ warning lost-return-value: Dial does not read what is returned: GOSUB_RESULT is what tells it 'CONTINUE'.
 same => n(yes),Return(1)
[told]
exten => s,1,Set(GOSUB_RESULT=CONTINUE)
 same => n,Return(CONTINUE)
[both]
exten => s,1,Return(BUSY)
`,
    { only: 'lost-return-value' },
  ));

test('looked for in another variable, where Dial has its own', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(hours,s,1)
 same => n,GotoIf($["\${GOSUB_RESULT}" = "closed"]?end)
;                      ^^^^^^^^^^^^ warning lost-return-value: What 'hours,s' returns is in 'GOSUB_RETVAL', and not in 'GOSUB_RESULT'.
 same => n,Gosub(hours,s,1)
 same => n,GotoIf($["\${RETVAL}" = "closed"]?end)
;                      ^^^^^^ warning lost-return-value: What 'hours,s' returns is in 'GOSUB_RETVAL', and not in 'RETVAL'.
 same => n,Gosub(hours,s,1)
 same => n,GotoIf($["\${RESULT}" = "shut"]?end)
 same => n,Gosub(asked,s,1)
 same => n,GotoIf($["\${ASKED_RESULT}" = "yes"]?end)
 same => n,Dial(PJSIP/100,20,U(answered))
 same => n(end),Hangup()
[hours]
exten => s,1,GotoIfTime(8:00-17:59,mon-fri,*,*?open)
 same => n,Return(closed)
 same => n(open),Return(open)
[asked]
exten => s,1,Set(ASKED_RESULT=yes)
 same => n,Return(yes)
[answered]
exten => s,1,Set(GOSUB_RESULT=CONTINUE)
 same => n,Return()
`,
    { only },
  ));

test('compared in front of the call', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${GOSUB_RETVAL}" = "closed"]?end)
;                        ^^^^^^^^^^^^ warning lost-return-value: No subroutine has returned anything yet: 'GOSUB_RETVAL' is empty here.
 same => n,Gosub(hours,s,1)
 same => n(end),Hangup()
[b]
exten => s,1,Gosub(hours,s,1)
 same => n,NoOp()
 same => n(again),GotoIf($["\${GOSUB_RETVAL}" = "closed"]?end)
 same => n,Gosub(hours,s,1)
 same => n(end),Hangup()
[c]
exten => s,1,NoOp()
 same => n(again),GotoIf($["\${GOSUB_RETVAL}" = "closed"]?end)
 same => n,Gosub(hours,s,1)
 same => n,Goto(again)
 same => n(end),Hangup()
[hours]
exten => s,1,GotoIfTime(8:00-17:59,mon-fri,*,*?open)
 same => n,Return(closed)
 same => n(open),Return(open)
`,
    { only },
  ));

test('functions that give 0 or 1, and a name without its marks', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Gosub(blocked,s,1(\${CALLERID(num)}))
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "yes"]?end)
;                                       ^^^^^ warning lost-return-value: 'blocked,s' never returns 'yes'.
 same => n,Gosub(blocked,s,1(\${CALLERID(num)}))
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "1"]?end)
 same => n,Gosub(plain,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "yes"]?end)
 same => n(end),Hangup()
[blocked]
exten => s,1,GotoIf($["\${ARG1}" = ""]?none)
 same => n,Return(\${DB_EXISTS(blocked/\${ARG1})})
 same => n(none),Return(0)
[plain]
exten => s,1,Gosub(blocked,s,1(100))
 same => n,Return(GOSUB_RETVAL)
`,
    { only },
  ));

test('a word that is jumped away for, and never returned, is told there alone', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(out,s,1)
 same => n,Goto(out-\${GOSUB_RETVAL},1)
exten => out-ok,1,Hangup()
exten => out-busy,1,Busy(5)
[out]
exten => s,1,Gosub(try,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "agian"]?s,1)
;                                       ^^^^^^^ warning lost-return-value: 'try,s' never returns 'agian'.
 same => n,Return(\${GOSUB_RETVAL})
[try]
exten => s,1,GotoIf($["\${DB(x/y)}" = "1"]?ok)
 same => n,GotoIf($["\${DB(x/y)}" = "2"]?again)
 same => n,Return(busy)
 same => n(ok),Return(ok)
 same => n(again),Return(again)
`,
    { only },
  ));

test('read in any line, handed on, and numbers', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(nothing,s,1)
 same => n,SayNumber(\${GOSUB_RETVAL})
;          ^^^^^^^^^ warning lost-return-value: 'nothing,s', called right above, returns no value: 'GOSUB_RETVAL' is empty. It is in this file 2 times more.
exten => 2,1,Gosub(nothing,s,1)
 same => n,Gosub(show,s,1(\${GOSUB_RETVAL}))
exten => 3,1,Gosub(hands-on,s,1)
 same => n,Dial(PJSIP/\${GOSUB_RETVAL})
exten => 4,1,Gosub(show,s,1)
 same => n,Dial(PJSIP/\${GOSUB_RETVAL})
exten => 5,1,Gosub(minutes,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "no"]?end)
;                                       ^^^^ information lost-return-value: 'minutes,s' never returns 'no'.
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "0"]?end)
 same => n(end),Hangup()
exten => 6,1,Gosub(state,s,1)
 same => n,Gosub(say-\${GOSUB_RETVAL},s,1)
;                ^^^^^^^^^^^^^^^^^^^^^^^ warning lost-return-value: 'state,s' may return 'none', for which there is nothing here.
exten => 7,1,Gosub(nothing,s,1)
 same => n,Log(NOTICE,\${GOSUB_RETVAL})
[nothing]
exten => s,1,Set(DB(a/b)=1)
 same => n,Return()
[hands-on]
exten => s,1,Gosub(nothing,s,1)
 same => n,Return(\${GOSUB_RETVAL})
; @arg 1 text What to show.
[show]
exten => s,1,Verbose(1,\${ARG1})
 same => n,Return()
[minutes]
exten => s,1,GotoIf($["\${X}" = ""]?none)
 same => n,Return(\${MATH(\${X}/60,int)})
 same => n(none),Return($[\${Y} + 1])
[state]
exten => s,1,GotoIf($["\${DB(a/state)}" = ""]?none)
 same => n,Return(\${DB(a/state)})
 same => n(none),Return(none)
[say-on]
exten => s,1,Playback(activated)
 same => n,Return()
[say-off]
exten => s,1,Playback(de-activated)
 same => n,Return()
`,
    { only },
  ));

test('taken over where no subroutine has run', () =>
  checkProblems(
    `
[phones]
exten => 1,1,Goto(menu,s,1)
exten => 2,1,Gosub(ask,s,1)
 same => n,Goto(menu,s,again)
exten => 3,1,Gosub(ask,s,1)
 same => n,Goto(other,s,1)
[menu]
exten => s,1,Set(CLIENT=\${GOSUB_RETVAL})
;                         ^^^^^^^^^^^^ warning lost-return-value: No subroutine has returned anything yet: 'GOSUB_RETVAL' is empty here.
 same => n(again),Set(WHO=\${GOSUB_RETVAL})
 same => n,Dial(PJSIP/100,20)
 same => n,Gosub(ask,s,1(\${CLIENT},\${WHO}))
[other]
exten => s,1,Set(CLIENT=\${GOSUB_RETVAL})
 same => n,Dial(PJSIP/100,20)
 same => n,Gosub(ask,s,1(\${CLIENT}))
[ask]
exten => s,1,Return(1)
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only },
  ));

test('a word where digits of Read are returned', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(ask,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "none"]?end)
;                                       ^^^^^^ warning lost-return-value: 'ask,s' never returns 'none'.
 same => n,Gosub(ask,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "12"]?end)
 same => n,Gosub(ask,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "short"]?end)
 same => n,Gosub(named,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "none"]?end)
 same => n(end),Hangup()
[ask]
exten => s,1,Read(NUMBER,number,12)
 same => n,GotoIf($[\${LEN(\${NUMBER})} < 5]?none)
 same => n,Return(\${NUMBER})
 same => n(none),Return(short)
[named]
exten => s,1,Read(KEY,number,12)
 same => n,ExecIf($["\${KEY}" = ""]?Set(KEY=none))
 same => n,Return(\${KEY})
`,
    { only },
  ));

test('other names of what is returned', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(named,s,1)
 same => n,Set(NAME=\${RETVAL})
;                     ^^^^^^ warning lost-return-value: What 'named,s' returns is in 'GOSUB_RETVAL', and not in 'RETVAL'.
 same => n,Gosub(noted,s,1)
 same => n,Set(NAME=\${RETURN_VALUE})
 same => n,Gosub(named,s,1)
 same => n,Set(OTHER=\${RETVALUE})
[b]
exten => s,1,Set(RETVALUE=1)
[named]
exten => s,1,Return(\${DB(names/all)})
[noted]
exten => s,1,Set(DB(noted/all)=1)
 same => n,Return()
`,
    { only },
  ));

test('that the comment of a routine speaks of a value it does not return is told there', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(device,s,1)
 same => n,Dial(\${GOSUB_RETVAL})
; @returns the device to call
[device]
exten => s,1,Set(DB(a/b)=1)
 same => n,Return()
`,
    { only },
  ));

test('the only extension of a context answers whatever is called', () =>
  checkProblems(
    `
[a]
exten => _1X,1,Gosub(ring,\${EXTEN},1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "ANSWERED"]?end)
;                                       ^^^^^^^^^^ warning lost-return-value: 'ring,_X.' never returns 'ANSWERED'.
 same => n,VoiceMail(\${EXTEN})
 same => n(end),Hangup()
exten => _2X,1,Gosub(open,\${EXTEN},1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "yes"]?end)
 same => n(end),Hangup()
[ring]
exten => _X.,1,Dial(PJSIP/\${EXTEN},20)
 same => n,Return(\${DIALSTATUS})
[open]
exten => _20,1,Return(yes)
exten => _2X,1,Return(no)
`,
    { only },
  ));

test('values of which the beginning is known', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(check,s,1(1))
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "no"]?end)
;                                       ^^^^ warning lost-return-value: 'check,s' never returns 'no'.
 same => n,Gosub(check,s,1(2))
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "ok:4"]?end)
 same => n,Gosub(check,s,1(3))
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "0"]?end)
 same => n(end),Hangup()
[check]
exten => s,1,GotoIf($["\${DB(a/\${ARG1})}" = ""]?none)
 same => n,Return(ok:\${DB(a/\${ARG1})})
 same => n(none),Return(0)
`,
    { only: 'lost-return-value' },
  ));
