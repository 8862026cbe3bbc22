/** The line ends that all edits of a file must have. */

import type { TextEdit } from '../../base/edits.ts';
import type { ConfigFile } from '../../syntax/config-file.ts';

/** The edits with the line ends of their files. */
export function withLineEnds(edits: readonly TextEdit[], isReturned: (path: string) => boolean): TextEdit[] {
  return edits.map((edit) => (isReturned(edit.path) ? { ...edit, newText: edit.newText.replaceAll('\n', '\r\n') } : edit));
}

/** Whether the lines of a file end as on Windows. */
export function endsWithReturns(file: ConfigFile | undefined): boolean {
  return file?.lines[0]?.text.endsWith('\r') === true;
}
