/** Has the client tell of changes in folders outside of the workspace that hold files of a dialplan; those inside are watched anyhow. */

import { DidChangeWatchedFilesNotification, type Connection, type Disposable } from 'vscode-languageserver';
import type { Paths } from '../workspace/disk/file-system.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Uris } from './convert.ts';

/** More are not watched: whoever includes that many has opened the wrong folder. */
const MOST_FOLDERS = 50;

export class OutsideWatch {
  readonly #connection: Connection;
  readonly #uris: Uris;
  #watched = '';
  #registration: Promise<Disposable> | undefined;

  constructor(connection: Connection, uris: Uris) {
    this.#connection = connection;
    this.#uris = uris;
  }

  /** Which folders these are from now on. */
  watch(folders: readonly string[]): void {
    const some = folders.slice(0, MOST_FOLDERS);
    if (some.join('\n') === this.#watched) return;
    this.#watched = some.join('\n');
    void this.#registration?.then((registration) => {
      registration.dispose();
    });
    const watchers = some.map((folder) => ({ globPattern: { baseUri: this.#uris.uri(folder), pattern: '*' } }));
    this.#registration =
      some.length === 0 ? undefined : this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

/** The folders of files in use that lie in none of the workspace folders, by name. */
export function foldersOutside(workspace: Workspace, workspaceFolders: readonly string[], paths: Paths): readonly string[] {
  const files = workspace.dialplans.flatMap((dialplan) => {
    const { layout, neighbors, root } = dialplan;
    // In the place of a root that is not there stands an empty file with the path of the folder.
    const isThere = workspace.descriptionOf(dialplan)?.root !== undefined;
    return [...layout.files, ...neighbors].filter((file) => isThere || file !== root);
  });
  const folders = new Set(files.filter(({ path }) => paths.isAbsolute(path)).map(({ path }) => paths.dirname(path)));
  const isInside = (folder: string): boolean =>
    workspaceFolders.some((top) => folder === top || folder.startsWith(top + paths.separator));
  return [...folders].filter((folder) => !isInside(folder)).sort();
}
