/** Files that are opened, closed, deleted and moved in any order: what is shown depends on what is there, not on how it came about. */

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Dialplan } from '../../server/src/model/dialplan.ts';
import { defaultWorkspaceSettings } from '../../server/src/workspace/workspace.ts';
import { Desk } from './desk.ts';

/** What is shown for each file that has problems; the same must be found from scratch. */
function shown(desk: Desk): Record<string, readonly string[]> {
  const some = (map: ReadonlyMap<string, readonly string[]>): Record<string, readonly string[]> =>
    Object.fromEntries([...map].filter(([, problems]) => problems.length > 0).sort());
  return some(desk.shown);
}

function rules(desk: Desk, path: string): string[] {
  return (desk.shown.get(path) ?? []).map((each) => /^(\d+):\S+ \w+ ([\w-]+)/.exec(each)?.slice(1).join(' ') ?? each);
}

const twoRoots = {
  '/pbx/extensions.conf': '#include "part.inc"\n[a]\nexten => s,1,Goto(part,s,1)\n[only-here]\nexten => s,1,Hangup()\n',
  '/pbx/host/extensions.conf': '#include "../part.inc"\n[host]\nexten => s,1,Goto(nowhere,s,1)\n',
  '/pbx/part.inc': '[part]\nexten => s,1,Goto(only-here,s,1)\n',
};

test('a dialplan whose files are all closed shows nothing in files of another one', () => {
  const desk = new Desk({ ...twoRoots });
  desk.open('/pbx/extensions.conf');
  assert.deepEqual(shown(desk), {});
  desk.open('/pbx/host/extensions.conf');
  assert.deepEqual(rules(desk, '/pbx/part.inc'), ['2 unknown-context']);
  desk.close('/pbx/host/extensions.conf');
  assert.deepEqual(shown(desk), {});
});

test('which dialplans are looked after does not depend on the order of opening', () => {
  const paths = Object.keys(twoRoots);
  const seen = paths.map((first) => {
    const desk = new Desk({ ...twoRoots });
    for (const path of [first, ...paths]) desk.open(path);
    desk.close('/pbx/host/extensions.conf');
    return shown(desk);
  });
  for (const each of seen) assert.deepEqual(each, seen[0]);
});

test('a folder that is deleted takes its files along, and brings them back', () => {
  const desk = new Desk({
    '/pbx/extensions.conf': '#include "sub/*.conf"\n[a]\nexten => s,1,Gosub(b,s,1)\n',
    '/pbx/sub/b.conf': '[b]\nexten => s,1,Return()\n',
  });
  desk.open('/pbx/extensions.conf');
  assert.deepEqual(shown(desk), {});
  const text = desk.disk['/pbx/sub/b.conf'] ?? '';
  delete desk.disk['/pbx/sub/b.conf'];
  desk.filesChanged('/pbx/sub');
  assert.deepEqual(rules(desk, '/pbx/extensions.conf'), ['1 missing-include-file', '3 unknown-context']);
  desk.disk['/pbx/sub/b.conf'] = text;
  desk.filesChanged('/pbx/sub');
  assert.deepEqual(shown(desk), {});
});

test('a folder in which another one was put has the files of that', () => {
  const desk = new Desk({
    '/pbx/extensions.conf': '#include "/srv/shared/*"\n[a]\nexten => s,1,Gosub(b,s,1)\n',
    '/srv/shared/b.inc': '[b]\nexten => s,1,Return()\n',
  });
  desk.open('/pbx/extensions.conf');
  assert.deepEqual(shown(desk), {});
  desk.disk['/srv/shared/b.inc'] = '[c]\nexten => s,1,Return()\n';
  desk.filesChanged('/srv/shared');
  assert.deepEqual(rules(desk, '/pbx/extensions.conf'), ['3 unknown-context']);
});

test('a folder that nobody has read anything in, and that is a file now', () => {
  const desk = new Desk({
    '/pbx/extensions.conf': '[a]\nexten => s,1,Gosub(b,s,1)\n',
    '/pbx/parts/extensions_b.conf': '[b]\nexten => s,1,Return()\n',
  });
  desk.turns = 0;
  desk.open('/pbx/extensions.conf');
  desk.rest();
  const files = (): number | undefined => desk.workspace.descriptionOf(desk.workspace.dialplans[0] as Dialplan)?.loose.length;
  assert.equal(files(), 1);
  desk.remove((path) => path.startsWith('/pbx/parts/'));
  desk.disk['/pbx/parts'] = 'text\n';
  desk.filesChanged('/pbx/parts');
  desk.rest();
  assert.equal(files(), 0);
});

test('a deleted file stays what it is in the editor, for itself', () => {
  const desk = new Desk({
    '/pbx/extensions.conf': '#include "sub/b.conf"\n[a]\nexten => s,1,Gosub(b,s,1)\n',
    '/pbx/sub/b.conf': '[b]\nexten => s,1,Goto(nowhere,s,1)\n',
  });
  desk.open('/pbx/extensions.conf');
  desk.open('/pbx/sub/b.conf');
  delete desk.disk['/pbx/sub/b.conf'];
  desk.filesChanged('/pbx/sub/b.conf');
  assert.deepEqual(rules(desk, '/pbx/extensions.conf'), ['1 missing-include-file', '3 unknown-context']);
  assert.deepEqual(rules(desk, '/pbx/sub/b.conf'), ['2 unknown-context']);
});

test('an included file of any name that appears is taken in, any other is none of ours', () => {
  const desk = new Desk({ '/pbx/extensions.conf': '#include "more.inc"\n[a]\nexten => s,1,Gosub(b,s,1)\n' });
  desk.open('/pbx/extensions.conf');
  assert.deepEqual(rules(desk, '/pbx/extensions.conf'), ['1 missing-include-file', '3 unknown-context']);
  desk.disk['/pbx/main.c'] = 'int main;\n';
  desk.filesChanged('/pbx/main.c');
  desk.disk['/pbx/more.inc'] = '[b]\nexten => s,1,Return()\n';
  desk.filesChanged('/pbx/more.inc');
  assert.deepEqual(shown(desk), {});
});

test('so is one that a file beside the dialplan includes', () => {
  const desk = new Desk({
    '/pbx/extensions.conf': '[a]\nexten => s,1,Hangup()\n',
    '/pbx/queues.conf': '#include "members.inc"\n',
  });
  desk.open('/pbx/extensions.conf');
  desk.disk['/pbx/members.inc'] = '[q]\nmember => Local/s@nowhere\n';
  desk.filesChanged('/pbx/members.inc');
  assert.deepEqual(rules(desk, '/pbx/members.inc'), ['2 unknown-context']);
});

test('a root named in the settings leaves the files of other folders what they are', () => {
  const desk = new Desk({
    '/pbx/one.conf': '[one]\nexten => s,1,Hangup()\n',
    '/pbx/other/extensions.conf': '[a]\nexten => s,1,Goto(nowhere,s,1)\n',
  });
  desk.open('/pbx/other/extensions.conf');
  assert.deepEqual(rules(desk, '/pbx/other/extensions.conf'), ['2 unknown-context']);
  desk.workspace.configure({ ...defaultWorkspaceSettings, roots: ['one.conf'] });
  desk.run();
  assert.deepEqual(rules(desk, '/pbx/other/extensions.conf'), ['2 unknown-context']);
});

test('a file that a dialplan and a queues.conf both include is edited as both', () => {
  const desk = new Desk({
    '/pbx/extensions.conf': '#include "shared.conf"\n[a]\nexten => s,1,Hangup()\n',
    '/pbx/queues.conf': '#include "shared.conf"\n',
    '/pbx/shared.conf': '[b]\nmember => Local/s@a/n\n',
  });
  desk.open('/pbx/shared.conf');
  const before = rules(desk, '/pbx/shared.conf');
  assert.ok(!before.includes('2 unknown-context'), before.join(' '));
  desk.type('/pbx/shared.conf', 1, 18, 1, 'x');
  assert.ok(rules(desk, '/pbx/shared.conf').includes('2 unknown-context'), rules(desk, '/pbx/shared.conf').join(' '));
  desk.type('/pbx/shared.conf', 1, 18, 1, 'a');
  assert.deepEqual(rules(desk, '/pbx/shared.conf'), before);
});

test('a file in a dialplan folder is one of its dialplans once it is saved as one', () => {
  const desk = new Desk({
    '/pbx/extensions.conf': '[a]\nexten => s,1,Gosub(b,s,1)\n',
    '/pbx/extensions.d/b.conf': '; empty\n',
  });
  desk.open('/pbx/extensions.conf');
  desk.open('/pbx/extensions.d/b.conf');
  assert.deepEqual(rules(desk, '/pbx/extensions.conf'), ['2 unknown-context']);
  desk.type('/pbx/extensions.d/b.conf', 1, 0, 0, '[b]\nexten => s,1,Return()\n');
  desk.disk['/pbx/extensions.d/b.conf'] = desk.workspace.fileAt('/pbx/extensions.d/b.conf')?.text ?? '';
  desk.filesChanged('/pbx/extensions.d/b.conf');
  assert.deepEqual(shown(desk), {});
});

test('a file that was opened before it was on the disk, and is saved while it is closed', () => {
  const desk = new Desk({ '/pbx/extensions.conf': '[b]\nexten => s,1,Hangup()\n' });
  const text = '[a]\nexten => s,1,Goto(elsewhere,s,1)\n';
  desk.open('/pbx/late.inc', text);
  desk.close('/pbx/late.inc');
  desk.disk['/pbx/late.inc'] = text;
  desk.filesChanged('/pbx/late.inc');
  desk.open('/pbx/late.inc', text);
  assert.deepEqual(desk.shown.get('/pbx/late.inc'), desk.fromScratch().get('/pbx/late.inc'));
});

test('a file that a link leads to is told of under its own name', () => {
  const links = { '/pbx/enabled/b.conf': '/pbx/available/b.inc', '/pbx/linked': '/pbx/more' };
  const desk = new Desk(
    {
      '/pbx/extensions.conf': '#include "enabled/*.conf"\n#include "linked/c.inc"\n[a]\nexten => s,1,Gosub(b,s,1)\n',
      '/pbx/available/b.inc': '[b]\nexten => s,1,Gosub(c,s,1)\n same => n,Return()\n',
      '/pbx/more/c.inc': '[c]\nexten => s,1,Return()\n',
    },
    links,
  );
  desk.open('/pbx/extensions.conf');
  assert.deepEqual(shown(desk), {});
  desk.disk['/pbx/available/b.inc'] = '[b]\nexten => s,1,Hangip()\n same => n,Return()\n';
  desk.filesChanged('/pbx/available/b.inc');
  assert.deepEqual(rules(desk, '/pbx/enabled/b.conf'), ['2 unknown-application']);
  desk.disk['/pbx/more/c.inc'] = '[c]\nexten => s,1,Gosub(nowhere,s,1)\n';
  desk.filesChanged('/pbx/more');
  assert.ok(rules(desk, '/pbx/linked/c.inc').includes('2 unknown-context'));
  desk.remove((path) => path === '/pbx/more/c.inc');
  desk.filesChanged('/pbx/more/c.inc');
  assert.deepEqual(rules(desk, '/pbx/extensions.conf'), ['2 missing-include-file']);
});
