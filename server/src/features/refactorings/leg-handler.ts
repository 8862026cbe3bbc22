// Feature: Refactoring: Add a Hangup Handler
//
// On the line of a `Dial()`: pushes a hangup handler on the caller's channel before it, on the channel of whoever answers, or on every channel that is
// called, and writes the handler's context. A handler runs when its channel ends, wherever the call went meanwhile; Local channels that are called
// get `/n`, so that they last until then. Numbered priorities behind a new line are counted on, with the jumps to them.
//
//     exten => 100,1,Dial(PJSIP/100,30)
//     ; becomes
//     exten => 100,1,Dial(PJSIP/100,30,U(sub-on-answer))

/** A hangup handler for one of the legs of a Dial. */

import type { TextEdit } from '../../base/edits.ts';
import { sectionsAtEnd } from '../../format/new-lines.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import { priorityAtLine } from '../../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf, targetsOf } from '../../model/lines/facts.ts';
import { localOption } from '../../model/lines/local-channel.ts';
import type { Line } from '../../syntax/config-file.ts';
import { insertion } from '../../syntax/text-edits.ts';
import { addOption, optionLetter, type OptionLetter } from '../edits/option-edits.ts';
import { freeContextName } from './free-context-name.ts';
import { insertBefore, isOwnLine, whyOthersMixIn } from './numbering.ts';
import { refused, type Refactoring, type RefactoringResult } from './refactoring.ts';
import { comesAgain } from './repeated-places.ts';

export const legHandler: Refactoring = ({ dialplan, line }) => {
  const priority = priorityAtLine(dialplan, line);
  if (priority === undefined || !isOwnLine(dialplan, priority)) return [];
  for (const call of withNestedCalls(factsOf(priority.statement).call)) {
    const atAnswer = optionLetter(call, ({ kind }) => kind === 'routine');
    const beforeDial = optionLetter(call, (role) => role.kind === 'location' && role.relation === 'call');
    if (atAnswer === undefined || beforeDial === undefined) continue;
    const kind = 'refactor.rewrite';
    return [
      { title: "Add a hangup handler to the caller's leg", kind, result: () => onCaller(dialplan, priority) },
      {
        title: 'Add a hangup handler to the leg that answers',
        kind,
        result: () => onCallee(dialplan, priority, call, atAnswer, answering),
      },
      {
        title: 'Add a hangup handler to every leg that is called',
        kind,
        result: () => onCallee(dialplan, priority, call, beforeDial, calling),
      },
    ];
  }
  return [];
};

function onCaller(dialplan: Dialplan, priority: Priority): RefactoringResult {
  if (comesAgain(dialplan, priority))
    return refused('The call comes to this line again and again, and would get the handler each time; push it before the loop.');
  const extension = extensionHolding(priority);
  const mix = extension === undefined ? undefined : whyOthersMixIn(dialplan, extension, 1);
  if (mix !== undefined) return refused(mix);
  const name = freeContextName(dialplan, 'hangup-caller');
  const push = insertBefore(dialplan, priority, pushOf(name));
  if (typeof push === 'string') return refused(push);
  const section = sectionsAtEnd(priority.line.file, [handlerText(name, "the caller's channel")]);
  return section === undefined ? refused(insideComment) : { edits: [...push, section] };
}

interface Leg {
  /** The context that runs on the channel. */
  readonly routine: string;
  readonly handler: string;
  readonly whose: string;
  readonly when: string;
  /** The routine as the option names it. */
  target(routine: string): string;
}

const answering: Leg = {
  routine: 'sub-on-answer',
  handler: 'hangup-callee',
  whose: 'the channel that answered',
  when: 'Runs on the channel that answers, before the two are connected.',
  target: (routine) => routine,
};

const calling: Leg = {
  routine: 'sub-before-dial',
  handler: 'hangup-callee',
  whose: 'a channel that was called, whether it answered or not',
  when: 'Runs on each channel that is called, before it rings.',
  target: (routine) => `${routine}^s^1`,
};

function onCallee(
  dialplan: Dialplan,
  { line }: Priority,
  call: ApplicationCall,
  option: OptionLetter,
  leg: Leg,
): RefactoringResult {
  const routine = freeContextName(dialplan, leg.routine);
  const handler = freeContextName(dialplan, leg.handler);
  const added = addOption(line, call, option, leg.target(routine));
  if ('refused' in added) return added;
  if ('taken' in added)
    return refused(
      `Option ${option.letter} runs '${added.taken?.text ?? ''}' already, and there can be one only; push the handler in that routine.`,
    );
  const routineText = `; ${leg.when}\n[${routine}]\nexten => s,1,${pushOf(handler)}\n same => n,Return()\n`;
  const sections = sectionsAtEnd(line.file, [routineText, handlerText(handler, leg.whose)]);
  return sections === undefined ? refused(insideComment) : { edits: [...keptChannels(line, call), added.edit, sections] };
}

/** `/n` for the Local channels that are called: without it Asterisk takes them out of the call, and runs the handler then. */
function keptChannels(line: Line, { data }: ApplicationCall): TextEdit[] {
  const { statement } = line;
  if (statement.kind !== 'exten' && statement.kind !== 'same') return [];
  const { start, end } = data.span();
  return targetsOf(statement).flatMap((target) => {
    const keep = localOption(target, 'n');
    return keep !== undefined && start <= keep.end && keep.end <= end ? [insertion(line, keep.end, keep.text)] : [];
  });
}

const insideComment = 'The file ends inside a block comment, so that no context can be added behind it.';

function pushOf(handler: string): string {
  return `Set(CHANNEL(hangup_handler_push)=${handler},s,1)`;
}

function handlerText(name: string, whose: string): string {
  return `; Hangup handler of ${whose}.\n[${name}]\nexten => s,1,NoOp(\${CHANNEL(name)} ended with cause \${HANGUPCAUSE})\n same => n,Return()\n`;
}
