/** unknown-sound: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-sound';

test('letters that are missing, too many or swapped, in each argument that names sounds, and inside another application', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(PIN,vm-pasword&beep)
;                     ^^^^^^^^^^ warning unknown-sound: No sound of Asterisk is named 'vm-pasword'; 'vm-password' is.
 same => n,ExecIf($["\${PIN}" = ""]?Playback(pls-hold-whiel-try))
;                                           ^^^^^^^^^^^^^^^^^^ warning unknown-sound: No sound of Asterisk is named 'pls-hold-whiel-try'; 'pls-hold-while-try' is.
 same => n,Playback(vm.nobodyavail)
;                   ^^^^^^^^^^^^^^ warning unknown-sound: No sound of Asterisk is named 'vm.nobodyavail'; 'vm-nobodyavail' is.
`,
    { only },
  ));

test('the sounds themselves, series, short names, other folders, formats, and what is put together', () =>
  checkProblems(
    `
[a]
exten => s,1,Playback(demo-congrats&tt-weasels&silence/2&silence/4)
 same => n,Playback(vm-intro2&2vm-intro&hello&sory&invalido)
 same => n,Playback(de/vm-goodby&/sounds/vm-goodby&http://a/vm-goodby)
 same => n,Playback(vm-\${WORD}&\${SOUND})
 same => n,AGI(vm-goodby)
 same => n,NoOp(vm-goodby)
`,
    { only },
  ));

test('the name is changed', () =>
  checkFix('[a]\nexten => s,1,Playback(beep&vm-good<|>by)\n', '[a]\nexten => s,1,Playback(beep&vm-goodbye)\n', {
    only,
    safe: false,
  }));
