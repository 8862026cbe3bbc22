/** The read-only document that shows a dialplan as Asterisk loads it. */
import { Disposable, EventEmitter, Uri, workspace, type TextDocumentContentProvider } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { showRequest } from './protocol.ts';

const scheme = 'asterisk-loaded';

/** The address under which the dialplan that `source` belongs to is shown. */
export function loadedDialplanOf(source: Uri): Uri {
  const name = source.path.slice(source.path.lastIndexOf('/') + 1);
  return Uri.from({ scheme, path: `/${name} as loaded`, query: source.toString() });
}

export function registerLoadedDialplan(client: LanguageClient): Disposable {
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(address, token) {
      const { text } = await client.sendRequest(showRequest, { textDocument: { uri: address.query } }, token);
      return text;
    },
  };
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, provider),
    // A view that is open follows its sources when they are saved: it shows what a reload would give.
    workspace.onDidSaveTextDocument(() => {
      for (const document of workspace.textDocuments) if (document.uri.scheme === scheme) changed.fire(document.uri);
    }),
  );
}
