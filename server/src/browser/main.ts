/** The language server in a web worker: it has no disk, and gets every file from the client. */

import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { serve } from '../lsp/server.ts';
import { headOf, pathsWith, type FileSystem } from '../workspace/disk/file-system.ts';
import { PAUSE } from '../workspace/scheduler.ts';

declare const self: DedicatedWorkerGlobalScope;

const noDisk: FileSystem = {
  paths: pathsWith('/'),
  read: (path) => ({ ok: false, why: `'${path}' cannot be read: no such file or folder.` }),
  head: (path) => headOf(noDisk.read(path)),
  list: (folder) => ({ ok: false, why: `'${folder}' cannot be read: no such file or folder.` }),
  kind: () => undefined,
  realPath: (path) => path,
};

/** Runs after the messages that wait; a timer would wait for some milliseconds each time. */
function soon(run: () => void): void {
  waiting.push(run);
  port2.postMessage(undefined);
}

const waiting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => waiting.shift()?.();

const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self));
serve(connection, {
  fileSystem: noDisk,
  scheduler: { now: () => performance.now(), soon, next: soon, later, isHeld: false },
  pathOf: () => undefined,
  // Nothing has a path here but what was sent.
  uriOf: (path) => path,
});

function later(run: () => void): void {
  setTimeout(run, PAUSE);
}
