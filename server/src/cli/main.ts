/** The entry of the command line. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tuneEngine } from '../node/engine.ts';
import { COULD_NOT_RUN, runCommand } from './commands.ts';
import { processTerminal } from './terminal.ts';

tuneEngine();
try {
  process.exitCode = runCommand(process.argv.slice(2), processTerminal(), version);
} catch (error) {
  // What nobody thought of is no answer to the question, so it must not look like one.
  process.exitCode = COULD_NOT_RUN;
  if (isWithoutFolder(error)) console.error('asterisk-dialplan: the current folder does not exist');
  else console.error('asterisk-dialplan: this is a mistake in the program:', error);
}

/** The version in the package that the bundle stands in. */
function version(): string {
  const json: unknown = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
  return typeof json === 'object' && json !== null && 'version' in json ? String(json.version) : '';
}

function isWithoutFolder(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd';
}
