/** unknown-music-class: names that musiconhold.conf does not have. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-music-class';

test('the default one is always there, case does not matter, a computed name is not judged', () =>
  checkProblems(
    `
[a]
exten => s,1,MusicOnHold(default)
 same => n,MusicOnHold(JAZZ)
 same => n,MusicOnHold(\${X}jazz)
 same => n,MusicOnHold()
 same => n,MusicOnHold(xjazz)
;                      ^^^^^ warning unknown-music-class: No music class named 'xjazz' is in musiconhold.conf.
-- musiconhold.conf --
[jazz]
`,
    { only },
  ));

test('a name that is near', () =>
  checkFix(
    '[a]\nexten => s,1,MusicOnHold(<|>xjazz)\n-- musiconhold.conf --\n[jazz]\n',
    '[a]\nexten => s,1,MusicOnHold(jazz)\n-- musiconhold.conf --\n[jazz]\n',
    { only, title: "Change to 'jazz'", safe: false },
  ));

test('the music of an option', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,20,tm(jaz)T)
;                               ^^^ warning unknown-music-class: No music class named 'jaz' is in musiconhold.conf.
 same => n,Dial(PJSIP/1,20,m(\${CLASS}))
 same => n,WaitExten(5,m(jazz))
 same => n,WaitExten(5,m)
-- musiconhold.conf --
[jazz]
`,
    { only },
  ));

test('the music of all queues together, which Asterisk does not read', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(sales)
-- queues.conf --
[general]
musicclass = jaz
;<^^^^^^^^ information unknown-setting: 'musicclass' is a setting of a queue, and not read here.
[sales]
musicclass = jaz
;            ^^^ warning unknown-music-class: No music class named 'jaz' is in musiconhold.conf.
-- musiconhold.conf --
[jazz]
`,
    { only: [only, 'unknown-setting'] },
  ));

test('one of two that IF() chooses', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(musicclass)=\${IF($["\${ARG1}" = "1"]?jaz:calm)})
;                                                            ^^^ warning unknown-music-class: No music class named 'jaz' is in musiconhold.conf.
 same => n,Set(CHANNEL(musicclass)=\${IF($["\${ARG1}" = "1"]?\${X}:other)})
-- musiconhold.conf --
[jazz]
mode=files
directory=jazz
[calm]
mode=files
directory=calm
`,
    { only },
  ));
