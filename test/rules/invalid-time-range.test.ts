/** invalid-time-range: each field as Asterisk reads it, wherever one can be written. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'invalid-time-range';

const understood = [
  '*,*,*,*',
  '9:00-17:00,mon-fri,*,*',
  '9:0-17:5,MON-Fri,1-31,JAN-dec',
  '22:00-06:00|fri-mon|28-3|nov-feb',
  '12:30,,,',
  '8:00-9:00&13:00- 14:00,1-5,*,1-12,Europe/Berlin',
  ' 9:00,*,*,*',
  '9:00-17:00',
  '*,*, 5,*',
  '9:00am-5:00,*,*,*',
  '12:00pm,*,*,*',
  '\\${HOURS},whatever,32,*',
  '*,\\${DAYS},99,*',
];
for (const times of understood)
  test(`'${times}' is understood`, () =>
    checkProblems(`[a]\nexten => s,1,GotoIfTime(${times.replaceAll('\\', '')}?s,1)\n`, { only }));

const never = 'so that this never matches.';
const wrong: readonly (readonly [times: string, part: string, severity: 'error' | 'warning', message: string, meant?: string])[] =
  [
    ['9:00-24:00,*,*,*', '24:00', 'error', `'24:00' is no time of day, ${never}`, '23:59'],
    ['9-17,*,*,*', '9', 'error', `'9' is no time of day, ${never}`, '9:00'],
    ['9.30-17:00,*,*,*', '9.30', 'error', `'9.30' is no time of day, ${never}`, '9:30'],
    ['9:00-,*,*,*', '9:00-', 'error', `'9:00-' is no time of day, ${never}`],
    ['9:00-17:60&18:00-19:00,*,*,*', '17:60', 'warning', "'17:60' is no time of day; Asterisk leaves it out."],
    [' *,mon,*,*', ' *', 'error', `With the blank ' *' is no time of day, ${never}`, '*'],
    ['*,monday,*,*', 'monday', 'error', `'monday' is no day of the week, they have three letters, ${never}`, 'mon'],
    ['*,0-6,*,*', '0', 'error', `'0' is no day of the week, ${never}`],
    ['*,mon-fri&8,*,*', '8', 'warning', "'8' is no day of the week; Asterisk leaves it out."],
    ['mon-fri,9:00-17:00,*,*', 'mon', 'error', `'mon' is no time of day, ${never}`],
    ['*,*,32,*', '32', 'error', `'32' is no day of the month, ${never}`],
    ['*,*,*,13', '13', 'error', `'13' is no month, ${never}`],
    ['*,*,*,June', 'June', 'error', `'June' is no month, they have three letters, ${never}`, 'jun'],
    ['9:00-5:30 p.m.,*,*,*', '5:30 p.m.', 'warning', "Only '5:30' is read of '5:30 p.m.'.", '17:30'],
    ['12:15am-1:00,*,*,*', '12:15am', 'warning', "Only '12:15' is read of '12:15am'.", '0:15'],
  ];
for (const [times, part, severity, message, meant] of wrong) {
  const line = `exten => s,1,GotoIfTime(${times}?s,1)`;
  const start = line.indexOf(part, line.indexOf('('));
  test(`'${times}' is not understood`, () =>
    checkProblems(
      `[a]\n${line}\n;${' '.repeat(start - 1)}${'^'.repeat(part.length)} ${severity} invalid-time-range: ${message}\n`,
      {
        only,
      },
    ));
  if (meant !== undefined && part !== '9' && meant !== '*')
    test(`'${times}' may have been meant with '${meant}'`, () =>
      checkFix(`[a]\n${line}\n`, `[a]\n${line.slice(0, start)}${meant}${line.slice(start + part.length)}\n`, {
        only,
        title: `Change to '${meant}'`,
        safe: false,
      }));
}

test('in an include, in a function, in another application', () =>
  checkProblems(
    `
[a]
include => a|*|xxx|*|*
;              ^^^ error invalid-time-range: 'xxx' is no day of the week, so that this never matches.
exten => s,1,Set(X=\${IFTIME(*,*,0,*?1:2)})
;                               ^ error invalid-time-range: '0' is no day of the month, so that this never matches.
 same => n,ExecIf($[1]?GotoIfTime(25:00,*,*,*?s,1))
;                                 ^^^^^ error invalid-time-range: '25:00' is no time of day, so that this never matches.
 same => n,EXECIFTIME(*,*,*,0?Hangup())
;                           ^ error invalid-time-range: '0' is no month, so that this never matches.
 same => n,NoOp(GotoIfTime(25:00,*,*,*?s,1))
include => a
`,
    { only },
  ));

test('blanks are told once, and go together', () => {
  checkProblems(
    `
[a]
exten => s,1,GotoIfTime(9:00-17:00, mon-fri , *, *?s,1)
;                                  ^^^^ error invalid-time-range: With the blank ' mon' is no day of the week, so that this never matches.
`,
    { only },
  );
  checkFix(
    '[a]\nexten => s,1,GotoIfTime(9:00-17:00, mon-fri, *, *?s,1)\n',
    '[a]\nexten => s,1,GotoIfTime(9:00-17:00,mon-fri,*,*?s,1)\n',
    { only, title: 'Remove the blanks', safe: false },
  );
});

test('nobody knows which day was meant', () => checkNoFix('[a]\nexten => s,1,GotoIfTime(*,9<|>,*,*?s,1)\n', { only }));

test('blanks around a dash', () =>
  checkFix(
    '[a]\nexten => s,1,GotoIfTime(9:00-17:00,<|>mon - fri,*,*?s,1)\n',
    '[a]\nexten => s,1,GotoIfTime(9:00-17:00,mon-fri,*,*?s,1)\n',
    { only, title: 'Remove the blanks' },
  ));

test('both ends of a range are repaired at once', () =>
  checkFix(
    '[a]\nexten => s,1,GotoIfTime(<|>8.00-18.00,mon-fri,*,*?a,s,1)\n',
    '[a]\nexten => s,1,GotoIfTime(8:00-18:00,mon-fri,*,*?a,s,1)\n',
    { only: 'invalid-time-range', title: "Change to '8:00-18:00'" },
  ));

test('a global variable that holds a range', () =>
  checkProblems(
    `
[globals]
OPEN=6-22,mon-sat,*,*
;    ^ error invalid-time-range: '6' is no time of day, so that this never matches.
LIST=1,2,3,4
RATES=5-10,mon,low,high
[a]
exten => s,1,GotoIfTime(\${OPEN}?b,s,1)
[b]
exten => s,1,Answer()
`,
    { only },
  ));

test('a list in a field of another kind is told once', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIfTime(*,*,sat&sun,*?b,s,1)
;                           ^^^ error invalid-time-range: 'sat' is no day of the month, so that this never matches.
[b]
exten => s,1,Answer()
`,
    { only },
  ));

test('a blank where the comma in front of the days belongs', () =>
  checkFix(
    `
[a]
exten => s,1,GotoIfTime(9:00-15:<|>00 mon-fri,*,*?day)
 same => n(day),Answer()
`,
    `
[a]
exten => s,1,GotoIfTime(9:00-15:00,mon-fri,*,*?day)
 same => n(day),Answer()
`,
    { only, title: "Change to '15:00,mon-fri'", safe: false },
  ));

test('other words behind a time are no field', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIfTime(9:00-15:00 ,mon-fri,*,*?day)
 same => n,GotoIfTime(9:00 - 15:00,mon-fri,*,*?day)
 same => n,GotoIfTime(9:00 *,mon-fri,*?day)
;                     ^^^^^^ warning invalid-time-range: Only '9:00' is read of '9:00 *': a comma is missing behind it.
 same => n(day),Answer()
`,
    { only },
  ));
