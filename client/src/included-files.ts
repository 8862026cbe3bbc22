/**
 * Files that a dialplan reads under names that tell nothing, as `#include "ivr.conf"` and what pjsip.conf includes: an editor takes them for
 * ordinary configuration, and they get their language when the server knows them. Once it was given, it is left to whoever changes it, until
 * the file is closed: an editor that opens it again knows no more of it than before.
 */
import { Disposable, languages, workspace, type TextDocument } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { isAsterisk } from './client-options.ts';
import { languagesRequest } from './protocol.ts';

/** What an editor takes files for of which it knows no more than that they are text, or settings of some kind. */
const plainLanguages: ReadonlySet<string> = new Set(['plaintext', 'properties', 'ini', 'conf']);

export function registerIncludedFiles(client: BaseLanguageClient): Disposable {
  const given = new Set<string>();

  const look = async (documents: readonly TextDocument[]): Promise<void> => {
    const plain = documents.filter(
      ({ uri, languageId }) =>
        plainLanguages.has(languageId) && workspace.getWorkspaceFolder(uri) !== undefined && !given.has(uri.toString()),
    );
    if (plain.length === 0 || !client.isRunning()) return;
    const answer = await client.sendRequest(languagesRequest, { uris: plain.map(({ uri }) => uri.toString()) });
    for (const [index, document] of plain.entries()) {
      const language = answer.languages[index];
      if (language === undefined || language === null || document.isClosed) continue;
      given.add(document.uri.toString());
      await languages.setTextDocumentLanguage(document, language);
    }
  };
  // An included file may be open already when the dialplan is opened that includes it, or begins to.
  const lookAround = (document: TextDocument): Promise<void> =>
    look(isAsterisk(document.languageId) ? workspace.textDocuments : [document]);

  return Disposable.from(
    workspace.onDidOpenTextDocument((document) => void lookAround(document)),
    workspace.onDidSaveTextDocument((document) => void lookAround(document)),
    // A change of the language is told as closing and opening, while the document stays.
    workspace.onDidCloseTextDocument((document) => {
      if (!workspace.textDocuments.includes(document)) given.delete(document.uri.toString());
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) void look(workspace.textDocuments);
    }),
  );
}
