/** unsafe-dial-argument: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unsafe-dial-argument';

test('the dial string, and not what stands behind it', () =>
  checkProblems(
    `
[a]
exten => _X!,1,Dial(Local/\${EXTEN}@b/n,30,U(sub^\${CALLERID(num)}))
;                         ^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${EXTEN}' in this dial string: it is the dialled number, of which '_X!' leaves the end open.
 same => n,Dial(PJSIP/100,\${EXTEN})
 same => n,RetryDial(busy,5,2,SIP/\${EXTEN:1}@trunk,20)
;                                 ^^^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${EXTEN:1}' in this dial string: it is the dialled number, of which '_X!' leaves the end open.
 same => n,Page(SIP/1&SIP/\${CALLERID(num)})
;                         ^^^^^^^^^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${CALLERID(num)}' in this dial string: it holds the caller ID.
 same => n,Originate(SIP/\${CALLERID(num)},app,Playback,\${EXTEN})
;                        ^^^^^^^^^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${CALLERID(num)}' in this dial string: it holds the caller ID.
 same => n,Playback(\${EXTEN})
`,
    { only },
  ));

test('a part of the number that the pattern fixes', () =>
  checkProblems(
    `
[a]
exten => _9NXX.,1,Dial(SIP/\${EXTEN:0:4}@trunk)
 same => n,Dial(SIP/\${EXTEN:1:3}@trunk)
 same => n,Dial(SIP/\${EXTEN:1:4}@trunk)
;                   ^^^^^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${EXTEN:1:4}' in this dial string: it is the dialled number, of which '_9NXX.' leaves the end open.
exten => _[1-9]XX,1,Dial(SIP/\${EXTEN})
exten => 100,1,Dial(SIP/\${EXTEN})
`,
    { only },
  ));

test('entered with a number that a pattern of fixed length let through', () =>
  checkProblems(
    `
[phones]
exten => _9NXXXXXX,1,Goto(trunk,\${EXTEN:1},1)
[trunk]
exten => _X.,1,Dial(PJSIP/\${EXTEN}@provider)
[open]
exten => _0.,1,Goto(other,\${EXTEN:1},1)
[other]
exten => _X.,1,Dial(PJSIP/\${EXTEN}@provider)
;                         ^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${EXTEN}' in this dial string: it is the dialled number, of which '_X.' leaves the end open.
`,
    { only },
  ));

test('through an argument, filtered before or not', () =>
  checkProblems(
    `
[a]
exten => _0.,1,Gosub(out,s,1(\${EXTEN:1}))
exten => _1.,1,Gosub(safe,s,1(\${FILTER(0-9,\${EXTEN})}))
exten => _2.,1,Set(NUMBER=\${FILTER(0-9,\${EXTEN})})
 same => n,Dial(SIP/\${NUMBER}@trunk)
[out]
exten => s,1,Dial(SIP/\${ARG1}@trunk)
;                     ^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${ARG1}' in this dial string: the dialled number, of which '_0.' leaves the end open → ARG1 of 'out,s,1' (Gosub).
 same => n,Return()
[safe]
exten => s,1,Dial(SIP/\${ARG1}@trunk)
 same => n,Return()
`,
    { only },
  ));

test('guarded', () =>
  checkProblems(
    `
[a]
exten => _X.,1,GotoIf(\${REGEX("^[0-9]+$" \${EXTEN})}?ok)
 same => n,Hangup()
 same => n(ok),Dial(SIP/\${EXTEN}@trunk)
`,
    { only },
  ));

test('filtered', () =>
  checkFix(
    `
[a]
exten => _X.,1,Dial(SIP/\${EXT<|>EN}@trunk)
`,
    `
[a]
exten => _X.,1,Dial(SIP/\${FILTER(0-9A-Za-z+*,\${EXTEN})}@trunk)
`,
    { only, safe: false },
  ));

test('a jump to another extension of the context is no way in, and a telephone that dials there is', () =>
  checkProblems(
    `
[a]
exten => 1,1,Goto(s-\${DIALSTATUS},1)
exten => _9.,1,Dial(SIP/\${EXTEN:1}@trunk)
;                       ^^^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${EXTEN:1}' in this dial string: it is the dialled number, of which '_9.' leaves the end open.
[phones]
exten => 1,1,Goto(phones,\${DB(speed/1)},1)
exten => _X.,1,Dial(SIP/\${EXTEN}@trunk)
;                       ^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${EXTEN}' in this dial string: it is the dialled number, of which '_X.' leaves the end open.
[inside]
exten => 1,1,Goto(inside,\${DB(speed/1)},1)
exten => _X.,1,Dial(SIP/\${EXTEN}@trunk)
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    { only },
  ));

test('a substitution without its end is told by its own rule', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Dial(SIP/\${EXTEN)
`,
    { only },
  ));

test('a pattern that is a mistake says nothing of the numbers', () =>
  checkProblems('[a]\nexten => _6.X,1,Dial(SIP/${EXTEN})\n', { only }));

test('what holds the technology too is not filtered, since its slash would be gone', () => {
  checkNoFix('[a]\nexten => _X.,1,Set(__WHO=${EXTEN})\n same => n,Dial(${WH<|>O})\n');
  checkFix(
    `
[a]
exten => _X.,1,Gosub(ring,s,1(SIP/\${EXTEN}))
[ring]
exten => s,1,Dial(\${AR<|>G1})
 same => n,Return()
`,
    `
[a]
exten => _X.,1,Gosub(ring,s,1(SIP/\${FILTER(0-9A-Za-z+*,\${EXTEN})}))
[ring]
exten => s,1,Dial(\${ARG1})
 same => n,Return()
`,
    { title: "Keep only letters and digits of '${EXTEN}' in ARG1 of 'ring,s,1': FILTER(0-9A-Za-z+*,…)", safe: false },
  );
});

test('what comes in by one way is told where it does harm first, and repaired in all places', () =>
  checkFix(
    `
[a]
exten => _X.,1,Set(number=\${EXTEN:1})
 same => n,Dial(PJSIP/\${nu<|>mber}@one)
 same => n,Dial(PJSIP/\${number}@two)
`,
    `
[a]
exten => _X.,1,Set(number=\${EXTEN:1})
 same => n,Dial(PJSIP/\${FILTER(0-9A-Za-z+*,\${number})}@one)
 same => n,Dial(PJSIP/\${FILTER(0-9A-Za-z+*,\${number})}@two)
`,
    { only },
  ));

test('of IF() either value is kept clean', () =>
  checkFix(
    '[from-trunk]\nexten => _X.,1,Dial(IAX2/a/${IF($["${EXTEN:-1}" = "#"]?<|>${EXTEN:0:-1}:${EXTEN})})\n',
    '[from-trunk]\nexten => _X.,1,Dial(IAX2/a/${FILTER(0-9A-Za-z+*,${IF($["${EXTEN:-1}" = "#"]?${EXTEN:0:-1}:${EXTEN})})})\n',
    { only: 'unsafe-dial-argument' },
  ));

test('a variable that is made of itself is named once', () =>
  checkProblems(
    `
[a]
exten => _9.,1,Set(NUMBER=\${EXTEN:1})
 same => n,ExecIf($[\${LEN(\${NUMBER})} = 10]?Set(NUMBER=0\${NUMBER}))
 same => n,Dial(PJSIP/\${NUMBER}@trunk)
;                     ^^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${NUMBER}' in this dial string: the dialled number, of which '_9.' leaves the end open → NUMBER.
`,
    { only: 'unsafe-dial-argument' },
  ));

test('calls that waited too long in a parking lot come with a name that Asterisk makes', () =>
  checkProblems(
    `
[parkedcallstimeout]
exten => _[0-9a-zA-Z*#].,1,Dial(\${REPLACE(EXTEN,_,/)},30)
[waited]
exten => _X.,1,Dial(PJSIP/\${EXTEN},30)
[inside]
exten => _X.,1,Dial(PJSIP/\${EXTEN},30)
;                         ^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${EXTEN}' in this dial string: it is the dialled number, of which '_X.' leaves the end open.
-- res_parking.conf --
[default]
comebacktoorigin = no
comebackcontext = waited
-- pjsip.conf --
[100]
type = endpoint
context = inside
`,
    { only: 'unsafe-dial-argument' },
  ));

test('a pattern that is a mistake', () =>
  checkProblems(
    `
[a]
exten => _9N.XXXX,1,Gosub(out,s,1(\${EXTEN:1}))
exten => _3X.,1,Dial(PJSIP/\${EXTEN},30)
;                          ^^^^^^^^ warning unsafe-dial-argument: A caller chooses '\${EXTEN}' in this dial string: it is the dialled number, of which '_3X.' leaves the end open.
[out]
exten => s,1,Dial(PJSIP/\${ARG1}@trunk)
 same => n,Return()
`,
    { only },
  ));
