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

export interface RefusedTracking extends Refused {
  /** Other names than those that were asked with would do. */
  readonly isAboutNames?: true;
}

/** A text in which places stand as `file:line`, in parentheses or brackets, with the URIs of the files that it names. */
export interface TextWithPlaces {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
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

/** A command of clients that can show, with the cursor between the parentheses of a new call, what its first argument can be. */
export const SUGGEST_ARGUMENTS = 'asteriskDialplan.suggestArguments';

/** A command of clients that can ask for another name in place: it is given a document's URI, and a position in a name. */
export const RENAME_AT = 'asteriskDialplan.renameAt';

/** A command of clients that asks for what operator tracking needs and adds it, at the cursor. */
export const ADD_OPERATOR_TRACKING = 'asteriskDialplan.addOperatorTracking';

/** A file that the client can read and the server cannot. */
export interface SentFile {
  readonly uri: string;
  /** Missing for a file that is said to be there and was not read. */
  readonly text?: string;
  /** A sentence, when it cannot be read. */
  readonly why?: string;
}

/** What came or changed in folders that only the client can read, and the files and folders that are gone. */
export interface FilesParams {
  readonly files: readonly SentFile[];
  readonly removed: readonly string[];
  /** Whether everything that was there at the start has been sent. */
  readonly isComplete: boolean;
}

export const statusNotification = new NotificationType<Status>('asteriskDialplan/status');
export const operatorTrackingRequest = new RequestType<OperatorTrackingParams, WorkspaceEdit | RefusedTracking, void>(
  'asteriskDialplan/operatorTracking',
);
export const showRequest = new RequestType<{ readonly textDocument: TextDocumentIdentifier }, TextWithPlaces, void>(
  'asteriskDialplan/show',
);
export const contextsRequest = new RequestType<ContextsParams, { readonly names: readonly string[] }, void>(
  'asteriskDialplan/contexts',
);
export const matchRequest = new RequestType<MatchParams, TextWithPlaces, void>('asteriskDialplan/match');
/** Asks for the languages of files that an editor takes for something else: null where no dialplan that is open reads the file. */
export const languagesRequest = new RequestType<
  { readonly uris: readonly string[] },
  { readonly languages: readonly (string | null)[] },
  void
>('asteriskDialplan/languages');
export const filesNotification = new NotificationType<FilesParams>('asteriskDialplan/files');
/** Asks the client for the texts of files that it has named. */
export const fileTextsRequest = new RequestType<
  { readonly uris: readonly string[] },
  { readonly files: readonly SentFile[] },
  void
>('asteriskDialplan/fileTexts');
