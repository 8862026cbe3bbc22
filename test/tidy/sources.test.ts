/** Rules of docs/style.md that can be seen without understanding the code. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { sources } from './project.ts';

const server = sources('server/src').filter(({ path }) => !path.endsWith('.d.ts'));
const all = [...server, ...sources('client/src'), ...sources('test'), ...sources('scripts'), ...sources('scripts', '.mjs')];

test('there are files to look at', () => {
  assert.ok(server.length >= 60, `${server.length} files`);
});

for (const { path, text } of server)
  test(`${path} opens with one comment that says what it is`, () => {
    const body = text.replace(/^\/\/ Feature: .*\n(?:\/\/.*\n)*\n?/, '');
    const opening = /^\/\*\*([\s\S]*?)\*\//.exec(body);
    assert.ok(opening !== null, 'the first thing in the file is not a comment /** … */');
    const words = (opening[1] ?? '').replaceAll(/^\s*\* ?/gm, '').trim();
    assert.match(words, /^[A-Z`'"#$].*[.)…`]$/s, 'the comment is not made of whole sentences');
  });

for (const { path, text } of all)
  test(`${path} is tidy`, () => {
    for (const [index, line] of text.split('\n').entries()) {
      const where = `line ${index + 1}: ${line.trim()}`;
      assert.doesNotMatch(line, /[ \t]$/, `blanks at the end of ${where}`);
      assert.doesNotMatch(
        line,
        /\/[/*].*\b(?:T[O]DO|F[I]XME|X[X]X)\b(?!\(#\d+\))/,
        `a task without the number of an issue, ${where}`,
      );
      assert.doesNotMatch(line, /^\s*(?:\/\/|\/?\*+)\s*[-=*#~_]{4,}/, `a banner, ${where}`);
      assert.doesNotMatch(
        line,
        /^\s*\/\/ ?(?:const|let|if|for|return|import|export|await)\b.*[;{]$/,
        `code in a comment, ${where}`,
      );
    }
    assert.ok(text.endsWith('\n') && !text.endsWith('\n\n'), 'the file ends with one line feed');
    assert.ok(!text.includes('\r'), 'the file has carriage returns');
  });
