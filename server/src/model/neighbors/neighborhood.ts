/**
 * The files beside a dialplan: which contexts they make elsewhere, and which names they define. Who asks is noted by the tracker, so that an edit
 * of such a file reaches those answers that depend on it.
 */

import type { NameKind } from '../../catalogue/neighbors/configured-names.ts';
import type { ConfigFile, LineChange } from '../../syntax/config-file.ts';
import type { Category } from '../layout/category.ts';
import type { IncludeResolver } from '../layout/layout.ts';
import { FOREIGN, NAMES, NEIGHBOR_FILES } from '../things.ts';
import type { Tracker } from '../tracker.ts';
import { ConfiguredNames } from './configured-names.ts';
import type { NamesOfKind } from './names-of-kind.ts';
import { foreignContexts } from './neighbors.ts';

interface NeighborSources {
  readonly neighbors: readonly ConfigFile[];
  readonly resolveNeighbor: IncludeResolver;
}

/** What it knows of the files is worked out when somebody asks, and again after a change. */
export class Neighborhood {
  readonly #tracker: Tracker;
  #sources: NeighborSources;
  #foreign: ReadonlySet<string> | undefined;
  #names: ConfiguredNames | undefined;

  constructor(tracker: Tracker, sources: NeighborSources) {
    this.#tracker = tracker;
    this.#sources = sources;
  }

  /** Who asks is asked again when any of them changes. */
  get files(): readonly ConfigFile[] {
    this.#tracker.read(FOREIGN);
    return this.#sources.neighbors;
  }

  /** The contexts that modules make or add to because one of the files says so. */
  get foreignContexts(): ReadonlySet<string> {
    this.#tracker.read(FOREIGN);
    this.#foreign ??= new Set(this.#sources.neighbors.flatMap((file) => foreignContexts(file, this.#configured().nameOf(file))));
    return this.#foreign;
  }

  /** The names of one kind that the files define. */
  names(kind: NameKind): NamesOfKind {
    this.#tracker.read(NAMES, kind);
    return this.#configured().of(kind);
  }

  /** The name under which Asterisk reads a file: that of the file that includes it, or its own. */
  nameOf(file: ConfigFile): string {
    this.#tracker.read(NEIGHBOR_FILES);
    return this.#configured().nameOf(file);
  }

  /** The sections of a file, by its name. */
  sectionsOf(name: string): readonly Category[] {
    this.#tracker.read(NEIGHBOR_FILES);
    return this.#configured().sectionsOf(name);
  }

  #configured(): ConfiguredNames {
    this.#names ??= new ConfiguredNames(this.#sources.neighbors, this.#sources.resolveNeighbor);
    return this.#names;
  }

  /** Takes in what an edit did to one of the files; returns the keys of answers that no longer hold. */
  update(file: ConfigFile, change: LineChange): ReadonlySet<string> {
    return this.#names?.mayChange(file, change) === false ? this.#forgetForeign() : this.replace(this.#sources);
  }

  /** Takes in other files, or other lines of them; returns the keys of answers that no longer hold. */
  replace(sources: NeighborSources): ReadonlySet<string> {
    this.#sources = sources;
    const before = this.#names;
    this.#names = undefined;
    const forgotten = new Set(this.#forgetForeign());
    // Where nobody asked for names there is no answer that depends on them.
    if (before === undefined) return forgotten;
    const now = this.#configured();
    const things = before.differences(now).map((kind) => NAMES + kind);
    if (!before.hasSameFiles(now)) things.push(NEIGHBOR_FILES);
    for (const thing of things) for (const key of this.#tracker.forget(thing)) forgotten.add(key);
    return forgotten;
  }

  #forgetForeign(): ReadonlySet<string> {
    this.#foreign = undefined;
    return new Set(this.#tracker.forget(FOREIGN));
  }
}

/** Contexts that modules of Asterisk make whatever the configuration says. */
export const moduleContexts: ReadonlySet<string> = new Set([
  'parkedcalls',
  'park-hints',
  'park-dial',
  'app_queue_gosub_virtual_context',
  'app_dial_gosub_virtual_context',
  '__func_periodic_hook_context__',
]);
