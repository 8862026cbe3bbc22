// Feature: Document Links
//
// The name behind `#include` opens the file that it names.

/** The files that the lines of one file lead to. */

import type { Range } from 'vscode-languageserver-types';
import type { Dialplan } from '../model/dialplan.ts';
import { fileAt } from '../model/element-at.ts';
import { rangeOf } from './place.ts';

export interface DocumentLinkPlace {
  readonly range: Range;
  /** The file to be opened. */
  readonly path: string;
}

export function documentLinks(dialplan: Dialplan, path: string): DocumentLinkPlace[] {
  return (fileAt(dialplan, path)?.structure ?? []).flatMap((line) => {
    // A pattern that names several files has no one place to go to; Go to Definition lists them.
    const files = dialplan.layout.includes.get(line) ?? [];
    const [file] = files;
    if (file === undefined || files.length > 1 || line.statement.kind !== 'directive') return [];
    return [{ range: rangeOf(line, line.statement.argument.span()), path: file.path }];
  });
}
