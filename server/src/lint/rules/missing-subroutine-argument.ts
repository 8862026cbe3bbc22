/** A call passes fewer arguments than the routine needs. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { runsOnCalledChannel } from '../../model/flow/legs.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import type { Target } from '../../model/lines/target.ts';
import { placeFound } from '../../model/names/place.ts';
import { usesInto } from '../../model/names/uses.ts';
import {
  argumentName,
  holdsOfRoutine,
  isForTheLog,
  passedArguments,
  type Routine,
  routineAt,
} from '../../model/routines/subroutines.ts';
import { callsTogether, unpassedArguments, type Unpassed } from '../../model/routines/unpassed-arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { isInBrokenGuard } from '../contexts/broken-guards.ts';
import { routineJudgedBy } from '../targets/computed-routines.ts';
import { judgedNeighborTargets, judgedTargets, type JudgedTarget } from '../targets/judge-targets.ts';
import type { Finding } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { targetRule } from '../rule.ts';

export const missingSubroutineArgument = targetRule(
  {
    name: 'missing-subroutine-argument',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A subroutine or a hangup handler is called with fewer arguments than it needs.',
    why:
      'An argument that is not passed is empty in the routine. Either the routine uses the empty text, or a guard at its top finds it empty and the routine returns without having done anything: a handler that should report the end of a call reports nothing, and no log says so. ' +
      'Where the routine does no more than log it, it is information. An argument is taken for optional when the routine does its work without it. `; @arg 2 [name]` above the routine says so in words.',
    repair:
      'Pass the argument: `call-ended,s,1(${CALLERID(num)},${EXTEN})`. ' +
      'Where it may stay empty, say so by a comma, as *Add empty arguments* does without changing what the call does, or by the comment above the routine.',
    evidence:
      'apps/app_stack.c `gosub_addframe` (arguments up to the highest number in use are set, to nothing when they are not passed)',
    invalid: [
      `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1(\${CALLERID(num)}))
;                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-subroutine-argument: 'call-ended,s,1' does nothing when ARG2 is empty; 1 argument is passed.
[call-ended]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
 same => n,Set(DB(ended/\${ARG1})=\${ARG2})
 same => n(end),Return()
`,
      `
[a]
exten => s,1,Gosub(announce,s,1)
;                  ^^^^^^^^^^^^ warning missing-subroutine-argument: 'announce,s,1' uses ARG1, which stays empty here; no argument is passed.
[announce]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Gosub(announce,s,1(hello))
[announce]
exten => s,1,Playback(\${ARG1})
 same => n,GotoIf($["\${ARG2}" = ""]?end)
 same => n,SayNumber(\${ARG2})
 same => n(end),Return()
`,
    ],
    follows: ['queue-gosub-position'],
    seeAlso: ['unused-subroutine-argument', 'missing-return'],
  },
  (context, dialplan) => check(judgedTargets(context, dialplan), dialplan),
  (file, dialplan) => check(judgedNeighborTargets(file, dialplan), dialplan),
);

function* check(targets: readonly JudgedTarget[], dialplan: Dialplan): Generator<Finding> {
  for (const { line, target, resolution, priority } of targets) {
    if (target.relation !== 'call' && target.relation !== 'handler' && target.relation !== 'macro') continue;
    const passed = passedArguments(target);
    // A '|' was to divide arguments.
    if (passed === undefined || target.arguments?.some(({ text }) => text.includes('|')) === true) continue;
    // A macro leaves those as they are that it is not given.
    const isOnNewChannel = runsOnCalledChannel(target);
    const isSparing = target.relation === 'macro' && !isOnNewChannel;
    if (isSparing && (priority === undefined || isSubroutine(priority.context, dialplan))) continue;
    // In a macro, arguments that a subroutine call leaves out are those of the macro; it has taken them back when a handler runs.
    if (priority?.context.name.startsWith('macro-') === true && target.relation !== 'handler' && !isOnNewChannel) continue;
    if (
      resolution.kind === 'priority' &&
      !holdsOfRoutine(dialplan, resolution, `may lack more than ${passed}`, (routine) => mayLack(routine, passed))
    )
      continue;
    const routine =
      resolution.kind === 'priority'
        ? routineAt(dialplan, placeFound(resolution))
        : resolution.kind === 'unknowable'
          ? routineJudgedBy(dialplan, target, priority, resolution.context)
          : undefined;
    if (routine === undefined) continue;
    const isNeeded = passed < routine.required;
    let missing = missingIn(routine, passed);
    if (missing.length === 0 && !readsNextInstead(routine, passed)) {
      const compared = comparedIn(routine, passed);
      if (compared === undefined || (priority !== undefined && !isSound(priority.statement, line.text))) continue;
      yield {
        line,
        span: target.piece.span(),
        message: `${placeOfRoutine(routine.entry.context.name, routine.entry.extension.name, routine.entry.priority)} compares ARG1 with another value, and it stays empty here; no argument is passed.`,
        atMost: 'information',
        related: [{ line: compared.line, span: compared.statement.live.span(), message: 'ARG1 is compared here.' }],
      };
      continue;
    }
    // Who else calls it is asked by those alone that pass too little.
    const lacking = unpassedArguments(dialplan, routine.entry.context).get(routine.entry.priority) ?? [];
    for (const each of lacking) if (isFirst(each, line, target)) yield* unpassed(routine, each);
    missing = missing.filter((number) => !lacking.some((each) => each.number === number));
    // An argument that only the comment speaks of is told of the comment.
    const isInComment = (number: number): boolean =>
      routine.needs.get(number)?.need === 'documented' && !routine.reads.has(number) && routine.most !== Infinity;
    // What was to see to it that an argument may be left out is told where it is broken.
    missing = missing.filter((number) => !isInComment(number) && !isLeftToBroken(routine, number, dialplan));
    if (missing.length === 0 || (isSparing && !givesUp(routine, missing) && !isAlone(routine, target, passed, dialplan)))
      continue;
    // A bracket without a partner takes arguments with it.
    if (priority !== undefined && !isSound(priority.statement, line.text)) continue;
    const first = Math.min(...missing);
    if (isMostlyLeftOut(routine, first, dialplan)) continue;
    const reader = isNeeded ? routine.needs.get(first)?.priority : routine.logged.get(first);
    yield {
      line,
      span: target.piece.span(),
      message: messageOf(routine, first, passed),
      // Where none of the calls has it, the routine or all of them are wrong, for one reason.
      ...(isLackedByAll(routine, first, line, target, dialplan) && { isRepeated: true }),
      // A guard may be there for those who have nothing to pass.
      ...(routine.needs.get(first)?.need === 'decides' && { atMost: 'information' as const }),
      ...(!isNeeded && { atMost: 'information' as const, isOncePerFile: true }),
      related: [
        {
          line: reader?.line ?? routine.entry.priority.line,
          span: (reader ?? routine.entry.priority).statement.live.span(),
          message: `ARG${first} is ${isNeeded ? 'needed' : reader === undefined || isForTheLog(reader) ? 'logged' : 'handed on'} here.`,
        },
      ],
      fix: () => {
        const names = Array.from(
          { length: Math.max(...missing) - passed },
          (_, i) => argumentName(routine, passed + 1 + i) ?? '',
        );
        const { start, end } = target.piece.span();
        const text = target.piece.text;
        // A list of nothing but one empty argument cannot be written: `()` is an empty list.
        if (passed === 0 && names.length === 1 && target.impliedExtension === undefined) return [];
        if (target.impliedExtension !== undefined) {
          const added = names.map(() => target.separator).join('');
          // A comma would begin the next argument of the application.
          const isBare =
            priority !== undefined &&
            target.relation !== 'macro' &&
            target.separator === ',' &&
            line.text.charAt(start - 1) !== '"';
          return [
            {
              title: 'Add empty arguments',
              safe: false,
              edits: [
                isBare ? replacement(line, { start, end }, `"${text}${added}"`) : replacement(line, { start: end, end }, added),
              ],
            },
          ];
        }
        if (target.arguments === undefined)
          return [
            {
              title: 'Add empty arguments',
              safe: false,
              edits: [replacement(line, { start: end, end }, `(${','.repeat(names.length - 1)})`)],
            },
          ];
        const close = start + text.lastIndexOf(')');
        const separators = passed === 0 ? names.length - 1 : names.length;
        return [
          {
            title: 'Add empty arguments',
            safe: false,
            edits: [replacement(line, { start: close, end: close }, target.separator.repeat(separators))],
          },
        ];
      },
    };
  }
}

/** The arguments that a call does not pass that passes so many: those that are needed, or else those that the log lacks. */
function missingIn({ required, needs, logged }: Routine, passed: number): number[] {
  return [...(passed < required ? needs : logged).keys()].filter((number) => number > passed);
}

function comparedIn(routine: Routine, passed: number): Priority | undefined {
  return passed === 0 && routine.documentation === undefined ? comparedAlone(routine) : undefined;
}

/** Whether there may be something to say of a call that passes so many arguments. */
function mayLack(routine: Routine, passed: number): boolean {
  return missingIn(routine, passed).length > 0 || readsNextInstead(routine, passed) || comparedIn(routine, passed) !== undefined;
}

/** Whether no call of the routine passes the argument, and another one stands before this. */
function isLackedByAll(routine: Routine, number: number, line: Line, own: Target, dialplan: Dialplan): boolean {
  const { first, mostPassed, areFlawed } = callsTogether(dialplan, routine);
  // One that is written in a wrong way is told of that.
  if (first === undefined || areFlawed || mostPassed >= number) return false;
  return first.line !== line || first.target.piece.start !== own.piece.start;
}

/** Whether nearly all of many calls leave out what some pass: the routine is made for such calls, whatever it does with the empty text. */
function isMostlyLeftOut(routine: Routine, number: number, dialplan: Dialplan): boolean {
  const { passed, mostPassed } = callsTogether(dialplan, routine);
  const without = passed.filter((count) => count < number).length;
  return mostPassed >= number && without >= MANY && without * 4 >= passed.length * 3;
}

/** Whether a broken line of the routine was to ask whether there is such an argument, or what a variable holds that takes it over. */
function isLeftToBroken({ entry, reads }: Routine, number: number, dialplan: Dialplan): boolean {
  const own = `ARG${number}`;
  const taken = new RegExp(`^_{0,2}(?:LOCAL\\()?(\\w+)\\)?=\\$\\{${own}\\}$`);
  const names = (reads.get(number) ?? []).flatMap(({ statement }) => taken.exec(statement.data.text)?.[1] ?? []);
  return isInBrokenGuard(entry.context, [own, ...names], dialplan);
}

/** Whether a routine does nothing at all without one of the arguments, so that nobody can mean to leave it out. */
function givesUp({ needs }: Routine, missing: readonly number[]): boolean {
  return missing.some((number) => needs.get(number)?.need === 'gives-up');
}

/** Whether all other calls of a macro pass what this one leaves out: macros that ask for nothing make do with what is empty. */
function isAlone({ entry, required, needs }: Routine, own: Target, passed: number, dialplan: Dialplan): boolean {
  const others = [...usesInto(dialplan, entry.context)].filter(
    ({ target }) => target !== own && target.relation !== 'test' && target.arguments !== undefined,
  );
  return (
    others.length >= (passed === 0 || isDialed(needs, passed) ? 1 : SOME) &&
    others.every(({ target }) => (passedArguments(target) ?? 0) >= required)
  );
}

/** Whether one of the arguments that are left out is all that is written of a device to be called. */
function isDialed(needs: Routine['needs'], passed: number): boolean {
  return [...needs].some(
    ([number, { priority }]) =>
      number > passed &&
      new RegExp(`\\b\\w+/\\$\\{ARG${number}\\}`).test(priority.statement.data.text) &&
      /^(?:retry)?dial$/.test(priority.statement.applicationName),
  );
}

/** So many calls that agree have it right. */
const SOME = 2;

/** So many calls that leave an argument out were seen to do it. */
const MANY = 8;

/** Whether anything enters the context with arguments of its own. */
function isSubroutine(context: Context, dialplan: Dialplan): boolean {
  const { name } = context;
  const compute = (): boolean => {
    const now = dialplan.context(name);
    return (
      now !== undefined &&
      usesInto(dialplan, now).some(({ target: { relation } }) => relation === 'call' || relation === 'handler')
    );
  };
  return dialplan.tracker.digest(`is entered by calls ${name}`, compute);
}

/** Whether a routine reads the argument behind the last one that a call passes, and leaves one of those unread. */
function readsNextInstead({ reads }: Routine, passed: number): boolean {
  return reads.has(passed + 1) && Array.from({ length: passed }, (_, i) => i + 1).some((number) => !reads.has(number));
}

/**
 * The line that compares the first argument with what another variable holds, where the routine does nothing else with it and asks nowhere what it
 * is: a routine that may do without would ask for a word, or whether there is one.
 */
function comparedAlone({ reads, entry, most }: Routine): Priority | undefined {
  const reading = reads.get(1) ?? [];
  if (reading.length === 0 || most !== 1 || reading.some(({ context }) => context !== entry.context)) return undefined;
  const names = new Set(['ARG1']);
  for (const { statement } of reading) {
    const name = statement.applicationName === 'set' ? copyOfFirst.exec(statement.data.text) : null;
    if (name !== null) names.add(name[1] ?? name[2] ?? '');
  }
  const using = entry.context
    .priorities()
    .filter(({ statement: { data } }) => [...names].some((name) => new RegExp(`\\b${name}\\b`).test(data.text)));
  let compared: Priority | undefined;
  for (const priority of using) {
    const { data, applicationName } = priority.statement;
    if (applicationName === 'set' && copyOfFirst.test(data.text)) continue;
    const sides = comparedVariables.exec(data.text);
    const [, left = '', right = ''] = sides ?? [];
    if (sides === null || names.has(left) === names.has(right)) return undefined;
    const rest = data.text.slice(sides[0].length);
    if ([...names].some((name) => new RegExp(`\\b${name}\\b`).test(rest))) return undefined;
    compared ??= priority;
  }
  return compared;
}

/** `LOCAL(prefix)=${ARG1:0:2}` */
const copyOfFirst = /^(?:LOCAL\((\w+)\)|(\w+))=\$\{ARG1(?::-?\d+)*\}$/;

/** `$["${prefix}" = "${COUNTRY}"]` at the beginning of a condition. */
const comparedVariables = /^\$\[\s*"\$\{(\w+)(?::-?\d+)*\}"\s*(?:==?|!=)\s*"\$\{(\w+)(?::-?\d+)*\}"\s*\]/;

function isFirst({ calls: [first] }: Unpassed, line: Line, target: Target): boolean {
  return first?.line === line && first.target.piece.start === target.piece.start;
}

/** An argument that nobody passes, told once, where the routine needs it. */
function* unpassed(routine: Routine, { number, reader, mostPassed, calls }: Unpassed): Generator<Finding> {
  const { context, extension, priority } = routine.entry;
  // A variable may have brought the argument to the line that needs it.
  const isNamed = ({ statement: { data } }: Priority): boolean => data.text.includes(`ARG${number}`);
  const { statement, line } = isNamed(reader) ? reader : (routine.reads.get(number)?.find(isNamed) ?? reader);
  if (!isSound(statement, line.text)) return;
  const at = statement.data.text.indexOf(`ARG${number}`);
  // Inside of other lines a rule that looks beyond the line cannot tell a column.
  const isExact = at >= 0 && hasWholeSignature(statement);
  const count = mostPassed === 0 ? 'none' : mostPassed === 1 ? '1 argument' : `${mostPassed} arguments`;
  yield {
    line,
    span: (isExact ? statement.data.slice(at, at + `ARG${number}`.length) : statement.application.trim()).span(),
    message: `Nobody passes ARG${number} to ${placeOfRoutine(context.name, extension.name, priority)}: each call passes ${count}${calls.length > 1 && mostPassed > 0 ? ' at most' : ''}.`,
    related: calls.map((call) => ({ line: call.line, span: call.target.piece.span(), message: 'It is called here.' })),
  };
}

function placeOfRoutine(context: string, extension: string, { label, number }: Priority): string {
  return `'${context},${extension},${label ?? number}'`;
}

function messageOf(routine: Routine, number: number, passed: number): string {
  const { context, extension, priority } = routine.entry;
  const place = placeOfRoutine(context.name, extension.name, priority);
  const count = passed === 0 ? 'no argument is passed' : passed === 1 ? '1 argument is passed' : `${passed} arguments are passed`;
  switch (routine.needs.get(number)?.need) {
    case 'gives-up':
      return `${place} does nothing when ARG${number} is empty; ${count}.`;
    case 'refuses':
      return `${place} lets no call through when ARG${number} is empty; ${count}.`;
    case 'decides':
      return `${place} returns the same for every call when ARG${number} is empty; ${count}.`;
    case 'documented':
      return `${place} takes ARG${number} (${argumentName(routine, number) ?? ''}), which its comment requires; ${count}.`;
    case undefined: {
      const reader = routine.logged.get(number);
      return reader === undefined || isForTheLog(reader)
        ? `${place} writes ARG${number} to the log, which stays empty here; ${count}.`
        : `${place} hands ARG${number} on to be written to the log, and it stays empty here; ${count}.`;
    }
    case 'used':
      return `${place} uses ARG${number}, which stays empty here; ${count}.`;
  }
}
