/** The name of an extension as its lines spell it, for rules that judge names and repair them on all lines at once. */

import type { TextEdit } from '../../base/edits.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { usesInto } from '../../model/names/uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';

/** A name with the line that spells it first. */
export interface ExtensionName {
  readonly context: Context;
  /** All that have it; they differ by the caller ID. */
  readonly extensions: readonly Extension[];
  readonly line: Line;
  /** The name without the caller ID, as written. */
  readonly name: Piece;
}

/** The names that can be judged, each once. */
export function* extensionNames(context: Context): Generator<ExtensionName> {
  const keys = new Set<string>();
  for (const { compiled } of context.registered()) {
    if (keys.has(compiled.key)) continue;
    keys.add(compiled.key);
    const extensions = context.withKey(compiled.key);
    const line = lineNaming(extensions);
    if (line?.statement.kind === 'exten') yield { context, extensions, line, name: namePieces(line.statement).name };
  }
}

/** The first line that names one of the extensions; undefined where it cannot be judged. */
export function lineNaming(extensions: readonly Extension[]): Line | undefined {
  let first: Line | undefined;
  for (const { priorities } of extensions)
    for (const { line } of priorities)
      if (line.statement.kind === 'exten' && (first === undefined || (line.file === first.file && line.number < first.number)))
        first = line;
  return first === undefined || isTemplateText(first.text) || isMangled(first.statement, first.text) ? undefined : first;
}

/** The name and the caller ID behind the first `/`. */
export function namePieces({ extension }: ExtensionStatement): { readonly name: Piece; readonly callerId: Piece | undefined } {
  const slash = extension.text.indexOf('/');
  return slash < 0
    ? { name: extension, callerId: undefined }
    : { name: extension.slice(0, slash), callerId: extension.slice(slash + 1) };
}

/** Gives the extensions another name on every line that spells it in the same way, dropped ones among them: under the old name they would be kept. */
export function renamed({ context, extensions, name }: ExtensionName, newName: string): readonly TextEdit[] {
  const { text } = name;
  const lines = extensions.flatMap(({ priorities }) => priorities.map(({ line }) => line));
  const dropped = context.rejections.flatMap(({ kind, line }) => (kind === 'duplicate-priority' ? line : []));
  return [...new Set([...lines, ...dropped])].flatMap((line) => {
    if (line.statement.kind !== 'exten') return [];
    const written = namePieces(line.statement).name;
    return written.text === text ? [replacement(line, written.span(), newName)] : [];
  });
}

/** Whether somebody goes to an extension by writing exactly this name. */
export function isWrittenAsTarget(dialplan: Dialplan, context: Context, name: string): boolean {
  for (const { target } of usesInto(dialplan, context)) if (target.extension?.piece.text === name) return true;
  return false;
}
