/** Starts the language server and everything around it; the same wherever the extension runs. */
import { commands, window, type ExtensionContext, type LogOutputChannel, type Uri } from 'vscode';
import { State, type BaseLanguageClient, type LanguageClientOptions } from 'vscode-languageclient';
import { registerAnswers } from './answers.ts';
import { clientOptions } from './client-options.ts';
import { registerCommands } from './commands.ts';
import { registerIncludedFiles } from './included-files.ts';
import { SentFiles } from './sent-files.ts';
import { registerStatus } from './status.ts';

export const id = 'asteriskDialplan';
export const name = 'Asterisk Dialplan';

/** Where the extension runs. */
export interface Surroundings {
  readonly makeClient: (options: LanguageClientOptions) => BaseLanguageClient;
  /** Whether the server reaches a file by itself. */
  readonly isOnDisk: (file: Uri) => boolean;
}

/** Returns the client, started unless that failed; then the user has been told. */
export async function start(extension: ExtensionContext, { makeClient, isOnDisk }: Surroundings): Promise<BaseLanguageClient> {
  const log = window.createOutputChannel(name, { log: true });
  const files = new SentFiles(isOnDisk);
  const client = makeClient({ ...clientOptions(log), middleware: files.middleware });
  extension.subscriptions.push(
    ...[log, registerStatus(client), registerAnswers(client), registerIncludedFiles(client), files.register(client)],
    ...registerCommands(client, log),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) log.info('The language server runs.');
      else if (newState === State.Stopped) log.info('The language server has ended.');
    }),
  );
  await commands.executeCommand('setContext', 'asteriskDialplan.active', true);
  try {
    await client.start();
  } catch (error) {
    await complain(log, error);
  }
  return client;
}

async function complain(log: LogOutputChannel, error: unknown): Promise<void> {
  log.error('The language server does not start.', error);
  const show = 'Show Log';
  const chosen = await window.showErrorMessage('The language server for the Asterisk dialplan does not start.', show);
  if (chosen === show) log.show();
}
