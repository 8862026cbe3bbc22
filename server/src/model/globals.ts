/**
 * Global variables as `[globals]` sets them, and the substitution that Asterisk does while it loads: there is no channel, so only globals
 * have a value and everything else is empty.
 */
// Asterisk: pbx/pbx_config.c pbx_load_config, main/pbx_variables.c pbx_substitute_variables_helper.

import { evaluateExpression } from '../syntax/expression-value.ts';
import { hasSubstitution } from '../syntax/parse-line.ts';
import { Piece } from '../syntax/piece.ts';
import { substitutions } from '../syntax/substitution.ts';

export type Globals = ReadonlyMap<string, string>;

/** The text with `${…}` and `$[…]` replaced as at load time. */
export function expandAtLoad(text: string, variables: Globals): string {
  if (!hasSubstitution(text)) return text;
  let result = '';
  let done = 0;
  for (const found of substitutions(new Piece(text, 0))) {
    result += text.slice(done, found.whole.start);
    done = found.whole.start + found.whole.text.length;
    const inner = expandAtLoad(found.inner.text, variables);
    if (found.kind === 'expression') result += evaluateExpression(inner).text;
    else if (found.kind === 'variable') result += substring(variables, inner);
  }
  return result + text.slice(done);
}

function substring(variables: Globals, inner: string): string {
  const colon = inner.indexOf(':');
  const value = variables.get(colon < 0 ? inner : inner.slice(0, colon)) ?? '';
  return colon < 0 ? value : cut(value, inner.slice(colon + 1));
}

/** The part of a value that `offset[:length]` selects; the whole value where the numbers cannot be read. */
export function cut(value: string, selection: string): string {
  const match = /^\s*([+-]?\d+)(?::\s*([+-]?\d+))?/.exec(selection);
  if (match === null) return value;
  const offset = Number(match[1]);
  const start = offset < 0 ? Math.max(0, value.length + offset) : Math.min(offset, value.length);
  const length = match[2] === undefined ? value.length : Number(match[2]);
  const end = length < 0 ? value.length + length : start + length;
  return value.slice(start, Math.max(start, end));
}
