/**
 * Whether nothing may be left of a `${…}`: judged by what is written in front of it in the same extension, by who sets the variable at all,
 * and by what its function gives. Where that cannot be told, nobody is blamed.
 */

import { literalPattern } from '../../base/literal-pattern.ts';
import { isOfCatalogue } from '../../catalogue/variables/call-variables.ts';
import { flowEffect, readsAnyVariable } from '../../catalogue/flow/flow-effects.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Summary } from '../../model/indexes/summary.ts';
import { assignmentsAt, assignmentsIn } from '../../model/indexes/variable-index.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import { indexOutside, splitArguments } from '../../syntax/arguments.ts';
import { UNKNOWN } from '../../syntax/expression-value.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import {
  allSubstitutions,
  substitutions,
  type FunctionSubstitution,
  type Substitution,
  type VariableSubstitution,
} from '../../syntax/substitution.ts';
import { bracketFlaw } from '../lines/brackets.ts';
import { isLostAssignment } from '../loading/lost-lines.ts';
import { conditionsIn } from './conditions.ts';
import { operandsOf } from './expression-operands.ts';

/** What is known of whether nothing is left of a text. */
export interface Emptiness {
  /** `unset`: nothing in the dialplan sets it, but a channel may bring it along. */
  readonly kind: 'never' | 'maybe' | 'unset' | 'unknown';
  /** The priority that gives it the value that may be empty. */
  readonly because?: Priority;
  /** Whether all that sets it counts it on, so that it is empty at first. */
  readonly isNeverBegun?: true;
}

const never: Emptiness = { kind: 'never' };
const maybe: Emptiness = { kind: 'maybe' };
const unset: Emptiness = { kind: 'unset' };
const unknown: Emptiness = { kind: 'unknown' };

/** From one variable to the next that its value comes from. */
const MOST_STEPS = 4;
/** So many priorities back nobody remembers what was set. */
const MOST_PRIORITIES = 200;

/** Of a text when a priority runs. */
export function emptinessOf(text: Piece, at: Priority, dialplan: Dialplan, steps = 0): Emptiness {
  const parts = substitutions(text);
  const length = parts.reduce((sum, { whole }) => sum + whole.text.length, 0);
  if (text.text === '') return maybe;
  if (length < text.text.length) return never;
  let result: Emptiness = maybe;
  for (const part of parts) {
    const each = ofSubstitution(part, at, dialplan, steps);
    if (each.kind === 'never') return never;
    if (each.kind === 'unknown') result = unknown;
    else if (result.kind !== 'unknown') result = each.kind === 'unset' ? each : result.kind === 'unset' ? result : each;
  }
  return result;
}

function ofSubstitution(part: Substitution, at: Priority, dialplan: Dialplan, steps: number): Emptiness {
  switch (part.kind) {
    case 'expression':
      // An expression that breaks has a problem of its own.
      return never;
    case 'function':
      return ofFunction(part, at, dialplan, steps);
    case 'variable':
      return ofVariable(part, at, dialplan, steps);
  }
}

/** Functions that always give something, most of them a number. */
const alwaysGive: ReadonlySet<string> = new Set([
  ...['LEN', 'ISNULL', 'EXISTS', 'RAND', 'REGEX', 'GROUP_COUNT', 'GROUP_MATCH_COUNT', 'MATH', 'STRFTIME', 'FIELDQTY', 'FIELDNUM'],
  ...['DIALPLAN_EXISTS', 'VALID_EXTEN', 'DB_EXISTS', 'INC', 'DEC', 'MD5', 'SHA1', 'DEVICE_STATE', 'EXTENSION_STATE', 'VMCOUNT'],
]);

/** Functions that give nothing where there is nothing, which is an ordinary thing to happen. */
export const mayGiveNothing: ReadonlySet<string> = new Set([
  ...['CALLERID', 'CONNECTEDLINE', 'REDIRECTING', 'DB', 'DB_DELETE', 'SHELL', 'CURL', 'PJSIP_HEADER', 'SIP_HEADER', 'ENV'],
  ...['JSON_DECODE', 'REALTIME_FIELD', 'SIPPEER'],
]);

/** Functions with items that are numbers, or a word for something unknown. */
const numbers = /^(?:CALLERID|CONNECTEDLINE|REDIRECTING)$/;

/** Functions whose value is empty when their text is. */
const passOn: ReadonlySet<string> = new Set([
  'TOUPPER',
  'TOLOWER',
  'URIENCODE',
  'URIDECODE',
  'TRIM',
  'LTRIM',
  'RTRIM',
  'SQL_ESC',
]);

/** Functions that give a part of the variable whose name is their first argument. */
const partsOfVariable: ReadonlySet<string> = new Set(['CUT', 'REPLACE', 'STRREPLACE']);

function ofFunction({ name, arguments: args }: FunctionSubstitution, at: Priority, dialplan: Dialplan, steps: number): Emptiness {
  const { text } = name;
  if (alwaysGive.has(text)) return never;
  if (numbers.test(text) && !/(?:^|-)(?:num|name|all|ani|dnid|rdnis|number)\b/i.test(args.text)) return unknown;
  if (text === 'SHELL' && /^\s*(?:\/\S*\/)?(?:date|hostname|uname|whoami)\b/.test(args.text)) return unknown;
  if (mayGiveNothing.has(text)) return isLookedAfter(`${text}(${args.text})`, args.text, at) ? unknown : maybe;
  if (passOn.has(text) && steps < MOST_STEPS) {
    const given = emptinessOf(args, at, dialplan, steps + 1);
    return given.kind === 'never' ? never : given;
  }
  if ((partsOfVariable.has(text) || text === 'FILTER') && steps < MOST_STEPS) {
    const [first, second] = splitArguments(args);
    const given =
      text === 'FILTER' ? second && emptinessOf(second, at, dialplan, steps + 1) : first && ofNamed(first, at, dialplan, steps);
    // Of something the part may be nothing all the same, which its author knows.
    return given?.kind === 'maybe' ? given : unknown;
  }
  if (text !== 'IF') return unknown;
  const question = indexOutside(args.text, '?');
  const [then, otherwise] = question < 0 ? [] : splitArguments(args.slice(question + 1), ':', 2);
  if (then === undefined) return unknown;
  if (otherwise === undefined || otherwise.text.trim() === '' || then.text.trim() === '') return maybe;
  return hasSubstitution(then.text) || hasSubstitution(otherwise.text) ? unknown : never;
}

/** Of the variable that a function is given by its name. */
function ofNamed({ text }: Piece, at: Priority, dialplan: Dialplan, steps: number): Emptiness {
  return /^\w+$/.test(text) && !alwaysSet.has(text) && !isAsked(text, at.statement)
    ? valueBefore(text, at, dialplan, steps + 1)
    : unknown;
}

/** Variables of the channel and of the server that always have a value. */
const alwaysSet: ReadonlySet<string> = new Set([
  ...['EXTEN', 'PRIORITY', 'CONTEXT', 'CHANNEL', 'UNIQUEID', 'EPOCH', 'HANGUPCAUSE', 'CALLINGPRES', 'CALLINGANI2', 'CALLINGTON'],
]);

function ofVariable({ name, substring }: VariableSubstitution, at: Priority, dialplan: Dialplan, steps: number): Emptiness {
  const { text } = name;
  if (hasSubstitution(text) || steps > MOST_STEPS) return unknown;
  if (alwaysSet.has(text)) return substring === undefined || /^\s*0+\s*:\s*[1-9]\d*\s*$/.test(substring.text) ? never : unknown;
  if (isAsked(text, at.statement)) return unknown;
  const value = valueBefore(text, at, dialplan, steps);
  if ((value.kind === 'maybe' || value.kind === 'unset') && isMissingEquals(text, at.context)) return unknown;
  // A part of a value may be empty though the value is not.
  return value.kind === 'never' && substring !== undefined ? unknown : value;
}

/** Whether a Set or MSet was to set a variable and has no `=` behind it, which is told there. */
function isMissingEquals(name: string, context: Context): boolean {
  return context
    .priorities()
    .some(
      ({ statement }) =>
        /^\s*m?set\s*$/i.test(statement.application.text) &&
        statement.data.text.includes(name) &&
        splitArguments(statement.data).some(({ text }) => text.trim() === name),
    );
}

/** Whether the line itself, or one before it in its extension, sets what a function reads, or asks whether it is there. */
function isLookedAfter(call: string, args: string, at: Priority): boolean {
  if (isAsked(call, at.statement) || at.statement.data.text.includes(`_EXISTS(${args})`)) return true;
  const extension = at.context.named(at.name).find((each) => each.priority(at.number) === at);
  for (let number = at.number - 1; number > 0 && at.number - number < MOST_PRIORITIES; number--) {
    const priority = extension?.priority(number);
    if (priority === undefined || !hasWholeSignature(priority.statement)) continue;
    const { text } = priority.statement.data;
    if (text.includes(`${call}=`) || text.includes(`_EXISTS(${args})`) || asksFor(call, priority)) return true;
  }
  return false;
}

/** Whether a line asks for emptiness in the same breath: `"${X}" != "" & ${X} > 5`. */
function isAsked(inner: string, { data }: ExtensionStatement): boolean {
  return (
    data.text.includes(`"\${${inner}}"`) ||
    new RegExp(`\\b(?:ISNULL|EXISTS|LEN)\\(\\$\\{${literalPattern(inner)}\\}\\)`).test(data.text)
  );
}

/** What the lines before a priority in its extension make of a variable. */
function valueBefore(name: string, at: Priority, dialplan: Dialplan, steps: number): Emptiness {
  const extension = at.context.named(at.name).find((each) => each.priority(at.number) === at);
  if (extension === undefined) return unknown;
  for (let number = at.number - 1; number > 0 && at.number - number < MOST_PRIORITIES; number--) {
    const priority = extension.priority(number);
    if (priority === undefined) return unknown;
    const found = effectOn(name, priority, dialplan, steps);
    if (found !== undefined) return found;
  }
  return valueElsewhere(name, at, dialplan);
}

/** What one priority does to a variable; undefined when it leaves it as it is. */
function effectOn(name: string, priority: Priority, dialplan: Dialplan, steps: number): Emptiness | undefined {
  const { statement } = priority;
  // `Set(name)`, which is told.
  if (statement.data.text.trim() === name && statement.applicationName === 'set') return unknown;
  for (const [assigned, { value, isConditional }] of assignmentsAt(priority)) {
    if (assigned !== name) continue;
    if (isConditional) return unknown;
    if (value === undefined) return statement.applicationName === 'read' ? { ...maybe, because: priority } : unknown;
    const given = emptinessOf(value, priority, dialplan, steps + 1);
    return given.kind === 'maybe' ? { ...maybe, because: given.because ?? priority } : given.kind === 'unset' ? unknown : given;
  }
  // Who asks for its value has thought of what it may be.
  if (asksFor(name, priority)) return unknown;
  for (const { application, roles } of withNestedCalls(factsOf(statement).call)) {
    const effect = flowEffect(application);
    if (effect !== undefined && effect !== 'talk' && effect !== 'branch') return unknown;
    const isCall = /^macro(?:if)?$/.test(application) || (roles?.role?.kind === 'location' && roles.role.relation === 'call');
    // A routine sets nothing that no line of the dialplan sets.
    if (isCall && isEmptyGlobal(name, dialplan)) continue;
    if (isCall || readsAnyVariable.has(application) || setsAnything.has(application)) return unknown;
    if (hasSubstitution(application)) return unknown;
  }
  // A name that is computed may be this one.
  return /\b(?:set|mset)\s*\([^=]*\$\{[^=]*=/i.test(`${statement.application.text}(${statement.data.text}`) ? unknown : undefined;
}

/** Whether the value in [globals] is empty, and nothing else gives it one. */
function isEmptyGlobal(name: string, dialplan: Dialplan): boolean {
  return dialplan.globals.get(name) === '' && dialplan.settersOf(name).length === 0 && !dialplan.isIncomplete;
}

/** Whether a priority tests a value in a way that has an answer for an empty one. */
function asksFor(name: string, { statement, line }: Priority): boolean {
  if (!statement.data.text.includes(name)) return false;
  // A line that does not hold together may have been to ask.
  if (bracketFlaw(statement) !== undefined) return true;
  const mentions = conditionsIn(statement).reduce((sum, { piece }) => sum + piece.text.split(`\${${name}`).length - 1, 0);
  const bare = operandsOf(statement, line.text).bare.filter(({ piece }) => piece.text.includes(`\${${name}`)).length;
  if (mentions > bare) return !leavesForText(name, statement);
  for (const each of allSubstitutions(statement.data))
    if (each.kind === 'function' && /^(?:ISNULL|EXISTS|LEN|IF)$/.test(each.name.text) && each.arguments.text.includes(name))
      return true;
  return false;
}

/** `GotoIf($["${X}" = "1"]?one)`: who comes to the next line has a value that is another one, or none. */
function leavesForText(name: string, { applicationName, data }: ExtensionStatement): boolean {
  if (applicationName !== 'gotoif') return false;
  const [, variable, text = '', branches = ''] = /^\s*\$\["\$\{(\w+)\}"\s*==?\s*"([^"$]+)"\]\?(.+)$/s.exec(data.text) ?? [];
  return variable === name && text !== '' && indexOutside(branches, ':') < 0;
}

/** Applications that run others, or a program, and may set whatever they like. */
const setsAnything: ReadonlySet<string> = new Set([
  'macro',
  'macroif',
  'exec',
  'tryexec',
  'stasis',
  'lua',
  'importvar',
  'realtime',
  'clearhash',
]);

/** A variable that no line before sets. */
function valueElsewhere(name: string, { context }: Priority, dialplan: Dialplan): Emptiness {
  if (/^(?:ARG\d+|ARGC|MACRO_\w+|LOCAL_\w+|.*STATUS)$/.test(name) || builtInVariable(name) !== undefined || isOfCatalogue(name))
    return unknown;
  const setters = dialplan.settersOf(name);
  const global = dialplan.globals.get(name);
  // A global that no line of [globals] has is empty until somebody sets it.
  if (global === undefined && dialplan.isNearlyComplete && dialplan.summaryHas(globalsSet, name)) {
    const isGlobalOnly = setters.every((each) =>
      assignmentsIn(each)
        .get(name)
        ?.every(({ priority }) => priority.statement.data.text.includes(`GLOBAL(${name})`)),
    );
    if (isGlobalOnly) return maybe;
  }
  if (setters.length > 0)
    return global === undefined && isNeverBegun(name, context, setters, dialplan) ? { ...maybe, isNeverBegun: true } : unknown;
  if (global !== undefined) return global === '' ? maybe : global.includes(UNKNOWN) ? unknown : never;
  if (dialplan.isIncomplete || isOpen(context)) return unknown;
  return unset;
}

/** Whether every line that sets a variable counts it on from what it was, and no program, file or other channel can have set it. */
function isNeverBegun(name: string, at: Context, setters: readonly Context[], dialplan: Dialplan): boolean {
  if (dialplan.isIncomplete || isOpen(at) || variablesSetBeside(dialplan).has(name)) return false;
  const counting = new RegExp(`^\\$\\[\\s*\\$\\{${literalPattern(name)}\\}\\s*[-+]`);
  return setters.every((each) => {
    dialplan.context(each.name);
    const own = assignmentsIn(each).get(name) ?? [];
    // A line that Asterisk drops was to give it its beginning.
    if (isLostAssignment(each, name)) return false;
    return own.length > 0 && !isOpen(each) && own.every(({ value }) => value !== undefined && counting.test(value.text.trim()));
  });
}

/** The globals that lines of the dialplan set. */
const globalsSet: Summary = {
  name: 'globals that lines set',
  textsOf: (context) => {
    const names = new Set<string>();
    for (const { statement } of context.priorities())
      for (const [, name = ''] of statement.data.text.matchAll(/\bGLOBAL\((\w+)\)\s*=/g)) names.add(name);
    return names;
  },
};

const open = new WeakMap<Context, boolean>();

/** Whether a program runs on a channel in this context, which may have set anything. */
function isOpen(context: Context): boolean {
  let found = open.get(context);
  if (found === undefined) {
    found = context.priorities().some(({ statement }) => {
      const application = statement.applicationName;
      return readsAnyVariable.has(application) || setsAnything.has(application);
    });
    open.set(context, found);
  }
  return found;
}
