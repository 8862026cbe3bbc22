// Feature: Refactoring: Number the Priorities with 'n'
//
// Writes the numbered priorities of an extension as `n`, and gives a label to those that are jumped to by their number, here and wherever somebody
// leads there; or the other way round writes the numbers. Asterisk counts the same.
//
//     exten => 100,1,Answer()
//     exten => 100,2,WaitExten(5)
//     exten => 100,3,Goto(2)
//     ; becomes
//     exten => 100,1,Answer()
//     exten => 100,n(step2),WaitExten(5)
//     exten => 100,n,Goto(step2)

/** `exten => 100,2,…` as `exten => 100,n,…`, with labels for what is jumped to, and back. */

import type { TextEdit } from '../../base/edits.ts';
import { countablePriorities } from '../../lint/loading/numbered-priorities.ts';
import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, HINT, type Extension, type Priority } from '../../model/contexts/extension.ts';
import { priorityAtLine } from '../../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { candidates } from '../../model/names/reach.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { isOwnLine, usesByNumber } from './numbering.ts';
import type { Refactoring } from './refactoring.ts';

export const priorityNumbers: Refactoring = ({ dialplan, line }) => {
  const priority = priorityAtLine(dialplan, line);
  const extension = priority === undefined ? undefined : extensionHolding(priority);
  if (priority === undefined || extension === undefined) return [];
  if (!extension.priorities.every((each) => isOwnLine(dialplan, each))) return [];
  const numbered = countablePriorities(priority.context).filter((each) => extension.priorities.includes(each));
  const counted = extension.priorities.filter(
    ({ statement, number }) => number !== HINT && !/^\d/.test(statement.priority.word.text),
  );
  return [
    ...(numbered.length > 0
      ? [
          {
            title: `Number the priorities of '${extension.name}' with n`,
            kind: 'refactor.rewrite',
            result: () => ({ edits: withoutNumbers(dialplan, priority.context, extension, numbered) }),
          },
        ]
      : []),
    ...(counted.length > 0
      ? [
          {
            title: `Write the numbers of the priorities of '${extension.name}'`,
            kind: 'refactor.rewrite',
            result: () => ({ edits: counted.map(withNumber) }),
          },
        ]
      : []),
  ];
};

function withoutNumbers(dialplan: Dialplan, context: Context, extension: Extension, numbered: readonly Priority[]): TextEdit[] {
  const labels = new Map<Priority, string>();
  const edits: TextEdit[] = [];
  for (const { line, target, to, priority } of usesByNumber(dialplan, context, extension)) {
    const written = target.priority?.piece;
    // A label that Asterisk did not take, since another priority has it, cannot be jumped to.
    if (to.label === undefined && to.statement.priority.label !== undefined) continue;
    if (written === undefined || !numbered.includes(to) || !takesLabel(target.relation, target.construct)) continue;
    if (priority?.context.joinsLines === true) continue;
    // Where another extension could answer, the number may mean its priority.
    const name =
      target.extension === undefined ? extension.name : target.extension.isComputed ? undefined : target.extension.piece.text;
    if (name === undefined || (!name.startsWith('_') && candidates(dialplan, context, name).length > 1)) continue;
    const label = to.label ?? labels.get(to) ?? freeLabel(extension, to.number);
    labels.set(to, label);
    edits.push(replacement(line, written.span(), label));
  }
  for (const priority of numbered) {
    const { word } = priority.statement.priority;
    const given = priority.label === undefined ? labels.get(priority) : undefined;
    edits.push(replacement(priority.line, word.span(), given === undefined ? 'n' : `n(${given})`));
  }
  return distinct(edits);
}

/** Whether Asterisk looks for a label where the number is written. */
function takesLabel(relation: string, construct: string): boolean {
  return (relation === 'jump' || relation === 'call' || relation === 'handler') && construct !== 'dialplan_exec';
}

function freeLabel(extension: Extension, number: number): string {
  let label = `step${number}`;
  while (extension.labelled(label) !== undefined) label += 'a';
  return label;
}

/** A line that several contexts inherit names the same place several times. */
function distinct(edits: readonly TextEdit[]): TextEdit[] {
  const byPlace = new Map(edits.map((edit) => [`${edit.path}\n${edit.line}:${edit.column}:${edit.endColumn}`, edit]));
  return [...byPlace.values()];
}

function withNumber({ line, number, statement }: Priority): TextEdit {
  const { piece, label } = statement.priority;
  return replacement(line, piece.span(), label === undefined ? String(number) : `${number}(${label.text})`);
}
