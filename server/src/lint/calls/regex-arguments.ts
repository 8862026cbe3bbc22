/** Arguments of REGEX() and patterns of other kinds. */

import type { Piece } from '../../syntax/piece.ts';
import type { ArgumentFlaw } from './argument-flaw.ts';

/** `REGEX(^1[0-9]+$ ${X})`, `REGEX(${X},"^1")` */
// Asterisk: funcs/func_strings.c regex: what stands in front of the first '"' is ignored, the text stands behind the second.
export function regexWithoutQuotes(args: Piece): ArgumentFlaw | undefined {
  const text = args.text.trim();
  const pattern = /^"([^"]*)"/.exec(text)?.[1];
  if (pattern !== undefined && hasEmptyAlternative(pattern))
    return {
      piece: args.trim().slice(1, 1 + pattern.length),
      message: 'An alternative of this pattern is empty, so that every text matches.',
    };
  const foreign = pattern === undefined ? undefined : foreignCharacters(pattern, args.trim().slice(pattern.length + 2));
  if (foreign !== undefined) return foreign;
  if (text.startsWith('"') && text.lastIndexOf('"') === 0)
    return { piece: args.trim(), message: 'REGEX() finds no quotation mark behind the pattern, and compares nothing.' };
  if (text === '' || text.startsWith('"')) return undefined;
  // The value of a variable may bring the quotation marks with it.
  if (/^\$\{[^"]*\}$/.test(text)) return undefined;
  return { piece: args.trim(), message: 'REGEX() takes a pattern in quotation marks first, and the text behind it.' };
}

/** `REGEX("^[0-9]+$" "${X}")`, `REGEX("^[0-9]+$",${X})`: only one blank is left out, and what else stands around the text is compared too. */
function foreignCharacters(pattern: string, behind: Piece): ArgumentFlaw | undefined {
  const { isAtStart, isAtEnd } = anchors(pattern);
  const quoted = /^([ \t]?)"([^"]*)"?$/.exec(behind.text);
  if (quoted !== null && (isAtStart || isAtEnd))
    return {
      piece: behind.slice((quoted[1] ?? '').length),
      message: `The quotation marks are part of the text here, so that '${pattern}' never matches.`,
      meant: quoted[2] ?? '',
    };
  const before = /^(?:,|\s\s+)/.exec(behind.text)?.[0];
  if (before === undefined || !isAtStart) return undefined;
  const name = before === ',' ? 'comma' : 'blank';
  return {
    piece: behind.slice(0, before.length),
    message: `The ${name} is part of the text here, so that '${pattern}' never matches.`,
    meant: ' ',
  };
}

/** Whether a pattern matches no text that begins, or ends, with `"`, `,` or a blank, as far as can be told. */
function anchors(pattern: string): { readonly isAtStart: boolean; readonly isAtEnd: boolean } {
  // Sets of characters, and characters behind a backslash, are as good as letters.
  const rest = pattern.replace(/\[\]?[^\]^][^\]]*\]/g, 'x').replace(/\\+[^\\\w]/g, 'x');
  if (/\$\{|[.[\\]/.test(rest) || /^\^[\s,]/.test(rest) || rest.replace(/\([^()]*\)/g, '').includes('|'))
    return { isAtStart: false, isAtEnd: false };
  const isBoth = rest.startsWith('^') && rest.endsWith('$');
  const mayBeEmpty = /[*?]|\{0?,|\(\||\|[|)]/.test(rest);
  return {
    isAtStart: rest.startsWith('^') && (isBoth || !mayBeEmpty),
    isAtEnd: rest.endsWith('$') && (isBoth || !mayBeEmpty),
  };
}

/** `|a`, `a||b`, `a|`: what is meant is the character, which a backslash would make of it. Groups and sets are left alone. */
export function hasEmptyAlternative(pattern: string): boolean {
  return !/[()[\]\\]/.test(pattern) && pattern.includes('|') && pattern.split('|').includes('');
}
