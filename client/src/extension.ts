/** The extension's entry where there is Node: starts the language server in a process of its own, and ends it. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind, type BaseLanguageClient } from 'vscode-languageclient/node';
import { id, name, start } from './start.ts';

let client: BaseLanguageClient | undefined;

export async function activate(extension: ExtensionContext): Promise<void> {
  const module = extension.asAbsolutePath('dist/server.js');
  const server = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6018'] } },
  };
  client = await start(extension, {
    makeClient: (options) => new LanguageClient(id, name, server, options),
    isOnDisk: ({ scheme }) => scheme === 'file',
  });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
