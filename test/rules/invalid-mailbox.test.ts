/** invalid-mailbox: what counts as a password, and which mailboxes are the same. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'invalid-mailbox';

test('keys of a telephone and what is none', () =>
  checkProblems(
    `
[a]
exten => s,1,VoiceMail(100)
-- voicemail.conf --
[default]
100 => 12#4,Ada
101 => -1234 ,Bob
;           ^ warning invalid-mailbox: The blank is part of the password, which nobody can dial.
102 => secret,Eve,eve@example.com
;      ^^^^^^ warning invalid-mailbox: 'secret' is the password of this mailbox, and nobody can dial it.
103 => XXXX,Mallory
104 => 4711
105 =>
tz=berlin
`,
    { only },
  ));

test('a mailbox is one in its context', () =>
  checkProblems(
    `
[a]
exten => s,1,VoiceMail(100)
-- voicemail.conf --
[zonemessages]
100 => 'vm-received'
[default]
100 => 1,Ada
[office]
100 => 2,Bob
[Default]
100 => 3,Eve
;<^ warning invalid-mailbox: The mailbox '100' stands above already; Asterisk ignores this line.
`,
    { only },
  ));

test('the blank goes', () =>
  checkFix(
    `
[a]
exten => s,1,VoiceMail(100)
-- voicemail.conf --
[default]
100 => 4711<|> ,Ada
`,
    `
[a]
exten => s,1,VoiceMail(100)
-- voicemail.conf --
[default]
100 => 4711,Ada
`,
    { only, title: 'Remove the blank', safe: true },
  ));

test('options that are no such, stand a comma too early, or name no zone', () =>
  checkProblems(
    `
[a]
exten => s,1,VoiceMail(100)
-- voicemail.conf --
[zonemessages]
central = Europe/Berlin|'vm-received' q 'digits/at' R
[default]
100 => 1,Ada,ada@example.com,,attach=yes|tz=central|saycid=no
101 => 1,Bob,bob@example.com,,atach=yes|tz=centrl
;                             ^^^^^ warning invalid-mailbox: A mailbox has no option 'atach'; Asterisk ignores it.
;                                          ^^^^^^ warning invalid-mailbox: No time zone named 'centrl' is in [zonemessages].
102 => 1,Eve,eve@example.com,attach=yes
;                            ^^^^^^^^^^ warning invalid-mailbox: 'attach=yes' is taken for an address: options stand behind the fourth comma.
`,
    { only },
  ));

test('options go behind the fourth comma, unless something follows them', () => {
  const file = (line: string): string => `[a]\nexten => s,1,VoiceMail(102)\n-- voicemail.conf --\n[default]\n${line}\n`;
  checkFix(file('102 => 1,Eve,<|>attach=yes|saycid=no'), file('102 => 1,Eve,,,attach=yes|saycid=no'), { only, safe: true });
  checkFix(file('102 => 1,Eve,eve@example.com,<|>attach=yes'), file('102 => 1,Eve,eve@example.com,,attach=yes'), {
    only,
    safe: true,
  });
  checkNoFix(file('102 => 1,Eve,<|>attach=yes,eve@example.com'), { only });
});

test('what is to be filled in', () =>
  checkProblems(
    `
[a]
exten => s,1,VoiceMail(100)
-- voicemail.conf --
[default]
100 => <your PIN>,Ada
`,
    { only },
  ));
