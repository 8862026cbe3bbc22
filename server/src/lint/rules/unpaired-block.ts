/** The parts of While and If that lack their other half. */

import { closest } from '../../base/distance.ts';
import { application } from '../../catalogue/catalogue.ts';
import { blockRole, type BlockKind } from '../../catalogue/flow/block-applications.ts';
import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import { leadingPriorities } from '../../model/contexts/leading.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { closeOf, elseAbove, isElseIf, openOf } from '../../model/flow/blocks.ts';
import { reachableFrom, stepsAfter } from '../../model/flow/flow.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { placeOf, type Place } from '../../model/names/place.ts';
import { allIncluders, mayHaveMoreBlocks, reachOf } from '../../model/names/reach.ts';
import { conditionHolds, expand } from '../../model/values/values.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { hasBlocks } from '../contexts/gathered.ts';
import type { Finding, Fix } from '../finding.ts';
import { isBehindLost, isLostApplication } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const unpairedBlock = contextRule(
  {
    name: 'unpaired-block',
    tier: 'flow',
    severity: 'error',
    since: '0.1.0',
    summary: 'A While without EndWhile, an If without EndIf, or a part of such a block outside of any.',
    why:
      'While and If are applications, not syntax: when a condition fails, Asterisk counts from priority to priority of the same extension to find the end, and when there is none it logs a warning and runs the block all the same. ' +
      'An EndWhile, EndIf, ExitWhile or ContinueWhile with no block around it does nothing, and an ElseIf begins a block of its own. ' +
      'Only a priority of its own counts: `ExecIf(…?EndWhile())` closes nothing.',
    repair: 'Write the end of the block on a line of its own behind it, and take out what belongs to no block.',
    evidence: 'apps/app_while.c `find_matching_endwhile`, `_while_exec`; apps/app_if.c `find_matching_endif`, `if_helper`',
    seeAlso: ['endless-loop', 'invalid-condition'],
    invalid: [
      `
[a]
exten => s,1,Set(i=0)
 same => n,While($[\${i} < 3])
;          ^^^^^ error unpaired-block: No EndWhile behind it closes this While.
 same => n,Set(i=$[\${i} + 1])
 same => n,Hangup()
exten => t,1,EndIf()
;            ^^^^^ error unpaired-block: No If in front of it is open for this EndIf to close.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(i=0)
 same => n,While($[\${i} < 3])
 same => n,Set(i=$[\${i} + 1])
 same => n,ExecIf($["\${DIALSTATUS}" = "ANSWER"]?ExitWhile())
 same => n,If($[\${i} = 1])
 same => n,Playback(one)
 same => n,Else()
 same => n,Playback(more)
 same => n,EndIf()
 same => n,EndWhile()
`,
    ],
  },
  function* (context, dialplan) {
    const told = new Set<string>();
    for (const priority of leadingPriorities(context)) {
      const block = blockRole(priority.statement.application.text);
      if (block === undefined || priority.statement.isUnclosed) continue;
      const { opens, role } = block;
      if (isLostApplication(context, counterparts[opens][role === 'open' ? 1 : 0])) continue;
      if (role !== 'open' && isWithoutBeginning(priority)) continue;
      if (role === 'else') yield* behindElse(dialplan, priority);
      const isWrong = role === 'open' ? isNeverClosed(dialplan, priority, opens) : isOutside(dialplan, context, priority, opens);
      if (!isWrong || (role === 'open' && isClosedAsOther(dialplan, context, priority, opens))) continue;
      // The parts of one block lack the same beginning, and its end is the last of them.
      const isEnd = factsOf(priority.statement).call.name.text.trim().toLowerCase() === names[opens][1].toLowerCase();
      const key = `${opens} ${priority.name}`;
      if (role !== 'open' && told.has(key)) {
        if (isEnd) told.delete(key);
        continue;
      }
      if (role !== 'open' && !isEnd) told.add(key);
      yield finding(dialplan, priority, opens, role === 'open');
    }
  },
  hasBlocks,
);

/** Whether the lines that were to lead here are lost, or an extension without a first priority is told of. */
function isWithoutBeginning(priority: Priority): boolean {
  const { context, line } = priority;
  const extension = extensionHolding(priority);
  return (
    isBehindLost(context, line) ||
    (extension !== undefined && extension.priority(1) === undefined && context.overlapping(extension.compiled).length === 1)
  );
}

/** What opens and what closes a block, in the text of a line that is no extension's. */
const counterparts = { while: [/\bWhile\b/i, /\bEndWhile\b/i], if: [/\bIf\b/i, /\bEndIf\b/i] } as const;

const names = { while: ['While', 'EndWhile'], if: ['If', 'EndIf'] } as const;

function finding(dialplan: Dialplan, priority: Priority, opens: BlockKind, isOpen: boolean): Finding {
  const { application } = priority.statement;
  const [open, close] = names[opens];
  const own = factsOf(priority.statement).call.name.text.trim();
  const isEnd = own.toLowerCase() === close.toLowerCase();
  return {
    line: priority.line,
    span: application.span(),
    message: isOpen
      ? `No ${close} behind it closes this ${open}.`
      : isEnd
        ? `No ${open} in front of it is open for this ${close} to close.`
        : `No ${open} in front of it is open around this ${own}.`,
    ...(isEnd && { fix: () => (closesOther(dialplan, priority, opens) ? toOtherEnd(priority, opens) : toNoOp(priority)) }),
  };
}

/** An ElseIf or Else behind the Else of its block: of all of them Asterisk looks for the ElseIf first, and for the first Else. */
// Asterisk: apps/app_if.c if_helper
function* behindElse(dialplan: Dialplan, priority: Priority): Generator<Finding> {
  const above = elseAbove(dialplan, placeOf(priority));
  if (above === undefined) return;
  const { application } = priority.statement;
  yield {
    line: priority.line,
    span: application.span(),
    message: isElseIf(priority)
      ? 'The Else of its block stands above this ElseIf, which is asked before it: nothing behind that Else ever runs.'
      : 'Its block has an Else above: nothing behind this one ever runs.',
    related: [{ line: above.line, span: above.statement.application.span(), message: 'The Else above.' }],
  };
}

/** Whether the end of the other kind of block stands behind, with no beginning of its own, which is told there: it was to close this one. */
function isClosedAsOther(dialplan: Dialplan, context: Context, { name, number }: Priority, opens: BlockKind): boolean {
  const other = otherKind(opens);
  return leadingPriorities(context).some((each) => {
    const block = blockRole(each.statement.application.text);
    const isEnd = block?.opens === other && block.role === 'close' && each.name === name && each.number > number;
    return isEnd && isOutside(dialplan, context, each, other);
  });
}

/** Whether a block of the other kind is open in front that nothing closes: an EndWhile behind an If was to be its EndIf. */
function closesOther(dialplan: Dialplan, { context, name, number }: Priority, opens: BlockKind): boolean {
  const other = otherKind(opens);
  return leadingPriorities(context).some((each) => {
    const block = blockRole(each.statement.application.text);
    const isOpen = block?.opens === other && block.role === 'open' && each.name === name && each.number < number;
    return isOpen && isNeverClosed(dialplan, each, other);
  });
}

function otherKind(opens: BlockKind): BlockKind {
  return opens === 'if' ? 'while' : 'if';
}

function toOtherEnd({ line, statement }: Priority, opens: BlockKind): readonly Fix[] {
  const [, end] = names[otherKind(opens)];
  const name = statement.application.trim();
  return [{ title: `Change to '${end}'`, safe: false, edits: [replacement(line, name.span(), end)] }];
}

/** The line keeps its number and its label. */
function toNoOp({ line, statement }: Priority): readonly Fix[] {
  return [{ title: 'Change to NoOp', safe: false, edits: [replacement(line, statement.application.span(), 'NoOp')] }];
}

/** Whether the end is missing from wherever the line may run. A condition that always holds never asks for it. */
function isNeverClosed(dialplan: Dialplan, priority: Priority, opens: BlockKind): boolean {
  if (conditionHolds(expand(priority.statement.data, new Map())) === true) return false;
  return placesOf(dialplan, priority).every(
    (place) =>
      !mayHaveMoreBlocks(reachOf(dialplan, place.context)) &&
      closeOf(dialplan, place, opens) === undefined &&
      !isMisspelled(place, opens, 1),
  );
}

/** Whether an application in front or behind, which does not exist, looks like the half that is missing: that is told already. */
function isMisspelled({ priority, extension }: Place, opens: BlockKind, half: 0 | 1): boolean {
  return priority.context
    .withKey(extension.key)
    .flatMap(({ priorities }) => priorities)
    .some(({ number, statement }) => {
      const name = statement.application.text.trim();
      if (application(name) !== undefined || (half === 0 ? number >= priority.number : number <= priority.number)) return false;
      return (half === 1 && name.toLowerCase().includes(opens)) || closest(name, [names[opens][half]]) !== undefined;
    });
}

/** Whether no block is open around the line, neither as the lines stand nor by a jump out of one. */
function isOutside(dialplan: Dialplan, context: Context, priority: Priority, opens: BlockKind): boolean {
  const places = placesOf(dialplan, priority);
  if (
    places.some(
      (place) =>
        mayHaveMoreBlocks(reachOf(dialplan, place.context)) ||
        openOf(dialplan, place, opens) !== undefined ||
        isMisspelled(place, opens, 0),
    )
  )
    return false;
  // A block is open for the channel until it comes to the end, wherever it goes meanwhile.
  for (const each of leadingPriorities(context)) {
    const block = blockRole(each.statement.application.text);
    if (block?.opens !== opens || block.role !== 'open' || each === priority) continue;
    const own = placeOf(each);
    const close = closeOf(dialplan, own, opens);
    // Where the condition fails nothing is open.
    const body = stepsAfter(dialplan, own).steps.filter(
      ({ place }) => close === undefined || place.priority.number <= close.number,
    );
    for (const { place: start } of body) {
      if (start.priority === priority) return false;
      const inside = reachableFrom(dialplan, start, (place) => place.priority === close || place.priority === each);
      if (start.priority !== close && inside.some((place) => place.priority === priority)) return false;
    }
  }
  return true;
}

/** The line as the channel comes to it: in its own context, and in each that includes it. */
function placesOf(dialplan: Dialplan, priority: Priority): readonly Place[] {
  const own = placeOf(priority);
  return [own, ...allIncluders(dialplan, priority.context).map((context) => ({ ...own, context }))];
}
