/** A setting in [general] that Asterisk does not read. */

import { closest } from '../../base/distance.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement, withoutLine } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { layoutRule } from '../rule.ts';

export const ignoredSetting = layoutRule(
  {
    name: 'ignored-setting',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A setting in the section general is one that Asterisk does not read.',
    why:
      'Asterisk reads a few settings there and passes over all others without a word: a misspelled `autofallthrough` leaves the default. ' +
      'With `priorityjumping=yes` applications such as Dial jumped to the priority 101 further on when they failed; this went with Asterisk 1.6, and what stands at those priorities is never run. Where it is switched off nothing is said.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[general]
static=yes
autofalthrough=no
;<^^^^^^^^^^^^ warning ignored-setting: Asterisk reads no setting 'autofalthrough' here.
priorityjumping=yes
;<^^^^^^^^^^^^^ information ignored-setting: Asterisk has no 'priorityjumping' since 1.6: no application jumps to another priority by itself.
`,
    ],
    valid: [
      `
[general]
static=yes
writeprotect=no
autofallthrough=yes
clearglobalvars=no
extenpatternmatchnew=no
priorityjumping=no
[globals]
autofalthrough=no
`,
    ],
    seeAlso: ['misplaced-extension', 'unknown-keyword'],
  },
  function* ({ settingSections }) {
    for (const { name, fragments } of settingSections) {
      if (name.toLowerCase() !== 'general') continue;
      for (const fragment of fragments)
        for (const line of fragment.lines()) {
          const finding = judge(line);
          if (finding !== undefined) yield finding;
        }
    }
  },
);

/** In small letters; their case does not matter. */
const known: readonly string[] = [
  'static',
  'writeprotect',
  'autofallthrough',
  'clearglobalvars',
  'extenpatternmatchnew',
  'overrideswitch',
  'userscontext',
];

function judge(line: Line): Finding | undefined {
  const { statement } = line;
  if (statement.kind !== 'setting' || isTemplateText(line.text)) return undefined;
  const { key, value } = statement;
  const name = key.text.toLowerCase();
  if (known.includes(name) || name === '') return undefined;
  if (name === 'priorityjumping')
    return /^(?:yes|true|y|t|1|on)$/i.test(value.text)
      ? {
          line,
          span: key.span(),
          message: "Asterisk has no 'priorityjumping' since 1.6: no application jumps to another priority by itself.",
          atMost: 'information',
          fix: () => [removal(line)],
        }
      : undefined;
  const meant = closest(name, known);
  return {
    line,
    span: key.span(),
    message: `Asterisk reads no setting '${key.text}' here.`,
    ...(meant === undefined && { atMost: 'information' as const }),
    fix: (): Fix[] =>
      meant === undefined
        ? [removal(line)]
        : [{ title: `Change to '${meant}'`, safe: false, edits: [replacement(line, key.span(), meant)] }],
  };
}

function removal(line: Line): Fix {
  return { title: 'Remove the setting', safe: false, edits: [withoutLine(line)] };
}
