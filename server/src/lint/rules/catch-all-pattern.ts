/** An extension is `_.` or `_!`. */

import type { Context } from '../../model/contexts/context.ts';
import type { Extension } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { usesInto, usesOfExtensions } from '../../model/names/uses.ts';
import { compileName, matches, overlap } from '../../syntax/pattern.ts';
import type { Fix } from '../finding.ts';
import { namePieces, renamed } from '../loading/extension-names.ts';
import { contextRule } from '../rule.ts';

export const catchAllPattern = contextRule(
  {
    name: 'catch-all-pattern',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: "The pattern '_.' or '_!' matches every extension, the special ones too.",
    why:
      'The extensions `h`, `i`, `t`, `s`, `o` and `fax`, which Asterisk looks for by itself, match as well: when a call ends, the whole extension runs again as its `h`. ' +
      'Asterisk warns at every line ("The use of \'_.\' … is strongly discouraged"), and so does the command line; an editor shows the first of an extension. `_X.` matches what begins with a digit and goes on with one character or more.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[a]
exten => _.,1,Answer()
;        ^^ warning catch-all-pattern: '_.' matches the special extensions h, i, t and s too.
 same => n,Hangup()
;^^^^ warning catch-all-pattern: '_.' matches the special extensions h, i, t and s too.
`,
    ],
    valid: [
      `
[a]
exten => _X.,1,Answer()
exten => _+X.,1,Answer()
`,
    ],
  },
  function* (context, dialplan) {
    const told = new Set<string>();
    for (const { kind, line, span, subject } of context.rejections) {
      if (kind !== 'catch-all-pattern') continue;
      const { statement } = line;
      const extension = `${line.file.path} ${subject}`;
      const isRepeated = told.has(extension);
      told.add(extension);
      yield {
        line,
        span,
        message: `'${subject}' matches the special extensions h, i, t and s too.`,
        isRepeated,
        fix: (): Fix[] => {
          if (statement.kind !== 'exten' || !statement.extension.text.startsWith(subject)) return [];
          const named = { context, extensions: context.named(subject), line, name: namePieces(statement).name };
          const pattern = `_X${subject.slice(1)}`;
          // Of a copy that is dropped the lines are not known.
          if (!named.extensions.some(({ priorities }) => priorities.some((priority) => priority.line === line))) return [];
          // A gap in it would be told of the other pattern.
          if (named.extensions.some(({ priorities }) => priorities.at(-1)?.number !== priorities.length)) return [];
          if (context.named(pattern).length > 0 || isNeededFor(named.extensions, pattern, context, dialplan)) return [];
          return [{ title: `Change to '${pattern}'`, safe: false, edits: renamed(named, pattern) }];
        },
      };
    }
  },
  ({ rejections }) => rejections.length > 0,
);

/** Whether something leads to one of the extensions by a name that the other pattern does not answer, or by the number that such an extension has. */
function isNeededFor(extensions: readonly Extension[], pattern: string, context: Context, dialplan: Dialplan): boolean {
  const compiled = compileName(pattern);
  for (const { found } of usesOfExtensions(dialplan, context, extensions))
    if (!extensions.some(({ name }) => name === found.number) && !matches(compiled, found.number)) return true;
  for (const { target, priority } of usesInto(dialplan, context)) {
    if (target.extension?.isComputed !== true || priority === undefined) continue;
    const { name } = priority;
    if (
      target.extension.piece.text.includes('{EXTEN') &&
      !extensions.some((each) => each.name === name) &&
      !overlap(compiled, compileName(name))
    )
      return true;
  }
  return false;
}
