/** Places as features give them: a path and a range in UTF-16 columns, which are the columns of the model. */

import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../../base/span.ts';
import type { FileKind } from '../../catalogue/arguments/file-arguments.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import type { Line } from '../../syntax/config-file.ts';

export interface Place {
  readonly path: string;
  readonly range: Range;
  /** What the answer is about, where the cursor stands. */
  readonly originSelectionRange?: Range;
}

/** Finds the script or the sound that a name of the dialplan means; undefined when there is none. */
export type FindFile = (kind: FileKind, name: string) => string | undefined;

/** For those who have no files to look for. */
export const noFile: FindFile = () => undefined;

/** The names by which the dialplan can mean the scripts, the sounds or the configuration files that there are. */
export type ListFiles = (kind: FileKind | 'configuration') => readonly string[];

export function rangeOf(line: Line, span: Span): Range {
  return { start: { line: line.number, character: span.start }, end: { line: line.number, character: span.end } };
}

export function placeOf(line: Line, span: Span): Place {
  return { path: line.file.path, range: rangeOf(line, span) };
}

/** The name in a section header, or the whole of any other line. */
export function headerSpan(line: Line): Span {
  const { statement } = line;
  return statement.kind === 'section' ? statement.name.span() : statement.live.span();
}

/** The headers of a context, in load order. */
export function contextPlaces(context: Context): Place[] {
  return context.headers.map((line) => placeOf(line, headerSpan(line)));
}

/** The name of an extension on the line that begins it. */
export function extensionPlace(extension: Extension): Place | undefined {
  const [first] = extension.priorities;
  return first === undefined ? undefined : placeOf(first.line, nameSpan(first));
}

/** The extension's name on the line of a priority, or its priority field where the name is not repeated. */
export function nameSpan({ line }: Priority): Span {
  const { statement } = line;
  if (statement.kind === 'exten') return statement.extension.span();
  return statement.kind === 'same' ? statement.priority.piece.span() : statement.live.span();
}

/** The label of a priority, or its field. */
function prioritySpan({ line, label }: Priority): Span {
  const { statement } = line;
  if (statement.kind !== 'exten' && statement.kind !== 'same') return statement.live.span();
  return (label === undefined ? undefined : statement.priority.label?.span()) ?? statement.priority.piece.span();
}

export function priorityPlace(priority: Priority): Place {
  return placeOf(priority.line, prioritySpan(priority));
}

/** Without those that stand at the place of an earlier one. */
export function distinct(places: Iterable<Place>): Place[] {
  const byKey = new Map<string, Place>();
  for (const place of places) {
    const { start, end } = place.range;
    const key = `${place.path}\n${start.line}:${start.character}:${end.line}:${end.character}`;
    if (!byKey.has(key)) byKey.set(key, place);
  }
  return [...byKey.values()];
}
