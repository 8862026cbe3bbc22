/** The dialplans that are not in use, as far as somebody asked whether they have a file: each is laid out to see that, once. */

import type { Steps } from '../../base/steps.ts';
import { layOut } from '../../model/layout/lay-out.ts';
import { includedNames } from '../search/dialplan-files.ts';
import type { DialplanDescription } from '../search/discovery.ts';
import type { Files } from '../files.ts';
import { mayMean } from './in-use.ts';
import { readingSources, sourcesOf } from './load.ts';

interface NotInUse {
  /** Those of its files. */
  readonly paths: ReadonlySet<string>;
  /** The names in their include directives. */
  readonly includeNames: ReadonlySet<string>;
}

export class DialplansNotInUse {
  readonly #files: Files;
  readonly #known = new Map<string, NotInUse>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** Whether the dialplan of a description has a file; `name` tells it from others. */
  *wouldHold(name: string, description: DialplanDescription, path: string): Steps<boolean> {
    let known = this.#known.get(name);
    if (known === undefined) {
      const { fs, pool, fileAt, reading } = this.#files;
      const read = yield* readingSources(fs, description, reading);
      const { root, loose, neighbors, resolve } = sourcesOf(fs, pool, description, fileAt);
      known = {
        paths: new Set([...layOut(root, loose, resolve).files, ...neighbors].map((file) => file.path)),
        includeNames: new Set(read.flatMap((file) => [...includedNames(file)])),
      };
      this.#known.set(name, known);
    }
    return known.paths.has(path);
  }

  /** Whether one of them has a file. */
  have(path: string): boolean {
    return [...this.#known.values()].some(({ paths }) => paths.has(path));
  }

  /** Whether one that does not have a file may mean it. */
  miss(path: string): boolean {
    const name = this.#files.fs.paths.basename(path);
    return [...this.#known.values()].some(
      ({ paths, includeNames }) => !paths.has(path) && [...includeNames].some((text) => mayMean(text, name)),
    );
  }

  /** A file is another one; returns whether one of them has it, of which it has to be found out again what it has. */
  forget(path: string): boolean {
    const names = [...this.#known].filter(([, { paths }]) => paths.has(path)).map(([name]) => name);
    for (const name of names) this.#known.delete(name);
    return names.length > 0;
  }

  clear(): void {
    this.#known.clear();
  }
}
