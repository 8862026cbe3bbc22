/** What is wrong with the pattern of an extension, of a caller ID or behind `ignorepat`. */

import type { Severity } from '../finding.ts';

export interface PatternFlaw {
  /** Where it stands in the pattern. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** What may have been meant, in place of the whole pattern. */
  readonly meant: string | undefined;
  readonly atMost: Severity | undefined;
}

/** The first flaw of a text that begins with `_`; behind a `${…}` nothing is known of it. */
export function patternFlaw(pattern: string): PatternFlaw | undefined {
  if (pattern === '_') return flaw(pattern, 0, 1, "'_' begins a pattern, but nothing follows it.");
  if (pattern.startsWith('__'))
    return flaw(pattern, 1, 2, "The second '_' is a character that nobody dials.", pattern.slice(1), 'warning');
  const computed = pattern.search(/\$[{[]/);
  const end = computed < 0 ? pattern.length : computed;
  for (let i = 1; i < end; i++) {
    const char = pattern.charAt(i);
    const seen = lookAlikes[char];
    if (seen !== undefined)
      return flaw(
        pattern,
        i,
        i + 1,
        `'${char}' (U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}) is no '${seen}' but a letter of another script, and nobody dials it.`,
        pattern.replace(/[^\0-\x7f]/g, (other) => lookAlikes[other] ?? other),
      );
    if (char === '.' || char === '!') return i + 1 < pattern.length ? deadTail(pattern, i) : undefined;
    if (/[(){}]/.test(char))
      return flaw(pattern, i, i + 1, `'${char}' is a character like any other here, and nobody dials it.`, undefined, 'warning');
    if (/[Oo]/.test(char) && amongDigits.test(pattern))
      return flaw(
        pattern,
        i,
        i + 1,
        `'${char}' is a letter, and nobody dials it: the digit is '0'.`,
        pattern.replace(/o/gi, '0'),
        'warning',
      );
    if (char === ']') return flaw(pattern, i, i + 1, "This ']' has no '[', and nobody dials it.", undefined, 'warning');
    if (char !== '[') continue;
    const close = pattern.indexOf(']', i);
    if (close < 0 || close >= end) return close < 0 && computed < 0 ? flaw(pattern, i, i + 1, "This '[' has no ']'.") : undefined;
    const found = setFlaw(pattern, i, close);
    if (found !== undefined) return found;
    i = close;
  }
  return undefined;
}

/** Letters of other scripts that look like those which stand for digits. */
const lookAlikes: Readonly<Record<string, string>> = { Х: 'X', х: 'x', Χ: 'X', Ζ: 'Z', Ν: 'N' };

/** A pattern of digits, sets and what stands for digits, with no letter but an O. */
const amongDigits = /^_(?=.*[\dXNZ])(?:[\dXNZ*#+.!Oo-]|\[[\d-]+\])+$/;

function flaw(pattern: string, from: number, to: number, message: string, meant?: string, atMost?: Severity): PatternFlaw {
  return { from, to, message, meant: meant === pattern ? undefined : meant, atMost };
}

function deadTail(pattern: string, at: number): PatternFlaw {
  const read = pattern.slice(0, at + 1);
  return flaw(
    pattern,
    at + 1,
    pattern.length,
    `Nothing counts behind the '${pattern.charAt(at)}': Asterisk reads this as '${read}'.`,
    // A pattern for everything would be the next mistake.
    at > 1 ? read : undefined,
    'warning',
  );
}

/** A flaw of the set whose brackets stand at `open` and `close`. */
function setFlaw(pattern: string, open: number, close: number): PatternFlaw | undefined {
  const set = pattern.slice(open + 1, close);
  const written = pattern.slice(open, close + 1);
  const withSet = (members: string): string => `${pattern.slice(0, open)}[${members}]${pattern.slice(close + 1)}`;
  if (set === '')
    return flaw(
      pattern,
      open,
      close + 1,
      "'[]' is an empty set, which Asterisk ignores.",
      pattern.slice(0, open) + pattern.slice(close + 1),
      'warning',
    );
  const reversed = reversedRange(set);
  if (reversed !== undefined) {
    const { at, matchesNothing } = reversed;
    const range = set.slice(at, at + 3);
    const other = forwards(range);
    return flaw(
      pattern,
      open + 1 + at,
      open + 4 + at,
      range.startsWith('\\')
        ? `A backslash is no escape here: '${range}' is a range that runs backwards, and stands for nothing.`
        : `The range '${range}' runs backwards, and stands for nothing.`,
      other === undefined ? undefined : withSet(set.slice(0, at) + other + set.slice(at + 3)),
      matchesNothing ? undefined : 'warning',
    );
  }
  const numbers = rangeOfNumbers(set);
  if (numbers !== undefined)
    return flaw(
      pattern,
      open,
      close + 1,
      `A set stands for one character: '${written}' is a digit, and no number from ${numbers.from} to ${numbers.to}.`,
      undefined,
      'warning',
    );
  if (set.length > 1 && set.startsWith('^')) {
    const others = otherDigits(set.slice(1));
    return flaw(
      pattern,
      open + 1,
      open + 2,
      `'^' is one of the characters of '${written}': a set cannot say what does not match.`,
      others === undefined ? undefined : withSet(others),
      'warning',
    );
  }
  if (set.length > 1 && set.endsWith('-'))
    return flaw(
      pattern,
      close - 1,
      close,
      `The '-' at the end of '${written}' stands for nothing, and Asterisk complains of it.`,
      // Without it a backslash would take the bracket with it.
      set.endsWith('\\-') ? undefined : withSet(set.slice(0, -1)),
      'warning',
    );
  return undefined;
}

/** The first range of a set that ends before it begins, and whether nothing else is in the set. */
function reversedRange(set: string): { readonly at: number; readonly matchesNothing: boolean } | undefined {
  let at: number | undefined;
  let isEmpty = true;
  for (let i = 0; i < set.length;) {
    const isRange = set.charAt(i + 1) === '-' && i + 2 < set.length;
    if (isRange && set.charCodeAt(i) > set.charCodeAt(i + 2)) at ??= i;
    else isEmpty = false;
    i += isRange ? 3 : 1;
  }
  return at === undefined ? undefined : { at, matchesNothing: isEmpty };
}

/** The range the right way round; undefined where that would be no range that somebody means. */
function forwards(range: string): string | undefined {
  const [from = '', , to = ''] = range;
  if (/^(?:\d-\d|[a-z]-[a-z]|[A-Z]-[A-Z])$/.test(range)) return `${to}-${from}`;
  return /^[a-z]-[A-Z]$/.test(range) && from.toUpperCase() < to ? `${from}-z${from.toUpperCase()}-${to}` : undefined;
}

/** The digits that are not in a set of nothing but digits. */
function otherDigits(set: string): string | undefined {
  if (!/^(?:\d-\d|\d)+$/.test(set)) return undefined;
  const excluded = new Set<number>();
  for (const [, from = '', to = from] of set.matchAll(/(\d)(?:-(\d))?/g))
    for (let digit = Number(from); digit <= Number(to); digit++) excluded.add(digit);
  const others = Array.from({ length: 10 }, (_, digit) => digit).filter((digit) => !excluded.has(digit));
  if (others.length === 0) return undefined;
  const isRun = others.every((digit, i) => i === 0 || digit === (others[i - 1] ?? 0) + 1);
  return isRun && others.length > 2 ? `${others[0]}-${others.at(-1)}` : others.join('');
}

/** `[51-99]`: two numbers with a '-' between them, where a digit stands twice, as nobody writes who thinks of digits. */
function rangeOfNumbers(set: string): { readonly from: string; readonly to: string } | undefined {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(set) ?? [];
  if (from === undefined || to === undefined || to.length < 2 || from.length > to.length) return undefined;
  const [first, last] = [Number(from.at(-1)), Number(to.charAt(0))];
  const single = Array.from(from.slice(0, -1) + to.slice(1), Number);
  const isTwice = single.some((digit, i) => (digit >= first && digit <= last) || single.indexOf(digit) !== i);
  return isTwice && Number(from) < Number(to) ? { from, to } : undefined;
}
