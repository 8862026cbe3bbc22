/**
 * Folders that only the client can read: those of a virtual workspace, and all of them in a browser. The client sends what is in them
 * before anything is checked, and every change; a file of an unusual name is asked for when it turns out to be needed.
 *
 * Below the top of the file system such a folder stands under its scheme and authority, as in `/vscode-vfs:github/owner/name`.
 */

import type { Connection } from 'vscode-languageserver';
import type { FileSystem, ReadResult } from '../workspace/disk/file-system.ts';
import type { Scheduler } from '../workspace/scheduler.ts';
import { Snapshot } from '../workspace/disk/snapshot.ts';
import { filesNotification, fileTextsRequest, type SentFile } from './protocol.ts';
import type { Host } from './session.ts';

/** What the machine has, with the sent files beside it. While some are on their way nothing is checked: a guess would be a false alarm. */
export class SentFiles implements Host {
  readonly fileSystem: FileSystem;
  readonly scheduler: Scheduler;
  /** Told which files changed. */
  onChange: (paths: readonly string[]) => void = () => undefined;
  readonly #machine: Host;
  readonly #connection: Connection;
  readonly #snapshot: Snapshot;
  /** Whether the client has still to send the folders that it began with. */
  #isStarting = false;
  /** Files that were asked for. */
  readonly #wanted = new Set<string>();
  /** Those of them that are to be asked for in the next message. */
  #asked: string[] = [];
  #held: (() => void)[] = [];

  constructor(connection: Connection, machine: Host) {
    this.#machine = machine;
    this.#connection = connection;
    this.#snapshot = new Snapshot(machine.fileSystem, (path) => this.#want(path));
    this.fileSystem = this.#snapshot;
    const isWaiting = (): boolean => this.#isWaiting;
    this.scheduler = {
      get isHeld() {
        return isWaiting();
      },
      now: () => machine.scheduler.now(),
      soon: (run) => this.#soon(run),
      next: (run) => machine.scheduler.next(run),
      later: (run) => machine.scheduler.later(run),
    };
    connection.onNotification(filesNotification, ({ files, removed, isComplete }) => this.#take(files, removed, isComplete));
  }

  /** Told of the folders of the workspace before anything else is asked of them. */
  begin(folders: readonly string[]): void {
    for (const uri of folders) {
      const parts = this.#machine.pathOf(uri) === undefined ? partsOf(uri) : undefined;
      if (parts === undefined) continue;
      this.#snapshot.cover(parts.top);
      this.#isStarting = true;
    }
  }

  pathOf(uri: string): string | undefined {
    const parts = this.#machine.pathOf(uri) === undefined ? partsOf(uri) : undefined;
    if (parts === undefined) return this.#machine.pathOf(uri);
    const { paths } = this.fileSystem;
    const path = paths.normalize(`/${parts.top}${parts.path}`);
    return this.#snapshot.covers(path) ? path : undefined;
  }

  uriOf(path: string): string {
    if (!this.#snapshot.covers(path)) return this.#machine.uriOf(path);
    const [top = '', ...names] = this.fileSystem.paths.segments(path);
    return `${top.replace(':', '://')}/${names.map(encodeURIComponent).join('/')}`;
  }

  #soon(run: () => void): void {
    if (this.#isWaiting) this.#held.push(run);
    else this.#machine.scheduler.soon(run);
  }

  get #isWaiting(): boolean {
    return this.#isStarting || this.#wanted.size > 0;
  }

  #take(files: readonly SentFile[], removed: readonly string[], isComplete: boolean): void {
    const changed = new Set<string>();
    for (const uri of removed) {
      const path = this.pathOf(uri);
      if (path === undefined) continue;
      this.#snapshot.remove(path);
      changed.add(path);
    }
    for (const file of files) {
      // A folder that came later is covered by what is sent of it.
      const parts = partsOf(file.uri);
      if (parts !== undefined && this.#machine.pathOf(file.uri) === undefined) this.#snapshot.cover(parts.top);
      const path = this.pathOf(file.uri);
      if (path === undefined) continue;
      if (this.#snapshot.hasContent(path) || file.text !== undefined || this.#wanted.has(path)) changed.add(path);
      // Of a file that nobody needs it matters that it is there, which is a change of its folder.
      else if (this.#snapshot.kind(path) !== 'file') changed.add(this.fileSystem.paths.dirname(path));
      this.#put(path, file);
    }
    if (isComplete) this.#isStarting = false;
    if (changed.size > 0) this.onChange([...changed]);
    this.#release();
  }

  #put(path: string, { text, why }: SentFile): void {
    const isUnread = text === undefined && why === undefined;
    if (!isUnread) this.#wanted.delete(path);
    this.#snapshot.put(path, isUnread ? undefined : contentOf(path, text, why ?? ''));
  }

  #want(path: string): void {
    if (this.#wanted.has(path)) return;
    this.#wanted.add(path);
    this.#asked.push(path);
    // Those that the same work finds out to be needed go into one message.
    if (this.#asked.length === 1) void Promise.resolve().then(() => this.#ask());
  }

  async #ask(): Promise<void> {
    const paths = this.#asked.splice(0);
    try {
      const { files } = await this.#connection.sendRequest(fileTextsRequest, { uris: paths.map((path) => this.uriOf(path)) });
      this.#take(files, [], false);
    } catch (error) {
      this.#connection.console.error(`The client does not send files: ${String(error)}`);
    }
    // What was not answered is as good as unreadable.
    for (const path of paths) if (this.#wanted.has(path)) this.#put(path, { uri: '', why: `'${path}' was not sent.` });
    this.#release();
  }

  #release(): void {
    if (this.#isWaiting) return;
    for (const run of this.#held.splice(0)) this.#machine.scheduler.soon(run);
  }
}

/** The part of a URI that stands for its top folder, and its decoded path; undefined for a URI that is not that of a file in a tree. */
function partsOf(uri: string): { readonly top: string; readonly path: string } | undefined {
  const [, scheme = '', authority = '', path = ''] = /^([A-Za-z][\w+.-]+):(?:\/\/([^/?#]*))?(\/[^?#]*)$/.exec(uri) ?? [];
  if (scheme === '') return undefined;
  try {
    return { top: `${scheme}:${authority}`, path: decodeURIComponent(path) };
  } catch {
    return undefined;
  }
}

const SAMPLE = 8192;

function contentOf(path: string, text: string | undefined, why: string): ReadResult {
  if (text === undefined) return { ok: false, why };
  const sample = text.slice(0, SAMPLE);
  // Asterisk lives with a NUL in a line of text; many of them are no text.
  const isText = (sample.split('\0').length - 1) * 100 <= sample.length;
  return isText ? { ok: true, text, encoding: 'utf8' } : { ok: false, why: `'${path}' is not a text file.` };
}
