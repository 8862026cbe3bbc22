/** `check`: formats, exit codes, settings, and input that is not as it should be. */

import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { assertRefused, inFolder, withError, withoutProblems, type Folder } from './command.ts';

const only = (...rules: string[]): string[] => ['--rule', ...rules.flatMap((rule, i) => (i === 0 ? [rule] : ['--rule', rule]))];

interface JsonProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly severity: string;
  readonly fixes: readonly { readonly title: string; readonly safe: boolean; readonly edits: readonly object[] }[];
}

const problemsIn = (out: string): readonly JsonProblem[] => JSON.parse(out) as JsonProblem[];

test('documentationFile of the settings: what it documents is not unknown', () =>
  inFolder(
    {
      'pbx/extensions.conf': '[a]\nexten => s,1,PaintTheWall()\n',
      '.asterisk-dialplan.json': '{ "documentationFile": "own.xml" }',
      'own.xml': '<docs><application name="PaintTheWall"/></docs>',
      'broken/extensions.conf': '[a]\nexten => s,1,Answer()\n',
      'broken/.asterisk-dialplan.json': '{ "documentationFile": "none.xml" }',
    },
    (folder) => {
      assert.equal(folder.run(['check', 'pbx', '--fail-on', 'error']).code, 0);
      const { code, error } = folder.run(['check', 'broken', '--fail-on', 'error']);
      assert.equal(code, 0);
      assert.match(error, /none\.xml' cannot be read/);
    },
  ));

test('text shows the place, the severity, the message, the rule, the line and a caret', () =>
  inFolder({ 'extensions.conf': withError }, (folder) =>
    assert.deepEqual(folder.run(['check']), {
      code: 1,
      out: `extensions.conf:2:21 error No file defines a context named 'salse'. unknown-context
  exten => 100,1,Goto(salse,s,1)
                      ^^^^^

1 error in 1 of 1 file.
`,
      error: '',
    }),
  ));

test('text counts what is told again for the same reason with the first, and JSON marks it', () => {
  const lines = 'exten => 1,1,Answer()\n same => n,Wait(1)\n same => n,Hangup()\n';
  inFolder({ 'extensions.conf': `[a]\n${lines}${lines}` }, (folder) => {
    assert.deepEqual(folder.run(['check']), {
      code: 1,
      out: `extensions.conf:5:12 error '1' has a priority 1 already; Asterisk drops this line. duplicate-priority
  exten => 1,1,Answer()
             ^
  For this reason line 6 and 1 below: The extension has a priority 2 already; Asterisk drops this line. duplicate-priority

1 error in 1 of 1 file.
`,
      error: '',
    });
    const { out } = folder.run(['check', '--format', 'json']);
    const problems = JSON.parse(out) as readonly { readonly line: number; readonly repeated?: boolean }[];
    assert.deepEqual(
      problems.map(({ line, repeated }) => [line, repeated]),
      [
        [5, undefined],
        [6, true],
        [7, true],
      ],
    );
  });
});

test('text says so when there is nothing', () =>
  inFolder({ 'extensions.conf': withoutProblems }, (folder) =>
    assert.deepEqual(folder.run(['check']), { code: 0, out: 'No problems in 1 file.\n', error: '' }),
  ));

test('text is colored on a terminal that shows colors', () =>
  inFolder({ 'extensions.conf': withError }, (folder) => {
    const { out } = folder.run(['check'], { hasColor: true });
    assert.ok(out.includes('\u001b[31merror\u001b[0m'));
    assert.ok(out.includes('\u001b[31m^^^^^\u001b[0m'));
  }));

test('a line that is too wide is cut to the part around the problem', () =>
  inFolder({ 'extensions.conf': withError.replace('100,1,', `100,1(${'l'.repeat(200)}),`) }, (folder) => {
    const { out } = folder.run(['check'], { columns: 60 });
    const [, line = '', carets = ''] = out.split('\n');
    assert.ok(line.length <= 60, line);
    assert.ok(line.startsWith('  …'));
    assert.equal(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1), 'salse');
  }));

test('control characters of a file do not reach the terminal', () =>
  inFolder({ 'extensions.conf': withError.replace('salse', 'sal\u001b[2Jse') }, (folder) => {
    const { out } = folder.run(['check']);
    assert.ok(!out.includes('\u001b'));
    assert.ok(out.includes('sal␛[2Jse'));
  }));

const carets = (folder: Folder, columns = 100): readonly string[] =>
  folder.run(['check', '--rule', 'typographic-character=off'], { columns }).out.split('\n').slice(1, 3);

test('carets stand under wide characters, tabs and characters without a width', () => {
  for (const [text, underlined] of [
    ['exten => 100,1(日本),Goto(salse,s,1)', '                            ^^^^^'],
    ['exten =>\t100,1,Goto(salse,s,1)', '                      ^^^^^'],
    ['exten => 100,1(e\u0301),Goto(salse,s,1)', '                         ^^^^^'],
    ['exten => 100,1,Goto(日本,s,1)', '                      ^^^^'],
    ['exten => 100,1(\u{1f600}),Goto(salse,s,1)', '                          ^^^^^'],
  ] as const)
    inFolder({ 'extensions.conf': withError.replace('exten => 100,1,Goto(salse,s,1)', text) }, (folder) =>
      assert.deepEqual(carets(folder), [`  ${text.replace('\t', ' ')}`, underlined]),
    );
});

test('a line that is too wide is cut where its wide characters end', () =>
  inFolder({ 'extensions.conf': withError.replace('100,1,', `100,1(${'日'.repeat(90)}),`) }, (folder) => {
    const [line = '', under = ''] = carets(folder, 60);
    assert.ok(stringWidth(line) <= 60, line);
    assert.ok(line.startsWith('  …日'));
    assert.equal(stringWidth(line.slice(0, line.indexOf('salse'))), under.indexOf('^'));
  }));

test('a line that is too wide is cut behind a problem at its start, and between whole characters', () =>
  inFolder({ 'extensions.conf': withError.replace('s,1)', `s,1) ; ${'\u{1f600}'.repeat(90)}`) }, (folder) => {
    const [line = '', under = ''] = carets(folder, 90);
    assert.ok(stringWidth(line) <= 90 && stringWidth(line) >= 87, line);
    assert.ok(line.startsWith('  exten') && line.endsWith('\u{1f600}…'));
    assert.equal(under, '                      ^^^^^');
  }));

test('the end of a line that is too wide fills the terminal', () =>
  inFolder({ 'extensions.conf': withError.replace('100,1,', `100,1(${'l'.repeat(200)}),`) }, (folder) =>
    assert.equal(carets(folder, 80)[0]?.length, 79),
  ));

test('JSON is the documented one', () =>
  inFolder({ 'extensions.conf': withError }, (folder) => {
    const { code, out, error } = folder.run(['check', '--format', 'json']);
    assert.equal(code, 1);
    assert.equal(error, '');
    const [problem, ...more] = problemsIn(out);
    assert.deepEqual(more, []);
    assert.deepEqual(
      { ...problem, fixes: problem?.fixes.filter(({ title }) => title === "Change to 'sales'") },
      {
        file: 'extensions.conf',
        line: 2,
        column: 21,
        endLine: 2,
        endColumn: 26,
        rule: 'unknown-context',
        severity: 'error',
        message: "No file defines a context named 'salse'.",
        fixes: [
          {
            title: "Change to 'sales'",
            safe: false,
            edits: [{ file: 'extensions.conf', line: 2, column: 21, endLine: 2, endColumn: 26, newText: 'sales' }],
          },
        ],
      },
    );
  }));

test('JSON of nothing is an empty list', () =>
  inFolder({ 'extensions.conf': withoutProblems }, (folder) =>
    assert.equal(folder.run(['check', '--format', 'json']).out, '[]\n'),
  ));

test('problems are sorted by file, line and column, and files are relative to the current folder', () =>
  inFolder(
    {
      'b/extensions.conf': withError,
      'a/extensions.conf': `#include "more.conf"\n${withError}`,
      'a/more.conf': withError.replace('default', 'more'),
    },
    (folder) => {
      const places = problemsIn(folder.run(['check', 'b', 'a', '--format=json']).out).map(
        ({ file, line, rule }) => `${file}:${line} ${rule}`,
      );
      const contexts = places.filter((place) => place.endsWith('unknown-context'));
      assert.deepEqual(contexts, [
        'a/extensions.conf:3 unknown-context',
        'a/more.conf:2 unknown-context',
        'b/extensions.conf:2 unknown-context',
      ]);
      assert.deepEqual(places, places.toSorted());
    },
  ));

test('a file that two dialplans include is reported once', () =>
  inFolder(
    {
      'a/extensions.conf': '#include "../shared.inc"\n',
      'b/extensions.conf': '#include "../shared.inc"\n',
      'shared.inc': withError,
    },
    (folder) =>
      assert.equal(
        problemsIn(folder.run(['check', '--format=json']).out).filter(({ rule }) => rule === 'unknown-context').length,
        1,
      ),
  ));

test('--fail-on and --rule decide the exit code', () =>
  inFolder({ 'extensions.conf': withError }, (folder) => {
    assert.equal(folder.run(['check', ...only('unknown-context=information')]).code, 0);
    assert.equal(folder.run(['check', ...only('unknown-context=information'), '--fail-on', 'information']).code, 1);
    assert.equal(folder.run(['check', ...only('unknown-context=warning')]).code, 1);
    assert.equal(folder.run(['check', ...only('unknown-context=warning'), '--fail-on=error']).code, 0);
    assert.equal(folder.run(['check', ...only('unknown-context=off')]).code, 0);
  }));

test('a rule or a level that does not exist is refused', () =>
  inFolder({ 'extensions.conf': withError }, (folder) => {
    assertRefused(
      folder.run(['check', ...only('unknown-contxt=off')]),
      "there is no rule named 'unknown-contxt'; did you mean 'unknown-context'?",
    );
    assertRefused(folder.run(['check', ...only('unknown-context=loud')]), /^'loud' is no way to report a rule/);
    assertRefused(folder.run(['check', ...only('unknown-context')]), /^'--rule unknown-context' does not say how/);
  }));

test('settings are looked for upwards', () =>
  inFolder(
    { 'pbx/extensions.conf': withError, '.asterisk-dialplan.json': '{"rules": {"unknown-context": "hint"}}' },
    (folder) => {
      assert.equal(problemsIn(folder.run(['check', 'pbx', '--format=json']).out)[0]?.severity, 'hint');
      folder.write('pbx/.asterisk-dialplan.json', '{"rules": {"unknown-context": "warning"}}');
      assert.equal(problemsIn(folder.run(['check', 'pbx', '--format=json']).out)[0]?.severity, 'warning');
      const options = ['--config', '.asterisk-dialplan.json', '--format=json'];
      assert.equal(problemsIn(folder.run(['check', 'pbx', ...options]).out)[0]?.severity, 'hint');
      assert.equal(
        problemsIn(folder.run(['check', 'pbx', ...options, ...only('unknown-context=information')]).out)[0]?.severity,
        'information',
      );
    },
  ));

test('contexts that may be missing are set in either form', () => {
  for (const settings of ['{"missingContexts.ignore": ["sal*"]}', '{"missingContexts": {"ignore": ["salse"]}}'])
    inFolder({ 'extensions.conf': withError, '.asterisk-dialplan.json': settings }, (folder) =>
      assert.equal(folder.run(['check']).code, 0),
    );
});

test('roots in the settings replace the search for them', () =>
  inFolder(
    { 'extensions.conf': withError, 'other.conf': withoutProblems, '.asterisk-dialplan.json': '{"roots": ["other.conf"]}' },
    (folder) => assert.equal(folder.run(['check']).out, 'No problems in 1 file.\n'),
  ));

test('roots are relative to their file, hold for every command, and only in their folder', () =>
  inFolder(
    {
      '.asterisk-dialplan.json': '{"roots": ["one/main.conf", "two/main.conf", "none/gone.conf"]}',
      'one/main.conf': `#include "part.conf"\n${withError}`,
      'one/part.conf': '[part]\nexten => 1,1,Goto(gone,s,1)\n',
      'one/extensions.conf': '[other]\nexten => 1,1,Goto(nowhere,s,1)\n',
      'two/main.conf': withoutProblems,
      'three/extensions.conf': withError,
    },
    (folder) => {
      const files = (...words: string[]): string[] =>
        problemsIn(folder.run(['check', ...words, '--format=json']).out).map(({ file, line }) => `${file}:${line}`);
      assert.deepEqual(files(), ['one/main.conf:3', 'one/part.conf:2']);
      assert.deepEqual(files('one'), ['one/main.conf:3', 'one/part.conf:2']);
      assert.deepEqual(files('three', 'one'), ['one/main.conf:3', 'one/part.conf:2', 'three/extensions.conf:2']);
      assert.match(folder.run(['show', 'one']).out, /one\/main\.conf:3/);
      assert.equal(folder.run(['match', 'one', 'sales', 's']).code, 0);
      const input = '[part]\nexten => 1,1,Goto(sales,s,1)\n';
      assert.equal(folder.run(['check', '--stdin', '--stdin-path', 'one/part.conf'], { input }).code, 0);
    },
  ));

test('a setting that cannot be read is named, and the others hold', () =>
  inFolder(
    {
      'extensions.conf': withError,
      '.asterisk-dialplan.json': JSON.stringify({
        asteriskVersoin: '18',
        asteriskVersion: 'newest',
        roots: 'x',
        maxProblemsPerFile: 5,
        rules: { 'unknown-context': 'hint', 'unknown-contxt': 'off', 'unknown-label': 'loud' },
      }),
    },
    (folder) => {
      const { code, out, error } = folder.run(['check', '--format=json']);
      assert.equal(code, 0);
      assert.equal(problemsIn(out)[0]?.severity, 'hint');
      const lines = error.trimEnd().split('\n');
      assert.equal(lines.length, 5);
      for (const [i, end] of [
        ": unknown setting 'asteriskVersoin'; did you mean 'asteriskVersion'?",
        ": the value of 'asteriskVersion' is left aside: it takes auto, ",
        ": the value of 'roots' is left aside: it takes a list of paths",
        ": there is no rule named 'unknown-contxt'; did you mean 'unknown-context'?",
        ": 'loud' is no way to report 'unknown-label'; it is ",
      ].entries())
        assert.ok(lines[i]?.includes(`.asterisk-dialplan.json${end}`), lines[i]);
    },
  ));

test('settings that are no JSON, or not there, are refused', () =>
  inFolder({ 'extensions.conf': withError, 'broken.json': '{', 'list.json': '[]' }, (folder) => {
    assertRefused(folder.run(['check', '--config', 'broken.json']), /broken\.json' is no valid JSON/);
    assertRefused(folder.run(['check', '--config', 'list.json']), /list\.json' does not hold a JSON object$/);
    assertRefused(folder.run(['check', '--config', 'none.json']), /none\.json' cannot be read: no such file or folder$/);
  }));

test('a path that does not exist, and one without a dialplan, are refused', () =>
  inFolder({ 'empty/readme.txt': 'nothing' }, (folder) => {
    assertRefused(folder.run(['check', 'none']), "no such file or folder: 'none'");
    assertRefused(folder.run(['check', '-']), "no such file or folder: '-'; standard input is read with --stdin");
    assertRefused(folder.run(['check', 'empty', 'none']), "no such file or folder: 'none'");
    assertRefused(folder.run(['check', 'empty']), "no dialplan found in 'empty'");
    assertRefused(folder.run(['check']), 'no dialplan found in the current folder');
  }));

test('a file that is no text is refused when it is named', () =>
  inFolder({ 'extensions.conf': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0xff, 0xfe, 0]) }, (folder) =>
    assertRefused(folder.run(['check', 'extensions.conf']), /extensions\.conf' is not a text file$/),
  ));

test('a file that is no text is passed over when it is found', () =>
  inFolder({ 'a/extensions.conf': withError, 'b/extensions.conf': Buffer.alloc(5000) }, (folder) => {
    const { code, out, error } = folder.run(['check']);
    assert.equal(code, 1);
    assert.match(error, /^asterisk-dialplan: '[^']*extensions\.conf' is not a text file\n$/);
    assert.match(out, /\n1 error in 1 of 1 file\.\n$/);
    assertRefused(folder.run(['check', 'b']), /extensions\.conf' is not a text file$/);
  }));

test('bytes by chance are no text', () => {
  let seed = 7;
  const bytes = Buffer.from(Array.from({ length: 5000 }, () => (seed = (seed * 48271) % 0x7fffffff) & 0xff));
  inFolder({ 'extensions.conf': bytes }, (folder) =>
    assertRefused(folder.run(['check', 'extensions.conf', '--fix']), /extensions\.conf' is not a text file$/),
  );
});

test('a folder that cannot be read is skipped with a message', { skip: process.getuid?.() === 0 }, () =>
  inFolder({ 'extensions.conf': withError, 'secret/extensions.conf': withError }, (folder) => {
    chmodSync(join(folder.path, 'secret'), 0);
    const { code, out, error } = folder.run(['check']);
    chmodSync(join(folder.path, 'secret'), 0o700);
    assert.equal(code, 1);
    assert.match(out, /1 error in 1 of 1 file/);
    assert.match(error, /skipped a folder: '[^']*secret' cannot be read: permission denied/);
  }),
);

test('files that include each other, and themselves, end', () =>
  inFolder(
    { 'extensions.conf': `#include "a.conf"\n${withError}`, 'a.conf': '#include "extensions.conf"\n#include "a.conf"\n' },
    (folder) => {
      const { code, out } = folder.run(['check', '--format=json']);
      assert.equal(code, 1);
      assert.equal(problemsIn(out).filter(({ rule }) => rule === 'unknown-context').length, 1);
    },
  ));

test('a folder that links to itself is gone through once', () =>
  inFolder({ 'pbx/extensions.conf': withError }, (folder) => {
    symlinkSync('..', join(folder.path, 'pbx/up'));
    symlinkSync('nowhere', join(folder.path, 'pbx/gone'));
    assert.equal(problemsIn(folder.run(['check', '--format=json']).out).length, 1);
  }));

test('a line of ten megabytes does not stop it', () =>
  inFolder({ 'extensions.conf': `${withError}exten => 200,1,NoOp(${'x'.repeat(10_000_000)})\n` }, (folder) => {
    const { code, out } = folder.run(['check']);
    assert.equal(code, 1);
    assert.ok(out.length < 10_000);
    assert.ok(out.includes('unknown-context'));
  }));

test('Latin-1 is read, and columns count characters', () =>
  inFolder({ 'extensions.conf': Buffer.from(withError.replace('100,1,', '100,1(é),'), 'latin1') }, (folder) =>
    assert.equal(problemsIn(folder.run(['check', '--format=json']).out)[0]?.column, 24),
  ));

test('progress is shown after a second, and wiped', () =>
  inFolder({ 'a/extensions.conf': withError, 'b/extensions.conf': withError }, (folder) => {
    assert.equal(folder.run(['check'], { isWatched: true, tick: 1 }).error, '');
    assert.equal(folder.run(['check'], { isWatched: false, tick: 600 }).error, '');
    const { error } = folder.run(['check'], { isWatched: true, tick: 600 });
    assert.ok(error.includes('\r\u001b[2KChecking b/extensions.conf (2 of 2)'));
    assert.ok(error.endsWith('\r\u001b[2K'));
  }));

test('progress tells of long work on one dialplan, too, and fits the terminal', () =>
  inFolder({ 'extensions.conf': withError.repeat(1) }, (folder) => {
    const { error } = folder.run(['check'], { isWatched: true, tick: 300, columns: 20 });
    const shown = error.split('\r\u001b[2K').filter((each) => each !== '');
    assert.ok(shown.length > 0);
    for (const each of shown) assert.equal(each, 'Checking extensions');
  }));

test('a named file is the root, whatever its name', () =>
  inFolder({ 'pbx.txt': withError, 'extensions.conf': withoutProblems }, (folder) => {
    assert.deepEqual(
      problemsIn(folder.run(['check', 'pbx.txt', '--format=json']).out).map(({ file }) => file),
      ['pbx.txt'],
    );
  }));

test('a named queues.conf is checked with the dialplan of its folder', () =>
  inFolder({ 'queues.conf': '[support]\nmember => Local/1@nowhere/n\n', 'extensions.conf': withoutProblems }, (folder) => {
    assert.deepEqual(
      problemsIn(folder.run(['check', 'queues.conf', '--format=json']).out).map(({ file, rule }) => `${file} ${rule}`),
      ['queues.conf unknown-context'],
    );
    inFolder({ 'queues.conf': '[support]\n' }, (other) =>
      assertRefused(other.run(['check', 'queues.conf']), "no dialplan found in 'queues.conf'"),
    );
  }));

test('standard input stands for a file of its dialplan', () =>
  inFolder(
    { 'extensions.conf': '#include "sub/part.conf"\n[sales]\nexten => s,1,Hangup()\n', 'sub/part.conf': withoutProblems },
    (folder) => {
      const input = '[default]\nexten => 1,1,Goto(sales,s,1)\nexten => 2,1,Goto(salse,s,1)\n';
      const { code, out } = folder.run(['check', '--stdin', '--stdin-path', 'sub/part.conf', '--format=json'], { input });
      assert.equal(code, 1);
      assert.deepEqual(
        problemsIn(out).map(({ file, line, rule }) => `${file}:${line} ${rule}`),
        ['sub/part.conf:3 unknown-context'],
      );
      assert.equal(folder.run(['check', '--stdin', '--stdin-path', 'new/extensions.conf'], { input: withError }).code, 1);
    },
  ));

test('standard input needs a path and nothing else', () =>
  inFolder({ 'extensions.conf': withError }, (folder) => {
    assertRefused(folder.run(['check', '--stdin']), /^'--stdin' needs '--stdin-path PATH'/);
    assertRefused(folder.run(['check', '--stdin-path', 'x']), "'--stdin-path' goes with '--stdin'");
    assertRefused(folder.run(['check', '.', '--stdin', '--stdin-path', 'x']), "'--stdin' takes no paths");
    assertRefused(folder.run(['check', '--fix', '--stdin', '--stdin-path', 'x']), "'--stdin' and '--fix' do not go together");
  }));
