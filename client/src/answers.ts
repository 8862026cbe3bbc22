/** Read-only documents that the server writes: a dialplan as Asterisk loads it, and which extension answers a number. */
import { Disposable, EventEmitter, Uri, workspace, type CancellationToken, type TextDocumentContentProvider } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { matchRequest, showRequest, type MatchParams } from './protocol.ts';

const loadedScheme = 'asterisk-loaded';
const matchScheme = 'asterisk-match';

/** The address under which the dialplan that `source` belongs to is shown. */
export function loadedDialplanOf(source: Uri): Uri {
  const name = source.path.slice(source.path.lastIndexOf('/') + 1);
  return Uri.from({ scheme: loadedScheme, path: `/${name} as loaded`, query: source.toString() });
}

/** The address under which it is shown which extension answers a number. */
export function numberMatchOf(params: MatchParams): Uri {
  const name = `${params.number} in ${params.context}`.replaceAll('/', ' ');
  return Uri.from({ scheme: matchScheme, path: `/${name}`, query: JSON.stringify(params) });
}

export function registerAnswers(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    register(loadedScheme, (query, token) => client.sendRequest(showRequest, { textDocument: { uri: query } }, token)),
    register(matchScheme, (query, token) => client.sendRequest(matchRequest, JSON.parse(query) as MatchParams, token)),
  );
}

function register(
  scheme: string,
  ask: (query: string, token: CancellationToken) => Promise<{ readonly text: string }>,
): Disposable {
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async ({ query }, token) => (await ask(query, token)).text,
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
