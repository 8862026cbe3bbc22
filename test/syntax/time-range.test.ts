/** Ranges of times: what Asterisk reads, passes over, and when they hold. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsAt, momentOf, parseTimeRange, type TimeField } from '../../server/src/syntax/time-range.ts';

/** A text as its fields: `*` for every value, the spans, and behind `!` what is passed over. */
const readings: readonly (readonly [text: string, reading: string])[] = [
  ['', '* * * *'],
  ['*,*,*,*', '* * * *'],
  ['9:00-17:00,mon-fri,*,*', '540-1020 1-5 * *'],
  ['09:00|1-2|31|12', '540-540 0-1 30-30 11-11'],
  ['18:00-8:00,FRI-Mon,28-3,nov-FEB', '1080-480 5-1 27-2 10-1'],
  ['8:00-9:00&10:00,sat&sun,1&15,*', '480-540 600-600 6-6 0-0 0-0 14-14 *'],
  ['24:00,xxx-fri,0&32,jan-', '!24:00 !xxx-fri !0 !32 !jan-'],
  ['9:00- 17:00', '540-1020 * * *'],
  ['9-17', '!9-17 * * *'],
  ['9:60', '!9:60 * * *'],
  ['9:000', '540-540 * * *'],
  ['*,mon - fri', '* !mon - fri * *'],
  ['*,*,*,*,Europe/Berlin', '* * * * Europe/Berlin'],
  ['*,*,*,,', '* * * *'],
  ['*,*,*,*,x,y', '* * * *'],
];

function shown({ spans, skipped }: TimeField): string {
  return [
    ...(spans === undefined ? ['*'] : spans.map(({ first, last }) => `${first}-${last}`)),
    ...skipped.map((part) => `!${part}`),
  ].join(' ');
}

for (const [text, reading] of readings)
  test(`'${text}' is read as ${reading}`, () => {
    const { times, weekdays, monthDays, months, timeZone } = parseTimeRange(text);
    const fields = [times, weekdays, monthDays, months].map(shown);
    assert.equal([...fields, ...(timeZone === undefined ? [] : [timeZone])].join(' '), reading);
  });

const moments: readonly (readonly [range: string, moment: string, holds: boolean])[] = [
  ['9:00-17:00,mon-fri', '2026-11-26 17:00', true],
  ['9:00-17:00,mon-fri', '2026-11-26 17:01', false],
  ['9:00-17:00,mon-fri', '2026-11-28 12:00', false],
  ['18:00-8:00,fri', '2026-11-27 23:00', true],
  ['18:00-8:00,fri', '2026-11-28 07:00', false],
  ['18:00-8:00,fri', '2026-11-27 07:00', true],
  ['*,fri-mon', '2026-11-29 07:00', true],
  ['*,*,29,feb', '2028-02-29T07:00', true],
  ['*,*,24-26,dec', '2026-12-25 7:30', true],
  ['*,*,24-26,dec', '2026-11-25 7:30', false],
  ['xx', '2026-11-25 7:30', false],
];

for (const [range, moment, expected] of moments)
  test(`${range} ${expected ? 'holds' : 'does not hold'} at ${moment}`, () => {
    const at = momentOf(moment);
    assert.ok(at !== undefined);
    assert.equal(holdsAt(parseTimeRange(range), at), expected);
  });

test('what is no moment', () => {
  for (const text of ['', 'now', '2026-02-30 10:00', '2026-13-01 10:00', '2026-01-01 24:00', '2026-01-01 10:60', '2026-01-01'])
    assert.equal(momentOf(text), undefined, text);
});
