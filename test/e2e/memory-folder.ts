/**
 * An extension of the tests that runs in a browser: a folder that no disk has. The files are those that the test's server lists, and
 * what the editor writes stays in the window.
 */
import {
  Disposable,
  EventEmitter,
  FileChangeType,
  FileSystemError,
  FileType,
  workspace,
  type ExtensionContext,
  type FileChangeEvent,
  type FileSystemProvider,
  type Uri,
} from 'vscode';

export async function activate(extension: ExtensionContext): Promise<void> {
  const answer = await fetch(new URL('files.json', `${extension.extensionUri.toString(true)}/`));
  const files = new Map(Object.entries((await answer.json()) as Record<string, string>));
  extension.subscriptions.push(workspace.registerFileSystemProvider('memory', folderOf(files)));
}

function folderOf(texts: ReadonlyMap<string, string>): FileSystemProvider {
  const files = new Map<string, Uint8Array>();
  for (const [path, text] of texts) files.set(path, new TextEncoder().encode(text));
  const changed = new EventEmitter<FileChangeEvent[]>();
  const isFolder = ({ path }: Uri): boolean =>
    [...files.keys()].some((file) => file.startsWith(path === '/' ? path : `${path}/`));
  const refuse = (): never => {
    throw FileSystemError.NoPermissions();
  };
  return {
    onDidChangeFile: changed.event,
    watch: () => new Disposable(() => undefined),
    stat: (uri) => {
      const file = files.get(uri.path);
      if (file === undefined && !isFolder(uri)) throw FileSystemError.FileNotFound(uri);
      return { type: file === undefined ? FileType.Directory : FileType.File, ctime: 0, mtime: 0, size: file?.length ?? 0 };
    },
    readDirectory: ({ path }) => {
      const start = path === '/' ? path : `${path}/`;
      const below = [...files.keys()].filter((file) => file.startsWith(start)).map((file) => file.slice(start.length));
      return [
        ...new Map(
          below.map((name) => [name.replace(/\/.*/, ''), name.includes('/') ? FileType.Directory : FileType.File] as const),
        ),
      ];
    },
    readFile: (uri) => files.get(uri.path) ?? refuse(),
    writeFile: (uri, content) => {
      files.set(uri.path, content);
      changed.fire([{ type: FileChangeType.Changed, uri }]);
    },
    delete: (uri) => {
      for (const path of [...files.keys()]) if (path === uri.path || path.startsWith(`${uri.path}/`)) files.delete(path);
      changed.fire([{ type: FileChangeType.Deleted, uri }]);
    },
    createDirectory: refuse,
    rename: refuse,
  };
}
