/** The entry of the command line. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './commands.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = runCommand(process.argv.slice(2), processTerminal(), version);

/** The version in the package that the bundle stands in. */
function version(): string {
  const json: unknown = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
  return typeof json === 'object' && json !== null && 'version' in json ? String(json.version) : '';
}
