/** What expressions and substitutions yield, beside what a real Asterisk answered (`npm run record`). We may say that we do not know. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { expand, type Environment } from '../../server/src/model/values/values.ts';
import { UNKNOWN } from '../../server/src/syntax/expression-value.ts';
import { Piece } from '../../server/src/syntax/piece.ts';

const path = join(process.env['PROJECT_ROOT'] ?? '.', 'test/asterisk/expressions.txt');

/** As scripts/record-asterisk.ts sets them. */
const environment: Environment = new Map(
  Object.entries({ EMPTY: '', ONE: '1', WORD: 'abc', NUMBER: '0123456789', TWO: 'two words', NOSUCH: '' }).map(([name, text]) => [
    name,
    { text, isFromMissing: false },
  ]),
);

/** Functions whose value is not computed here. */
const notComputed = /\$\{(?:CUT|FILTER|TOUPPER|FIELDQTY|REGEX|MATH)\(|\$\[(?:FUNC|SIN|floor|round)\(|\{10\}/;

for (const row of readFileSync(path, 'utf8').split('\n')) {
  if (row === '' || row.startsWith(';')) continue;
  const [text = '', answer = ''] = row.split('\t');
  test(`${text} is ${answer === '' ? 'empty' : answer}`, () => {
    const ours = expand(new Piece(text, 0), environment).text;
    if (ours.includes(UNKNOWN)) assert.match(text, notComputed, 'the value is not known');
    else assert.equal(ours, answer);
  });
}
