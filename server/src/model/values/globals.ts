/**
 * Global variables as `[globals]` sets them, and the substitution that Asterisk does while it loads: there is no channel, so only globals
 * have a value, and functions that need no call.
 */
// Asterisk: pbx/pbx_config.c pbx_load_config, main/pbx_variables.c pbx_substitute_variables_helper.

import { asBytes, fromBytes } from '../../base/bytes.ts';
import { evaluateExpression, UNKNOWN } from '../../syntax/expression-value.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import { loadTimeValue } from './load-time-functions.ts';

/** The values by name; UNKNOWN stands in one for what nobody knows here, as what a function finds in the database. */
export type Globals = ReadonlyMap<string, string>;

/** The text with `${…}` and `$[…]` replaced as at load time; UNKNOWN stands for what nobody knows here. */
export function expandAtLoad(text: string, variables: Globals): string {
  if (!hasSubstitution(text)) return text;
  let result = '';
  let done = 0;
  for (const found of substitutions(new Piece(text, 0))) {
    result += text.slice(done, found.whole.start);
    done = found.whole.start + found.whole.text.length;
    const inner = expandAtLoad(found.inner.text, variables);
    result += found.kind === 'expression' ? evaluateExpression(inner).text : valueOf(inner, variables);
  }
  return result + text.slice(done);
}

/** What is left of an expanded text where nothing is put in for what nobody knows, as on an Asterisk that is new. */
export function withoutUnknown(expanded: string): string {
  return expanded.replaceAll(UNKNOWN, '');
}

/** The value of `${inner}`: of a variable, or of a function where a parenthesis stands in front of the colon. */
// Asterisk: main/pbx_variables.c parse_variable_name.
function valueOf(inner: string, variables: Globals): string {
  const colon = colonIn(inner);
  const named = colon < 0 ? inner : inner.slice(0, colon);
  const open = named.indexOf('(');
  const close = named.lastIndexOf(')');
  const value =
    open < 0
      ? (variables.get(named) ?? (namesUnknown(named) ? UNKNOWN : ''))
      : loadTimeValue(named.slice(0, open), named.slice(open + 1, close > open ? close : named.length), (text) =>
          expandAtLoad(text, variables),
        );
  if (colon < 0 || value.includes(UNKNOWN)) return value;
  const selection = inner.slice(colon + 1);
  return selection.includes(UNKNOWN) ? UNKNOWN : cut(value, selection);
}

/** Whether a name is itself not known, or is that of a variable which depends on the machine and its clock. */
function namesUnknown(name: string): boolean {
  return name.includes(UNKNOWN) || /^(?:EPOCH|SYSTEMNAME|ENTITYID|AST[A-Z]+DIR)$/.test(name);
}

/** The offset of the first colon outside parentheses, or -1. */
function colonIn(text: string): number {
  let depth = 0;
  for (let i = text.search(/[():]/); i >= 0 && i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === ':' && depth === 0) return i;
  }
  return -1;
}

/** The part of a value that `offset[:length]` selects, in bytes; the whole value where the numbers cannot be read. */
export function cut(value: string, selection: string): string {
  const match = /^\s*([+-]?\d+)(?::\s*([+-]?\d+))?/.exec(selection);
  if (match === null) return value;
  const bytes = asBytes(value);
  const offset = Number(match[1]);
  const start = offset < 0 ? Math.max(0, bytes.length + offset) : Math.min(offset, bytes.length);
  const length = match[2] === undefined ? bytes.length : Number(match[2]);
  const end = length < 0 ? bytes.length + length : start + length;
  return fromBytes(bytes.slice(start, Math.max(start, end)));
}
