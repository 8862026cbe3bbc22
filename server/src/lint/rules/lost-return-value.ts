/** A subroutine sets GOSUB_RETVAL and then returns without a value, which makes it empty again. */

import { closest } from '../../base/distance.ts';
import { literalPattern } from '../../base/literal-pattern.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context } from '../../model/contexts/context.ts';
import { type Priority, extensionHolding } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { reachableFrom, stepsAfter } from '../../model/flow/flow.ts';
import { mayHaveRun } from '../../model/flow/legs.ts';
import { mayGoAnywhere } from '../../model/flow/reached.ts';
import { assignmentsIn, readsIn } from '../../model/indexes/variable-index.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import { implied, type Target } from '../../model/lines/target.ts';
import { placeOf, type Place } from '../../model/names/place.ts';
import { contextsThatMayBe, originOf, resolve } from '../../model/names/resolve.ts';
import { usesOfExtensions } from '../../model/names/uses.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import { passedArguments, routineOf, type Routine } from '../../model/routines/subroutines.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { isEnteredByDevices } from '../contexts/entered-by-devices.ts';
import { mayRun } from '../contexts/gathered.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import { promisedValues, saysValue } from '../variables/promised-values.ts';
import {
  callBefore,
  comparisonsIn,
  isKind,
  mayEqual,
  RETURNED,
  valueSetAt,
  valuesOf,
  wordsReturned,
  valuesBefore,
} from '../variables/returned-values.ts';
import type { Finding, Fix } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { isLostApplication } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const lostReturnValue = contextRule(
  {
    name: 'lost-return-value',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A subroutine sets GOSUB_RETVAL and returns without a value, so that its caller finds nothing there; or the caller compares it with a text that no Return gives, or reads it where none gives any.',
    why:
      'Return sets GOSUB_RETVAL to its argument, whatever was in it: to nothing where it has none. What a subroutine has worked out is given back by `Return(value)`, ' +
      'or in another variable, which Return leaves alone. A second Gosub takes the value of the first away: keep it before, with `Set(NAME=${GOSUB_RETVAL})`.',
    repair:
      'Write the value into the Return, `Return(${AGENT})`, compare with a text that the subroutine does return, and read GOSUB_RETVAL before the next Gosub.',
    evidence: 'apps/app_stack.c `return_exec`',
    invalid: [
      `
[next-agent]
exten => s,1,Set(AGENT=\${DB(agents/next)})
 same => n,Set(GOSUB_RETVAL=\${AGENT})
;              ^^^^^^^^^^^^ warning lost-return-value: The Return behind it has no value, and makes 'GOSUB_RETVAL' empty.
 same => n,Return()
[from-inside]
exten => s,1,Gosub(is-open,s,1)
 same => n,GotoIf($["\${GOSUB_RETVAL}" = "yes"]?open)
;                                       ^^^^^ warning lost-return-value: 'is-open,s' never returns 'yes'.
 same => n,Hangup()
 same => n(open),Dial(PJSIP/100)
[is-open]
exten => s,1,GotoIfTime(9:00-17:00,mon-fri,*,*?open)
 same => n,Return(0)
 same => n(open),Return(1)
`,
      `
[from-inside]
exten => _1XX,1,Gosub(device,s,1(\${EXTEN}))
 same => n,Gosub(count,s,1)
 same => n,Dial(\${GOSUB_RETVAL})
;                 ^^^^^^^^^^^^ warning lost-return-value: 'count,s', called right above, returns no value: 'GOSUB_RETVAL' is empty.
[device]
exten => s,1,Return(PJSIP/\${ARG1})
[count]
exten => s,1,Set(DB(count/all)=\${MATH(\${DB(count/all)}+1,i)})
 same => n,Return()
`,
    ],
    valid: [
      `
[next-agent]
exten => s,1,Set(AGENT=\${DB(agents/next)})
 same => n,Return(\${AGENT})
exten => t,1,Set(GOSUB_RETVAL=)
 same => n,Return()
exten => u,1,Set(GOSUB_RETVAL=1)
 same => n,Return(\${GOSUB_RETVAL})
`,
    ],
    seeAlso: ['missing-return'],
  },
  function* (context, dialplan) {
    for (const priority of context.priorities()) {
      const name = valueSetAt(priority);
      const end = name === undefined ? undefined : emptyReturnBehind(dialplan, placeOf(priority));
      if (name === undefined || end === undefined || !isSound(priority.statement, priority.line.text)) continue;
      yield {
        line: priority.line,
        span: name.span(),
        message: "The Return behind it has no value, and makes 'GOSUB_RETVAL' empty.",
        related: [{ line: end.line, span: end.statement.application.span(), message: 'The Return without a value.' }],
        fix: () => [handBack(end)],
      };
    }
    yield* dialResults(context, dialplan);
    if (!dialplan.isNearlyComplete) return;
    yield* lookedForElsewhere(context, dialplan);
    if (!readsIn(context).has(RETURNED)) return;
    yield* readTooEarly(context, dialplan);
    yield* comparedInVain(context, dialplan);
    yield* readInVain(context, dialplan);
    yield* goneToInVain(context, dialplan);
  },
  (found) => mayRun(found, 'return', 'gosub'),
);

/** `Return(CONTINUE)` in a routine that Dial alone runs, which is told what to do by another variable. */
function* dialResults(context: Context, dialplan: Dialplan): Generator<Finding> {
  if (dialplan.isIncomplete) return;
  for (const priority of context.priorities()) {
    const { statement, line } = priority;
    const result = statement.applicationName === 'return' ? statement.data.trim() : undefined;
    const extension = result !== undefined && forDial.test(result.text) ? extensionHolding(priority) : undefined;
    if (result === undefined || extension === undefined || !isSound(statement, line.text)) continue;
    if (extension.priorities.some((each) => each.statement.data.text.includes('GOSUB_RESULT'))) continue;
    const uses = [...usesOfExtensions(dialplan, context, [extension])].filter(
      ({ target, priority: from }) => target.relation !== 'test' && from?.context !== context,
    );
    if (uses.length === 0 || !uses.every(({ target }) => target.construct.endsWith(' option U'))) continue;
    yield {
      line,
      span: result.span(),
      message: `Dial does not read what is returned: GOSUB_RESULT is what tells it '${result.text}'.`,
    };
  }
}

/** What option U of Dial obeys. */
const forDial = /^(?:ABORT|CONGESTION|BUSY|CONTINUE|GOTO:.+)$/;

/** Comparisons of what a subroutine has returned with a text that none of its Returns gives. */
function* comparedInVain(context: Context, dialplan: Dialplan): Generator<Finding> {
  for (const priority of context.priorities()) {
    const { statement, line } = priority;
    if (!statement.data.text.includes(`{${RETURNED}}`) || !isSound(statement, line.text)) continue;
    const isExact = hasWholeSignature(statement);
    for (const { text, whole } of comparisonsIn(statement.data, RETURNED)) {
      const values = valuesBefore(dialplan, priority);
      if (values === undefined || values.some((value) => mayEqual(value, text.text))) continue;
      const call = callBefore(dialplan, priority);
      if (call === undefined || handsOnNothing(dialplan, call) || isPromised(call, text.text)) continue;
      // That its comment speaks of a value is told of the routine.
      if (values.every((value) => value === '') && saysValue(call)) continue;
      if (isReturnedInVain(call, text.text)) continue;
      const { context: home, extension } = call.entry;
      yield {
        line,
        // Inside of other lines a rule that looks beyond the line cannot tell a column.
        span: (isExact ? whole : statement.application.trim()).span(),
        message: `'${home.name},${extension.name}' never returns '${text.text}'.`,
        // What always returns the same value may be there to be filled in.
        ...(new Set(values).size === 1 && values[0] !== '' && { atMost: 'information' as const }),
        fix: (): Fix[] => {
          const near = closest(
            text.text,
            values.filter((value) => !isKind(value)),
          );
          return near === undefined || !isExact
            ? []
            : [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, text.span(), near)] }];
        },
      };
    }
  }
}

/** Lines that work with what a subroutine has returned, none of whose Returns has a value. */
function* readInVain(context: Context, dialplan: Dialplan): Generator<Finding> {
  for (const priority of context.priorities()) {
    const { statement, line } = priority;
    const at = statement.data.text.indexOf(`{${RETURNED}}`);
    if (at < 0 || !isSound(statement, line.text)) continue;
    if (onlyShow.has(statement.applicationName)) continue;
    if ([...comparisonsIn(statement.data, RETURNED)].length > 0) continue;
    if (valuesBefore(dialplan, priority)?.every((value) => value === '') !== true) continue;
    const call = callBefore(dialplan, priority);
    if (call === undefined || isCalledWithTooLittle(priority, call) || handsOnNothing(dialplan, call)) continue;
    if (saysValue(call)) continue;
    // The one that is set there and lost is told of there.
    if ([...reachableFrom(dialplan, call.entry)].some((place) => valueSetAt(place.priority) !== undefined)) continue;
    const { context: home, extension } = call.entry;
    yield {
      line,
      // Inside of other lines a rule that looks beyond the line cannot tell a column.
      span: (hasWholeSignature(statement)
        ? statement.data.slice(at + 1, at + 1 + RETURNED.length)
        : statement.application.trim()
      ).span(),
      message: `'${home.name},${extension.name}', called right above, returns no value: '${RETURNED}' is empty.`,
      isOncePerFile: true,
    };
  }
}

/** Whether the comment of a routine says that it returns this word, which is told of the routine. */
function isPromised({ documentation }: Routine, word: string): boolean {
  return documentation !== undefined && promisedValues(documentation)?.includes(word) === true;
}

/** Whether a routine gives back what another one returned that returns nothing, which is told there. */
function handsOnNothing(dialplan: Dialplan, { entry }: Routine): boolean {
  return reachableFrom(dialplan, entry).some(({ priority }) => {
    const { applicationName, data } = priority.statement;
    const call =
      applicationName === 'return' && data.text.trim() === `\${${RETURNED}}` ? callBefore(dialplan, priority) : undefined;
    return call !== undefined && valuesOf(dialplan, call)?.every((value) => value === '') === true;
  });
}

/** Whether the call above passes less than the routine needs, which is told: another routine may have been meant. */
function isCalledWithTooLittle({ context, name, number }: Priority, { required }: Routine): boolean {
  for (let at = number - 1; at > 0; at--) {
    const above = context.named(name).flatMap(({ priorities }) => priorities.find((each) => each.number === at) ?? [])[0];
    if (above === undefined) return false;
    const target = factsOf(above.statement).targets.find(({ relation }) => relation === 'call');
    if (target !== undefined) return (passedArguments(target) ?? required) < required;
  }
  return false;
}

/** `"${RETVAL}" = "closed"` right behind the call of a subroutine that returns this word: what it returns is in another variable. */
function* lookedForElsewhere(context: Context, dialplan: Dialplan): Generator<Finding> {
  for (const [variable, reads] of readsIn(context)) {
    if (variable === RETURNED || !/RET|RESULT/i.test(variable) || dialplan.globals.has(variable)) continue;
    // Option U of Dial has another variable for its own ends, which no routine of the caller sets.
    if (variable === DIALS_OWN ? dialplan.settersOf(variable).length === 0 : isSetSomewhere(dialplan, variable)) continue;
    for (const { priority, piece } of reads) {
      const { statement, line } = priority;
      if (!hasWholeSignature(statement) || !isSound(statement, line.text)) continue;
      const [compared] = comparisonsIn(statement.data, variable);
      const isNamedSo = nearlyReturned.test(variable);
      const call = compared === undefined && !isNamedSo ? undefined : callBefore(dialplan, priority);
      if (call === undefined || isSetOnTheWay(dialplan, call, variable)) continue;
      const isMeant = isNamedSo ? returnsAny(dialplan, call) : valuesOf(dialplan, call)?.includes(compared?.text.text ?? '');
      if (isMeant !== true) continue;
      const { context: home, extension } = call.entry;
      yield {
        line,
        span: piece.span(),
        message: `What '${home.name},${extension.name}' returns is in '${RETURNED}', and not in '${variable}'.`,
        explains: ['unknown-variable', 'unset-variable'],
        fix: () => [{ title: `Change to '${RETURNED}'`, safe: false, edits: [replacement(line, piece.span(), RETURNED)] }],
      };
    }
  }
}

const DIALS_OWN = 'GOSUB_RESULT';

/** Names that say nothing else. */
const nearlyReturned = /^(?:GOSUB_?)?RET(?:URN(?:ED)?)?_?VAL(?:UE)?$/i;

/** Whether some Return of a routine has a value. */
function returnsAny(dialplan: Dialplan, { entry }: Routine): boolean {
  return reachableFrom(dialplan, entry).some(
    ({ priority: { statement } }) => statement.applicationName === 'return' && statement.data.text.trim() !== '',
  );
}

function isSetSomewhere(dialplan: Dialplan, variable: string): boolean {
  return (
    dialplan.settersOf(variable).length > 0 ||
    builtInVariable(variable) !== undefined ||
    variablesSetBeside(dialplan).has(variable)
  );
}

function isSetOnTheWay(dialplan: Dialplan, { entry }: Routine, variable: string): boolean {
  return [entry.context, ...reachableFrom(dialplan, entry).map(({ priority: { context } }) => context)].some((each) =>
    assignmentsIn(each).has(variable),
  );
}

/** A comparison of what was returned, in front of the call that returns it, where no subroutine has run before. */
function* readTooEarly(context: Context, dialplan: Dialplan): Generator<Finding> {
  for (const { priority, piece } of readsIn(context).get(RETURNED) ?? []) {
    const { statement, line } = priority;
    if (!hasWholeSignature(statement) || !isSound(statement, line.text)) continue;
    const [compared] = comparisonsIn(statement.data, RETURNED);
    const below = compared === undefined ? undefined : callBehind(priority);
    if (compared === undefined || below === undefined) {
      yield* neverReturned(priority, piece, dialplan);
      continue;
    }
    if (mayHaveRun(dialplan, placeOf(priority), mayReturn)) continue;
    // A loop comes back here from the call.
    if (reachableFrom(dialplan, placeOf(below)).some((place) => place.priority === priority)) continue;
    const [target] = factsOf(below.statement).targets;
    const called = target === undefined ? undefined : routineOf(dialplan, target, originOf(below));
    if (called === undefined || valuesOf(dialplan, called)?.includes(compared.text.text) !== true) continue;
    yield {
      line,
      span: piece.span(),
      message: `No subroutine has returned anything yet: '${RETURNED}' is empty here.`,
      related: [{ line: below.line, span: below.statement.application.trim().span(), message: 'The call stands here.' }],
    };
  }
}

/** A variable that takes over what was returned, where no subroutine can have run: the call is lost. */
function* neverReturned(priority: Priority, piece: Piece, dialplan: Dialplan): Generator<Finding> {
  const { statement, line, context, number } = priority;
  if (statement.applicationName !== 'set' || !/^_{0,2}\w+=\$\{GOSUB_RETVAL\}$/.test(statement.data.text.trim())) return;
  if (dialplan.settersOf(RETURNED).length > 0 || !isEnteredByDevices(context, dialplan)) return;
  // That a Goto into a subroutine does not come back is told of the Goto.
  if (extensionHolding(priority)?.priority(number - 1)?.statement.applicationName === 'goto') return;
  if (mayHaveRun(dialplan, placeOf(priority), mayReturn)) return;
  yield {
    line,
    // Inside of other lines a rule that looks beyond the line cannot tell a column.
    span: (hasWholeSignature(statement) ? piece : statement.application.trim()).span(),
    message: `No subroutine has returned anything yet: '${RETURNED}' is empty here.`,
  };
}

/** The Gosub in one of the next lines of the extension. */
function callBehind(priority: Priority): Priority | undefined {
  const own = extensionHolding(priority);
  for (let number = priority.number + 1; number <= priority.number + NEXT_LINES; number++) {
    const next = own?.priority(number);
    if (next?.statement.applicationName === 'gosub') return next;
  }
  return undefined;
}

const NEXT_LINES = 3;

/** Whether an application may leave something in the variable, be it a program. */
function mayReturn({ application: name, data }: ApplicationCall): boolean {
  return (
    mayGoAnywhere(name) ||
    /^(?:gosub|macro|dial|retrydial|queue|followme|page|exec|tryexec)/.test(name) ||
    data.text.includes('EVAL_SUB(')
  );
}

/** Jumps to what a subroutine has returned, as `Goto(result-${GOSUB_RETVAL},1)`, where one of its Returns gives what is not there. */
function* goneToInVain(context: Context, dialplan: Dialplan): Generator<Finding> {
  for (const { line, target, priority, resolution } of judgedTargets(context, dialplan)) {
    if (priority === undefined || resolution.kind !== 'unknowable' || !target.piece.text.includes(`{${RETURNED}}`)) continue;
    const call = callBefore(dialplan, priority);
    if (call === undefined) continue;
    const all = valuesOf(dialplan, call, 'written');
    const values = all ?? wordsReturned(dialplan, call);
    const lost = values.find((value) => leadsNowhere(target, value, priority, dialplan));
    if (lost === undefined) continue;
    // Where none of them leads anywhere, nobody has thought of them; what is computed may lead to contexts of such names.
    const areOthers =
      all === undefined
        ? target.context?.isComputed === true && (contextsThatMayBe(dialplan, target.context.piece)?.length ?? 0) > 1
        : !values.every((value) => leadsNowhere(target, value, priority, dialplan));
    if (!areOthers) continue;
    const { context: home, extension } = call.entry;
    yield {
      line,
      span: target.piece.span(),
      message: `'${home.name},${extension.name}' may return '${lost}', for which there is nothing here.`,
      isOncePerFile: true,
    };
  }
}

/** Whether a target leads to no place with this value in the place of what was returned. */
function leadsNowhere(target: Target, value: string, priority: Priority, dialplan: Dialplan): boolean {
  const parts = { context: target.context, extension: target.extension, priority: target.priority };
  for (const name of ['context', 'extension', 'priority'] as const) {
    const part = parts[name];
    const text = part?.piece.text.replaceAll(`\${${RETURNED}}`, value) ?? '';
    if (part === undefined || text === part.piece.text) continue;
    if (text === '' || hasSubstitution(text)) return false;
    parts[name] = implied(text, part.piece);
  }
  return resolve(dialplan, { ...target, ...parts }, originOf(priority)).kind.startsWith('unknown-');
}

/** Applications that show a value, which nobody needs. */
const onlyShow: ReadonlySet<string> = new Set(['noop', 'verbose', 'log', 'dumpchan']);

/** Whether a line of the routine returns the text that no call comes to, or that Asterisk drops, or has it in a Hangup by mistake: that is told there. */
function isReturnedInVain({ entry }: Routine, text: string): boolean {
  const returning = new RegExp(`\\b(?:[Rr](?:eturn|ETURN)|Hangup)\\(\\s*${literalPattern(text)}\\s*\\)`);
  const { context, extension } = entry;
  return (
    isLostApplication(context, returning) ||
    context.withKey(extension.key).some(({ priorities }) => priorities.some(({ line }) => returning.test(line.text)))
  );
}

/** The Return without a value that the place certainly comes to, with nothing on the way that sets the variable anew. */
function emptyReturnBehind(dialplan: Dialplan, start: Place): Priority | undefined {
  let place = start;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const after = stepsAfter(dialplan, place);
    const { statement } = place.priority;
    if (after.exits.includes('return'))
      return after.steps.length === 0 && statement.data.text.trim() === '' ? place.priority : undefined;
    const [next] = after.steps;
    if (next === undefined || after.steps.length > 1 || after.exits.length > 0) return undefined;
    place = next.place;
    const mayBeSet = factsOf(place.priority.statement).targets.some(
      ({ relation }) => relation === 'call' || relation === 'macro',
    );
    if (mayBeSet || valueSetAt(place.priority) !== undefined) return undefined;
  }
  return undefined;
}

/** Nobody reads on for longer than this. */
const MOST_STEPS = 30;

function handBack({ line, statement }: Priority): Fix {
  const { start } = statement.application.trim().span();
  const end = statement.live.span().end;
  return {
    title: `Give it back: Return(\${${RETURNED}})`,
    safe: false,
    edits: [replacement(line, { start, end }, `Return(\${${RETURNED}})`)],
  };
}
