/** How commands change files: which ones they may, and the diff that says what they would. */

import { resolve } from 'node:path';
import { nodeFileSystem, writeText } from '../node/file-system.ts';
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
 * Writes each text that can be written, in the encoding that its file had; returns what went wrong first. `textBefore` is what the new text was
 * made from.
 */
export function writeFiles(
  texts: ReadonlyMap<string, string>,
  textBefore: (path: string) => string | undefined,
): string | undefined {
  let failure: string | undefined;
  for (const [path, text] of texts) {
    const own = writeOver(path, text, textBefore(path));
    failure ??= own;
  }
  return failure === undefined ? undefined : withoutFullStop(failure);
}

/** A file that somebody has changed since it was read is left alone; one that is reached over a link too is written once. */
function writeOver(path: string, text: string, textBefore: string | undefined): string | undefined {
  // What the command has read is of earlier.
  const there = nodeFileSystem.read(path);
  if (!there.ok) return there.why;
  if (there.text === text) return undefined;
  if (there.text !== textBefore) return `'${path}' has changed meanwhile, and is left as it is.`;
  return writeText(path, text, there.encoding);
}
