/**
 * What text can be when some variables are known: substitution with gaps. A gap is the character UNKNOWN, so that a condition can be judged
 * when the parts that decide it are known.
 */

import { indexOutside, splitArguments } from '../../syntax/arguments.ts';
import { matchOf } from '../../syntax/expression-match.ts';
import { evaluateExpression, isTrueCondition, UNKNOWN, type Value } from '../../syntax/expression-value.ts';
import { Piece } from '../../syntax/piece.ts';
import { allSubstitutions, substitutions, type FunctionSubstitution, type Substitution } from '../../syntax/substitution.ts';
import { cut } from './globals.ts';
import { loadTimeValue } from './load-time-functions.ts';

/** What is known of variables at one place. A variable that is not here has an unknown value. */
export type Environment = ReadonlyMap<string, Known>;

/** A text, and whether it comes from an argument that is missing. */
export interface Known {
  readonly text: string;
  /** Whether the value comes from the argument that is taken to be empty. */
  readonly isFromMissing: boolean;
}

/** A text with what is known put in. */
export interface Expansion {
  readonly text: string;
  /** Whether a value that comes from the missing argument went into the text, other than into a test of its emptiness. */
  readonly usesMissing: boolean;
  /** Whether such a value was looked at in any way. */
  readonly seesMissing: boolean;
  /** Whether an expression broke because such a value left a gap where an operand belongs. */
  readonly isBroken: boolean;
  /** Known to count as true though the text is not known. */
  readonly isTrue: boolean;
}

/** The text of a piece with what is known put in. */
export function expand(piece: Piece, environment: Environment): Expansion {
  const found = substitutions(piece);
  if (found.length === 0) return { text: piece.text, usesMissing: false, seesMissing: false, isBroken: false, isTrue: false };
  let text = '';
  let usesMissing = false;
  let seesMissing = false;
  let isBroken = false;
  let isTrue = false;
  let done = 0;
  for (const each of found) {
    const from = each.whole.start - piece.start;
    text += piece.text.slice(done, from);
    done = from + each.whole.text.length;
    const part = expandOne(each, environment);
    text += part.text;
    usesMissing ||= part.usesMissing;
    seesMissing ||= part.seesMissing;
    isBroken ||= part.isBroken;
    isTrue = part.isTrue && found.length === 1 && each.whole.text.length === piece.text.trim().length;
  }
  return { text: text + piece.text.slice(done), usesMissing, seesMissing, isBroken, isTrue };
}

function expandOne(each: Substitution, environment: Environment): Expansion {
  switch (each.kind) {
    case 'expression': {
      const inner = expand(each.inner, environment);
      const value = evaluateExpression(inner.text);
      const isBroken = inner.isBroken || (inner.seesMissing && hasUnquotedGap(each.inner, environment));
      // A comparison looks at its operands; it does not pass them on.
      return { text: value.text, isTrue: value.isTrue === true, usesMissing: false, seesMissing: inner.seesMissing, isBroken };
    }
    case 'variable': {
      const name = expand(each.name, environment);
      const known = name.text.includes(UNKNOWN) ? undefined : environment.get(name.text);
      if (known === undefined) return { ...nothing, text: UNKNOWN, usesMissing: name.usesMissing, seesMissing: name.seesMissing };
      const selection = each.substring === undefined ? '' : expand(each.substring, environment).text;
      const isKnown = !known.text.includes(UNKNOWN) && !selection.includes(UNKNOWN);
      const text = each.substring === undefined ? known.text : isKnown ? cut(known.text, selection) : UNKNOWN;
      return { ...nothing, text, usesMissing: known.isFromMissing, seesMissing: known.isFromMissing };
    }
    case 'function': {
      const found = expandFunction(each, environment);
      const text = exactValue(each, environment) ?? found.text;
      const selection = each.substring === undefined ? '' : expand(each.substring, environment).text;
      if (each.substring === undefined || text.includes(UNKNOWN)) return { ...found, text };
      return { ...found, text: selection.includes(UNKNOWN) ? UNKNOWN : cut(text, selection) };
    }
  }
}

/** What a function yields where all of its arguments are known, divided as Asterisk does after putting in what they hold; undefined elsewhere. */
function exactValue({ name, arguments: args }: FunctionSubstitution, environment: Environment): string | undefined {
  const data = expand(args, environment).text;
  if (data.includes(UNKNOWN) || name.text.includes('$')) return undefined;
  const value = loadTimeValue(name.text, data, (text) => expand(new Piece(text, 0), environment).text);
  return value.includes(UNKNOWN) ? undefined : value;
}

const nothing: Expansion = { text: '', usesMissing: false, seesMissing: false, isBroken: false, isTrue: false };

/** Whether a gap stands as an operand of its own, not inside quotes and not glued to other text. */
function hasUnquotedGap(inner: Piece, environment: Environment): boolean {
  for (const each of substitutions(inner)) {
    if (each.kind === 'expression') continue;
    const before = inner.text.slice(0, each.whole.start - inner.start);
    const quotes = before.split('"').length - 1;
    if (quotes % 2 === 1) continue;
    const after = inner.text.slice(each.whole.start - inner.start + each.whole.text.length);
    const isGlued = /[A-Za-z0-9_.@#;]$/.test(before) || /^[A-Za-z0-9_.@#;]/.test(after);
    const { text, usesMissing } = expandOne(each, environment);
    if (usesMissing && text === '' && !isGlued && inner.text.trim() !== each.whole.text) return true;
  }
  return false;
}

/** Functions whose value for an empty text is the empty text. */
const emptyForEmpty: ReadonlySet<string> = new Set([
  'FILTER',
  'TOUPPER',
  'TOLOWER',
  'URIENCODE',
  'URIDECODE',
  'QUOTE',
  'CSV_QUOTE',
  'SQL_ESC',
  'SQL_ESC_BACKSLASHES',
  'STRREPLACE',
  'REPLACE',
  'CUT',
  'BASE64_ENCODE',
  'BASE64_DECODE',
  'TRIM',
  'LTRIM',
  'RTRIM',
  'STRREVERSE',
  'PASSTHRU',
  'EVAL',
]);

/** Whether a function looks something up under its argument, and finds something else, or nothing, where part of that is missing. */
function isLookup(name: string): boolean {
  return lookups.has(name) || name.startsWith('ODBC_');
}

const lookups: ReadonlySet<string> = new Set([
  'DB',
  'DB_EXISTS',
  'DB_DELETE',
  'DEVICE_STATE',
  'EXTENSION_STATE',
  'HINT',
  'PRESENCE_STATE',
  'CURL',
  'SHELL',
  'REALTIME',
  'REALTIME_FIELD',
  'AST_CONFIG',
  'ENUMLOOKUP',
  'QUEUE_MEMBER',
  'QUEUE_EXISTS',
  'VM_INFO',
  'MAILBOX_EXISTS',
  'PJSIP_AOR',
  'PJSIP_CONTACT',
  'PJSIP_ENDPOINT',
  'PJSIP_DIAL_CONTACTS',
]);

/** The position of the argument that is the name of a variable rather than its value; undefined for functions without one. */
export function namedVariableOf(functionName: string): number | undefined {
  return Object.hasOwn(namesVariable, functionName) ? namesVariable[functionName] : undefined;
}

/** By function. */
const namesVariable: Readonly<Record<string, number>> = {
  CUT: 0,
  REPLACE: 0,
  STRREPLACE: 0,
  FIELDQTY: 0,
  FIELDNUM: 0,
  LISTFILTER: 0,
  PASSTHRU: 0,
  LOCAL: 0,
  SHIFT: 0,
  POP: 0,
  HASHKEYS: 0,
  GLOBAL: 0,
  MASTER_CHANNEL: 0,
  INC: 0,
  DEC: 0,
  IMPORT: 1,
  JSON_DECODE: 0,
};

/** The variable that a name stands for when functions are wrapped around it, as in `CUT(CUT(ARG1,/,2),@,1)`; `DB(family/key)` has none in it. */
function variableWithin(name: Piece): Piece {
  const functions = /^\s*(?:[A-Z_][A-Z0-9_]*\()+/.exec(name.text)?.[0] ?? '';
  const wrapped = functions.length;
  const innermost = /(\w+)\($/.exec(functions)?.[1];
  if (innermost === undefined || !Object.hasOwn(namesVariable, innermost)) return name;
  return name.slice(wrapped, wrapped + (/^\w*/.exec(name.text.slice(wrapped))?.[0].length ?? 0));
}

function expandFunction(each: FunctionSubstitution, environment: Environment): Expansion {
  const name = each.name.text;
  const args = splitArguments(each.arguments);
  const [first] = args;
  const named = Object.hasOwn(namesVariable, name) ? args[namesVariable[name] ?? 0] : undefined;
  const byName = named === undefined ? undefined : environment.get(variableWithin(named).text);
  const whole = expand(each.arguments, environment);
  switch (name) {
    case 'ISNULL':
      return tested(whole, whole.text === '' ? '1' : isSureText(whole.text) ? '0' : UNKNOWN);
    case 'EXISTS':
      return tested(whole, whole.text === '' ? '0' : isSureText(whole.text) ? '1' : UNKNOWN);
    case 'LEN':
      return tested(whole, whole.text.includes(UNKNOWN) ? UNKNOWN : String(whole.text.length));
    case 'IF':
      return conditional(each.arguments, environment);
    case 'LOCAL':
    case 'GLOBAL':
      return byName === undefined
        ? { ...nothing, text: UNKNOWN }
        : { ...nothing, text: byName.text, usesMissing: byName.isFromMissing, seesMissing: byName.isFromMissing };
    case 'REGEX':
      return tested(whole, regexValue(whole.text));
    case 'FIELDQTY':
    case 'DIALPLAN_EXISTS':
      return { ...nothing, text: UNKNOWN, seesMissing: whole.seesMissing || byName?.isFromMissing === true };
    default:
  }
  if (isLookup(name))
    return {
      ...nothing,
      text: UNKNOWN,
      usesMissing: whole.usesMissing,
      seesMissing: whole.seesMissing,
      isBroken: whole.isBroken || whole.usesMissing,
    };
  if (emptyForEmpty.has(name)) {
    const value = byName ?? (named === undefined ? lastValue(name, args, whole, environment) : undefined);
    if (value?.text === '') return { ...nothing, text: '', usesMissing: value.isFromMissing, seesMissing: value.isFromMissing };
  }
  const usesMissing = whole.usesMissing || byName?.isFromMissing === true;
  return {
    ...nothing,
    text: UNKNOWN,
    usesMissing,
    seesMissing: usesMissing || whole.seesMissing,
    isBroken: whole.isBroken && first !== undefined,
  };
}

/** The argument that such a function works on: FILTER takes its characters first, the others have one argument. */
function lastValue(name: string, args: readonly Piece[], whole: Expansion, environment: Environment): Known | undefined {
  if (name === 'FILTER') {
    const value = args[1] === undefined ? undefined : expand(args[1], environment);
    return value === undefined ? undefined : { text: value.text, isFromMissing: value.usesMissing };
  }
  return { text: whole.text, isFromMissing: whole.usesMissing };
}

function tested(argument: Expansion, text: string): Expansion {
  return { ...nothing, text, seesMissing: argument.seesMissing };
}

/** What `REGEX("expression" text)` gives for arguments of this text. */
// Asterisk: funcs/func_strings.c regex, which divides at the quotation marks and drops one blank behind them.
function regexValue(text: string): string {
  const [, pattern, rest] = /^[^"]*"([^"]*)"([^"]*)$/s.exec(text) ?? [];
  if (pattern === undefined || rest === undefined || text.includes(UNKNOWN)) return UNKNOWN;
  const match = matchOf(rest.replace(/^[ \t]/, ''), pattern);
  return match === undefined ? UNKNOWN : match.found === undefined ? '0' : '1';
}

/** Whether there is at least one known character that is not a quote. */
function isSureText(text: string): boolean {
  return text.replaceAll(UNKNOWN, '').replaceAll('"', '').trim() !== '';
}

/** `IF(condition?then:otherwise)`: only the branch that is taken counts where the condition is known. */
function conditional(args: Piece, environment: Environment): Expansion {
  const question = indexOutside(args.text, '?');
  if (question < 0) return { ...nothing, text: UNKNOWN };
  const [then, otherwise] = splitArguments(args.slice(question + 1), ':', 2);
  const condition = expand(args.slice(0, question), environment);
  // Asterisk refuses an IF whose condition has no text at all, and yields nothing.
  if (condition.text === '') return { ...nothing, seesMissing: condition.seesMissing, isBroken: condition.isBroken };
  const holds = conditionHolds(condition);
  const branch = (piece: Piece | undefined): Expansion => (piece === undefined ? nothing : expand(piece, environment));
  const chosen = holds === undefined ? undefined : branch(holds ? then : otherwise);
  if (chosen !== undefined)
    return {
      ...chosen,
      seesMissing: chosen.seesMissing || condition.seesMissing,
      isBroken: chosen.isBroken || condition.isBroken,
    };
  const both = [branch(then), branch(otherwise)];
  return {
    text: UNKNOWN,
    isTrue: false,
    usesMissing: both.some((each) => each.usesMissing),
    seesMissing: condition.seesMissing || both.some((each) => each.seesMissing),
    isBroken: condition.isBroken,
  };
}

/** Whether an expanded condition counts as true; undefined when that depends on what is unknown. */
export function conditionHolds(condition: Expansion): boolean | undefined {
  const value: Value = { text: condition.text, isNumber: false, ...(condition.isTrue && { isTrue: true }) };
  return isTrueCondition(value);
}

/** The variables whose values a piece reads, by name; a computed name gives the pattern of what is written of it. */
export function variablesRead(piece: Piece): readonly { readonly name: Piece; readonly isComputed: boolean }[] {
  const found: { readonly name: Piece; readonly isComputed: boolean }[] = [];
  for (const each of allSubstitutions(piece)) {
    if (each.kind === 'variable') found.push({ name: each.name, isComputed: each.name.text.includes('$') });
    else if (each.kind === 'function' && Object.hasOwn(namesVariable, each.name.text)) {
      const name = splitArguments(each.arguments)[namesVariable[each.name.text] ?? 0];
      if (name === undefined || name.text.startsWith('${')) continue;
      const variable = variableWithin(name);
      found.push({ name: variable, isComputed: variable.text.includes('$') });
    }
  }
  return found;
}
