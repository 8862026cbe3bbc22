/** A dialplan in use, and what its files have to do with it. */

import type { Dialplan } from '../../model/dialplan.ts';
import type { ConfigFile, Line, LineChange } from '../../syntax/config-file.ts';
import type { Checking } from '../problems/checking.ts';
import type { DialplanDescription } from '../search/discovery.ts';
import type { FileSystem } from '../disk/file-system.ts';

export interface InUse {
  description: DialplanDescription;
  readonly dialplan: Dialplan;
  readonly checking: Checking;
  /** The search that found its description. */
  search: number;
}

/** Whether a path is that of one of its files. */
export function belongs({ dialplan }: InUse, path: string): boolean {
  return (
    dialplan.layout.files.some((file) => file.path === path) ||
    dialplan.neighbors.some((file) => file.path === path) ||
    dialplan.root.path === path
  );
}

/** Whether a file, read as what it is read as, is one of its files. */
export function holds({ dialplan }: InUse, file: ConfigFile): boolean {
  return file.dialect === 'config'
    ? dialplan.neighbors.includes(file)
    : dialplan.layout.files.includes(file) || dialplan.root === file;
}

export function filesOf({ dialplan }: InUse): ConfigFile[] {
  return [...dialplan.layout.files, ...dialplan.neighbors];
}

export function sameFiles(a: readonly ConfigFile[], b: readonly ConfigFile[]): boolean {
  return a.length === b.length && a.every((file, i) => file === b[i]);
}

/** Whether a directive came, went or reads differently with an edit. */
export function touchesDirective({ changed, added, removed, isStructural }: LineChange): boolean {
  if (!isStructural) return false;
  return [
    ...changed.flatMap(({ line, before }) => [line.statement, before]),
    ...[...added, ...removed].map(({ statement }) => statement),
  ].some(({ kind }) => kind === 'directive');
}

/** Whether a directive of one of its files may mean a file of this name. */
export function mayInclude({ dialplan }: InUse, name: string): boolean {
  const directives = [...dialplan.layout.includes.keys(), ...dialplan.neighbors.flatMap((file) => file.structure)];
  return directives.some(({ statement }) => mayName(statement, name));
}

/** Whether an include directive may mean a file of this name. */
function mayName(statement: Line['statement'], name: string): boolean {
  return statement.kind === 'directive' && mayMean(statement.argument.text, name);
}

/** Whether the name in a directive may mean a file of this name. */
export function mayMean(text: string, name: string): boolean {
  return /[*?[{]/.test(text) || text.endsWith(name);
}

/** Whether a path is below a folder. */
export function isAbove(fs: FileSystem, folder: string, path: string): boolean {
  // A document that is no file has its URI in the place of a path.
  if (!fs.paths.isAbsolute(path)) return false;
  for (let above = fs.paths.dirname(path); ; above = fs.paths.dirname(above)) {
    if (above === folder) return true;
    if (fs.paths.dirname(above) === above) return false;
  }
}
