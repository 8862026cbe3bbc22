/** Edits at the end of a file, and the line ends that all edits of a file must have. */

import type { TextEdit } from '../../base/edits.ts';
import type { ConfigFile } from '../../syntax/config-file.ts';
import { insertion } from '../../syntax/text-edits.ts';

/** Sections behind everything else in a file, an empty line before each; undefined where the file ends inside a block comment. */
export function sectionsAtEnd(file: ConfigFile, sections: readonly string[]): TextEdit | undefined {
  const last = file.lines.at(-1);
  if (last?.statement.depthAfter !== 0) return undefined;
  const gap = last.text === '' ? (file.lines.at(-2)?.text.trim() === '' || file.lines.length === 1 ? '' : '\n') : '\n\n';
  return insertion(last, last.text.length, gap + sections.join('\n'));
}

/** The edits with the line ends of their files. */
export function withLineEnds(edits: readonly TextEdit[], isReturned: (path: string) => boolean): TextEdit[] {
  return edits.map((edit) => (isReturned(edit.path) ? { ...edit, newText: edit.newText.replaceAll('\n', '\r\n') } : edit));
}

/** Whether the lines of a file end as on Windows. */
export function endsWithReturns(file: ConfigFile | undefined): boolean {
  return file?.lines[0]?.text.endsWith('\r') === true;
}
