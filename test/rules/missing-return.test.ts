/** missing-return: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'missing-return';

test('ends that are meant, ends that are not, and paths over other contexts', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(never,s,1)
exten => 2,1,Gosub(menu,s,1)
exten => 3,1,Gosub(wrong,s,1)
exten => 4,1,Gosub(half,s,1)
exten => 5,1,Gosub(loop,s,1)
exten => 6,1,Gosub(busy,s,1)
exten => 7,1,Dial(PJSIP/1,,U(leg))
exten => 8,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
exten => 9,1,Gosub(jump,s,1)
exten => 10,1,Gosub(pieces,s,1)
[never]
exten => s,1,Gosub(bye,s,1)
[bye]
exten => s,1,Playback(bye)
 same => n,Hangup()
[menu]
exten => s,1,BackGround(menu)
 same => n,WaitExten(5)
[wrong]
exten => s,1,Gosub(nowhere-at-all,s,1)
[half]
exten => s,1,GotoIf($["\${X}" = "1"]?yes)
 same => n,Return()
 same => n(yes),Playback(yes)
;               ^^^^^^^^ warning missing-return: The subroutine that begins at 'half,s,1' ends here without Return.
[loop]
exten => s,1,Wait(1)
 same => n,Goto(1)
[busy]
exten => s,1,ExecIf($["\${X}" = "1"]?Return())
 same => n,Busy()
[leg]
exten => s,1,Playback(beep)
;            ^^^^^^^^ warning missing-return: The subroutine that begins at 'leg,s,1' ends here without Return.
[ended]
exten => s,1,GotoIf($["\${X}" = ""]?end)
 same => n,Set(DB(a/b)=\${EPOCH})
 same => n(end),NoOp(over)
;               ^^^^ warning missing-return: The hangup handler that begins at 'ended,s,1' ends here without Return.
[jump]
exten => s,1,Goto(menu,s,1)
[pieces]
include => rest
exten => s,1,NoOp()
[rest]
exten => s,2,Verbose(here)
exten => s,3,Return()
`,
    { only },
  ));

test('a context that nobody calls may end as it likes', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(b,s,1)
[b]
exten => s,1,Playback(hello)
`,
    { only },
  ));

test('the fix writes Return behind the last line, with a number where the lines have numbers', () =>
  checkFix(
    `
[a]
exten => s,1,Gosub(sub,s,1)
 same => n,Hangup()
[sub]
exten => s,1,NoOp()
exten => s,2,Play<|>back(hello)
`,
    `
[a]
exten => s,1,Gosub(sub,s,1)
 same => n,Hangup()
[sub]
exten => s,1,NoOp()
exten => s,2,Playback(hello)
exten => s,3,Return()
`,
    { only },
  ));

test('a subroutine of every construct', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(x,s,1)
exten => 2,1,Set(CHANNEL(hangup_handler_push)=hh,s,1)
exten => 3,1,Dial(PJSIP/1,,U(u))
exten => 4,1,Queue(q,,,,,,qg)
exten => 5,1,Dial(PJSIP/1,,b(pre^s^1)B(prb^s^1))
exten => 6,1,Gosub(local)
 same => n,Hangup()
 same => n(local),NoOp(end)
;                 ^^^^ warning missing-return: The subroutine that begins at 'a,6,local' ends here without Return.
[x]
exten => s,1,NoOp(x)
 same => n,GotoIf($[1]?y:z)
 same => n(y),Return()
 same => n(z),Verbose(z)
;             ^^^^^^^ warning missing-return: The subroutine that begins at 'x,s,1' ends here without Return.
[hh]
exten => s,1,Set(DB(a/b)=1)
;            ^^^ warning missing-return: The hangup handler that begins at 'hh,s,1' ends here without Return.
[u]
exten => s,1,Playback(x)
;            ^^^^^^^^ warning missing-return: The subroutine that begins at 'u,s,1' ends here without Return.
[qg]
exten => s,1,Playback(x)
;            ^^^^^^^^ warning missing-return: The subroutine that begins at 'qg,s,1' ends here without Return.
[pre]
exten => s,1,Set(A=1)
;            ^^^ warning missing-return: The subroutine that begins at 'pre,s,1' ends here without Return.
[prb]
exten => s,1,GotoIf($[1]?e)
 same => n,Return
 same => n(e),NoOp
;             ^^^^ warning missing-return: The subroutine that begins at 'prb,s,1' ends here without Return.
`,
    { only },
  ));

test('ends that are no ends', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(x,s,1)
 same => n,Gosub(y,s,1)
 same => n,Gosub(z,s,1)
 same => n,Gosub(w,s,1)
 same => n,Gosub(v,s,1)
 same => n,Gosub(u,s,1)
 same => n,Gosub(t,100,1)
 same => n,Set(CHANNEL(hangup_handler_push)=hh,s,1)
[x]
exten => s,1,Goto(x2,s,1)
[x2]
exten => s,1,Return()
[y]
exten => s,1,GotoIf($[1]?a:b)
 same => n(a),Return(1)
 same => n(b),Hangup()
[z]
exten => s,1,Dial(PJSIP/1,20)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,Return()
exten => _s-.,1,Return()
[w]
exten => s,1,ExecIf($[1]?Return(a):Return(b))
[v]
exten => s,1,Macro(abc)
 same => n,Return
[macro-abc]
exten => s,1,NoOp
[u]
exten => s,1,Stasis(app)
 same => n,Return
[t]
exten => _X.,1,NoOp
exten => _X.,n,Return
[hh]
exten => s,1,Gosub(x2,s,1)
 same => n,Goto(x2,s,1)
`,
    { only },
  ));

test('a call that is wrong is a problem of its own', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1)
 same => n,Hangup()
[b]
exten => s,1,Gosub(Gosub(c,s,1))
[c]
exten => s,1,Gosub("b,s,1")
[d]
exten => s,1,Gosub(c,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=b,s,1)
`,
    { only },
  ));

test('a loop that is written to go on for ever has no end to run off', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(listen,s,1)
 same => n,Gosub(leave,s,1)
[listen]
exten => s,1,While($[1])
 same => n,Wait(1)
 same => n,EndWhile()
[leave]
exten => s,1,While(1)
 same => n,Wait(1)
 same => n,ExecIf($[\${X}]?ExitWhile())
;          ^^^^^^ warning missing-return: The subroutine that begins at 'leave,s,1' ends here without Return.
 same => n,EndWhile()
`,
    { only },
  ));

test('routines that other files name', () =>
  checkProblems(
    `
[feature]
exten => s,1,NoOp()
;            ^^^^ warning missing-return: The subroutine that begins at 'feature,s,1' ends here without Return.
[answered]
exten => s,1,Set(X=1)
;            ^^^ warning missing-return: The subroutine that begins at 'answered,s,1' ends here without Return.
[members]
exten => s,1,Answer()
-- features.conf --
[applicationmap]
mark => *9,self,Gosub,"feature,s,1"
-- queues.conf --
[q]
membergosub=answered
member => Local/s@members/n
`,
    { only },
  ));

test('a call ends at an application that is not there', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1)
 same => n,Gosub(c,s,1)
 same => n,Gosub(d,s,1)
[b]
exten => s,1,Answer()
 same => n,Retrun()
[c]
exten => s,1,Rpt(2000)
;            ^^^ warning missing-return: The subroutine that begins at 'c,s,1' ends here without Return.
[d]
exten => s,1,SetVar(X=1)
;            ^^^^^^ warning missing-return: The subroutine that begins at 'd,s,1' ends here without Return.
`,
    { only },
  ));

test('a line that was to follow, and that Asterisk drops, is the mistake', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1)
 same => n,Gosub(c,s,1)
 same => n,Gosub(d,s,1)
[b]
exten => s,1,Answer()
; a comment
 saem => n,Return()
[c]
exten => s,1,Answer()
 same => n(done,Return()
[d]
exten => s,1,Answer()
;            ^^^^^^ warning missing-return: The subroutine that begins at 'd,s,1' ends here without Return.

[e]
exten => s,Answer()
`,
    { only },
  ));

test('a label that was taken for the application is told itself', () =>
  checkProblems('[a]\nexten => s,1,Gosub(b,s,1)\n[b]\nexten => s,1,Answer()\n same => n,(done),Return()\n', { only }));

test('a loop at the end is told where it ends, and so is repaired', () => {
  checkProblems(
    `
[a]
exten => s,1,Gosub(sub,s,1)
 same => n,Hangup()
[sub]
exten => s,1,While($[\${i} < 3])
 same => n,Set(i=$[\${i} + 1])
 same => n,EndWhile()
;          ^^^^^^^^ warning missing-return: The subroutine that begins at 'sub,s,1' ends here without Return.
`,
    { only },
  );
  checkFix(
    '[a]\nexten => s,1,Gosub(b,s,1)\n same => n,Hangup()\n[b]\nexten => s,1,While($[${i} < 3])\n same => n,End<|>While()\n',
    '[a]\nexten => s,1,Gosub(b,s,1)\n same => n,Hangup()\n[b]\nexten => s,1,While($[${i} < 3])\n same => n,EndWhile()\n same => n,Return()\n',
    { only },
  );
});

test('music that plays until the caller hangs up', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(wait,s,1)
exten => 2,1,Gosub(hold,s,1)
[wait]
exten => s,1,MusicOnHold()
[hold]
exten => s,1,MusicOnHold(default,30)
;            ^^^^^^^^^^^ warning missing-return: The subroutine that begins at 'hold,s,1' ends here without Return.
`,
    { only },
  ));

test('a subroutine for each outcome, the name of which is computed', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Gosub(sub-status,s-\${DIALSTATUS},1)
[sub-status]
exten => _s-.,1,VoiceMail(100)
;               ^^^^^^^^^ warning missing-return: The subroutine that begins at 'sub-status,s-CHANUNAVAIL,1' ends here without Return.
exten => s-BUSY,1,VoiceMail(100,b)
 same => n,Return()
exten => s-NOANSWER,1,VoiceMail(100,u)
;                     ^^^^^^^^^ warning missing-return: The subroutine that begins at 'sub-status,s-NOANSWER,1' ends here without Return.
exten => other,1,NoOp()
`,
    { only },
  ));

test('where lines follow behind a gap nothing is added', () =>
  checkNoFix(
    '[a]\nexten => 1,1,Gosub(sub,s-in,1)\n[sub]\nexten => s-in,1,GotoIf(${X}?4)\nexten => s-in,n,Play<|>back(beep)\nexten => s-in,4,Return()\n',
    { only },
  ));

test('the pattern for the other outcomes of a queue', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(q)
 same => n,Gosub(after,s-\${QUEUESTATUS},1)
[after]
exten => s-TIMEOUT,1,Return()
exten => _s-.,1,NoOp()
;               ^^^^ warning missing-return: The subroutine that begins at 'after,s-UNKNOWN,1' ends here without Return.
`,
    { only },
  ));

test('a routine that goes by nothing but an outcome', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20)
 same => n,Gosub(failed,\${DIALSTATUS},1)
 same => n,Hangup()
[failed]
exten => BUSY,1,Playtones(busy)
;               ^^^^^^^^^ warning missing-return: The subroutine that begins at 'failed,BUSY,1' ends here without Return.
exten => SOMETHING,1,Playtones(busy)
exten => _[A-Z].,1,Return()
`,
    { only },
  ));

test('a macro at the end that never comes back', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(pause,s,1)
 same => n,Gosub(resume,s,1)
 same => n,Hangup()
[pause]
exten => s,1,Playback(beep)
 same => n,Macro(hangupcall)
[resume]
exten => s,1,Playback(beep)
 same => n,Macro(tell)
;          ^^^^^ warning missing-return: The subroutine that begins at 'resume,s,1' ends here without Return.
[macro-hangupcall]
exten => s,1,GotoIf($["\${A}" = ""]?end)
 same => n,NoOp(\${A})
 same => n(end),Hangup()
 same => n,MacroExit()
[macro-tell]
exten => s,1,Playback(beep)
`,
    { only },
  ));

test('a slip in the name of the line below, told of that line, and an extension of its own there', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(sub,s,1)
 same => n,Gosub(counted,s,1)
 same => n,Gosub(other,s,1)
[sub]
exten => s,1,NoOp()
exten => ss,n,Return()
[counted]
exten => s,1,NoOp()
exten => ss,2,Return()
[other]
exten => s,1,NoOp()
;            ^^^^ warning missing-return: The subroutine that begins at 'other,s,1' ends here without Return.
exten => t,1,Return()
`,
    { only },
  ));

test('the line with the last label and Return is missing', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(note,s,1)
 same => n,Hangup()
[note]
exten => s,1,GotoIf($["\${X}" = ""]?end)
;                                  ^^^ error unknown-label: The extension 's' of the context 'note' has no label 'end'.
 same => n,Verbose(1,\${X})
`,
    { only: [only, 'unknown-label'] },
  ));

test('what a pattern goes on with is not what stands behind the extension of one of its numbers', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(b,s,1(\${DIALSTATUS}))
[b]
exten => s,1,Goto(s-\${ARG1},1)
exten => s-BUSY,1,Playback(busy)
 same => n,Return()
exten => _s-.,1,Playback(other)
;               ^^^^^^^^ warning missing-return: The subroutine that begins at 'b,s,1' ends here without Return.
`,
    { only: 'missing-return' },
  ));

test('a routine whose context is computed where it is called', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(carrier-\${GW},s,1(\${EXTEN}))
[carrier-north]
exten => s,1,GotoIf($["\${ARG1}" = ""]?none)
 same => n,Dial(PJSIP/\${ARG1}@north)
 same => n,Return()
 same => n(none),Playback(invalid)
;                ^^^^^^^^ warning missing-return: The subroutine that begins at 'carrier-north,s,1' ends here without Return.
[carrier-south]
exten => s,1,Dial(PJSIP/\${ARG1}@south)
`,
    { only: 'missing-return' },
  ));

test('the line is written as those above it, behind a comment of the last one', () => {
  checkFix(
    `
[a]
exten => s,1,Gosub(b,s,1)
exten => s,n,Hangup()
[b]
exten => s,1,NoOp(one)
exten => s,n,No<|>op(two) ; the end
`,
    `
[a]
exten => s,1,Gosub(b,s,1)
exten => s,n,Hangup()
[b]
exten => s,1,NoOp(one)
exten => s,n,Noop(two) ; the end
exten => s,n,Return()
`,
    { only },
  );
  checkFix(
    `
[a]
exten => s,1,Gosub(b,s,1)
	same = n,Hangup()
[b]
exten = s,1,No<|>Op(one) ; a comment
`,
    `
[a]
exten => s,1,Gosub(b,s,1)
	same = n,Hangup()
[b]
exten = s,1,NoOp(one) ; a comment
	same = n,Return()
`,
    { only },
  );
});

test('the routines of several patterns that one number after the other enters', () =>
  checkProblems(
    `
[out]
exten => _+X.,1,Gosub(tariff,\${EXTEN},1)
 same => n,Dial(PJSIP/\${EXTEN}@carrier)
[tariff]
exten => _+49.,1,Return(1)
exten => _+4[0-8].,1,NoOp(europe)
;                    ^^^^ warning missing-return: The subroutine that begins at 'tariff,_+4[0-8].,1' ends here without Return.
exten => _+X!,1,Return(3)
exten => _0X.,1,NoOp(nobody dials this)
exten => s,1,NoOp()
`,
    { only },
  ));

test('a handler that a device brings along', () =>
  checkProblems(
    `
[a]
exten => 1,1,Hangup()
[gone]
exten => s,1,Set(DB(last/call)=\${EPOCH})
;            ^^^ warning missing-return: The hangup handler that begins at 'gone,s,1' ends here without Return.
[heard]
exten => s,1,Playback(bye)
;            ^^^^^^^^ warning media-after-hangup: The channel has hung up: nobody hears this.
 same => n,Return()
-- pjsip.conf --
[1]
type=endpoint
context=a
set_var=CHANNEL(hangup_handler_push)=gone,s,1
set_var=CHANNEL(hangup_handler_push)=heard,s,1
`,
    { only: ['missing-return', 'media-after-hangup'] },
  ));

test('an extension of the outcome that a routine goes on in', () =>
  checkProblems(
    `
[phones]
exten => _1XX,1,Gosub(ring,s,1(\${EXTEN}))
 same => n,Hangup()
[ring]
exten => s,1,Dial(PJSIP/\${ARG1},20)
 same => n,Goto(\${DIALSTATUS},1)
exten => BUSY,1,Busy(3)
 same => n,Return()
exten => NOANSWER,1,VoiceMail(\${ARG1}@office,u)
;                   ^^^^^^^^^ warning missing-return: The subroutine that begins at 'ring,s,1' ends here without Return.
exten => _[A-Z].,1,Return()
`,
    { only },
  ));

test('what a variable with one value names', () =>
  checkProblems(
    `
[globals]
ENDED=call-ended
[a]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=\${ENDED},s,1)
 same => n,Set(KIND=shop)
 same => n,Gosub(open-\${KIND},s,1)
 same => n,Hangup()
[call-ended]
exten => s,1,Playback(bye)
;            ^^^^^^^^ warning media-after-hangup: The channel has hung up: nobody hears this.
 same => n,Set(DB(last/call)=\${EPOCH})
;          ^^^ warning missing-return: The hangup handler that begins at 'call-ended,s,1' ends here without Return.
[open-shop]
exten => s,1,Set(DB(open/shop)=1)
;            ^^^ warning missing-return: The subroutine that begins at 'open-shop,s,1' ends here without Return.
`,
    { only: ['missing-return', 'media-after-hangup'] },
  ));

test('the context of an outcome is meant even where it never returns', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20)
 same => n,Gosub(after-\${DIALSTATUS},s,1)
[after-BUSY]
exten => s,1,NoOp(busy)
;            ^^^^ warning missing-return: The subroutine that begins at 'after-BUSY,s,1' ends here without Return.
[after-hours]
exten => s,1,NoOp(closed)
`,
    { only },
  ));

test('a handler that ends in Hangup, and a routine that live channels end with', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=both,s,1)
 same => n,Dial(PJSIP/100,20,U(refused))
 same => n,Goto(both,s,1)
[ended]
exten => s,1,Log(NOTICE,over)
 same => n,Hangup()
;          ^^^^^^ information missing-return: A hangup handler ends by Return: the channel has hung up, and Asterisk warns of an 'Abnormal exit'.
[both]
exten => s,1,Log(NOTICE,over)
 same => n,Hangup()
[refused]
exten => s,1,Hangup()
`,
    { only },
  ));

test('a routine whose name is computed, beside others that return, and the labels of outcomes', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(say-\${STATE},s,1)
 same => n,Gosub(menu-\${STATE},s,1)
 same => n,Gosub(after,s,\${DIALSTATUS})
[say-clean]
exten => s,1,Playback(activated)
 same => n,Return()
[say-dirty]
exten => s,1,Playback(de-activated)
;            ^^^^^^^^ warning missing-return: The subroutine that begins at 'say-dirty,s,1' ends here without Return.
[menu-day]
exten => s,1,BackGround(menu)
[menu-night]
exten => s,1,BackGround(menu)
[after]
exten => s,1,Goto(ANSWER)
 same => n(BUSY),Playback(beep)
 same => n(ANSWER),NoOp(done)
;                  ^^^^ warning missing-return: The subroutine that begins at 'after,s,BUSY' ends here without Return.
`,
    { only },
  ));

test('an extension that an argument names', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(record,s,1(in,\${EXTEN}))
 same => n,Gosub(record,s,1(out,\${EXTEN}))
 same => n,Gosub(record,s,1(\${WAY},\${EXTEN}))
[record]
exten => s,1,Set(LOCAL(file)=\${ARG2})
 same => n,Goto(\${ARG1},1)
exten => in,1,MixMonitor(in-\${file}.wav)
 same => n,Return()
exten => out,1,MixMonitor(out-\${file}.wav)
;              ^^^^^^^^^^ warning missing-return: The subroutine that begins at 'record,out,1' ends here without Return.
exten => idle,1,MixMonitor(idle-\${file}.wav)
`,
    { only },
  ));

test('StackPop with nothing behind it', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(try,s,1)
 same => n,Gosub(leave,s,1)
 same => n,Hangup()
[try]
exten => s,1,GotoIf($[\${RAND(0,1)}]?done)
 same => n,Return(0)
 same => n(done),StackPop()
;                ^^^^^^^^ warning missing-return: The subroutine that begins at 'try,s,1' ends here without Return.
[leave]
exten => s,1,StackPop()
 same => n,Goto(a,2,1)
`,
    { only },
  ));
