/** Which variable was meant by a name that nothing sets, as far as that is plain. */

import { literalPattern } from '../../base/literal-pattern.ts';
import { TextCache } from '../../base/text-cache.ts';
import { isOfCatalogue } from '../../catalogue/variables/call-variables.ts';
import { builtInVariable, builtInVariables } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context, VariableRead } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { mayGoAnywhere } from '../../model/flow/reached.ts';
import { assignmentsAt, assignmentsIn } from '../../model/indexes/variable-index.ts';
import { usesInto } from '../../model/names/uses.ts';
import { argumentMeant } from '../values/argument-slips.ts';
import { isCutShort, isPlural, isShortened, isSlip, isSlipOfOurs } from '../values/variable-slips.ts';
import { gathered } from '../contexts/gathered.ts';
import {
  countedOn,
  isLetterAway,
  localAbove,
  LONG,
  pluralBeside,
  readsBeside,
  replacedBeside,
  sameBeside,
  takenForLetter,
  type Reads,
} from './variables-beside.ts';

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
  if (slip !== undefined && ([...reads.keys()].some(isArgument) || isRoutineWith(context, dialplan, slip))) return slip;
  const ours = slipOfOurs(name);
  if (ours !== undefined) return ours;
  if (/^EXTEN\d$/.test(name)) return 'EXTEN';
  const outcome = outcomeMeant(name);
  if (outcome !== undefined && !isReadByProgram(context, dialplan)) return outcome;
  const mistaken = takenForLetter(context, name, reads) ?? sameBeside(name, reads) ?? localAbove(name, reads);
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
  for (const known of dialplan.globals.keys())
    if (name.length >= 5 && isLetterAway(known, name) && !dialplan.isVariableRead(known)) return known;
  for (const known of dialplan.globals.keys()) if (isShortened(known, name) && !dialplan.isVariableRead(known)) return known;
  const beside = countedOn(name, reads) ?? replacedBeside(dialplan, name, reads);
  if (beside !== undefined) return beside;
  // Names that differ by another letter are a pair as often as not.
  if (isOnce && name.length >= LONG)
    for (const known of readsBeside(reads, name)) if (known.length > name.length && isSlip(known, name)) return known;
  const meant = given.find((known) => isSlipOfOurs(known, name));
  if (meant !== undefined) return isOneOfMany(dialplan, name, reads) ? undefined : meant;
  return isReadByProgram(context, dialplan) ? undefined : pluralBeside(name, reads);
}

/** Whether others with the same first word are read and never set, which a program puts in before Asterisk reads the file: `SIP_USER` beside `SIP_DOMAIN`. */
function isOneOfMany(dialplan: Dialplan, name: string, reads: Reads): boolean {
  const word = name.slice(0, name.indexOf('_') + 1);
  if (word === '') return false;
  const isOther = (each: string): boolean =>
    each !== name && each.startsWith(word) && !isKnown(dialplan, each) && dialplan.settersOf(each).length === 0;
  return [...reads.keys()].some(isOther);
}

/** Whether a call passes an argument of this name to a routine of the context. */
function isRoutineWith(context: Context, dialplan: Dialplan, argument: string): boolean {
  const number = Number(argument.slice('ARG'.length));
  return [...usesInto(dialplan, context)].some(
    ({ target }) => (target.relation === 'call' || target.relation === 'handler') && (target.arguments?.length ?? 0) >= number,
  );
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
    priority.line.text.includes(`\${${name}`) &&
    // A line that passes both, each as an argument, knows of two.
    !(known !== undefined && isArgumentOf(priority, name) && isArgumentOf(priority, known)) &&
    !assignmentsAt(priority).some(([each]) => each.toLowerCase() === lower);
  return known !== undefined && reads.every(isPlain) ? known : undefined;
}

/** Whether a value is the whole of an argument. */
function isArgumentOf({ line }: Priority, name: string): boolean {
  return new RegExp(`[(,]\\s*\\$\\{${literalPattern(name)}\\}\\s*[,)]`).test(line.text);
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
