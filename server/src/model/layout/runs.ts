/** Runs of lines between two structural lines, which belong to one section, or to several where a template hands them on. */

import type { ConfigFile, Line, LineChange } from '../../syntax/config-file.ts';
import type { Statement } from '../../syntax/statement.ts';
import type { Start } from './layout-edits.ts';
import type { Category } from './category.ts';
import { signatureOf } from '../lines/facts.ts';

/** The header or directive that begins the run in which a line of this number stands, or the file for the run at its top. */
export function runAt(file: ConfigFile, number: number): Line | ConfigFile {
  return file.structure[file.structuresBefore(number) - 1] ?? file;
}

/** The starts of the runs in which a line came, went or means something else to its context. */
export function touchedRuns(file: ConfigFile, change: LineChange): ReadonlySet<Line | ConfigFile> {
  const touched = new Set<Line | ConfigFile>();
  for (const { line, before } of change.changed)
    if (ownSignature(before) !== ownSignature(line.statement)) touched.add(runAt(file, line.number));
  for (const line of change.added) if (ownSignature(line.statement) !== '') touched.add(runAt(file, line.number));
  // Removed lines keep the number of the place where they stood.
  const [first] = change.removed;
  if (first !== undefined && change.removed.some((line) => ownSignature(line.statement) !== ''))
    touched.add(runAt(file, first.number));
  return touched;
}

/** What a line says inside its run. A header or directive is the end of a run, and no part of it: the layout tells what it changes. */
function ownSignature(statement: Statement): string {
  return statement.kind === 'section' || statement.kind === 'directive' ? '' : signatureOf(statement);
}

/** Where the runs of a category begin; its header among them. */
export function startsOf({ header, fragments }: Category): ReadonlySet<Start> {
  return new Set([header, ...fragments.map((fragment) => fragment.before ?? fragment.file)]);
}
