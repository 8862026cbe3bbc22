/** A variable is read that nothing sets, and its name is plainly a slip of one that is there. */

import { closest, distance } from '../../base/distance.ts';
import { TextCache } from '../../base/text-cache.ts';
import { isOfCatalogue } from '../../catalogue/variables/call-variables.ts';
import { builtInVariable, builtInVariables } from '../../catalogue/variables/dialplan-variables.ts';
import { statusValues } from '../../catalogue/variables/status-values.ts';
import type { Context, VariableAssignment, VariableRead } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { mayGoAnywhere } from '../../model/flow/reached.ts';
import { assignmentsAt, assignmentsIn, readsIn } from '../../model/indexes/variable-index.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import { contextsLeadingTo } from '../../model/names/uses.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { gathered } from '../contexts/gathered.ts';
import type { Finding, Fix, Severity } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { isLostAssignment } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';
import { argumentMeant } from '../values/argument-slips.ts';
import { isCutShort, isPlural, isShortened, isShortSlip, isSlip, isSlipOfOurs } from '../values/variable-slips.ts';

export const unknownVariable = contextRule(
  {
    name: 'unknown-variable',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A variable is read that nothing sets, and its name is a slip of one that is set in the same context, or of one of Asterisk; or the other way round.',
    why:
      'A variable that nobody has set is empty, and Asterisk says nothing: a typing mistake in its name stays unseen until a call goes wrong. Names are compared with regard to case. ' +
      'Reported is only what leaves hardly a doubt: the name of a variable of Asterisk in small letters or with one letter more, less or another; `AG1` or `ARG` where a routine reads arguments; a name that differs from one that the same context sets in its case alone, and one of six letters and more that differs as little: where the name is read but once, or the other never; a global variable counts for one that is read but once; and a function without its parentheses. ' +
      'Of a dialplan of which a part is missing only what is set in the same extension and never read counts, and `DATETIME` and its kin as information. ' +
      'The rule *variable-never-set* tells of more, and is off unless it is asked for.',
    evidence: 'main/pbx_variables.c `pbx_retrieve_variable` (a variable that is not found gives nothing)',
    invalid: [
      `
[a]
exten => 100,1,Set(CUSTOMER=\${CALLERID(num)})
 same => n,Set(DB(last/call)=\${CUSTMOER})
;                              ^^^^^^^^ warning unknown-variable: Nothing sets 'CUSTMOER'; 'CUSTOMER' is set.
 same => n,Dial(PJSIP/\${exten})
;                       ^^^^^ warning unknown-variable: Nothing sets 'exten'; Asterisk's variable is 'EXTEN'.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(CUSTOMER=\${CALLERID(num)})
 same => n,Set(exten=\${EXTEN})
 same => n,Set(DB(last/\${exten})=\${CUSTOMER} \${OTHER} \${DIALSTATUS})
`,
    ],
    seeAlso: ['variable-never-set', 'invalid-variable-reference'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    const all = readsIn(context);
    yield* unreadSlips(context, dialplan, all);
    yield* miscounted(context, dialplan, all);
    yield* unreadInOtherCase(context, dialplan, all);
    yield* unsetLocals(context, dialplan);
    for (const [name, reads] of all) {
      const otherwise = inOtherCase(context, name, reads);
      const isOld = Object.hasOwn(formerly, name);
      const isOutcome = name !== name.toUpperCase() && statusValues(name.toUpperCase()) !== undefined;
      const isFunction = (asFunctions.has(name) || withArguments.has(name)) && !dialplan.globals.has(name);
      const isPlain =
        otherwise !== undefined || isOld || isOutcome || isLetterShort(name) || (isFunction && withArguments.has(name));
      if (!dialplan.isNearlyComplete && !isPlain && !isReplaced(context, name, all)) continue;
      const near = isFunction
        ? withArguments.has(name)
          ? name
          : `${name}()`
        : isKnown(dialplan, name)
          ? undefined
          : (otherwise ?? nearest(context, dialplan, name, all));
      if (near === undefined || dialplan.settersOf(name).length > 0 || variablesSetBeside(dialplan).has(name)) continue;
      if (reads.some(({ priority }) => isOtherStatus(name, near, priority)) || isLostAssignment(context, name)) continue;
      const isOurs = builtInVariable(near) !== undefined || isArgument(near);
      for (const { priority, piece } of reads) {
        if (isLocal(priority.statement.data, piece)) continue;
        if (!isSound(priority.statement, priority.line.text)) continue;
        if (isFunction) {
          yield finding(priority, piece, `Nothing sets '${name}'; as a function it needs parentheses.`, near);
          continue;
        }
        if (Object.hasOwn(formerly, name)) {
          const successor = near.startsWith('STRFTIME') ? 'STRFTIME()' : `'${near}'`;
          yield finding(
            priority,
            piece,
            `Nothing sets '${name}', and Asterisk gives it no value since 1.6: ${successor} took its place.`,
            near,
            // What is not here may set one of its own, though hardly under the name of a caller.
            !dialplan.isNearlyComplete && name === name.toUpperCase() && !name.startsWith('CALLERID') ? 'information' : undefined,
          );
          continue;
        }
        const found = finding(
          priority,
          piece,
          `Nothing sets '${name}'; ${isOurs ? `Asterisk's variable is '${near}'` : `'${near}' is set`}.`,
          near,
          !dialplan.isNearlyComplete && isOutcome && otherwise === undefined ? 'information' : undefined,
        );
        yield isOurs ? found : { ...found, fix: () => renamedReads(reads, near) };
        // Where the slip is in the name that is set, one reader tells of it.
        if (!isOurs) break;
      }
    }
  },
  ({ applications: found }) => found.size > 0,
);

/** Whether a variable is compared with a word that the outcome of nearly its name never is: a program of its own leaves it. */
function isOtherStatus(name: string, near: string, { statement }: Priority): boolean {
  const values = statusValues(near);
  if (values === undefined) return false;
  // `"x${STATUS}" = "xBUSY"` says no more than the outcome.
  const word = new RegExp(`(\\w*)\\$\\{${name}\\}"?\\s*(?:==?|!=)\\s*"?\\1([\\w-]+)`).exec(statement.data.text)?.[2];
  return word !== undefined && !values.includes(word.toUpperCase());
}

/** A variable that the context sets, and whose name differs in its case alone; one that is set to the value of the other has it from a program. */
function inOtherCase(context: Context, name: string, reads: readonly VariableRead[]): string | undefined {
  const lower = name.toLowerCase();
  const all = assignmentsIn(context);
  if (all.has(name)) return undefined;
  const known = [...all.keys()].find((each) => each.toLowerCase() === lower);
  const isPlain = ({ priority }: VariableRead): boolean =>
    priority.line.text.includes(`\${${name}`) && !assignmentsAt(priority).some(([each]) => each.toLowerCase() === lower);
  return known !== undefined && reads.every(isPlain) ? known : undefined;
}

/** Whether a name lacks a letter of one that every channel has, or has two of them swapped: no part of a dialplan that is missing sets it. */
function isLetterShort(name: string): boolean {
  const ours = slipOfOurs(name);
  return ours !== undefined && name.length <= ours.length && isSlip(ours, name);
}

/** Whether one that nobody reads is set in the place of the variable, so that even what is not seen of the dialplan leaves hardly a doubt. */
function isReplaced(context: Context, name: string, reads: ReadonlyMap<string, readonly VariableRead[]>): boolean {
  if (name.length < 6) return false;
  const extensions = new Set(reads.get(name)?.map(({ priority }) => priority.name));
  return [...assignmentsIn(context)].some(
    ([known, assignments]) =>
      !reads.has(known) && isSlip(known, name) && assignments.some(({ priority }) => extensions.has(priority.name)),
  );
}

/** A variable that is set and that nobody reads, with a name that is nearly one of those that Asterisk obeys. */
function* unreadSlips(
  context: Context,
  dialplan: Dialplan,
  reads: ReadonlyMap<string, readonly VariableRead[]>,
): Generator<Finding> {
  for (const [name, assignments] of assignmentsIn(context)) {
    if (name.length < 7 || reads.has(name) || builtInVariable(name) !== undefined || dialplan.globals.has(name)) continue;
    const taken = Object.hasOwn(takenFor, name) ? takenFor[name] : undefined;
    const near = taken ?? obeyed.find((known) => isSlip(known, name));
    if (near === undefined || !dialplan.isNearlyComplete || dialplan.isVariableRead(name)) continue;
    if (taken !== undefined && isReadByProgram(context, dialplan)) continue;
    const what = near.endsWith(')') ? `what Asterisk obeys is '${near}'` : `the variable that Asterisk obeys is '${near}'`;
    for (const { priority } of assignments) yield* unread(priority, name, what, near);
  }
}

/** `Set(trys=$[${tries} + 1])`: a variable that nobody reads is counted on from one of nearly the same name. */
function* miscounted(
  context: Context,
  dialplan: Dialplan,
  reads: ReadonlyMap<string, readonly VariableRead[]>,
): Generator<Finding> {
  if (!dialplan.isNearlyComplete) return;
  const all = assignmentsIn(context);
  for (const [name, assignments] of all) {
    if (name.length < 4 || reads.has(name) || builtInVariable(name) !== undefined || dialplan.globals.has(name)) continue;
    for (const { priority, value } of assignments) {
      const from = /^\$\[\s*\$\{(\w+)\}\s*[-+]/.exec(value?.text.trim() ?? '')?.[1];
      if (from === undefined || from === name || !all.has(from) || distance(from, name, 1) > 1) continue;
      if (from.replace(/\d+/g, '') === name.replace(/\d+/g, '') || dialplan.isVariableRead(name)) continue;
      yield* unread(priority, name, `'${from}' is what it is counted from`, from);
    }
  }
}

/** `Set(Open=0)` where nobody reads the name, and the same context sets and reads one that differs in its case alone. */
function* unreadInOtherCase(
  context: Context,
  dialplan: Dialplan,
  reads: ReadonlyMap<string, readonly VariableRead[]>,
): Generator<Finding> {
  if (!dialplan.isNearlyComplete) return;
  const all = assignmentsIn(context);
  for (const [name, assignments] of all) {
    if (name.length < 4 || reads.has(name) || isKnown(dialplan, name)) continue;
    const lower = name.toLowerCase();
    const meant = [...all.keys()].find((each) => each !== name && each.toLowerCase() === lower && reads.has(each));
    if (meant === undefined || dialplan.isVariableRead(name) || isReadByProgram(context, dialplan)) continue;
    // Who sets both at once, or one to the value of the other, passes it on under another name.
    const isPassedOn = ({ priority }: VariableAssignment): boolean =>
      priority.line.text.includes(`\${${meant}`) || assignmentsAt(priority).some(([each]) => each === meant);
    if (assignments.some(isPassedOn)) continue;
    for (const { priority } of assignments) yield* unread(priority, name, `'${meant}' is read`, meant);
  }
}

/** The name where a priority sets it; none in lines that are broken otherwise. */
function unread(priority: Priority, name: string, what: string, near: string): Finding[] {
  const { data } = priority.statement;
  const at = data.text.indexOf(name);
  if (at < 0 || !isSound(priority.statement, priority.line.text)) return [];
  return [finding(priority, data.slice(at, at + name.length), `Nothing reads '${name}'; ${what}.`, near)];
}

/** `${LOCAL(nam)}` where no line on the way here sets a local variable of the name: LOCAL() reads no other ones. */
function* unsetLocals(context: Context, dialplan: Dialplan): Generator<Finding> {
  const reading = context.priorities().filter(({ statement }) => statement.data.text.includes('${LOCAL('));
  if (reading.length === 0 || !dialplan.isNearlyComplete || isReadByProgram(context, dialplan)) return;
  const before = contextsLeadingTo(dialplan, context, MOST_BEFORE);
  if (before.length >= MOST_BEFORE) return;
  const known = new Set<string>();
  for (const each of before)
    for (const { statement } of each.priorities()) {
      if (/(?<!\$\{)\bLOCAL\(\s*\$/.test(statement.data.text)) return;
      for (const [, name = ''] of statement.data.text.matchAll(/(?<!\$\{)\b(?:LOCAL\(|L\w*\((?=\w+\)=))(\w+)\)/gi))
        known.add(name);
    }
  for (const priority of reading) {
    const { data } = priority.statement;
    for (const { index, 1: name = '' } of data.text.matchAll(/(?<=\$\{LOCAL\()(\w+)(?=\))/g)) {
      if (
        known.has(name) ||
        isLostAssignment(context, `LOCAL(${name})`) ||
        /^ARG(?:\d+|C)$/.test(name) ||
        !isSound(priority.statement, priority.line.text)
      )
        continue;
      const near = closest(name, known);
      const rest = near === undefined ? 'LOCAL() reads no other variables.' : `'LOCAL(${near})' is set.`;
      yield finding(priority, data.slice(index, index + name.length), `Nothing sets 'LOCAL(${name})'; ${rest}`, near ?? name);
    }
  }
}

/** Names that people give to what Asterisk obeys under another one; some of them were variables up to 1.4. */
const takenFor: Readonly<Record<string, string>> = {
  QUEUE_PRIORITY: 'QUEUE_PRIO',
  QUEUEPRIO: 'QUEUE_PRIO',
  QUEUE_MAXPENALTY: 'QUEUE_MAX_PENALTY',
  QUEUE_MINPENALTY: 'QUEUE_MIN_PENALTY',
  TRANSFERCONTEXT: 'TRANSFER_CONTEXT',
  FORWARDCONTEXT: 'FORWARD_CONTEXT',
  MONITOREXEC: 'MONITOR_EXEC',
  MUSICCLASS: 'CHANNEL(musicclass)',
  LANGUAGE: 'CHANNEL(language)',
  ACCOUNTCODE: 'CHANNEL(accountcode)',
  CALLERIDNUM: 'CALLERID(num)',
  CALLERIDNAME: 'CALLERID(name)',
};

/** Names under which people look for what Asterisk sets under another one. */
const readFor: Readonly<Record<string, string>> = {
  EXTENSION: 'EXTEN',
  GOSUB_RETURN: 'GOSUB_RETVAL',
  GOSUB_RETURN_VALUE: 'GOSUB_RETVAL',
  GOSUB_RETVALUE: 'GOSUB_RETVAL',
  GOSUB_RESULT: 'GOSUB_RETVAL',
};

/** Whether the context starts a program that may ask for any variable. */
function isReadByProgram(context: Context, dialplan: Dialplan): boolean {
  return [...gathered(context, dialplan).applications].some(mayGoAnywhere);
}

/** The variables that a dialplan sets for Asterisk, those with names that nobody comes near by chance. */
const obeyed = builtInVariables.filter(({ access, name }) => access !== 'read' && name.length >= 8).map(({ name }) => name);

/** Whether the name is that of a local variable, of which another kind of slip is told. */
function isLocal(data: Piece, name: Piece): boolean {
  return data.text.slice(0, name.start - data.start).endsWith('LOCAL(');
}

function isKnown(dialplan: Dialplan, name: string): boolean {
  return builtInVariable(name) !== undefined || isOfCatalogue(name) || dialplan.globals.has(name) || isArgument(name);
}

function isArgument(name: string): boolean {
  return /^ARG\d/.test(name);
}

/** The variable that was meant; undefined where that is not plain. */
function nearest(
  context: Context,
  dialplan: Dialplan,
  name: string,
  reads: ReadonlyMap<string, readonly VariableRead[]>,
): string | undefined {
  // A name with '-' is as good as any other; Asterisk's own have '_' there.
  const underscored = name.replaceAll('-', '_');
  if (underscored !== name) return builtInVariable(underscored) === undefined ? undefined : underscored;
  if (Object.hasOwn(formerly, name)) return formerly[name];
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
  if (name.length < 4) return replacedBeside(context, name, reads);
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
  const meant = given.find((known) => isSlipOfOurs(known, name));
  return meant !== undefined && isOneOfMany(dialplan, name, reads) ? undefined : meant;
}

/** Whether others with the same first word are read and never set, which a program puts in before Asterisk reads the file: `SIP_USER` beside `SIP_DOMAIN`. */
function isOneOfMany(dialplan: Dialplan, name: string, reads: ReadonlyMap<string, readonly VariableRead[]>): boolean {
  const word = name.slice(0, name.indexOf('_') + 1);
  if (word === '') return false;
  const isOther = (each: string): boolean =>
    each !== name && each.startsWith(word) && !isKnown(dialplan, each) && dialplan.settersOf(each).length === 0;
  return [...reads.keys()].some(isOther);
}

/** Whether a program that the context starts sets variables for it: others are read here that nothing sets, and this may be one of them. */
function isOfProgram(
  context: Context,
  dialplan: Dialplan,
  name: string,
  reads: ReadonlyMap<string, readonly VariableRead[]>,
): boolean {
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

/** A short name's slip: a variable that is set right in front of the one line that reads it, and that nobody reads. */
function replacedBeside(context: Context, name: string, reads: ReadonlyMap<string, readonly VariableRead[]>): string | undefined {
  const [only, ...others] = reads.get(name) ?? [];
  if (only === undefined || others.length > 0 || name.length < 3) return undefined;
  const extension = context.extensions.find(({ priorities }) => priorities.includes(only.priority));
  const before =
    extension?.priorities.filter(({ number }) => number < only.priority.number && number >= only.priority.number - NEAR) ?? [];
  const set = [...new Set(before.flatMap((priority) => assignmentsAt(priority).map(([known]) => known)))];
  return (
    set.find((known) => !reads.has(known) && distance(known, name, 1) <= 1 && !/\d/.test(known + name)) ??
    set.find((known) => isShortSlip(known, name))
  );
}

/** So many lines behind its assignment a variable is read that was set for them. */
const NEAR = 4;

/** Many contexts read the same few variables. */
const slips = new TextCache<string | undefined>(10_000);

/** The variable of every channel that a name is a slip of. */
function slipOfOurs(name: string): string | undefined {
  return slips.get(name, () => [...always].find((known) => isSlipOfOurs(known, name)));
}

/** Variables that every channel has. */
const always: ReadonlySet<string> = new Set([
  ...['EXTEN', 'CONTEXT', 'PRIORITY', 'UNIQUEID', 'CHANNEL', 'EPOCH', 'DIALSTATUS', 'HANGUPCAUSE', 'QUEUESTATUS', 'ANSWEREDTIME'],
]);

/** Variables that Asterisk sets on some channels, those with names that nobody comes near by chance. */
const given = builtInVariables.filter(({ access, name }) => access !== 'write' && name.length >= 8).map(({ name }) => name);

/** Variables that Asterisk had up to 1.4, with what gives the same now. */
const formerly: Readonly<Record<string, string>> = {
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

/** Functions without arguments, which read like variables. */
const asFunctions: ReadonlySet<string> = new Set(['UUID', 'RAND']);

/** Functions that need arguments, and after which hardly anybody names a variable. */
const withArguments: ReadonlySet<string> = new Set([
  ...['CALLERID', 'CONNECTEDLINE', 'REDIRECTING', 'CDR', 'ISNULL', 'STRFTIME', 'TOUPPER', 'TOLOWER', 'URIENCODE', 'URIDECODE'],
  ...['DIALPLAN_EXISTS', 'DB_EXISTS', 'DB_KEYS', 'PJSIP_HEADER', 'SIP_HEADER', 'SIPPEER', 'MASTER_CHANNEL', 'AST_CONFIG'],
  ...['JSON_DECODE', 'BASE64_ENCODE', 'BASE64_DECODE', 'SQL_ESC', 'CSV_QUOTE', 'IFTIME', 'LISTFILTER', 'STRREPLACE'],
  ...['PJSIP_ENDPOINT', 'PJSIP_AOR', 'PJSIP_CONTACT', 'PJSIP_DIAL_CONTACTS', 'QUEUE_MEMBER_COUNT', 'QUEUE_WAITING_COUNT'],
  ...['DEVICE_STATE', 'EXTENSION_STATE', 'GROUP_COUNT', 'FIELDQTY', 'STRPTIME', 'MAILBOX_EXISTS', 'CONFBRIDGE_INFO'],
]);

/** The other name wherever the context reads this one; none where a place cannot be told. */
function renamedReads(reads: readonly VariableRead[], near: string): Fix[] {
  if (!reads.every(({ priority, piece }) => hasWholeSignature(priority.statement) && piece.text !== near)) return [];
  const edits = reads.map(({ priority, piece }) => replacement(priority.line, piece.span(), near));
  return [{ title: `Change to '${near}'`, safe: false, edits }];
}

function finding({ statement, line }: Priority, name: Piece, message: string, near: string, atMost?: Severity): Finding {
  // Inside of other lines a rule that looks beyond the line cannot tell a column.
  const isExact = hasWholeSignature(statement);
  return {
    line,
    span: (isExact ? name : statement.application.trim()).span(),
    message,
    ...(atMost !== undefined && { atMost }),
    fix: (): Fix[] =>
      isExact && near !== name.text
        ? [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, name.span(), near)] }]
        : [],
  };
}
