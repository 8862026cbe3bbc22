/** The extension's entry: starts the language server in a process of its own, and ends it. */
import { commands, window, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { registerAnswers } from './answers.ts';
import { clientOptions } from './client-options.ts';
import { registerCommands } from './commands.ts';
import { registerStatus } from './status.ts';

let client: LanguageClient | undefined;

export async function activate(extension: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('Asterisk Dialplan', { log: true });
  const module = extension.asAbsolutePath('dist/server.js');
  client = new LanguageClient(
    'asteriskDialplan',
    'Asterisk Dialplan',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6018'] } },
    },
    clientOptions(log),
  );
  extension.subscriptions.push(log, registerStatus(client), registerAnswers(client), ...registerCommands(client, log));
  await commands.executeCommand('setContext', 'asteriskDialplan.active', true);
  try {
    await client.start();
  } catch (error) {
    log.error('The language server does not start.', error);
    const show = 'Show Log';
    const chosen = await window.showErrorMessage('The language server for the Asterisk dialplan does not start.', show);
    if (chosen === show) log.show();
  }
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
