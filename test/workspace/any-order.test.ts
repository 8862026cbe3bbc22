/** Whatever happens in the editor and on the disk, in any order, and however late somebody tells of it: what is there at the end decides. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { defaultWorkspaceSettings } from '../../server/src/workspace/workspace.ts';
import { Random } from '../support/random.ts';
import { Desk } from './desk.ts';

const files = [
  '/pbx/extensions.conf',
  '/pbx/extensions_x.conf',
  '/pbx/part.inc',
  '/pbx/parts/p.conf',
  '/pbx/parts/q.conf',
  '/pbx/dialplan/d.conf',
  '/pbx/macros.conf',
  '/pbx/queues.conf',
  '/pbx/members.inc',
  '/pbx/extensions.ael',
  '/pbx/host/extensions.conf',
  '/pbx/host/extensions_y.conf',
  '/pbx/host/part.inc',
  '/pbx/Parts/p.conf',
  '/shared/extensions_s.conf',
  '/shared/part.inc',
];
const links = { '/pbx/parts/linked.conf': '/pbx/part.inc', '/pbx/sub': '/pbx/host', '/pbx/host/up': '/pbx' };
const folders = ['/pbx/parts', '/pbx/Parts', '/pbx/dialplan', '/pbx/host', '/shared', '/pbx/new'];
const includes = [
  'part.inc',
  'parts/*.conf',
  'extensions_x.conf',
  '../part.inc',
  '/shared/*',
  'host/extensions.conf',
  'members.inc',
  'sub/part.inc',
  'extensions_y.conf',
  'dialplan/d.conf',
  '../extensions_x.conf',
  'parts/p.conf',
];

function line(random: Random): string {
  const name = (): string => `c${random.below(6)}`;
  const makers = [
    () => `#include "${random.pick(includes)}"`,
    () => `#include "${random.pick(includes)}"`,
    () => `[${name()}]`,
    () => `[${name()}]`,
    () => `exten => s,1,Goto(${name()},s,1)`,
    () => `exten => s,1,Goto(${name()},s,1)`,
    () => `include => ${name()}`,
    () => `member => Local/s@${name()}`,
    () => random.pick([';--', '--;', '[general]', 'key=value', `context ${name()} { s => { goto ${name()}|s|1; } }`]),
  ];
  return random.pick(makers)();
}

function text(random: Random): string {
  return `${Array.from({ length: 1 + random.below(6) }, () => line(random)).join('\n')}\n`;
}

class Day {
  readonly random: Random;
  readonly desk: Desk;
  readonly #done: string[] = [];
  readonly #open = new Map<string, string>();
  readonly #untold: string[] = [];
  #roots: readonly string[] = [];
  #folders: readonly string[] = ['/pbx'];
  #version = 100;

  constructor(seed: string) {
    this.random = new Random(seed);
    const disk: Record<string, string> = {};
    for (const path of files) if (this.random.below(3) > 0) disk[path] = text(this.random);
    this.desk = new Desk(disk, links);
    this.desk.ticks = this.random.pick([1, 3, 10]);
  }

  readonly #deeds: Readonly<Record<string, () => void>> = {
    open: () => {
      const path = this.random.pick(files.filter((each) => !each.endsWith('.ael')));
      if (this.#open.has(path)) return;
      const saved = this.desk.disk[path];
      const shown = saved !== undefined && this.random.below(3) > 0 ? saved : text(this.random);
      this.#open.set(path, shown);
      this.desk.open(path, shown);
    },
    close: () => {
      if (this.#open.size < 2) return;
      const path = this.random.pick([...this.#open.keys()]);
      this.#open.delete(path);
      this.desk.close(path);
    },
    insert: () => this.#edit((lines) => void lines.splice(this.random.below(lines.length), 0, line(this.random))),
    cut: () => this.#edit((lines) => void lines.splice(this.random.below(lines.length), 1)),
    save: () => {
      if (this.#open.size === 0) return;
      const [path, shown] = this.random.pick([...this.#open]);
      this.#write(path, shown);
    },
    write: () => this.#write(this.random.pick(files), text(this.random)),
    append: () => {
      const path = this.random.pick(files);
      this.#write(path, (this.desk.disk[path] ?? '') + line(this.random) + '\n');
    },
    remove: () => this.#remove(this.random.pick([...files, ...folders])),
    move: () => {
      const [from, to] = [this.random.pick(folders), this.random.pick(folders)];
      const moved = Object.entries(this.desk.disk).filter(([path]) => path.startsWith(`${from}/`));
      if (from === to || moved.length === 0) return;
      this.#remove(to);
      this.#remove(from);
      for (const [path, each] of moved) this.desk.disk[to + path.slice(from.length)] = each;
      this.#untold.push(to);
    },
    swap: () => {
      const path = this.random.pick(['/pbx/parts', '/pbx/part.inc', '/shared']);
      const isFile = path in this.desk.disk;
      this.#remove(path);
      if (isFile) this.desk.disk[`${path}/part.inc`] = text(this.random);
      else this.desk.disk[path] = text(this.random);
      this.#untold.push(path);
    },
    settings: () => {
      this.#roots = this.random.pick([[], [], ['part.inc'], ['host/extensions.conf', 'none.conf']]);
      this.desk.workspace.configure({ ...defaultWorkspaceSettings, roots: this.#roots });
      this.desk.run();
    },
    folders: () => {
      this.#folders = this.random.pick([['/pbx'], ['/pbx', '/pbx'], ['/pbx', '/pbx/host'], ['/shared', '/pbx'], ['/shared'], []]);
      this.desk.workspace.setFolders(this.#folders);
      this.desk.run();
    },
    tell: () => this.#tell(),
  };

  step(): void {
    this.desk.turns = this.random.pick([0, 1, 2, 3, 8, 20]);
    const name = this.random.pick([...Object.keys(this.#deeds), 'insert', 'insert', 'open', 'tell', 'tell', 'tell']);
    this.#done.push(name);
    this.#deeds[name]?.();
  }

  check(): void {
    while (this.#untold.length > 0) this.#tell();
    this.desk.rest();
    const fresh = new Desk({ ...this.desk.disk }, links);
    fresh.workspace.setFolders(this.#folders);
    fresh.workspace.configure({ ...defaultWorkspaceSettings, roots: this.#roots });
    // What is open at the same time is read together, or one after the other.
    fresh.turns = this.random.pick([0, Infinity]);
    for (const [path, shown] of this.#open) fresh.open(path, shown);
    fresh.rest();
    assert.deepEqual(state(this.desk), state(fresh), this.#done.join(' '));
  }

  #edit(change: (lines: string[]) => void): void {
    if (this.#open.size === 0) return;
    const [path, shown] = this.random.pick([...this.#open]);
    const lines = shown.split('\n');
    const before = [...lines];
    change(lines);
    if (lines.length === 0) return;
    let same = 0;
    while (same < Math.min(lines.length, before.length) && lines[same] === before[same]) same++;
    this.#open.set(path, lines.join('\n'));
    const rest = lines.slice(same);
    this.desk.workspace.change(
      path,
      [
        {
          startLine: Math.max(0, same - 1),
          startColumn: before[same - 1]?.length ?? 0,
          endLine: before.length - 1,
          endColumn: before.at(-1)?.length ?? 0,
          text: same === 0 ? rest.join('\n') : rest.map((each) => `\n${each}`).join(''),
        },
      ],
      ++this.#version,
    );
    assert.equal(this.desk.workspace.fileAt(path)?.text ?? lines.join('\n'), lines.join('\n'));
    this.desk.run();
  }

  #write(path: string, written: string): void {
    for (const each of Object.keys(this.desk.disk))
      if (path.startsWith(`${each}/`) || each.startsWith(`${path}/`)) this.#remove(each);
    // Somebody may look when half of it is written.
    if (this.random.below(2) === 0) {
      this.desk.disk[path] = written.slice(0, this.random.below(written.length));
      if (this.random.below(2) === 0) this.#untold.push(path);
      this.desk.run();
    }
    this.desk.disk[path] = written;
    this.#untold.push(path);
    if (this.random.below(2) === 0) this.#tell();
  }

  #remove(path: string): void {
    if (!Object.keys(this.desk.disk).some((each) => each === path || each.startsWith(`${path}/`))) return;
    this.desk.remove((each) => each === path || each.startsWith(`${path}/`));
    this.#untold.push(path);
  }

  #tell(): void {
    if (this.#untold.length === 0) return;
    this.desk.filesChanged(this.#untold.splice(this.random.below(this.#untold.length), 1)[0] ?? '');
  }
}

/** The dialplans in use, and what is shown for each file that has problems. */
function state(desk: Desk): unknown {
  const { workspace } = desk;
  return {
    dialplans: workspace.dialplans
      .map((dialplan) => JSON.stringify([workspace.descriptionOf(dialplan), dialplan.layout.files.map(({ path }) => path)]))
      .sort(),
    shown: Object.fromEntries([...desk.shown].filter(([, problems]) => problems.length > 0).sort()),
  };
}

const DAYS = Number(process.env['DAYS'] ?? 40);
const FIRST = Number(process.env['FIRST_DAY'] ?? 0);

for (let day = FIRST; day < FIRST + DAYS; day++)
  test(`day ${day}`, () => {
    const here = new Day(`day ${day}`);
    for (let i = 1; i <= 60; i++) {
      here.step();
      if (i % 6 === 0) here.check();
    }
  });
