/** The language server as a process: over standard input and output with `--stdio`, or over the channel that its parent made. */

import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/server.ts';
import { tuneEngine } from './engine.ts';
import { nodeFileSystem } from './file-system.ts';
import { PAUSE } from '../workspace/scheduler.ts';

/** So many rounds of the event loop bring a message from its bytes to who takes it: it is read in one, and goes through two queues. */
const ROUNDS = 3;

tuneEngine();
const connection = createConnection(ProposedFeatures.all);
serve(connection, {
  fileSystem: nodeFileSystem,
  scheduler: { now: () => performance.now(), soon, next: soon, later, isHeld: false },
  pathOf,
  uriOf: (path) => pathToFileURL(path).href,
});

/** The path of a file; none for other URIs, and for those of files that no disk can have. */
function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function soon(run: () => void, rounds = ROUNDS): void {
  setImmediate(() => (rounds > 1 ? soon(run, rounds - 1) : run()));
}

function later(run: () => void): void {
  setTimeout(run, PAUSE);
}
