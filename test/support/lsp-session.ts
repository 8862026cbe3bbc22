/** The built server over standard input and output, as an editor speaks with it. */

import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** How the server is started. */
export interface Launch {
  /** Options of Node, before the script. */
  readonly node?: readonly string[];
  /** A server elsewhere than in dist/. */
  readonly server?: string;
  /** Whose rights it has. */
  readonly uid?: number;
  /** Told what the server writes to its standard error. */
  readonly onError?: (text: string) => void;
}

export interface ShownDiagnostic {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  readonly severity: number;
  readonly code: string;
  readonly message: string;
}

/** An answer that takes longer than this is a failure. */
const PATIENCE = 20_000;
/** So many of the messages that came last are kept. */
const MOST_RECEIVED = 2000;

export class LspSession {
  readonly folder: string;
  readonly received: Message[] = [];
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (message: Message) => void>();
  /** What is answered to the server's own requests; null to all others. */
  readonly answers = new Map<string, (params: unknown) => unknown>();
  readonly #watchers = new Set<(message: Message) => void>();
  #bytes = Buffer.alloc(0);
  #lastId = 0;

  /** Files are written into a folder of their own, which is the workspace. */
  constructor(
    files: Readonly<Record<string, string | Buffer>>,
    { node = [], uid, onError, server = builtServer() }: Launch = {},
  ) {
    assert.ok(existsSync(server), `${server} is there; 'npm run build' makes it`);
    this.folder = mkdtempSync(join(tmpdir(), 'lsp-session-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
    this.#child = spawn(process.execPath, [...node, server, '--stdio'], { ...(uid !== undefined && { uid }) });
    // What is written to a server that has ended goes nowhere.
    this.#child.stdin.on('error', () => undefined);
    this.#child.stdout.on('data', (data: Buffer) => this.#take(data));
    this.#child.stderr.on('data', (data: Buffer) => onError?.(data.toString()));
  }

  /** The URI of a file in the folder; a URI is one already. */
  uri(name: string): string {
    return /^\w+:/.test(name) ? name : pathToFileURL(join(this.folder, name)).href;
  }

  async start(
    options: {
      readonly settings?: unknown;
      readonly snippets?: 'with-snippets';
      readonly actions?: 'resolved';
      readonly watching?: 'any-file';
      /** URIs of workspace folders, in the place of the folder with the files. */
      readonly folders?: readonly string[];
      /** More that the client can do for workspaces. */
      readonly workspace?: object;
    } = {},
  ): Promise<Record<string, unknown>> {
    const uri = pathToFileURL(this.folder).href;
    const result = await this.request('initialize', {
      processId: null,
      rootUri: uri,
      workspaceFolders: (options.folders ?? [uri]).map((each) => ({ uri: each, name: 'test' })),
      initializationOptions: options.settings,
      capabilities: {
        workspace: {
          workspaceFolders: true,
          ...(options.watching !== undefined && {
            didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
          }),
          ...options.workspace,
        },
        textDocument: {
          completion: { completionItem: { snippetSupport: options.snippets !== undefined } },
          ...(options.actions !== undefined && { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } }),
        },
      },
    });
    this.notify('initialized', {});
    return (result as { readonly capabilities: Record<string, unknown> }).capabilities;
  }

  /** Opens a document and waits for what is shown for it. */
  async open(name: string, text: string, languageId = 'asterisk-dialplan'): Promise<readonly ShownDiagnostic[]> {
    const shown = this.shown(name, 1);
    this.notify('textDocument/didOpen', { textDocument: { uri: this.uri(name), languageId, version: 1, text } });
    return shown;
  }

  /** What is shown for a document from this version on. */
  async shown(name: string, version: number): Promise<readonly ShownDiagnostic[]> {
    const uri = this.uri(name);
    const message = await this.message(({ method, params }) => {
      const { uri: about, version: of } = (params ?? {}) as { readonly uri?: string; readonly version?: number };
      return method === 'textDocument/publishDiagnostics' && about === uri && (of ?? 0) >= version;
    });
    return (message.params as { readonly diagnostics: readonly ShownDiagnostic[] }).diagnostics;
  }

  /** The next message of this kind. */
  message(isWanted: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(watch);
        reject(new Error(`nothing came; received: ${JSON.stringify(this.received).slice(-2000)}`));
      }, PATIENCE);
      const watch = (message: Message): void => {
        if (!isWanted(message)) return;
        clearTimeout(timer);
        this.#watchers.delete(watch);
        resolve(message);
      };
      this.#watchers.add(watch);
    });
  }

  /** What names the last request. */
  get lastId(): number {
    return this.#lastId;
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  async request(method: string, params?: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    this.#send({ id, method, params });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${method} was not answered`)), PATIENCE);
    });
    const { result, error } = await Promise.race([answer, late]).finally(() => clearTimeout(timer));
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** Has every message from now on handed to `listener`. */
  listen(listener: (message: Message) => void): void {
    this.#watchers.add(listener);
  }

  get process(): ChildProcessWithoutNullStreams {
    return this.#child;
  }

  /** Ends the server in whatever state it is. */
  kill(): void {
    this.#child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Ends the server in the orderly way and returns its exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#child.once('exit', resolve));
    await this.request('shutdown');
    this.notify('exit', undefined);
    const code = await ended;
    rmSync(this.folder, { recursive: true, force: true });
    return code;
  }

  #send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #take(data: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, data]);
    for (;;) {
      const head = this.#bytes.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#bytes.subarray(0, head).toString())?.[1]);
      if (this.#bytes.length < head + 4 + length) return;
      const message = JSON.parse(this.#bytes.subarray(head + 4, head + 4 + length).toString()) as Message;
      this.#bytes = this.#bytes.subarray(head + 4 + length);
      this.received.push(message);
      if (this.received.length > MOST_RECEIVED) this.received.shift();
      if (message.method === undefined && message.id !== undefined) {
        this.#waiting.get(message.id)?.(message);
        this.#waiting.delete(message.id);
      } else {
        if (message.id !== undefined)
          this.#send({ id: message.id, result: this.answers.get(message.method ?? '')?.(message.params) ?? null });
        for (const watch of [...this.#watchers]) watch(message);
      }
    }
  }
}

function builtServer(): string {
  return join(process.env['PROJECT_ROOT'] ?? '.', 'dist', 'server.js');
}
