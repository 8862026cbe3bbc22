/**
 * What Asterisk does not understand in a range of time: `times,weekdays,days,months[,timezone]`, each a list between `&`, with `|` for `,` if
 * one likes.
 */
// Asterisk: main/pbx_timing.c ast_build_timing, get_timerange, get_range, lookup_name.

import type { Piece } from '../../syntax/piece.ts';

export interface TimeRangeFlaw {
  /** What is not understood. */
  readonly piece: Piece;
  /** What it is none of: "time of day". */
  readonly what: string;
  readonly why: 'unknown' | 'blank' | 'long-name' | 'half-day' | 'lost-comma';
  /** Whether nothing is left of its list, so that no moment matches. */
  readonly neverMatches: boolean;
  /** What may have been meant in its place. */
  readonly meant: string | undefined;
  /** What is repaired with it, where that is more. */
  readonly repaired?: { readonly piece: Piece; readonly meant: string };
}

/** The flaws in order; what is computed, and the fields behind it, are not judged. */
export function timeRangeFlaws(times: Piece): TimeRangeFlaw[] {
  const flaws: TimeRangeFlaw[] = [];
  for (const [index, field] of splitAt(times, /[,|]/).entries()) {
    const kind = kinds[index];
    if (kind === undefined || /\$[{[]/.test(field.text)) break;
    const found = flawsOfField(field, kind);
    const misplaced = found.find(({ why, piece }) => why === 'unknown' && kinds.some((other) => other.isUnderstood(piece.text)));
    flaws.push(...(misplaced === undefined ? found : [misplaced]));
    // A field that is left out, or two that changed places, make what stands behind wrong as well.
    if (misplaced !== undefined) break;
  }
  return flaws;
}

interface Kind {
  readonly what: string;
  readonly isUnderstood: (text: string) => boolean;
  readonly meant: (text: string) => string | undefined;
  readonly names: readonly string[];
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const kinds: readonly Kind[] = [
  { what: 'time of day', isUnderstood: isTime, meant: meantTime, names: [] },
  ofNames('day of the week', weekdays, 7),
  ofNames('day of the month', [], 31),
  ofNames('month', months, 12),
];

function ofNames(what: string, names: readonly string[], most: number): Kind {
  const isUnderstood = (text: string): boolean => {
    if (names.includes(text.toLowerCase())) return true;
    const number = Number(/^\s*[+-]?\d{1,2}/.exec(text)?.[0] ?? NaN);
    return number >= 1 && number <= most;
  };
  const meant = (text: string): string | undefined => names.find((name) => text.trim().toLowerCase().startsWith(name));
  return { what, isUnderstood, meant, names };
}

/** Two numbers of no more than two digits with `:` between them; what stands behind is not looked at. */
function isTime(text: string): boolean {
  const match = /^\s*(\d{1,2}):\s*(\d{1,2})/.exec(text);
  return match !== null && Number(match[1]) <= 23 && Number(match[2]) <= 59;
}

function meantTime(text: string): string | undefined {
  const match = /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*$/.exec(text);
  if (match === null) return undefined;
  const [, hour = '', minute = '00'] = match;
  if (Number(hour) === 24 && minute === '00') return '23:59';
  return Number(hour) <= 23 && Number(minute) <= 59 ? `${hour}:${minute}` : undefined;
}

function flawsOfField(field: Piece, kind: Kind): TimeRangeFlaw[] {
  if (field.text === '' || field.text === '*') return [];
  const flaws: Omit<TimeRangeFlaw, 'neverMatches'>[] = [];
  let isAnyUnderstood = false;
  for (const element of splitAt(field, /&/)) {
    const dash = element.text.indexOf('-');
    const parts = dash < 0 ? [element] : [element.slice(0, dash), endOf(element.slice(dash + 1), kind)];
    const wrong = parts.find((part) => !kind.isUnderstood(part.text));
    if (wrong === undefined) {
      isAnyUnderstood = true;
      for (const part of parts) {
        const meant = fullDay(part.text);
        if (meant !== undefined) flaws.push({ piece: part, what: kind.what, why: 'half-day', meant });
        const [time, days] = splitFields(part.text);
        if (days !== undefined) flaws.push({ piece: part, what: kind.what, why: 'lost-comma', meant: `${time},${days}` });
      }
    } else {
      const trimmed = parts.map(({ text }) => text.trim());
      const meant = parts.map((part) => (kind.isUnderstood(part.text) ? part.text : kind.meant(part.text)));
      const areBothWrong = parts.every((part) => !kind.isUnderstood(part.text)) && meant.every((text) => text !== undefined);
      const isSpaced = parts.every(({ text }, i) => text !== trimmed[i]) && trimmed.every((text) => kind.isUnderstood(text));
      flaws.push({
        ...flawOf(wrong.text === '' ? element : wrong, kind),
        // Blanks in both parts go together.
        ...(isSpaced
          ? { repaired: { piece: element, meant: trimmed.join('-') } }
          : areBothWrong && parts.length > 1 && { repaired: { piece: element, meant: meant.join('-') } }),
      });
    }
  }
  return flaws.map((flaw) => ({ ...flaw, neverMatches: !isAnyUnderstood }));
}

/** Before the end of a range of hours Asterisk ignores all that is no digit. */
function endOf(end: Piece, { what }: Kind): Piece {
  return what === 'time of day' ? end.slice(Math.max(0, end.text.search(/\d|$/))) : end;
}

function flawOf(piece: Piece, kind: Kind): Omit<TimeRangeFlaw, 'neverMatches'> {
  const trimmed = piece.text.trim();
  const { what } = kind;
  if (trimmed !== piece.text && (trimmed === '*' || kind.isUnderstood(trimmed)))
    return { piece, what, why: 'blank', meant: trimmed };
  const meant = kind.meant(piece.text);
  return { piece, what, why: kind.names.length > 0 && meant !== undefined ? 'long-name' : 'unknown', meant };
}

/** `5:00pm` as Asterisk writes it; undefined where that is what it reads of it anyway. */
function fullDay(text: string): string | undefined {
  const [, hour = '', minute = '', half = ''] = /^\s*(\d{1,2}):(\d{2})\s*([ap])\.?m\.?\s*$/i.exec(text) ?? [];
  const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return half === '' || Number(hour) > 12 || hours === Number(hour) ? undefined : `${String(hours)}:${minute}`;
}

/** `17:00 mon-fri`: a time, and behind a blank what was to be the next field. */
function splitFields(text: string): [time: string, days?: string] {
  const [, time = text, days] = /^(\s*\d{1,2}:\d{2})\s+((?:sun|mon|tue|wed|thu|fri|sat|\*)\b.*|\*)$/i.exec(text) ?? [];
  return days === undefined ? [time] : [time, days];
}

function splitAt(piece: Piece, separator: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let i = 0; i <= piece.text.length; i++)
    if (i === piece.text.length || separator.test(piece.text.charAt(i))) {
      pieces.push(piece.slice(from, i));
      from = i + 1;
    }
  return pieces;
}
