/** Which files form which dialplan. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeDialplan } from '../../server/src/workspace/search/dialplan-files.ts';
import { discover, type DiscoverySettings } from '../../server/src/workspace/search/discovery.ts';
import type { FileSystem } from '../../server/src/workspace/disk/file-system.ts';
import { Desk } from './desk.ts';
import { memoryFileSystem } from './memory-file-system.ts';

const context = '[a]\nexten => 1,1,NoOp()\n';

/** One line for each dialplan: root or folder, loose files, neighbors, and whether something may come from elsewhere. */
function found(fs: FileSystem, paths: readonly string[], settings?: DiscoverySettings): string[] {
  return discover(fs, paths, settings).dialplans.map(({ root, folder, loose, neighbors, hasOtherSources }) =>
    [
      root ?? `(${folder})`,
      ...loose.map((path) => `+${path}`),
      ...neighbors.map((path) => `&${path}`),
      ...(hasOtherSources ? ['…'] : []),
    ].join(' '),
  );
}

test('a name that says AEL or Lua is no dialplan', () =>
  assert.deepEqual(found(memoryFileSystem(['/w/extensions.conf', '/w/extensions.ael.conf', '/w/extensions.lua.conf']), ['/w']), [
    '/w/extensions.conf',
  ]));

test('every extensions.conf is a root, and two hosts are two dialplans', () =>
  assert.deepEqual(found(memoryFileSystem(['/w/pbx1/extensions.conf', '/w/pbx2/extensions.conf', '/w/readme.md']), ['/w']), [
    '/w/pbx1/extensions.conf',
    '/w/pbx2/extensions.conf',
  ]));

test('a file that nobody includes joins the root of its folder or of the nearest folder above', () => {
  const fs = memoryFileSystem({
    '/w/extensions.conf': '#include "extensions_in.conf"\n',
    '/w/extensions_in.conf': '',
    '/w/extensions_out.conf': '',
    '/w/my.dialplan': '',
    '/w/sub/deep/extensions_deep.conf': '',
    '/w/sub/extensions.conf': '',
    '/w/extensions.d/part.conf': context,
    '/w/extensions.d/other.conf': '[x]\ntype=friend\n',
    '/w/pjsip.conf': '',
    '/w/queues.conf': '',
    '/w/manager.conf': '',
  });
  assert.deepEqual(found(fs, ['/w']), [
    '/w/extensions.conf +/w/extensions.d/part.conf +/w/extensions_out.conf +/w/my.dialplan &/w/pjsip.conf &/w/queues.conf',
    '/w/sub/extensions.conf +/w/sub/deep/extensions_deep.conf',
  ]);
});

test('a part of pjsip.conf is no dialplan, whatever its name', () => {
  const phones = '[1001](phone)\nauth=1001\naors=1001\n';
  const files = { '/w/extensions.conf': context, '/w/pjsip.d/extensions.conf': phones, '/w/sip.conf.d/extensions.conf': phones };
  assert.deepEqual(found(memoryFileSystem(files), ['/w']), ['/w/extensions.conf']);
  const dialplan = memoryFileSystem({ '/w/pjsip.d/extensions.conf': context });
  assert.deepEqual(found(dialplan, ['/w']), ['/w/pjsip.d/extensions.conf']);
});

test('a sample of Asterisk is part of a dialplan that includes it, and of no other', () => {
  const files = { '/w/extensions.conf': '', '/w/extensions_minivm.conf': context };
  assert.deepEqual(found(memoryFileSystem(files), ['/w']), ['/w/extensions.conf']);
  const desk = new Desk({ '/pbx/extensions.conf': context, '/pbx/extensions_minivm.conf': '[b]\nexten => s,1,Goto(a,2,1)\n' });
  desk.open('/pbx/extensions.conf');
  desk.open('/pbx/extensions_minivm.conf');
  assert.match(desk.shown.get('/pbx/extensions_minivm.conf')?.join('\n') ?? '', /unknown-context/);
  const including = { ...desk.disk, '/pbx/extensions.conf': `${context}#include extensions_minivm.conf\n` };
  const other = new Desk(including);
  other.open('/pbx/extensions.conf');
  other.open('/pbx/extensions_minivm.conf');
  assert.match(other.shown.get('/pbx/extensions_minivm.conf')?.join('\n') ?? '', /unknown-extension/);
});

test('what a loose file includes is there through it', () => {
  const fs = memoryFileSystem({
    '/w/extensions_a.conf': '#include extensions_b.conf\n',
    '/w/extensions_b.conf': '#tryinclude "extensions_a.conf"\n',
    '/w/extensions_c.conf': '#include <extensions_b.conf>',
  });
  assert.deepEqual(found(fs, ['/w']), ['(/w) +/w/extensions_c.conf …']);
});

test('without a root, the files of each folder are one dialplan', () => {
  const fs = memoryFileSystem([
    '/w/a/extensions_1.conf',
    '/w/a/extensions_2.conf',
    '/w/b/extensions_custom.conf',
    '/w/b/sip.conf',
  ]);
  assert.deepEqual(found(fs, ['/w']), [
    '(/w/a) +/w/a/extensions_1.conf +/w/a/extensions_2.conf …',
    '(/w/b) +/w/b/extensions_custom.conf &/w/b/sip.conf …',
  ]);
});

test('a root that another one includes is a part of it', () => {
  const fs = memoryFileSystem({ '/w/extensions.conf': '#include "sub/extensions.conf"\n', '/w/sub/extensions.conf': '' });
  assert.deepEqual(found(fs, ['/w']), ['/w/extensions.conf']);
});

test('AEL and Lua beside a root bring contexts of their own, which are known where the text names them all', () => {
  const beside = (name: string, text: string): (boolean | readonly string[])[] =>
    discover(memoryFileSystem({ '/w/extensions.conf': '', [`/w/${name}`]: text }), ['/w']).dialplans.flatMap(
      ({ hasOtherSources, otherContexts = [] }) => [hasOtherSources, otherContexts],
    );
  assert.deepEqual(beside('extensions.ael', ''), [false, []]);
  const ael = '// context x {\ncontext ael-demo {\n\t# => {\n\t}\n}\nmacro ael-say(what) {\n}\n';
  assert.deepEqual(beside('extensions.ael', ael), [false, ['ael-demo', 'ael-say']]);
  assert.deepEqual(beside('extensions.ael', `${ael}context inbound {\n}\n`), [true, []]);
  assert.deepEqual(beside('extensions.ael', '#include "more.ael"\n'), [true, []]);
  const lua =
    'extensions = {\n demo = { s = start; ["2"] = function() app.noop("}") end; }; -- { x\n ["local"] = { include = {"demo"} };\n}\n';
  assert.deepEqual(beside('extensions.lua', lua), [false, ['demo', 'local']]);
  assert.deepEqual(beside('extensions.lua', `${lua}extensions.more = {}`), [true, []]);
  assert.deepEqual(beside('extensions.lua', 'require("more")'), [true, []]);
  assert.deepEqual(beside('extensions.lua', 'extensions = { [name] = {} }'), [true, []]);
});

test('what the sample in AEL names is no context of a root with settings', () => {
  const ael = 'globals {\n\tA=1;\n}\ncontext ael-demo {\n\t500 => Dial(IAX2/guest@example.com/s@default);\n}\n';
  const [found] = discover(memoryFileSystem({ '/w/extensions.conf': '', '/w/extensions.ael': ael }), ['/w']).dialplans;
  assert.deepEqual(
    found?.otherNames?.filter((name) => /[a-z]{4}/.test(name)),
    ['context'],
  );
});

test('a misspelt extensions.conf is the root where no other file is', () => {
  const line = '[a]\nexten => s,1,Answer()\n';
  const roots = (files: Record<string, string>): readonly (string | undefined)[] =>
    discover(memoryFileSystem(files), ['/w']).dialplans.map(({ root }) => root);
  assert.deepEqual(roots({ '/w/extentions.conf': line }), ['/w/extentions.conf']);
  assert.deepEqual(roots({ '/w/extension.conf': line, '/w/more.conf': line }), ['/w/extension.conf']);
  assert.deepEqual(roots({ '/w/extension.conf': line, '/w/extensions.conf': line }), ['/w/extensions.conf']);
});

test('the tables of Lua are no contexts of a root', () => {
  const lua = 'extensions = { demo = { s = start } }\nhints = { demo = { ["1000"] = "SIP/1000" } }\n';
  const [found] = discover(memoryFileSystem({ '/w/extensions.conf': '', '/w/extensions.lua': lua }), ['/w']).dialplans;
  assert.deepEqual(
    found?.otherNames?.filter((name) => /^(?:extensions|hints)$/.test(name)),
    [],
  );
});

test('what AEL and Lua name besides may be a context of the root', () => {
  const names = (name: string, text: string): readonly string[] =>
    discover(memoryFileSystem({ '/w/extensions.conf': '', [`/w/${name}`]: text }), ['/w']).dialplans.flatMap(
      ({ otherNames = [] }) => otherNames,
    );
  const ael =
    '// x\ncontext ael-inbound {\n s => { switch(1) { default: goto sales|s|1; } /* y */ &say(1); } includes { night; } }\n';
  assert.deepEqual(
    names('extensions.ael', ael).filter((name) => !/^\d$/.test(name)),
    ['context', 's', 'switch', 'goto', 'sales', 'say', 'includes', 'night'],
  );
  assert.ok(
    names('extensions.lua', 'extensions = { a = { ["1"] = function() app.goto("b", "s", 1) end } } -- c\n').includes('b'),
  );
});

test('a context that AEL names is not without callers', () => {
  const found = (ael: string): readonly string[] => {
    const desk = new Desk({
      '/pbx/extensions.conf': '[in]\nexten => 1,1,Hangup()\n[night]\nexten => s,1,Hangup()\n',
      '/pbx/extensions.ael': ael,
      '/pbx/pjsip.conf': '[phone]\ntype=endpoint\ncontext=in\n',
    });
    desk.open('/pbx/extensions.conf');
    return desk.shown.get('/pbx/extensions.conf') ?? [];
  };
  assert.match(found('context ael-own { s => { NoOp(x); } }').join(), /unused-context/);
  assert.deepEqual(found('context ael-own { s => { goto night|s|1; } }'), []);
});

test('a file of macros belongs to the root beside it when it has the lines of a dialplan', () => {
  const fs = memoryFileSystem({ '/w/extensions.conf': '', '/w/macros.conf': context, '/w/b/macros.conf': '[a]\ngcode: G28\n' });
  assert.deepEqual(found(fs, ['/w']), ['/w/extensions.conf +/w/macros.conf']);
});

test('templates and samples count where there is nothing else', () => {
  assert.deepEqual(found(memoryFileSystem(['/w/extensions.conf.php', '/w/extensions.conf.py']), ['/w']), []);
  assert.deepEqual(found(memoryFileSystem(['/w/extensions.conf.j2', '/w/extensions_x.conf.txt']), ['/w']), [
    '/w/extensions.conf.j2 +/w/extensions_x.conf.txt …',
  ]);
  assert.deepEqual(found(memoryFileSystem(['/w/extensions.conf', '/w/extensions.conf.sample']), ['/w']), ['/w/extensions.conf']);
  assert.deepEqual(found(memoryFileSystem({ '/w/ivr.txt': context, '/w/notes.txt': 'exten' }), ['/w']), ['(/w) +/w/ivr.txt …']);
});

test('the files beside a copy for the web are copies too', () => {
  const names = ['/w/extensions.conf.txt', '/w/sip.conf.txt', '/w/voicemail.conf', '/w/notes.txt'];
  assert.deepEqual(found(memoryFileSystem(names), ['/w']), ['/w/extensions.conf.txt &/w/sip.conf.txt &/w/voicemail.conf …']);
  assert.deepEqual(found(memoryFileSystem(['/w/extensions.conf', '/w/sip.conf.txt']), ['/w']), ['/w/extensions.conf']);
});

test('files of any name count by their content when that is asked for, and only without a root above', () => {
  const fs = memoryFileSystem({ '/w/extensions.conf': '', '/w/old/dialplan1.conf': context });
  assert.deepEqual(found(fs, ['/w'], { byContent: true }), ['/w/extensions.conf']);
  const rootless = memoryFileSystem({ '/w/a/extensions.conf': '', '/w/b/campaign.conf': context, '/w/b/sip.conf': context });
  assert.deepEqual(found(rootless, ['/w']), ['/w/a/extensions.conf']);
  assert.deepEqual(found(rootless, ['/w'], { byContent: true }), [
    '/w/a/extensions.conf',
    '(/w/b) +/w/b/campaign.conf &/w/b/sip.conf …',
  ]);
});

test('a named file is a root, unless it belongs to another one that is found', () => {
  const fs = memoryFileSystem({
    '/w/extensions.conf': '#include "in.conf"\n',
    '/w/in.conf': context,
    '/w/extensions_out.conf': '',
  });
  assert.deepEqual(found(fs, ['/w/in.conf']), ['/w/in.conf …']);
  assert.deepEqual(found(fs, ['/w/extensions.conf']), ['/w/extensions.conf +/w/extensions_out.conf']);
  assert.deepEqual(found(fs, ['/w/extensions.conf'], { withLoose: false }), ['/w/extensions.conf']);
  assert.deepEqual(found(fs, ['/w/in.conf', '/w/extensions.conf', '/w/extensions_out.conf']), [
    '/w/extensions.conf +/w/extensions_out.conf',
  ]);
});

test('roots in the settings are the only ones', () => {
  const fs = memoryFileSystem(['/w/extensions.conf', '/w/pbx/main.conf']);
  assert.deepEqual(found(fs, ['/w'], { roots: ['pbx/main.conf'] }), ['/w/pbx/main.conf …']);
  const { dialplans, messages } = discover(fs, ['/w'], { roots: ['none.conf'] });
  assert.deepEqual(dialplans, []);
  assert.deepEqual(messages, ["The root '/w/none.conf' does not exist."]);
});

test('node_modules and .git are not looked into', () =>
  assert.deepEqual(
    found(memoryFileSystem(['/w/node_modules/x/extensions.conf', '/w/.git/extensions.conf', '/w/.config/extensions.conf']), [
      '/w',
    ]),
    ['/w/.config/extensions.conf'],
  ));

test('links that go round are followed once', () => {
  const fs = memoryFileSystem(['/w/a/extensions.conf', '/w/b/extensions.conf'], {
    links: { '/w/a/up': '/w', '/w/a/b': '/w/b', '/w/gone': '/nowhere' },
  });
  assert.deepEqual(found(fs, ['/w']), ['/w/a/b/extensions.conf', '/w/a/extensions.conf']);
});

test('an extensions.conf that is a link to nowhere is a root that is not there', () => {
  const fs = memoryFileSystem(['/w/extensions_custom.conf'], { links: { '/w/extensions.conf': '/srv/extensions.conf' } });
  assert.deepEqual(found(fs, ['/w']), ['(/w) +/w/extensions_custom.conf …']);
});

test('a folder that cannot be read is skipped with a message', () => {
  const fs = memoryFileSystem(['/w/a/extensions.conf', '/w/b/extensions.conf'], { unreadable: ['/w/a'] });
  assert.deepEqual(found(fs, ['/w']), ['/w/b/extensions.conf']);
  assert.deepEqual(discover(fs, ['/w']).messages, ["Skipped a folder: '/w/a' cannot be read."]);
});

test('a search ends after twenty thousand files', () => {
  const fs = memoryFileSystem([
    '/w/a/extensions.conf',
    ...Array.from({ length: 20_000 }, (_, i) => `/w/b/${i}.txt`),
    '/w/c/extensions.conf',
  ]);
  const { dialplans, messages } = discover(fs, ['/w']);
  assert.deepEqual(
    dialplans.map(({ root }) => root),
    ['/w/a/extensions.conf'],
  );
  assert.deepEqual(messages, ["Only the first 20000 files below '/w' were looked at."]);
});

test('a dialplan is told from other files by its first section', () => {
  for (const text of [context, '[general]\nstatic=yes\n[x]\n include => y\n', '; note\n[a](!)\nsame => n,NoOp()\n'])
    assert.ok(looksLikeDialplan(text), text);
  for (const text of ['', '[a]\ntype=friend\nexten => 1,1,NoOp()\n', '[general]\nexten=5\n', '[globals]\nX=1\n'])
    assert.ok(!looksLikeDialplan(text), text);
});

test('parts without a root that name each other from the folder above belong to that', () => {
  const fs = memoryFileSystem({
    '/w/pbx/parts/extensions_all.conf': '#include "parts/extensions_in.conf"\n#include parts/zones/extensions_1.conf\n',
    '/w/pbx/parts/extensions_in.conf': context,
    '/w/pbx/parts/extensions_old.conf': context,
    '/w/pbx/parts/zones/extensions_1.conf': context,
    '/w/pbx/parts/zones/extensions_2.conf': context,
    '/w/pbx/queues.conf': '',
  });
  assert.deepEqual(found(fs, ['/w']), [
    '(/w/pbx) +/w/pbx/parts/extensions_all.conf +/w/pbx/parts/extensions_old.conf &/w/pbx/queues.conf …',
    '(/w/pbx/parts/zones) +/w/pbx/parts/zones/extensions_2.conf …',
  ]);
});
