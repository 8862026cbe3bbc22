/** How files are loaded: each is read once, a little at a time, and what happens meanwhile neither gets lost nor leads to false alarms. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { onBugInstead } from '../support/bugs.ts';
import { defaultWorkspaceSettings } from '../../server/src/workspace/workspace.ts';
import { randomChange } from '../support/check-incremental.ts';
import { Random } from '../support/random.ts';
import { SLICE } from '../../server/src/workspace/scheduler.ts';
import { Desk } from './desk.ts';

const root = '/pbx/extensions.conf';

/** Contexts that name each other over all files, so that each file disproves what the others would be blamed for without it. */
function files(count: number, lines = 6): Record<string, string> {
  const text = (name: string, next: string): string => {
    const rows = [`[${name}]`, `exten => s,1,Goto(${next},s,1)`];
    for (let i = 0; rows.length < lines; i++) rows.push(`exten => ${100 + i},1,Gosub(${next},s,1)`);
    return `${rows.join('\n')}\n`;
  };
  const found: Record<string, string> = {};
  for (let i = 0; i < count; i++) found[`/pbx/parts/p${i}.conf`] = text(`part-${i}`, `part-${(i + 1) % count}`);
  for (let i = 0; i < count; i++) found[`/pbx/dialplan/d${i}.conf`] = text(`loose-${i}`, `loose-${(i + 1) % count}`);
  return {
    ...found,
    [root]: `#include "parts/*.conf"\n${text('main', `loose-${count - 1}`)}`,
    '/pbx/queues.conf': '#include "members.inc"\n[q]\nmember => Local/s@part-1\n',
    '/pbx/members.inc': '[r]\nmember => Local/s@part-2\n',
    '/pbx/dialplan/readme.conf': '[nothing]\nkey = value\n',
  };
}

test('each file is read once, for the search and for the dialplan, but the one that is open', () => {
  const disk = files(5);
  const desk = new Desk(disk);
  desk.open(root);
  assert.deepEqual(
    [...desk.reads.keys()].sort(),
    Object.keys(disk)
      .filter((path) => path !== root)
      .sort(),
  );
  assert.deepEqual(
    [...desk.reads].filter(([, count]) => count > 1),
    [],
  );
});

test('so is each when an included file is opened', () => {
  const desk = new Desk(files(5));
  desk.open('/pbx/parts/p3.conf');
  assert.deepEqual(
    [...desk.reads].filter(([, count]) => count > 1),
    [],
  );
});

test('of a long file that is no dialplan only the beginning is read, and no dialplan of other folders is loaded', () => {
  const desk = new Desk({
    [root]: '[a]\nexten => s,1,Hangup()\n',
    '/pbx/dialplan/long.conf': `[key]\n${'key = value\n'.repeat(20_000)}`,
    '/pbx/other/extensions.conf': '#include "more.conf"\n[b]\nexten => s,1,Hangup()\n',
    '/pbx/other/more.conf': '[c]\nexten => s,1,Hangup()\n',
  });
  desk.open(root);
  assert.equal(desk.workspace.readCounts.headsRead, 1, 'the long one');
  assert.deepEqual(
    desk.workspace.dialplans.map(({ layout }) => layout.files.map(({ path }) => path)),
    [[root]],
  );
});

test('without an open file nothing is read', () => {
  const desk = new Desk(files(3));
  desk.rest();
  assert.equal(desk.reads.size, 0);
});

test('a turn does a few steps: so many files, so many lines, so many contexts', () => {
  const disk = files(30, 400);
  const desk = new Desk(disk);
  desk.ticks = 1;
  desk.turns = 0;
  desk.open(root);
  // The clock goes on with each step, so that a turn has eight of them.
  const most = { linesParsed: 8 * 200, contextsChecked: 8, filesRead: 8, headsRead: 8, filesPublished: 8 };
  const counted = (): Record<string, number> => ({ ...desk.workspace.counts, ...desk.workspace.readCounts });
  let turns = 0;
  for (let before = counted(); desk.workspace.isBusy; turns++) {
    desk.step();
    const after = counted();
    for (const [name, limit] of Object.entries(most)) {
      const done = (after[name] ?? 0) - (before[name] ?? 0);
      assert.ok(done <= limit, `${done} ${name} in turn ${turns}`);
    }
    before = after;
  }
  assert.ok(turns > 60, `${turns} turns`);
});

test('nothing is said that a file to come disproves, and everything is said at last', () => {
  const disk = files(12);
  disk[root] = `${disk[root] ?? ''}exten => t,1,Goto(nowhere,s,1)\n`;
  const desk = new Desk(disk);
  desk.ticks = 1;
  desk.turns = 0;
  desk.open(root);
  desk.rest();
  const wrong = desk.published.flat().filter((each) => each.includes('unknown-context') && !each.includes("'nowhere'"));
  assert.deepEqual(wrong, []);
  assert.deepEqual(desk.shown.get(root), desk.fromScratch().get(root));
});

/** A file of many lines, with a problem of a line, one of a context, and a comment that allows the latter. */
function longText(): string {
  const rows = ['[long]', 'exten => s,1,Hangip()', ' same => n,Goto(nowhere,s,1) ; lint: allow unknown-context'];
  for (let i = 0; rows.length < 3000; i++) rows.push(`exten => ${1000 + i},1,Goto(${i % 100 === 0 ? 'missing' : 'long'},s,1)`);
  return `${rows.join('\n')}\n`;
}

test('of a long file the problems of its lines are shown first, then all of them, then those of other files', () => {
  const other = '/pbx/extensions_other.conf';
  const desk = new Desk({ [root]: longText(), [other]: '[other]\nexten => s,1,Hangip()\n' });
  desk.ticks = 1;
  desk.turns = 0;
  desk.open(root);
  desk.rest();
  const [first = []] = desk.published;
  assert.equal(desk.publications[0], root);
  assert.match(first.join('\n'), /^2:.* unknown-application/);
  assert.doesNotMatch(first.join('\n'), /unknown-context|unused-allow/);
  assert.equal(desk.publications.at(-1), other);
  assert.deepEqual(
    desk.publications.filter((path, i) => path === other && i < desk.publications.length - 1),
    [],
  );
  assert.match(desk.shown.get(root)?.join('\n') ?? '', /unknown-context/);
  desk.ticks = 0;
  assert.deepEqual(desk.shown.get(root), desk.fromScratch().get(root));
});

test('a short file is shown once, when all of it is known', () => {
  const desk = new Desk(files(12));
  desk.turns = 0;
  desk.open(root);
  desk.rest();
  assert.deepEqual(
    desk.publications.filter((path) => path === root),
    [root],
  );
});

test('what is typed while the opened file is being read is in it', () => {
  const desk = new Desk({ [root]: longText() });
  desk.ticks = 1;
  desk.turns = 1;
  desk.open(root);
  assert.equal(desk.workspace.fileAt(root), undefined, 'it is still being read');
  desk.type(root, 1, 0, 0, 'exten => h,1,Hangup()\n');
  desk.type(root, 2, 13, 6, 'Hangop');
  desk.rest();
  const [, added, changed] = desk.workspace.fileAt(root)?.lines ?? [];
  assert.deepEqual([added?.text, changed?.text], ['exten => h,1,Hangup()', 'exten => s,1,Hangop()']);
  desk.ticks = 0;
  assert.deepEqual(desk.shown.get(root), desk.fromScratch().get(root));
});

test('contexts that were made before an edit are kept, but those of the edited file', () => {
  const disk = files(40, 20);
  const desk = new Desk(disk);
  desk.ticks = 1;
  desk.turns = 0;
  desk.open(root);
  // A letter is typed after every twenty milliseconds of turns.
  const turnsPerLetter = 20 / SLICE;
  for (let version = 2; desk.workspace.isBusy && version < 80 * turnsPerLetter; version++) {
    desk.step();
    if (version % turnsPerLetter === 0)
      desk.workspace.change(root, [{ startLine: 1, startColumn: 0, endLine: 1, endColumn: 0, text: '; more\n' }], version);
    if (desk.workspace.dialplans.length > 0) break;
  }
  assert.equal(desk.workspace.dialplans.length, 1, 'typing does not keep the dialplan from being loaded');
  desk.rest();
  desk.ticks = 0;
  assert.deepEqual(desk.shown.get(root), desk.fromScratch().get(root) ?? []);
});

test('who waits for a file is called before who waits for its dialplan, in order, and who gives up is not', () => {
  const desk = new Desk({ ...files(4), [root]: longText() });
  desk.ticks = 1;
  desk.turns = 0;
  desk.open(root);
  let called: readonly string[] = [];
  const call = (name: string): void => void (called = [...called, name]);
  const { workspace } = desk;
  workspace.whenChecked(root, () => call(`checked ${workspace.problemsOf(root).length > 30}`));
  workspace.whenLoaded(root, () => call(`loaded ${workspace.dialplansOf(root).length}`));
  workspace.whenLoaded(root, () => call('loaded as well'));
  workspace.whenLoaded(root, () => call('given up'))();
  workspace.whenRead(root, () => call(`read ${workspace.fileAt(root)?.lines.length ?? 0}`));
  assert.deepEqual(called, []);
  desk.rest();
  assert.deepEqual(called, ['read 3001', 'loaded 1', 'loaded as well', 'checked true']);
  workspace.whenLoaded(root, () => call('at once'));
  assert.deepEqual(called.slice(4), ['at once']);
});

test('nobody who asks about a loaded dialplan waits for a search', () => {
  const desk = new Desk(files(4));
  desk.open(root);
  desk.turns = 0;
  desk.disk['/pbx/new.conf'] = '; new\n';
  desk.filesChanged('/pbx/new.conf');
  desk.ticks = 1;
  desk.step();
  assert.ok(desk.workspace.isBusy);
  let isCalled = false;
  desk.workspace.whenLoaded(root, () => (isCalled = true));
  assert.ok(isCalled);
});

test('files that come and go without end do not keep problems from being shown', () => {
  const desk = new Desk(files(4));
  desk.ticks = 1;
  desk.turns = 0;
  desk.open(root);
  for (let turn = 0; turn < 2000 && !desk.shown.has(root); turn++) {
    desk.step();
    if (turn % 3 === 0) desk.filesChanged(`/pbx/log-${turn}.txt`);
  }
  assert.ok(desk.shown.has(root));
});

test('a step that fails is reported, and everything else goes on', (t) => {
  const reported: string[] = [];
  t.after(onBugInstead((error) => reported.push(String(error.cause))));
  const disk = files(3);
  const desk = new Desk(disk);
  desk.broken = '/pbx/parts/p1.conf';
  desk.open(root);
  assert.ok(reported.length > 0);
  assert.ok(reported.every((each) => each.includes('p1.conf is broken')));
  assert.equal(desk.workspace.isBusy, false);
  desk.broken = undefined;
  desk.filesChanged('/pbx/parts/p1.conf');
  assert.deepEqual(desk.shown.get(root), desk.fromScratch().get(root) ?? []);
});

test('a file that is closed when it is no more, and opened at once, is what the editor says', () => {
  const desk = new Desk({ '/pbx/other.txt': '(\n' });
  desk.open('/pbx/other.txt');
  assert.match(desk.shown.get('/pbx/other.txt')?.join('\n') ?? '', /invalid-line/);
  desk.remove(() => true);
  desk.ticks = 10;
  desk.turns = 1;
  desk.close('/pbx/other.txt');
  desk.open('/pbx/other.txt', '');
  desk.rest();
  assert.deepEqual(desk.shown.get('/pbx/other.txt'), []);
});

test('a file that is missing while somebody searches, and there again before anybody looks, is missed by nobody', () => {
  const queues = '/pbx/queues.conf';
  const text = '[q]\nmember => Local/s@nowhere\n';
  for (let turns = 0; turns < 12; turns++) {
    const desk = new Desk({ [root]: '[a]\nexten => s,1,Hangup()\n', [queues]: text });
    desk.open(root);
    desk.ticks = 10;
    desk.turns = turns;
    desk.remove((path) => path === queues);
    desk.filesChanged('/pbx/new.conf');
    desk.disk[queues] = text;
    desk.turns = 0;
    desk.filesChanged(queues);
    desk.rest();
    desk.ticks = 0;
    assert.deepEqual(desk.shown.get(queues), desk.fromScratch().get(queues), `after ${turns} turns`);
  }
});

test('a file beside the dialplan that is gone for a moment is another file', () => {
  const queues = '/pbx/queues.conf';
  const text = '[q]\nmember => Local/s@nowhere\n';
  for (let turns = 0; turns < 12; turns++) {
    const desk = new Desk({ [root]: '[a]\nexten => s,1,Hangup()\n', [queues]: text });
    desk.open(root);
    desk.ticks = 4;
    desk.turns = turns;
    desk.remove((path) => path === queues);
    desk.filesChanged(queues);
    desk.disk[queues] = text;
    desk.filesChanged(queues);
    desk.rest();
    desk.ticks = 0;
    assert.deepEqual(desk.shown.get(queues), desk.fromScratch().get(queues), `after ${turns} turns`);
    desk.disk[queues] = '[q]\nmember => Local/s@none\n';
    desk.filesChanged(queues);
    desk.rest();
    assert.deepEqual(desk.shown.get(queues), desk.fromScratch().get(queues), `after ${turns} turns, changed`);
  }
});

test('a file beside the dialplan that the editor gives up while nothing has it is read from the disk', () => {
  const [part, queues] = ['/other/part.inc', '/other/queues.conf'];
  const disk = { [part]: '[part]\nexten => s,1,Hangup()\n', [queues]: '[q]\nmember => Local/s@nowhere\n' };
  const desk = new Desk({ ...disk });
  desk.open(queues);
  desk.open(part);
  desk.type(queues, 1, 0, 0, ';');
  desk.remove((path) => path === part);
  desk.filesChanged(part);
  desk.close(queues);
  desk.disk = { ...disk };
  desk.filesChanged(part);
  const fresh = new Desk(disk);
  fresh.open(part);
  assert.equal(fresh.shown.get(queues)?.length, 1);
  assert.deepEqual(desk.shown.get(queues), fresh.shown.get(queues));
});

/** What is shown for each file that has problems. */
function shown(desk: Desk): Record<string, readonly string[]> {
  return Object.fromEntries([...desk.shown].filter(([, problems]) => problems.length > 0).sort());
}

for (let round = 0; round < 60; round++)
  test(`whatever happens while a dialplan is loaded and checked, round ${round + 1}`, () => {
    const random = new Random(`loading ${round}`);
    const first = files(3, 8);
    const desk = new Desk({ ...first });
    const open = new Set<string>();
    const paths = Object.keys(first);
    let settings = defaultWorkspaceSettings;
    let version = 1;
    const deeds: Record<string, () => void> = {
      open: () => {
        const path = random.pick(paths);
        if (open.has(path)) return;
        open.add(path);
        desk.open(path);
      },
      close: () => {
        if (open.size < 2) return;
        const path = random.pick([...open]);
        open.delete(path);
        desk.close(path);
      },
      edit: () => {
        const path = random.pick([...open]);
        const file = desk.workspace.fileAt(path);
        if (file !== undefined) desk.workspace.change(path, [randomChange(random, file)], ++version + 100);
      },
      write: () => {
        const path = random.pick(paths);
        desk.disk[path] = random.pick(Object.values(first));
        desk.filesChanged(path);
      },
      remove: () => {
        const path = random.pick(paths.filter((each) => each !== root));
        desk.remove((each) => each === path);
        desk.filesChanged(path);
      },
      'remove folder': () => {
        const folder = random.pick(['/pbx/parts', '/pbx/dialplan']);
        desk.remove((path) => path.startsWith(`${folder}/`));
        desk.filesChanged(folder);
      },
      restore: () => {
        for (const [path, text] of Object.entries(first)) {
          desk.disk[path] = text;
          desk.filesChanged(path);
        }
      },
      settings: () => {
        settings = { ...defaultWorkspaceSettings, levels: random.below(2) === 0 ? {} : { 'unknown-context': 'error' } };
        desk.workspace.configure(settings);
      },
      folders: () => {
        desk.workspace.setFolders([]);
        desk.run();
        desk.workspace.setFolders(['/pbx']);
      },
    };
    desk.ticks = [1, 3, 10][round % 3] ?? 1;
    desk.turns = 1;
    desk.open(root);
    open.add(root);
    for (let i = 1; i <= 60; i++) {
      desk.turns = random.pick([0, 1, 2, 3, 8, 20]);
      const deed = random.pick([...Object.keys(deeds), 'edit', 'edit', 'edit', 'open']);
      deeds[deed]?.();
      if (i % 15 !== 0) continue;
      desk.rest();
      const fresh = new Desk(desk.disk);
      fresh.workspace.configure(settings);
      for (const path of open)
        fresh.open(
          path,
          desk.workspace
            .fileAt(path)
            ?.lines.map(({ text }) => text)
            .join('\n'),
        );
      assert.deepEqual(shown(desk), shown(fresh), `after deed ${i}`);
    }
  });
