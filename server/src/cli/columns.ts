/** How wide text is on a terminal, where some characters take two columns and some none. */

import stringWidth from 'string-width';
import { printable } from '../base/printable.ts';

/** The columns that a text takes; it must be printable. */
export function columnsOf(text: string): number {
  // Nearly every line is this, and counting its characters is all that it takes.
  return /^[\x20-\x7e…]*$/.test(text) ? text.length : stringWidth(text);
}

/** As much of the beginning of a text as `room` columns hold. */
export function fitting(text: string, room: number): string {
  return text.slice(0, endOf(text, 0, room).to);
}

/**
 * The part of a text from `first` on that is shown in `room` columns: all of it where it fits, and else what lies around `at`, with a
 * third of the room before it and a column left for a mark where something is cut off.
 */
export function partAround(
  text: string,
  first: number,
  at: number,
  room: number,
): { readonly from: number; readonly to: number } {
  const whole = endOf(text, first, room);
  if (whole.to === text.length) return { from: first, to: text.length };
  const inner = room - 2;
  let { from } = startOf(text, first, at, Math.floor(inner / 3));
  const end = endOf(text, from, inner);
  // At the end of the text the room that is left goes to what stands before, and so does that of the second mark.
  if (end.to === text.length) from = startOf(text, first, from, inner + 1 - end.used).from;
  return { from, to: end.to };
}

/** A paragraph in lines of at most `room` columns, broken at blanks; a word that is longer has a line of its own. */
export function wrapped(paragraph: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || columnsOf(longer) <= room) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function endOf(text: string, from: number, room: number): { readonly to: number; readonly used: number } {
  let used = 0;
  let to = from;
  while (to < text.length) {
    const char = String.fromCodePoint(text.codePointAt(to) ?? 0);
    const width = columnsOf(printable(char));
    if (used + width > room) break;
    used += width;
    to += char.length;
  }
  return { to, used };
}

function startOf(text: string, first: number, to: number, room: number): { readonly from: number } {
  let used = 0;
  let from = to;
  while (from > first) {
    const isPair = from - 2 >= first && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(from - 2, from));
    const start = from - (isPair ? 2 : 1);
    used += columnsOf(printable(text.slice(start, from)));
    if (used > room) break;
    from = start;
  }
  return { from };
}
