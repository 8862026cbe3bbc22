/** A dialplan whose files are the texts of a fixture, and nothing on a disk. */

import { type DialplanSources, type Update, Dialplan } from '../../server/src/model/dialplan.ts';
import { layOut } from '../../server/src/model/layout/lay-out.ts';
import type { Reading } from '../../server/src/model/layout/layout.ts';
import { isNeighborName } from '../../server/src/model/neighbors/neighbors.ts';
import { ConfigFile, StatementPool, type Line, type TextChange } from '../../server/src/syntax/config-file.ts';
import { DEFAULT_PATH, parseFixture, type Fixture } from './fixture.ts';

/**
 * The root is extensions.conf, or the first file if there is none of that name. Files named as queues.conf and its kin or as
 * a part of one are neighbors, every other file takes part in the dialplan, whether included or not; an extensions.ael or .lua only makes it incomplete.
 */
export class MemoryDialplan {
  readonly pool = new StatementPool();
  readonly files = new Map<string, ConfigFile>();
  readonly dialplan: Dialplan;
  readonly #hasOtherSources: boolean;
  readonly #reading: Reading;
  #sources: DialplanSources;

  constructor(texts: ReadonlyMap<string, string>, reading: Reading = 'tolerant') {
    this.#reading = reading;
    for (const [path, text] of texts)
      if (!isForeign(path)) this.files.set(path, new ConfigFile(path, isBeside(path) ? 'config' : 'dialplan', text, this.pool));
    this.#hasOtherSources = [...texts.keys()].some(isForeign);
    this.#sources = this.#findSources();
    this.dialplan = new Dialplan(this.#sources);
  }

  get texts(): ReadonlyMap<string, string> {
    return new Map([...this.files].map(([path, file]) => [path, file.text]));
  }

  file(path = DEFAULT_PATH): ConfigFile {
    const file = this.files.get(path);
    if (file === undefined) throw new Error(`the fixture has no file '${path}'`);
    return file;
  }

  line(path: string, number: number): Line {
    const line = this.file(path).lines[number];
    if (line === undefined) throw new Error(`'${path}' has no line ${number + 1}`);
    return line;
  }

  /** Carries out one edit as an editor does. */
  edit(path: string, change: TextChange): Update {
    const file = this.file(path);
    return this.#update(this.dialplan.update(file, file.edit(change)));
  }

  /** Gives a file another text in one go. */
  replaceAll(path: string, text: string): Update {
    const file = this.file(path);
    return this.#update(this.dialplan.update(file, file.replaceAll(text)));
  }

  #update(update: Update): Update {
    const sources = this.#findSources();
    if (sameFiles(sources.loose, this.#sources.loose)) return update;
    this.#sources = sources;
    const more = this.dialplan.replaceSources(sources);
    return {
      contexts: new Set([...update.contexts, ...more.contexts]),
      forgotten: new Set([...update.forgotten, ...more.forgotten]),
    };
  }

  #findSources(): DialplanSources {
    const all = [...this.files.values()];
    const dialplanFiles = all.filter((file) => file.dialect === 'dialplan');
    const root = this.files.get(DEFAULT_PATH) ?? dialplanFiles[0] ?? new ConfigFile(DEFAULT_PATH, 'dialplan', '', this.pool);
    const resolve = (name: string): readonly ConfigFile[] => this.#named(name).filter((file) => file.dialect === 'dialplan');
    const included = new Set(layOut(root, [], resolve).files);
    const rest = dialplanFiles.filter((file) => !included.has(file));
    const includedByRest = new Set(rest.flatMap((file) => layOut(file, [], resolve).files.slice(1)));
    const loose = rest.filter((file) => !includedByRest.has(file));
    return {
      root,
      loose,
      neighbors: all.filter((file) => file.dialect === 'config'),
      resolve,
      resolveNeighbor: (name) => this.#named(name).filter((file) => file.dialect === 'config'),
      hasOtherSources: this.#hasOtherSources,
      reading: this.#reading,
    };
  }

  /** The files that an `#include` of this name takes; `/etc/asterisk/` may stand in front, `*` stands for any characters but `/`. */
  #named(name: string): readonly ConfigFile[] {
    const path = name.replace(/^\/etc\/asterisk\//, '').replace(/^\.\//, '');
    if (!path.includes('*')) return [this.files.get(path)].filter((file) => file !== undefined);
    const pattern = new RegExp(
      `^${path
        .split('*')
        .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
        .join('[^/]*')}$`,
    );
    return [...this.files.values()].filter((file) => pattern.test(file.path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

/** The dialplan of a fixture. */
export function memoryDialplan(fixture: Fixture | string, reading?: Reading): MemoryDialplan {
  return new MemoryDialplan((typeof fixture === 'string' ? parseFixture(fixture) : fixture).files, reading);
}

/** Whether a file is one of the other configuration files, or by its name a part of one: `queues_more.conf`, `pjsip.d/office.conf`. */
function isBeside(path: string): boolean {
  const stem = /^(\w+?)(?:_\w+\.conf|\.d\/.*)$/.exec(path)?.[1];
  return isNeighborName(path) || (stem !== undefined && isNeighborName(`${stem}.conf`));
}

/** A dialplan of another language beside ours: its contexts are not seen. */
function isForeign(path: string): boolean {
  return path.endsWith('.ael') || path.endsWith('.lua');
}

function sameFiles(a: readonly ConfigFile[], b: readonly ConfigFile[]): boolean {
  return a.length === b.length && a.every((file, i) => file === b[i]);
}
