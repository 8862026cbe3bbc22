/** What the server answers beyond the protocol: the questions that our own client asks. */

import type { Connection, TextDocumentIdentifier, WorkspaceEdit } from 'vscode-languageserver';
import { operatorTracking } from '../features/operator-tracking.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { fileAt } from '../model/element-at.ts';
import { loadedDialplan, refusalSentence } from '../model/loaded-dialplan.ts';
import { baseName } from '../model/neighbors.ts';
import { numberMatch, numberMatchText } from '../model/number-match.ts';
import { momentOf } from '../syntax/time-range.ts';
import { workspaceEditOf } from './convert.ts';
import { guarded } from './guard.ts';
import {
  contextsRequest,
  matchRequest,
  operatorTrackingRequest,
  showRequest,
  type ContextsParams,
  type MatchParams,
  type OperatorTrackingParams,
  type Refused,
} from './protocol.ts';
import type { Session } from './server.ts';

const NO_DIALPLAN = 'This file belongs to no dialplan.';

export function answerQuestions(connection: Connection, { workspace, uris, log }: Session): void {
  const guard = <P, R>(name: string, handler: (params: P) => R, otherwise: R): ((params: P) => R) =>
    guarded(name, handler, otherwise, log);
  const dialplanOf = ({ uri }: TextDocumentIdentifier): Dialplan | undefined => workspace.dialplansOf(uris.path(uri))[0];

  const loaded = ({ textDocument }: { readonly textDocument: TextDocumentIdentifier }): { text: string } => {
    const dialplan = workspace.loadedExactly(uris.path(textDocument.uri));
    if (dialplan === undefined) return { text: `${NO_DIALPLAN}\n` };
    const { refusal } = dialplan.layout;
    return {
      text:
        refusal === undefined
          ? loadedDialplan(dialplan, baseName)
          : `Asterisk refuses this dialplan: ${refusalSentence(refusal, baseName)}\n`,
    };
  };

  /** The contexts of a dialplan by name, that of the line first. */
  const contexts = ({ textDocument, position }: ContextsParams): { names: string[] } => {
    const dialplan = dialplanOf(textDocument);
    const line = dialplan && fileAt(dialplan, uris.path(textDocument.uri))?.lines[position.line];
    const here = line === undefined ? [] : (dialplan?.categoriesAt(line) ?? []).map(({ name }) => name);
    const names = [...(dialplan?.contextNames ?? [])].sort((a, b) => a.localeCompare(b));
    return { names: [...names.filter((name) => here.includes(name)), ...names.filter((name) => !here.includes(name))] };
  };

  const match = ({ textDocument, context, number, callerId, time }: MatchParams): { text: string } => {
    const exact = workspace.loadedExactly(uris.path(textDocument.uri));
    // Who asks about a context that Asterisk would not load means the one of the files that are included on the server.
    const dialplan =
      exact?.layout.refusal === undefined && exact?.context(context) !== undefined ? exact : dialplanOf(textDocument);
    if (dialplan === undefined) return { text: `${NO_DIALPLAN}\n` };
    if (dialplan.context(context) === undefined) return { text: `No context is named '${context}'.\n` };
    const moment = time === undefined ? undefined : momentOf(time);
    const when = moment === undefined ? '' : `At ${time ?? ''}:\n`;
    return { text: when + numberMatchText(numberMatch(dialplan, context, number, { callerId, moment }), baseName) };
  };

  const tracking = ({ textDocument, position, ...names }: OperatorTrackingParams): WorkspaceEdit | Refused => {
    const dialplan = dialplanOf(textDocument);
    if (dialplan === undefined) return { refused: NO_DIALPLAN };
    const answer = operatorTracking(dialplan, uris.path(textDocument.uri), position.line, position.character, names);
    return 'refused' in answer ? answer : workspaceEditOf(answer.edits, uris);
  };

  connection.onRequest(showRequest, guard('show', loaded, { text: '' }));
  connection.onRequest(contextsRequest, guard('contexts', contexts, { names: [] }));
  connection.onRequest(matchRequest, guard('match', match, { text: '' }));
  connection.onRequest(operatorTrackingRequest, tracking);
}
