/** A variable is read that nothing sets, and its name is plainly a slip of one that is there. */

import { closest, distance } from '../../base/distance.ts';
import type { Span } from '../../base/span.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import { statusValues } from '../../catalogue/variables/status-values.ts';
import type { Context, VariableRead } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsIn, readsIn } from '../../model/indexes/variable-index.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import { contextsLeadingTo } from '../../model/names/uses.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import {
  formerly,
  inOtherCase,
  isArgument,
  isKnown,
  isLetterShort,
  isReadByProgram,
  isReplaced,
  meantVariable,
  toldByFunctions,
} from '../variables/meant-variables.ts';
import { unreadVariables, type UnreadVariable } from '../variables/unread-variables.ts';
import { isPluralAlone, isSetAbove, readByTwins } from '../variables/variables-beside.ts';
import type { Finding, Fix, Severity } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { isLostAssignment, isLostGlobal, setsNothing } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const unknownVariable = contextRule(
  {
    name: 'unknown-variable',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A variable is read that nothing sets, and its name is a misspelling of one that the same context sets, or of one of Asterisk; or the misspelled name is the one that is set.',
    why:
      'A variable that nobody has set is empty, and Asterisk says nothing: a typing mistake in its name stays unseen until a call goes wrong. Names are compared with regard to case. ' +
      'Only what leaves hardly a doubt is reported. First, the name of a variable of Asterisk in small letters, or with one letter wrong, missing or too many. Second, `AG1` or `ARG` in a routine that reads its arguments. Third, a name of six letters and more that differs by one letter from one that the same context or `[globals]` sets, or any name that differs in its case alone, if it is read only once or the other one is never read. Fourth, a function without its parentheses, and `LINKEDID`, which only a function gives. ' +
      'Where files of the dialplan are missing, only a variable that the same extension sets and nothing reads is compared, or one that the lines right above set, and old names such as `DATETIME`, and `LINKEDID`, are information. ' +
      'The rule *variable-never-set* reports more, and is off unless the settings switch it on; *unset-variable* reports what no name resembles.',
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
    seeAlso: ['unset-variable', 'variable-never-set', 'invalid-variable-reference', 'unmarked-variable'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    const all = readsIn(context);
    const misspelled = new Set<string>();
    for (const each of unreadVariables(context, dialplan, all)) {
      misspelled.add(each.near);
      yield* unread(each);
    }
    yield* unsetLocals(context, dialplan);
    yield* unsetHashes(context, dialplan);
    for (const [name, reads] of all) {
      // That it is set under another name is told there.
      if (misspelled.has(name)) continue;
      if (dialplan.settersOf(name).length > 0 || variablesSetBeside(dialplan).has(name)) continue;
      const otherwise = inOtherCase(context, dialplan, name, reads, all) ?? readByTwins(dialplan, name, all);
      const isOld = Object.hasOwn(formerly, name);
      const isOfFunction = otherwise === undefined && Object.hasOwn(toldByFunctions, name);
      const isOutcome = name !== name.toUpperCase() && statusValues(name.toUpperCase()) !== undefined;
      const isFunction = (asFunctions.has(name) || withArguments.has(name)) && !dialplan.globals.has(name);
      const isPlain =
        otherwise !== undefined ||
        isOld ||
        isOfFunction ||
        isOutcome ||
        isLetterShort(name) ||
        (isFunction && withArguments.has(name));
      if (!dialplan.isNearlyComplete && !isPlain && !isReplaced(context, name, all) && !isSetAbove(name, all)) continue;
      const near = isFunction
        ? withArguments.has(name)
          ? name
          : `${name}()`
        : isKnown(dialplan, name)
          ? undefined
          : (otherwise ?? meantVariable(context, dialplan, name, all));
      if (near === undefined) continue;
      if (reads.some(({ priority }) => isOtherStatus(name, near, priority)) || isLostAssignment(context, name)) continue;
      if (isLostGlobal(dialplan, name) || setsNothing(context)) continue;
      const isOurs = isOfFunction || builtInVariable(near) !== undefined || isArgument(near);
      const isDoubtful = dialplan.isNearlyComplete
        ? isPluralAlone(dialplan, name, all)
        : isOfFunction || (isOutcome && otherwise === undefined);
      const known = isOfFunction ? `what tells it is '${near}'` : `Asterisk's variable is '${near}'`;
      for (const { priority, piece } of reads) {
        if (isLocal(priority.statement.data, piece)) continue;
        if (!isSound(priority.statement, priority.line.text)) continue;
        if (isFunction) {
          yield finding(priority, piece, `Nothing sets '${name}'; as a function it needs parentheses.`, near);
          continue;
        }
        if (Object.hasOwn(formerly, name)) {
          const successor = near.startsWith('STRFTIME') ? 'STRFTIME()' : `'${near}'`;
          const found = finding(
            priority,
            piece,
            `Nothing sets '${name}', and Asterisk gives it no value since 1.6: ${successor} took its place.`,
            near,
            // What is not here may set one of its own, though hardly under the name of a caller.
            !dialplan.isNearlyComplete && name === name.toUpperCase() && !name.startsWith('CALLERID') ? 'information' : undefined,
          );
          // A dialplan of that time reads it wherever it needs it.
          yield { ...found, isOncePerFile: true };
          continue;
        }
        const found = finding(
          priority,
          piece,
          `Nothing sets '${name}'; ${isOurs ? known : `'${near}' is ${isSetAnywhere(dialplan, near) ? 'set' : 'read beside it'}`}.`,
          near,
          isDoubtful ? 'information' : undefined,
        );
        // A slip of a name that `[globals]` sets is found in each context that reads it.
        yield isOurs ? found : { ...found, isOncePerFile: dialplan.globals.has(near), fix: () => renamedReads(reads, near) };
        // Where the slip is in the name that is set, one reader tells of it.
        if (!isOurs) break;
      }
    }
  },
  ({ applications: found }) => found.size > 0,
);

function isSetAnywhere(dialplan: Dialplan, name: string): boolean {
  return dialplan.globals.has(name) || dialplan.settersOf(name).length > 0;
}

/** Whether a variable is compared with a word that the outcome of nearly its name never is: a program of its own leaves it. */
function isOtherStatus(name: string, near: string, { statement }: Priority): boolean {
  const values = statusValues(near);
  if (values === undefined) return false;
  // `"x${STATUS}" = "xBUSY"` says no more than the outcome.
  const word = new RegExp(`(\\w*)\\$\\{${name}\\}"?\\s*(?:==?|!=)\\s*"?\\1([\\w-]+)`).exec(statement.data.text)?.[2];
  return word !== undefined && !values.includes(word.toUpperCase());
}

/** The name where a priority sets it; none in lines that are broken otherwise. */
function unread({ priority, name, what, near, atMost }: UnreadVariable): Finding[] {
  const { data } = priority.statement;
  const at = data.text.indexOf(name);
  if (at < 0 || !isSound(priority.statement, priority.line.text)) return [];
  return [finding(priority, data.slice(at, at + name.length), `Nothing reads '${name}'; ${what}.`, near, atMost)];
}

/** So many contexts before this one are looked at. */
const MOST_BEFORE = 20;

/** `${LOCAL(nam)}` where no line on the way here sets a local variable of the name: LOCAL() reads no other ones. */
function* unsetLocals(context: Context, dialplan: Dialplan): Generator<Finding> {
  const reading = context.priorities().filter(({ statement }) => statement.data.text.includes('${LOCAL('));
  if (reading.length === 0 || !dialplan.isNearlyComplete) return;
  const hasProgram = isReadByProgram(context, dialplan);
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
      if (hasProgram && near === undefined) continue;
      const rest = near === undefined ? 'LOCAL() reads no other variables.' : `'LOCAL(${near})' is set.`;
      yield finding(priority, data.slice(index, index + name.length), `Nothing sets 'LOCAL(${name})'; ${rest}`, near ?? name);
    }
  }
}

/** `${HASH(nam,key)}` where the extension sets a hash whose name differs by a letter, and nothing one of this name. */
function* unsetHashes(context: Context, dialplan: Dialplan): Generator<Finding> {
  if (!dialplan.isNearlyComplete || isReadByProgram(context, dialplan)) return;
  for (const priority of context.priorities()) {
    const { data } = priority.statement;
    if (!data.text.includes('${HASH(')) continue;
    for (const { index, 1: name = '' } of data.text.matchAll(/(?<=\$\{HASH\()([A-Za-z]\w+)(?=,)/g)) {
      if (dialplan.settersOf(name).length > 0 || !isSound(priority.statement, priority.line.text)) continue;
      const near = [...assignmentsIn(context).keys()].find((each) => distance(each, name, 1) === 1 && isHash(each, context));
      if (near !== undefined)
        yield finding(
          priority,
          data.slice(index, index + name.length),
          `Nothing sets 'HASH(${name})'; 'HASH(${near})' is set.`,
          near,
        );
    }
  }
}

/** Whether a line of the context sets a hash of this name. */
function isHash(name: string, context: Context): boolean {
  return context.priorities().some(({ statement: { data } }) => new RegExp(`^\\s*HASH\\(${name}[,)]`).test(data.text));
}

/** Whether the name is that of a local variable, of which another kind of slip is told. */
function isLocal(data: Piece, name: Piece): boolean {
  return data.text.slice(0, name.start - data.start).endsWith('LOCAL(');
}

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

/** A function is not handed on to other channels: underscores in front of the name go with it. */
function spanToReplace({ text }: Line, name: Piece, near: string): Span {
  const { start, end } = name.span();
  const underscores = near.includes('(') ? (/_*$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
  return { start: start - underscores, end };
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
      isExact && near !== name.text && !near.endsWith('()')
        ? [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, spanToReplace(line, name, near), near)] }]
        : [],
  };
}
