/** The name of an extension is written like a pattern, without the `_` that makes it one. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import { compileName } from '../../syntax/pattern.ts';
import { gathered } from '../contexts/gathered.ts';
import { isWrittenAsTarget, renamed, type ExtensionName } from '../loading/extension-names.ts';
import { isWrittenLikePattern } from '../loading/forgotten-underscores.ts';
import { asLiteral, wordsOf } from '../loading/pattern-words.ts';
import { contextRule } from '../rule.ts';

export const missingPatternUnderscore = contextRule(
  {
    name: 'missing-pattern-underscore',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: "The name of an extension is written like a pattern, but does not begin with '_'.",
    why:
      'Only a name that begins with `_` is a pattern, in which `X` is any digit, `Z` one from 1 to 9, `N` one from 2 to 9, and `.` whatever follows. ' +
      'Without it `NXXNXXXXXX` is a name like any other, made of letters: no telephone can dial it, and a call to 2125551234 does not find it.',
    evidence: 'main/pbx.c `_extension_match_core`',
    invalid: [
      `
[a]
exten => NXXNXXXXXX,1,Answer()
;        ^^^^^^^^^^ warning missing-pattern-underscore: Without '_' in front 'NXXNXXXXXX' is no pattern: it is found by this very text only.
exten => 9011.,1,Answer()
;        ^^^^^ warning missing-pattern-underscore: Without '_' in front '9011.' is no pattern: it is found by this very text only.
`,
    ],
    valid: [
      `
[a]
exten => _NXXNXXXXXX,1,Answer()
exten => XMAS,1,Answer()
exten => no,1,Answer()
exten => 100,1,Goto(XX,1)
exten => XX,1,Answer()
`,
    ],
    seeAlso: ['invalid-pattern', 'pattern-letter'],
  },
  function* (context, dialplan) {
    for (const named of gathered(context, dialplan).extensionNames) {
      const { text } = named.name;
      if ((!isWrittenLikePattern(text) && !isUsedLikePattern(text, context)) || isWrittenAsTarget(dialplan, context, text))
        continue;
      const meant = nameWithoutMark(named, context);
      if (meant !== undefined) {
        yield {
          line: named.line,
          span: named.name.span(),
          message: `The '${text.slice(-1)}' is part of the name: '${text}' is not '${meant}'.`,
          fix: () => [{ title: `Change to '${meant}'`, safe: false, edits: renamed(named, meant) }],
        };
        continue;
      }
      // `.` alone would take the special extensions too.
      const bare = /^[.!]$/.test(text) ? `_X${text}` : `_${text}`;
      const pattern = asLiteral(bare, wordsOf(bare));
      // Where there is such a pattern already its lines would take the place of each other.
      const isNew = context.withKey(compileName(pattern).key).length === 0;
      yield {
        line: named.line,
        span: named.name.span(),
        message: `Without '_' in front '${text}' is no pattern: it is found by this very text only.`,
        fix: () =>
          isNew ? [{ title: `Change to '${pattern}'`, safe: isPlainNumber(text), edits: renamed(named, pattern) }] : [],
      };
    }
  },
  ({ extensionNames }) => extensionNames.length > 0,
);

/** `s` for an extension `s.` that goes on with `s` and has no beginning of its own: a slip of the comma. */
function nameWithoutMark({ name, extensions }: ExtensionName, context: Context): string | undefined {
  const bare = /^(.*[^.!])[.!]$/.exec(name.text)?.[1];
  if (bare === undefined || extensions.some((extension) => extension.priority(1) !== undefined)) return undefined;
  return context.named(bare).length > 0 ? bare : undefined;
}

/** Whether a short name, which may be one of its own, is that of a pattern too, or its number is read. */
function isUsedLikePattern(text: string, context: Context): boolean {
  if (!/^\d*[XNZ]$/.test(text)) return false;
  if (context.named(`_${text}`).length > 0) return true;
  const isReading = ({ statement }: Priority): boolean => statement.data.text.includes('${EXTEN');
  return text.length > 1 && context.named(text).some(({ priorities }) => priorities.some(isReading));
}

/** Whether it can be nothing but a range of numbers. One of `X` alone may be a number that was blacked out. */
function isPlainNumber(text: string): boolean {
  return /^[+*#]?[\dXNZ]{2,}[.!]?$/.test(text) && /[\dNZ]/.test(text) && /[XNZ]{2}/.test(text);
}
