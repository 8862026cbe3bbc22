/** A pattern is spelled otherwise than most people spell it. */

import { compileName } from '../../syntax/pattern.ts';
import { isSound } from '../lines/sound-line.ts';
import { lineRule } from '../rule.ts';

export const canonicalPattern = lineRule(
  ['exten', 'same'],
  {
    name: 'canonical-pattern',
    tier: 'taste',
    severity: 'off',
    since: '0.1.0',
    summary: 'A pattern has a longer or a less usual spelling than it needs.',
    why:
      '`_[0-9]XX`, `_xxx` and `_XXX` are the same extension to Asterisk. ' +
      'In one spelling, `X` for any digit, `Z` for 1 to 9, `N` for 2 to 9, and sets in order with ranges, the reader sees at once which patterns are equal.',
    evidence: 'main/pbx.c `ext_cmp_pattern_pos` (compares the sets of characters)',
    invalid: [
      `
[a]
exten => _[0-9]XX,1,Answer()
;        ^^^^^^^^ warning canonical-pattern: This pattern is mostly written as '_XXX'.
exten => _nxx[6543],1,Answer()
;        ^^^^^^^^^^ warning canonical-pattern: This pattern is mostly written as '_NXX[3-6]'.
`,
    ],
    valid: [
      `
[a]
exten => _NXX[1-35],1,Answer()
exten => _[a-z].,1,Answer()
`,
    ],
    seeAlso: ['pattern-letter'],
  },
  function* (statement, text) {
    const name = statement.extension.text;
    if (statement.kind !== 'exten' || !name.startsWith('_') || name.includes('$')) return;
    const [pattern = ''] = name.split('/');
    const canonical = canonicalSpelling(pattern);
    if (canonical === pattern || compileName(canonical).key !== compileName(pattern).key || !isSound(statement, text)) return;
    const span = statement.extension.slice(0, pattern.length).span();
    yield {
      span,
      message: `This pattern is mostly written as '${canonical}'.`,
      fix: () => [{ title: `Change to '${canonical}'`, safe: true, replacements: [{ span, newText: canonical }] }],
    };
  },
);

const classes: Readonly<Record<string, string>> = { '0123456789': 'X', '123456789': 'Z', '23456789': 'N' };

/** The same positions; sets of other characters than digits are left as they are. */
function canonicalSpelling(pattern: string): string {
  const withSets = pattern.replace(/\[([0-9-]+)\]/g, (whole, set: string) => {
    const [position] = compileName(`_[${set}]`).positions;
    if (position?.kind !== 'set' || position.members.length === 0 || /^-|-$|--/.test(set)) return whole;
    const digits = position.members.map((code) => String.fromCharCode(code)).join('');
    if (digits.length === 1) return digits;
    return classes[digits] ?? `[${withRanges(digits)}]`;
  });
  // Among other letters these are hardly meant for digits, which is another matter.
  if (/[a-z]/i.test(withSets.replace(/\[[^\]]*\]/g, '').replace(/[nxz]/gi, ''))) return withSets;
  return withSets.replace(/\[[^\]]*\]|[nxz]/g, (part) => (part.startsWith('[') ? part : part.toUpperCase()));
}

/** Digits in order, with a range for three and more in a row. */
function withRanges(digits: string): string {
  let text = '';
  for (let i = 0; i < digits.length;) {
    let end = i;
    while (end + 1 < digits.length && Number(digits.charAt(end + 1)) === Number(digits.charAt(end)) + 1) end++;
    text += end - i >= 2 ? `${digits.charAt(i)}-${digits.charAt(end)}` : digits.slice(i, end + 1);
    i = end + 1;
  }
  return text;
}
