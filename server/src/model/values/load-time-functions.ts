/** Dialplan functions that Asterisk can compute while it loads, when there is no call: those that only look at text and at global variables. */

import { byteLength } from '../../base/bytes.ts';
import { cooked, splitArguments } from '../../syntax/arguments.ts';
import { isTrueCondition, UNKNOWN } from '../../syntax/expression-value.ts';
import { leadingInteger } from '../../syntax/parse-line.ts';
import { Piece } from '../../syntax/piece.ts';

/** Expands a text with the global variables that are set so far. */
type Expand = (text: string) => string;

/** What `name(data)` yields, `data` being expanded already; UNKNOWN for a function whose value nobody knows here. */
export function loadTimeValue(name: string, data: string, expand: Expand): string {
  if (data.includes(UNKNOWN) || !Object.hasOwn(functions, name)) return UNKNOWN;
  return functions[name]?.(data, expand) ?? '';
}

/** Undefined where Asterisk complains and puts nothing. */
// Asterisk: funcs/func_strings.c, func_logic.c, func_global.c, func_cut.c.
const functions: Readonly<Record<string, (data: string, expand: Expand) => string | undefined>> = {
  LEN: (data) => String(byteLength(data)),
  TOUPPER: (data) => data.replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  TOLOWER: (data) => data.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  ISNULL: (data) => (data === '' ? '1' : '0'),
  EXISTS: (data) => (data === '' ? '0' : '1'),
  GLOBAL: (data, expand) => (/[${}():]/.test(data) ? '' : expand(`\${${data}}`)),
  IF: conditional,
  CUT: fields,
  FILTER: filtered,
};

function conditional(data: string): string | undefined {
  const [condition, branches] = divided(data, '?', 2);
  const [then, otherwise] = divided(branches ?? '', ':', 2);
  if (condition === undefined || condition === '' || (then === undefined && otherwise === undefined)) return undefined;
  const holds = isTrueCondition({ text: condition.trim(), isNumber: false });
  return (holds === true ? then : otherwise)?.trim() ?? '';
}

/** The last of the arguments keeps its quotation marks and backslashes, where there may be no more. */
function divided(data: string, separator: string, most: number): readonly string[] {
  const pieces = splitArguments(new Piece(data, 0), separator, most);
  return pieces.map((piece, i) => (i === most - 1 ? piece : cooked(piece)).text);
}

function fields(data: string, expand: Expand): string | undefined {
  const [variable, delimiter, ranges] = divided(data, ',', 3);
  if (variable === undefined || delimiter === undefined || ranges === undefined) return undefined;
  if (delimiter.startsWith('\\')) return UNKNOWN;
  const separator = delimiter === '' ? '-' : delimiter.charAt(0);
  const value = expand(`\${${variable}}`);
  if (value.includes(UNKNOWN)) return UNKNOWN;
  const all = value === '' ? [] : value.split(separator);
  const found: string[] = [];
  let next = 0;
  for (const range of ranges.split('&')) {
    if (next >= all.length) break;
    const bounds = boundsOf(range);
    if (bounds === undefined) return undefined;
    next = Math.max(next, bounds.first - 1);
    for (; next < all.length && next < bounds.last; next++) found.push(all[next] ?? '');
  }
  return found.join(separator);
}

/** `2`, `2-4`, `-4` and `2-`, counted from 1; undefined for what is no range. */
function boundsOf(range: string): { readonly first: number; readonly last: number } | undefined {
  const both = /^\s*([+-]?\d+)-\s*([+-]?\d+)/.exec(range);
  if (both !== null) return { first: Number(both[1]), last: Number(both[2]) };
  const last = range.startsWith('-') ? leadingInteger(range.slice(1)) : undefined;
  if (last !== undefined) return { first: 1, last };
  const first = leadingInteger(range);
  if (first === undefined) return undefined;
  return { first, last: /^\s*[+-]?\d+-/.test(range) ? Infinity : first };
}

function filtered(data: string): string | undefined {
  const [allowed, ...rest] = splitArguments(new Piece(data, 0), ',', 2);
  const [text] = rest;
  if (allowed === undefined || text === undefined) return undefined;
  if (allowed.text.includes('\\') || /[^\0-\x7f]/.test(data)) return UNKNOWN;
  const members = new Set<number>();
  for (let i = 0; i < allowed.text.length;) {
    const from = allowed.text.charCodeAt(i);
    const isRange = allowed.text.charAt(i + 1) === '-';
    const to = isRange && i + 2 < allowed.text.length ? allowed.text.charCodeAt(i + 2) : from;
    // A range that runs backwards goes over the end of the characters, and one without an end loses its hyphen.
    for (let code = from; code !== to; code = (code + 1) & 0xff) members.add(code);
    members.add(to);
    i += isRange ? 3 : 1;
  }
  return Array.from(text.text, (char) => (members.has(char.charCodeAt(0)) ? char : '')).join('');
}
