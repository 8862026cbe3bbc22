/** `lsp`: the language server, which is a bundle of its own beside this one. */

import { join } from 'node:path';
import { refuse, type Result } from '../arguments.ts';
import type { Command, ExitCode, Invocation } from '../invocation.ts';

export const lsp: Command = {
  name: 'lsp',
  usage: '',
  summary: 'starts the language server',
  options: [{ name: 'stdio', summary: 'speaks over standard input and output, the only way there is' }],
  run,
};

function run({ args }: Invocation): Result<ExitCode> {
  if (!args.has('stdio')) return refuse("'lsp' is for editors, which start it with '--stdio'");
  // The server finds --stdio among the words of this process, and keeps the process alive from here on.
  const path = join(__dirname, 'server.js');
  try {
    module.require(path);
  } catch (error) {
    return refuse(
      `the language server does not start: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    );
  }
  return { ok: true, value: 0 };
}
