/**
 * How applications read an argument of option letters, such as Dial's third: single letters, each with an argument in parentheses or
 * without one. This is the one reader of option letters; what a letter means is for the catalogue to say.
 */
// Asterisk: main/app.c parse_options, which gets the argument without the quotation marks and backslashes of the splitter.

import { closingParenthesis, cooked, skipSubstitution } from './arguments.ts';
import type { Piece } from './piece.ts';

export interface OptionUse {
  readonly letter: string;
  readonly letterPiece: Piece;
  /** The letter with its parentheses and what stands in them. */
  readonly whole: Piece;
  /** What stands between the parentheses; undefined when no `(` follows the letter. */
  readonly argument: Piece | undefined;
  readonly isUnclosed: boolean;
  /** Whether a `${…}` or `$[…]` follows, so that there may be an argument after all. */
  readonly mayGoOn: boolean;
}

/** The option letters of an argument as it stands in the data of its application. */
export function optionsIn(argument: Piece): OptionUse[] {
  return parseOptions(cooked(argument));
}

/** The option letters of an argument without the splitter's quotation marks. A `${…}` among them is passed over. */
export function parseOptions(piece: Piece): OptionUse[] {
  const { text } = piece;
  const options: OptionUse[] = [];
  for (let i = 0; i < text.length; i++) {
    const behind = skipSubstitution(text, i);
    if (behind > i) {
      // A parenthesis behind it belongs to a letter that nobody knows.
      const close = text.charAt(behind) === '(' ? endOfArgument(text, behind + 1) : behind - 1;
      if (close < 0) break;
      i = close;
      continue;
    }
    const letter = text.charAt(i);
    const letterPiece = piece.slice(i, i + 1);
    if (text.charAt(i + 1) !== '(') {
      const mayGoOn = skipSubstitution(text, i + 1) > i + 1;
      options.push({ letter, letterPiece, whole: letterPiece, argument: undefined, isUnclosed: false, mayGoOn });
      continue;
    }
    const close = endOfArgument(text, i + 2);
    const end = close < 0 ? text.length : close;
    options.push({
      letter,
      letterPiece,
      whole: piece.slice(i, close < 0 ? end : end + 1),
      argument: piece.slice(i + 2, end),
      isUnclosed: close < 0,
      mayGoOn: false,
    });
    if (close < 0) break;
    i = close;
  }
  return options;
}

/** Offset of the `)` that ends the argument which begins at `from`, or -1. Quotation marks count only where the argument begins with one. */
function endOfArgument(text: string, from: number): number {
  return closingParenthesis(text, from, text.charAt(from) === '"');
}
