// Feature: Refactoring: Convert 'h' to a Hangup Handler
//
// On the extension `h` of a context: makes its lines a routine that ends with Return, and has each extension by which a call comes into the context
// push it first. `h` belongs to the context in which a channel happens to be at the end; the handler belongs to the channel, and runs wherever the call
// went.
//
//     exten => 100,1,Dial(PJSIP/100)
//     exten => h,1,NoOp(${HANGUPCAUSE})
//     ; becomes
//     exten => 100,1,Set(CHANNEL(hangup_handler_push)=hangup-in,s,1)
//      same => n,Dial(PJSIP/100)

/** The extension `h` as a routine that is pushed on the channels which come into its context. */

import type { TextEdit } from '../../base/edits.ts';
import type { Replacement } from '../../format/line-edits.ts';
import { sectionsAtEnd } from '../../format/new-lines.ts';
import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, type Extension, type Priority } from '../../model/contexts/extension.ts';
import { priorityAtLine } from '../../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { stepsAfter } from '../../model/flow/flow.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { placeOf } from '../../model/names/place.ts';
import { allIncluders } from '../../model/names/reach.ts';
import { usesOfExtensions } from '../../model/names/uses.ts';
import { variablesRead } from '../../model/values/values.ts';
import type { Line } from '../../syntax/config-file.ts';
import { endOf, withoutLine } from '../../syntax/text-edits.ts';
import { specialExtensions } from '../descriptions/special-extensions.ts';
import { freeContextName } from './free-context-name.ts';
import { dependsOnPlace, jumpsInside, routineLines, whyNotOneRun } from './moved-lines.ts';
import { insertBefore } from './numbering.ts';
import { refused, type Refactoring, type RefactoringResult } from './refactoring.ts';
import { comesAgain } from './repeated-places.ts';

export const convertH: Refactoring = ({ dialplan, line }) => {
  const priority = priorityAtLine(dialplan, line);
  const extension = priority?.name === 'h' ? extensionHolding(priority) : undefined;
  if (priority === undefined || extension === undefined || extension.priorities.every(onlyHangsUp)) return [];
  return [
    {
      title: "Convert 'h' to a hangup handler",
      kind: 'refactor.rewrite',
      result: () => convert(dialplan, priority.context, extension),
    },
  ];
};

/** Whether a line does nothing that a handler could do. */
function onlyHangsUp({ statement }: Priority): boolean {
  return /^(?:hangup|return)$/.test(statement.applicationName);
}

function convert(dialplan: Dialplan, context: Context, h: Extension): RefactoringResult {
  const { priorities } = h;
  const [first] = priorities;
  const last = priorities.at(-1);
  if (first === undefined || last === undefined) return refused("This 'h' has no lines.");
  const obstacle = whyNotOneRun(dialplan, priorities) ?? whyShared(dialplan, context, h);
  if (obstacle !== undefined) return refused(obstacle);
  if (first.number !== 1) return refused("This 'h' does not begin with priority 1, so it never runs.");
  const replacements = new Map<Priority, Replacement[]>();
  for (const priority of priorities) {
    const changed = asHandler(dialplan, priority, priorities);
    if (typeof changed === 'string') return refused(changed);
    replacements.set(priority, changed);
  }

  const handler = freeContextName(dialplan, `hangup-${context.name}`);
  const entries = entriesOf(dialplan, context);
  if (typeof entries === 'string') return refused(entries);
  const pushes: TextEdit[] = [];
  for (const entry of entries) {
    const push = insertBefore(dialplan, entry, `Set(CHANNEL(hangup_handler_push)=${handler},s,1)`);
    if (typeof push === 'string') return refused(push);
    pushes.push(...push);
  }

  const { exits, steps } = stepsAfter(dialplan, placeOf(last));
  // A pattern that matches `h` too may go on behind its last line; no such thing is in the handler's context.
  const fallsOff = exits.includes('fall-off') || steps.some(({ kind }) => kind === 'next');
  const comments = commentsAbove(first.line);
  const body = [
    ...comments.map(({ text }) => text.slice(0, endOf(text))),
    ...routineLines(priorities, replacements),
    ...(fallsOff ? [' same => n,Return()'] : []),
  ];
  const comment = `; Hangup handler of the channels that come into '${context.name}'.`;
  const section = sectionsAtEnd(first.line.file, [[comment, `[${handler}]`, ...body, ''].join('\n')]);
  if (section === undefined) return refused('The file ends inside a block comment, so that no context can be added behind it.');
  return { edits: [...pushes, removal(comments[0] ?? first.line, last), section] };
}

/** Why others than the channels of this context come to `h`; undefined when nobody does. */
function whyShared(dialplan: Dialplan, context: Context, h: Extension): string | undefined {
  if (h.callerId !== undefined) return "This 'h' is for some callers only.";
  const [includer] = allIncluders(dialplan, context);
  if (includer !== undefined) return `'${includer.name}' includes this context, and would be without its 'h'.`;
  for (const { priority, line } of usesOfExtensions(dialplan, context, [h]))
    if (priority === undefined || !h.priorities.includes(priority)) return `Line ${line.number + 1} leads to this 'h'.`;
  return undefined;
}

/** What is written otherwise in a handler: jumps, and Return where the call was hung up. */
function asHandler(dialplan: Dialplan, priority: Priority, inside: readonly Priority[]): Replacement[] | string {
  const where = `Line ${priority.line.number + 1}`;
  const jumps = jumpsInside(dialplan, priority, inside);
  if (typeof jumps === 'string') return jumps;
  if (dependsOnPlace(priority)) return `${where} returns, or waits for digits.`;
  for (const { name } of variablesRead(priority.statement.data))
    if (/^(?:EXTEN|CONTEXT|PRIORITY|ARG\d+|ARGC)$/.test(name.text))
      return `${where} reads ${name.text}, which is another one in a hangup handler.`;
  const returns = [...withNestedCalls(factsOf(priority.statement).call)].flatMap(({ name, data }): Replacement[] =>
    name.text.trim().toLowerCase() === 'hangup'
      ? [
          { span: name.trim().span(), newText: 'Return' },
          { span: data.span(), newText: '' },
        ]
      : [],
  );
  return [...jumps, ...returns];
}

/** The first priorities of the extensions by which a call comes into the context; a sentence where it is not clear which those are. */
function entriesOf(dialplan: Dialplan, context: Context): Priority[] | string {
  const entries: Priority[] = [];
  for (const extension of context.registered()) {
    const name = extension.name;
    if (name !== 's' && Object.hasOwn(specialExtensions, name)) continue;
    const first = extension.priority(1);
    if (first === undefined) continue;
    let isFromOutside = false;
    let isFromInside = false;
    let isRoutine = false;
    for (const { priority, target, found } of usesOfExtensions(dialplan, context, [extension])) {
      if (target.relation === 'test') continue;
      if (target.relation === 'call' || target.relation === 'handler') {
        isRoutine = true;
        continue;
      }
      const isInside = priority?.context === context && target.relation === 'jump';
      if (isInside && found.priority !== first) continue;
      if (isInside && extension.priorities.includes(priority)) return repeated(name);
      if (!isInside && found.priority !== first)
        return `A call comes to '${name}' at priority ${found.priority.number} from another context, past the place where the handler would be pushed.`;
      if (isInside) isFromInside = true;
      else isFromOutside = true;
    }
    if (isFromInside && isFromOutside)
      return `Calls come to '${name}' both from other contexts and from this one, and would get the handler twice.`;
    if (isFromInside || (isRoutine && !isFromOutside)) continue;
    if (comesAgain(dialplan, first)) return repeated(name);
    entries.push(first);
  }
  return entries.length === 0 ? 'No extension of this context is one by which a call comes into it.' : entries;
}

function repeated(name: string): string {
  return `A call comes to '${name}' again and again, and would get the handler each time.`;
}

/** The comment lines right above a line, which are about it. */
function commentsAbove({ file, number }: Line): Line[] {
  const above = file.lines[number - 1];
  if (above?.statement.kind !== 'blank' || above.statement.commentText === undefined || above.statement.depthAfter !== 0)
    return [];
  return [...commentsAbove(above), above];
}

/** The lines of `h`, the comments above and between them included. */
function removal(first: Line, { line: last }: Priority): TextEdit {
  const end = withoutLine(last);
  const isAtEnd = end.endLine === last.number;
  return { ...end, line: first.number, column: 0, ...(isAtEnd && { endColumn: endOf(last.text) }) };
}
