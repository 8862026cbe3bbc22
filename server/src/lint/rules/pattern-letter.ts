/** A letter in a word of a pattern that stands for a digit there. */

import type { Line } from '../../syntax/config-file.ts';
import { gathered } from '../contexts/gathered.ts';
import { isWrittenAsTarget, renamed } from '../loading/extension-names.ts';
import { asLiteral, wordsOf } from '../loading/pattern-words.ts';
import { contextRule } from '../rule.ts';

export const patternLetter = contextRule(
  {
    name: 'pattern-letter',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: "An 'n', 'x' or 'z' in a word of a pattern stands for a digit.",
    why:
      'In a name that begins with `_` the letters X, Z and N stand for digits, whether they are large or small. ' +
      '`_fax` therefore matches `fa5` and not `fax`, and `_next.` matches nothing that begins with `next`. ' +
      'A set of one letter is that letter: `_fa[x]`. Where nothing else of the name is a pattern, the `_` can go. ' +
      'Where the word is short or stands for a hint, it is only hinted at.',
    evidence: 'main/pbx.c `_extension_match_core`',
    invalid: [
      `
[a]
exten => _next.,1,Answer()
;         ^^^^ warning pattern-letter: In a pattern 'n' and 'x' stand for digits, so that this does not match 'next'.
exten => _s-NOANSWER,1,Answer()
;           ^^^^^^^^ warning pattern-letter: In a pattern 'N' stands for a digit, so that this does not match 'NOANSWER'.
`,
    ],
    valid: [
      `
[a]
exten => _fa[x],1,Answer()
exten => _PARKXX,1,Answer()
exten => _axx,1,Answer()
exten => _NXXNXXXXXX,1,Answer()
`,
    ],
    seeAlso: ['invalid-pattern', 'missing-pattern-underscore'],
  },
  function* (context, dialplan) {
    for (const named of gathered(context, dialplan).extensionNames) {
      const { name, line } = named;
      if (!name.text.startsWith('_') || name.text.includes('$')) continue;
      const words = wordsOf(name.text);
      const [first] = words;
      if (first === undefined) continue;
      const letters = [...new Set(words.flatMap(({ places }) => places.map((place) => `'${name.text.charAt(place)}'`)))];
      const subject =
        letters.length === 1
          ? `${letters.join('')} stands for a digit`
          : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1) ?? ''} stand for digits`;
      const literal = asLiteral(name.text, words);
      const isWord = words.some(({ from, to }) => isCertain(name.text.slice(from, to)));
      yield {
        line,
        span: name.span(first.from, first.to),
        message: `In a pattern ${subject}, so that this does not match '${name.text.slice(first.from, first.to)}'.`,
        ...((!isWord || isHint(line)) && { atMost: 'hint' as const }),
        fix: () =>
          isWrittenAsTarget(dialplan, context, name.text)
            ? []
            : [{ title: `Change to '${literal}'`, safe: true, edits: renamed(named, literal) }],
      };
    }
  },
  ({ hasPatterns, extensionNames }) => hasPatterns && extensionNames.length > 0,
);

/** Whether nobody writes the letters for anything but a word: `listen`, and not `PXN`. */
function isCertain(word: string): boolean {
  const others = word.replace(/[nxz]/gi, '').length;
  return others > 2 || (others === 2 && word === word.toLowerCase() && word.length > 3);
}

function isHint({ statement }: Line): boolean {
  return statement.kind === 'exten' && statement.priority.word.text === 'hint';
}
