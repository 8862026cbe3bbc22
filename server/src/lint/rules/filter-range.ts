/** A `-` among the characters of FILTER that makes a range where a hyphen was meant, or a range of more than letters or digits. */

import {
  filterItems,
  isSuspiciousRange,
  kindOf,
  signsIn,
  type FilterCharacter,
  type FilterItem,
} from '../../catalogue/untrusted/filter-characters.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { calledFunctions } from '../calls/called-functions.ts';
import type { LineFinding } from '../finding.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { lineRule } from '../rule.ts';

export const filterRange = lineRule(
  ['exten', 'same'],
  {
    name: 'filter-range',
    tier: 'safety',
    severity: 'warning',
    since: '0.1.0',
    summary: "A '-' among the characters of FILTER makes a range that was hardly meant.",
    why:
      'In the first argument of FILTER a `-` stands for all characters between its neighbors, in the order of their codes. ' +
      'In `a-z_-9` it does so between `_` and `9`; since `_` comes after `9` the range goes over the end, and lets nearly everything through: quotation marks, `/`, `&`. ' +
      'So FILTER protects nothing there. Behind the last character, as in `0-9+-`, the range has no end, and hyphens are taken out. ' +
      'Ranges such as `A-z` and `0-z` hold the signs between digits, capitals and small letters too. ' +
      'A hyphen is written `\\-`, or stands first, or right behind a range. Both ends in the form `\\x20-\\x7E`, and ` -~`, are taken to be meant.',
    evidence: 'funcs/func_strings.c `filter`',
    invalid: [
      `
[a]
exten => s,1,System(log \${FILTER(a-z_-9,\${CALLERID(name)})})
;                                   ^^^ warning filter-range: '_-9' is a range that goes over the end of the characters: nearly everything passes.
 same => n,Set(NUMBER=\${FILTER(0-9+-,\${CALLERID(num)})})
;                                 ^^ warning filter-range: '+-' is a range without an end: no hyphen passes.
 same => n,Set(NAME=\${FILTER(A-z,\${CALLERID(name)})})
;                            ^^^ warning filter-range: 'A-z' lets '[\\]^_\`' pass too.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(A=\${FILTER(-a-z0-9_,\${CALLERID(name)})})
 same => n,Set(B=\${FILTER(a-z0-9\\-,\${CALLERID(name)})})
 same => n,Set(C=\${FILTER(a-z0-9-,\${CALLERID(name)})})
`,
    ],
    seeAlso: ['unsafe-shell-argument', 'unsafe-dial-argument'],
  },
  function* (statement) {
    for (const { name, arguments: args } of calledFunctions(statement)) {
      if (name.text !== 'FILTER') continue;
      const allowed = splitArguments(args)[0];
      if (allowed === undefined || allowed.text.includes('$')) continue;
      for (const item of filterItems(allowed.text)) {
        const flaw = flawOf(item, allowed.text.slice(item.start, item.end));
        if (flaw === undefined) continue;
        const span = allowed.span(item.start, item.end);
        const finding: LineFinding = { span, message: flaw.message };
        const { newText } = flaw;
        yield newText === undefined
          ? finding
          : { ...finding, fix: () => [{ title: `Change to '${newText}'`, safe: false, replacements: [{ span, newText }] }] };
      }
    }
  },
  (line) => hasMark(line, Mark.function),
);

interface Flaw {
  readonly message: string;
  readonly newText: string | undefined;
}

function flawOf(item: FilterItem, text: string): Flaw | undefined {
  const { first, last } = item;
  if (last === undefined || !isSuspiciousRange(item)) return undefined;
  if (last === 'missing')
    return { message: `'${text}' is a range without an end: no hyphen passes.`, newText: `${first.text}\\-` };
  const literal = `${first.text}\\-${last.text}`;
  if (first.code > 0x7f || last.code > 0x7f)
    return { message: `'${text}' is a range of bytes, and none of letters.`, newText: undefined };
  if (last.code < first.code)
    return {
      message: `'${text}' is a range that goes over the end of the characters: nearly everything passes.`,
      newText: literal,
    };
  const isOfKinds = kindOf(first.code) !== '' && kindOf(last.code) !== '';
  return {
    message: `'${text}' lets '${signsIn(first.code, last.code)}' pass too.`,
    newText: isOfKinds ? divided(first, last) : literal,
  };
}

/** `A-z` as `A-Za-z`: one range up to the end of its kind, and one from the beginning of the other, with the kind between them. */
function divided(first: FilterCharacter, last: FilterCharacter): string {
  const ends = { '0': '9', A: 'Z', a: 'z' };
  const kinds = (['0', 'A', 'a'] as const).filter((kind) => kind >= kindOf(first.code) && kind <= kindOf(last.code));
  return kinds.map((kind, at) => `${at === 0 ? first.text : kind}-${at === kinds.length - 1 ? last.text : ends[kind]}`).join('');
}
