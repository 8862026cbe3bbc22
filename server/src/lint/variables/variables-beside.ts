/** Which variable was meant by a name that one line reads and nothing sets, as the lines around it tell. */

import { distance } from '../../base/distance.ts';
import type { Context, VariableRead } from '../../model/contexts/context.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsAt, assignmentsIn } from '../../model/indexes/variable-index.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { isOtherWord, isPlural, isShortSlip, isSlip } from '../values/variable-slips.ts';

/** Where a context reads variables, by their names. */
export type Reads = ReadonlyMap<string, readonly VariableRead[]>;

/** Names of so many letters nobody comes near by chance, be they set in another context. */
export const LONG = 8;

/** The one line of the context that reads a name; undefined where there are several. */
function onlyRead(name: string, reads: Reads): VariableRead | undefined {
  const [only, ...others] = reads.get(name) ?? [];
  return others.length === 0 ? only : undefined;
}

/** A variable that is set right in front of the one line that reads the name, and that nobody reads; of a short name's slip it may be read elsewhere. */
export function replacedBeside(dialplan: Dialplan, name: string, reads: Reads): string | undefined {
  const only = onlyRead(name, reads);
  if (only === undefined || name.length < 3) return undefined;
  const set = namesSet(linesAbove(only));
  const unread =
    set.find((known) => !reads.has(known) && isLetterAway(known, name)) ??
    (dialplan.settersOf(name).length > 0
      ? undefined
      : namesSet(allAbove(only)).find(
          (known) =>
            !reads.has(known) &&
            (isLetterAway(known, name) || isBeginning(known, name)) &&
            !isPlural(known, name, SHORTEST_PLURAL) &&
            !dialplan.isVariableRead(known),
        ));
  if (name.length >= 4)
    return unread !== undefined && !isOtherWord(unread, name) && !dialplan.isVariableRead(unread) ? unread : undefined;
  return (
    unread ??
    set.find((known) => isShortSlip(known, name)) ??
    set.find((known) => known.startsWith(name.charAt(0)) && isLetterAway(known, name))
  );
}

/** What they set; a name that a bracket has come into, which is told, is none. */
function namesSet(priorities: readonly Priority[]): readonly string[] {
  const names = priorities.flatMap((priority) => assignmentsAt(priority).map(([known]) => known));
  return [...new Set(names.filter((known) => /^[\w-]+$/.test(known)))];
}

/** Whether one of two names is the other without the last letters of its last word: `START` and `STARTED`. */
export function isBeginning(known: string, name: string): boolean {
  const [short, long] = known.length < name.length ? [known, name] : [name, known];
  return short.length >= 4 && long.startsWith(short) && /^[A-Za-z]{1,3}$/.test(long.slice(short.length));
}

/** `Set(SCORE=$[${SCORES} + 1])`, the one line that reads the name: what is counted on is the variable that is set. */
export function countedOn(name: string, reads: Reads): string | undefined {
  const only = onlyRead(name, reads);
  if (only === undefined) return undefined;
  const found = assignmentsAt(only.priority).find(
    ([known, { value }]) => isLetterAway(known, name) && value?.text.trim().startsWith('$[') === true,
  );
  return found?.[0];
}

/** `${R0OM}` where the context sets `ROOM`: a digit that looks like the letter. */
export function takenForLetter(context: Context, name: string, reads: Reads): string | undefined {
  if (!/[01]/.test(name) || reads.get(name)?.length !== 1) return undefined;
  const spelled = name.replaceAll('0', 'O').replaceAll('1', 'I');
  return assignmentsIn(context).has(spelled) ? spelled : undefined;
}

/** A variable that the same extension has set above the one line that reads the name, and that has one letter more or less at its end: `${LINES}` where it sets `LINE`. */
export function pluralBeside(name: string, reads: Reads): string | undefined {
  const only = onlyRead(name, reads);
  if (only === undefined) return undefined;
  const above = extensionHolding(only.priority)?.priorities.filter(({ number }) => number < only.priority.number);
  return above
    ?.flatMap((priority) => assignmentsAt(priority))
    .map(([known]) => known)
    .find((known) => isPlural(known, name, SHORTEST_PLURAL) || name === `${known}ES`);
}

const SHORTEST_PLURAL = 3;

/** Whether nothing but such a letter speaks for the variable that was meant. */
export function isPluralAlone(dialplan: Dialplan, name: string, reads: Reads): boolean {
  if ((countedOn(name, reads) ?? replacedBeside(dialplan, name, reads)) !== undefined) return false;
  return pluralBeside(name, reads) !== undefined;
}

/** Whether two names without digits differ by one letter. */
export function isLetterAway(known: string, name: string): boolean {
  return !/\d/.test(known + name) && distance(known, name, 1) <= 1;
}

/** `${bax}@default` in an extension that sets `box` and has `${box}@default` in another line: the rest of the argument says which one is meant. */
export function sameBeside(name: string, reads: Reads): string | undefined {
  const only = onlyRead(name, reads);
  if (only === undefined || /\d/.test(name)) return undefined;
  const argument = splitArguments(only.priority.statement.data)
    .find(({ text }) => text.includes(`\${${name}}`))
    ?.text.trim();
  if (argument === undefined || argument.length < name.length + 8) return undefined;
  const own = extensionHolding(only.priority)?.priorities ?? [];
  for (const priority of own)
    for (const [known] of assignmentsAt(priority)) {
      if (priority.number >= only.priority.number || distance(known, name, 1) !== 1) continue;
      const meant = argument.replaceAll(`\${${name}}`, `\${${known}}`);
      if (own.some((each) => each !== only.priority && each.statement.data.text.includes(meant))) return known;
    }
  return undefined;
}

/** `${know}` a few lines behind `Set(LOCAL(known)=…)`: nothing but the routine itself sets what is local to it. */
export function localAbove(name: string, reads: Reads): string | undefined {
  const only = onlyRead(name, reads);
  if (only === undefined || name.length < 4) return undefined;
  const own = linesAbove(only).flatMap(({ statement: { data } }) => /^\s*LOCAL\((\w+)\)=/.exec(data.text)?.[1] ?? []);
  // A line that reads both means both.
  const { text } = only.priority.statement.data;
  return own.find(
    (known) => isLetterAway(known, name) && !isPlural(known, name, SHORTEST_PLURAL) && !text.includes(`\${${known}`),
  );
}

/** The other names that the extension reads in which a name is read. */
export function* readsBeside(reads: Reads, name: string): Generator<string> {
  const own = reads.get(name)?.flatMap(({ priority }) => extensionHolding(priority)?.priorities ?? []) ?? [];
  for (const [known, all] of reads) if (known !== name && all.some(({ priority }) => own.includes(priority))) yield known;
}

/** Whether a long name is nearly that of a variable which the lines right above set: what is not here hardly sets one of each. */
export function isSetAbove(name: string, reads: Reads): boolean {
  const only = onlyRead(name, reads);
  if (only === undefined || name.length < LONG) return false;
  return linesAbove(only).some((priority) =>
    assignmentsAt(priority).some(([known]) => known.length >= LONG && isSlip(known, name)),
  );
}

/** So many lines behind its assignment a variable is read that was set for them. */
const NEAR = 4;

function linesAbove(read: VariableRead): readonly Priority[] {
  return allAbove(read).filter(({ number }) => number >= read.priority.number - NEAR);
}

function allAbove({ priority }: VariableRead): readonly Priority[] {
  const all = extensionHolding(priority)?.priorities ?? [];
  return all.filter(({ number }) => number < priority.number);
}

/** So many lines that read one variable are a habit. */
const MANY = 10;

/** `Play(${savDIR}/a2)` among many lines that read `wavDIR`: but for a number, one of them is the same line with that name. */
export function readByTwins(dialplan: Dialplan, name: string, reads: Reads): string | undefined {
  const only = onlyRead(name, reads);
  if (only === undefined || name.length < 5 || /\d/.test(name)) return undefined;
  for (const [known, read] of reads) {
    if (read.length < MANY || known.at(-1) !== name.at(-1) || /\d/.test(known) || distance(known, name, 1) !== 1) continue;
    if (dialplan.settersOf(known).length === 0 && !dialplan.globals.has(known)) continue;
    const shape = shapeOf(only.priority.statement.data.text.replace(`\${${name}`, `\${${known}`));
    if (read.some(({ priority }) => shapeOf(priority.statement.data.text) === shape)) return known;
  }
  return undefined;
}

function shapeOf(text: string): string {
  return text.replace(/\d+/g, '0');
}
