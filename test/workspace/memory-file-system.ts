/** A file system that exists in memory only. */

import { headOf, pathsWith, type Entry, type FileSystem, type ReadResult } from '../../server/src/workspace/disk/file-system.ts';

/** Files by path, or paths of empty files. Folders in `unreadable` refuse to be listed; `links` lead from a path to another. */
export function memoryFileSystem(
  files: Readonly<Record<string, string>> | readonly string[],
  {
    unreadable = [],
    links = {},
  }: { readonly unreadable?: readonly string[]; readonly links?: Readonly<Record<string, string>> } = {},
): FileSystem {
  const paths = pathsWith('/');
  const texts = new Map(Array.isArray(files) ? files.map((path: string) => [path, '']) : Object.entries(files));
  const folders = new Set<string>(['/']);
  for (const path of [...texts.keys(), ...Object.keys(links)])
    for (let each = paths.dirname(path); each !== '/'; each = paths.dirname(each)) folders.add(each);

  /** The path with every link in it followed, at most forty of them. */
  const real = (path: string): string => {
    for (let turn = 0; turn < 40; turn++) {
      const link = Object.keys(links).find((each) => path === each || path.startsWith(`${each}/`));
      if (link === undefined) return path;
      path = paths.normalize((links[link] ?? '') + path.slice(link.length));
    }
    return '/loop';
  };
  const kind = (path: string): 'file' | 'folder' | undefined =>
    texts.has(real(path)) ? 'file' : folders.has(real(path)) ? 'folder' : undefined;
  const read = (path: string): ReadResult => {
    const text = texts.get(real(path));
    return text === undefined ? { ok: false, why: `'${path}' cannot be read.` } : { ok: true, text, encoding: 'utf8' };
  };
  return {
    paths,
    kind,
    realPath: real,
    read,
    head: (path) => headOf(read(path)),
    list: (folder) => {
      const there = real(folder);
      if (unreadable.includes(there) || !folders.has(there)) return { ok: false, why: `'${folder}' cannot be read.` };
      const names = new Set<string>();
      for (const path of [...texts.keys(), ...folders, ...Object.keys(links)])
        if (path !== there && paths.dirname(path) === there) names.add(paths.basename(path));
      const entries = [...names].map((name): Entry => {
        const path = paths.join(there, name);
        return { name, kind: kind(path) ?? 'other', isLink: Object.hasOwn(links, path) };
      });
      return { ok: true, entries };
    },
  };
}
