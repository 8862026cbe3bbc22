/** What the comment above a routine says of its arguments is not what the routine does with them. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { reachableFrom } from '../../model/flow/flow.ts';
import type { Documentation } from '../../model/lines/doc-comments.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { placeOf } from '../../model/names/place.ts';
import { originOf } from '../../model/names/resolve.ts';
import { usesInto } from '../../model/names/uses.ts';
import { endsWithoutReturn, passedArguments, routineAt, routineOf, type Routine } from '../../model/routines/subroutines.ts';
import { unpassedArguments } from '../../model/routines/unpassed-arguments.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';
import { emptyBranches } from '../values/empty-branches.ts';
import { promisedValues, saysValue } from '../variables/promised-values.ts';
import { isKind, valuesOf, valueSetAt } from '../variables/returned-values.ts';
import { mayMeanArgument } from '../values/argument-slips.ts';

export const misleadingArgumentComment = contextRule(
  {
    name: 'misleading-argument-comment',
    tier: 'targets',
    severity: 'information',
    since: '0.1.0',
    summary: 'The `@arg` and `@returns` comments above a routine disagree with what the routine does.',
    why:
      'What such a comment says goes before what the code shows when callers are checked, and editors show it at every call. ' +
      'One that is wrong misleads both: an argument that nothing reads is asked for, or one that may be left out is used all the same. ' +
      'Where `; @returns open or closed` lists words, the Returns of the routine are held against them.',
    repair:
      'Correct the comment or the routine. `; @arg 2 name` says that the second argument is needed, `; @arg 2 [name]` that it may be left out.',
    evidence: 'apps/app_stack.c `gosub_addframe` (arguments that are not passed are empty), `return_exec`',
    invalid: [
      `
[a]
exten => s,1,Gosub(announce,s,1(hello,3))
; @arg 1 sound What to play.
; @arg 2 times How often.
; ^^^^^^^^^^^^^^^^^^^^^^^ information misleading-argument-comment: 'announce,s,1' never reads ARG2.
[announce]
exten => s,1,Playback(\${ARG1})
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Gosub(announce,s,1(hello))
; @arg 1 sound What to play.
; @arg 2 [number] Said behind it.
[announce]
exten => s,1,Playback(\${ARG1})
 same => n,ExecIf($["\${ARG2}" != ""]?SayNumber(\${ARG2}))
 same => n,Return()
`,
    ],
    seeAlso: ['missing-subroutine-argument', 'unused-subroutine-argument'],
  },
  function* (context, dialplan) {
    const shared: Priority[] = [];
    const isPromised = context.headers.some((header) => dialplan.documentationAbove(header)?.returnsAt !== undefined);
    for (const extension of context.registered()) {
      const entry = extension.priority(1);
      if (entry?.context !== context) continue;
      const own = dialplan.documentationAbove(entry.line);
      if (isPromised || own?.returnsAt !== undefined) yield* judgeReturns(routineAt(dialplan, placeOf(entry)), dialplan);
      if (own === undefined || own.arguments.length === 0) shared.push(entry);
      else yield* judge(own, [routineAt(dialplan, placeOf(entry))], dialplan);
    }
    for (const header of context.headers) {
      const documentation = dialplan.documentationAbove(header);
      // A template hands its header's comment to no context but the one that it heads.
      if (documentation === undefined || documentation.arguments.length === 0 || !isHeaderOf(header, context)) continue;
      yield* judge(
        documentation,
        shared.map((entry) => routineAt(dialplan, placeOf(entry))),
        dialplan,
      );
      return;
    }
  },
);

function isHeaderOf({ statement }: Context['headers'][number], context: Context): boolean {
  return statement.kind === 'section' && statement.name.text === context.name;
}

/** A comment that stands above several routines speaks of all of them, so that only what holds for all can be told. */
function* judge({ arguments: args }: Documentation, routines: readonly Routine[], dialplan: Dialplan): Generator<Finding> {
  const [first] = routines;
  if (first === undefined || routines.some((routine) => routine.most === Infinity)) return;
  const only = routines.length === 1 ? first : undefined;
  const place = only === undefined ? `'${first.entry.context.name}'` : placeName(only);
  const isRead = (number: number): boolean =>
    routines.some(
      (routine) =>
        routine.reads.has(number) || mayMeanArgument(routine.entry.context, number) || isReadBehindLabel(routine, number),
    );
  // An argument that nobody passes is told where it is read, and it is what was to be one of these.
  if (only !== undefined && unpassedArguments(dialplan, only.entry.context).has(only.entry.priority)) return;
  // Where none of them is read one line is why.
  const isNoneRead = args.length > 1 && !args.some(({ number }) => isRead(number));
  const isCutShort = routines.some((routine) => endsWithoutReturn(dialplan, routine));
  // That a condition lets the empty argument through, and no other, is told of the condition.
  const isAskedWrongly = (number: number): boolean =>
    only?.reads.get(number)?.some(({ statement }) => [...emptyBranches(statement)].length > 0) === true;
  const numbers = only === undefined ? [] : undocumented(args, only, dialplan);
  const exchanged = only === undefined || isNoneRead || isCutShort ? undefined : readInstead(args, numbers, only, isRead);
  if (exchanged !== undefined) yield exchanged;
  for (const [at, { number, isOptional, line, span }] of args.entries()) {
    const need = only?.needsInCode.get(number);
    if (!isRead(number)) {
      // What stands behind the call of one that does not come back reads nothing.
      if (isCutShort || exchanged !== undefined || (isNoneRead && at > 0)) continue;
      yield { line, span, message: isNoneRead ? `${place} reads none of its arguments.` : `${place} never reads ARG${number}.` };
    } else if (
      isOptional &&
      need !== undefined &&
      need.need !== 'documented' &&
      !isAskedWrongly(number) &&
      !isAskedInVain(need.priority, number)
    )
      yield {
        line,
        span,
        message:
          need.need === 'gives-up'
            ? `${place} does nothing when ARG${number} is empty, and the comment lets callers leave it out.`
            : need.need === 'refuses'
              ? `${place} lets no call through when ARG${number} is empty, and the comment lets callers leave it out.`
              : `${place} uses ARG${number} whether it is empty or not, and the comment lets callers leave it out.`,
        related: [{ line: need.priority.line, span: need.priority.statement.live.span(), message: `ARG${number} is used here.` }],
      };
  }
  const last = args.at(-1);
  if (last !== undefined && numbers.length > 0 && exchanged === undefined)
    yield {
      line: last.line,
      span: last.span,
      message: `The comment leaves out ${numbers.map((number) => `ARG${number}`).join(', ')}, which ${place} reads.`,
    };
}

/** The arguments that a routine reads and its comment leaves out. */
function undocumented(args: Documentation['arguments'], routine: Routine, dialplan: Dialplan): readonly number[] {
  const documented = new Set(args.map(({ number }) => number));
  // A call that passes fewer is told that, and the comment may be right.
  const passed = passedTo(routine, dialplan);
  return [...routine.reads.keys()]
    .filter((number) => !documented.has(number) && (!routine.needs.has(number) || passed.every((each) => each >= number)))
    .sort((a, b) => a - b);
}

/** The one line that reads an argument of which the comment does not speak, where one that it speaks of is not read: the number is a slip. */
function readInstead(
  args: Documentation['arguments'],
  numbers: readonly number[],
  routine: Routine,
  isRead: (number: number) => boolean,
): Finding | undefined {
  const [number, ...others] = numbers;
  const [meant, ...more] = args.filter((each) => !isRead(each.number));
  const [reader, ...readers] = number === undefined ? [] : (routine.reads.get(number) ?? []);
  if (meant === undefined || reader === undefined || others.length + more.length + readers.length > 0) return undefined;
  if (reader.context !== routine.entry.context) return undefined;
  return {
    line: reader.line,
    // Inside of other lines a rule that looks beyond the line cannot tell a column.
    span: reader.statement.application.trim().span(),
    message: `ARG${number} is read here, and nowhere ARG${meant.number}, of which the comment of the routine speaks.`,
    related: [{ line: meant.line, span: meant.span, message: `The comment speaks of ARG${meant.number} here.` }],
  };
}

/** Whether the extension reads the argument behind a label that the routine itself does not come to: the comment speaks of calls that begin there. */
function isReadBehindLabel({ entry }: Routine, number: number): boolean {
  const own = new RegExp(`\\bARG${number}\\b`);
  return entry.context.withKey(entry.extension.key).some(({ priorities }) => {
    const from = priorities.findIndex(({ label, number: at }) => label !== undefined && at > entry.priority.number);
    return from >= 0 && priorities.slice(from).some(({ statement: { data } }) => own.test(data.text));
  });
}

/** Words that a comment promises and no Return gives, or one that a Return gives in the place of another: `; @returns open or closed`. */
function* judgeReturns(routine: Routine, dialplan: Dialplan): Generator<Finding> {
  const { documentation, entry } = routine;
  const promised = documentation === undefined ? undefined : promisedValues(documentation);
  const said = documentation?.returnsAt;
  if (said === undefined) return;
  // A comment above several routines speaks of all of them.
  const isOwn = dialplan.documentationAbove(entry.priority.line)?.returnsAt?.line === said.line;
  if (!isOwn && entry.context.registered().length > 1) return;
  const values = valuesOf(dialplan, routine);
  if (values === undefined || values.some(isKind)) return;
  if (promised === undefined) {
    yield* returnsNothing(routine, values, said, dialplan);
    return;
  }
  const missing = promised.filter((word) => !values.includes(word));
  const surplus = [...new Set(values)].filter((value) => !promised.includes(value));
  const [first] = missing;
  const [other] = surplus;
  const returning = reachableFrom(dialplan, entry).find(
    ({ priority: { statement } }) => statement.applicationName === 'return' && statement.data.text.trim() === other,
  )?.priority;
  if (other !== undefined && returning !== undefined && surplus.length === 1)
    yield {
      line: returning.line,
      // In such lines a rule that looks beyond the line cannot tell a column.
      span: returning.statement.application.trim().span(),
      message:
        other === ''
          ? `The comment of the routine says that it returns '${first ?? promised.join("' or '")}', and nothing is returned here.`
          : `The comment of the routine says that it returns '${first ?? promised.join("' or '")}', and not '${other}'.`,
      related: [{ ...said, message: 'The comment says it here.' }],
    };
  else if (first !== undefined && surplus.length === 0)
    yield { ...said, message: `${placeName(routine)} never returns '${first === '' ? 'nothing' : first}'.` };
}

/** `; @returns the DIALSTATUS` above a routine none of whose Returns has a value. */
function* returnsNothing(
  routine: Routine,
  values: readonly string[],
  said: NonNullable<Documentation['returnsAt']>,
  dialplan: Dialplan,
): Generator<Finding> {
  if (!saysValue(routine) || values.some((value) => value !== '')) return;
  const places = reachableFrom(dialplan, routine.entry);
  const returns = places.filter(({ priority: { statement } }) => statement.applicationName === 'return');
  // One at a label is where the routine gives up.
  const returning = returns.find(({ priority }) => priority.label === undefined) ?? returns[0];
  // A value that is set and lost is told where it is set.
  if (returning === undefined || places.some(({ priority }) => valueSetAt(priority) !== undefined)) return;
  yield {
    line: returning.priority.line,
    span: returning.priority.statement.application.trim().span(),
    message: 'The comment of the routine says that it returns a value, and nothing is returned here.',
    related: [{ ...said, message: 'The comment says it here.' }],
  };
}

/** Whether the line that needs an argument asks whether there is one, and lacks quotation marks or other signs around it, which is told there. */
function isAskedInVain({ statement }: Priority, number: number): boolean {
  const condition = factsOf(statement).call.branches?.condition.text ?? '';
  if (new RegExp(`(?<!\\$)\\{ARG${number}\\}|\\$ARG${number}\\b`).test(condition)) return true;
  return new RegExp(`\\$\\[[^\\]]*(?<!")\\$\\{ARG${number}\\}\\s*!?==?\\s*""`).test(condition);
}

/** How many arguments each call of the routine passes, as far as that is known. */
function passedTo({ entry }: Routine, dialplan: Dialplan): readonly number[] {
  return [...usesInto(dialplan, entry.context)].flatMap(({ target, priority }) => {
    if (target.relation !== 'call' && target.relation !== 'handler') return [];
    const called = routineOf(dialplan, target, priority === undefined ? undefined : originOf(priority));
    return called?.entry.priority === entry.priority ? (passedArguments(target) ?? []) : [];
  });
}

function placeName({ entry: { context, extension, priority } }: Routine): string {
  return `'${context.name},${extension.name},${priority.label ?? priority.number}'`;
}
