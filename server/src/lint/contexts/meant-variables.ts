/** Which variable was meant by a name that nothing sets, as far as that is plain. */

import { distance } from '../../base/distance.ts';
import { TextCache } from '../../base/text-cache.ts';
import { isOfCatalogue } from '../../catalogue/variables/call-variables.ts';
import { builtInVariable, builtInVariables } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context, VariableRead } from '../../model/contexts/context.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { mayGoAnywhere } from '../../model/flow/reached.ts';
import { assignmentsAt, assignmentsIn } from '../../model/indexes/variable-index.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { argumentMeant } from '../values/argument-slips.ts';
import { isCutShort, isOtherWord, isPlural, isShortened, isShortSlip, isSlip, isSlipOfOurs } from '../values/variable-slips.ts';
import { gathered } from './gathered.ts';

/** Where a context reads variables, by their names. */
export type Reads = ReadonlyMap<string, readonly VariableRead[]>;

/** The variable that was meant; undefined where that is not plain. */
export function meantVariable(context: Context, dialplan: Dialplan, name: string, reads: Reads): string | undefined {
  // A name with '-' is as good as any other; Asterisk's own have '_' there.
  const underscored = name.replaceAll('-', '_');
  if (underscored !== name) return builtInVariable(underscored) === undefined ? undefined : underscored;
  if (Object.hasOwn(formerly, name)) return formerly[name];
  if (Object.hasOwn(toldByFunctions, name)) return toldByFunctions[name];
  if (Object.hasOwn(readFor, name)) return readFor[name];
  const argument = /^ARGV(\d)$/.exec(name)?.[1];
  if (argument !== undefined) return `ARG${argument}`;
  const upper = name.toUpperCase();
  if (upper !== name && always.has(upper)) return isOfProgram(context, dialplan, name, reads) ? undefined : upper;
  // Where others are written as they should be, or this one is half, no variable of one's own is meant.
  if (upper !== name && /^ARG\d+$/.test(upper) && (/[A-Z]/.test(name) || [...reads.keys()].some(isArgument))) return upper;
  const slip = argumentMeant(name);
  if (slip !== undefined && [...reads.keys()].some(isArgument)) return slip;
  const ours = slipOfOurs(name);
  if (ours !== undefined) return ours;
  if (/^EXTEN\d$/.test(name)) return 'EXTEN';
  const outcome = outcomeMeant(name);
  if (outcome !== undefined && !isReadByProgram(context, dialplan)) return outcome;
  const mistaken = takenForLetter(context, name, reads) ?? sameBeside(name, reads);
  if (mistaken !== undefined) return mistaken;
  if (name.length < 4) return replacedBeside(dialplan, name, reads);
  // Who reads a name several times means it, unless nobody ever reads the one that is set.
  const isOnce = reads.get(name)?.length === 1;
  for (const known of assignmentsIn(context).keys()) if (isSlip(known, name) && (isOnce || !reads.has(known))) return known;
  if (isOnce) for (const known of assignmentsIn(context).keys()) if (isCutShort(known, name)) return known;
  if (isOnce && name.length >= LONG)
    for (const other of leadingHere(dialplan, context))
      for (const known of assignmentsIn(other).keys()) if (known.length >= LONG && isSlip(known, name)) return known;
  if (isOnce)
    for (const known of dialplan.globals.keys())
      if (isSlip(known, name) || isPlural(known, name) || (name.length >= 4 && known.toLowerCase() === name.toLowerCase()))
        return known;
  for (const known of dialplan.globals.keys()) if (isShortened(known, name) && !dialplan.isVariableRead(known)) return known;
  const beside = countedOn(name, reads) ?? replacedBeside(dialplan, name, reads);
  if (beside !== undefined) return beside;
  // Names that differ by another letter are a pair as often as not.
  if (isOnce && name.length >= LONG)
    for (const known of readsBeside(reads, name)) if (known.length > name.length && isSlip(known, name)) return known;
  const meant = given.find((known) => isSlipOfOurs(known, name));
  if (meant !== undefined) return isOneOfMany(dialplan, name, reads) ? undefined : meant;
  return isReadByProgram(context, dialplan) ? undefined : pluralBeside(context, name, reads);
}

/** Whether others with the same first word are read and never set, which a program puts in before Asterisk reads the file: `SIP_USER` beside `SIP_DOMAIN`. */
function isOneOfMany(dialplan: Dialplan, name: string, reads: Reads): boolean {
  const word = name.slice(0, name.indexOf('_') + 1);
  if (word === '') return false;
  const isOther = (each: string): boolean =>
    each !== name && each.startsWith(word) && !isKnown(dialplan, each) && dialplan.settersOf(each).length === 0;
  return [...reads.keys()].some(isOther);
}

/** Whether a program that the context starts sets variables for it: others are read here that nothing sets, and this may be one of them. */
function isOfProgram(context: Context, dialplan: Dialplan, name: string, reads: Reads): boolean {
  if (!isReadByProgram(context, dialplan)) return false;
  const isSetByIt = (each: string): boolean =>
    each !== name && !isKnown(dialplan, each) && dialplan.settersOf(each).length === 0 && !always.has(each.toUpperCase());
  return [...reads.keys()].filter(isSetByIt).length >= SOME;
}

/** So many variables that nothing sets are no slips any more. */
const SOME = 2;

/** Names of so many letters nobody comes near by chance, be they set in another context. */
const LONG = 8;

/** So many contexts before this one are looked at. */
const MOST_BEFORE = 20;

/** The contexts from which calls come to this one, be it through others. */
function leadingHere(dialplan: Dialplan, context: Context): ReadonlySet<Context> {
  const found = new Set<Context>();
  const queue = [context];
  for (const each of queue)
    for (const { priority } of dialplan.usesOf(each.name)) {
      if (found.size >= MOST_BEFORE) return found;
      if (priority.context === context || found.has(priority.context)) continue;
      found.add(priority.context);
      queue.push(priority.context);
    }
  return found;
}

/** A variable that is set right in front of the one line that reads the name, and that nobody reads; of a short name's slip it may be read elsewhere. */
function replacedBeside(dialplan: Dialplan, name: string, reads: Reads): string | undefined {
  const [only, ...others] = reads.get(name) ?? [];
  if (only === undefined || others.length > 0 || name.length < 3) return undefined;
  const set = [...new Set(linesAbove(only).flatMap((priority) => assignmentsAt(priority).map(([known]) => known)))];
  const unread = set.find((known) => !reads.has(known) && isLetterAway(known, name));
  if (name.length >= 4)
    return unread !== undefined && !isOtherWord(unread, name) && !dialplan.isVariableRead(unread) ? unread : undefined;
  return (
    unread ??
    set.find((known) => isShortSlip(known, name)) ??
    set.find((known) => known.startsWith(name.charAt(0)) && isLetterAway(known, name))
  );
}

/** `Set(SCORE=$[${SCORES} + 1])`, the one line that reads the name: what is counted on is the variable that is set. */
function countedOn(name: string, reads: Reads): string | undefined {
  const [only, ...others] = reads.get(name) ?? [];
  if (only === undefined || others.length > 0) return undefined;
  const found = assignmentsAt(only.priority).find(
    ([known, { value }]) => isLetterAway(known, name) && value?.text.trim().startsWith('$[') === true,
  );
  return found?.[0];
}

/** `${R0OM}` where the context sets `ROOM`: a digit that looks like the letter. */
function takenForLetter(context: Context, name: string, reads: Reads): string | undefined {
  if (!/[01]/.test(name) || reads.get(name)?.length !== 1) return undefined;
  const spelled = name.replaceAll('0', 'O').replaceAll('1', 'I');
  return assignmentsIn(context).has(spelled) ? spelled : undefined;
}

/** A variable that the same extension has set above the one line that reads the name, and that has one letter more or less at its end: `${LINES}` where it sets `LINE`. */
function pluralBeside(context: Context, name: string, reads: Reads): string | undefined {
  const [only, ...others] = reads.get(name) ?? [];
  if (only === undefined || others.length > 0) return undefined;
  const extension = context.extensions.find(({ priorities }) => priorities.includes(only.priority));
  const above = extension?.priorities.filter(({ number }) => number < only.priority.number) ?? [];
  return above
    .flatMap((priority) => assignmentsAt(priority))
    .map(([known]) => known)
    .find((known) => isPlural(known, name, SHORTEST_PLURAL));
}

const SHORTEST_PLURAL = 3;

/** Whether nothing but such a letter speaks for the variable that was meant. */
export function isPluralAlone(context: Context, dialplan: Dialplan, name: string, reads: Reads): boolean {
  if ((countedOn(name, reads) ?? replacedBeside(dialplan, name, reads)) !== undefined) return false;
  return pluralBeside(context, name, reads) !== undefined;
}

function isLetterAway(known: string, name: string): boolean {
  return !/\d/.test(known + name) && distance(known, name, 1) <= 1;
}

/** `${bax}@default` in an extension that sets `box` and has `${box}@default` in another line: the rest of the argument says which one is meant. */
function sameBeside(name: string, reads: Reads): string | undefined {
  const [only, ...others] = reads.get(name) ?? [];
  if (only === undefined || others.length > 0 || /\d/.test(name)) return undefined;
  const argument = splitArguments(only.priority.statement.data)
    .find(({ text }) => text.includes(`\${${name}}`))
    ?.text.trim();
  if (argument === undefined || argument.length < name.length + 8) return undefined;
  const own = extensionHolding(only.priority)?.priorities ?? [];
  for (const priority of own)
    for (const [known] of assignmentsAt(priority)) {
      if (priority.number >= only.priority.number || distance(known, name, 1) !== 1 || known.length !== name.length) continue;
      const meant = argument.replaceAll(`\${${name}}`, `\${${known}}`);
      if (own.some((each) => each !== only.priority && each.statement.data.text.includes(meant))) return known;
    }
  return undefined;
}

/** The other names that the extension reads in which a name is read. */
function* readsBeside(reads: Reads, name: string): Generator<string> {
  const own = reads.get(name)?.flatMap(({ priority }) => extensionHolding(priority)?.priorities ?? []) ?? [];
  for (const [known, all] of reads) if (known !== name && all.some(({ priority }) => own.includes(priority))) yield known;
}

/** So many lines behind its assignment a variable is read that was set for them. */
const NEAR = 4;

function linesAbove({ priority }: VariableRead): readonly Priority[] {
  const all = extensionHolding(priority)?.priorities ?? [];
  return all.filter(({ number }) => number < priority.number && number >= priority.number - NEAR);
}

/** Many contexts read the same few variables. */
const slips = new TextCache<string | undefined>(10_000);

/** The variable of every channel that a name is a slip of. */
function slipOfOurs(name: string): string | undefined {
  return slips.get(name, () => [...always].find((known) => isSlipOfOurs(known, name)));
}

/** `DIALSTATE`, `QUEUE_RESULT`: an outcome by another word than Asterisk has for it. */
function outcomeMeant(name: string): string | undefined {
  const meant = name.replace(/_?(?:STATUS|STATE|RESULT)$/, 'STATUS');
  return meant !== name && always.has(meant) ? meant : undefined;
}

/** Variables that every channel has. */
const always: ReadonlySet<string> = new Set([
  ...['EXTEN', 'CONTEXT', 'PRIORITY', 'UNIQUEID', 'CHANNEL', 'EPOCH', 'DIALSTATUS', 'HANGUPCAUSE', 'QUEUESTATUS', 'ANSWEREDTIME'],
]);

/** Variables that Asterisk sets on some channels, those with names that nobody comes near by chance. */
const given = builtInVariables.filter(({ access, name }) => access !== 'write' && name.length >= 8).map(({ name }) => name);

/** Variables that Asterisk had up to 1.4, with what gives the same now. */
export const formerly: Readonly<Record<string, string>> = {
  TIMESTAMP: 'STRFTIME(${EPOCH},,%Y%m%d-%H%M%S)',
  DATETIME: 'STRFTIME(${EPOCH},,%d%m%Y-%H:%M:%S)',
  CALLERANI: 'CALLERID(ani)',
  DNID: 'CALLERID(dnid)',
  RDNIS: 'CALLERID(rdnis)',
  CALLERIDNUM: 'CALLERID(num)',
  CALLERIDNAME: 'CALLERID(name)',
  calleridnum: 'CALLERID(num)',
  calleridname: 'CALLERID(name)',
};

/** What people look for in a variable, and Asterisk tells by a function alone. */
export const toldByFunctions: Readonly<Record<string, string>> = {
  LINKEDID: 'CHANNEL(linkedid)',
};

/** So many lines that read a variable are sure of its name. */
const AGAIN = 3;

/** A variable that the context sets or means, and whose name differs in its case alone; one that is set to the value of the other has it from a program. */
export function inOtherCase(
  context: Context,
  dialplan: Dialplan,
  name: string,
  reads: readonly VariableRead[],
  others: Reads,
): string | undefined {
  const lower = name.toLowerCase();
  const all = assignmentsIn(context);
  if (all.has(name)) return undefined;
  const isOther = (each: string): boolean => each !== name && each.toLowerCase() === lower;
  const known =
    [...all.keys()].find(isOther) ??
    // One that other contexts set, and that this one reads again and again.
    [...others].find(
      ([each, read]) => isOther(each) && reads.length === 1 && read.length >= AGAIN && dialplan.settersOf(each).length > 0,
    )?.[0];
  const isPlain = ({ priority }: VariableRead): boolean =>
    priority.line.text.includes(`\${${name}`) && !assignmentsAt(priority).some(([each]) => each.toLowerCase() === lower);
  return known !== undefined && reads.every(isPlain) ? known : undefined;
}

/** Whether a name lacks a letter of one that every channel has, or has two of them swapped: no part of a dialplan that is missing sets it. */
export function isLetterShort(name: string): boolean {
  const ours = slipOfOurs(name);
  return ours !== undefined && name.length <= ours.length && isSlip(ours, name);
}

/** Whether one that nobody reads is set in the place of the variable, so that even what is not seen of the dialplan leaves hardly a doubt. */
export function isReplaced(context: Context, name: string, reads: Reads): boolean {
  if (name.length < 6) return false;
  const extensions = new Set(reads.get(name)?.map(({ priority }) => priority.name));
  return [...assignmentsIn(context)].some(
    ([known, assignments]) =>
      !reads.has(known) && isSlip(known, name) && assignments.some(({ priority }) => extensions.has(priority.name)),
  );
}

/** Whether a long name is nearly that of a variable which the lines right above set: what is not here hardly sets one of each. */
export function isSetAbove(name: string, reads: Reads): boolean {
  const [only, ...others] = reads.get(name) ?? [];
  if (only === undefined || others.length > 0 || name.length < LONG) return false;
  return linesAbove(only).some((priority) =>
    assignmentsAt(priority).some(([known]) => known.length >= LONG && isSlip(known, name)),
  );
}

/** So many lines that read one variable are a habit. */
const MANY = 10;

/** `Play(${savDIR}/a2)` among many lines that read `wavDIR`: but for a number, one of them is the same line with that name. */
export function readByTwins(dialplan: Dialplan, name: string, reads: Reads): string | undefined {
  const [only, ...others] = reads.get(name) ?? [];
  if (only === undefined || others.length > 0 || name.length < 5 || /\d/.test(name)) return undefined;
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

/** Names under which people look for what Asterisk sets under another one. */
const readFor: Readonly<Record<string, string>> = {
  EXTENSION: 'EXTEN',
  GOSUB_RETURN: 'GOSUB_RETVAL',
  GOSUB_RETURN_VALUE: 'GOSUB_RETVAL',
  GOSUB_RETVALUE: 'GOSUB_RETVAL',
  GOSUB_RESULT: 'GOSUB_RETVAL',
  MACRO_RESULT: 'GOSUB_RETVAL',
};

/** Whether the context starts a program that may ask for any variable. */
export function isReadByProgram(context: Context, dialplan: Dialplan): boolean {
  return [...gathered(context, dialplan).applications].some(mayGoAnywhere);
}

/** Whether Asterisk, an application or `[globals]` gives a variable of the name a value; not so where the dialplan has to set it and another one is looked for. */
export function isKnown(dialplan: Dialplan, name: string): boolean {
  if (dialplan.globals.has(name) || isArgument(name)) return true;
  return !Object.hasOwn(readFor, name) && (builtInVariable(name) !== undefined || isOfCatalogue(name));
}

export function isArgument(name: string): boolean {
  return /^ARG\d/.test(name);
}
