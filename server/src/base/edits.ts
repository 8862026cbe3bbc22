/** A change of text that a fix or a feature proposes; nothing here applies it. */

/** Replaces what lies between two positions of one file; lines and columns count from 0, the end is exclusive. */
export interface TextEdit {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly newText: string;
}

/** `text` with `edits` of this text applied; edits that overlap an earlier one are left out. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const offset = (line: number, column: number): number =>
    line >= starts.length ? text.length : Math.min((starts[line] ?? 0) + column, text.length);
  const sorted = [...edits].sort((a, b) => a.line - b.line || a.column - b.column);
  let result = '';
  let done = 0;
  for (const edit of sorted) {
    const from = offset(edit.line, edit.column);
    if (from < done) continue;
    result += text.slice(done, from) + edit.newText;
    done = offset(edit.endLine, edit.endColumn);
  }
  return result + text.slice(done);
}

/** Whether two edits of one file change the same text, or put something at the same place. */
export function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.path !== b.path) return false;
  const areSame = a.line === b.line && a.column === b.column && a.endLine === b.endLine && a.endColumn === b.endColumn;
  return areSame || !(endsBefore(a, b) || endsBefore(b, a));
}

function endsBefore(first: TextEdit, second: TextEdit): boolean {
  return first.endLine < second.line || (first.endLine === second.line && first.endColumn <= second.column);
}
