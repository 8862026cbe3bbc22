/** Section headers as their live text, whose pieces are made each time that somebody asks. */
// Asterisk: main/config.c process_text_line.

import type { LiveLine } from './comments.ts';
import { Piece } from './piece.ts';
import type { SectionStatement } from './statement.ts';

/**
 * Of a line with its comments cut out, which begins with a bracket. Where no comment stands in front of the header or in it, which is nearly
 * everywhere, the line itself is given with the place where its live text begins and ends.
 */
export function sectionOf(cut: LiveLine): SectionStatement;
export function sectionOf(line: string, comment: number, start: number, end: number): SectionStatement;
export function sectionOf(cut: string | LiveLine, comment = -1, start = 0, end = 0): SectionStatement {
  return typeof cut === 'string' ? new SectionLine(cut, comment, start, end) : new SectionLine(cut, cut.comment, 0, 0);
}

class SectionLine implements SectionStatement {
  readonly kind = 'section';
  readonly comment: number;
  facts: object | undefined = undefined;
  findings: object | undefined = undefined;
  readonly #cut: string | LiveLine;
  readonly #start: number;
  readonly #end: number;

  constructor(cut: string | LiveLine, comment: number, start: number, end: number) {
    this.comment = comment;
    this.#cut = cut;
    this.#start = start;
    this.#end = end;
  }

  get live(): Piece {
    return typeof this.#cut === 'string' ? new Piece(this.#cut.slice(this.#start, this.#end), this.#start) : this.#cut.live;
  }

  get depthAfter(): number {
    return typeof this.#cut === 'string' ? 0 : this.#cut.depthAfter;
  }

  get name(): Piece {
    const { live } = this;
    const close = live.text.indexOf(']');
    if (close >= 0) return live.slice(1, close);
    // `[name(template)`: Asterisk refuses the file, and everybody else reads what is meant.
    const open = live.text.indexOf('(');
    return live.slice(1, open < 0 ? live.text.length : open);
  }

  get options(): readonly Piece[] | undefined {
    const { live } = this;
    const open = live.text.includes(']') ? openOf(live.text) : live.text.indexOf('(');
    if (open < 0) return undefined;
    const close = live.text.indexOf(')', open + 1);
    return split(live.slice(open + 1, close < 0 ? live.text.length : close), ',');
  }

  get trailer(): Piece {
    const { live } = this;
    const { text } = live;
    const open = openOf(text);
    const close = open < 0 ? text.indexOf(']') : text.indexOf(')', open + 1);
    return close < 0 ? live.slice(text.length) : live.slice(close + 1).trim();
  }

  get unclosed(): ']' | ')' | undefined {
    const { text } = this.live;
    const open = openOf(text);
    if (open >= 0) return text.includes(')', open + 1) ? undefined : ')';
    return text.includes(']') ? undefined : ']';
  }
}

/** Where the parenthesis stands that follows the `]` at once; -1 without one. */
function openOf(text: string): number {
  const close = text.indexOf(']');
  return close >= 0 && text.charCodeAt(close + 1) === OPEN ? close + 1 : -1;
}

const OPEN = 40;

/** The pieces between the separators, none trimmed; one piece when there is no separator. */
function split(piece: Piece, separator: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = piece.text.indexOf(separator); at >= 0; at = piece.text.indexOf(separator, from)) {
    pieces.push(piece.slice(from, at));
    from = at + 1;
  }
  pieces.push(piece.slice(from));
  return pieces;
}
