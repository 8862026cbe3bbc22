// Feature: Document Links
//
// The name behind `#include` opens the file that it names; so do the script of `AGI()` and the sounds of `Playback()`, `Background()`, `Read()`
// and `Queue()`, where there are such files.
//
//     #include "custom/*.conf"
//     exten => 100,1,AGI(score.php)        ; agi-bin/score.php
//      same => n,Playback(custom/welcome)  ; sounds/en/custom/welcome.gsm

/** The files that the lines of one file lead to. */

import type { Range } from 'vscode-languageserver-types';
import { fileAt } from '../model/cursor/line-at.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { fileNamesOn } from '../model/lines/file-names.ts';
import { noFile, rangeOf, type FindFile } from './places/place.ts';

export interface DocumentLinkPlace {
  readonly range: Range;
  /** The file to be opened. */
  readonly path: string;
}

export function documentLinks(dialplan: Dialplan, path: string, findFile: FindFile = noFile): DocumentLinkPlace[] {
  const file = fileAt(dialplan, path);
  const included = (file?.structure ?? []).flatMap((line) => {
    // A pattern that names several files has no one place to go to; Go to Definition lists them.
    const files = dialplan.layout.includes.get(line) ?? [];
    const [first] = files;
    if (first === undefined || files.length > 1 || line.statement.kind !== 'directive') return [];
    return [{ range: rangeOf(line, line.statement.argument.span()), path: first.path }];
  });
  const named = (file?.lines ?? []).flatMap((line) => {
    const { statement } = line;
    if (statement.kind !== 'exten' && statement.kind !== 'same') return [];
    return fileNamesOn(statement).flatMap(({ kind, piece }) => {
      const found = findFile(kind, piece.text);
      return found === undefined ? [] : [{ range: rangeOf(line, piece.span()), path: found }];
    });
  });
  return [...included, ...named];
}
