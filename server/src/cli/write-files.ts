/** How commands change files: which ones they may, and the diff that says what they would. */

import { resolve } from 'node:path';
import { writeText } from '../node/file-system.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { unifiedDiff } from './diff.ts';
import { withoutFullStop, type Invocation } from './invocation.ts';
import { displayFrom, isBelow } from './paths.ts';

/** Whether a file stands below the current folder or below a path that was named; no other is changed. A link stands where it leads to. */
export function mayChange(path: string, { args, terminal, fs }: Invocation): boolean {
  const tops = [terminal.cwd, ...args.operands.map((word) => resolve(terminal.cwd, word))];
  return tops.some((top) => isBelow(fs.realPath(path), fs.realPath(top)));
}

/** Prints each file's part in the encoding of the file, so that it can be applied to it. */
export function printDiff({ fs, terminal }: Invocation, texts: ReadonlyMap<string, string>): void {
  const display = displayFrom(terminal.cwd);
  for (const [path, after] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = fs.read(path);
    if (before.ok) terminal.out(unifiedDiff(display(path), before.text, after), before.encoding);
  }
}

/**
 * Writes each text in the encoding that its file had; returns what went wrong. `textBefore` is what the new text was made from: a file that
 * somebody has changed since is left alone.
 */
export function writeFiles(
  fs: FileSystem,
  texts: ReadonlyMap<string, string>,
  textBefore: (path: string) => string | undefined,
): string | undefined {
  for (const [path, text] of texts) {
    const before = fs.read(path);
    if (!before.ok) return withoutFullStop(before.why);
    // The same file may be reached over a link too.
    if (before.text === text) continue;
    if (before.text !== textBefore(path)) return `'${path}' has changed meanwhile, and is left as it is`;
    const failure = writeText(path, text, before.encoding);
    if (failure !== undefined) return withoutFullStop(failure);
  }
  return undefined;
}
