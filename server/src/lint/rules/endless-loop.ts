/** Jumps that go round with no way out and nothing to wait for. */

import type { Span } from '../../base/span.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import { leadingPriorities } from '../../model/contexts/leading.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { closeOf } from '../../model/flow/blocks.ts';
import { endlessLoopsIn, staysTheSame, type Loop } from '../../model/flow/endless-loops.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { destination, placeOf, prioritiesAt, type Place } from '../../model/names/place.ts';
import { variablesRead } from '../../model/values/values.ts';
import type { Piece } from '../../syntax/piece.ts';
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
      'A condition is no way out when nothing in the loop changes what it reads: it comes out the same each time; where a program runs in the loop, which may count, that is information. ' +
      'The extensions `i`, `t` and `e` that play something and go back to themselves are another kind: `Goto(1)` is a priority of the extension that it stands in, and the caller, who has pressed a wrong key, hears the same for ever.',
    evidence: 'main/pbx.c `__ast_pbx_run`',
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
    for (const loop of endlessLoopsIn(dialplan, context))
      yield { line: loop.back.priority.line, span: spanOf(dialplan, loop), message: messageOf(loop) };
    for (const { open, counted } of forgottenCounters(dialplan, context))
      yield counted === undefined
        ? {
            line: open.line,
            span: open.statement.data.trim().span(),
            message: 'This While never ends: nothing up to its EndWhile changes what the condition reads.',
          }
        : {
            line: counted.priority.line,
            span: counted.name.span(),
            message: `The While above never ends: '${counted.name.text}' is counted here, and '${counted.read}' is what its condition reads.`,
          };
    for (const { priority, target, counter } of neverCounted(dialplan, context))
      yield {
        line: priority.line,
        span: target.span(),
        message: `This goes back for ever: nothing counts '${counter}', which the condition reads.`,
      };
    for (const { priority, target, from, hasProgram } of uncountedJumps(dialplan, context))
      yield {
        line: priority.line,
        span: target.span(),
        message: `This goes back for ever: nothing from '${from}' to here changes what the condition reads.`,
        // A program may set any variable.
        ...(hasProgram && { atMost: 'information' as const }),
      };
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

interface ForgottenCounter {
  /** The While. */
  readonly open: Priority;
  /** The line that counts another variable on from the one that the condition reads. */
  readonly counted: { readonly priority: Priority; readonly name: Piece; readonly read: string } | undefined;
}

/** Each While over a number that its lines do not change, though they take their time; those that take none are loops of the other kind. */
function* forgottenCounters(dialplan: Dialplan, context: Context): Generator<ForgottenCounter> {
  for (const open of leadingPriorities(context)) {
    if (!/^\s*while\s*$/i.test(open.statement.application.text) || !/[<>]/.test(open.statement.data.text)) continue;
    // The condition itself counts.
    if (/\b(?:INC|DEC)\(/.test(open.statement.data.text)) continue;
    const place = placeOf(open);
    const close = closeOf(dialplan, place, 'while');
    if (close === undefined) continue;
    const body: Place[] = [];
    for (let number = open.number + 1; number < close.number; number++)
      body.push(...prioritiesAt(dialplan, place, number).map((priority) => ({ ...placeOf(priority), context: place.context })));
    const names = body.map(({ priority }) => priority.statement.application.text.trim().toLowerCase());
    if (!names.every((name) => deaf.test(name) || away.test(name)) || !names.some((name) => slow.test(name) || away.test(name)))
      continue;
    if (staysTheSame(open.statement.data, body)) yield { open, counted: countedInstead(open, body) };
  }
}

function countedInstead(open: Priority, body: readonly Place[]): ForgottenCounter['counted'] {
  const read = [...variablesRead(open.statement.data)].map(({ name }) => name.text);
  for (const { priority } of body)
    for (const { name, arguments: args, value } of assignmentsOf(factsOf(priority.statement).call)) {
      const counter = read.find((each) => value.text.includes(`$[\${${each}}`));
      if (args === undefined && counter !== undefined && name.text !== '') return { priority, name, read: counter };
    }
  return undefined;
}

interface UncountedJump {
  readonly priority: Priority;
  readonly target: Piece;
  /** The label or number that it goes back to. */
  readonly from: string;
  readonly hasProgram: boolean;
}

/** `GotoIf($[${i} < 5]?again)`, where `i` got a number above and no line between `again` and here counts it. */
function* uncountedJumps(dialplan: Dialplan, context: Context): Generator<UncountedJump> {
  for (const priority of leadingPriorities(context)) {
    const { application, data } = priority.statement;
    if (!/^\s*gotoif\s*$/i.test(application.text)) continue;
    const [, counter] = /^\s*\$\[\s*"?\$\{(\w+)\}"?\s*[<>]=?\s*"?\d+"?\s*\]\s*\?/.exec(data.text) ?? [];
    const [target] = factsOf(priority.statement).targets;
    if (counter === undefined || target === undefined) continue;
    const place = placeOf(priority);
    const first = destination(dialplan, place, target)?.priority;
    if (first?.context !== context || first.name !== priority.name || first.number >= priority.number) continue;
    const body: Place[] = [];
    for (let number = first.number; number < priority.number; number++)
      body.push(...prioritiesAt(dialplan, place, number).map((each) => ({ ...placeOf(each), context })));
    const names = body.map((each) => each.priority.statement.application.text.trim().toLowerCase());
    if (!names.every((name) => deaf.test(name) || away.test(name) || programs.test(name))) continue;
    if (!names.some((name) => slow.test(name) || away.test(name) || programs.test(name))) continue;
    if (!isSetAbove(counter, first) || !staysTheSame(data.slice(0, data.text.indexOf('?')), body)) continue;
    yield {
      priority,
      target: target.piece,
      from: first.label ?? String(first.number),
      hasProgram: names.some((name) => programs.test(name)),
    };
  }
}

interface NeverCounted {
  readonly priority: Priority;
  readonly target: Piece;
  readonly counter: string;
}

/** `GotoIf($[${tries} < 3]?s,menu)` in another extension than the menu, where every line that sets `tries` gives it the same number. */
function* neverCounted(dialplan: Dialplan, context: Context): Generator<NeverCounted> {
  for (const priority of leadingPriorities(context)) {
    const { application, data } = priority.statement;
    if (!/^\s*gotoif\s*$/i.test(application.text)) continue;
    const [, counter, most] = /^\s*\$\[\s*\$\{(\w+)\}\s*<=?\s*(\d+)\s*\]\s*\?/.exec(data.text) ?? [];
    const [target] = factsOf(priority.statement).targets;
    if (counter === undefined || target === undefined || dialplan.isIncomplete || dialplan.globals.has(counter)) continue;
    const found = destination(dialplan, placeOf(priority), target)?.priority;
    if (found?.context !== context || found.name === priority.name) continue;
    const values = new Set<string>();
    for (const setter of dialplan.settersOf(counter)) {
      dialplan.context(setter.name);
      for (const { value } of assignmentsIn(setter).get(counter) ?? []) values.add(value?.text.trim() ?? '');
    }
    const [only] = values;
    if (values.size !== 1 || only === undefined || !/^\d+$/.test(only) || Number(only) >= Number(most)) continue;
    if (context.priorities().some(({ statement }) => programs.test(statement.application.text.trim().toLowerCase()))) continue;
    yield { priority, target: target.piece, counter };
  }
}

/** Whether a variable gets a number in the lines above a priority in its extension. */
function isSetAbove(variable: string, { context, name, number }: Priority): boolean {
  return context
    .named(name)
    .flatMap(({ priorities }) => priorities)
    .some(
      (each) =>
        each.number < number &&
        assignmentsOf(factsOf(each.statement).call).some(
          ({ name: set, arguments: args, value }) =>
            args === undefined && set.text === variable && /^\s*\d+\s*$/.test(value.text),
        ),
    );
}

/** Applications that run a program, which may count. */
const programs = /^(?:eagi|agi|fastagi|deadagi)$/;

/** Applications that do something elsewhere, and change no variable but their own. */
const away = /^(?:originate|system|trysystem|userevent|senddtmf|sendtext)$/;

/** Of those that read no key the ones that take their time. */
const slow = /^(?:playback|controlplayback|say\w+|wait)$/;

/** Extensions for callers who pressed a wrong key or none, from which a way should lead back to where keys are read. */
const listening: ReadonlySet<string> = new Set(['i', 't', 'e']);

/** The priority from which an extension that only plays goes back to itself; one that plays nothing is a loop of the other kind. */
function repetition(dialplan: Dialplan, priorities: readonly Priority[]): Priority | undefined {
  let hasPlayed = false;
  for (const priority of priorities) {
    const name = priority.statement.application.text.trim().toLowerCase();
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

/** Applications that read no key and go on. */
const deaf = /^(?:playback|controlplayback|say\w+|playtones|stopplaytones|ringing|progress|answer|wait|noop|verbose|log|set)$/;

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
