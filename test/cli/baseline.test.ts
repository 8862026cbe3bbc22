/** `check --baseline`: only what is new is reported, whatever moved meanwhile. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefused, inFolder, withError, withoutProblems, type Answer, type Folder } from './command.ts';

/** Two problems on lines of the same text, and one on another line. */
const dialplan = `[default]
exten => 100,1,Goto(salse,s,1)
exten => 101,1,Goto(gone,s,1)
[more]
exten => 100,1,Goto(salse,s,1)
[sales]
exten => s,1,Hangup()
[all]
include => sales
`;

const update = (folder: Folder, ...words: string[]): Answer =>
  folder.run(['check', ...words, '--baseline', 'base.json', '--update-baseline']);

/** Messages of the problems that are new. */
const fresh = (folder: Folder, ...words: string[]): readonly string[] =>
  (
    JSON.parse(folder.run(['check', ...words, '--baseline', 'base.json', '--format', 'json']).out) as readonly {
      readonly file: string;
      readonly line: number;
      readonly rule: string;
    }[]
  ).map(({ file, line, rule }) => `${file}:${line} ${rule}`);

test('the file says what it holds, one problem a line', () =>
  inFolder({ 'pbx/extensions.conf': dialplan }, (folder) => {
    assert.deepEqual(update(folder), {
      code: 0,
      out: 'No new problems in 1 file. 3 problems of the baseline are not shown.\n',
      error: "asterisk-dialplan: wrote 3 problems to 'base.json': 3 more than before, 0 gone\n",
    });
    assert.equal(
      folder.read('base.json'),
      `{
  "version": 1,
  "problems": [
    {"file":"pbx/extensions.conf","rule":"unknown-context","text":"exten => 100,1,Goto(salse,s,1)","count":2},
    {"file":"pbx/extensions.conf","rule":"unknown-context","text":"exten => 101,1,Goto(gone,s,1)"}
  ]
}
`,
    );
    inFolder({ 'extensions.conf': withoutProblems }, (other) => {
      assert.equal(update(other).code, 0);
      assert.equal(other.read('base.json'), '{\n  "version": 1,\n  "problems": []\n}\n');
    });
  }));

test('what is known is not reported, and does not fail', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) => {
    update(folder);
    const { code, out, error } = folder.run(['check', '--baseline', 'base.json']);
    assert.equal(code, 0);
    assert.equal(error, '');
    assert.equal(out, 'No new problems in 1 file. 3 problems of the baseline are not shown.\n');
    for (const format of ['json', 'gitlab'])
      assert.equal(folder.run(['check', '--baseline=base.json', '--format', format]).out, '[]\n');
  }));

test('lines that move, blanks that change, and a path that is written otherwise make nothing new', () =>
  inFolder({ 'pbx/extensions.conf': dialplan }, (folder) => {
    update(folder);
    folder.write('pbx/extensions.conf', `; a comment\n\n${dialplan.replaceAll('exten => ', '  exten=>')}`);
    assert.deepEqual(fresh(folder), []);
    assert.deepEqual(fresh(folder, './pbx/../pbx/extensions.conf'), []);
    assert.deepEqual(fresh(folder, `${folder.path}/pbx`), []);
  }));

test('one more on a line of the same text is new, and so is one in another file', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) => {
    update(folder);
    folder.write('extensions.conf', dialplan.replace('[sales]', '[third]\nexten => 100,1,Goto(salse,s,1)\n[sales]'));
    assert.deepEqual(
      fresh(folder).filter((each) => each.endsWith('unknown-context')),
      ['extensions.conf:7 unknown-context'],
    );
    folder.write('extensions.conf', `#include "more.conf"\n${dialplan}`);
    folder.write('more.conf', dialplan.split('[more]')[0] ?? '');
    assert.deepEqual(
      fresh(folder)
        .filter((each) => each.endsWith('unknown-context'))
        .sort(),
      ['more.conf:2 unknown-context', 'more.conf:3 unknown-context'],
    );
  }));

test('a change of the line itself is new', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) => {
    update(folder);
    folder.write('extensions.conf', dialplan.replace('101,1', '102,1'));
    assert.deepEqual(fresh(folder), ['extensions.conf:3 unknown-context']);
  }));

test('what is gone is said, and goes with the next update', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) => {
    update(folder);
    folder.write('extensions.conf', dialplan.replaceAll('salse', 'sales'));
    const { code, error } = folder.run(['check', '--baseline', 'base.json']);
    assert.equal(code, 0);
    assert.equal(
      error,
      "asterisk-dialplan: 2 problems of the baseline 'base.json' are gone; '--update-baseline' writes it anew\n",
    );
    assert.match(update(folder).error, /wrote 1 problem to 'base\.json': 0 more than before, 2 gone/);
    assert.equal(folder.run(['check', '--baseline', 'base.json']).error, '');
  }));

test('an update of some files leaves what the baseline holds of the others, but not of files that are no more', () =>
  inFolder({ 'a/extensions.conf': withError, 'b/extensions.conf': withError }, (folder) => {
    update(folder);
    folder.write('a/extensions.conf', withoutProblems);
    update(folder, 'a');
    assert.deepEqual(fresh(folder), []);
    assert.ok(folder.read('base.json').includes('b/extensions.conf'));
    assert.ok(!folder.read('base.json').includes('a/extensions.conf'));
    assert.equal(folder.run(['check', 'a', '--baseline', 'base.json']).error, '');
    folder.removeFile('b/extensions.conf');
    assert.match(folder.run(['check', 'a', '--baseline', 'base.json']).error, /1 problem of the baseline 'base\.json' is gone/);
  }));

test('the baseline holds wherever the command runs, and beside files elsewhere', () =>
  inFolder({ 'pbx/extensions.conf': dialplan, 'ci/readme': '' }, (folder) => {
    folder.run(['check', 'pbx', '--baseline', 'ci/base.json', '--update-baseline']);
    assert.ok(folder.read('ci/base.json').includes('"../pbx/extensions.conf"'));
    assert.equal(folder.within('ci').run(['check', '../pbx', '--baseline', 'base.json']).code, 0);
    assert.equal(folder.within('pbx').run(['check', '--baseline', '../ci/base.json']).code, 0);
  }));

test('a line of many characters is told from another one by all of them', () =>
  inFolder({ 'extensions.conf': withError.replace('100,1,', `100,1(${'l'.repeat(5000)}x),`) }, (folder) => {
    update(folder);
    assert.ok(folder.read('base.json').length < 1000);
    assert.deepEqual(fresh(folder), []);
    folder.write('extensions.conf', withError.replace('100,1,', `100,1(${'l'.repeat(5000)}y),`));
    assert.equal(fresh(folder).length, 1);
  }));

test('standard input and repairs go with a baseline', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) => {
    update(folder);
    const words = ['check', '--stdin', '--stdin-path', 'extensions.conf', '--baseline', 'base.json'];
    assert.equal(folder.run(words, { input: `; moved\n${dialplan}` }).code, 0);
    assert.equal(folder.run(words, { input: dialplan.replace('101,1', '102,1') }).code, 1);
    assert.equal(folder.run(['check', '--fix', '--dry-run', '--baseline', 'base.json']).code, 0);
    assert.equal(folder.run(['check', '--fix', '--baseline', 'base.json']).code, 0);
  }));

test('a rule that exists no more has problems that are gone', () =>
  inFolder(
    {
      'extensions.conf': dialplan,
      'base.json': '{"version": 1, "problems": [{"file": "extensions.conf", "rule": "a-rule-of-old", "text": "x"}]}',
    },
    (folder) => {
      const { code, error } = folder.run(['check', '--baseline', 'base.json']);
      assert.equal(code, 1);
      assert.match(error, /1 problem of the baseline 'base\.json' is gone/);
    },
  ));

test('a baseline that is not there or cannot be read is refused', () =>
  inFolder(
    {
      'extensions.conf': withError,
      'broken.json': '{',
      'list.json': '[]',
      'newer.json': '{"version": 2, "problems": []}',
      'wrong.json': '{"version": 1, "problems": [{"file": "a", "rule": "b", "text": "c"}, {"file": "a"}]}',
      'negative.json': '{"version": 1, "problems": [{"file": "a", "rule": "b", "text": "c", "count": 0}]}',
    },
    (folder) => {
      const refused = (name: string, line: string | RegExp): void => {
        assertRefused(folder.run(['check', '--baseline', name]), line);
      };
      refused('none.json', "there is no baseline 'none.json'; '--update-baseline' writes one");
      refused('broken.json', /^'broken\.json' is no baseline: it is no valid JSON: /);
      refused('list.json', "'list.json' is no baseline: it has no 'version' and 'problems'");
      refused('newer.json', "the baseline 'newer.json' has the form 2, and this version reads the form 1");
      refused('wrong.json', "'wrong.json' is no baseline: problem 2 in it is not made of 'file', 'rule', 'text' and 'count'");
      refused('negative.json', /problem 1 in it/);
      refused('.', /is a folder$/);
      assertRefused(folder.run(['check', '--update-baseline']), "'--update-baseline' goes with '--baseline FILE'");
      assertRefused(
        folder.run(['check', '--baseline', 'missing/base.json', '--update-baseline']),
        /base\.json' cannot be written: no such file or folder$/,
      );
      assertRefused(folder.run(['check', '--baseline', 'broken.json', '--update-baseline']), /is no valid JSON/);
    },
  ));
