/**
 * A piece of the live text of a line together with the columns where it stands.
 *
 * Live text is what Asterisk sees: comments cut out, `\;` turned into `;`. Nearly always it is one run of the line, and a column is
 * an offset plus a number; where something was cut out of its middle, `columns` holds the column of each character.
 */

import type { Span } from '../base/span.ts';

export class Piece {
  readonly text: string;
  /** Column of the first character, or its index in `columns` when that is there. */
  readonly start: number;
  readonly columns: Int32Array | undefined;
  /** Kept here for substitution.ts. */
  found: object | undefined = undefined;

  constructor(text: string, start: number, columns?: Int32Array) {
    this.text = text;
    this.start = start;
    this.columns = columns;
  }

  /** The column of the character at `offset`; the offset one past the last gives the column where the piece ends. */
  column(offset: number): number {
    return this.columns === undefined ? this.start + offset : (this.columns[this.start + offset] ?? 0);
  }

  span(from = 0, to = this.text.length): Span {
    if (this.columns === undefined) return { start: this.start + from, end: this.start + to };
    return { start: this.column(from), end: to > from ? this.column(to - 1) + 1 : this.column(from) };
  }

  slice(from: number, to = this.text.length): Piece {
    return new Piece(this.text.slice(from, to), this.start + from, this.columns);
  }

  /** The characters at these offsets, which ascend, each with its column. */
  pick(offsets: readonly number[]): Piece {
    const [first = 0] = offsets;
    const last = offsets.at(-1) ?? 0;
    if (last - first === offsets.length - 1) return this.slice(first, first + offsets.length);
    const columns = Int32Array.from([...offsets, last + 1], (offset) => this.column(offset));
    return new Piece(offsets.map((offset) => this.text.charAt(offset)).join(''), 0, columns);
  }

  /** Without blanks (every byte up to 32, as Asterisk trims) at both ends. */
  trim(): Piece {
    let from = 0;
    let to = this.text.length;
    while (from < to && this.text.charCodeAt(from) <= 32) from++;
    while (to > from && this.text.charCodeAt(to - 1) <= 32) to--;
    return from === 0 && to === this.text.length ? this : this.slice(from, to);
  }
}
