/** The characters that web pages and word processors put in, of which kind each is, and what was typed in its place. */

import type { Span } from '../../base/span.ts';

/** Characters side by side that stand where others belong. */
export interface TypographicRun {
  readonly span: Span;
  readonly written: string;
  /** What was typed before the text went through a word processor; empty for what nobody types. */
  readonly meant: string;
}

const doubleQuotes = '“”„‟«»″\u0093\u0094';
const singleQuotes = '‘’‚‛′‹›\u0091\u0092';
const longDashes = '–—―\u0096\u0097';
const hyphens = '\u2010\u2011\u2012\u2212';
const blanks = '\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000';
const invisible = '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff';
const ellipses = '…\u0085';

type Kind = 'quote' | 'dash' | 'blank' | 'invisible' | 'other';

/** Those of full width count among the others. */
export const kinds: ReadonlyMap<string, Kind> = new Map([
  ...Array.from(doubleQuotes + singleQuotes, (char) => [char, 'quote'] as const),
  ...Array.from(longDashes + hyphens, (char) => [char, 'dash'] as const),
  ...Array.from(blanks, (char) => [char, 'blank'] as const),
  ...Array.from(invisible, (char) => [char, 'invisible'] as const),
  ...Array.from(ellipses, (char) => [char, 'other'] as const),
  ...Array.from({ length: 0xff5e - 0xff01 + 1 }, (_, i) => [String.fromCharCode(0xff01 + i), 'other'] as const),
]);

export function isInvisible(char: string): boolean {
  return kinds.get(char) === 'invisible';
}

export function isUnusualBlank(char: string): boolean {
  return kinds.get(char) === 'blank';
}

/** Which columns of a line are to be replaced, and by what. */
export class Marks {
  readonly text: string;
  readonly #meant = new Map<number, string>();

  constructor(text: string) {
    this.text = text;
  }

  mark(column: number): void {
    const char = this.text.charAt(column);
    if (kinds.has(char)) this.#meant.set(column, meantBy(this.text, column));
  }

  /** Marks a backslash that the markup put in front of the next character. */
  drop(column: number): void {
    this.#meant.set(column, '');
  }

  runs(): TypographicRun[] {
    const runs: { span: { start: number; end: number }; written: string; meant: string }[] = [];
    for (const [column, meant] of [...this.#meant].sort(([a], [b]) => a - b)) {
      const last = runs.at(-1);
      const isMarkup = this.text.charAt(column) === '\\';
      // A backslash is shown together with the character that it was put before.
      const end = isMarkup ? column + 2 : column + 1;
      const written = this.text.slice(column, end);
      const replaced = isMarkup ? written.slice(1) : meant;
      if (last?.span.end === column && !isMarkup && !last.written.startsWith('\\')) {
        last.span.end = end;
        last.written += written;
        last.meant += replaced;
      } else runs.push({ span: { start: column, end }, written, meant: replaced });
    }
    return runs;
  }
}

export function meantBy(text: string, column: number): string {
  const char = text.charAt(column);
  if (doubleQuotes.includes(char)) return '"';
  if (singleQuotes.includes(char)) return "'";
  if (hyphens.includes(char)) return '-';
  if (longDashes.includes(char)) return isBeforeLongOption(text, column) ? '--' : '-';
  if (ellipses.includes(char)) return '...';
  const kind = kinds.get(char);
  if (kind === 'blank') return ' ';
  return kind === 'invisible' ? '' : String.fromCharCode(char.charCodeAt(0) - 0xfee0);
}

/** Word processors turn `--` before a word into one dash; before a single letter there was one hyphen. */
function isBeforeLongOption(text: string, column: number): boolean {
  return isBoundary(text.charAt(column - 1)) && /^[\p{L}\p{N}][\p{L}\p{N}-]/u.test(text.slice(column + 1, column + 5));
}

export function isBoundary(char: string): boolean {
  return char === '' || char <= ' ' || '"\'(,[=?:'.includes(char) || kinds.get(char) === 'quote' || kinds.get(char) === 'blank';
}

export function isQuote(char: string): boolean {
  return char === '"' || char === "'" || kinds.get(char) === 'quote';
}
