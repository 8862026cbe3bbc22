/** A variable is given a value, and by the very next priority another one. */

import { distance } from '../../base/distance.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import type { Context, VariableAssignment } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { stepsAfter } from '../../model/flow/flow.ts';
import { assignmentsAt, assignmentsIn } from '../../model/indexes/variable-index.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import { placeOf } from '../../model/names/place.ts';
import { variablesRead } from '../../model/values/values.ts';
import type { Piece } from '../../syntax/piece.ts';
import { allSubstitutions, substitutions } from '../../syntax/substitution.ts';
import { mayRun } from '../contexts/gathered.ts';
import type { Finding } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { isCutOff } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const overwrittenValue = contextRule(
  {
    name: 'overwritten-value',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The next priority, or where a Goto leads, gives the variable another value, so that nothing reads this one.',
    why:
      'Whoever comes to the first Set comes to the second as well. Where the second has a label, a Goto is missing in front of it; else its value was to be made of the first one, or one of the names is wrong. ' +
      'So it is where a Goto behind it leads to a line that sets the variable anew before anything reads it. ' +
      'Values that are made by programs and databases are left alone, since making them may be all that is wanted, and so is an empty one; where a plain text takes the place of another, it is information.',
    repair:
      'Write a Goto in front of the second line where the two are a choice. ' +
      'Where both values are wanted, let the second hold the first, `Set(X=${X},more)`. ' +
      'Else correct the name, or remove the line whose value is of no use.',
    evidence: 'main/pbx_variables.c `pbx_builtin_setvar_helper`, main/pbx.c `__ast_pbx_run`',
    invalid: [
      `
[a]
exten => s,1,GotoIf($["\${DB(first/\${CALLERID(num)})}" = ""]?others:known)
 same => n(known),Set(QUEUE_PRIO=\${DB(first/\${CALLERID(num)})})
;                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning overwritten-value: The next priority gives 'QUEUE_PRIO' another value, and nothing reads this one.
 same => n(others),Set(QUEUE_PRIO=1)
 same => n,Queue(sales)
`,
    ],
    valid: [
      `
[a]
exten => s,1,GotoIf($["\${DB(first/\${CALLERID(num)})}" = ""]?others:known)
 same => n(known),Set(QUEUE_PRIO=\${DB(first/\${CALLERID(num)})})
 same => n,Goto(enter)
 same => n(others),Set(QUEUE_PRIO=1)
 same => n(enter),Queue(sales)
 same => n,Set(NAME=\${CALLERID(name)})
 same => n,Set(NAME=\${TOUPPER(\${NAME})})
`,
    ],
    seeAlso: ['unreachable-priority', 'invalid-assignment'],
  },
  function* (context, dialplan) {
    const lost = new Set<Priority>();
    yield* overwrittenLimits(context);
    yield* handlersTakenAway(context);
    for (const [name, all] of assignmentsIn(context)) {
      const assignments = all.map(withLocalValue);
      for (const first of assignments) {
        const { priority, value } = first;
        if (!isPlain(first) || value === undefined || value.text.trim() === '' || !isOnlyRead(value)) continue;
        const next = extensionHolding(priority)?.priority(priority.number + 1);
        const near = assignments.find((each) => each.priority === next && isPlain(each));
        const far =
          near === undefined && !isMarker(first) && mayComeToGoto(first) ? setFurtherOn(name, first, dialplan) : undefined;
        const second = near ?? far?.second;
        if (
          second?.value === undefined ||
          (isMarker(first) && isMarker(second)) ||
          mayRead(second.value, name) ||
          meansName(second.value, name, dialplan) ||
          reach(priority) !== reach(second.priority) ||
          // `Set(LOCAL(x)=…)` makes the variable one of the routine's own, which the other value then goes into.
          (isLocal(priority) && !isLocal(second.priority))
        )
          continue;
        if (!isSound(priority.statement, priority.line.text)) continue;
        // That the line between the two is lost is told there, and so is a label that is there twice.
        if (isCutOff(priority) || (near !== undefined && isCopy(priority, near.priority))) continue;
        // Where one Goto leads past the lines that set something, all of its values are lost.
        if (far !== undefined && lost.has(far.jump)) continue;
        if (far !== undefined) lost.add(far.jump);
        const isToggle = (far !== undefined || second.priority.label === undefined) && !/\$[{[]/.test(value.text);
        const place = `'${second.priority.context.name},${second.priority.name},${second.priority.label ?? second.priority.number}'`;
        yield {
          line: priority.line,
          span: (hasWholeSignature(priority.statement) ? value : priority.statement.application).trim().span(),
          message:
            far === undefined
              ? `The next priority gives '${name}' another value, and nothing reads this one.`
              : `${place} gives '${name}' another value, and nothing reads this one.`,
          related: [
            {
              line: second.priority.line,
              span: second.priority.statement.application.trim().span(),
              message: 'The other value.',
            },
          ],
          ...(isToggle && { atMost: 'information' as const }),
        };
      }
    }
  },
  (found) => mayRun(found, 'set'),
);

function isLocal({ statement }: Priority): boolean {
  return /^\s*LOCAL\(/.test(statement.data.text);
}

/** With the value that `Set(LOCAL(name)=…)` gives, which is one like others. */
function withLocalValue(assignment: VariableAssignment): VariableAssignment {
  const { applicationName, data } = assignment.priority.statement;
  if (assignment.value !== undefined || applicationName !== 'set') return assignment;
  const before = /^\s*LOCAL\(\w+\)=/.exec(data.text)?.[0].length;
  return before === undefined ? assignment : { ...assignment, value: data.slice(before) };
}

/** Whether the second is the line of the first once more, with a label that is there already for that reason. */
function isCopy({ label, line }: Priority, second: Priority): boolean {
  return label !== undefined && second.line.text.trim() === line.text.trim();
}

/** Whether the extension goes on to a Goto with nothing before it that does more; not certain of what other extensions add to it. */
function mayComeToGoto({ priority }: VariableAssignment): boolean {
  const extension = extensionHolding(priority);
  for (let { number } = priority, steps = 0; steps < MOST_STEPS; steps++) {
    const name = extension?.priority(++number)?.statement.applicationName;
    if (name === undefined || name === 'goto') return true;
    if (!silent.has(name)) return false;
  }
  return false;
}

/** The assignment that a call comes to when it leaves a row of assignments by a Goto, with nothing on the way that could read the value. */
function setFurtherOn(
  name: string,
  { priority, value }: VariableAssignment,
  dialplan: Dialplan,
): { readonly second: VariableAssignment; readonly jump: Priority } | undefined {
  let place = placeOf(priority);
  let jump: Priority | undefined;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const after = stepsAfter(dialplan, place);
    const [step] = after.steps;
    if (step === undefined || after.steps.length > 1 || after.exits.length > 0) return undefined;
    place = step.place;
    const { statement } = place.priority;
    const { applicationName } = statement;
    const found = applicationName !== 'set' ? undefined : assignmentsAt(place.priority).find(([set]) => set === name)?.[1];
    // Above the Goto it would stand right below, or what is between was written with care.
    if (found !== undefined) {
      const isOther = isPlain(found) && found.value?.text.trim() !== value?.text.trim();
      return jump !== undefined && isOther ? { second: found, jump } : undefined;
    }
    if (applicationName === 'goto') jump ??= place.priority;
    else if (!silent.has(applicationName)) return undefined;
    const isRead = hasWholeSignature(statement)
      ? mayRead(statement.data, name)
      : substitutions(statement.data).some(({ whole }) => mayRead(whole, name));
    if (isRead) return undefined;
  }
  return undefined;
}

/** Applications that do nothing with a variable that they do not name. */
const silent: ReadonlySet<string> = new Set(['answer', 'noop', 'set', 'verbose']);

/** Further than this nobody looks for the other value. */
const MOST_STEPS = 12;

/** `Set(TIMEOUT(digit)=3)` with another number in the next priority. */
function* overwrittenLimits(context: Context): Generator<Finding> {
  for (const priority of context.priorities()) {
    const limit = limitSet(priority);
    const next = limit === undefined ? undefined : extensionHolding(priority)?.priority(priority.number + 1);
    if (limit === undefined || next === undefined || limitSet(next)?.text !== limit.text) continue;
    if (next.label !== undefined || !isSound(priority.statement, priority.line.text)) continue;
    yield {
      line: priority.line,
      span: limit.span(),
      message: `The next priority gives '${limit.text}' another value, and nothing reads this one.`,
      related: [{ line: next.line, span: next.statement.application.trim().span(), message: 'The other value.' }],
    };
  }
}

/** A hangup handler that is pushed, and taken away by the next priority. */
function* handlersTakenAway(context: Context): Generator<Finding> {
  for (const priority of context.priorities()) {
    if (!/^CHANNEL\(hangup_handler_(?:push|wipe|pop)\)=./i.test(priority.statement.data.text)) continue;
    const next = extensionHolding(priority)?.priority(priority.number + 1);
    if (next === undefined || next.label !== undefined || next.statement.applicationName !== 'set') continue;
    if (!/^CHANNEL\(hangup_handler_(?:wipe|pop)\)=/i.test(next.statement.data.text)) continue;
    if (priority.statement.applicationName !== 'set' || !isSound(priority.statement, priority.line.text)) continue;
    const { statement, line } = priority;
    yield {
      line,
      span: (hasWholeSignature(statement) ? statement.data : statement.application).trim().span(),
      message: 'The next priority takes this hangup handler away again.',
      related: [{ line: next.line, span: next.statement.application.trim().span(), message: 'It is taken away here.' }],
    };
  }
}

function limitSet({ statement }: Priority): Piece | undefined {
  if (statement.applicationName !== 'set') return undefined;
  const length = /^(?:TIMEOUT\((?:absolute|digit|response)\)|CHANNEL\((?:language|musicclass)\))(?==)/.exec(
    statement.data.text,
  )?.[0].length;
  return length === undefined ? undefined : statement.data.slice(0, length);
}

function isPlain({ priority, isConditional }: VariableAssignment): boolean {
  return !isConditional && priority.statement.applicationName === 'set';
}

/** `same => n(start),Set(WHERE=start)`: the value says where the call is, for whoever reads the log, and is no data. */
function isMarker({ priority, value }: VariableAssignment): boolean {
  return priority.label !== undefined && value?.text.trim() === priority.label;
}

/** Whom the variable is handed on to, which the underscores in front of its name say. */
function reach({ statement }: Priority): string {
  return /^\s*(_{0,2})/.exec(statement.data.text)?.[1] ?? '';
}

/** Whether nothing happens but that something is read. */
function isOnlyRead(value: Piece): boolean {
  return [...allSubstitutions(value)].every(
    (each) =>
      each.kind !== 'function' ||
      reading.has(each.name.text) ||
      (each.name.text === 'SHELL' && isOnlyPrinted(each.arguments.text)),
  );
}

/** Whether a command of a shell does nothing but print, as in `echo -n 'hello' | base64`. */
function isOnlyPrinted(command: string): boolean {
  return !command.includes('$(') && printing.test(command.replace(/'[^']*'|"[^"`]*"/g, ''));
}

const printing = /^\s*(?:echo|printf)\b[^;&<>`|]*(?:\|\s*(?:base64|cut|head|tail|tr|wc)\b[^;&<>`|]*)*$/;

const reading: ReadonlySet<string> = new Set([
  ...['BASE64_DECODE', 'BASE64_ENCODE', 'CALLERID', 'CDR', 'CHANNEL', 'CONNECTEDLINE', 'CUT', 'DB', 'DB_EXISTS', 'DEVICE_STATE'],
  ...[
    'ENV',
    'EXISTS',
    'FIELDNUM',
    'FIELDQTY',
    'FILTER',
    'GLOBAL',
    'GROUP_COUNT',
    'HASH',
    'IF',
    'IFTIME',
    'ISNULL',
    'LEN',
    'MATH',
  ],
  ...['MD5', 'MESSAGE', 'PJSIP_HEADER', 'QUOTE', 'RAND', 'REDIRECTING', 'REGEX', 'REPLACE', 'SHA1', 'SHARED', 'SIP_HEADER'],
  ...['SPRINTF', 'STRFTIME', 'STRPTIME', 'STRREPLACE', 'TOLOWER', 'TOUPPER', 'TRIM', 'URIDECODE', 'URIENCODE'],
]);

/** Whether a value reads a variable of nearly the name that nothing sets: which one is meant is told there. */
function meansName(value: Piece, name: string, dialplan: Dialplan): boolean {
  return variablesRead(value).some(
    ({ name: read, isComputed }) =>
      !isComputed &&
      name.length >= 3 &&
      distance(read.text, name, 1) === 1 &&
      !dialplan.globals.has(read.text) &&
      dialplan.settersOf(read.text).length === 0,
  );
}

/** Whether a value names the variable, or names of variables are put together in it. */
function mayRead({ text }: Piece, name: string): boolean {
  return (
    text.includes('${${') || /\bEVAL\(/.test(text) || new RegExp(`(?<![\\w-])${name.replace(/\W/g, '\\$&')}(?![\\w-])`).test(text)
  );
}
