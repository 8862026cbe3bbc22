/**
 * A workspace in this process that takes the messages of an editor, and does what is left to do now, later or in parts, at random. Messages are
 * on their way for a while, so that the disk is ahead of what the workspace has been told.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type {
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import { diagnosticOf, Uris } from '../../server/src/lsp/convert.ts';
import { effectiveSettings } from '../../server/src/lsp/settings.ts';
import { isNeighborName } from '../../server/src/model/neighbors/neighbors.ts';
import { nodeFileSystem } from '../../server/src/node/file-system.ts';
import { settingsFileName } from '../../server/src/workspace/settings.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import type { Message } from './lsp-session.ts';
import { Random } from './random.ts';
import type { SoakSession } from './soak.ts';

export class WorkspaceSession implements SoakSession {
  readonly folder = mkdtempSync(join(tmpdir(), 'workspace-session-'));
  readonly #random: Random;
  /** Messages on their way. */
  readonly #inbox: { readonly method: string; readonly params: unknown }[] = [];
  readonly #queue: (() => void)[] = [];
  /** What waits for a pause in the typing, which may be over at any time. */
  readonly #pauses: (() => void)[] = [];
  readonly #watchers: ((message: Message) => void)[] = [];
  readonly #workspace: Workspace;
  #folders: readonly string[] = [];
  #settings: unknown = {};

  constructor(files: Readonly<Record<string, string>>, seed: string) {
    this.#random = new Random(`turns ${seed}`);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
    const uris = new Uris(fileURLToPath, (path) => pathToFileURL(path).href);
    const soon = (run: () => void): void => void this.#queue.push(run);
    const later = (run: () => void): void => void this.#pauses.push(run);
    // Each look at the clock may end a turn, or not.
    let clock = 0;
    const now = (): number => (clock += this.#random.pick([0, 0, 1, 4, 30]));
    this.#workspace = new Workspace(nodeFileSystem, { now, soon, next: soon, later, isHeld: false }, (path, problems) => {
      const diagnostics = problems.map((problem) => diagnosticOf(problem, uris));
      const message = { method: 'textDocument/publishDiagnostics', params: { uri: uris.uri(path), diagnostics } };
      for (const watcher of this.#watchers) watcher(message);
    });
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href;
  }

  listen(watcher: (message: Message) => void): void {
    this.#watchers.push(watcher);
  }

  start({ folders }: { readonly folders: readonly string[] }): Promise<void> {
    this.#setFolders(folders.map((uri) => fileURLToPath(uri)));
    return Promise.resolve();
  }

  notify(method: string, params: unknown): void {
    this.#inbox.push({ method, params });
    this.#deliver(this.#random.pick([0, 0, 1, 4, Infinity]));
    this.#work(this.#random.pick([0, 1, 3, Infinity]));
  }

  /** There is nothing to answer; a search for symbols asks for all that is on its way and left to do. */
  request(method: string): Promise<unknown> {
    if (method === 'workspace/symbol') {
      this.#deliver(Infinity);
      this.#work(Infinity);
    }
    return Promise.resolve(null);
  }

  #deliver(messages: number): void {
    for (; messages > 0; messages--) {
      const message = this.#inbox.shift();
      if (message === undefined) return;
      this.#take(message.method, message.params);
      if (this.#random.below(2) === 0) this.#work(1);
    }
  }

  #work(turns: number): void {
    for (; turns > 0; turns--) {
      const isPauseOver = turns === Infinity || this.#random.below(4) === 0;
      const run = this.#queue.shift() ?? (isPauseOver ? this.#pauses.shift() : undefined);
      if (run === undefined) return;
      run();
    }
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }

  #take(method: string, params: unknown): void {
    switch (method) {
      case 'textDocument/didOpen': {
        const { uri, text, version } = (params as DidOpenTextDocumentParams).textDocument;
        const path = fileURLToPath(uri);
        this.#workspace.open(path, text, version, isNeighborName(path) ? 'config' : 'dialplan');
        return;
      }
      case 'textDocument/didChange':
        this.#change(params as DidChangeTextDocumentParams);
        return;
      case 'textDocument/didClose':
        this.#workspace.close(fileURLToPath((params as DidCloseTextDocumentParams).textDocument.uri));
        return;
      case 'workspace/didChangeWatchedFiles': {
        const paths = (params as DidChangeWatchedFilesParams).changes.map(({ uri }) => fileURLToPath(uri));
        if (paths.some(isSettingsFile)) this.#configure();
        this.#workspace.filesChanged(paths.filter((path) => !isSettingsFile(path)));
        return;
      }
      case 'workspace/didChangeConfiguration': {
        const settings: unknown = (params as DidChangeConfigurationParams).settings;
        this.#settings = (settings as { readonly asteriskDialplan: unknown }).asteriskDialplan;
        this.#configure();
        return;
      }
      case 'workspace/didChangeWorkspaceFolders': {
        const { added, removed } = (params as DidChangeWorkspaceFoldersParams).event;
        const gone = removed.map(({ uri }) => fileURLToPath(uri));
        this.#setFolders([
          ...this.#folders.filter((folder) => !gone.includes(folder)),
          ...added.map(({ uri }) => fileURLToPath(uri)),
        ]);
        return;
      }
      default:
        throw new Error(`'${method}' is not known here`);
    }
  }

  #change({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
    const edits = contentChanges.map((change) => {
      if (!('range' in change)) return { text: change.text };
      const { start, end } = change.range;
      return {
        startLine: start.line,
        startColumn: start.character,
        endLine: end.line,
        endColumn: end.character,
        text: change.text,
      };
    });
    this.#workspace.change(fileURLToPath(uri), edits, version);
  }

  #setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#configure();
    this.#workspace.setFolders(folders);
  }

  #configure(): void {
    this.#workspace.configure(effectiveSettings(this.#settings, this.#folders, nodeFileSystem, () => undefined));
  }
}

function isSettingsFile(path: string): boolean {
  return path.endsWith(settingsFileName);
}
