/** What the server answers: one row per request. */

import type {
  CompletionItem,
  CompletionList,
  Connection,
  DocumentFormattingParams,
  DocumentHighlight,
  DocumentLink,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  InlayHintParams,
  Location,
  Position,
  ReferenceParams,
  SelectionRange,
  SelectionRangeParams,
  SignatureHelp,
  SymbolInformation,
  TextDocumentIdentifier,
  TextEdit,
  WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { completion } from '../features/completion.ts';
import { definition } from '../features/definition.ts';
import { documentLinks } from '../features/document-links.ts';
import { documentSymbols } from '../features/document-symbols.ts';
import { folding } from '../features/folding.ts';
import { formatting } from '../features/formatting.ts';
import { highlights } from '../features/highlights.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { nextPriority } from '../features/next-priority.ts';
import type { Place } from '../features/places/place.ts';
import { references } from '../features/references.ts';
import { selectionRange } from '../features/selection-ranges.ts';
import { signatureHelp } from '../features/signature-help.ts';
import { workspaceSymbols } from '../features/workspace-symbols.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { ConfigFile } from '../syntax/config-file.ts';
import { answerActions } from './actions.ts';
import { answerNavigation } from './navigation.ts';
import { Patience } from './patience.ts';
import { answerQuestions } from './questions.ts';
import type { Session } from './session.ts';
import { answerTokens } from './tokens.ts';

export function answerRequests(connection: Connection, session: Session): void {
  const { workspace, uris } = session;
  const path = ({ uri }: TextDocumentIdentifier): string => uris.path(uri);
  const location = (place: Place): Location => ({ uri: uris.uri(place.path), range: place.range });
  /** What `answer` gives for the place of a request; `otherwise` where no dialplan holds the document. */
  const at = <R>(
    { textDocument, position }: Where,
    otherwise: R,
    answer: (dialplan: Dialplan, path: string, line: number, character: number) => R,
  ): R => {
    const dialplan = workspace.dialplansOf(path(textDocument))[0];
    return dialplan === undefined ? otherwise : answer(dialplan, path(textDocument), position.line, position.character);
  };
  const inFile = <R>(document: TextDocumentIdentifier, otherwise: R, answer: (file: ConfigFile) => R): R => {
    const file = workspace.fileAt(path(document));
    return file === undefined ? otherwise : answer(file);
  };

  const links = (file: string): DocumentLink[] => {
    const dialplan = workspace.dialplansOf(file)[0];
    return dialplan === undefined
      ? []
      : documentLinks(dialplan, file, session.findFile(dialplan)).map((link) => ({
          range: link.range,
          target: uris.uri(link.path),
        }));
  };
  const symbols = (query: string): SymbolInformation[] =>
    workspaceSymbols(workspace.dialplans, query).map(({ path: file, range, ...symbol }) => ({
      ...symbol,
      location: location({ path: file, range }),
    }));
  const patience = new Patience(session);

  connection.onDefinition(
    patience.answer(
      'definition',
      'dialplan',
      (params: Where) => at<Location[]>(params, [], (...place) => definition(...place, session.findFile(place[0])).map(location)),
      [],
    ),
  );
  connection.onReferences(
    patience.answer(
      'references',
      'dialplan',
      (params: ReferenceParams) =>
        at<Location[]>(params, [], (...place) => references(...place, declarations(params)).map(location)),
      [],
    ),
  );
  connection.onDocumentHighlight(
    patience.answer('documentHighlight', 'dialplan', (params: Where) => at<DocumentHighlight[]>(params, [], highlights), []),
  );
  const hovered = patience.answer(
    'hover',
    'dialplan',
    (params: Where) =>
      at<Hover | null>(
        params,
        null,
        (...place) => hover(...place, session.ownDocumentation.current, session.findFile(place[0])) ?? null,
      ),
    null,
  );
  connection.onHover(async (params, token) => {
    await session.ownDocumentation.read();
    return hovered(params, token);
  });
  connection.onCompletion(
    patience.answer(
      'completion',
      'dialplan',
      (params: Where) =>
        at<CompletionItem[] | CompletionList>(params, [], (...place) =>
          completion(...place, {
            snippets: session.hasSnippets,
            argumentsCommand: session.argumentsCommand,
            documentation: session.ownDocumentation.current,
            files: session.listFiles(place[0]),
          }),
        ),
      [],
      // An editor that was refused would offer nothing while the word is typed on; so it asks again.
      { isIncomplete: true, items: [] },
    ),
  );
  connection.onSignatureHelp(
    patience.answer(
      'signatureHelp',
      'dialplan',
      (params: Where) =>
        at<SignatureHelp | null>(params, null, (...place) => signatureHelp(...place, session.ownDocumentation.current) ?? null),
      null,
    ),
  );
  const hints = ({ textDocument, range }: InlayHintParams): InlayHint[] => {
    const dialplan = workspace.dialplansOf(path(textDocument))[0];
    return dialplan === undefined
      ? []
      : inlayHints(dialplan, path(textDocument), range.start.line, range.end.line, session.inlayHints);
  };
  connection.languages.inlayHint.on(patience.answer('inlayHint', 'dialplan', hints, []));
  connection.onSelectionRanges(
    patience.answer(
      'selectionRange',
      'file',
      ({ textDocument, positions }: SelectionRangeParams) =>
        inFile<SelectionRange[] | null>(textDocument, null, (file) =>
          positions.map(
            (position) =>
              selectionRange(file, position.line, position.character) ?? { range: { start: position, end: position } },
          ),
        ),
      null,
    ),
  );
  answerTokens(connection, session, patience);
  connection.onDocumentSymbol(
    patience.answer(
      'documentSymbol',
      'file',
      (params: InDocument) => inFile<DocumentSymbol[]>(params.textDocument, [], documentSymbols),
      [],
    ),
  );
  connection.onFoldingRanges(
    patience.answer('foldingRange', 'file', (params: InDocument) => inFile<FoldingRange[]>(params.textDocument, [], folding), []),
  );
  connection.onDocumentLinks(
    patience.answer('documentLink', 'dialplan', (params: InDocument) => links(path(params.textDocument)), []),
  );
  connection.onWorkspaceSymbol(
    patience.answer('workspaceSymbol', 'all dialplans', (params: WorkspaceSymbolParams) => symbols(params.query), []),
  );
  answerActions(connection, session, patience);
  connection.onDocumentFormatting(
    patience.answer(
      'formatting',
      'file',
      ({ textDocument, options }: DocumentFormattingParams) =>
        inFile<TextEdit[]>(textDocument, [], (file) => formatting(file, options)),
      [],
    ),
  );
  connection.onDocumentRangeFormatting(
    patience.answer(
      'rangeFormatting',
      'file',
      ({ textDocument, options, range }: DocumentRangeFormattingParams) =>
        inFile<TextEdit[]>(textDocument, [], (file) => formatting(file, options, range)),
      [],
    ),
  );
  connection.onDocumentOnTypeFormatting(
    patience.answer(
      'onTypeFormatting',
      'file',
      ({ textDocument, position }: DocumentOnTypeFormattingParams) =>
        inFile<TextEdit[]>(textDocument, [], (file) => nextPriority(file, position)),
      [],
    ),
  );
  answerNavigation(connection, session, patience);
  answerQuestions(connection, session, patience);
}

function declarations({ context }: ReferenceParams): 'with-declaration' | 'without-declaration' {
  return context.includeDeclaration ? 'with-declaration' : 'without-declaration';
}

interface InDocument {
  readonly textDocument: TextDocumentIdentifier;
}

interface Where {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}
