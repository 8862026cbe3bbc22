/** Lines that go on with an extension: by `same`, or by its name again. */

import type { Line } from '../syntax/config-file.ts';
import type { ExtensionStatement } from '../syntax/statement.ts';
import { habitsOf, operatorOf } from './habits.ts';
import type { Replacement } from './line-edits.ts';
import { goesOnBySame } from './new-lines.ts';

/** Whether an `exten` line names the very extension that `same` would mean there; `first` is the last `exten` line above it. */
export function repeatsExtension({ statement }: Line, first: Line | undefined): boolean {
  if (statement.kind !== 'exten' || first?.statement.kind !== 'exten' || statement.operator === '+=') return false;
  return statement.extension.text !== '' && statement.extension.text === first.statement.extension.text;
}

/** `exten => 100,` as `same => `; what stands behind stays. */
export function sameReplacement(line: Line): Replacement {
  const end = line.statement.kind === 'exten' ? startOfPriority(line.statement) : 0;
  return { span: { start: 0, end }, newText: sameHead(line) };
}

function startOfPriority({ priority, extension }: ExtensionStatement): number {
  return priority.piece.text === '' ? extension.span().end + 1 : priority.piece.span().start;
}

/** What stands before the priority on a line that goes on with an extension, as the file writes such lines. */
export function sameHead(line: Line): string {
  return `${habitsOf(line.file).indent ?? ' '}same${operatorOf(line)}`;
}

/** What stands before the priority on the line behind one with this priority, written as that one is; behind the first, as the file does it. */
export function headBehind(line: Line, number: number): string {
  const { statement, text, file } = line;
  if (statement.kind === 'exten' && number === 1 && goesOnBySame(file)) return sameHead(line);
  return 'priority' in statement ? text.slice(0, statement.priority.piece.span().start) : sameHead(line);
}
