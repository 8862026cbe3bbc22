/** A line of voicemail.conf makes a mailbox that nobody can open, or none at all. */

import type { Dialplan } from '../../model/dialplan.ts';
import { linesOf } from '../../model/layout.ts';
import { splitPlain } from '../../syntax/arguments.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { neighborRule } from '../rule.ts';

export const invalidMailbox = neighborRule(
  {
    name: 'invalid-mailbox',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A mailbox in voicemail.conf has a password that no telephone can dial, or is there twice.',
    why:
      'The password is all that stands between `=>` and the first comma, blanks included, and it is compared with the keys that the caller presses: with `100 => 4711 ,Ada` nobody gets in. ' +
      'A name in the place of the password does the same. Of two mailboxes with one number in one voicemail context the second is passed over. ' +
      'A `-` in front keeps the owner from changing the password.',
    evidence: 'apps/app_voicemail.c `append_mailbox`, `vm_authenticate`, `find_or_create` ("Ignoring duplicated mailbox")',
    invalid: [
      `
[a]
exten => s,1,VoiceMail(100)
-- voicemail.conf --
[default]
100 => 4711 ,Ada
;          ^ warning invalid-mailbox: The blank is part of the password, which nobody can dial.
101 => Bob
;      ^^^ warning invalid-mailbox: 'Bob' is the password of this mailbox, and nobody can dial it.
100 => 4712,Eve
;<^ warning invalid-mailbox: The mailbox '100' stands above already; Asterisk passes over this line.
`,
    ],
    valid: [
      `
[a]
exten => s,1,VoiceMail(100)
-- voicemail.conf --
[general]
format = wav
[zonemessages]
berlin = Europe/Berlin|'vm-received' Q 'digits/at' kM
[default]
100 => 4711,Ada,ada@example.com
101 => -4711,Bob
102 => ,Eve
[office]
100 => 4711, Ada
`,
    ],
    seeAlso: ['unknown-mailbox'],
  },
  function* (file: ConfigFile, dialplan: Dialplan): Generator<Finding> {
    if (dialplan.neighborName(file) !== 'voicemail.conf') return;
    const boxes = new Set<string>();
    for (const category of dialplan.neighborSections('voicemail.conf')) {
      const context = category.name.toLowerCase();
      if (category.isTemplate || context === 'general' || context === 'zonemessages') continue;
      for (const line of linesOf(category)) {
        const { statement } = line;
        // What another file holds does not bring this file here again.
        if (statement.kind !== 'setting' || line.file !== file) continue;
        const box = statement.key.trim();
        // Settings of a section that is no context of mailboxes have names.
        if (!/^\d+$/.test(box.text)) continue;
        const key = `${box.text}@${context}`;
        const isSecond = boxes.has(key);
        boxes.add(key);
        if (isTemplateText(line.text)) continue;
        if (isSecond)
          yield {
            line,
            span: box.span(),
            message: `The mailbox '${box.text}' stands above already; Asterisk passes over this line.`,
          };
        else yield* passwordFlaw(line, splitPlain(statement.value, ',')[0] ?? statement.value);
      }
    }
  },
);

function* passwordFlaw(line: Line, password: Piece): Generator<Finding> {
  const { text } = password;
  const trimmed = text.trim();
  // What is not to be seen stands there as X.
  if (/^-?[0-9A-D*#]*$/.test(text) || text.includes('$') || /^x+$/i.test(trimmed)) return;
  if (/^-?[0-9A-D*#]+$/.test(trimmed)) {
    const span = text.startsWith(trimmed) ? password.span(trimmed.length) : password.span(0, text.indexOf(trimmed));
    yield {
      line,
      span,
      message: 'The blank is part of the password, which nobody can dial.',
      fix: () => [{ title: 'Remove the blank', safe: true, edits: [replacement(line, span, '')] }],
    };
  } else if (trimmed !== '')
    yield {
      line,
      span: password.trim().span(),
      message: `'${trimmed}' is the password of this mailbox, and nobody can dial it.`,
    };
}
