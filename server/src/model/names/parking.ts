/** The contexts of parked calls, and the numbers in them. */
// Asterisk: res/parking/parking_manager.c (the lot `default`, and `parkpos`, which is a row of two numbers).

import type { Line } from '../../syntax/config-file.ts';
import type { Dialplan } from '../dialplan.ts';

/** Whether res_parking makes a context of this name, or adds to it. */
export function isParkingContext(dialplan: Dialplan, name: string): boolean {
  return parkingOf(dialplan).contexts.has(name);
}

/** Whether parked calls may wait at a number, or park there: where no file says otherwise they do from 701 to 750. */
export function mayBeParked(dialplan: Dialplan, number: string): boolean {
  if (/^[A-Za-z]/.test(number)) return false;
  const { spans } = parkingOf(dialplan);
  if (spans === undefined || !/^[*#]?\d+$/.test(number)) return true;
  return spans.some(([first, last]) => number === first || (Number(number) >= Number(first) && Number(number) <= Number(last)));
}

interface Parking {
  readonly contexts: ReadonlySet<string>;
  /** The numbers of parked calls, each with the last one of its row; undefined where they cannot be told. */
  readonly spans: readonly (readonly [first: string, last: string])[] | undefined;
}

/** The context of the lot `default`. */
const PARKED_CALLS = 'parkedcalls';
/** Around its numbers, 701 to 750, and that by which a call is parked, 700. */
const USUAL = ['700', '799'] as const;

/** What res_parking makes. */
function parkingOf(dialplan: Dialplan): Parking {
  return dialplan.tracker.remember('parking', () => {
    const contexts = new Set([PARKED_CALLS]);
    const spans: (readonly [string, string])[] = [USUAL];
    let isKnown = true;
    for (const file of dialplan.neighbors) {
      const name = dialplan.neighborName(file);
      // Up to Asterisk 11 the lots were in this file.
      if (name === 'features.conf') isKnown &&= !file.lines.some(isOfLot);
      if (name !== 'res_parking.conf') continue;
      for (const { statement } of file.lines) {
        if (statement.kind !== 'setting') continue;
        const value = statement.value.text.trim();
        switch (statement.key.text.trim().toLowerCase()) {
          case 'context':
            contexts.add(value);
            break;
          // A call may make its own lot.
          case 'parkeddynamic':
            isKnown = false;
            break;
          case 'parkext':
            spans.push([value, value]);
            isKnown &&= /^[*#]?\d+$/.test(value);
            break;
          case 'parkpos': {
            const [, first = '', last = ''] = /^(\d+)-(\d+)$/.exec(value) ?? [];
            spans.push([first, last]);
            isKnown &&= first !== '';
          }
        }
      }
    }
    return { contexts, spans: isKnown ? spans : undefined };
  });
}

function isOfLot({ statement }: Line): boolean {
  return statement.kind === 'setting' && /^(?:context|parkext|parkpos)$/i.test(statement.key.text.trim());
}
