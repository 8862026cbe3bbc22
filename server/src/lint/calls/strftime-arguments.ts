/** Arguments of STRFTIME(), of which one stands in the place of another. */

import { splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ArgumentFlaw } from './argument-flaw.ts';

/** `STRFTIME(${EPOCH},%Y-%m-%d)`: the format comes third. */
export function formatForZone(zone: Piece | undefined): ArgumentFlaw | undefined {
  if (zone === undefined || !/%[A-Za-z]/.test(zone.text.replace(/\$\{[^}]*\}/g, ''))) return undefined;
  return {
    piece: zone,
    message: `'${zone.text}' is taken for the time zone: the format stands behind another comma.`,
    meant: `,${zone.text}`,
  };
}

/** `STRFTIME(,${EPOCH},%Y)` */
export function timeForZone(args: Piece): ArgumentFlaw | undefined {
  const [time, zone] = splitArguments(args);
  if (time === undefined || zone === undefined || !/^\s*\$\{EPOCH\}\s*$/.test(zone.text)) return undefined;
  return {
    piece: zone.trim(),
    message: `'${zone.text.trim()}' is taken for the time zone: the time is the first argument of STRFTIME().`,
  };
}

/** `STRFTIME(${EPOCH},,Europe/Berlin,%Y)` */
// Asterisk: funcs/func_strings.c acf_strftime takes all behind the second comma for the format.
export function zoneForFormat(args: Piece): ArgumentFlaw | undefined {
  const [, zone, format, rest] = splitArguments(args);
  if (zone?.text.trim() !== '' || format === undefined || rest?.text.includes('%') !== true) return undefined;
  if (!/^\s*[A-Z]\w+\/[A-Z][\w/+-]*\s*$/.test(format.text)) return undefined;
  const start = format.start - args.start - 1;
  return {
    piece: args.slice(start, start + 1 + format.text.length),
    message: `'${format.text.trim()}' is taken for the beginning of the format: the time zone is the second argument.`,
    meant: format.text,
  };
}

/** `STRFTIME(%Y-%m-%d)` */
// Asterisk: funcs/func_strings.c acf_strftime.
export function formatForTime(first: Piece | undefined): ArgumentFlaw | undefined {
  const name = first?.text.trim() ?? '';
  // What cannot be read as a number is taken for now, which is what EPOCH holds.
  if (first !== undefined && (/^[A-Z]\w*$/.test(name) || /^epoch$/i.test(name)))
    return {
      piece: first.trim(),
      message: `'${name}' is no number, so that STRFTIME() takes the time of now.`,
      meant: `\${${name === 'epoch' ? 'EPOCH' : name}}`,
      isDoubtful: /^epoch$/i.test(name),
    };
  if (first === undefined || !/^\s*%/.test(first.text)) return undefined;
  return {
    piece: first.trim(),
    message: `'${first.text.trim()}' is taken for the time of STRFTIME(), of which the format is the third argument.`,
    meant: `,,${first.text.trim()}`,
  };
}

/** `%H:%m:%S`, `%Y%M%d`: the month among hours and seconds, the minutes in a date. */
export function monthForMinutes(args: Piece): ArgumentFlaw | undefined {
  const { text } = args;
  const among = (before: string, letter: string, behind: string): number =>
    new RegExp(`%[${before}]([-:./_ ]?)%${letter}\\1%[${behind}]`).exec(text)?.index ?? -1;
  const month = among('HIkl', 'm', 'S');
  const minutes = month < 0 ? Math.max(among('Yy', 'M', 'de'), among('de', 'M', 'Yy')) : -1;
  if (month < 0 && minutes < 0) return undefined;
  const start = text.indexOf(month < 0 ? '%M' : '%m', month < 0 ? minutes : month);
  return {
    piece: args.slice(start, start + 2),
    message:
      month < 0
        ? "'%M' gives the minutes, in the middle of a date: the month is '%m'."
        : "'%m' gives the month, between the hours and the seconds: the minutes are '%M'.",
    meant: month < 0 ? '%m' : '%M',
  };
}
