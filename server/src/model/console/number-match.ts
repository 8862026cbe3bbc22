/** Which extension answers a number, and why each other one does not: what Asterisk does with a call, explained. */

import { asBytes } from '../../base/bytes.ts';
import { printable } from '../../base/printable.ts';
import type { Line } from '../../syntax/config-file.ts';
import { compareNames, matches, type CompiledName } from '../../syntax/pattern.ts';
import { holdsAt, parseTimeRange, type Moment } from '../../syntax/time-range.ts';
import type { Context } from '../contexts/context.ts';
import { callerIdMatches, type Extension } from '../contexts/extension.ts';
import type { ContextInclude } from '../contexts/items.ts';
import type { Dialplan } from '../dialplan.ts';
import { generalSetting, isYes } from '../layout/sections.ts';
import { foundInTree } from './new-matcher.ts';

/** What Asterisk does with a call to a number, and why. */
export interface MatchAnswer {
  readonly context: string;
  readonly number: string;
  /** The caller's number; undefined for a call without one. */
  readonly callerId: string | undefined;
  readonly winner:
    | (Candidate & { /** The contexts on the way, the first and the winner's own among them. */ readonly via: readonly string[] })
    | undefined;
  readonly losers: readonly (Candidate & { readonly reason: string })[];
  /** What else could decide, in sentences. */
  readonly notes: readonly string[];
}

interface Candidate {
  readonly context: Context;
  readonly extension: Extension;
  readonly line: Line | undefined;
}

/** What is known of the call beside its number. */
export interface Call {
  /** The caller's number; undefined for a call without one. */
  readonly callerId?: string | undefined;
  /** When the call comes; without it every include holds. */
  readonly moment?: Moment | undefined;
}

/** A context that the search comes to, with the way there. */
interface Step {
  readonly context: Context;
  readonly via: readonly string[];
  /** The includes on the way of which nobody can say whether they hold. */
  readonly timed: readonly string[];
  /** The include on the way that does not hold, so that Asterisk does not come here. */
  readonly closed: string | undefined;
}

/** What Asterisk does with a call to a number: its search for an extension that has a first priority. */
// Asterisk: main/pbx.c pbx_find_extension.
export function numberMatch(
  dialplan: Dialplan,
  contextName: string,
  number: string,
  { callerId, moment }: Call = {},
): MatchAnswer {
  const steps = searchOrder(dialplan, contextName, moment);
  const notes: string[] = [];
  let winner: MatchAnswer['winner'];
  const losers: (Candidate & { reason: string })[] = [];
  const isInTree = isYes(generalSetting(dialplan.layout.categories, 'extenpatternmatchnew'));
  for (const { context, via, timed, closed } of steps) {
    const found = isInTree ? foundInTree(context, number, callerId) : undefined;
    for (const extension of matchingIn(context, number, found)) {
      const line = (extension.priority(1) ?? extension.priorities[0])?.line;
      const candidate = { context, extension, line };
      if (isInTree && extension !== found)
        losers.push({ ...candidate, reason: "with 'extenpatternmatchnew' it is not looked for" });
      else if (!isInTree && !callerIdMatches(extension.callerId, callerId))
        losers.push({ ...candidate, reason: callerReason(extension.callerId, callerId) });
      else if (closed !== undefined) losers.push({ ...candidate, reason: `the include '${closed}' does not hold then` });
      else if (extension.priority(1) === undefined) losers.push({ ...candidate, reason: 'it has no priority 1' });
      else if (winner !== undefined) losers.push({ ...candidate, reason: reasonAgainst(candidate, winner) });
      else {
        winner = { ...candidate, via };
        for (const include of timed) notes.push(`It answers only while this include holds: ${include}.`);
      }
    }
    const [first] = context.switches;
    if (winner === undefined && first !== undefined && closed === undefined)
      notes.push(`The switch '${first.name}' of '${context.name}' may answer before that; what it knows is not known here.`);
  }
  if (winner === undefined) for (const { context } of steps) losers.push(...nearMisses(context, number));
  return { context: contextName, number, callerId, winner, losers, notes };
}

/** The extensions that answer, best first; the one that was found in the tree is among them in any case. */
function matchingIn(context: Context, number: string, found: Extension | undefined): readonly Extension[] {
  const matching = context.matching(number);
  return found === undefined || matching.includes(found) ? matching : [found, ...matching];
}

/** The contexts in the order in which Asterisk searches them: each before those it includes, each once; then those behind includes that do not hold. */
function searchOrder(dialplan: Dialplan, contextName: string, moment: Moment | undefined): readonly Step[] {
  const open: Step[] = [];
  const shut: Step[] = [];
  const seen = new Set<string>();
  const visit = (name: string, { via, timed, closed }: Omit<Step, 'context'>): void => {
    const context = dialplan.context(name);
    const steps = closed === undefined ? open : shut;
    // Asterisk compares without case here, so a context that differs in case alone is passed over.
    if (context === undefined || seen.has(name.toLowerCase())) return;
    seen.add(name.toLowerCase());
    const step = { context, via: [...via, name], timed, closed };
    steps.push(step);
    for (const include of context.includes) {
      const state = closed === undefined ? stateOf(include, moment) : 'open';
      if (state === 'closed') later.push(() => visit(include.target, { ...step, closed: include.name }));
      else visit(include.target, state === 'unknown' ? { ...step, timed: [...timed, include.name] } : step);
    }
  };
  const later: (() => void)[] = [];
  visit(contextName, { via: [], timed: [], closed: undefined });
  for (const behind of later) behind();
  return [...open, ...shut];
}

/** Whether an include holds. Of one with a time zone nobody knows, since the clock of the machine is not known. */
function stateOf({ name, target }: ContextInclude, moment: Moment | undefined): 'open' | 'closed' | 'unknown' {
  if (name === target) return 'open';
  const range = parseTimeRange(name.slice(target.length + 1));
  if (moment === undefined || range.timeZone !== undefined) return 'unknown';
  return holdsAt(range, moment) ? 'open' : 'closed';
}

function callerReason(pattern: string | undefined, callerId: string | undefined): string {
  if (pattern === '') return 'it is for calls without a caller number';
  return callerId === undefined
    ? `it is for callers that match '${pattern ?? ''}', and this call has no caller number`
    : `the caller ${callerId} does not match '${pattern ?? ''}'`;
}

function reasonAgainst({ context, extension }: Candidate, winner: Candidate & { readonly via: readonly string[] }): string {
  const better = extensionName(winner.extension);
  if (context !== winner.context) return `'${winner.context.name}' is searched before '${context.name}'`;
  if (compareNames(extension.compiled, winner.extension.compiled) === 0) return `${better} names the caller more exactly`;
  if (!winner.extension.compiled.isPattern) return `${better} is the number itself, and patterns come after that`;
  return `${better} is more specific`;
}

/** So many extensions that fail by little are worth reading. */
const MOST_MISSES = 20;

/** The patterns that do not match the number, and where each fails; those that fail at the first character say nothing. */
function nearMisses(context: Context, number: string): (Candidate & { readonly reason: string })[] {
  const misses: (Candidate & { readonly reason: string; readonly depth: number })[] = [];
  for (const extension of context.extensions) {
    if (matches(extension.compiled, number)) continue;
    const miss = missOf(extension.compiled, number);
    if (miss === undefined || miss.depth === 0) continue;
    misses.push({ context, extension, line: extension.priorities[0]?.line, ...miss });
  }
  return misses.sort((a, b) => b.depth - a.depth).slice(0, MOST_MISSES);
}

/** Where a name stops fitting the number; `depth` is how many characters fit. */
function missOf(compiled: CompiledName, number: string): { readonly reason: string; readonly depth: number } | undefined {
  const dialled = number.replaceAll('-', '');
  if (!compiled.isPattern) {
    let depth = 0;
    while (depth < dialled.length && dialled.charAt(depth) === compiled.literal.charAt(depth)) depth++;
    if (depth === dialled.length) return { reason: 'the number is too short', depth };
    return depth === compiled.literal.length ? { reason: 'the number is too long', depth } : undefined;
  }
  const bytes = asBytes(dialled);
  let depth = 0;
  for (const position of compiled.positions) {
    if (depth === bytes.length) return { reason: 'the number is too short', depth };
    if (position.kind === 'malformed') return { reason: "its '[' is never closed", depth };
    if (position.kind !== 'set') return undefined;
    if (!position.members.includes(bytes.charCodeAt(depth)))
      return { reason: `'${dialled.charAt(depth)}' at place ${depth + 1} is not in ${position.raw}`, depth };
    depth++;
  }
  return { reason: 'the number is too long', depth };
}

/** The name of an extension as it is written in front of its priority. */
function extensionName({ name, callerId }: Extension): string {
  return printable(callerId === undefined ? name : `${name}/${callerId}`);
}

/** How a part of the text is shown. */
export type Emphasis = 'answered' | 'unanswered' | 'loser';

/** The answer in lines, for people. `display` says how the path of a file is written, `emphasize` how a part looks. */
export function numberMatchText(
  { context, number, callerId, winner, losers, notes }: MatchAnswer,
  display: (path: string) => string,
  emphasize: (emphasis: Emphasis, text: string) => string = (_, text) => text,
): string {
  const place = (line: Line | undefined): string =>
    line === undefined ? '' : ` (${printable(display(line.file.path))}:${line.number + 1})`;
  const asked = `${printable(number)}${callerId === undefined ? '' : ` from ${printable(callerId)}`} in ${printable(context)}`;
  const way = winner === undefined || winner.via.length < 2 ? '' : ` by way of ${printable(winner.via.join(' → '))}`;
  const first =
    winner === undefined
      ? `${emphasize('unanswered', asked)}: nothing answers`
      : `${emphasize('answered', asked)}: ${extensionName(winner.extension)}${place(winner.line)}${way}`;
  const lines = losers.map((loser) => {
    const from = loser.context.name === context ? '' : ` in ${printable(loser.context.name)}`;
    return emphasize('loser', `  not ${extensionName(loser.extension)}${from}${place(loser.line)}: ${printable(loser.reason)}`);
  });
  return [first, ...lines, ...notes.map((note) => `  ${printable(note)}`)].map((line) => `${line}\n`).join('');
}
