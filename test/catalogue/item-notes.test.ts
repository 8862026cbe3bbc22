/** Notes on the items of functions: the usual ones have one, and those that are put together read well. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dialplanFunction, syntaxOf } from '../../server/src/catalogue/catalogue.ts';
import { itemNote, noteIndexOf } from '../../server/src/catalogue/notes/item-notes.ts';

describe('every documented item has a note', () => {
  for (const name of ['CALLERID', 'CDR', 'CHANNEL', 'CONNECTEDLINE', 'QUEUE_MEMBER', 'REDIRECTING'])
    test(name, () => {
      const entry = dialplanFunction(name);
      assert.ok(entry !== undefined);
      const values = syntaxOf(entry).parameters?.[noteIndexOf(name)]?.values ?? [];
      assert.ok(values.length > 5);
      assert.deepEqual(
        values.filter((value) => itemNote(name, value) === undefined),
        [],
      );
    });
});

const rows: readonly (readonly [name: string, item: string, note: string | undefined])[] = [
  ['CALLERID', 'num', 'Number of the caller.'],
  ['CALLERID', 'number', 'Number of the caller.'],
  ['CALLERID', 'ANI-name-valid', 'Name of who pays for the call: whether there is one.'],
  ['CALLERID', 'priv-num', 'Number of the caller, not told to others.'],
  ['CALLERID', 'pres', 'Whether name and number may be shown: the caller.'],
  ['CALLERID', 'dnid-num-plan', 'Number of whom the call was for: the numbering plan.'],
  ['CONNECTEDLINE', 'name', 'Name of the other side.'],
  ['REDIRECTING', 'from-num', 'Number of who sent the call on.'],
  ['REDIRECTING', 'priv-to-name', 'Name of whom the call was sent on to, not told to others.'],
  ['REDIRECTING', 'reason', 'Why the call was sent on.'],
  ['CHANNEL', 'Hangup_Handler_Push', 'Pushes a hangup handler: the subroutine runs when this channel ends.'],
  ['CALLERID', 'nmu', undefined],
  ['CALLERID', '', undefined],
  ['NOSUCH', 'num', undefined],
];

describe('notes', () => {
  for (const [name, item, note] of rows) test(`${name}(${item})`, () => assert.equal(itemNote(name, item), note));
});
