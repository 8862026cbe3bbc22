/** Where lines name the same application, function, script or sound. Asterisk defines these, so that nothing but the name ties them together. */

import { literalPattern } from '../../base/literal-pattern.ts';
import type { ApplicationElement, FileNameElement, FunctionElement } from '../../model/cursor/element.ts';
import { functionUses } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { fileNamesOn } from '../../model/lines/file-names.ts';
import type { ConfigFile } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { placeOf, type Place } from './place.ts';

/** Nobody reads through more, and a longer list takes long to send. */
const MOST_PLACES = 5000;

/** The places in these files, that of the element among them. */
export function spelledAlike(
  files: Iterable<ConfigFile>,
  element: ApplicationElement | FunctionElement | FileNameElement,
): Place[] {
  switch (element.kind) {
    case 'application': {
      const name = element.call.application;
      return placesOf(files, name, (statement) =>
        [...withNestedCalls(factsOf(statement).call)]
          .map((each) => each.name.trim())
          .filter(({ text }) => text.toLowerCase() === name),
      );
    }
    case 'function':
      return placesOf(files, element.name, (statement) =>
        functionUses(factsOf(statement).call).flatMap(({ name }) => (name.text === element.name ? [name] : [])),
      );
    case 'file-name':
      return placesOf(files, element.name, (statement) =>
        fileNamesOn(statement).flatMap(({ kind, piece }) =>
          kind === element.fileKind && piece.text === element.name ? [piece] : [],
        ),
      );
  }
}

function placesOf(files: Iterable<ConfigFile>, name: string, find: (statement: ExtensionStatement) => Piece[]): Place[] {
  const places: Place[] = [];
  const word = new RegExp(literalPattern(name), 'i');
  for (const { lines } of files)
    for (const line of lines) {
      const { statement } = line;
      if ((statement.kind !== 'exten' && statement.kind !== 'same') || !word.test(line.text)) continue;
      const pieces = find(statement).sort((a, b) => a.span().start - b.span().start);
      for (const piece of pieces) places.push(placeOf(line, piece.span()));
      if (places.length >= MOST_PLACES) return places;
    }
  return places;
}
