// Feature: Folding
//
// Folds sections, the lines of an extension, runs of comment lines, and block comments.
//
//     [from-inside]           ; › 5 lines
//     exten => 100,1,Answer() ; › 3 lines

/** What can be folded in one file. */

import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import type { ConfigFile } from '../syntax/config-file.ts';

export function folding(file: ConfigFile): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind?: FoldingRange['kind']): void => {
    if (startLine >= 0 && endLine > startLine) ranges.push({ startLine, endLine, ...(kind !== undefined && { kind }) });
  };
  let section = -1;
  let extension = -1;
  let comment = -1;
  let block = -1;
  /** The last line that says something, so that blanks and the comment above the next section are not folded away. */
  let lastLine = -1;
  let depth = 0;
  for (const { number, statement, text } of file.lines) {
    if (depth === 0 && statement.depthAfter > 0) block = number;
    if (depth > 0 && statement.depthAfter <= 0) add(block, number, FoldingRangeKind.Comment);
    const isComment =
      statement.kind === 'blank' &&
      statement.commentText !== undefined &&
      depth === 0 &&
      statement.depthAfter === 0 &&
      /^\s*;/.test(text);
    if (isComment && comment < 0) comment = number;
    if (!isComment) {
      add(comment, number - 1, FoldingRangeKind.Comment);
      comment = -1;
    }
    depth = statement.depthAfter;
    if (statement.kind === 'blank') continue;
    if (statement.kind === 'section') {
      add(section, lastLine);
      section = number;
    }
    if (statement.kind !== 'same') {
      add(extension, lastLine);
      extension = statement.kind === 'exten' ? number : -1;
    }
    lastLine = number;
  }
  add(comment, file.lines.length - 1, FoldingRangeKind.Comment);
  add(section, lastLine);
  add(extension, lastLine);
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}
