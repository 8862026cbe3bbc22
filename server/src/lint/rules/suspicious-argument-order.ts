/** Arguments of a subroutine that by their names belong in each other's places. */

import { TextCache } from '../../base/text-cache.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { askedOf, placeFound, placeOf } from '../../model/names/place.ts';
import { originOf } from '../../model/names/resolve.ts';
import { usesInto } from '../../model/names/uses.ts';
import { argumentName, routineAt, routineOf, type Routine } from '../../model/routines/subroutines.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { judgedNeighborTargets, judgedTargets, type JudgedTarget } from '../targets/judge-targets.ts';
import type { Finding } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { targetRule } from '../rule.ts';

export const suspiciousArgumentOrder = targetRule(
  {
    name: 'suspicious-argument-order',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A call passes the arguments of a subroutine in another order than the subroutine takes them.',
    why:
      'Arguments of a subroutine go by their place, and nothing tells when two of them change places: a number is then dialled over a trunk that has its name. ' +
      'The names of both sides are held against each other: those of the variables that are passed, and those that the routine gives its arguments, by `Set(LOCAL(number)=${ARG1})` or by a comment `; @arg 1 number`. ' +
      'It is information where one of the two has such a name and the other none, and where all other calls pass a word and a number, or a word and a variable, the other way round.',
    repair: 'Write the arguments in the order in which the routine takes them.',
    evidence: 'apps/app_stack.c `gosub_exec` (arguments become ARG1, ARG2 in their order)',
    follows: ['unclosed-bracket', 'missing-subroutine-argument'],
    invalid: [
      `
[a]
exten => _0X.,1,Set(NUMBER=\${FILTER(0-9,\${EXTEN:1})})
 same => n,Set(TRUNK=first)
 same => n,Gosub(call-out,s,1(\${NUMBER},\${TRUNK}))
;                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning suspicious-argument-order: 'call-out,s,1' takes 'trunk' as ARG1 and 'number' as ARG2: these two stand the other way round.
[call-out]
exten => s,1,Set(LOCAL(trunk)=\${ARG1})
 same => n,Set(LOCAL(number)=\${ARG2})
 same => n,Dial(PJSIP/\${number}@\${trunk},60)
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => _0X.,1,Gosub(call-out,s,1(first,\${FILTER(0-9,\${EXTEN:1})}))
 same => n,Set(NUMBER=\${FILTER(0-9,\${EXTEN:1})})
 same => n,Gosub(call-out,s,1(\${LINE},\${NUMBER}))
[call-out]
exten => s,1,Set(LOCAL(trunk)=\${ARG1})
 same => n,Set(LOCAL(number)=\${ARG2})
 same => n,Dial(PJSIP/\${number}@\${trunk},60)
 same => n,Return()
`,
    ],
    seeAlso: ['missing-subroutine-argument', 'misleading-argument-comment'],
  },
  (context, dialplan) => check(judgedTargets(context, dialplan), dialplan),
  (file, dialplan) => check(judgedNeighborTargets(file, dialplan), dialplan),
);

function* check(targets: readonly JudgedTarget[], dialplan: Dialplan): Generator<Finding> {
  for (const { line, target, resolution, priority } of targets) {
    const args = target.arguments ?? [];
    if (resolution.kind !== 'priority' || args.length < 2) continue;
    if (target.relation !== 'call' && target.relation !== 'handler' && target.relation !== 'macro') continue;
    const asked = askedOf(dialplan, resolution, `names of ${args.length} in`, (entry) =>
      takenBy(routineAt(dialplan, entry), args.length),
    );
    // One too many has moved those behind it, which is told of the last.
    if (args.length > asked.most) continue;
    // What is written out has no name of its own.
    const hasNames = args.some(({ text }) => text.includes('${'));
    const pair =
      (hasNames ? crossedPair(asked.names, args, (number) => ownName(number, priority, dialplan), dialplan) : undefined) ??
      misplacedTime(asked, args);
    if (pair === undefined && !asked.isDocumented) continue;
    const routine = routineAt(dialplan, placeFound(resolution));
    // A routine that calls itself may have its reasons.
    if (routine.entry.context === priority?.context) continue;
    const crossed = pair ?? unlikeOthers(routine, args, target, dialplan);
    if (crossed === undefined || (priority !== undefined && !isSound(priority.statement, line.text))) continue;
    const { one, other, isCertain } = crossed;
    const { context, extension, priority: entry } = routine.entry;
    const name = (index: number): string => {
      const taken = argumentName(routine, index + 1);
      return taken === undefined ? `ARG${index + 1}` : `'${taken}' as ARG${index + 1}`;
    };
    yield {
      line,
      span: target.piece.span(),
      message: `'${context.name},${extension.name},${entry.label ?? entry.number}' takes ${name(one)} and ${name(other)}: these two stand the other way round.`,
      ...(!isCertain && { atMost: 'information' as const }),
      related: [{ line: entry.line, span: entry.statement.live.span(), message: 'The routine begins here.' }],
      fix: () => {
        const [first, second] = [args[one], args[other]];
        return first === undefined || second === undefined
          ? []
          : [
              {
                title: 'Exchange the two arguments',
                safe: false,
                edits: [replacement(line, first.span(), second.text), replacement(line, second.span(), first.text)],
              },
            ];
      },
    };
  }
}

interface Crossed {
  readonly one: number;
  readonly other: number;
  /** Whether both have the name of the other, and not one alone. */
  readonly isCertain: boolean;
}

/** What the order of arguments is judged by. */
interface Taken {
  /** The names that the routine gives to its arguments, the first first; empty texts where there is none. */
  readonly names: readonly string[];
  readonly most: number;
  readonly isDocumented: boolean;
  /** Of which arguments, counted from 0, it takes the time that has passed since. */
  readonly counted: readonly number[];
}

function takenBy(routine: Routine, count: number): Taken {
  const names = Array.from({ length: count }, (_, index) => argumentName(routine, index + 1) ?? '');
  const counted = names.flatMap((_, index) => (isCountedFrom(routine, index + 1) ? index : []));
  return { names, most: routine.most, isDocumented: routine.documentation !== undefined, counted };
}

/** Two arguments of which each has the name that the routine has for the other, or one that has while the other has no name of the routine's. */
function crossedPair(
  names: readonly string[],
  args: readonly Piece[],
  ownNameOf: (number: number) => string | undefined,
  dialplan: Dialplan,
): Crossed | undefined {
  const taken = names.map(wordsOf);
  if (taken.every((named) => named.length === 0)) return undefined;
  const passed = args.map(({ text }) => {
    const name = variableIn(text) ?? '';
    const number = /^ARG(\d+)$/.exec(name)?.[1];
    return wordsOf(number === undefined ? name : (ownNameOf(Number(number)) ?? ''));
  });
  const isParty = (given: number, place: number): boolean => isPartyNamed(args[given]?.text ?? '', taken[place]);
  const isSure = (given: number, place: number): boolean =>
    isTimeNamed(args[given]?.text ?? '', taken[place]) || isQueueNamed(args[given]?.text ?? '', taken[place], dialplan);
  // The name that an argument has in the routine around, or that one of these variables has, is no accident.
  const isExact = (given: number, place: number): boolean => {
    const name = taken[place]?.join(' ') ?? '';
    return (
      passed[given]?.join(' ') === name &&
      (/^\$\{ARG\d+\}$/.test(args[given]?.text ?? '') ? name !== '' : telling.has(name)) &&
      taken.filter((words) => words.join(' ') === name).length === 1
    );
  };
  const fits = (given: number, place: number): boolean =>
    isMeant(passed[given], taken[place]) || isParty(given, place) || isSure(given, place);
  for (const one of args.keys())
    for (let other = one + 1; other < args.length; other++) {
      if (taken[one]?.join() === taken[other]?.join() || fits(one, one) || fits(other, other)) continue;
      const isFirst = fits(one, other);
      const isSecond = fits(other, one);
      if (isFirst && isSecond) return { one, other, isCertain: true };
      const [given, place] = isFirst ? [one, other] : [other, one];
      if (!isFirst && !isSecond) continue;
      // What stands in the wrong place must be named like one of the routine's and like no other.
      // Who is called back is the caller, and the number to show may be any: of these both sides have to speak.
      const isTelling = isParty(given, place)
        ? /^call(?:er|ing)(?!.?id)/.test(taken[place]?.join(' ') ?? '') &&
          taken[given]?.every((word) => !vague.has(word)) === true
        : isSure(given, place) ||
          isExact(given, place) ||
          isNamesake(passed[given], taken[place], args[place]?.text) ||
          taken[place]?.some((word) => word.length >= FEWEST && !vague.has(word)) === true;
      const isAlone = taken.every((_, index) => index === place || !fits(given, index));
      const isBare = isSure(given, place) || isWithoutName(args[place]?.text ?? '');
      if (isTelling && isAlone && isBare && taken[given]?.length !== 0 && !resemble(passed[given], taken[given]))
        return { one, other, isCertain: false };
    }
  return undefined;
}

/** Whether a variable has the name of the place and no other word, and what stands there is where, when or on which channel the call is. */
function isNamesake(passed: readonly string[] = [], taken: readonly string[] = [], instead = ''): boolean {
  return taken.length > 0 && passed.join(' ') === taken.join(' ') && /^\$\{(?:CONTEXT|EPOCH|UNIQUEID|CHANNEL)\}$/.test(instead);
}

/** Names with fewer letters are anybody's. */
const FEWEST = 4;

/** Words that many things are called. */
const vague: ReadonlySet<string> = new Set(
  'name number value type text data mode status result file time date line call caller exten extension context prefix code'.split(
    ' ',
  ),
);

/** Vague words that say enough where both sides have exactly this one. */
const telling: ReadonlySet<string> = new Set(['type', 'mode', 'status', 'result', 'prefix']);

/** The present time in one place, where the routine counts the seconds since another one, in which no time stands. */
function misplacedTime({ counted: all, names }: Taken, args: readonly Piece[]): Crossed | undefined {
  const [counted] = all;
  const [given, ...others] = args.flatMap(({ text }, index) => (text.trim() === NOW ? index : []));
  if (counted === undefined || given === undefined || others.length > 0 || all.includes(given)) return undefined;
  // What the comment or a variable calls a time takes one.
  if (isTimeLike(args[counted]?.text ?? '') || isTimeLike(names[given] ?? '')) return undefined;
  return { one: Math.min(given, counted), other: Math.max(given, counted), isCertain: false };
}

const NOW = '${EPOCH}';

/** Whether the routine takes an argument from the present time: `$[${EPOCH} - ${ARG2}]`. */
function isCountedFrom({ reads }: Routine, number: number): boolean {
  const counted = new RegExp(`\\$\\{EPOCH\\}\\s*-\\s*\\$\\{ARG${number}\\}`);
  return (reads.get(number) ?? []).some(({ statement: { data } }) => counted.test(data.text));
}

/** Whether a text is a time, or its name says so. */
function isTimeLike(text: string): boolean {
  return /EPOCH|STRFTIME|CDR\(|CHANNEL\(|\bDB\(|since|when|time|start|began|begun|begin|stamp|came|date|now|end/i.test(text);
}

/**
 * Two arguments of other kinds than all other calls of the routine pass, which have these kinds the other way round: a number, a word, or a value
 * that is put in.
 */
function unlikeOthers(routine: Routine, args: readonly Piece[], own: Target, dialplan: Dialplan): Crossed | undefined {
  const kinds = args.map(kindOf);
  for (const one of args.keys())
    for (let other = one + 1; other < args.length; other++) {
      const [first, second] = [kinds[one], kinds[other]];
      if (first === undefined || second === undefined || first === second || routine.documentation === undefined) continue;
      const others = callsOf(dialplan, routine).filter((each) => each !== own);
      // Between a word and a number, calls that put in both values say nothing.
      const isWritten = first !== 'value' && second !== 'value';
      const telling = others.filter(
        ({ arguments: given = [] }) =>
          !isWritten || ![given[one], given[other]].every((each) => each !== undefined && kindOf(each) === 'value'),
      );
      const areSwapped = telling.every(({ arguments: given = [] }) => {
        const [left, right] = [given[one], given[other]];
        return left !== undefined && right !== undefined && kindOf(left) === second && kindOf(right) === first;
      });
      if (areSwapped && (telling.length >= FEWEST_OTHERS || isBornOut(routine, args, one, other, others)))
        return { one, other, isCertain: false };
    }
  return undefined;
}

/** Of two calls nobody knows which of them is right. */
const FEWEST_OTHERS = 2;

/** Whether the only other call passes the very same value in the other place, and the comment says of this one that it is for the number. */
function isBornOut(
  { documentation }: Routine,
  args: readonly Piece[],
  one: number,
  other: number,
  [call]: readonly Target[],
): boolean {
  const [given, place] = kindOf(args[one] ?? UNWRITTEN) === 'number' ? [one, other] : [other, one];
  const name = documentation?.arguments.find(({ number }) => number === place + 1)?.name ?? '';
  return durationNames.has(name.toLowerCase()) && call?.arguments?.[given]?.text.trim() === args[place]?.text.trim();
}

const UNWRITTEN = new Piece('', 0);
const durationNames: ReadonlySet<string> = new Set('seconds minutes hours timeout delay duration ttl wait'.split(' '));

function kindOf({ text }: Piece): 'number' | 'word' | 'value' | undefined {
  const trimmed = text.trim();
  if (hasSubstitution(trimmed)) return 'value';
  return /^\d+$/.test(trimmed) ? 'number' : /^[A-Za-z][\w-]*$/.test(trimmed) ? 'word' : undefined;
}

/** Every call of a routine, by what it writes. */
function callsOf(dialplan: Dialplan, { entry }: Routine): readonly Target[] {
  return usesInto(dialplan, entry.context).flatMap(({ target, priority }) => {
    if (target.relation !== 'call' && target.relation !== 'handler') return [];
    const called = routineOf(dialplan, target, priority === undefined ? undefined : originOf(priority));
    return called?.entry.priority === entry.priority ? target : [];
  });
}

/** The name that the routine around a call has for an argument of its own, which it passes on. */
function ownName(number: number, priority: Priority | undefined, dialplan: Dialplan): string | undefined {
  const entry = priority === undefined ? undefined : extensionHolding(priority)?.priority(1);
  return entry === undefined ? undefined : argumentName(routineAt(dialplan, placeOf(entry)), number);
}

/** Whether an argument is the number of the caller, or the one that was dialled, and the name of a place says that of it. */
function isPartyNamed(text: string, taken: readonly string[] = []): boolean {
  const name = taken.join(' ');
  if (/^\$\{(?:FILTER\([^${},]*,\$\{)?CALLERID\((?:num|ani)\)[\d:-]*\}?\)?\}?$/.test(text)) return callerNames.has(name);
  return /^\$\{EXTEN(?::-?\d+)*\}$/.test(text) && calledNames.has(name);
}

/** Whether an argument is the present time, and the name of a place says that of it. */
function isTimeNamed(text: string, taken: readonly string[] = []): boolean {
  return text === '${EPOCH}' && timeNames.has(taken.join(' '));
}

const timeNames: ReadonlySet<string> = new Set([
  ...['since', 'began', 'begun', 'begin', 'beginning', 'start', 'started', 'start time', 'epoch', 'timestamp', 'came'],
]);

/** Whether an argument is the name of a queue, and the place is one for that. */
function isQueueNamed(text: string, taken: readonly string[] = [], dialplan: Dialplan): boolean {
  return (
    taken.join(' ') === 'queue' && /^[\w-]+$/.test(text) && dialplan.configured('queue').all.some(({ name }) => name === text)
  );
}

const callerNames: ReadonlySet<string> = new Set([
  ...['from', 'source', 'src'],
  ...['caller', 'caller id', 'callerid', 'caller num', 'callernum', 'caller number', 'calling number', 'cid', 'cid num'],
]);
const calledNames: ReadonlySet<string> = new Set([
  ...['to', 'destination', 'dest', 'dst'],
  ...['called', 'called number', 'callee', 'dialed', 'dialled', 'dialed number', 'dialled number', 'did', 'exten', 'extension'],
]);

/** Whether an argument has no name of its own: a text, or what Asterisk or a caller has put there. */
function isWithoutName(text: string): boolean {
  if (/^\$\{CALLERID\((?:num|ani)\)\}$/.test(text)) return true;
  const name = /^\d*\$\{(\w+)(?::[^{}]*)?\}$/.exec(text)?.[1];
  return !hasSubstitution(text) || (name !== undefined && (/^ARG\d+$/.test(name) || builtInVariable(name) !== undefined));
}

/** Whether what is passed is by its name what is taken: it ends in the same words. */
function isMeant(passed: readonly string[] = [], taken: readonly string[] = []): boolean {
  return taken.length > 0 && passed.slice(-taken.length).join() === taken.join();
}

/** Whether two names have a word in common, or the beginning of one: `ErrorCode` and `ErrCode`. */
function resemble(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.some((a) => other.some((b) => (a.startsWith(b) || b.startsWith(a)) && Math.min(a.length, b.length) >= FEWEST - 1));
}

/** The one variable that an argument is, or is made of. */
function variableIn(text: string): string | undefined {
  const names = new Set(Array.from(text.matchAll(/\$\{([A-Za-z_]\w*)(?:[:}])/g), ([, name = '']) => name));
  const [only] = names;
  return names.size === 1 && text.startsWith('${') && text.endsWith('}') ? only : undefined;
}

function wordsOf(name: string): readonly string[] {
  return words.get(name, split);
}

/** Many lines pass the same few variables. */
const words = new TextCache<readonly string[]>();

function split(name: string): readonly string[] {
  if (/^ARG\d+$/.test(name)) return [];
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
