/** `show`: the dialplan as Asterisk would load it, in both formats; what Asterisk refuses. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefused, inFolder } from './command.ts';

interface Shown {
  readonly root: string | null;
  readonly loads: boolean;
  readonly contexts: readonly {
    readonly name: string;
    readonly file: string;
    readonly line: number;
    readonly includes: readonly object[];
    readonly switches: readonly object[];
    readonly ignorePatterns: readonly object[];
    readonly extensions: readonly {
      readonly name: string;
      readonly callerId: string | null;
      readonly priorities: readonly { readonly priority: number | 'hint' }[];
    }[];
  }[];
}

const shownIn = (out: string): readonly Shown[] => JSON.parse(out) as Shown[];

/** `name: extension extension` for each context. */
const outline = ({ contexts }: Shown): string[] =>
  contexts.map(({ name, extensions }) => `${name}: ${extensions.map((each) => each.name).join(' ')}`.trim());

const dialplan = `[globals]
TRUNK=PJSIP/trunk
[from-inside]
include => hours,9:00-17:00,mon-fri,*,*
switch => Realtime/x@y
ignorepat => 9
exten => _1XX,1,Dial(\${TRUNK}/\${EXTEN},30,t)
 same => n(gone),Hangup()
exten => 100/555-1234,1,Hangup()
exten => 100,hint,PJSIP/\${EXTEN}
[hours]
autohints = yes
exten => s,1,Answer
`;

test('text has the form of dialplan show, newest context first', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) =>
    assert.deepEqual(folder.run(['show']), {
      code: 0,
      out: `[ Context 'hours' created by 'pbx_config' ]
Autohints support enabled
  's' =>            1. Answer()                                   [extensions.conf:13]

[ Context 'from-inside' created by 'pbx_config' ]
  '100' (CID match '5551234') =>  1. Hangup()                                   [extensions.conf:9]
  '100' =>          hint: PJSIP/100                               [extensions.conf:10]
  '_1XX' =>         1. Dial(\${TRUNK}/\${EXTEN},30,t)               [extensions.conf:7]
     [gone]         2. Hangup()                                   [extensions.conf:8]
  Include =>        'hours,9:00-17:00,mon-fri,*,*'                [extensions.conf:4]
  Ignore pattern => '9'                                           [extensions.conf:6]
  Alt. Switch =>    'Realtime/x@y'                                [extensions.conf:5]

-= 4 extensions (5 priorities) in 2 contexts. =-
`,
      error: '',
    }),
  ));

test('JSON is the documented one', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) => {
    const [shown, ...more] = shownIn(folder.run(['show', 'extensions.conf', '--format=json']).out);
    assert.deepEqual(more, []);
    assert.equal(shown?.root, 'extensions.conf');
    assert.equal(shown.loads, true);
    const [inside, hours] = shown.contexts;
    assert.deepEqual(inside, {
      name: 'from-inside',
      file: 'extensions.conf',
      line: 3,
      includes: [{ name: 'hours,9:00-17:00,mon-fri,*,*', file: 'extensions.conf', line: 4 }],
      switches: [{ name: 'Realtime/x@y', file: 'extensions.conf', line: 5 }],
      ignorePatterns: [{ name: '9', file: 'extensions.conf', line: 6 }],
      extensions: [
        {
          name: '100',
          callerId: '5551234',
          priorities: [{ priority: 1, label: null, application: 'Hangup', data: '', file: 'extensions.conf', line: 9 }],
        },
        {
          name: '100',
          callerId: null,
          priorities: [{ priority: 'hint', label: null, application: 'PJSIP/100', data: '', file: 'extensions.conf', line: 10 }],
        },
        {
          name: '_1XX',
          callerId: null,
          priorities: [
            { priority: 1, label: null, application: 'Dial', data: '${TRUNK}/${EXTEN},30,t', file: 'extensions.conf', line: 7 },
            { priority: 2, label: 'gone', application: 'Hangup', data: '', file: 'extensions.conf', line: 8 },
          ],
        },
      ],
    });
    assert.equal(hours?.name, 'hours');
  }));

test('what Asterisk refuses loads nothing, and the place is told', () => {
  const refused: readonly (readonly [text: string, why: string])[] = [
    ['[a]\nexten => 1,1,NoOp()\n[b\n', '3: the section header is not closed'],
    ['[a](!\n', '1: the section header is not closed'],
    ['[a](t)\n', "1: there is no section 't' to inherit from"],
    ['[t](!)\n[t](+)\n', "2: there is no section 't' to add to"],
    ['[a]\n#include "none.conf"\n', "2: the file 'none.conf' does not exist"],
    ['[a]\n#include "none*.conf"\n', "2: the file 'none*.conf' does not exist"],
    ['exten => 1,1,NoOp()\n[a]\n', '1: the line stands before any section'],
    ['#include "part.conf"\nexten => 1,1,NoOp()\n', '2: the line stands before any section'],
    ['[a]\n\\ x = 1\n', '2: a backslash at the start of a line needs a character behind it'],
  ];
  for (const [text, why] of refused)
    inFolder({ 'extensions.conf': text, 'part.conf': '[p]\nexten => 1,1,NoOp()\n' }, (folder) => {
      assert.deepEqual(folder.run(['show']), {
        code: 1,
        out: `Asterisk refuses extensions.conf: extensions.conf:${why}\n`,
        error: '',
      });
      const json = folder.run(['show', '--format=json']);
      assert.equal(json.code, 1);
      assert.deepEqual(shownIn(json.out), [{ root: 'extensions.conf', loads: false, contexts: [] }]);
    });
});

test('an error in an included file drops the rest of that file, and of the files of the same wildcard', () => {
  const part = (name: string, error: string): string => `[${name}]\nexten => 1,1,NoOp()\n${error}\nexten => 2,1,NoOp()\n`;
  for (const error of ['[b', '[b](none)', '[none](+)', '#include "none.conf"', '\\ x = 1'])
    inFolder(
      {
        'extensions.conf': '#include "parts/*.conf"\n[end]\nexten => 9,1,NoOp()\n',
        'parts/1.conf': part('one', ''),
        'parts/2.conf': part('two', error),
        'parts/3.conf': part('three', ''),
      },
      (folder) => {
        const { code, out } = folder.run(['show', '--format=json']);
        assert.equal(code, 0);
        assert.deepEqual(outline(shownIn(out)[0] as Shown), ['one: 1 2', 'two: 1', 'end: 9'], error);
      },
    );
});

test('Asterisk looks for included files in its configuration folder alone', () =>
  inFolder(
    {
      'extensions.conf': '#include "parts/1.conf"\n[end]\n',
      'parts/1.conf': '[one]\n#include "2.conf"\nexten => 1,1,NoOp()\n',
      'parts/2.conf': '[two]\n',
    },
    (folder) => assert.deepEqual(outline(shownIn(folder.run(['show', '--format=json']).out)[0] as Shown), ['one:', 'end:']),
  ));

test('what is missing without harm is passed over', () =>
  inFolder(
    {
      'extensions.conf':
        '[a]\n#tryinclude "none.conf"\n#exec "rm -rf x"\n#include\n#nonsense x\nno equals\nexten => 1,1,NoOp()\n',
    },
    (folder) => assert.deepEqual(outline(shownIn(folder.run(['show', '--format=json']).out)[0] as Shown), ['a: 1']),
  ));

test('a file that includes itself is read eleven times, each time into the section that is open', () =>
  inFolder(
    { 'extensions.conf': '[a]\nexten => 1,1,NoOp()\nexten => 1,n,NoOp()\n#include "extensions.conf"\nexten => 2,1,NoOp()\n' },
    (folder) => {
      const { code, out } = folder.run(['show', '--format=json']);
      assert.equal(code, 0);
      assert.deepEqual(outline(shownIn(out)[0] as Shown), ['a: 1 2']);
    },
  ));

test('files that nothing includes are not part of what a root loads', () =>
  inFolder({ 'extensions.conf': '[a]\n', 'extensions_custom.conf': '[b]\n' }, (folder) => {
    assert.deepEqual(outline(shownIn(folder.run(['show', '--format=json']).out)[0] as Shown), ['a:']);
    assert.deepEqual(outline(shownIn(folder.run(['show', 'extensions_custom.conf', '--format=json']).out)[0] as Shown), ['b:']);
  }));

test('without a root the dialplan files of a folder are one dialplan', () =>
  inFolder({ 'extensions_a.conf': '[a]\n', 'extensions_b.conf': '[b]\n' }, (folder) => {
    const [shown] = shownIn(folder.run(['show', '--format=json']).out);
    assert.equal(shown?.root, null);
    assert.deepEqual(outline(shown), ['a:', 'b:']);
  }));

test('several dialplans are told apart', () =>
  inFolder({ 'x/extensions.conf': '[a]\n', 'y/extensions.conf': '[b]\n' }, (folder) => {
    const { out } = folder.run(['show']);
    assert.ok(out.startsWith('; x/extensions.conf\n[ Context'));
    assert.ok(out.includes('\n; y/extensions.conf\n[ Context'));
    assert.deepEqual(
      shownIn(folder.run(['show', '--format=json']).out).map(({ root }) => root),
      ['x/extensions.conf', 'y/extensions.conf'],
    );
  }));

test('a byte that is no UTF-8 is shown as Asterisk shows it', () =>
  inFolder({ 'extensions.conf': Buffer.from('[a]\nexten => 1,1,NoOp(\xc3\xa9 \xe9)\n', 'latin1') }, (folder) =>
    assert.ok(folder.run(['show']).out.includes('1. NoOp(é ?)')),
  ));

test('extensions with bytes that are no UTF-8 are two, and stand where their bytes belong', () =>
  inFolder(
    { 'extensions.conf': Buffer.from('[a]\nexten => 1,1,A\nexten => \xe9,1,B\nexten => \xe8,1,C\n', 'latin1') },
    (folder) => {
      assert.deepEqual(folder.run(['show']).out.match(/\d\. \w/g), ['1. C', '1. B', '1. A']);
      const [shown] = JSON.parse(folder.run(['show', '--format=json']).out) as [
        { contexts: [{ extensions: { name: string }[] }] },
      ];
      assert.deepEqual(
        shown.contexts[0].extensions.map(({ name }) => name),
        ['?', '?', '1'],
      );
    },
  ));

test('lines have the numbers and files the names that Asterisk gives them', () =>
  inFolder(
    {
      'extensions.conf': '#include "parts/*.conf"\n#tryinclude parts/1.conf\n',
      'parts/1.conf': '[a]\nexten => 1,n,A\nexten => 1,1,B\n',
      'parts/2.conf': 'exten => 1,n,C\n',
    },
    (folder) => {
      assert.deepEqual(folder.run(['show']).out.match(/\[[^\]]*:\d+\]/g), ['[parts/1.conf:3]', '[parts/2.conf:5]']);
      const [shown] = JSON.parse(folder.run(['show', '--format=json']).out) as [
        { contexts: [{ extensions: [{ priorities: { file: string; line: number }[] }] }] },
      ];
      assert.deepEqual(
        shown.contexts[0].extensions[0].priorities.map(({ file, line }) => `${file}:${line}`),
        ['parts/1.conf:3', 'parts/2.conf:5'],
      );
    },
  ));

test('too many paths, and a path that is not there, are refused', () =>
  inFolder({}, (folder) => {
    assertRefused(folder.run(['show', 'a', 'b']), "'show' takes one path, not 2");
    assertRefused(folder.run(['show', 'a']), "no such file or folder: 'a'");
    assertRefused(folder.run(['show']), 'no dialplan found in the current folder');
  }));
