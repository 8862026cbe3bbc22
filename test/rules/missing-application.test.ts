/** missing-application: lines that Asterisk takes in with nothing to run. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = ['missing-application', 'missing-priority', 'invalid-priority', 'unknown-application'];

test('hints, dropped lines, and a priority alone', () =>
  checkProblems(
    `
[a]
exten => 100,hint
;            ^^^^ warning missing-application: No device follows the hint; its state never changes.
exten => 100,1
;            ^ error missing-application: No application follows the priority; the call ends here.
 same => n(x),
;        ^^^^ error missing-application: No application follows the priority; the call ends here.
 same => zzz,
;        ^^^ error invalid-priority: 'zzz' is no number, no 'n', no 's' and no label of this extension; Asterisk drops the line.
`,
    { only },
  ));

test('a dot in the place of the comma', () =>
  checkProblems(
    `
[a]
exten => 100,1.Hangup
;            ^^^^^^^^ error missing-application: No application follows the priority; the call ends here.
exten => 101,1.Playback(hello)
;            ^^^^^^^^^^^^^^^^^ error missing-application: No application follows the priority; the call ends here.
`,
    { only: 'missing-application' },
  ));
