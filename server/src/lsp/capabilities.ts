/** What the server says it can do, and what it must know of its client to say so. */

import { CodeActionKind, TextDocumentSyncKind, type InitializeParams, type InitializeResult } from 'vscode-languageserver';
import { tokenLegend } from '../features/semantic-tokens.ts';
import { isObject } from '../workspace/settings.ts';
import { SHOW_REFERENCES } from './protocol.ts';

export const capabilities: InitializeResult['capabilities'] = {
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  callHierarchyProvider: true,
  hoverProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  documentLinkProvider: {},
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  completionProvider: { triggerCharacters: ['(', ',', '{', '^', '@', '[', '=', '?', ':', '#', '/', '"'] },
  signatureHelpProvider: {
    triggerCharacters: ['(', ',', '^', '{'],
    retriggerCharacters: ['(', ',', '^', '{', ')', ':', '?', '='],
  },
  inlayHintProvider: true,
  selectionRangeProvider: true,
  semanticTokensProvider: {
    legend: { tokenTypes: [...tokenLegend.tokenTypes], tokenModifiers: [...tokenLegend.tokenModifiers] },
    range: true,
    full: { delta: true },
  },
  codeActionProvider: {
    codeActionKinds: [
      CodeActionKind.QuickFix,
      CodeActionKind.RefactorExtract,
      CodeActionKind.RefactorRewrite,
      'source.fixAll.asteriskDialplan',
      'source.fixAll.asteriskDialplan.typographic',
    ],
    resolveProvider: true,
  },
};

/** What may be said to some clients only. */
export function capabilitiesFor(params: InitializeParams): InitializeResult['capabilities'] {
  const { capabilities: client } = params;
  return {
    renameProvider: client.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
    // A click on a lens runs a command of the client; the protocol has none that every client knows.
    ...(commandsOf(params).includes(SHOW_REFERENCES) && { codeLensProvider: { resolveProvider: true } }),
  };
}

/** The commands that the client says it has. */
export function commandsOf({ initializationOptions }: InitializeParams): readonly unknown[] {
  const options: unknown = initializationOptions;
  const commands = isObject(options) ? options['commands'] : undefined;
  return Array.isArray(commands) ? commands : [];
}

export function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders != null) return params.workspaceFolders.map((folder) => folder.uri);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- clients that know no workspace folders send this
  return params.rootUri == null ? [] : [params.rootUri];
}

/** Whether the client sends the files of folders that are not on this machine. */
export function sendsFiles(options: unknown): boolean {
  return isObject(options) && options['sendsFiles'] === true;
}
