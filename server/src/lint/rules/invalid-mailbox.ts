/** A line of voicemail.conf makes a mailbox that nobody can open, or none at all. */

import { closest } from '../../base/distance.ts';
import { mailboxOptions } from '../../catalogue/neighbors/neighbor-settings.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { linesOf } from '../../model/layout/category.ts';
import { splitPlain } from '../../syntax/arguments.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { insertion, replacement } from '../../syntax/text-edits.ts';
import type { Finding } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { neighborRule } from '../rule.ts';

export const invalidMailbox = neighborRule(
  {
    name: 'invalid-mailbox',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A mailbox in voicemail.conf has a password that no telephone can dial, an option that Asterisk does not know, or is there twice.',
    why:
      'The password is all that stands between `=>` and the first comma, blanks included, and it is compared with the keys that the caller presses: with `100 => 4711 ,Ada` nobody gets in. ' +
      'A name in the place of the password does the same. Of two mailboxes with one number in one voicemail context the second is ignored. ' +
      'Options such as `attach=yes|tz=berlin` stand behind the fourth comma; what Asterisk does not know there, and a zone that `[zonemessages]` does not have, is ignored without a word. ' +
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
;<^ warning invalid-mailbox: The mailbox '100' stands above already; Asterisk ignores this line.
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
    const zones = zonesOf(dialplan);
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
            message: `The mailbox '${box.text}' stands above already; Asterisk ignores this line.`,
          };
        else {
          const fields = splitPlain(statement.value, ',');
          const [password = statement.value] = fields;
          const options = fields[OPTIONS];
          yield* passwordFlaw(line, password);
          for (const position of addresses) yield* addressFlaw(line, fields, position);
          if (options !== undefined) yield* optionFlaws(line, options, zones);
        }
      }
    }
  },
);

/** What is counted from 0 behind the `=>`: the password, a name, two addresses, and the options. */
const addresses = [2, 3];
const OPTIONS = 4;

/** The names of the time zones; empty where none are written. */
function zonesOf(dialplan: Dialplan): ReadonlySet<string> {
  const sections = dialplan.neighborSections('voicemail.conf').filter(({ name }) => name.toLowerCase() === 'zonemessages');
  const lines = sections.flatMap((section) => linesOf(section));
  return new Set(lines.flatMap(({ statement }) => (statement.kind === 'setting' ? statement.key.text.trim() : [])));
}

/** `100 => 4711,Ada,attach=yes`, where commas are missing in front of the options. */
function* addressFlaw(line: Line, fields: readonly Piece[], position: number): Generator<Finding> {
  const address = fields[position];
  const option = /^\s*(\w+)\s*=/.exec(address?.text ?? '')?.[1];
  if (address === undefined || option === undefined || !mailboxOptions.has(option.toLowerCase())) return;
  yield {
    line,
    span: address.trim().span(),
    message: `'${address.text.trim()}' is taken for an address: options stand behind the fourth comma.`,
    fix: () =>
      position === fields.length - 1
        ? [
            {
              title: 'Put it behind the fourth comma',
              safe: true,
              edits: [insertion(line, address.span().start, ','.repeat(OPTIONS - position))],
            },
          ]
        : [],
  };
}

/** `attach=yes|tz=berlin` */
function* optionFlaws(line: Line, options: Piece, zones: ReadonlySet<string>): Generator<Finding> {
  for (const each of splitPlain(options, '|')) {
    const [key = each, value] = splitPlain(each, '=');
    const name = key.trim();
    if (name.text === '' || value === undefined || each.text.includes('$')) continue;
    const near = mailboxOptions.has(name.text.toLowerCase()) ? undefined : closest(name.text.toLowerCase(), [...mailboxOptions]);
    if (near !== undefined)
      yield {
        line,
        span: name.span(),
        message: `A mailbox has no option '${name.text}'; Asterisk ignores it.`,
        fix: () => [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, name.span(), near)] }],
      };
    const zone = value.trim();
    if (/^tz$/i.test(name.text) && zone.text !== '' && zones.size > 0 && !zones.has(zone.text))
      yield { line, span: zone.span(), message: `No time zone named '${zone.text}' is in [zonemessages].` };
  }
}

function* passwordFlaw(line: Line, password: Piece): Generator<Finding> {
  const { text } = password;
  const trimmed = text.trim();
  // What is not to be seen stands there as X, and what is to be filled in in angle brackets.
  if (/^-?[0-9A-D*#]*$/.test(text) || text.includes('$') || /^x+$|^<.*>$/i.test(trimmed)) return;
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
