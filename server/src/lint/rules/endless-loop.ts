/** Jumps that go round with no way out and nothing to wait for. */

import type { Span } from '../../base/span.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { endlessLoopsIn, type Loop } from '../../model/flow/endless-loops.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import { destination, placeOf } from '../../model/names/place.ts';
import type { Piece } from '../../syntax/piece.ts';
import {
  backwardCounters,
  deaf,
  forgottenCounters,
  neverCounted,
  standingCounters,
  uncountedJumps,
} from '../variables/loop-counters.ts';
import { isMisspelledWhereSet } from '../variables/unread-variables.ts';
import { isSound } from '../lines/sound-line.ts';
import { isCutOff, isLostAssignment, setsNothing } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';
import { statusIn, valuesOf } from '../values/status-texts.ts';

export const endlessLoop = contextRule(
  {
    name: 'endless-loop',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Jumps go round for ever: nothing on the way waits, ends the call, or leads out.',
    why:
      'Asterisk runs such priorities one after another as fast as the processor can, for as long as the caller does not hang up. One call takes a whole core. ' +
      'A condition is no way out when nothing in the loop changes what it reads: it comes out the same each time. Where the loop runs a program (AGI), which may change it, it is information only. ' +
      'The extensions `i`, `t` and `e` that play something and go back to themselves are another kind: `Goto(1)` is a priority of the extension that it stands in, and the caller, who has pressed a wrong key, hears the same for ever.',
    repair:
      'Change what the condition reads in each round, as `Set(i=$[${i} + 1])` does, or leave the loop after a number of rounds: `GotoIf($[${TRIES} > 3]?end)`. ' +
      'An `i` that is to play the menu again goes back to its beginning: `Goto(s,1)`.',
    evidence: 'main/pbx.c `__ast_pbx_run`',
    seeAlso: ['recursive-subroutine', 'unpaired-block'],
    invalid: [
      `
[a]
exten => s,1,Set(TRIES=0)
 same => n(again),NoOp(try \${TRIES})
 same => n,Goto(again)
;               ^^^^^ warning endless-loop: This goes round for ever: nothing between 'a,s,again' and here waits, ends or leads out.
`,
      `
[a]
exten => s,1,Set(i=1)
 same => n,While($[\${i} < 5])
 same => n,Verbose(1,round \${i})
 same => n,EndWhile()
;          ^^^^^^^^ warning endless-loop: This goes round for ever: nothing between 'a,s,2' and here waits or changes what the condition '$[\${i} < 5]' reads.
`,
      `
[a]
exten => s,1,Set(i=1)
 same => n,While($[\${i} < 5])
;                ^^^^^^^^^^^ warning endless-loop: This While never ends: nothing up to its EndWhile changes what the condition reads.
 same => n,SayNumber(\${i})
 same => n,EndWhile()
 same => n,While($[\${i} < 5])
 same => n,SayNumber(\${i})
 same => n,Set(j=$[\${i} + 1])
;              ^ warning endless-loop: The While above never ends: 'j' is counted here, and 'i' is what its condition reads.
 same => n,EndWhile()
`,
      `
[menu]
exten => s,1,Background(welcome)
 same => n,WaitExten(5)
exten => 1,1,Dial(PJSIP/1)
exten => i,1,Playback(pbx-invalid)
 same => n,Goto(1)
;               ^ warning endless-loop: This plays for ever: 'i' goes back to itself, and nothing in between listens or leads out.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(i=1)
 same => n,While($[\${i} < 5])
 same => n,Set(i=$[\${i} + 1])
 same => n,EndWhile()
 same => n(music),MusicOnHold()
 same => n,Goto(music)
`,
    ],
  },
  function* (context, dialplan) {
    const told = new Set<Priority>();
    for (const loop of endlessLoopsIn(dialplan, context)) {
      for (const place of loop.places) told.add(place.priority);
      // What was to wait or to lead out may be a line that is dropped or cannot be read, which is told there.
      if (loop.places.some(({ priority }) => isCutOff(priority) || !isSound(priority.statement, priority.line.text))) continue;
      yield { line: loop.back.priority.line, span: spanOf(dialplan, loop), message: messageOf(loop) };
    }
    for (const { open, counted, hasWayOut } of forgottenCounters(dialplan, context)) {
      told.add(open);
      yield counted === undefined
        ? {
            line: open.line,
            span: open.statement.data.trim().span(),
            message: hasWayOut
              ? 'This While ends by what leads out of it alone: nothing up to its EndWhile changes what the condition reads.'
              : 'This While never ends: nothing up to its EndWhile changes what the condition reads.',
          }
        : {
            line: counted.priority.line,
            span: counted.name.span(),
            message: `The While above ${hasWayOut ? 'counts nothing' : 'never ends'}: '${counted.name.text}' is counted here, and '${counted.read}' is what its condition reads.`,
            explains: ['unknown-variable'],
          };
    }
    const isMisspelled = (counter: string): boolean =>
      isMisspelledWhereSet(context, dialplan, counter) || isLostAssignment(context, counter) || setsNothing(context);
    for (const { priority, target, counter } of neverCounted(dialplan, context)) {
      told.add(priority);
      if (isMisspelled(counter)) continue;
      yield {
        line: priority.line,
        span: target.span(),
        message: `This goes back for ever: nothing counts '${counter}', which the condition reads.`,
      };
    }
    for (const { priority, target, from, counter, hasProgram } of uncountedJumps(dialplan, context)) {
      told.add(priority);
      if (isMisspelled(counter)) continue;
      yield {
        line: priority.line,
        span: target.span(),
        message: `This goes back for ever: nothing from '${from}' to here changes what the condition reads.`,
        // A program may set any variable.
        ...(hasProgram && { atMost: 'information' as const }),
      };
    }
    for (const { priority, name } of standingCounters(dialplan, context))
      if (!told.has(priority) && !isMisspelled(name.text))
        yield {
          line: priority.line,
          span: name.span(),
          message: `Nothing counts '${name.text}' while this goes round, so that the condition comes out the same each time.`,
        };
    for (const { priority, counter, direction, comparison, holds, asking } of backwardCounters(dialplan, context)) {
      if (told.has(asking) || !isSound(priority.statement, priority.line.text)) continue;
      const { statement } = priority;
      yield {
        line: priority.line,
        span: (hasWholeSignature(statement) ? statement.data : statement.application).trim().span(),
        message: `This counts '${counter}' ${direction}, so that '${comparison}' ${holds ? 'always' : 'never'} holds.`,
        related: [{ line: asking.line, span: asking.statement.application.trim().span(), message: 'It is compared here.' }],
      };
    }
    for (const { priority, target, word } of outcomeLoops(dialplan, context))
      yield {
        line: priority.line,
        span: target.span(),
        message: `This goes round for ever when the outcome is '${word}': it comes here again.`,
      };
    for (const { name, priorities } of context.registered()) {
      const found = listening.has(name) ? repetition(dialplan, priorities) : undefined;
      if (found !== undefined)
        yield {
          line: found.line,
          span: factsOf(found.statement).targets[0]?.piece.span() ?? found.statement.application.span(),
          message: `This plays for ever: '${name}' goes back to itself, and nothing in between listens or leads out.`,
        };
    }
  },
  ({ isLeading }) => isLeading,
);

interface OutcomeLoop {
  readonly priority: Priority;
  readonly target: Piece;
  readonly word: string;
}

/** `exten => _s-.,1,Goto(s-${DIALSTATUS},1)`: a pattern for the outcomes that have no extension goes to the extension of the outcome. */
function* outcomeLoops(dialplan: Dialplan, context: Context): Generator<OutcomeLoop> {
  for (const { compiled, priorities } of context.registered()) {
    const [first] = priorities;
    if (!compiled.isPattern || first?.number !== 1 || !/^\s*goto\s*$/i.test(first.statement.application.text)) continue;
    const [target] = factsOf(first.statement).targets;
    const written = target?.extension;
    if (
      target === undefined ||
      target.context !== undefined ||
      written?.isComputed !== true ||
      target.priority?.piece.text !== '1'
    )
      continue;
    const status = statusIn(written.piece);
    const values = status === undefined ? undefined : valuesOf(status.variable, dialplan);
    const word = [...(values ?? [])].find(
      (value) =>
        status !== undefined && context.matching(status.before + value + status.behind)[0]?.compiled.key === compiled.key,
    );
    if (word !== undefined) yield { priority: first, target: written.piece, word };
  }
}

/** Extensions for callers who pressed a wrong key or none, from which a way should lead back to where keys are read. */
const listening: ReadonlySet<string> = new Set(['i', 't', 'e']);

/** The priority from which an extension that only plays goes back to itself; one that plays nothing is a loop of the other kind. */
function repetition(dialplan: Dialplan, priorities: readonly Priority[]): Priority | undefined {
  let hasPlayed = false;
  for (const priority of priorities) {
    const name = priority.statement.applicationName;
    if (name === 'goto') {
      const [target] = factsOf(priority.statement).targets;
      const found = target === undefined ? undefined : destination(dialplan, placeOf(priority), target);
      return hasPlayed && found !== undefined && priorities.includes(found.priority) && found.priority.number <= priority.number
        ? priority
        : undefined;
    }
    if (!deaf.test(name)) return undefined;
    hasPlayed ||= /play|say|^wait$/.test(name);
  }
  return undefined;
}

function messageOf({ places, conditions, back }: Loop): string {
  const others = places.map(({ priority }) => priority).filter((priority) => priority !== back.priority);
  const lowest = others.sort(byNumber)[0] ?? back.priority;
  const first = lowest.number <= back.priority.number ? lowest : back.priority;
  const from = `'${first.context.name},${first.name},${first.label ?? first.number}'`;
  const way = first === back.priority ? 'nothing here' : `nothing between ${from} and here`;
  const [condition] = conditions;
  if (condition === undefined) return `This goes round for ever: ${way} waits, ends or leads out.`;
  return `This goes round for ever: ${way} waits or changes what the condition '${condition.text.trim()}' reads.`;
}

/** Where a loop begins to a reader: at its lowest priority. What stands in other contexts may move without this one being looked at again. */
function byNumber(a: Priority, b: Priority): number {
  const place = ({ context, line }: Priority): string => `${context.name}\n${line.file.path}`;
  const [one, other] = [place(a), place(b)];
  return a.number - b.number || (one === other ? a.line.number - b.line.number : one < other ? -1 : 1);
}

/** The target that leads back, or the application where it needs none. */
function spanOf(dialplan: Dialplan, { back, places }: Loop): Span {
  const { statement } = back.priority;
  const inLoop = new Set(places.map(({ priority }) => priority));
  const target = factsOf(statement).targets.find((each) => {
    const found = each.relation === 'jump' ? destination(dialplan, back, each) : undefined;
    return found !== undefined && inLoop.has(found.priority);
  });
  return target?.piece.span() ?? statement.application.span();
}
