/** What the server answers beyond the protocol: the questions that our own client asks. */

import type { Connection, TextDocumentIdentifier, WorkspaceEdit } from 'vscode-languageserver';
import { operatorTracking } from '../features/operator-tracking.ts';
import { loadedDialplan, refusalSentence } from '../model/console/loaded-dialplan.ts';
import { numberMatch, numberMatchText } from '../model/console/number-match.ts';
import { fileAt } from '../model/cursor/line-at.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { momentOf } from '../syntax/time-range.ts';
import { workspaceEditOf } from './convert.ts';
import type { Patience } from './patience.ts';
import {
  contextsRequest,
  languagesRequest,
  matchRequest,
  operatorTrackingRequest,
  showRequest,
  type ContextsParams,
  type MatchParams,
  type OperatorTrackingParams,
  type RefusedTracking,
  type TextWithPlaces,
} from './protocol.ts';
import type { Session } from './session.ts';

const NO_DIALPLAN = 'This file belongs to no dialplan.';

export function answerQuestions(connection: Connection, { workspace, uris }: Session, patience: Patience): void {
  const dialplanOf = ({ uri }: TextDocumentIdentifier): Dialplan | undefined => workspace.dialplansOf(uris.path(uri))[0];

  /** A text about a dialplan, in which files stand as `display` writes them. */
  const withPlaces = (dialplan: Dialplan, write: (display: (path: string) => string) => string): TextWithPlaces => {
    const display = displayIn(dialplan);
    const files = dialplan.layout.files.map(({ path }) => [display(path), uris.uri(path)]);
    return { text: write(display), files: Object.fromEntries(files) as Record<string, string> };
  };

  const loaded = ({ textDocument }: { readonly textDocument: TextDocumentIdentifier }): TextWithPlaces => {
    const dialplan = workspace.loadedExactly(uris.path(textDocument.uri));
    if (dialplan === undefined) return sentence(NO_DIALPLAN);
    const { refusal } = dialplan.layout;
    return withPlaces(dialplan, (display) =>
      refusal === undefined
        ? loadedDialplan(dialplan, display)
        : `Asterisk refuses this dialplan: ${refusalSentence(refusal, display)}\n`,
    );
  };

  /** The contexts of a dialplan by name, that of the line first. */
  const contexts = ({ textDocument, position }: ContextsParams): { names: string[] } => {
    const dialplan = dialplanOf(textDocument);
    const line = dialplan && fileAt(dialplan, uris.path(textDocument.uri))?.lines[position.line];
    const here = line === undefined ? [] : (dialplan?.categoriesAt(line) ?? []).map(({ name }) => name);
    const names = [...(dialplan?.contextNames ?? [])].sort((a, b) => a.localeCompare(b));
    return { names: [...names.filter((name) => here.includes(name)), ...names.filter((name) => !here.includes(name))] };
  };

  const match = ({ textDocument, context, number, callerId, time }: MatchParams): TextWithPlaces => {
    const exact = workspace.loadedExactly(uris.path(textDocument.uri));
    // Who asks about a context that Asterisk would not load means the one of the files that are included on the server.
    const dialplan =
      exact?.layout.refusal === undefined && exact?.context(context) !== undefined ? exact : dialplanOf(textDocument);
    if (dialplan === undefined) return sentence(NO_DIALPLAN);
    if (dialplan.context(context) === undefined) return sentence(`No context is named '${context}'.`);
    const moment = time === undefined ? undefined : momentOf(time);
    const when = moment === undefined ? '' : `At ${time ?? ''}:\n`;
    const answer = numberMatch(dialplan, context, number, { callerId, moment });
    return withPlaces(dialplan, (display) => when + numberMatchText(answer, display));
  };

  const tracking = ({ textDocument, position, ...names }: OperatorTrackingParams): WorkspaceEdit | RefusedTracking => {
    const dialplan = dialplanOf(textDocument);
    if (dialplan === undefined) return { refused: NO_DIALPLAN };
    const answer = operatorTracking(dialplan, uris.path(textDocument.uri), position.line, position.character, names);
    return 'refused' in answer ? answer : workspaceEditOf(answer.edits, uris);
  };

  /** The languages in which our client has these files, by what the dialplans read them as. */
  const languages = ({ uris: asked }: { readonly uris: readonly string[] }): { languages: (string | null)[] } => ({
    languages: asked.map((uri) => {
      const path = uris.path(uri);
      const dialplans = workspace.dialplansOf(path);
      if (dialplans.some(({ layout }) => layout.files.some((file) => file.path === path))) return 'asterisk-dialplan';
      return dialplans.length > 0 ? 'asterisk-config' : null;
    }),
  });

  connection.onRequest(languagesRequest, patience.answer('languages', 'all dialplans', languages, { languages: [] }));
  connection.onRequest(showRequest, patience.answer('show', 'dialplan', loaded, sentence('')));
  connection.onRequest(contextsRequest, patience.answer('contexts', 'dialplan', contexts, { names: [] }));
  connection.onRequest(matchRequest, patience.answer('match', 'dialplan', match, sentence('')));
  connection.onRequest(
    operatorTrackingRequest,
    patience.answer<OperatorTrackingParams, WorkspaceEdit | RefusedTracking>('operatorTracking', 'dialplan', tracking, {
      refused: NO_DIALPLAN,
    }),
  );
}

function sentence(text: string): TextWithPlaces {
  return { text: `${text}\n`, files: {} };
}

/** Paths as a reader of one dialplan wants them: from the folder of its root on. */
function displayIn({ root }: Dialplan): (path: string) => string {
  const folder = root.path.slice(0, Math.max(root.path.lastIndexOf('/'), root.path.lastIndexOf('\\')) + 1);
  return (path) => (folder !== '' && path.startsWith(folder) ? path.slice(folder.length) : path);
}
