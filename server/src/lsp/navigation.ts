/** What the server answers about names and calls: one row per request. */

import {
  ErrorCodes,
  ResponseError,
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  type CodeLens,
  type CodeLensParams,
  type Connection,
  type Position,
  type Range,
  type RenameParams,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../features/call-hierarchy.ts';
import type { HierarchyItem, HierarchyNode } from '../features/call-hierarchy/items.ts';
import { lensOf, lensPlaces } from '../features/code-lens.ts';
import { prepareRename, rename } from '../features/rename.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { isObject } from '../workspace/settings.ts';
import { workspaceEditOf } from './convert.ts';
import type { Patience } from './patience.ts';
import { SHOW_REFERENCES, type Refused } from './protocol.ts';
import type { Session } from './session.ts';

export function answerNavigation(connection: Connection, session: Session, patience: Patience): void {
  const { workspace, uris } = session;
  /** What `answer` gives for the dialplan of a document; `otherwise` where no dialplan holds it. */
  const inDialplan = <R>(uri: string, otherwise: R, answer: (dialplan: Dialplan, path: string) => R): R => {
    const dialplan = workspace.dialplansOf(uris.path(uri))[0];
    return dialplan === undefined ? otherwise : answer(dialplan, uris.path(uri));
  };

  const prepared = ({ textDocument, position }: Where): Renamable | null =>
    inDialplan<Renamable | null>(textDocument.uri, null, (dialplan, path) => {
      const answer = prepareRename(dialplan, path, position.line, position.character);
      return answer === undefined ? null : granted(answer);
    });
  const renamed = ({ textDocument, position, newName }: RenameParams): WorkspaceEdit | null =>
    inDialplan<WorkspaceEdit | null>(textDocument.uri, null, (dialplan, path) => {
      const answer = rename(dialplan, path, position.line, position.character, newName, workspace.dialplans);
      return workspaceEditOf(granted(answer).edits, uris);
    });
  connection.onPrepareRename(patience.answer('prepareRename', 'dialplan', prepared, null));
  connection.onRenameRequest(patience.answer('rename', 'all dialplans', renamed, null));

  const hierarchyItem = ({ path, ...item }: HierarchyItem): CallHierarchyItem => ({ ...item, uri: uris.uri(path) });
  const callHierarchy = ({ textDocument, position }: Where): CallHierarchyItem[] | null =>
    inDialplan<CallHierarchyItem[]>(textDocument.uri, [], (dialplan, path) =>
      prepareCallHierarchy(dialplan, path, position.line, position.character).map(hierarchyItem),
    );
  const incoming = ({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] | null =>
    inDialplan<CallHierarchyIncomingCall[]>(item.uri, [], (dialplan) =>
      incomingCalls(dialplan, nodeOf(item)).map((call) => ({ from: hierarchyItem(call.item), fromRanges: [...call.ranges] })),
    );
  const outgoing = ({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] | null =>
    inDialplan<CallHierarchyOutgoingCall[]>(item.uri, [], (dialplan, path) =>
      outgoingCalls(dialplan, nodeOf(item), path).map((call) => ({ to: hierarchyItem(call.item), fromRanges: [...call.ranges] })),
    );
  const { callHierarchy: calls } = connection.languages;
  calls.onPrepare(patience.answer('prepareCallHierarchy', 'dialplan', callHierarchy, null));
  calls.onIncomingCalls(patience.answer('incomingCalls', 'dialplan', incoming, null));
  calls.onOutgoingCalls(patience.answer('outgoingCalls', 'dialplan', outgoing, null));

  const lenses = ({ textDocument: { uri } }: CodeLensParams): CodeLens[] =>
    session.codeLens
      ? inDialplan<CodeLens[]>(uri, [], (dialplan, path) =>
          lensPlaces(dialplan, path).map(({ range, context }) => ({ range, data: { uri, context } })),
        )
      : [];
  const lens = (unresolved: CodeLens): CodeLens => {
    const { uri, context } = isObject(unresolved.data) ? unresolved.data : {};
    const found =
      typeof uri === 'string' && typeof context === 'string'
        ? inDialplan(uri, undefined, (dialplan) => lensOf(dialplan, context))
        : undefined;
    if (found === undefined) return { ...unresolved, command: { title: '', command: '' } };
    const { title, places } = found;
    const locations = places.map((place) => ({ uri: uris.uri(place.path), range: place.range }));
    // A command without a name is a text that cannot be clicked.
    const command = locations.length === 0 ? '' : SHOW_REFERENCES;
    return { ...unresolved, command: { title, command, arguments: [uri, unresolved.range.start, locations] } };
  };
  connection.onCodeLens(patience.answer('codeLens', 'dialplan', lenses, []));
  connection.onCodeLensResolve((unresolved, token) =>
    patience.answer('codeLens/resolve', 'dialplan', lens, unresolved)(unresolved, token),
  );
}

/** The answer, or for a refusal the error whose message an editor shows. */
function granted<T extends object>(answer: T | Refused): T {
  if ('refused' in answer) throw new ResponseError(ErrorCodes.InvalidRequest, answer.refused);
  return answer;
}

/** What stands in an item that an editor has kept. */
function nodeOf({ data }: CallHierarchyItem): HierarchyNode {
  const { context, extension, beside } = isObject(data) ? data : {};
  return {
    context: typeof context === 'string' ? context : '',
    ...(typeof extension === 'string' && { extension }),
    ...(typeof beside === 'string' && { beside }),
  };
}

interface Renamable {
  readonly range: Range;
  readonly placeholder: string;
}

interface Where {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}
