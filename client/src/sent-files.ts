/**
 * The files that the server cannot reach by itself: those of virtual workspaces, and all of them in a browser. Everything in such a
 * workspace folder is named to the server, with the texts of configuration files, and so is every change.
 */
import { Disposable, FileType, Uri, workspace } from 'vscode';
import { FileChangeType, State, type BaseLanguageClient, type Middleware } from 'vscode-languageclient';
import { Gathered, InTurn } from './in-turn.ts';
import { filesNotification, fileTextsRequest, type SentFile } from './protocol.ts';

/** An address at which something is other now. */
interface Change {
  readonly uri: Uri;
  readonly isDeleted: boolean;
}

/** Folders are read and files are fetched so many at a time. */
const AT_ONCE = 16;
/** So many files and folders are named, which is as many as the server looks at. */
const MOST_NAMED = 20_000;

const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

export class SentFiles {
  readonly middleware: Middleware;
  readonly #isOnDisk: (file: Uri) => boolean;
  readonly #turn = new InTurn();
  readonly #changes = new Gathered<Change>(this.#turn, (changes) => this.#sendChanges(changes));
  #client: BaseLanguageClient | undefined;

  constructor(isOnDisk: (file: Uri) => boolean) {
    this.#isOnDisk = isOnDisk;
    this.middleware = {
      workspace: {
        // The server hears of a change when it has what changed.
        didChangeWatchedFile: async (event, next) => {
          const uri = Uri.parse(event.uri, true);
          if (this.#isOnDisk(uri)) return next(event);
          return this.#changes.add({ uri, isDeleted: event.type === FileChangeType.Deleted });
        },
        didChangeWorkspaceFolders: async (event, next) => {
          const added = event.added.map(({ uri }) => uri).filter((uri) => !this.#isOnDisk(uri));
          const removed = event.removed.map(({ uri }) => uri).filter((uri) => !this.#isOnDisk(uri));
          for (const folder of added) await this.#turn.run(async () => this.#send(await filesAt(folder)));
          await next(event);
          if (removed.length > 0) await this.#turn.run(() => this.#send([], removed));
        },
      },
    };
  }

  register(client: BaseLanguageClient): Disposable {
    this.#client = client;
    return Disposable.from(
      client.onRequest(fileTextsRequest, ({ uris }) =>
        this.#turn.run(async () => ({ files: await each(uris, async (uri) => readFile(Uri.parse(uri, true))) })),
      ),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) void this.#turn.run(() => this.#sendAll());
      }),
      // Not every file system tells of what the editor itself writes.
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (!this.#isOnDisk(uri) && workspace.getWorkspaceFolder(uri) !== undefined && client.isRunning())
          void this.#changes.add({ uri, isDeleted: false });
      }),
    );
  }

  async #sendAll(): Promise<void> {
    const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri).filter((uri) => !this.#isOnDisk(uri));
    if (folders.length === 0) return;
    const files: SentFile[] = [];
    for (const folder of folders) files.push(...(await filesAt(folder)));
    await this.#send(files, [], true);
  }

  async #sendChanges(changes: readonly Change[]): Promise<void> {
    const uris = new Map(changes.map(({ uri }) => [uri.toString(), uri]));
    const files = await each([...uris.values()], filesAt);
    // What was deleted may be there again, with other files in it.
    const removed = changes.filter(({ isDeleted }) => isDeleted).map(({ uri }) => uri);
    await this.#send(files.flat(), removed);
  }

  async #send(files: readonly SentFile[], removed: readonly Uri[] = [], isComplete = false): Promise<void> {
    await this.#client?.sendNotification(filesNotification, { files, removed: removed.map(String), isComplete });
  }
}

/** The file of this address, or the files in and below the folder; none when there is nothing. */
async function filesAt(uri: Uri): Promise<SentFile[]> {
  const found: Uri[] = [];
  let folders: Uri[] = [];
  let count = 0;
  const take = (entry: Uri, type: FileType): void => {
    if (++count > MOST_NAMED) return;
    if ((type & FileType.Directory) === 0) found.push(entry);
    else if (!skippedFolders.has(nameOf(entry))) folders.push(entry);
  };
  const type = await workspace.fs.stat(uri).then(
    (stat) => stat.type,
    () => undefined,
  );
  if (type === undefined) return [];
  take(uri, type);
  // Folders that links lead to may hold themselves; the limit ends that.
  while (folders.length > 0) {
    const level = folders;
    folders = [];
    await each(level, async (folder) => {
      const entries = await workspace.fs.readDirectory(folder).then(
        (list) => list,
        () => [],
      );
      for (const [name, kind] of entries) take(Uri.joinPath(folder, name), kind);
    });
  }
  return each(found, async (file) => (isLikely(nameOf(file)) ? readFile(file) : { uri: file.toString() }));
}

/** Whether the server looks into files of this name whatever the dialplan says; others it asks for. */
function isLikely(name: string): boolean {
  return /\.(?:conf|dialplan)$|^\.asterisk-dialplan\.json$/i.test(name);
}

async function readFile(uri: Uri): Promise<SentFile> {
  try {
    return { uri: uri.toString(), text: textOf(await workspace.fs.readFile(uri)) };
  } catch (error) {
    return {
      uri: uri.toString(),
      why: `'${uri.path}' cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

/** The text of bytes as UTF-8, a byte order mark included, or, where they are none, as Latin-1. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return text;
  }
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The results of `run` for all items, in their order. */
async function each<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await run(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}
