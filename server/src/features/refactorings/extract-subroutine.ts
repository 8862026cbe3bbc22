// Feature: Refactoring: Extract to a Subroutine
//
// Moves the selected lines of an extension into a subroutine of their own at the end of the file, and calls it in their place; VS Code then asks
// for its name. What would mean something else there, `${EXTEN}`, `${CONTEXT}` and the arguments `${ARG1}` …, is passed on; other variables belong to the channel and are the same everywhere.
// Nothing is done where a jump crosses the border of the lines.
//
//     exten => _1XX,1,Set(DB(last/caller)=${EXTEN})
//     ; becomes
//     exten => _1XX,1,Gosub(sub-extracted,s,1(${EXTEN}))

/** Selected lines as a subroutine, with a Gosub in their place. */

import { blockRole } from '../../catalogue/flow/block-applications.ts';
import type { Replacement } from '../../format/line-edits.ts';
import { sectionsAtEnd } from '../../format/new-lines.ts';
import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import { priorityAtLine } from '../../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { stepsAfter } from '../../model/flow/flow.ts';
import { assignmentsOf, variablesSet } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { placeOf } from '../../model/names/place.ts';
import { candidates } from '../../model/names/reach.ts';
import { usesOfExtensions, type Use } from '../../model/names/uses.ts';
import { variablesRead } from '../../model/values/values.ts';
import { endOf } from '../../syntax/text-edits.ts';
import { freeContextName } from './free-context-name.ts';
import { dependsOnPlace, jumpsInside, routineLines, whyNotOneRun } from './moved-lines.ts';
import { renumbered, whyOthersMixIn } from './numbering.ts';
import { refused, type Refactoring, type RefactoringResult } from './refactoring.ts';

export const extractSubroutine: Refactoring = ({ dialplan, lines, isCursor }) => {
  if (isCursor) return [];
  const selected = lines.flatMap((line) => priorityAtLine(dialplan, line) ?? []);
  return selected.length === 0
    ? []
    : [{ title: 'Extract to a subroutine', kind: 'refactor.extract', result: () => extract(dialplan, selected) }];
};

function extract(dialplan: Dialplan, selected: readonly Priority[]): RefactoringResult {
  const [first] = selected;
  const last = selected.at(-1);
  const extension = first === undefined ? undefined : extensionHolding(first);
  if (first === undefined || last === undefined || extension === undefined) return refused('These lines belong to no extension.');
  if (selected.some((priority) => !extension.priorities.includes(priority)))
    return refused('These lines belong to several extensions.');
  const { context } = first;
  const obstacle =
    whyNotOneRun(dialplan, selected) ?? whyOthersMixIn(dialplan, extension, 1 - selected.length) ?? whyUnbalanced(selected);
  if (obstacle !== undefined) return refused(obstacle);
  const behind = selected.length > 1 ? renumbered(dialplan, context, extension, last.number + 1, 1 - selected.length) : [];
  if (typeof behind === 'string') return refused(behind);

  const uses = [...usesOfExtensions(dialplan, context, [extension])].filter(({ found }) => selected.includes(found.priority));
  const isInside = ({ priority }: Use): boolean => priority !== undefined && selected.includes(priority);
  for (const use of uses)
    if (!isInside(use) && use.found.priority !== first)
      return refused(
        `Line ${use.line.number + 1} jumps into the middle of these lines, to line ${use.found.priority.line.number + 1}.`,
      );

  const passed = new Map<string, string>();
  const replacements = new Map<Priority, Replacement[]>();
  for (const priority of selected) {
    const jumps = jumpsInside(dialplan, priority, selected);
    if (typeof jumps === 'string') return refused(jumps);
    if (dependsOnPlace(priority))
      return refused(
        `Line ${priority.line.number + 1} returns, or takes what the caller dials, which is another thing in a subroutine.`,
      );
    const names = passedNames(priority, passed);
    if (typeof names === 'string') return refused(names);
    replacements.set(priority, [...jumps, ...names]);
  }

  const name = freeContextName(dialplan, 'sub-extracted');
  const isLabelled = (inside: boolean): boolean =>
    uses.some(
      (use) => isInside(use) === inside && use.found.priority === first && use.target.priority?.piece.text === first.label,
    );
  const body = routineLines(selected, replacements, (priority) =>
    priority !== first || isLabelled(true) ? priority.label : undefined,
  );
  // What a call looks for in its own context when it ends or fails is found there still.
  const includes = candidates(dialplan, context, 'h').length > 0 ? [`include => ${context.name}`] : [];
  const { steps, exits } = stepsAfter(dialplan, placeOf(last));
  const goesOn = exits.includes('fall-off') || steps.some(({ kind }) => kind === 'next' || kind === 'block');
  const end = goesOn ? [` same => n,Return(${returned(context)})`] : [];
  const section = [`[${name}]`, ...includes, ...body, ...end, ''].join('\n');
  const edit = sectionsAtEnd(first.line.file, [section]);
  if (edit === undefined) return refused('The file ends inside a block comment, so that no subroutine can be added behind it.');

  const { piece, word, increment } = first.statement.priority;
  const keepsLabel = first.label === undefined || isLabelled(false) || !isLabelled(true);
  const field = keepsLabel ? piece.text : increment === 0 ? word.text : `${word.text}+${increment}`;
  const args = [...passed.keys()].map((each) => `\${${each}}`).join(',');
  const begun = `${first.line.text.slice(0, piece.span().start)}${field},Gosub(`;
  const call = `${begun}${name},s,1${args === '' ? '' : `(${args})`})`;
  const { file, number } = first.line;
  return {
    edits: [
      { path: file.path, line: number, column: 0, endLine: last.line.number, endColumn: endOf(last.line.text), newText: call },
      ...behind,
      edit,
    ],
    name: { path: file.path, line: number, column: begun.length },
  };
}

/** What the subroutine returns: Return sets GOSUB_RETVAL, which somebody may want as another subroutine left it. */
function returned(context: Context): string {
  for (const { statement } of context.priorities()) if (statement.data.text.includes('GOSUB_RETVAL')) return '${GOSUB_RETVAL}';
  return '';
}

/** The variables of a priority that belong to the place and not to the channel, each as the argument that it becomes. */
function passedNames(priority: Priority, passed: Map<string, string>): Replacement[] | string {
  const where = `Line ${priority.line.number + 1}`;
  const { call } = factsOf(priority.statement);
  for (const each of withNestedCalls(call)) {
    if (assignmentsOf(each).some(({ name }) => name.text === 'LOCAL'))
      return `${where} sets a variable of this routine, which would be gone when the subroutine returns.`;
    if (variablesSet(each).some(({ text }) => /^ARGC?\d*$/.test(text)))
      return `${where} sets an argument of this routine, which would be another one in the subroutine.`;
  }
  const found: Replacement[] = [];
  for (const { name, isComputed } of variablesRead(priority.statement.data)) {
    const { text } = name;
    if (isComputed && /ARG|EXTEN|CONTEXT|PRIORITY/.test(text)) return `${where} computes the name of a variable.`;
    if (isComputed) continue;
    if (text === 'ARGC' || text === 'PRIORITY') return `${where} reads ${text}, which is another one in the subroutine.`;
    if (!/^(?:EXTEN|CONTEXT|ARG\d+)$/.test(text)) continue;
    const argument = passed.get(text) ?? `ARG${passed.size + 1}`;
    passed.set(text, argument);
    found.push({ span: name.span(), newText: argument });
  }
  return found;
}

/** Why a While or If cannot be cut in two; undefined when all that begin also end. */
function whyUnbalanced(selected: readonly Priority[]): string | undefined {
  const open = new Map<string, number>();
  const reason = 'A While or an If begins or ends outside these lines.';
  for (const { statement } of selected) {
    const block = blockRole(statement.application.text);
    if (block === undefined) continue;
    const depth = open.get(block.opens) ?? 0;
    if (block.role !== 'open' && depth === 0) return reason;
    open.set(block.opens, block.role === 'open' ? depth + 1 : block.role === 'close' ? depth - 1 : depth);
  }
  return [...open.values()].every((depth) => depth === 0) ? undefined : reason;
}
