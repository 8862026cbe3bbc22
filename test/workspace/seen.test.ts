/** What a search for dialplans saw of a file that has another text later: the search is done again, and what it found before does not stay. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { includedNames, includeNames } from '../../server/src/workspace/search/dialplan-files.ts';
import { ConfigFile, StatementPool } from '../../server/src/syntax/config-file.ts';
import { Random } from '../support/random.ts';
import { randomDialplan } from '../support/random-dialplan.ts';
import { Desk } from './desk.ts';

const root = '/pbx/extensions.conf';
const loose = '/pbx/extensions_b.conf';
const including = '#include "extensions_b.conf"\n[a]\nexten => s,1,Hangup()\n';
const alone = '[a]\nexten => s,1,Hangup()\n';
const part = '[b]\nexten => s,1,Goto(nowhere,s,1)\n';

/** The dialplans in use, as a workspace that begins now has them with the same files open, must be those that are in use. */
function assertFresh(desk: Desk, open: readonly string[], when = ''): void {
  desk.rest();
  desk.ticks = 0;
  const fresh = new Desk({ ...desk.disk });
  for (const path of open) fresh.open(path, desk.texts()[path]);
  const described = ({ workspace }: Desk): string[] =>
    workspace.dialplans
      .map((dialplan) => JSON.stringify([workspace.descriptionOf(dialplan), dialplan.layout.files.map(({ path }) => path)]))
      .sort();
  assert.deepEqual(described(desk), described(fresh), when);
  const shown = (of: Desk): unknown => [...of.shown].filter(([, problems]) => problems.length > 0).sort();
  assert.deepEqual(shown(desk), shown(fresh), when);
}

test('a file that is opened with a text that was never saved', () => {
  const other = '/pbx/z/extensions.conf';
  const desk = new Desk({ [root]: alone, [other]: alone, '/pbx/z/extensions_b.conf': part });
  desk.open(root);
  desk.open(other, including);
  assertFresh(desk, [root, other]);
});

test('an include that is written before the first search is over', () => {
  for (let turns = 0; turns < 15; turns++) {
    const desk = new Desk({ [root]: alone, [loose]: part });
    desk.ticks = 4;
    desk.turns = turns;
    desk.open(root);
    desk.type(root, 0, 0, 0, '#include "extensions_b.conf"\n');
    assertFresh(desk, [root], `after ${turns} turns`);
  }
});

test('an include that comes to stand in a comment, and out of it', () => {
  const desk = new Desk({ [root]: including, [loose]: part });
  desk.open(root);
  desk.type(root, 0, 0, 0, ';--\n');
  assertFresh(desk, [root]);
  desk.type(root, 1, 0, 0, '--;\n');
  assertFresh(desk, [root]);
});

test('an include of a part of a dialplan that is not in use makes a loose file one of that', () => {
  const desk = new Desk({
    [root]: alone,
    '/pbx/sub/extensions_b.conf': part,
    '/pbx/z/extensions.conf': '#include "part.inc"\n#include "late.inc"\n',
    '/pbx/z/part.inc': '; nothing\n',
  });
  const path = '/pbx/sub/extensions_b.conf';
  desk.open(path);
  assert.deepEqual(
    desk.workspace.dialplansOf(path).map((dialplan) => dialplan.root.path),
    [root],
  );
  desk.disk['/pbx/z/part.inc'] = '#include "../sub/extensions_b.conf"\n';
  desk.filesChanged('/pbx/z/part.inc');
  assertFresh(desk, [path], 'changed');
  desk.disk['/pbx/z/part.inc'] = '';
  desk.filesChanged('/pbx/z/part.inc');
  assertFresh(desk, [path], 'changed back');
  desk.disk['/pbx/z/late.inc'] = '#include "../sub/extensions_b.conf"\n';
  desk.filesChanged('/pbx/z/late.inc');
  assertFresh(desk, [path], 'made');
});

test('an open file of which half was written when the search looked', () => {
  const path = '/pbx/dialplan/part.conf';
  const text = `[settings]\n${part}`;
  for (let turns = 0; turns < 12; turns++) {
    const desk = new Desk({ [root]: alone, [path]: part });
    desk.open(root);
    desk.open(path);
    desk.ticks = 4;
    desk.turns = turns;
    // The editor tells of the first write, while another one is going on that nobody has told of.
    desk.disk[path] = text;
    desk.filesChanged('/pbx/new.conf');
    desk.turns = turns % 4;
    desk.disk[path] = '[settings]\n';
    desk.filesChanged('/pbx/other.conf');
    desk.rest();
    desk.disk[path] = text;
    desk.filesChanged(path);
    assertFresh(desk, [root, path], `after ${turns} turns`);
    desk.disk[path] = part;
    desk.filesChanged(path);
    assertFresh(desk, [root, path], `after ${turns} turns and one more`);
  }
});

test('a file that changes between the search and the loading', () => {
  for (const [first, second] of [
    [including, alone],
    [alone, including],
  ] as const)
    for (let turns = 0; turns < 25; turns++) {
      const desk = new Desk({
        [root]: `#include "z/part.inc"\n${alone}`,
        '/pbx/z/part.inc': first,
        '/pbx/z/extensions_b.conf': part,
      });
      desk.ticks = 8;
      desk.turns = turns;
      desk.open(root);
      desk.disk['/pbx/z/part.inc'] = second;
      desk.filesChanged('/pbx/new.h');
      desk.rest();
      assertFresh(desk, [root], `after ${turns} turns, before anybody tells of it`);
      desk.filesChanged('/pbx/z/part.inc');
      assertFresh(desk, [root], `after ${turns} turns`);
    }
});

test('a folder that becomes a file, and a file that becomes a folder', () => {
  const desk = new Desk({
    [root]: '#include "parts/b.inc"\n#include "one.inc"\n',
    '/pbx/parts/b.inc': part,
    '/pbx/one.inc': alone,
  });
  desk.open(root);
  desk.remove((path) => path.startsWith('/pbx/parts/'));
  desk.disk['/pbx/parts'] = 'text\n';
  desk.filesChanged('/pbx/parts');
  assertFresh(desk, [root], 'a file');
  desk.remove((path) => path === '/pbx/one.inc');
  desk.disk['/pbx/one.inc/deep.inc'] = alone;
  desk.filesChanged('/pbx/one.inc');
  assertFresh(desk, [root], 'a folder');
});

test('AEL that is written bit by bit beside a dialplan', () => {
  const desk = new Desk({ [root]: `${alone} same => n,Goto(night,s,1)\n`, '/pbx/extensions.ael': 'context ael-' });
  desk.open(root);
  desk.disk['/pbx/extensions.ael'] = 'context night { s => { NoOp(); } }\n';
  desk.filesChanged('/pbx/extensions.ael');
  assertFresh(desk, [root]);
});

test('the names in include directives are those of the lines that were read', () => {
  const random = new Random('includes');
  const spelled = [
    '#include "a.conf"',
    ' #TRYINCLUDE <b.conf> ; c',
    '#include',
    '#include a b',
    '\r#include c',
    ';-- #include d',
    '--;',
    '#includes e',
    'x #include f',
  ];
  for (let i = 0; i < 300; i++) {
    const lines = [...randomDialplan(random).values()].join('\n').split('\n');
    for (let j = 0; j < 6; j++) lines.splice(random.below(lines.length + 1), 0, random.pick(spelled));
    const text =
      (random.below(4) === 0 ? '\ufeff' : '') + (i % 2 === 0 ? lines : lines.filter((line) => !line.includes(';--'))).join('\n');
    const file = new ConfigFile('/a', 'dialplan', text, new StatementPool());
    assert.deepEqual(includeNames(text), includedNames(file), JSON.stringify(text));
  }
});
