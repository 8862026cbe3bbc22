/**
 * A long day of the server: random edits, requests, changes on the disk, folders that go and come, settings, and now and then a look at
 * whether it still shows what it would show had it begun that moment.
 */

import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import { rules } from '../../server/src/lint/rules/index.ts';
import { diagnosticOf, Uris } from '../../server/src/lsp/convert.ts';
import { effectiveSettings } from '../../server/src/lsp/settings.ts';
import { isNeighborName } from '../../server/src/model/neighbors/neighbors.ts';
import { nodeFileSystem } from '../../server/src/node/file-system.ts';
import { ConfigFile, StatementPool, type TextChange } from '../../server/src/syntax/config-file.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { randomChange } from './check-incremental.ts';
import type { Message } from './lsp-session.ts';
import { Random } from './random.ts';
import { randomRequest } from './soak-requests.ts';
import { parseFixtureWithoutLabels } from './fixture.ts';

/** How often each thing was done. */
export type Tally = Record<string, number>;

const handler = '[sub-ended]\nexten => s,1,NoOp(${ARG1} ${ARG2})\n same => n,Return()\n';
/** What is on the disk at the start, and again after each look; below two workspace folders. */
export const soakFiles: Readonly<Record<string, string>> = {
  'one/extensions.conf': `[general]
static=yes
[queues]
exten => inbound,1,Answer()
 same => n,Queue(inbound,t,,,300)
 same => n,Hangup()
[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,tU(operator-answer^\${CALLERID(num)}^\${EXTEN}))
 same => n,Hangup()
#include "handlers/*.conf"
#include "part.inc"
`,
  'one/handlers/answer.conf': `[operator-answer]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
 same => n,Set(CHANNEL(hangup_handler_push)=sub-ended,s,1(\${ARG1},\${ARG2}))
 same => n(end),Return()
`,
  'one/handlers/ended.conf': handler,
  'one/part.inc': '[part]\nexten => s,1,Gosub(sub-ended,s,1(1,2))\n same => n,Goto(from-queue,101,1)\n',
  'one/extensions_loose.conf': '[loose]\ninclude => part\nexten => s,1,Goto(nowhere,s,1)\n',
  'one/queues.conf': '[inbound]\nmember => Local/101@from-queue/n\nmember => Local/102@from-que/n\n',
  'one/host/extensions.conf': '#include "../part.inc"\n[host]\nexten => s,1,Macro(old)\n',
  'two/extensions.conf': '[two]\nexten => s,1,Goto(missing,s,1)\n#include "deep/er/two.conf"\n',
  'two/deep/er/two.conf': '[deep]\nexten => s,1,Hangup()\n',
};
/** Files that come and go beside those. */
const others = ['one/handlers/late.conf', 'one/late.inc', 'one/.asterisk-dialplan.json', 'two/deep/er/extensions.conf'];
const folders = ['one/handlers', 'one/host', 'two/deep', 'two/deep/er'];

const exampleLines = rules
  .flatMap(({ meta }) => [...meta.invalid, ...meta.valid])
  .flatMap((example) => [...parseFixtureWithoutLabels(example).files.values()])
  .flatMap((text) => text.split('\n'));

/** So many milliseconds the server may take to come to rest. */
const PATIENCE = 10_000;

/** The diagnostics of each file, as texts. */
type Shown = ReadonlyMap<string, readonly string[]>;

interface OpenDocument {
  version: number;
  readonly file: ConfigFile;
}

/** The server on the other side: a process of its own, or a workspace in this one. */
export interface SoakSession {
  /** Holds `soakFiles` at the start. */
  readonly folder: string;
  uri(name: string): string;
  start(options: {
    readonly folders: readonly string[];
    readonly snippets: 'with-snippets';
    readonly actions: 'resolved';
  }): Promise<unknown>;
  notify(method: string, params: unknown): void;
  request(method: string, params: unknown): Promise<unknown>;
  listen(watcher: (message: Message) => void): void;
}

export class Soak {
  readonly session: SoakSession;
  readonly tally: Tally = {};
  readonly #random: Random;
  readonly #seed: string;
  readonly #open = new Map<string, OpenDocument>();
  readonly #shown = new Map<string, readonly string[]>();
  readonly #log: string[] = [];
  readonly #disk = new Map<string, string>();
  #folders = ['one', 'two'];
  #settings: unknown = {};
  #outstanding: Promise<unknown>[] = [];
  #isBroken = '';

  constructor(seed: string, session: SoakSession) {
    this.#seed = seed;
    this.#random = new Random(seed);
    this.session = session;
    for (const [name, text] of Object.entries(soakFiles)) this.#disk.set(name, text);
    this.session.listen((message) => this.#take(message));
  }

  /** Something that must not happen. */
  complain(what: string): void {
    this.#isBroken ||= what;
  }

  async start(): Promise<void> {
    await this.session.start({
      folders: this.#folders.map((name) => this.session.uri(name)),
      snippets: 'with-snippets',
      actions: 'resolved',
    });
    this.#openDocument('one/extensions.conf');
  }

  /** Does one thing at random. */
  async step(): Promise<void> {
    const what = this.#random.pick(weighted);
    this.tally[what] = (this.tally[what] ?? 0) + 1;
    this.#note(what);
    await this.#deeds[what]();
    if (this.#outstanding.length >= 8) await this.answered();
    this.#complain();
  }

  /** Compares what is shown with what a workspace shows that begins now; the server gets a while to come to rest. */
  async check(): Promise<void> {
    await this.answered();
    const expected = this.#fromScratch();
    const patience = Date.now() + PATIENCE;
    while (differences(this.#shown, expected).length > 0 && Date.now() < patience) {
      // An answer means that what was sent before it has been read.
      await this.session.request('workspace/symbol', { query: 'x' });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const found = differences(this.#shown, expected).slice(0, 20);
    if (found.length > 0) assert.fail(`what is shown is not what is found from scratch:\n${found.join('\n')}\n${this.#story()}`);
    this.#complain();
  }

  /** Closes every document and puts the first files back. */
  async reset(): Promise<void> {
    for (const name of [...this.#open.keys()]) this.#closeDocument(name);
    for (const name of [...this.#disk.keys()]) if (!(name in soakFiles)) this.#remove(name);
    for (const [name, text] of Object.entries(soakFiles)) if (this.#disk.get(name) !== text) this.#write(name, text);
    this.#configure({});
    for (const name of ['one', 'two']) if (!this.#folders.includes(name)) this.#changeFolders(name);
    this.#openDocument('one/extensions.conf');
    await this.check();
    this.#log.length = 0;
  }

  readonly #deeds: Readonly<Record<Deed, () => void | Promise<void>>> = {
    edit: () => this.#inOpen((name, document) => this.#edit(name, document, randomChange(this.#random, document.file))),
    line: () => this.#inOpen((name, document) => this.#edit(name, document, this.#lineInserted(document.file))),
    request: () => this.#inOpen((name, { file }) => this.#ask(name, file)),
    open: () => this.#openAny(this.#random.pick(this.#names().filter((each) => !each.endsWith('.json')))),
    close: () => this.#inOpen((name) => this.#closeDocument(name)),
    save: () => this.#inOpen((name, { file }) => this.#write(name, file.text)),
    write: () => this.#write(this.#random.pick(this.#names()), this.#anyText()),
    restore: () => {
      for (const [name, text] of Object.entries(soakFiles)) if (this.#random.below(3) === 0) this.#write(name, text);
    },
    remove: () => this.#remove(this.#random.pick(this.#names())),
    'remove folder': () => this.#removeFolder(this.#random.pick(folders)),
    settings: () => this.#configure(this.#anySettings()),
    'project settings': () => {
      const text = this.#random.below(4) === 0 ? '{ no json' : JSON.stringify(this.#anySettings());
      this.#write('one/.asterisk-dialplan.json', text);
    },
    folders: () => this.#changeFolders(this.#random.pick(['one', 'two'])),
    pause: () => new Promise((resolve) => setTimeout(resolve, this.#random.below(20))),
  };

  #inOpen(act: (name: string, document: OpenDocument) => void): void {
    if (this.#open.size > 0) act(...this.#random.pick([...this.#open]));
  }

  #openAny(name: string): void {
    if (!this.#open.has(name)) this.#openDocument(name);
  }

  #names(): string[] {
    return [...Object.keys(soakFiles), ...others];
  }

  #edit(name: string, document: OpenDocument, change: TextChange): void {
    document.file.edit(change);
    document.version++;
    this.session.notify('textDocument/didChange', {
      textDocument: { uri: this.session.uri(name), version: document.version },
      contentChanges: [
        {
          range: {
            start: { line: change.startLine, character: change.startColumn },
            end: { line: change.endLine, character: change.endColumn },
          },
          text: change.text,
        },
      ],
    });
  }

  #lineInserted(file: ConfigFile): TextChange {
    const startLine = this.#random.below(file.lines.length);
    return { startLine, startColumn: 0, endLine: startLine, endColumn: 0, text: `${this.#random.pick(exampleLines)}\n` };
  }

  #ask(name: string, file: ConfigFile): void {
    const { method, params } = randomRequest(this.#random, this.session.uri(name), file);
    const answer = this.session.request(method, params).catch((error: unknown) => {
      // A rename may be refused, with a sentence for the user, and a place is another one when the text has changed since.
      const isRename = method === 'textDocument/rename' || method === 'textDocument/prepareRename';
      if (!isRename && !String(error).includes('The text has changed')) this.#isBroken ||= String(error);
    });
    this.#outstanding.push(answer);
  }

  /** When everything that was asked is answered. */
  async answered(): Promise<void> {
    await Promise.all(this.#outstanding.splice(0));
  }

  #openDocument(name: string): void {
    const text = this.#disk.get(name) ?? '';
    this.#open.set(name, { version: 1, file: new ConfigFile(name, 'dialplan', text, new StatementPool()) });
    const languageId = isNeighborName(name) ? 'asterisk-config' : 'asterisk-dialplan';
    this.session.notify('textDocument/didOpen', { textDocument: { uri: this.session.uri(name), languageId, version: 1, text } });
  }

  #closeDocument(name: string): void {
    this.#open.delete(name);
    this.session.notify('textDocument/didClose', { textDocument: { uri: this.session.uri(name) } });
  }

  #write(name: string, text: string): void {
    const path = join(this.session.folder, name);
    const type = this.#disk.has(name) ? 2 : 1;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    this.#disk.set(name, text);
    this.#tellFiles([{ name, type }]);
  }

  #remove(name: string): void {
    if (!this.#disk.delete(name)) return;
    rmSync(join(this.session.folder, name));
    this.#tellFiles([{ name, type: 3 }]);
  }

  /** An editor tells of the folder alone. */
  #removeFolder(folder: string): void {
    rmSync(join(this.session.folder, folder), { recursive: true, force: true });
    for (const name of [...this.#disk.keys()]) if (name.startsWith(`${folder}/`)) this.#disk.delete(name);
    this.#tellFiles([{ name: folder, type: 3 }]);
  }

  #tellFiles(changes: readonly { readonly name: string; readonly type: number }[]): void {
    this.session.notify('workspace/didChangeWatchedFiles', {
      changes: changes.map(({ name, type }) => ({ uri: this.session.uri(name), type })),
    });
  }

  #configure(settings: unknown): void {
    this.#settings = settings;
    this.session.notify('workspace/didChangeConfiguration', { settings: { asteriskDialplan: settings } });
  }

  #changeFolders(name: string): void {
    const folder = { uri: this.session.uri(name), name };
    const isThere = this.#folders.includes(name);
    this.#folders = isThere ? this.#folders.filter((each) => each !== name) : [...this.#folders, name];
    this.session.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: isThere ? [] : [folder], removed: isThere ? [folder] : [] },
    });
  }

  #anyText(): string {
    const base = this.#random.pick(Object.values(soakFiles));
    const lines = Array.from({ length: this.#random.below(6) }, () => this.#random.pick(exampleLines));
    return `${base}${lines.join(this.#random.pick(['\n', '\r\n']))}\n`;
  }

  #anySettings(): unknown {
    const random = this.#random;
    const level = (): string => random.pick(['off', 'hint', 'information', 'warning', 'error']);
    return {
      rules: Object.fromEntries(Array.from({ length: random.below(3) }, () => [random.pick(rules).meta.name, level()])),
      ...(random.below(2) === 0 && { asteriskVersion: random.pick(['18', '20', '21', '22']) }),
      ...(random.below(4) === 0 && { roots: [random.pick(['part.inc', 'host/extensions.conf', 'none.conf'])] }),
    };
  }

  #take({ method, params }: Message): void {
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { readonly uri: string; readonly diagnostics: readonly Diagnostic[] };
      this.#shown.set(fileURLToPath(uri), diagnostics.map(printed));
    } else if (method === 'window/logMessage') {
      const { type, message } = params as { readonly type: number; readonly message: string };
      if (type === 1) this.#isBroken ||= message;
    }
  }

  #fromScratch(): Shown {
    const shown = new Map<string, readonly string[]>();
    const uris = new Uris(fileURLToPath, (path) => pathToFileURL(path).href);
    const queue: (() => void)[] = [];
    const soon = (run: () => void): void => void queue.push(run);
    const workspace = new Workspace(
      nodeFileSystem,
      { now: () => 0, soon, next: soon, later: soon, isHeld: false },
      (path, problems) =>
        shown.set(
          path,
          problems.map((problem) => printed(diagnosticOf(problem, uris))),
        ),
    );
    const paths = this.#folders.map((name) => join(this.session.folder, name));
    workspace.setFolders(paths);
    workspace.configure(effectiveSettings(this.#settings, paths, nodeFileSystem, () => undefined));
    for (const [name, { file }] of this.#open)
      workspace.open(join(this.session.folder, name), file.text, 1, isNeighborName(name) ? 'config' : 'dialplan');
    for (let run = queue.shift(); run !== undefined; run = queue.shift()) run();
    return shown;
  }

  #note(what: string): void {
    this.#log.push(what);
    if (this.#log.length > 40) this.#log.shift();
  }

  #complain(): void {
    assert.equal(this.#isBroken, '', this.#story());
  }

  #story(): string {
    return `seed ${this.#seed}, folder ${this.session.folder}, open ${[...this.#open.keys()].join(' ')}, done at last: ${this.#log.join(', ')}`;
  }
}

// The places of what is related to a problem are those of the moment at which it was found.
function printed({ range: { start, end }, severity, code, message }: Diagnostic): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${severity ?? ''} ${String(code)}: ${typeof message === 'string' ? message : message.value}`;
}

function differences(shown: Shown, expected: Shown): string[] {
  return [...new Set([...shown.keys(), ...expected.keys()])].sort().flatMap((path) => {
    const [now, then] = [shown.get(path) ?? [], expected.get(path) ?? []];
    if (now.join('\n') === then.join('\n')) return [];
    const surplus = now.filter((each) => !then.includes(each)).map((each) => `surplus ${path}:${each}`);
    const lost = then.filter((each) => !now.includes(each)).map((each) => `lost ${path}:${each}`);
    return surplus.length + lost.length > 0 ? [...surplus, ...lost] : [`another order or number in ${path}`];
  });
}

/** How often each deed comes, relative to the others. */
const weights = {
  edit: 60,
  line: 20,
  request: 60,
  open: 8,
  close: 6,
  save: 4,
  write: 4,
  restore: 2,
  remove: 2,
  'remove folder': 1,
  settings: 1,
  'project settings': 1,
  folders: 1,
  pause: 1,
} as const;

type Deed = keyof typeof weights;

const weighted = Object.entries(weights).flatMap(([deed, weight]) => Array.from({ length: weight }, () => deed as Deed));
