/** The times at which an include or a condition holds, in words. */

import { parseTimeRange, type TimeField, type TimeSpan } from '../../syntax/time-range.ts';
import { code, names, paragraphs } from '../descriptions/markdown.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A field with the word before a single value, and how a value is said. */
type Said = readonly [field: TimeField, word: string, value: (value: number) => string];

export function timeRangeText(text: string): string {
  const range = parseTimeRange(text);
  const fields: readonly Said[] = [
    [range.times, 'at', clock],
    [range.weekdays, 'on', (value) => weekdays[value] ?? ''],
    [range.monthDays, 'on the', ordinal],
    [range.months, 'in', (value) => months[value] ?? ''],
  ];
  const skipped = fields.flatMap(([field]) => field.skipped);
  const isNever = fields.some(([{ spans }]) => spans?.length === 0);
  const parts = fields.flatMap(([{ spans }, word, value]) => (spans === undefined ? [] : [phrase(spans, word, value)]));
  const zone = range.timeZone === undefined ? '' : `, by the clock of ${code(range.timeZone)}`;
  const when = parts.length === 0 ? 'at any time' : parts.join(', ');
  return paragraphs(
    isNever ? 'Never holds.' : `Holds ${when}${zone}.`,
    isNever || !goesOverMidnight(range.times) || range.weekdays.spans === undefined
      ? undefined
      : 'What lies behind midnight belongs to the next day, which has to be among the days as well.',
    skipped.length === 0 ? undefined : `Asterisk ignores ${names(skipped)}, which it cannot read.`,
  );
}

function goesOverMidnight({ spans }: TimeField): boolean {
  return spans?.some(({ first, last }) => last < first) === true;
}

/** `from Monday to Friday and on Sunday` */
function phrase(spans: readonly TimeSpan[], word: string, value: (value: number) => string): string {
  const from = word.endsWith(' the') ? 'from the' : 'from';
  const to = word.endsWith(' the') ? 'to the' : 'to';
  const parts = spans.map(({ first, last }) =>
    first === last ? `${word} ${value(first)}` : `${from} ${value(first)} ${to} ${value(last)}`,
  );
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}` : (parts[0] ?? '');
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `1st`, from 0. */
function ordinal(index: number): string {
  const number = index + 1;
  const tens = Math.floor(number / 10);
  const ending = tens === 1 ? undefined : ['th', 'st', 'nd', 'rd'][number % 10];
  return `${number}${ending ?? 'th'}`;
}
