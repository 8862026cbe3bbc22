/** The user's own Asterisk documentation: read once, when somebody needs it, bit by bit between other work. */

import { bug } from '../base/bug.ts';
import type { Documentation } from '../catalogue/documentation-file.ts';
import { readingDocumentation } from '../workspace/documentation.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { SLICE, type Scheduler } from '../workspace/scheduler.ts';

export class OwnDocumentation {
  readonly #fs: FileSystem;
  readonly #scheduler: Scheduler;
  readonly #warn: (message: string) => void;
  #path: string | undefined;
  #reading: Promise<Documentation | undefined> | undefined;
  #current: Documentation | undefined;

  constructor(fs: FileSystem, scheduler: Scheduler, warn: (message: string) => void) {
    this.#fs = fs;
    this.#scheduler = scheduler;
    this.#warn = warn;
  }

  /** Which file it is from now on; undefined for none. */
  set path(path: string | undefined) {
    if (path === this.#path) return;
    this.#path = path;
    this.#reading = undefined;
    this.#current = undefined;
  }

  /** What has been read so far: all of it or nothing. */
  get current(): Documentation | undefined {
    return this.#current;
  }

  /** Undefined where there is no such file, or none that can be read, which is said once. */
  read(): Promise<Documentation | undefined> {
    if (this.#path === undefined) return Promise.resolve(undefined);
    this.#reading ??= this.#readAll(this.#path).catch((error: unknown) => {
      bug('reading the documentation failed', error);
      return undefined;
    });
    return this.#reading;
  }

  async #readAll(path: string): Promise<Documentation | undefined> {
    const steps = readingDocumentation(this.#fs, path);
    for (;;) {
      await new Promise<void>((resolve) => this.#scheduler.soon(resolve));
      if (path !== this.#path) return undefined;
      for (const end = this.#scheduler.now() + SLICE; this.#scheduler.now() < end;) {
        const { done, value } = steps.next();
        if (done !== true) continue;
        if (value.ok) this.#current = value.documentation;
        else this.#warn(value.why);
        return this.#current;
      }
    }
  }
}
