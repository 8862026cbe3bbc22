// Feature: Formatting
//
// *Format Document* and *Format Selection* put one blank around `=>` and `=`, which stay what they are, indent `same` as most indented ones of
// the file are, or as the editor's settings say where none is, take blanks off the ends of lines, and put an empty line between contexts. Comments
// stay, in their column where there is room. Inside a While or an If the indentation is left alone, and so is what could not be read, and what
// stands in block comments. Nothing changes for Asterisk.
//
//     exten=>100,1,Answer
//     same=>n,Hangup
//     ; becomes
//     exten => 100,1,Answer
//      same => n,Hangup

/** Formatting of a document or of some of its lines. */

import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver-types';
import { formatEdits } from '../format/format-file.ts';
import type { ConfigFile } from '../syntax/config-file.ts';

/** The edits for the file, or for the lines that the range touches. */
export function formatting(file: ConfigFile, { insertSpaces, tabSize }: FormattingOptions, range?: Range): TextEdit[] {
  const indent = insertSpaces ? ' '.repeat(tabSize) : '\t';
  return formatEdits(file, { indent, ...(range !== undefined && { lines: linesOf(range) }) }).map(
    ({ line, column, endLine, endColumn, newText }) => ({
      range: { start: { line, character: column }, end: { line: endLine, character: endColumn } },
      newText,
    }),
  );
}

/** A selection of whole lines ends at the start of the line behind them, which is not part of it. */
function linesOf({ start, end }: Range): { readonly first: number; readonly last: number } {
  const isWhole = end.character === 0 && end.line > start.line;
  return { first: start.line, last: isWhole ? end.line - 1 : end.line };
}
