/**
 * Extension names and patterns: what they match, and in which order Asterisk tries them.
 *
 * A name is compiled once. Two names are the same extension exactly when their `key` is equal; `compareNames` is a total order on keys.
 */
// Asterisk: main/pbx.c _extension_match_core, ext_cmp, ext_cmp_pattern_pos. Matching by extenpatternmatchnew=yes is in model/new-matcher.ts.

import { asBytes } from '../base/bytes.ts';
import { TextCache } from '../base/text-cache.ts';

/** One position of a pattern: a set of bytes, or a special end. */
export type Position =
  | {
      readonly kind: 'set';
      /** The bytes that fit here, in ascending order. */
      readonly members: readonly number[];
      readonly lowest: number;
      readonly raw: string;
    }
  | { readonly kind: '.' | '!' | 'malformed' };

export interface CompiledName {
  /** The name as stored: blanks taken out. */
  readonly name: string;
  readonly isPattern: boolean;
  /** The literal without dashes; empty for a pattern. */
  readonly literal: string;
  /** What a number is compared with, one after the other. */
  readonly positions: readonly Position[];
  /** What other patterns are compared with: all that is written, be it ever reached by a number or not, without sets that hold nothing. */
  readonly order: readonly Position[];
  /** Equal for two names that are the same extension to Asterisk, and different for others. */
  readonly key: string;
}

const compiledPatterns = new TextCache<CompiledName>(50_000);

/** The compiled form of a name of an extension or of a caller ID; `_` at the start makes it a pattern. */
export function compileName(name: string): CompiledName {
  if (!name.startsWith('_')) {
    const literal = keyOfName(name);
    return { name, isPattern: false, literal, positions: none, order: none, key: literal };
  }
  return compiledPatterns.get(name, compilePattern);
}

/** The key of `compileName`, for those who need nothing else of it. */
export function keyOfName(name: string): string {
  if (name.startsWith('_')) return compileName(name).key;
  return name.includes('-') ? name.replaceAll('-', '') : name;
}

const none: readonly Position[] = [];

/** The name as Asterisk stores it: blanks gone, except inside the brackets of a pattern. */
export function storedName(name: string): string {
  if (!name.includes(' ')) return name;
  if (!name.startsWith('_')) return name.replaceAll(' ', '');
  let stored = '';
  let inside = false;
  for (const char of name) {
    if (char === '[') inside = true;
    else if (char === ']') inside = false;
    if (char !== ' ' || inside) stored += char;
  }
  return stored;
}

function compilePattern(name: string): CompiledName {
  const text = asBytes(name);
  const positions: Position[] = [];
  const order: Position[] = [];
  let key = '_';
  let isRead = true;
  let isBehindEmptySet = false;
  for (let i = 1; i < text.length;) {
    const { position, rank = position, next } = positionAt(text, i);
    // Where a caller ID has a slash, a number is compared with what stands in front of it.
    if (text.charAt(i) === '/') isRead = false;
    if (isRead && position !== undefined) {
      // Asterisk steps over `[]` only where characters of the number are left, so a `!` behind it needs one.
      positions.push(position.kind === '!' && isBehindEmptySet ? { kind: '.' } : position);
      isRead = position.kind === 'set';
      isBehindEmptySet = false;
    } else if (isRead && text.charAt(i) === '[') isBehindEmptySet = true;
    i = next;
    // A set that nothing is in, as a reversed range gives, matches nothing and has no part in the order.
    if (rank === undefined || (rank.kind === 'set' && rank.members.length === 0)) continue;
    order.push(rank);
    key +=
      rank.kind === 'set'
        ? rank.members.length === 1 && rank.lowest === rank.members[0]
          ? `\u0001${String.fromCharCode(rank.lowest)}`
          : `\u0002${rank.lowest},${rank.members.join(',')};`
        : `\u0003${rank.kind}`;
  }
  // Behind the last character of the number nothing matches any more.
  if (isBehindEmptySet) positions.push({ kind: 'set', members: [], lowest: Infinity, raw: '[]' });
  const isSame = positions.length === order.length && positions.every((position, i) => position === order[i]);
  return { name, isPattern: true, literal: '', positions, order: isSame ? positions : order, key };
}

const digits = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const X = digits(48, 57);
const Z = digits(49, 57);
const N = digits(50, 57);

/** What stands at a place; `rank` is what counts in the order, where that is something else. */
function positionAt(name: string, at: number): { position: Position | undefined; rank?: Position; next: number } {
  const char = name.charAt(at);
  switch (char) {
    case '-':
      return { position: undefined, next: at + 1 };
    case 'x':
    case 'X':
      return { position: { kind: 'set', members: X, lowest: 48, raw: char }, next: at + 1 };
    case 'z':
    case 'Z':
      return { position: { kind: 'set', members: Z, lowest: 49, raw: char }, next: at + 1 };
    case 'n':
    case 'N':
      return { position: { kind: 'set', members: N, lowest: 50, raw: char }, next: at + 1 };
    case '.':
    case '!':
      return { position: { kind: char }, next: at + 1 };
    case '[':
      break;
    default: {
      const code = name.charCodeAt(at);
      return { position: { kind: 'set', members: [code], lowest: code, raw: char }, next: at + 1 };
    }
  }
  const close = name.indexOf(']', at);
  if (close < 0) return { position: { kind: 'malformed' }, next: at + 1 };
  const set = name.slice(at + 1, close);
  if (set.length === 0) return { position: undefined, next: close + 1 };
  const raw = name.slice(at, close + 1);
  const ranked = setOf(set, raw, byteOrder);
  const isAscii = ranked.members.every((code) => code < 128) && !/[^\0-\x7f]/.test(set);
  return { position: isAscii ? ranked : setOf(set, raw, signedOrder), rank: ranked, next: close + 1 };
}

/** Patterns are put in order by unsigned bytes, and compared with numbers by signed ones, so that only a range to or from another byte than ASCII differs. */
const byteOrder = (byte: number): number => byte;
const signedOrder = (byte: number): number => (byte < 128 ? byte : byte - 256);

function setOf(set: string, raw: string, order: (byte: number) => number): Position & { readonly kind: 'set' } {
  const members = new Set<number>();
  let lowest = Infinity;
  for (let i = 0; i < set.length;) {
    const from = set.charCodeAt(i);
    const isRange = set.charAt(i + 1) === '-' && i + 2 < set.length;
    const to = isRange ? set.charCodeAt(i + 2) : from;
    lowest = Math.min(lowest, from);
    for (let code = order(from); code <= order(to); code++) members.add(code & 0xff);
    i += isRange ? 3 : 1;
  }
  return { kind: 'set', members: [...members].sort((a, b) => a - b), lowest, raw };
}

/** A number that a pattern matches. */
export function exampleOf({ positions }: CompiledName): string {
  let number = '';
  for (const position of positions) {
    if (position.kind !== 'set') return number === '' ? '1' : `${number}${position.kind === '.' ? '1' : ''}`;
    number += String.fromCharCode(position.members[Math.floor(position.members.length / 2)] ?? 0);
  }
  return number;
}

/** Whether the extension answers the dialled number. */
export function matches(compiled: CompiledName, dialled: string): boolean {
  if (!compiled.isPattern) return compiled.literal === (dialled.includes('-') ? dialled.replaceAll('-', '') : dialled);
  if (dialled.startsWith('_') && compileName(dialled).key === compiled.key) return true;
  const number = asBytes(dialled);
  let at = 0;
  for (const position of compiled.positions) {
    while (number.charAt(at) === '-') at++;
    if (position.kind === '!') return true;
    if (position.kind === 'malformed' || at >= number.length) return false;
    if (position.kind !== 'set') return true;
    if (!position.members.includes(number.charCodeAt(at))) return false;
    at++;
  }
  while (number.charAt(at) === '-') at++;
  return at === number.length;
}

/** Whether the extension answers some number that begins with these digits. */
export function mayBegin(compiled: CompiledName, digits: string): boolean {
  if (!compiled.isPattern) return compiled.literal.startsWith(digits.replaceAll('-', ''));
  const bytes = asBytes(digits);
  let at = 0;
  for (const position of compiled.positions) {
    while (bytes.charAt(at) === '-') at++;
    if (at >= bytes.length) return true;
    if (position.kind !== 'set') return position.kind !== 'malformed';
    if (!position.members.includes(bytes.charCodeAt(at))) return false;
    at++;
  }
  return at >= bytes.length;
}

/** Negative when Asterisk tries `a` before `b`; 0 exactly when both are one extension. */
export function compareNames(a: CompiledName, b: CompiledName): number {
  if (a.isPattern !== b.isPattern) return a.isPattern ? 1 : -1;
  if (!a.isPattern) return compareBytes(a.literal, b.literal);
  for (let i = 0; ; i++) {
    const left = a.order[i];
    const right = b.order[i];
    if (left === undefined && right === undefined) return 0;
    const difference = comparePositions(left, right);
    if (difference !== 0) return difference;
  }
}

/** Bytes as C's signed `char`: what is not ASCII sorts first, even before the end of the text. */
function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return left < 128 === right < 128 ? left - right : left < 128 ? 1 : -1;
  }
  if (a.length === b.length) return 0;
  const isLonger = a.length > b.length;
  return isLonger === (isLonger ? a : b).charCodeAt(length) < 128 ? 1 : -1;
}

const ranks = { '.': 1, '!': 2, end: 3, malformed: 4 } as const;

function comparePositions(a: Position | undefined, b: Position | undefined): number {
  if (a?.kind === 'set' && b?.kind === 'set') {
    if (a.members.length !== b.members.length) return a.members.length - b.members.length;
    if (a.lowest !== b.lowest) return a.lowest - b.lowest;
    for (let i = 0; i < a.members.length; i++) {
      const difference = (a.members[i] ?? 0) - (b.members[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }
  const rank = (position: Position | undefined): number =>
    position === undefined ? ranks.end : position.kind === 'set' ? 0 : ranks[position.kind];
  return rank(a) - rank(b);
}

/** The characters with which every number begins that the pattern answers. */
export function fixedStart({ positions }: CompiledName): string {
  let start = '';
  for (const position of positions) {
    if (position.kind !== 'set' || position.members.length !== 1 || (position.members[0] ?? 0) > 127) break;
    start += String.fromCharCode(position.members[0] ?? 0);
  }
  return start;
}

/** Whether some number could be answered by both. */
export function overlap(a: CompiledName, b: CompiledName): boolean {
  if (!a.isPattern) return matches(b, a.literal);
  if (!b.isPattern) return matches(a, b.literal);
  for (let i = 0; ; i++) {
    const left = a.positions[i];
    const right = b.positions[i];
    if (left === undefined && right === undefined) return true;
    if (left?.kind === '!' || right?.kind === '!') return true;
    if (left === undefined || right === undefined) return false;
    if (left.kind !== 'set' || right.kind !== 'set') return left.kind !== 'malformed' && right.kind !== 'malformed';
    if (!left.members.some((member) => right.members.includes(member))) return false;
  }
}

/** Whether `a` answers every number that `b` answers; false where that cannot be seen from position to position. */
export function covers(a: CompiledName, b: CompiledName): boolean {
  if (!b.isPattern) return matches(a, b.literal);
  if (!a.isPattern) return false;
  for (let i = 0; ; i++) {
    const wide = a.positions[i];
    const narrow = b.positions[i];
    if (wide?.kind === '!') return true;
    if (wide === undefined || narrow === undefined) return wide === narrow;
    if (wide.kind === '.') return narrow.kind === 'set' || narrow.kind === '.';
    if (wide.kind !== 'set' || narrow.kind !== 'set') return false;
    if (!narrow.members.every((member) => wide.members.includes(member))) return false;
  }
}
