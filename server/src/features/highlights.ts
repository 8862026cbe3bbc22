// Feature: Highlights
//
// Marks the other places in the file that name the thing under the cursor; where a variable is set looks other than where it is read.
//
//     exten => s,1,Set(count=1)             ; count is set here
//      same => n,GotoIf($[${count} > 3]?end) ; and read here

/** Where the thing under the cursor is named in its own file. */

import { DocumentHighlightKind, type DocumentHighlight } from 'vscode-languageserver-types';
import { fileAt } from '../model/cursor/line-at.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { distinct, type Place } from './places/place.ts';
import { namesAt } from './references.ts';

export function highlights(dialplan: Dialplan, path: string, line: number, character: number): DocumentHighlight[] {
  const file = fileAt(dialplan, path);
  const files = file === undefined ? [] : [file];
  const { declarations, uses } = namesAt(dialplan, path, line, character, files);
  const here = (places: readonly Place[]): Place[] => distinct(places).filter((place) => place.path === path);
  return [
    ...here(declarations).map(({ range }) => ({ range, kind: DocumentHighlightKind.Write })),
    ...here(uses).map(({ range }) => ({ range, kind: DocumentHighlightKind.Read })),
  ];
}
