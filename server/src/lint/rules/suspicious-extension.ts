/** The name of an extension holds a sign that belongs to something else. */

import type { Context } from '../../model/contexts/context.ts';
import { usesOfExtensions } from '../../model/names/uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import { compileName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import { insertion, replacement } from '../../syntax/text-edits.ts';
import { gathered } from '../contexts/gathered.ts';
import type { Fix } from '../finding.ts';
import { namePieces, type ExtensionName, renamed } from '../loading/extension-names.ts';
import { contextRule } from '../rule.ts';

export const suspiciousExtension = contextRule(
  {
    name: 'suspicious-extension',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The name of an extension holds a sign that nobody dials.',
    why:
      'Behind `exten` stands `=` or `=>`, and the name begins right there: `exten ==> 100,1,…` makes an extension `=>100`, and `exten = > 100,1,…` one named `>100`, which no call comes to. ' +
      'Quotation marks and brackets around a name are part of it as well, and so is a label behind it: `exten => s(open),n,…` makes an extension `s(open)`.',
    evidence: 'main/config.c `process_text_line`, pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[a]
exten ==> 100,1,Answer()
;      ^^^^^^ warning suspicious-extension: The name of this extension begins with '=>', and nobody dials that.
exten => "200",1,Answer()
;        ^^^^^ warning suspicious-extension: The name of this extension begins with '"', and nobody dials that.
exten => s,1,GotoIfTime(8:00-16:00,mon-fri,*,*?open)
 same => n,Hangup()
exten => s(open),n,Playback(welcome)
;        ^^^^^^^ warning suspicious-extension: '(open)' is part of the name here: a label stands behind the priority.
`,
    ],
    valid: [
      `
[a]
exten => 100,1,Answer()
exten=>_[1-3]XX,1,Answer()
exten => *97,1,Answer()
exten => ~~s~~,1,Answer()
exten => +49301234,1,Answer()
`,
    ],
    seeAlso: ['unknown-keyword', 'empty-extension'],
  },
  function* (context, dialplan) {
    for (const named of gathered(context, dialplan).extensionNames) {
      const { name, line } = named;
      const label = /^[\w*#+-]+\(([A-Za-z][\w-]*)\)$/.exec(name.text)?.[1];
      if (label !== undefined)
        yield {
          line,
          span: name.span(),
          message: `'(${label})' is part of the name here: a label stands behind the priority.`,
          fix: () => movedLabel(line, name, label),
        };
      const special = name.text.toLowerCase();
      if (
        (/^[IHE]$/.test(name.text) || (/^[OA]$/.test(name.text) && leavesMessages(context))) &&
        context.named(special).length === 0 &&
        usesOfExtensions(dialplan, context, named.extensions).next().done === true
      )
        yield {
          line,
          span: name.span(),
          message: `Asterisk goes to '${special}' by itself, and nothing leads to '${name.text}'.`,
          fix: () => [{ title: `Change to '${special}'`, safe: false, edits: renamed(named, special) }],
        };
      const signs = /^(?:[=>\s]+|["'`({<]+)/.exec(name.text)?.[0].trim();
      if (signs === undefined || signs === '') continue;
      yield {
        line,
        span: name.span(),
        message: `The name of this extension begins with ${signs.includes("'") ? `"${signs}"` : `'${signs}'`}, and nobody dials that.`,
        fix: () => withoutSigns(context, named),
      };
    }
  },
  ({ extensionNames }) => extensionNames.length > 0,
);

/** Whether a line takes messages, out of which a caller comes to the extensions `o` and `a`. */
function leavesMessages(context: Context): boolean {
  return context.priorities().some(({ statement }) => statement.applicationName === 'voicemail');
}

/** `s,n(open),` for `s(open),n,` */
function movedLabel(line: Line, name: Piece, label: string): Fix[] {
  const { statement } = line;
  if (statement.kind !== 'exten' || statement.priority.label !== undefined || statement.priority.word.text.trim() === '')
    return [];
  const { end } = name.span();
  return [
    {
      title: 'Move the label',
      safe: false,
      edits: [
        replacement(line, { start: end - label.length - 2, end }, ''),
        insertion(line, statement.priority.word.span().end, `(${label})`),
      ],
    },
  ];
}

/** The name without the arrow that was written twice, or without the quotation marks around it; none where there is an extension of that name. */
function withoutSigns(context: Context, { extensions, name: { text } }: ExtensionName): Fix[] {
  const [, behindArrow, , quoted] = /^[=>\s]+([^=>\s].*)$|^(["'`])(.+)\2$/.exec(text) ?? [];
  const newName = (behindArrow ?? quoted)?.trim();
  if (newName === undefined || context.withKey(compileName(newName).key).length > 0) return [];
  const edits = extensions.flatMap(({ priorities }) =>
    priorities.flatMap(({ line }) => {
      if (line.statement.kind !== 'exten') return [];
      const { name } = namePieces(line.statement);
      // Of `exten ==> 100` the first sign is the arrow that is read.
      const isArrow = behindArrow !== undefined && line.text.charAt(name.span().start - 1) === '=';
      return name.text === text ? [replacement(line, name.span(), isArrow ? `> ${newName}` : newName)] : [];
    }),
  );
  return [{ title: `Change to '${newName}'`, safe: false, edits }];
}
