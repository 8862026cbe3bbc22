/** The user's own Asterisk documentation: read when somebody needs it, bit by bit between other work, and again when it has changed. */

import { DidChangeWatchedFilesNotification, type Connection, type Disposable } from 'vscode-languageserver';
import { bug } from '../base/bug.ts';
import type { Documentation } from '../catalogue/documentation-file.ts';
import { readingDocumentation } from '../workspace/documentation.ts';
import type { FileSystem } from '../workspace/disk/file-system.ts';
import { SLICE, type Scheduler } from '../workspace/scheduler.ts';
import type { Uris } from './convert.ts';

export class OwnDocumentation {
  readonly #fs: FileSystem;
  readonly #scheduler: Scheduler;
  readonly #warn: (message: string) => void;
  #path: string | undefined;
  #reading: Promise<Documentation | undefined> | undefined;
  #current: Documentation | undefined;
  /** How often it was begun anew; a reading that is out of date ends without a result. */
  #readings = 0;

  constructor(fs: FileSystem, scheduler: Scheduler, warn: (message: string) => void) {
    this.#fs = fs;
    this.#scheduler = scheduler;
    this.#warn = warn;
  }

  /** Which file it is from now on; undefined for none. */
  set path(path: string | undefined) {
    if (path === this.#path) return;
    this.#path = path;
    this.forget();
  }

  get path(): string | undefined {
    return this.#path;
  }

  /** Has the file read again when somebody needs it. */
  forget(): void {
    this.#readings++;
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
    const reading = this.#readings;
    for (;;) {
      await new Promise<void>((resolve) => this.#scheduler.soon(resolve));
      if (reading !== this.#readings) return undefined;
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

/** Has the client tell of changes of a file that lies outside the workspace. */
export class DocumentationWatch {
  readonly #connection: Connection;
  readonly #uris: Uris;
  #path: string | undefined;
  #registration: Promise<Disposable> | undefined;

  constructor(connection: Connection, uris: Uris) {
    this.#connection = connection;
    this.#uris = uris;
  }

  /** Which file it is from now on; undefined for none. */
  watch(path: string | undefined): void {
    if (path === this.#path) return;
    this.#path = path;
    void this.#registration?.then((registration) => {
      registration.dispose();
    });
    this.#registration = undefined;
    if (path === undefined) return;
    const uri = this.#uris.uri(path);
    const slash = uri.lastIndexOf('/');
    const watchers = [{ globPattern: { baseUri: uri.slice(0, slash), pattern: decodeURIComponent(uri.slice(slash + 1)) } }];
    this.#registration = this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}
