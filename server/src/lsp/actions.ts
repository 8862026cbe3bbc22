/** Code actions: what can be done at a place, and the edits of a refactoring once somebody has chosen it. */

import {
  CodeActionTriggerKind,
  Command,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  type Range,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { codeActions, isAsked } from '../features/code-actions.ts';
import { refactoringEdits, refactoringOffers } from '../features/refactorings.ts';
import { diagnosticOf, workspaceEditOf } from './convert.ts';
import type { Patience } from './patience.ts';
import { RENAME_AT } from './protocol.ts';
import type { Session } from './session.ts';

/** What a refactoring is made from when it is chosen; its title says which one. */
interface Chosen {
  readonly textDocument: TextDocumentIdentifier;
  readonly range: Range;
}

export function answerActions(connection: Connection, session: Session, patience: Patience): void {
  const { workspace, uris } = session;

  const fixes = ({ textDocument, range, context }: CodeActionParams): CodeAction[] => {
    const file = workspace.fileAt(uris.path(textDocument.uri));
    if (file === undefined) return [];
    return codeActions(workspace.problemsOf(file.path), file, range, context.only).map(
      ({ title, kind, edits, isPreferred, problem }) => ({
        title,
        kind,
        edit: workspaceEditOf(edits, uris),
        ...(isPreferred !== undefined && { isPreferred }),
        ...(problem !== undefined && { diagnostics: [diagnosticOf(problem, uris)] }),
      }),
    );
  };

  const refactorings = ({ textDocument, range, context: { only, triggerKind } }: CodeActionParams): CodeAction[] => {
    // Nobody wants a light bulb on every line; who opens the menu wants all that there is.
    if (only === undefined && triggerKind !== CodeActionTriggerKind.Invoked) return [];
    const path = uris.path(textDocument.uri);
    const dialplan = workspace.dialplansOf(path)[0];
    if (dialplan === undefined) return [];
    const offers = refactoringOffers(dialplan, path, range).filter(({ kind }) => isAsked(kind, only));
    if (session.resolvesActions) {
      const data: Chosen = { textDocument, range };
      return offers.map(({ title, kind }) => ({ title, kind, data }));
    }
    return offers.flatMap(({ title, kind }) => {
      const result = refactoringEdits(dialplan, path, range, title);
      return 'refused' in result ? [] : [{ title, kind, edit: workspaceEditOf(result.edits, uris) }];
    });
  };

  const resolve = (action: CodeAction): CodeAction => {
    const { textDocument, range } = action.data as Chosen;
    const path = uris.path(textDocument.uri);
    const dialplan = workspace.dialplansOf(path)[0];
    if (dialplan === undefined) return action;
    const result = refactoringEdits(dialplan, path, range, action.title);
    if ('refused' in result) {
      connection.window.showWarningMessage(result.refused);
      return action;
    }
    const { edits, name } = result;
    const command =
      name === undefined || !session.asksForNames
        ? undefined
        : Command.create('Rename', RENAME_AT, uris.uri(name.path), { line: name.line, character: name.column });
    return { ...action, edit: workspaceEditOf(edits, uris), ...(command !== undefined && { command }) };
  };

  connection.onCodeAction(
    patience.answer('codeAction', 'problems', (params: CodeActionParams) => [...fixes(params), ...refactorings(params)], []),
  );
  connection.onCodeActionResolve((action, token) =>
    patience.answer('codeAction/resolve', 'dialplan', resolve, action)(action, token),
  );
}
