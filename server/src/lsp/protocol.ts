/** The messages beyond the protocol's own; the client has the same list. */

import {
  NotificationType,
  RequestType,
  type Position,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from 'vscode-languageserver';

/** What a status item shows: the dialplan of the file that was edited last. */
export interface Status {
  /** The root of the dialplan; absent when no dialplan is open. */
  readonly root?: string;
  readonly asteriskVersion: string;
  /** How many problems the files of this dialplan have. */
  readonly problems: number;
  readonly busy: boolean;
}

export interface OperatorTrackingParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
  readonly answerContext: string;
  readonly hangupContext: string;
  readonly statisticsUrl: string;
}

export interface Refused {
  /** A sentence for the user. */
  readonly refused: string;
}

/** Asks for the names of the contexts, that of the position first. */
export interface ContextsParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** Asks which extension answers a number. */
export interface MatchParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly context: string;
  readonly number: string;
  readonly callerId?: string;
  /** As `2026-12-24 18:30`, by the clock of the machine that runs Asterisk; without it every include holds. */
  readonly time?: string;
}

/** A command of clients that can show places: it is given a document's URI, a position in it, and the places. */
export const SHOW_REFERENCES = 'asteriskDialplan.showReferences';

export const statusNotification = new NotificationType<Status>('asteriskDialplan/status');
export const operatorTrackingRequest = new RequestType<OperatorTrackingParams, WorkspaceEdit | Refused, void>(
  'asteriskDialplan/operatorTracking',
);
export const showRequest = new RequestType<{ readonly textDocument: TextDocumentIdentifier }, { readonly text: string }, void>(
  'asteriskDialplan/show',
);
export const contextsRequest = new RequestType<ContextsParams, { readonly names: readonly string[] }, void>(
  'asteriskDialplan/contexts',
);
export const matchRequest = new RequestType<MatchParams, { readonly text: string }, void>('asteriskDialplan/match');
