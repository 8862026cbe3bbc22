/** The queue, mailbox or endpoint under the cursor, where a line of the dialplan or a file beside it names it and where such a file defines it. */

import { touches, type Span } from '../../base/span.ts';
import { kindsOfNames, type NameKind } from '../../catalogue/neighbors/configured-names.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Dialplan } from '../dialplan.ts';
import { channelNames, nameUses, type NameUse } from '../lines/name-uses.ts';
import { isGlobal } from '../names/variable-uses.ts';
import { namesBeside } from '../neighbors/names-beside.ts';
import type { ConfiguredName } from '../neighbors/names-of-kind.ts';

export interface ConfiguredNameAt {
  readonly kind: NameKind;
  readonly name: string;
  readonly line: Line;
  readonly span: Span;
  /** The lines that define it, in load order; empty when none does. */
  readonly definitions: readonly ConfiguredName[];
}

/** Undefined where no such name stands, or one that is put together at run time. */
export function configuredNameAt(dialplan: Dialplan, line: Line, column: number): ConfiguredNameAt | undefined {
  const defined = line.file.dialect === 'config' ? definedAt(dialplan, line, column) : undefined;
  if (defined !== undefined) return defined;
  const use = namesOf(dialplan, line).find(({ piece, isComputed }) => !isComputed && touches(piece.span(), column));
  if (use === undefined) return undefined;
  const { kind, name, piece } = use;
  return { kind, name, line, span: piece.span(), definitions: definitionsOf(dialplan, use) };
}

/** The names that a line uses: a priority, the value of a global variable, or a setting of a file beside the dialplan. */
export function namesOf(dialplan: Dialplan, line: Line): readonly NameUse[] {
  const { statement } = line;
  if (line.file.dialect === 'config') return namesBeside(statement, dialplan.neighborName(line.file));
  if (statement.kind === 'exten' || statement.kind === 'same') return nameUses(statement);
  if (statement.kind === 'setting' && statement.value.text.includes('/') && isGlobal(dialplan, line))
    return channelNames(statement.value, statement.key.text);
  return [];
}

function definedAt(dialplan: Dialplan, line: Line, column: number): ConfiguredNameAt | undefined {
  for (const kind of Object.keys(kindsOfNames) as NameKind[]) {
    const names = dialplan.configured(kind);
    const found = names.all.find((each) => each.line === line && touches(each.span, column));
    if (found !== undefined) return { kind, name: found.name, line, span: found.span, definitions: names.named(found.name) };
  }
  return undefined;
}

function definitionsOf(dialplan: Dialplan, { kind, name, orName }: NameUse): readonly ConfiguredName[] {
  const names = dialplan.configured(kind);
  return names.named(orName !== undefined && names.has(orName) ? orName : name);
}

/** Where lines of the dialplan, and of the files beside it, name it. */
export function* usesOfConfiguredName(
  dialplan: Dialplan,
  { kind, name, definitions }: ConfiguredNameAt,
): Generator<{ readonly line: Line; readonly piece: Piece }> {
  const written = (name.split('@')[0] ?? name).toLowerCase();
  for (const file of [...dialplan.layout.files, ...dialplan.neighbors])
    for (const line of file.lines) {
      if (!line.text.toLowerCase().includes(written)) continue;
      for (const use of namesOf(dialplan, line))
        if (use.kind === kind && !use.isComputed && isSame(use.name === name, definitions, definitionsOf(dialplan, use)))
          yield { line, piece: use.piece };
    }
}

/** Names are the same that the same line defines; where none does, those that are spelled alike. */
function isSame(isSpelledAlike: boolean, a: readonly ConfiguredName[], b: readonly ConfiguredName[]): boolean {
  return a[0] === undefined ? isSpelledAlike && b[0] === undefined : a[0] === b[0];
}
