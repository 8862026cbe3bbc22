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
import { operatorTracking, usualNames } from '../features/operator-tracking.ts';
import { refactoringEdits, refactoringOffers } from '../features/refactorings.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { diagnosticOf, workspaceEditOf } from './convert.ts';
import type { Patience } from './patience.ts';
import { ADD_OPERATOR_TRACKING, RENAME_AT } from './protocol.ts';
import type { Session } from './session.ts';

/** What a refactoring is made from when it is chosen; its title says which one. */
interface Chosen {
  readonly textDocument: TextDocumentIdentifier;
  readonly range: Range;
}

const trackOperators: CodeAction & { readonly kind: string } = {
  title: 'Add operator answer and hangup tracking…',
  kind: 'refactor.rewrite',
  command: Command.create('Add operator answer and hangup tracking', ADD_OPERATOR_TRACKING),
};

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
    const tracking = isAsked(trackOperators.kind, only) ? trackingAt(dialplan, path, range) : [];
    if (session.resolvesActions) {
      const data: Chosen = { textDocument, range };
      return [...offers.map(({ title, kind }) => ({ title, kind, data })), ...tracking];
    }
    const actions = offers.flatMap(({ title, kind }) => {
      const result = refactoringEdits(dialplan, path, range, title);
      return 'refused' in result ? [] : [{ title, kind, edit: workspaceEditOf(result.edits, uris) }];
    });
    return [...actions, ...tracking];
  };

  /** The command that asks for names first, where it would do something. */
  const trackingAt = (dialplan: Dialplan, path: string, { start }: Range): CodeAction[] => {
    if (!session.tracksOperators) return [];
    const attempt = operatorTracking(dialplan, path, start.line, start.character, usualNames);
    return 'refused' in attempt && attempt.isAboutNames !== true ? [] : [trackOperators];
  };

  const resolve = (action: CodeAction): CodeAction => {
    if (action.data === undefined) return action;
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
