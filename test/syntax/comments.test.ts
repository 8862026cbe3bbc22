/** Comments, cut out as Asterisk's reader cuts them: every step of it, and the depth that one line hands to the next. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { cutComments, isCommentStart } from '../../server/src/syntax/comments.ts';
import '../support/bugs.ts';

/** A line, what Asterisk sees of it, and the depth behind it; the depth before it is 0 where none is given. */
interface Row {
  readonly line: string;
  readonly live: string;
  readonly before?: number;
  readonly after?: number;
  /** Where the plain comment begins. */
  readonly comment?: number;
}

const rows: readonly Row[] = [
  // Plain comments and blanks.
  { line: '', live: '' },
  { line: ' \t\f\v\r', live: '' },
  { line: 'exten => 1,1,NoOp()', live: 'exten => 1,1,NoOp()' },
  { line: '\t exten => 1 \r', live: 'exten => 1' },
  { line: '\u00a0exten', live: '\u00a0exten' },
  { line: '; all of it', live: '', comment: 0 },
  { line: 'a=b ; c', live: 'a=b', comment: 4 },
  { line: 'a=b;', live: 'a=b', comment: 3 },
  { line: 'NoOp("a;b")', live: 'NoOp("a', comment: 7 },
  { line: 'a ; b ; c', live: 'a', comment: 2 },
  // A backslash makes the semicolon text, and goes.
  { line: 'a\\;b', live: 'a;b' },
  { line: 'a\\\\;b', live: 'a\\;b' },
  { line: 'a\\\\\\;b', live: 'a\\\\;b' },
  { line: '\\;exten', live: ';exten' },
  { line: '[a\\;b]', live: '[a;b]' },
  { line: 'a\\;b;c', live: 'a;b', comment: 4 },
  { line: 'a\\;;b', live: 'a;', comment: 3 },
  { line: 'a\\b', live: 'a\\b' },
  // A plain comment hides everything behind it.
  { line: '; foo ;-- bar', live: '', comment: 0 },
  { line: '; foo --; bar', live: '', comment: 0 },
  { line: '; foo \\; bar', live: '', comment: 0 },
  // Blocks on one line.
  { line: 'NoOp(a;-- x --;b)', live: 'NoOp(ab)' },
  { line: 'ex;-- --;ten', live: 'exten' },
  { line: '[b;-- --;ar]', live: '[bar]' },
  { line: ';--banner--;', live: '' },
  { line: ';-- x --; exten => 1', live: 'exten => 1' },
  { line: 'a;-- x --;b;-- y --;c', live: 'abc' },
  { line: 'a;-- x --;b; y', live: 'ab', comment: 11 },
  { line: ';-- a ;-- b --; c --; d', live: 'd' },
  // Three dashes or more open nothing.
  { line: 'a;--- b', live: 'a', comment: 1 },
  { line: ';----', live: '', comment: 0 },
  { line: ';---', live: '', comment: 0 },
  { line: ';- a', live: '', comment: 0 },
  // Blocks over several lines.
  { line: 'exten => 1 ;-- a', live: 'exten => 1', after: 1 },
  { line: ';--;', live: '', after: 1 },
  { line: ';-- a ;-- b --;', live: '', after: 1 },
  { line: 'inside', live: '', before: 1, after: 1 },
  { line: 'inside ; a comment', live: '', before: 1, after: 1 },
  { line: 'inside ;-- deeper', live: '', before: 1, after: 2 },
  { line: 'deeper --; less deep', live: '', before: 2, after: 1 },
  { line: 'end --; live', live: 'live', before: 1 },
  { line: '--;live', live: 'live', before: 1 },
  { line: 'end \\--; live', live: 'live', before: 1 },
  { line: 'end --\\; not the end', live: '', before: 1, after: 1 },
  { line: 'end --; a ;-- again', live: 'a', before: 1, after: 1 },
  { line: 'end --; a ; b', live: 'a', before: 1, comment: 10 },
  // A closer that nothing opened leaves its line whole and hides what follows.
  { line: 'exten => 1,1,NoOp(f--;g)', live: 'exten => 1,1,NoOp(f--;g)', after: -1 },
  { line: 'foo --; comment', live: 'foo --; comment', after: -1 },
  { line: 'foo --; bar ; baz', live: 'foo --; bar ; baz', after: -1 },
  { line: 'hidden', live: '', before: -1, after: -1 },
  { line: 'hidden ; too', live: '', before: -1, after: -1 },
  { line: 'hidden ;-- this brings it back', live: '', before: -1, after: 0 },
  { line: 'hidden --; deeper', live: '', before: -1, after: -2 },
  // Whatever follows a NUL is lost, a comment too.
  { line: 'a=b\0c', live: 'a=b' },
  { line: 'a=b\0;-- c', live: 'a=b' },
];

for (const { line, live, before = 0, after = 0, comment = -1 } of rows)
  test(`comments: ${JSON.stringify(line)}${before === 0 ? '' : ` at depth ${before}`}`, () => {
    const cut = cutComments(line, before);
    assert.deepEqual({ live: cut.live.text, after: cut.depthAfter, comment: cut.comment }, { live, after, comment });
  });

test('a 129th level of blocks is not counted', () => {
  assert.equal(cutComments(';--', 128).depthAfter, 128);
  assert.equal(cutComments(';-- '.repeat(200), 0).depthAfter, 128);
});

const texts = fc.string({ unit: fc.constantFrom(';', '-', '-', '\\', ' ', 'a', '=', '\t', '\0', 'é', '😀') });
const depths = fc.integer({ min: -3, max: 130 });

test('any line: the live text stands in the line where its columns say', () => {
  fc.assert(
    fc.property(texts, depths, (line, depth) => {
      const { live, depthAfter, comment } = cutComments(line, depth);
      assert.ok(Number.isInteger(depthAfter));
      for (let i = 0; i < live.text.length; i++) assert.equal(line.charAt(live.column(i)), live.text.charAt(i));
      for (let i = 1; i < live.text.length; i++) assert.ok(live.column(i) > live.column(i - 1));
      if (live.text.length > 0)
        assert.deepEqual(live.span(), { start: live.column(0), end: live.column(live.text.length - 1) + 1 });
      if (comment >= 0) assert.ok(isCommentStart(line, comment));
    }),
    { numRuns: 2000, seed: 1 },
  );
});

/** The reader written as plainly as can be, one character at a time; what `cutComments` must agree with. */
function plainReader(line: string, depthBefore: number): { live: string; depth: number } {
  const nul = line.indexOf('\0');
  const text = nul < 0 ? line : line.slice(0, nul);
  let depth = depthBefore;
  let live = depth === 0 ? '' : undefined;
  let isLive = depth === 0;
  let handled = 0;
  let done = 0;
  const keep = (to: number): void => {
    if (isLive) live = (live ?? '') + text.slice(done, to);
    done = to;
  };
  for (;;) {
    const at = text.indexOf(';', handled);
    if (at < 0) break;
    if (at > handled && text[at - 1] === '\\') {
      keep(at - 1);
      done = at;
      handled = at + 1;
    } else if (text.slice(at + 1, at + 3) === '--' && text[at + 3] !== '-') {
      keep(at);
      isLive = false;
      depth = Math.min(depth + 1, 128);
      handled = at + 3;
    } else if (at >= handled + 2 && text.slice(at - 2, at) === '--') {
      depth--;
      handled = at + 1;
      if (depth === 0) {
        isLive = true;
        done = at + 1;
        live ??= '';
      }
    } else if (depth === 0) {
      keep(at);
      return { live: (live ?? '').replace(/^[\0- ]+|[\0- ]+$/g, ''), depth };
    } else handled = at + 1;
  }
  keep(text.length);
  return { live: (live ?? '').replace(/^[\0- ]+|[\0- ]+$/g, ''), depth };
}

test('any line: the fast ways agree with the plain one', () => {
  fc.assert(
    fc.property(texts, depths, (line, depth) => {
      const cut = cutComments(line, depth);
      assert.deepEqual({ live: cut.live.text, depth: cut.depthAfter }, plainReader(line, depth));
    }),
    { numRuns: 5000, seed: 2 },
  );
});
