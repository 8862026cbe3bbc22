/** The messages beyond the protocol's own that the client and the server exchange. */
import {
  NotificationType,
  RequestType,
  type Position,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from 'vscode-languageclient';

/** What the status item shows: the dialplan of the file edited last. */
export interface Status {
  /** The URI of the file where the dialplan starts; missing when no dialplan is open. */
  readonly root?: string;
  readonly asteriskVersion: string;
  /** How many problems the files of this dialplan have. */
  readonly problems: number;
  /** True while files are read or checked. */
  readonly busy: boolean;
}

/** Asks for the edit that makes a queue's operators report when they answer and when they hang up. */
export interface OperatorTrackingParams {
  readonly textDocument: TextDocumentIdentifier;
  /** In the Queue() or Dial() to be tracked. */
  readonly position: Position;
  readonly answerContext: string;
  readonly hangupContext: string;
  readonly statisticsUrl: string;
}

/** A sentence for the user that says why nothing was done. */
export interface Refused {
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

/** The command behind a code lens: it is given a document's URI, a position in it, and the places to show. */
export const SHOW_REFERENCES = 'asteriskDialplan.showReferences';

/** The command behind a call that was chosen from the suggestions: shows what its first argument can be. */
export const SUGGEST_ARGUMENTS = 'asteriskDialplan.suggestArguments';

/** The command behind a refactoring that made a name: asks for a better one. It is given a document's URI, and a position in the name. */
export const RENAME_AT = 'asteriskDialplan.renameAt';

/** The command that asks for what operator tracking needs and adds it, at the cursor of the active editor. */
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
/** The dialplan of a file as Asterisk would load it. */
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
