/** The extension's entry in a browser: starts the language server in a web worker, and ends it. */
import { Uri, type ExtensionContext } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type BaseLanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { id, name, start } from './start.ts';

let client: BaseLanguageClient | undefined;
let worker: Worker | undefined;

export async function activate(extension: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(extension.extensionUri, 'dist/server.js').toString(true);
  const startWorker = (): Promise<MessageTransports> => {
    // A server that is started again leaves the worker of the one before without anything to do.
    worker?.terminate();
    worker = new Worker(script);
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  client = await start(extension, {
    makeClient: (options) => new LanguageClient(id, name, startWorker, options),
    isOnDisk: () => false,
  });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  worker?.terminate();
}
