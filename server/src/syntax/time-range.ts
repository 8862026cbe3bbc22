/**
 * The times at which an include or a condition holds: `09:00-17:00,mon-fri,*,*`. Read as Asterisk reads it, which passes over what it does
 * not understand and goes on with the rest.
 */
// Asterisk: main/pbx_timing.c ast_build_timing, ast_check_timing2.

/** One field: the values from `first` to `last`, both included and counted from 0; a span that ends before it begins goes round. */
export interface TimeField {
  /** Undefined where every value holds. */
  readonly spans: readonly TimeSpan[] | undefined;
  /** The elements that Asterisk passes over. */
  readonly skipped: readonly string[];
}

export interface TimeSpan {
  readonly first: number;
  readonly last: number;
}

export interface TimeRange {
  /** In minutes of the day. */
  readonly times: TimeField;
  /** From Sunday. */
  readonly weekdays: TimeField;
  readonly monthDays: TimeField;
  readonly months: TimeField;
  readonly timeZone: string | undefined;
}

/** A minute on the clock of the machine that runs Asterisk, in the values of the fields. */
export interface Moment {
  readonly minute: number;
  readonly weekday: number;
  readonly monthDay: number;
  readonly month: number;
}

const weekdayNames: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const monthNames: readonly string[] = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** With any other number of fields there is no time zone. */
const FIELDS_WITH_ZONE = 5;

export function parseTimeRange(text: string): TimeRange {
  const fields = text.split(/[|,]/);
  const [times = '', weekdays = '', monthDays = '', months = ''] = fields;
  const zone = fields.length === FIELDS_WITH_ZONE ? fields.at(-1) : undefined;
  return {
    times: parseField(times, parseTimes),
    weekdays: parseField(weekdays, (part) => parseDays(part, 7, weekdayNames)),
    monthDays: parseField(monthDays, (part) => parseDays(part, 31, [])),
    months: parseField(months, (part) => parseDays(part, 12, monthNames)),
    timeZone: zone === '' ? undefined : zone,
  };
}

function parseField(text: string, parse: (part: string) => TimeSpan | undefined): TimeField {
  if (text === '' || text === '*') return { spans: undefined, skipped: [] };
  const spans: TimeSpan[] = [];
  const skipped: string[] = [];
  for (const part of text.split('&')) {
    const span = parse(part);
    if (span === undefined) skipped.push(part);
    else spans.push(span);
  }
  return { spans, skipped };
}

function parseTimes(part: string): TimeSpan | undefined {
  const dash = part.indexOf('-');
  if (dash < 0) {
    const minute = clock(part);
    return minute === undefined ? undefined : { first: minute, last: minute };
  }
  const first = clock(part.slice(0, dash));
  const last = clock(part.slice(dash + 1).replace(/^\D+/, ''));
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** `H:MM` in minutes; what stands behind it does not matter. */
function clock(text: string): number | undefined {
  const found = /^\s*(\d{1,2}|\+\d):\s*(\d{1,2}|\+\d)/.exec(text);
  const hour = Number(found?.[1] ?? NaN);
  const minute = Number(found?.[2] ?? NaN);
  return hour <= 23 && minute <= 59 ? hour * 60 + minute : undefined;
}

function parseDays(part: string, count: number, names: readonly string[]): TimeSpan | undefined {
  const [from = '', to] = part.split(/-(.*)/s);
  const first = named(from, count, names);
  const last = to === undefined ? first : named(to, count, names);
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** A name, or a number from 1 of which the first two digits count. */
function named(text: string, count: number, names: readonly string[]): number | undefined {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return index;
  const number = Number(/^\s*(\d{1,2}|\+\d)/.exec(text)?.[1] ?? NaN);
  return number >= 1 && number <= count ? number - 1 : undefined;
}

/** Whether the range holds at a moment; its time zone is left out of account. */
export function holdsAt({ times, weekdays, monthDays, months }: TimeRange, moment: Moment): boolean {
  return (
    holds(months, moment.month) &&
    holds(monthDays, moment.monthDay) &&
    holds(weekdays, moment.weekday) &&
    holds(times, moment.minute)
  );
}

function holds({ spans }: TimeField, value: number): boolean {
  if (spans === undefined) return true;
  return spans.some(({ first, last }) => (first <= last ? first <= value && value <= last : first <= value || value <= last));
}

/** The moment that `2026-12-24 18:30` means, or with a `T` between; undefined for any other text and for days that are not. */
export function momentOf(text: string): Moment | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)[ T](\d?\d):(\d\d)$/.exec(text.trim());
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const isThere = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour <= 23 && minute <= 59;
  return isThere ? { minute: hour * 60 + minute, weekday: date.getUTCDay(), monthDay: day - 1, month: month - 1 } : undefined;
}
