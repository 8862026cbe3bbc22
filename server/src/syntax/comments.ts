/**
 * Cuts comments out of a line, with the very steps of Asterisk's reader.
 *
 * The only state that one line hands to the next is the depth of `;-- … --;` blocks. It can be negative: a closer with no opener
 * makes Asterisk ignore everything up to the next opener.
 */
// Asterisk: main/config.c config_text_file_load.

import { Piece } from './piece.ts';

export interface LiveLine {
  /** What Asterisk sees of the line, blanks at both ends trimmed; empty when nothing is left. */
  readonly live: Piece;
  readonly depthAfter: number;
  /** Column of the `;` that begins a plain comment, or -1. */
  readonly comment: number;
}

const SEMICOLON = 59;
const DASH = 45;
const BACKSLASH = 92;
/** Asterisk never leaves a loop when one more block opens; we stay at this depth instead. */
export const DEEPEST_COMMENT = 128;

export function cutComments(line: string, depth: number): LiveLine {
  const nul = line.indexOf('\0');
  const text = nul < 0 ? line : line.slice(0, nul);
  const comment = depth === 0 ? plainComment(text) : undefined;
  if (comment !== undefined) return plain(text, comment < 0 ? text.length : comment, comment);
  return text.includes(';') ? stepByStep(text, depth) : { live: nothing, depthAfter: depth, comment: -1 };
}

/**
 * The column of the `;` of a plain comment, -1 without one, where no block comment is open before the line, opens or closes in it, and no
 * semicolon is escaped; undefined where the line must be looked at step by step.
 */
export function plainComment(text: string): number | undefined {
  const first = text.indexOf(';');
  if (first < 0) return -1;
  const isOther =
    opensBlock(text, first) || closesBlock(text, first, 0) || (first > 0 && text.charCodeAt(first - 1) === BACKSLASH);
  return isOther ? undefined : first;
}

const nothing = new Piece('', 0);

function plain(text: string, end: number, comment: number): LiveLine {
  let from = 0;
  let to = end;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return { live: new Piece(from === 0 && to === text.length ? text : text.slice(from, to), from), depthAfter: 0, comment };
}

function opensBlock(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === DASH && text.charCodeAt(at + 2) === DASH && text.charCodeAt(at + 3) !== DASH;
}

function closesBlock(text: string, at: number, handled: number): boolean {
  return at >= handled + 2 && text.charCodeAt(at - 1) === DASH && text.charCodeAt(at - 2) === DASH;
}

function stepByStep(text: string, depthBefore: number): LiveLine {
  let depth = depthBefore;
  let comment = -1;
  /** Columns of the characters kept so far; undefined while the line is inside a comment that began on an earlier line. */
  let kept: number[] | undefined = depth === 0 ? [] : undefined;
  /** Where the run begins that is live now, or -1 when the text here is not live. */
  let run = depth === 0 ? 0 : -1;
  let handled = 0;
  const keep = (to: number): void => {
    if (run >= 0) for (let column = run; column < to; column++) kept?.push(column);
  };
  for (let at = text.indexOf(';'); at >= 0; at = text.indexOf(';', handled)) {
    if (at > handled && text.charCodeAt(at - 1) === BACKSLASH) {
      keep(at - 1);
      if (run >= 0) run = at;
      handled = at + 1;
    } else if (opensBlock(text, at)) {
      keep(at);
      run = -1;
      depth = Math.min(depth + 1, DEEPEST_COMMENT);
      handled = at + 3;
    } else if (closesBlock(text, at, handled)) {
      depth--;
      handled = at + 1;
      if (depth === 0) {
        kept ??= [];
        run = at + 1;
      }
    } else if (depth === 0) {
      // After `;--` has brought a negative depth back to 0 the line itself stays dead, and a plain comment still ends it.
      keep(at);
      run = -1;
      comment = at;
      break;
    } else handled = at + 1;
  }
  keep(text.length);
  if (kept === undefined) return { live: nothing, depthAfter: depth, comment };
  let from = 0;
  let to = kept.length;
  const code = (index: number): number => text.charCodeAt(kept[index] ?? 0);
  while (from < to && code(from) <= 32) from++;
  while (to > from && code(to - 1) <= 32) to--;
  if (from === to) return { live: nothing, depthAfter: depth, comment };
  const columns = new Int32Array(to - from + 1);
  let live = '';
  for (let i = from; i < to; i++) {
    columns[i - from] = kept[i] ?? 0;
    live += text.charAt(kept[i] ?? 0);
  }
  const last = columns[to - from - 1] ?? 0;
  columns[to - from] = last + 1;
  const isOneRun = last - (columns[0] ?? 0) === to - from - 1;
  return { live: isOneRun ? new Piece(live, columns[0] ?? 0) : new Piece(live, 0, columns), depthAfter: depth, comment };
}

/** Whether a `;` at `at` ends the live text as a plain comment does, for lines where no block comment is open. */
export function isCommentStart(text: string, at: number): boolean {
  return text.charCodeAt(at) === SEMICOLON && (at === 0 || text.charCodeAt(at - 1) !== BACKSLASH);
}
