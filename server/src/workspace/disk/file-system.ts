/**
 * The file system as the workspace sees it: synchronous, by path, read-only. What Asterisk does with the name in an `#include`, down to
 * the wildcards, is here too, since it is a question to the file system alone.
 */

import { literalPattern } from '../../base/literal-pattern.ts';

/** What reading a file gives: its text, or in a sentence why there is none. */
export type ReadResult =
  { readonly ok: true; readonly text: string; readonly encoding: Encoding } | { readonly ok: false; readonly why: string };

/** The same for the beginning of a file. */
export type HeadResult =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding; readonly isWhole: boolean }
  | { readonly ok: false; readonly why: string };

export const HEAD = 65_536;

/** The beginning of a file, for who has all of it at hand. */
export function headOf(read: ReadResult): HeadResult {
  return read.ok ? { ...read, isWhole: true } : read;
}

/** A file that is not valid UTF-8 is read as Latin-1, byte for byte, so that it can be written back as it was. */
export type Encoding = 'utf8' | 'latin1';

/** `other` is what can be neither read nor listed: a device, a link that leads nowhere. */
export type EntryKind = 'file' | 'folder' | 'other';

export interface Entry {
  readonly name: string;
  /** Of what a link leads to, for a link. */
  readonly kind: EntryKind;
  readonly isLink: boolean;
}

export type ListResult = { readonly ok: true; readonly entries: readonly Entry[] } | { readonly ok: false; readonly why: string };

export interface FileSystem {
  readonly paths: Paths;
  read(path: string): ReadResult;
  /** The first `HEAD` bytes of a file, which is enough to see what it is, or more of it. */
  head(path: string): HeadResult;
  /** What a folder holds, in no particular order. */
  list(folder: string): ListResult;
  /** Undefined when there is nothing of this name. */
  kind(path: string): EntryKind | undefined;
  /** The path without links; the path itself when it cannot be told. */
  realPath(path: string): string;
}

/** How names of files are put together and taken apart. Every path that these functions give is normalized. */
export interface Paths {
  readonly separator: '/' | '\\';
  isAbsolute(path: string): boolean;
  /** Without `.`, `..` and doubled separators, where that is possible. */
  normalize(path: string): string;
  join(folder: string, name: string): string;
  /** The folder that holds it; the path itself for the top of the file system. */
  dirname(path: string): string;
  basename(path: string): string;
  /** The names between the separators, the top of the file system not among them. */
  segments(path: string): readonly string[];
}

/** With `\`, both `\` and `/` separate, and a path may begin with a drive, as on Windows. */
export function pathsWith(separator: '/' | '\\'): Paths {
  const isWindows = separator === '\\';
  const isSeparator = (char: string): boolean => char === '/' || (isWindows && char === '\\');
  const rootLength = (path: string): number => {
    if (isWindows && /^[A-Za-z]:/.test(path)) return isSeparator(path.charAt(2)) ? 3 : 2;
    if (!isSeparator(path.charAt(0))) return 0;
    if (!isWindows || !isSeparator(path.charAt(1))) return 1;
    return /^[\\/]{2}[^\\/]+[\\/]+[^\\/]+[\\/]?/.exec(path)?.[0].length ?? 1;
  };
  const segments = (path: string): string[] => {
    const kept: string[] = [];
    const isRooted = rootLength(path) > 0;
    for (const segment of path.slice(rootLength(path)).split(isWindows ? /[\\/]+/ : /\/+/)) {
      if (segment === '' || segment === '.') continue;
      if (segment !== '..') kept.push(segment);
      else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
      else if (!isRooted) kept.push(segment);
    }
    return kept;
  };
  /** The part that no `..` leaves; that of a network share always ends in a separator, that of a bare drive such as `C:` never. */
  const root = (path: string): string => {
    const top = path.slice(0, rootLength(path));
    if (!isWindows) return top;
    const back = top.replaceAll('/', '\\');
    return back.startsWith('\\\\') && !back.endsWith('\\') ? `${back}\\` : back;
  };
  const build = (top: string, names: readonly string[]): string => {
    const path = top + names.join(separator);
    return path === '' ? '.' : path;
  };
  const normalize = (path: string): string => build(root(path), segments(path));
  return {
    separator,
    isAbsolute: (path) => rootLength(path) > 0 && isSeparator(path.charAt(rootLength(path) - 1)),
    normalize,
    join: (folder, name) => normalize(folder === '' ? name : folder + separator + name),
    dirname: (path) => {
      const names = segments(path);
      return names.length === 0 || names.at(-1) === '..'
        ? normalize(`${path}${separator}..`)
        : build(root(path), names.slice(0, -1));
    },
    basename: (path) => segments(path).at(-1) ?? '',
    segments,
  };
}

/**
 * The files that a pattern names, as C's glob with braces gives them: sorted for each alternative of the braces, the alternatives in the
 * order in which they are written. A pattern without wildcards names the file of this name, if there is one. Folders are left out.
 */
export function glob(fs: FileSystem, pattern: string): readonly string[] {
  return braceAlternatives(pattern).flatMap((alternative) => globOne(fs, alternative));
}

function globOne(fs: FileSystem, pattern: string): string[] {
  const { paths } = fs;
  if (!hasWildcard(pattern)) {
    const path = paths.normalize(unescaped(pattern, paths));
    return fs.kind(path) === 'file' ? [path] : [];
  }
  const names = paths.segments(pattern);
  // What stands before the first segment is the top of the file system, or nothing for a relative pattern.
  let folders = [paths.isAbsolute(pattern) ? topOf(paths, pattern) : '.'];
  for (const name of names.slice(0, -1)) {
    if (folders.length === 0) return [];
    if (hasWildcard(name)) folders = folders.flatMap((folder) => matchingNames(fs, folder, name, 'folder'));
    else
      folders = folders
        .map((folder) => paths.join(folder, unescaped(name, paths)))
        .filter((folder) => fs.kind(folder) === 'folder');
  }
  const last = names.at(-1) ?? '';
  const found = hasWildcard(last)
    ? folders.flatMap((folder) => matchingNames(fs, folder, last, 'file'))
    : folders.map((folder) => paths.join(folder, unescaped(last, paths))).filter((path) => fs.kind(path) === 'file');
  return found.sort(byCode);
}

function matchingNames(fs: FileSystem, folder: string, pattern: string, kind: EntryKind): string[] {
  const listed = fs.list(folder);
  if (!listed.ok) return [];
  const test = wildcardTest(pattern);
  return listed.entries
    .filter((entry) => entry.kind === kind && test.test(entry.name))
    .map((entry) => fs.paths.join(folder, entry.name))
    .sort(byCode);
}

function topOf(paths: Paths, path: string): string {
  let top = paths.normalize(path);
  for (let above = paths.dirname(top); above !== top; above = paths.dirname(top)) top = above;
  return top;
}

/** Names compare by code, as in the locale in which Asterisk runs. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hasWildcard(text: string): boolean {
  return /[*?[]/.test(text);
}

function unescaped(text: string, paths: Paths): string {
  return paths.separator === '/' ? text.replace(/\\(.)/gs, '$1') : text;
}

/** A test of one name; a leading dot must be written out. */
function wildcardTest(pattern: string): RegExp {
  let source = pattern.startsWith('.') ? '' : '(?!\\.)';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === '*') source += '.*';
    else if (char === '?') source += '.';
    else if (char === '\\' && i + 1 < pattern.length) source += literalPattern(pattern.charAt(++i));
    else if (char === '[') {
      const set = /^\[([!^]?)(\]?[^\]]*)\]/.exec(pattern.slice(i));
      if (set === null) source += '\\[';
      else {
        source += `[${set[1] === '' ? '' : '^'}${(set[2] ?? '').replace(/[\\\]^[]/g, '\\$&')}]`;
        i += set[0].length - 1;
      }
    } else source += literalPattern(char);
  }
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    // A range that runs backwards, such as `[9-1]`, matches nothing.
    return /[^\s\S]/;
  }
}

/** The pattern with each choice of its braces; braces that do not close, and an empty pair, are text. */
function braceAlternatives(pattern: string): string[] {
  for (let open = 0; open < pattern.length; open++) {
    if (pattern.charAt(open) === '\\') open++;
    else if (pattern.charAt(open) === '{') {
      const choices = choicesAt(pattern, open);
      if (choices === undefined) continue;
      const before = pattern.slice(0, open);
      const behind = pattern.slice(choices.end);
      return choices.texts.flatMap((text) => braceAlternatives(before + text + behind));
    }
  }
  return [pattern];
}

/** What stands between the braces that open at `open`, cut at its commas; undefined when they do not close or hold nothing. */
function choicesAt(pattern: string, open: number): { readonly texts: readonly string[]; readonly end: number } | undefined {
  const texts: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === '\\') i++;
    else if (char === '{') depth++;
    else if (char === ',' && depth === 1) {
      texts.push(pattern.slice(from, i));
      from = i + 1;
    } else if (char === '}' && --depth === 0) {
      texts.push(pattern.slice(from, i));
      return i === open + 1 ? undefined : { texts, end: i + 1 };
    }
  }
  return undefined;
}

/** Where Asterisk looks for its configuration when nothing says otherwise. */
const usualFolder = '/etc/asterisk/';

/**
 * The files that an `#include` names, in load order; empty when there are none. Asterisk takes a relative name from its configuration
 * folder, whatever file the directive stands in. Since people lay out their repositories in other ways, the folder of the including file
 * `from` is looked at when that finds nothing, if it is given; and an absolute name under /etc/asterisk stands for the configuration folder
 * on a machine that has no such folder.
 */
// Asterisk: main/config.c ast_config_internal_load, config_text_file_load.
export function includedFiles(
  fs: FileSystem,
  configurationFolder: string,
  name: string,
  from: string | undefined,
): readonly string[] {
  const { paths } = fs;
  const isUsual = name.startsWith(usualFolder);
  if (!isUsual && !paths.isAbsolute(name)) {
    const foundIn = (folder: string): readonly string[] =>
      leadsOn(fs, folder, name) ? glob(fs, paths.join(escaped(folder, paths), name)) : [];
    const found = foundIn(configurationFolder);
    const folder = from === undefined ? configurationFolder : paths.dirname(from);
    return found.length > 0 || folder === configurationFolder ? found : foundIn(folder);
  }
  const found = glob(fs, name);
  if (found.length > 0 || !isUsual) return found;
  const isThere = !hasWildcard(paths.dirname(name)) && fs.kind(paths.dirname(name)) === 'folder';
  return isThere ? [] : glob(fs, paths.join(escaped(configurationFolder, paths), name.slice(usualFolder.length)));
}

/** Whether all folders are there that a name enters only to leave them again, which joined paths do not show. */
function leadsOn(fs: FileSystem, folder: string, name: string): boolean {
  const parts = name.split('/');
  return parts.every((part, i) => {
    if (part !== '..' || i === 0) return true;
    const entered = parts.slice(0, i).join('/');
    return hasWildcard(entered) || fs.kind(fs.paths.join(folder, entered)) === 'folder';
  });
}

/** A folder's name as a pattern that names just this folder. */
function escaped(folder: string, paths: Paths): string {
  return paths.separator === '/' ? folder.replace(/[\\*?[{]/g, '\\$&') : folder;
}
