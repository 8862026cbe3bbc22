/** What is shown after edits is what is found from scratch. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { randomChange } from '../support/check-incremental.ts';
import { Random } from '../support/random.ts';
import { defaultWorkspaceSettings } from '../../server/src/workspace/workspace.ts';
import { Desk } from './desk.ts';

const article = {
  '/pbx/extensions.conf': `[general]
static=yes
[queues]
exten => inbound,1,Answer
 same => n,Queue(inbound,t,,,300)
 same => n,Hangup
[from-queue]
exten => _1XX,1,Dial(SIP/\${EXTEN},30,tU(sub-on-operator-answer^\${CALLERID(num)}^\${EXTEN}))
 same => n,Hangup
#include "extensions_handlers.conf"
`,
  '/pbx/extensions_handlers.conf': `[sub-on-operator-answer]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
 same => n,Set(CHANNEL(hangup_handler_push)=sub-call-from-cid-ended,s,1(\${ARG1},\${ARG2}))
 same => n(end),Return
[sub-call-from-cid-ended]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
 same => n,Set(DB(CALL_FROM_CID/\${ARG1}/end)=\${EPOCH})
 same => n,Set(DB(CALL_FROM_CID/\${ARG1}/answered_by)=\${ARG2}) ; lint: allow unknown-function
 same => n(end),Return
`,
  '/pbx/queues.conf': '[inbound]\nmember => Local/101@from-queue/n\nmember => Local/102@from-queue/n\n',
};

test('the clean dialplan shows nothing but what its comment allows for nothing', () => {
  const desk = new Desk({ ...article });
  for (const path of Object.keys(article)) desk.open(path);
  assert.deepEqual(
    [...desk.shown.values()].flat().filter((each) => !each.includes('unused-allow') && !each.includes('unsafe-')),
    [],
  );
});

test('a handler that is renamed in one file is missed in the other, without a save', () => {
  const desk = new Desk({ ...article });
  for (const path of Object.keys(article)) desk.open(path);
  desk.type('/pbx/extensions_handlers.conf', 0, 1, 3, 'routine');
  assert.match(desk.shown.get('/pbx/extensions.conf')?.join('\n') ?? '', /unknown-context: Option U of Dial goes nowhere/);
  desk.type('/pbx/extensions_handlers.conf', 0, 1, 7, 'sub');
  assert.deepEqual(desk.shown.get('/pbx/extensions.conf'), []);
});

test('the word in front of the arrow becomes longer in the place of a blank', () => {
  const desk = new Desk({ '/pbx/extensions.conf': '[a]\nsame => n,Hangup()\n' });
  desk.open('/pbx/extensions.conf');
  desk.type('/pbx/extensions.conf', 1, 4, 1, 'x');
  assert.deepEqual(desk.shown.get('/pbx/extensions.conf'), desk.fromScratch().get('/pbx/extensions.conf'));
});

test('hints are shown and not counted', () => {
  const desk = new Desk({
    '/pbx/extensions.conf': `[a]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended)
 same => n,Goto(nowhere,s,1)
 same => n(ended),Log(NOTICE,over)
 same => n,Return()
`,
  });
  desk.open('/pbx/extensions.conf');
  assert.match(desk.shown.get('/pbx/extensions.conf')?.join('\n') ?? '', /hint implicit-hangup-handler-location/);
  assert.equal(desk.workspace.problemCount('/pbx/extensions.conf'), 1);
});

test('places in other files that a problem points to move with their lines', () => {
  const desk = new Desk({
    '/pbx/extensions.conf': '[a]\nexten => s,1,Dial(PJSIP/1,,U(ended))\n same => n,Hangup()\n#include "b.conf"\n',
    '/pbx/b.conf': '[ended]\nexten => s,1,Set(DB(x)=${ARG1})\n same => n,Return()\n',
  });
  for (const path of ['/pbx/extensions.conf', '/pbx/b.conf']) desk.open(path);
  const problem = (): string => desk.shown.get('/pbx/extensions.conf')?.find((each) => each.includes('missing-subroutine')) ?? '';
  assert.match(problem(), /\(\/pbx\/b\.conf:2\)$/);
  desk.type('/pbx/b.conf', 0, 0, 0, '; More.\n');
  assert.match(problem(), /\(\/pbx\/b\.conf:3\)$/);
});

test('a file beside the dialplan is not shown before its own problems are found again', () => {
  const names = Array.from({ length: 30 }, (_, number) => `a${number}`);
  const desk = new Desk({
    '/pbx/extensions.conf': names.map((name) => `[${name}]\nexten => 1,1,NoOp(\${X})\n same => n,Goto(a0,1,1)\n`).join(''),
    '/pbx/queues.conf': '[q]\nmember => Local/1@a1\nmember => Local/1@nowhere\n',
  });
  for (const path of ['/pbx/extensions.conf', '/pbx/queues.conf']) desk.open(path);
  desk.published.length = 0;
  desk.publications.length = 0;
  desk.type('/pbx/queues.conf', 1, 20, 1, '2\nmember =>  Local/1@nowhere');
  const missing = desk.published.filter((_, index) => desk.publications[index] === '/pbx/queues.conf');
  assert.deepEqual(
    missing.map((problems) => problems.filter((each) => each.includes("named 'nowhere'")).map((each) => each.split(' ', 1)[0])),
    [['3:20-27', '4:19-26']],
  );
});

for (let round = 0; round < 40; round++)
  test(`random edits over files that are open, round ${round + 1}`, () => {
    const random = new Random(`workspace ${round}`);
    const desk = new Desk({ ...article });
    const paths = Object.keys(article);
    for (const path of paths) desk.open(path);
    for (let i = 1; i <= 60; i++) {
      const path = random.pick(paths);
      const file = desk.workspace.fileAt(path);
      assert.ok(file !== undefined);
      const change = randomChange(random, file);
      desk.workspace.change(path, [change], i + 1);
      if (i % 4 === 0) {
        desk.run();
        // Which files make up a dialplan is looked at when files come and go, not at each keystroke.
        if (desk.hasOtherFiles()) desk.lookAgain();
        const scratch = desk.fromScratch();
        for (const each of paths)
          assert.deepEqual(desk.shown.get(each) ?? [], scratch.get(each) ?? [], `${each} after edit ${i}`);
      }
    }
  });

test('a comment that is closed elsewhere in the file brings back what was lost in it', () => {
  const desk = new Desk({
    '/pbx/extensions.conf': '[a]\nexten => s,1,Goto(b,s,nowhere)\n[b]\nexten => s,1,Hangup()\n[c]\n;--\n',
  });
  desk.open('/pbx/extensions.conf');
  const severity = (): string | undefined =>
    desk.shown
      .get('/pbx/extensions.conf')
      ?.find((each) => each.includes('unknown-label'))
      ?.split(' ')[1];
  assert.equal(severity(), 'hint');
  desk.type('/pbx/extensions.conf', 5, 0, 3, '');
  assert.equal(severity(), 'error');
});

/** An edit: line, column, how many characters go, and what comes. */
type Typed = readonly [number, number, number, string];

const edits: Readonly<Record<string, { readonly texts: Record<string, string>; readonly path?: string; readonly typed: Typed }>> =
  {
    'the data of a line that lacks its priority': {
      texts: { '/pbx/extensions.conf': '[a]\nexten => s,,Answer()\n' },
      typed: [1, 19, 0, 'x'],
    },
    'a header that loses its bracket, beside sections that take lines of others': {
      texts: { '/pbx/extensions.conf': '[t](!)\n[b](t)\n[a]\nnclude => b\n' },
      typed: [2, 2, 1, ''],
    },
    'a directive that has another file read once more, by another name': {
      texts: {
        '/pbx/extensions.conf': '#include "b.conf"\n#include "c.conf"\n',
        '/pbx/b.conf': '[b]\n#include "c.conf"\n',
        '/pbx/c.conf': '[c]\nexten => s,1,Hangup()\n',
      },
      path: '/pbx/b.conf',
      typed: [1, 10, 0, './'],
    },
    'a header in a file between two readings of another': {
      texts: {
        '/pbx/extensions.conf': '#include "b.conf"\n#include "b.conf"\n#include "c.conf"\n',
        '/pbx/b.conf': '[b]\nexten => s,1,Return()',
        '/pbx/c.conf': '[c]\n same => n,Set(X=1)\n[d]\n',
      },
      path: '/pbx/c.conf',
      typed: [0, 0, 3, ''],
    },
    'a query that moves in its line': {
      texts: {
        '/pbx/extensions.conf':
          "[a]\nexten => _X.,1,MYSQL(Query rows ${db} SELECT a FROM b WHERE c='${CALLERID(num)}')\n same => n,Hangup()\n",
      },
      typed: [1, 27, 1, ''],
    },
    'a line that a header with a filter looks for': {
      texts: { '/pbx/extensions.conf': '[a]\nexten => 1,1,Answer()\n[a](+exten=^2)\nexten => 3,1,Answer()\n' },
      typed: [1, 9, 1, '2'],
    },
    'a line above all headers of a file that is read again where a section is open': {
      texts: {
        '/pbx/extensions.conf': '#include "b.conf"\n#include "b.conf"\n[a]\n',
        '/pbx/b.conf': '[b]\n',
      },
      path: '/pbx/b.conf',
      typed: [0, 0, 0, ' same => n,Hangup()\n'],
    },
  };

for (const [name, { texts, path = '/pbx/extensions.conf', typed }] of Object.entries(edits))
  test(`shown after an edit as from scratch: ${name}`, () => {
    const desk = new Desk(texts);
    for (const each of Object.keys(texts)) desk.open(each);
    desk.type(path, ...typed);
    const scratch = desk.fromScratch();
    for (const each of Object.keys(texts)) assert.deepEqual(desk.shown.get(each) ?? [], scratch.get(each) ?? [], each);
  });

test('a root of another name that the settings name is found when it is written', () => {
  const desk = new Desk({ '/pbx/extensions_loose.conf': '[a]\n' });
  desk.workspace.configure({ ...defaultWorkspaceSettings, roots: ['main.inc'] });
  desk.open('/pbx/extensions_loose.conf');
  desk.disk = { ...desk.disk, '/pbx/main.inc': '[b]\nexten => s,1,Gotoo(x)\n' };
  desk.filesChanged('/pbx/main.inc');
  assert.match(desk.shown.get('/pbx/main.inc')?.join('\n') ?? '', /unknown-application/);
});

test('a file that one dialplan has read before it is told of is found by the other that missed it', () => {
  const desk = new Desk({
    '/pbx/a/extensions.conf': '#include "../part.inc"\n',
    '/pbx/b/extensions.conf': '#include "../part.inc"\n',
  });
  desk.open('/pbx/a/extensions.conf');
  assert.match(desk.shown.get('/pbx/a/extensions.conf')?.join('\n') ?? '', /missing-include-file/);
  desk.disk = { ...desk.disk, '/pbx/part.inc': '[part]\n' };
  desk.open('/pbx/b/extensions.conf');
  desk.filesChanged('/pbx/part.inc');
  assert.deepEqual(desk.shown.get('/pbx/a/extensions.conf'), []);
});

test('a line that stands before any section where its file is read first, and in one where it is read again', () => {
  const part = '/pbx/part.inc';
  const desk = new Desk({
    '/pbx/extensions.conf': '#include "part.inc"\n[a]\nexten => s,1,Hangup()\n#include "./part.inc"\n',
    [part]: '#tryinclude "none.inc"\nexten => 1,1,Hangup()\n',
  });
  desk.open('/pbx/extensions.conf');
  desk.open(part);
  desk.type(part, 1, 0, 0, 'exten => 2,1,Hangup()\n');
  assert.match(desk.shown.get(part)?.join('\n') ?? '', /^2:.* statement-before-section/);
  assert.deepEqual(desk.shown.get(part), desk.fromScratch().get(part));
});

test('a section that goes on in another file beside the dialplan is judged by both', () => {
  const [first, second] = ['/pbx/first.inc', '/pbx/second.inc'];
  const desk = new Desk({
    '/pbx/extensions.conf': '[a]\nexten => s,1,Hangup()\n',
    '/pbx/queues.conf': '#include "first.inc"\n#include "second.inc"\n',
    [first]: '[sales]\nexten = 1\n',
    [second]: '[support]\n',
  });
  desk.open('/pbx/extensions.conf');
  desk.open(second);
  const check = (): readonly string[] => {
    assert.deepEqual(desk.shown.get(first) ?? [], desk.fromScratch().get(first) ?? []);
    return desk.shown.get(first) ?? [];
  };
  assert.match(check().join(), /unknown-setting/);
  desk.type(second, 0, 0, 0, 'strategy = ringall\n');
  assert.deepEqual(check(), []);
  desk.type(second, 0, 0, 0, '[other]\n');
  assert.match(check().join(), /unknown-setting/);
});

test('a word in a plain argument that becomes the name of a variable, and is none again', () => {
  const path = '/pbx/extensions.conf';
  const text = `[globals]
PROMPTS=/srv/prompts
CODE=4711
[a]
exten => s,1,Playback(\${PROMPTS}/hello)
 same => n,Playback(prompts/hello)
 same => n,Authenticate(1234)
 same => n,NoOp(\${CODE})
`;
  const desk = new Desk({ [path]: text });
  desk.open(path);
  assert.deepEqual(desk.shown, desk.fromScratch());
  const before = desk.shown.get(path);
  desk.type(path, 5, 20, 7, 'PROMPTS');
  assert.notDeepEqual(desk.shown.get(path), before);
  assert.deepEqual(desk.shown, desk.fromScratch());
  desk.type(path, 6, 24, 4, 'CODE');
  assert.deepEqual(desk.shown, desk.fromScratch());
  desk.type(path, 5, 20, 7, 'prompts');
  desk.type(path, 6, 24, 4, '1234');
  assert.deepEqual(desk.shown.get(path), before);
});
