/** What every command starts from: its words, the terminal, the files. */

import { resolve } from 'node:path';
import { discover, type Discovery, type DiscoverySettings } from '../workspace/search/discovery.ts';
import { headOf, type FileSystem, type ReadResult } from '../workspace/disk/file-system.ts';
import { listed } from '../workspace/settings.ts';
import { refuse, type Arguments, type Option, type Result } from './arguments.ts';
import { ProjectSettings } from './settings.ts';
import type { Terminal } from './terminal.ts';

export interface Invocation {
  readonly args: Arguments;
  readonly terminal: Terminal;
  readonly fs: FileSystem;
  /** The version of this program. */
  readonly version: () => string;
  /** Says something on standard error, the same thing once. */
  readonly warn: (message: string) => void;
}

/** `ok` is 0, `found` 1: the command did its work and the answer is bad. What could not be done is a refusal, 2. */
export type ExitCode = 0 | 1;

export interface Command {
  readonly name: string;
  /** The operands, as the help shows them. */
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly Option[];
  /** Sentences for the end of the help. */
  readonly notes?: readonly string[];
  run(invocation: Invocation): Result<ExitCode>;
}

export const formatOption: Option = {
  name: 'format',
  value: 'FORMAT',
  choices: ['text', 'json'],
  summary: 'text, the default, or json',
};

/** The dialplans in the paths, the current folder when there are none; a refusal when a path does not exist or holds no dialplan. */
export function findDialplans(
  { fs, terminal, warn }: Invocation,
  words: readonly string[],
  discovery: DiscoverySettings = {},
  settings = ProjectSettings.ofFiles(fs, warn),
): Result<Discovery> {
  const paths = (words.length === 0 ? ['.'] : words).map((word) => resolve(terminal.cwd, word));
  for (const [i, path] of paths.entries()) {
    const kind = fs.kind(path);
    if (kind === undefined) return refuse(absence(fs, path, words[i] ?? '.'));
    const read: ReadResult | undefined = kind === 'folder' ? undefined : fs.read(path);
    if (read?.ok === false) return refuse(withoutFullStop(read.why));
    const list = kind === 'folder' ? fs.list(path) : undefined;
    if (list?.ok === false) return refuse(withoutFullStop(list.why));
  }
  const roots = new Map<string, readonly string[]>();
  for (const path of paths) {
    const own = settings.rootsIn(path);
    if (!own.ok) return own;
    roots.set(path, own.value);
  }
  const found = discover(fs, paths, { byContent: true, ...discovery, rootsOf: (folder) => roots.get(folder) ?? [] });
  if (found.dialplans.length === 0)
    return refuse(`no dialplan found in ${words.length === 0 ? 'the current folder' : listed(words.map((word) => `'${word}'`))}`);
  return { ok: true, value: { ...found, messages: found.messages.map(asClause) } };
}

/** Why nothing is found at a path, which `word` names: it does not exist, or nobody may look. */
export function absence(fs: FileSystem, path: string, word: string): string {
  const read = fs.read(path);
  if (word === '-') return "no such file or folder: '-'; standard input is read with --stdin";
  return read.ok || isAbsent(read) ? `no such file or folder: '${word}'` : withoutFullStop(read.why);
}

export function isAbsent({ why }: { readonly why: string }): boolean {
  return why.endsWith(': no such file or folder.');
}

/** A sentence as it is written behind the name of the program. */
function asClause(sentence: string): string {
  return withoutFullStop(sentence.charAt(0).toLowerCase() + sentence.slice(1));
}

export function withoutFullStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** The file system with each file read once, and with `texts` in the place of what is on the disk. */
export function withTexts(fs: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
  const known = new Map<string, ReadResult>();
  const read = (path: string): ReadResult => {
    const text = texts.get(path);
    if (text !== undefined) return { ok: true, text, encoding: 'utf8' };
    let result = known.get(path);
    if (result === undefined) {
      result = fs.read(path);
      known.set(path, result);
    }
    return result;
  };
  return {
    ...fs,
    read,
    head: (path) => (texts.has(path) || known.has(path) ? headOf(read(path)) : fs.head(path)),
    kind: (path) => (texts.has(path) ? 'file' : fs.kind(path)),
  };
}
