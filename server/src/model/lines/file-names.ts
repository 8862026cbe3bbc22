/** The scripts and sounds that a line names. */

import { fileArgumentsOf, type FileKind } from '../../catalogue/arguments/file-arguments.ts';
import { cooked, splitArguments, splitPlain } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { withNestedCalls } from './calls.ts';
import { factsOf } from './facts.ts';

export interface FileName {
  readonly kind: FileKind;
  readonly piece: Piece;
}

const known = new WeakMap<ExtensionStatement, readonly FileName[]>();

/** Those that are written out; what is fetched from a server is no file. */
export function fileNamesOn(statement: ExtensionStatement): readonly FileName[] {
  let names = known.get(statement);
  if (names === undefined) {
    names = [...fileNames(statement)];
    known.set(statement, names);
  }
  return names;
}

function* fileNames(statement: ExtensionStatement): Generator<FileName> {
  for (const { application, data } of withNestedCalls(factsOf(statement).call))
    for (const { kind, position, separator } of fileArgumentsOf(application)) {
      const argument = splitArguments(data)[position];
      if (argument === undefined) continue;
      const names = cooked(argument);
      for (const part of separator === undefined ? [names] : splitPlain(names, separator)) {
        const piece = part.trim();
        if (piece.text !== '' && !hasSubstitution(piece.text) && !piece.text.includes(':')) yield { kind, piece };
      }
    }
}
