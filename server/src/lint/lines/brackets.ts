/** Finds the bracket of a line that has no partner. */

import { rememberingLatest } from '../../base/latest.ts';
import type { Span } from '../../base/span.ts';
import { skipSubstitution } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { allSubstitutions, substitutions } from '../../syntax/substitution.ts';
import { isForReaders } from './application-text.ts';

export interface BracketFlaw {
  readonly kind: 'unclosed' | 'surplus';
  /** `(`, `${`, `$[` or `[` that is not closed; `)` or `}` that closes nothing. */
  readonly bracket: string;
  readonly span: Span;
  /** The column at which one character would repair it, as far as can be told. */
  readonly repairAt: number | undefined;
}

/** The one flaw of a line that explains the others; undefined where every bracket has its partner or it cannot be told. */
export const bracketFlaw = rememberingLatest((statement: ExtensionStatement): BracketFlaw | undefined => {
  return inExtension(statement) ?? unclosedSubstitution(statement.rest) ?? inParentheses(statement) ?? surplusBrace(statement);
});

/** An unclosed `[` makes Asterisk take the whole line for the name. */
function inExtension({ extension }: ExtensionStatement): BracketFlaw | undefined {
  const unclosed = unclosedSubstitution(extension);
  if (unclosed !== undefined) {
    const end = extension.text.indexOf(',');
    return { ...unclosed, repairAt: unclosed.repairAt ?? extension.column(end < 0 ? extension.text.length : end) };
  }
  const at = extension.text.lastIndexOf('[');
  if (at < 0 || extension.text.includes(']', at) || extension.text.includes('$[')) return undefined;
  const comma = extension.text.indexOf(',', at);
  if (comma < 0) return undefined;
  return { kind: 'unclosed', bracket: '[', span: extension.span(at, at + 1), repairAt: extension.column(comma) };
}

/** The innermost `${` or `$[` without an end. */
export function unclosedSubstitution(piece: Piece): BracketFlaw | undefined {
  let unclosed: BracketFlaw | undefined;
  for (const { isUnclosed, whole, inner, kind } of allSubstitutions(piece))
    if (isUnclosed)
      unclosed = { kind: 'unclosed', bracket: whole.text.slice(0, 2), span: whole.span(0, 2), repairAt: endOfInner(inner, kind) };
  return unclosed;
}

/** Where the missing brace or bracket belongs: behind a plain name or the call of a function, before the `?` of a condition. */
function endOfInner(inner: Piece, kind: 'variable' | 'function' | 'expression'): number | undefined {
  if (kind === 'expression') {
    const question = inner.text.indexOf('?');
    return question < 0 ? undefined : inner.column(question);
  }
  const name = /^\w+/.exec(inner.text)?.[0];
  const next = name === undefined ? '' : inner.text.charAt(name.length);
  if (name === undefined) return undefined;
  const end = next === '(' ? behindCall(inner.text, name.length) : name.length;
  return end === undefined || inner.text.charAt(end) === ':' ? undefined : inner.column(end);
}

/** Where the call ends whose parenthesis opens at `open`. */
function behindCall(text: string, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const behind = skipSubstitution(text, i);
    if (behind > i) i = behind - 1;
    else if (text.charAt(i) === '(') depth++;
    else if (text.charAt(i) === ')' && --depth === 0) return i + 1;
  }
  return undefined;
}

function inParentheses(statement: ExtensionStatement): BracketFlaw | undefined {
  const { rest, application, hasParentheses, isUnclosed } = statement;
  if (!hasParentheses) return undefined;
  const open = application.start - rest.start + application.text.length;
  const end = rest.column(rest.text.length);
  const isText = isForReaders(statement.applicationName);
  if (isUnclosed && (isText || rest.text.includes('"'))) return unclosedAt(rest, open, end);
  if (isText && endsInSubstitution(statement)) return unclosedAt(rest, open, end);
  for (const { kind, inner } of allSubstitutions(rest)) {
    // The functions in a text are called all the same.
    const flaw = kind === 'function' || (kind === 'expression' && !isText) ? unpaired(inner, 0) : undefined;
    if (flaw !== undefined) return flaw;
  }
  if (isText) return undefined;
  return unpaired(rest, open) ?? (isUnclosed ? unclosedAt(rest, open, end) : undefined);
}

/** Whether the last `)` of the line, where Asterisk ends the data, is that of a function. */
function endsInSubstitution({ rest, data }: ExtensionStatement): boolean {
  const at = data.span().end;
  return [...allSubstitutions(rest)].map(({ whole }) => whole.span()).some(({ start, end }) => start < at && at < end);
}

function unclosedAt(piece: Piece, offset: number, repairAt: number | undefined): BracketFlaw {
  return { kind: 'unclosed', bracket: '(', span: piece.span(offset, offset + 1), repairAt };
}

/** The parenthesis without a partner outside substitutions, quotation marks and apostrophes. */
function unpaired(piece: Piece, from: number): BracketFlaw | undefined {
  const { text } = piece;
  const open: number[] = [];
  /** Where the outermost parenthesis is closed for the first time. */
  let closed: number | undefined;
  let isQuoted = false;
  for (let i = from; i < text.length; i++) {
    const behind = skipSubstitution(text, i);
    if (behind > i) {
      i = behind - 1;
      continue;
    }
    const char = text.charAt(i);
    if (char === '\\') i++;
    else if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char === "'") i = behindApostrophes(text, i);
    else if (char === '(') open.push(i);
    else if (char === ')' && open.pop() === undefined) {
      // Asterisk ends the data at the last `)`, so that what closes them before the end of the text is too many.
      const surplus = closed !== undefined && text.slice(closed + 1, i).trim() !== '' ? closed : i;
      return { kind: 'surplus', bracket: ')', span: piece.span(surplus, surplus + 1), repairAt: undefined };
    } else if (char === ')' && open.length === 0) closed ??= i;
  }
  const last = open.at(-1);
  if (isQuoted || last === undefined) return undefined;
  return unclosedAt(piece, last, open.length === 1 ? piece.column(text.length) : undefined);
}

/** Offset of the apostrophe that ends a word or a text in apostrophes, as a shell or a database reads them; `at` for the one in "it's". */
function behindApostrophes(text: string, at: number): number {
  if (/\w/.test(text.charAt(at - 1))) return at;
  return Math.max(at, text.indexOf("'", at + 1));
}

/** `${X}}`: a brace too many right behind a substitution, where no other brace is. */
function surplusBrace({ data, applicationName, isUnclosed }: ExtensionStatement): BracketFlaw | undefined {
  if (isUnclosed || isForReaders(applicationName)) return undefined;
  // `Set(DB(family}/key)=1)`: no brace stands in front of it that it could close.
  const lone = /^\s*[A-Z]\w*\([^(){}$]*\}/.exec(data.text);
  const at = (lone?.[0].length ?? 0) - 1;
  if (at >= 0) return { kind: 'surplus', bracket: '}', span: data.span(at, at + 1), repairAt: undefined };
  return braceIn(data) ?? bracketIn(data, applicationName === 'set');
}

/** `$[1 + 1]]?`, `Set(X=$[1 + 1]])`: a bracket too many right behind an expression that decides or is assigned, where none is open. */
function bracketIn(data: Piece, isAssignment: boolean): BracketFlaw | undefined {
  if (!data.text.includes(']]')) return undefined;
  for (const { kind, whole } of substitutions(data)) {
    const start = whole.start - data.start;
    const end = start + whole.text.length;
    const rest = data.text.slice(end);
    const isValue = isAssignment && /^[^[\]]+=$/.test(data.text.slice(0, start)) && /^\]\s*$/.test(rest);
    if (kind !== 'expression' || !(isValue || (start === 0 && /^\]\s*\?/.test(rest)))) continue;
    return { kind: 'surplus', bracket: ']', span: data.span(end, end + 1), repairAt: undefined };
  }
  return undefined;
}

function braceIn(data: Piece): BracketFlaw | undefined {
  const { text } = data;
  for (let i = 0; i < text.length; i++) {
    const behind = skipSubstitution(text, i);
    if (behind > i) {
      if (text.charAt(behind) === '}')
        return { kind: 'surplus', bracket: '}', span: data.span(behind, behind + 1), repairAt: undefined };
      const inner = text.charAt(i + 1) === '[' ? braceIn(data.slice(i + 2, behind - 1)) : undefined;
      if (inner !== undefined) return inner;
      i = behind - 1;
    } else if (text.charAt(i) === '{') return undefined;
  }
  return undefined;
}
