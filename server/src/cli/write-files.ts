/** How commands change files: which ones they may, and the diff that says what they would. */

import { resolve } from 'node:path';
import { writeText } from '../node/file-system.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { unifiedDiff } from './diff.ts';
import { withoutFullStop, type Invocation } from './invocation.ts';
import { displayFrom, isBelow } from './paths.ts';

/** Whether a file stands below the current folder or below a path that was named; no other is changed. */
export function mayChange(path: string, { args, terminal }: Invocation): boolean {
  return [terminal.cwd, ...args.operands.map((word) => resolve(terminal.cwd, word))].some((top) => isBelow(path, top));
}

/** Prints each file's part in the encoding of the file, so that it can be applied to it. */
export function printDiff({ fs, terminal }: Invocation, texts: ReadonlyMap<string, string>): void {
  const display = displayFrom(terminal.cwd);
  for (const [path, after] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = fs.read(path);
    if (before.ok) terminal.out(unifiedDiff(display(path), before.text, after), before.encoding);
  }
}

/** Writes each text in the encoding that its file had; returns what went wrong. */
export function writeFiles(fs: FileSystem, texts: ReadonlyMap<string, string>): string | undefined {
  for (const [path, text] of texts) {
    const before = fs.read(path);
    const failure = writeText(path, text, before.ok ? before.encoding : 'utf8');
    if (failure !== undefined) return withoutFullStop(failure);
  }
  return undefined;
}
