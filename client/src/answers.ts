/** Read-only documents that the server writes: a dialplan as Asterisk loads it, and which extension answers a number. */
import {
  Disposable,
  DocumentLink,
  EventEmitter,
  languages,
  Range,
  Uri,
  workspace,
  type CancellationToken,
  type TextDocumentContentProvider,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { matchRequest, showRequest, type MatchParams, type TextWithPlaces } from './protocol.ts';

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

function register(scheme: string, ask: (query: string, token: CancellationToken) => Promise<TextWithPlaces>): Disposable {
  const changed = new EventEmitter<Uri>();
  /** The files that each document names, as it names them. */
  const files = new Map<string, TextWithPlaces['files']>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(address, token) {
      const answer = await ask(address.query, token);
      files.set(address.toString(), answer.files);
      return answer.text;
    },
  };
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, provider),
    languages.registerDocumentLinkProvider(
      { scheme },
      { provideDocumentLinks: (document) => links(document.getText(), files.get(document.uri.toString()) ?? {}) },
    ),
    workspace.onDidCloseTextDocument(({ uri }) => files.delete(uri.toString())),
    // A view that is open follows its sources when they are saved: it shows what a reload would give.
    workspace.onDidSaveTextDocument(() => {
      for (const document of workspace.textDocuments) if (document.uri.scheme === scheme) changed.fire(document.uri);
    }),
  );
}

/** The places in a text, `(extensions.conf:12)` or `[extensions.conf:12]`, as links to their lines. */
function links(text: string, files: TextWithPlaces['files']): DocumentLink[] {
  return text.split('\n').flatMap((line, number) =>
    [...line.matchAll(/(?<=[([])([^()[\]]+):(\d+)(?=[)\]])/g)].flatMap((found) => {
      const uri = files[found[1] ?? ''];
      if (uri === undefined) return [];
      const range = new Range(number, found.index, number, found.index + found[0].length);
      return [new DocumentLink(range, Uri.parse(uri).with({ fragment: `L${found[2] ?? ''}` }))];
    }),
  );
}
