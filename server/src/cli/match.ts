/** `match`: which extension answers a number, and why each other one does not. */

import { callerIdMatches, type Context, type Extension } from '../model/context.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { compareNames, matches, type CompiledName } from '../syntax/pattern.ts';
import { StatementPool, type Line } from '../syntax/config-file.ts';
import type { DialplanDescription } from '../workspace/discovery.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { loadDialplan, loadExactly } from '../workspace/load.ts';
import { resolve } from 'node:path';
import { refuse, suggestion, type Result } from './arguments.ts';
import { matchesAsJson } from './format-json.ts';
import { matchesAsText, nameOf } from './format-text.ts';
import {
  displayFrom,
  findDialplans,
  formatOption,
  withTexts,
  type Command,
  type ExitCode,
  type Invocation,
} from './invocation.ts';
import { refusalSentence } from '../model/loaded-dialplan.ts';

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

export const match: Command = {
  name: 'match',
  usage: '[PATH] CONTEXT NUMBER…',
  summary: 'tells which extension answers a number, and why each other one does not',
  options: [
    formatOption,
    { name: 'caller-id', value: 'NUMBER', summary: 'the number of the caller; without it the call has none' },
  ],
  notes: [
    'The first word is a path when three words or more are given and a file or folder has this name.',
    'Exits 1 when nothing answers one of the numbers.',
  ],
  run,
};

function run(invocation: Invocation): Result<ExitCode> {
  const { args, terminal } = invocation;
  const { operands } = args;
  const fs = withTexts(invocation.fs, new Map());
  const hasPath = operands.length > 2 && fs.kind(resolve(terminal.cwd, operands[0] ?? '')) !== undefined;
  const [context, ...numbers] = hasPath ? operands.slice(1) : operands;
  if (context === undefined || numbers.length === 0) return refuse(`'match' needs a context and a number: match ${match.usage}`);
  const found = findDialplans({ ...invocation, fs }, hasPath ? operands.slice(0, 1) : [], { byContent: true });
  if (!found.ok) return found;
  const chosen = dialplanWith(context, found.value.dialplans, fs, invocation);
  if (!chosen.ok) return chosen;
  const callerId = args.value('caller-id');
  const answers = numbers.map((number) => answer(chosen.value, context, number, callerId));
  const display = displayFrom(terminal.cwd);
  terminal.out(args.value('format') === 'json' ? matchesAsJson(answers, display) : matchesAsText(answers, display, terminal));
  return { ok: true, value: answers.some(({ winner }) => winner === undefined) ? 1 : 0 };
}

/** The one dialplan that has the context: as Asterisk loads it or, when it is not in there, with the files that nothing includes. */
function dialplanWith(
  context: string,
  descriptions: readonly DialplanDescription[],
  fs: FileSystem,
  { terminal, warn }: Invocation,
): Result<Dialplan> {
  const display = displayFrom(terminal.cwd);
  const pool = new StatementPool();
  const names = new Set<string>();
  const having: { readonly dialplan: Dialplan; readonly root: string }[] = [];
  for (const description of descriptions) {
    const exact = loadExactly(fs, pool, description);
    const { refusal } = exact.layout;
    const dialplan = refusal === undefined && exact.context(context) !== undefined ? exact : loadDialplan(fs, pool, description);
    for (const name of dialplan.contextNames) names.add(name);
    if (dialplan.context(context) === undefined) continue;
    having.push({ dialplan, root: display(description.root ?? description.folder) });
    if (refusal !== undefined)
      warn(`Asterisk refuses this dialplan; the answer is what it would be without that. ${refusalSentence(refusal, display)}`);
  }
  const [first, second] = having;
  if (first === undefined) return refuse(`no context is named '${context}'${suggestion(context, [...names])}`);
  if (second !== undefined)
    return refuse(
      `several dialplans have a context '${context}'; name one of them: ${having.map(({ root }) => root).join(', ')}`,
    );
  return { ok: true, value: first.dialplan };
}

/** A context that the search comes to, with the way there and the includes on it that hold at certain times only. */
interface Step {
  readonly context: Context;
  readonly via: readonly string[];
  readonly timed: readonly string[];
}

/** What Asterisk does with a call to a number: its search for an extension that has a first priority. Every time counts as now. */
// Asterisk: main/pbx.c pbx_find_extension.
function answer(dialplan: Dialplan, contextName: string, number: string, callerId: string | undefined): MatchAnswer {
  const steps = searchOrder(dialplan, contextName);
  const notes: string[] = [];
  let winner: MatchAnswer['winner'];
  const losers: (Candidate & { reason: string })[] = [];
  for (const { context, via, timed } of steps) {
    for (const extension of context.matching(number)) {
      const line = (extension.priority(1) ?? extension.priorities[0])?.line;
      const candidate = { context, extension, line };
      if (!callerIdMatches(extension.callerId, callerId))
        losers.push({ ...candidate, reason: callerReason(extension.callerId, callerId) });
      else if (extension.priority(1) === undefined) losers.push({ ...candidate, reason: 'it has no priority 1' });
      else if (winner !== undefined) losers.push({ ...candidate, reason: reasonAgainst(candidate, winner) });
      else {
        winner = { ...candidate, via };
        for (const include of timed) notes.push(`It answers only while this include holds: ${include}.`);
      }
    }
    const [first] = context.switches;
    if (winner === undefined && first !== undefined)
      notes.push(`The switch '${first.name}' of '${context.name}' may answer before that; what it knows is not known here.`);
  }
  if (winner === undefined) for (const { context } of steps) losers.push(...nearMisses(context, number));
  return { context: contextName, number, callerId, winner, losers, notes };
}

/** The contexts in the order in which Asterisk searches them: each before those it includes, each once. */
function searchOrder(dialplan: Dialplan, contextName: string): readonly Step[] {
  const steps: Step[] = [];
  const seen = new Set<string>();
  const visit = (name: string, before: readonly string[], timed: readonly string[]): void => {
    const context = dialplan.context(name);
    // Asterisk compares without case here, so a context that differs in case alone is passed over.
    if (context === undefined || seen.has(name.toLowerCase())) return;
    seen.add(name.toLowerCase());
    const via = [...before, name];
    steps.push({ context, via, timed });
    for (const include of context.includes)
      visit(include.target, via, include.name === include.target ? timed : [...timed, include.name]);
  };
  visit(contextName, [], []);
  return steps;
}

function callerReason(pattern: string | undefined, callerId: string | undefined): string {
  if (pattern === '') return 'it is for calls without a caller number';
  return callerId === undefined
    ? `it is for callers that match '${pattern ?? ''}', and this call has no caller number`
    : `the caller ${callerId} does not match '${pattern ?? ''}'`;
}

function reasonAgainst({ context, extension }: Candidate, winner: Candidate & { readonly via: readonly string[] }): string {
  const better = nameOf(winner.extension);
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
  let depth = 0;
  for (const position of compiled.positions) {
    if (depth === dialled.length) return { reason: 'the number is too short', depth };
    if (position.kind === 'malformed') return { reason: "its '[' is never closed", depth };
    if (position.kind !== 'set') return undefined;
    if (!position.members.includes(dialled.charCodeAt(depth)))
      return { reason: `'${dialled.charAt(depth)}' at place ${depth + 1} is not in ${position.raw}`, depth };
    depth++;
  }
  return { reason: 'the number is too long', depth };
}
