/**
 * `${…}` and `$[…]` inside a value, nested, as Asterisk finds their ends: by counting braces (or brackets) alone, whatever quotes and
 * backslashes stand between.
 */
// Asterisk: main/pbx_variables.c pbx_substitute_variables_helper_full.

import type { Piece } from './piece.ts';

interface Common {
  /** From the `$` to the closing brace or bracket, or to the end of the value when that is missing. */
  readonly whole: Piece;
  /** What stands between the braces or brackets. */
  readonly inner: Piece;
  readonly isUnclosed: boolean;
  /** The substitutions inside, outermost only, in order. */
  readonly children: readonly Substitution[];
}

/** `${NAME}`, `${NAME:offset:length}` */
export interface VariableSubstitution extends Common {
  readonly kind: 'variable';
  /** The name as written; its text holds `$` when it is computed. */
  readonly name: Piece;
  /** What stands behind the first `:` outside parentheses, or undefined. */
  readonly substring: Piece | undefined;
}

/** `${NAME(arguments)}` */
export interface FunctionSubstitution extends Common {
  readonly kind: 'function';
  readonly name: Piece;
  readonly arguments: Piece;
  readonly isParenthesisUnclosed: boolean;
  readonly substring: Piece | undefined;
}

/** `$[…]` */
export interface ExpressionSubstitution extends Common {
  readonly kind: 'expression';
}

export type Substitution = VariableSubstitution | FunctionSubstitution | ExpressionSubstitution;

const empty: readonly Substitution[] = [];

interface Found {
  readonly piece: Piece;
  readonly outermost: readonly Substitution[];
  /** Undefined until somebody asks. */
  all: readonly Substitution[] | undefined;
}

/** What was found last, since many ask for the same line in turn; each piece has its place in the list. */
const latest: Found[] = [];
const PLACES = 16;

/** On a piece that stays, before anything is kept on it. */
const nothingYet = {};

/** Marks a piece as one that stays for as long as its line does, so that something can be kept on it. */
export function lasting(piece: Piece): Piece {
  piece.found = nothingYet;
  return piece;
}

/** The pieces that something is kept on; undefined where nobody goes through the same lines again and again. */
let keeping: Piece[] | undefined;

/** Does `work`, and keeps what is found in pieces that stay until it is done: it goes through the same lines again and again. */
export function keepingFound<T>(work: () => T): T {
  if (keeping !== undefined) return work();
  keeping = [];
  try {
    return work();
  } finally {
    letGo(keeping);
    keeping = undefined;
  }
}

function letGo(pieces: Piece[]): void {
  for (const piece of pieces) piece.found = nothingYet;
  pieces.length = 0;
}

/** Something is kept on so many pieces: who goes through more lines does not come back to the first of them soon. */
const MOST_KEPT = 5000;

function found(piece: Piece): Found {
  if (piece.found === undefined || keeping === undefined) return latestFound(piece);
  if (piece.found === nothingYet) {
    if (keeping.length >= MOST_KEPT) letGo(keeping);
    piece.found = latestFound(piece);
    keeping.push(piece);
  }
  return piece.found as Found;
}

function latestFound(piece: Piece): Found {
  const place = (piece.start + piece.text.length) % PLACES;
  const before = latest[place];
  if (before?.piece.start === piece.start && before.piece.columns === piece.columns && before.piece.text === piece.text)
    return before;
  return (latest[place] = { piece, outermost: find(piece), all: undefined });
}

/** The outermost substitutions of a piece, in order. */
export function substitutions(piece: Piece): readonly Substitution[] {
  return piece.text.includes('$') ? found(piece).outermost : empty;
}

/** All substitutions of a piece, an outer one before those inside it. */
export function allSubstitutions(piece: Piece): readonly Substitution[] {
  if (!piece.text.includes('$')) return empty;
  const kept = found(piece);
  return (kept.all ??= withChildren(kept.outermost));
}

export function withChildren(list: readonly Substitution[]): readonly Substitution[] {
  if (list.every(({ children }) => children.length === 0)) return list;
  const all: Substitution[] = [];
  addWithChildren(list, all);
  return all;
}

function addWithChildren(list: readonly Substitution[], all: Substitution[]): void {
  for (const each of list) {
    all.push(each);
    if (each.children.length > 0) addWithChildren(each.children, all);
  }
}

function find(piece: Piece): readonly Substitution[] {
  const text = piece.text;
  let list: Substitution[] | undefined;
  for (let at = text.indexOf('$'); at >= 0;) {
    const open = text.charAt(at + 1);
    if (open !== '{' && open !== '[') {
      at = text.indexOf('$', at + 1);
      continue;
    }
    const close = endOf(text, at + 2, open);
    const isUnclosed = close < 0;
    const end = isUnclosed ? text.length : close + 1;
    const whole = piece.slice(at, end);
    const inner = piece.slice(at + 2, isUnclosed ? text.length : close);
    (list ??= []).push(
      open === '[' ? { kind: 'expression', whole, inner, isUnclosed, children: find(inner) } : braced(whole, inner, isUnclosed),
    );
    at = text.indexOf('$', end);
  }
  return list ?? empty;
}

/** Offset of what closes the `{` or `[` in front of `from`, whatever stands between; -1 without it. */
export function endOf(text: string, from: number, open: string): number {
  const opening = open === '{' ? 123 : 91;
  const closing = opening + 2;
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === opening) depth++;
    else if (code === closing && --depth === 0) return i;
  }
  return -1;
}

function braced(whole: Piece, inner: Piece, isUnclosed: boolean): Substitution {
  const children = find(inner);
  const text = inner.text;
  // Nested substitutions are replaced before Asterisk looks for parentheses and the colon, so their text is passed over here.
  let depth = 0;
  let open = -1;
  let lastClose = -1;
  let colon = -1;
  let child = 0;
  for (let i = 0; i < text.length; i++) {
    const inside = children[child];
    if (inside?.whole.start === inner.start + i) {
      i += inside.whole.text.length - 1;
      child++;
      continue;
    }
    const code = text.charCodeAt(i);
    if (code === OPEN) {
      if (open < 0) open = i;
      depth++;
    } else if (code === CLOSE) {
      lastClose = i;
      if (depth > 0) depth--;
    } else if (code === COLON && depth === 0) {
      colon = i;
      break;
    }
  }
  const substring = colon < 0 ? undefined : inner.slice(colon + 1);
  const end = colon < 0 ? text.length : colon;
  if (open < 0) return { kind: 'variable', whole, inner, isUnclosed, children, name: inner.slice(0, end), substring };
  const isParenthesisUnclosed = lastClose < open;
  return {
    kind: 'function',
    whole,
    inner,
    isUnclosed,
    children,
    name: inner.slice(0, open),
    arguments: inner.slice(open + 1, isParenthesisUnclosed ? end : lastClose),
    isParenthesisUnclosed,
    substring,
  };
}

const OPEN = 40;
const CLOSE = 41;
const COLON = 58;

/** The text with a character in the place of each that is substituted, so that offsets stay what they are. */
export function masked(piece: Piece, character: string): string {
  let { text } = piece;
  for (const { whole } of substitutions(piece)) {
    const from = whole.start - piece.start;
    text = text.slice(0, from) + character.repeat(whole.text.length) + text.slice(from + whole.text.length);
  }
  return text;
}
