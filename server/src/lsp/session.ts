/** What a server has been given and has come to know: by the process around it, by its client, and of the dialplans. */

import type { InlayHintKinds } from '../features/inlay-hints.ts';
import type { FindFile, ListFiles } from '../features/places/place.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { FileSystem } from '../workspace/disk/file-system.ts';
import type { Scheduler } from '../workspace/scheduler.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Uris } from './convert.ts';
import type { OwnDocumentation } from './own-documentation.ts';

/** What the process around the server provides. */
export interface Host {
  readonly fileSystem: FileSystem;
  readonly scheduler: Scheduler;
  /** The path of a URI that names a file; undefined for any other. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
}

/** What request handlers need to know. */
export interface Session {
  readonly workspace: Workspace;
  readonly uris: Uris;
  readonly log: (message: string) => void;
  /** Whether the client takes completions with placeholders. */
  readonly hasSnippets: boolean;
  /** The command of the client that goes on with the arguments of a call that was chosen; undefined where it has none. */
  readonly argumentsCommand: string | undefined;
  readonly inlayHints: InlayHintKinds;
  readonly codeLens: boolean;
  readonly scheduler: Scheduler;
  readonly ownDocumentation: OwnDocumentation;
  /** Finds the scripts and sounds that a dialplan names. */
  findFile(dialplan: Dialplan): FindFile;
  /** The scripts and sounds that there are. */
  listFiles(dialplan: Dialplan): ListFiles;
  /** Whether the client asks for the edits of an action when somebody chooses it. */
  readonly resolvesActions: boolean;
  /** Whether the client has a command that asks for another name at a place. */
  readonly asksForNames: boolean;
  /** Whether the client has the command that adds operator tracking. */
  readonly tracksOperators: boolean;
  /** Whether the client can be told to ask for semantic tokens again. */
  readonly refreshesTokens: boolean;
}
