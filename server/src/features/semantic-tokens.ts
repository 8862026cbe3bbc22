// Feature: Semantic Highlighting
//
// Colors names by what they are to Asterisk, on top of the colors that the text alone gives: applications (those that nobody has and those that
// Asterisk gives up look other), functions, contexts and labels wherever they are named, variables (where they are set and where they are
// read, those of Asterisk, and the arguments of a subroutine), option letters, and the symbols of patterns.
//
//     exten => 100,1,Set(total=${count})    ; total is set, count is read
//      same => n,Macro(ring)                ; struck through: Asterisk 21 has no Macro

/** The tokens of lines, in the encoding of the protocol: five numbers for each, relative to the token before it. */

import { application, dialplanFunction, type CatalogueEntry } from '../catalogue/catalogue.ts';
import { isThirdPartyApplication, isThirdPartyFunction } from '../catalogue/third-party.ts';
import { builtInVariable } from '../catalogue/variables/dialplan-variables.ts';
import { splitCallerId } from '../model/contexts/extension.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { assignmentsOf, variablesSet } from '../model/lines/assignments.ts';
import { optionsOf } from '../model/lines/call-arguments.ts';
import { withNestedCalls } from '../model/lines/calls.ts';
import { factsOf } from '../model/lines/facts.ts';
import { includeTarget, loopbackContext } from '../model/lines/included-contexts.ts';
import type { Target } from '../model/lines/target.ts';
import { globalTargets } from '../model/names/global-targets.ts';
import { isGlobal } from '../model/names/variable-uses.ts';
import { neighborTargets } from '../model/neighbors/neighbors.ts';
import { namedVariableOf } from '../model/values/values.ts';
import { splitArguments } from '../syntax/arguments.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import type { Piece } from '../syntax/piece.ts';
import type { ExtensionStatement, SectionStatement, Statement } from '../syntax/statement.ts';
import { allSubstitutions, type FunctionSubstitution } from '../syntax/substitution.ts';

const types = [
  'namespace',
  'class',
  'function',
  'method',
  'variable',
  'parameter',
  'label',
  'enumMember',
  'regexp',
  'operator',
] as const;
const modifiers = ['declaration', 'modification', 'readonly', 'deprecated', 'defaultLibrary', 'unknown'] as const;

type TokenType = (typeof types)[number];
type TokenModifier = (typeof modifiers)[number];

/** Types and modifiers by their number. All but `unknown` are those of the protocol, which every theme knows. */
export const tokenLegend: { readonly tokenTypes: readonly string[]; readonly tokenModifiers: readonly string[] } = {
  tokenTypes: types,
  tokenModifiers: modifiers,
};

interface Token {
  readonly start: number;
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
}

/** The tokens of a file, line by line; two of them tell what an edit changed. */
export type FileTokens = readonly (readonly Token[])[];

export function fileTokens(dialplan: Dialplan | undefined, file: ConfigFile): FileTokens {
  return lineTokens(dialplan, file.lines);
}

/** The tokens of some lines; what was found once for a text is found quickly again. */
export function lineTokens(dialplan: Dialplan | undefined, lines: readonly Line[]): FileTokens {
  return lines.map((line) => tokensOf(dialplan, line));
}

/** The tokens of the lines from `first` to `last`, both counted from 0 and included. */
export function tokensInRange(dialplan: Dialplan | undefined, file: ConfigFile, first: number, last: number): number[] {
  const lines = lineTokens(dialplan, file.lines.slice(first, last + 1));
  return encoded(lines, 0, lines.length, first);
}

export function allTokens(tokens: FileTokens): number[] {
  return encoded(tokens, 0, tokens.length, 0);
}

export interface TokensEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: number[];
}

/** What turns the numbers of `before` into those of `after`; nothing where they are the same. */
export function tokensEdit(before: FileTokens, after: FileTokens): TokensEdit | undefined {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && isSame(before[same], after[same])) same++;
  if (same === before.length && same === after.length) return undefined;
  let kept = 0;
  while (kept < shorter - same && isSame(before[before.length - 1 - kept], after[after.length - 1 - kept])) kept++;
  // The first token behind the change says how far it is from the one before it, so its line is written anew.
  let firstKept = after.length - kept;
  while (firstKept < after.length && after[firstKept]?.length === 0) firstKept++;
  const end = Math.min(firstKept + 1, after.length);
  const endBefore = end + before.length - after.length;
  // The lines in front of the change tell what its first token is relative to.
  let lastSame = same - 1;
  while (lastSame >= 0 && after[lastSame]?.length === 0) lastSame--;
  return {
    start: 5 * count(after, 0, same),
    deleteCount: 5 * count(before, same, endBefore),
    data: encoded(after, same, end, same - Math.max(lastSame, 0)),
  };
}

function isSame(a: readonly Token[] | undefined, b: readonly Token[] | undefined): boolean {
  if (a === b) return true;
  return a?.length === b?.length && a?.every((token, i) => isEqual(token, b?.[i])) === true;
}

function isEqual(a: Token, b: Token | undefined): boolean {
  return a.start === b?.start && a.length === b.length && a.type === b.type && a.modifiers === b.modifiers;
}

function count(tokens: FileTokens, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) number += tokens[i]?.length ?? 0;
  return number;
}

/** `distance` is how far the line at `from` is below the line of the token before it, or below the top of the file. */
function encoded(tokens: FileTokens, from: number, to: number, distance: number): number[] {
  const data: number[] = [];
  let lines = distance;
  for (let i = from; i < to; i++) {
    let column = 0;
    for (const { start, length, type, modifiers: set } of tokens[i] ?? []) {
      data.push(lines, start - column, length, type, set);
      column = start;
      lines = 0;
    }
    lines++;
  }
  return data;
}

const noTokens: readonly Token[] = [];

/** Nearly always a line tells all by itself, and its tokens are those of every line that reads the same. */
const known = new WeakMap<Statement, readonly Token[]>();

function tokensOf(dialplan: Dialplan | undefined, line: Line): readonly Token[] {
  const { statement } = line;
  switch (statement.kind) {
    case 'blank':
    case 'directive':
    case 'autohints':
    case 'invalid':
      return noTokens;
    default: {
      // What a setting means depends on the file and the section that it stands in.
      if (statement.kind === 'setting') return settingTokens(dialplan, line);
      let tokens = known.get(statement);
      if (tokens === undefined) {
        tokens = statementTokens(statement, line.file.dialect === 'dialplan');
        known.set(statement, tokens);
      }
      return tokens;
    }
  }
}

function statementTokens(statement: Statement, isDialplan: boolean): readonly Token[] {
  const found = new Found();
  switch (statement.kind) {
    case 'section':
      if (isDialplan) addHeader(found, statement);
      break;
    case 'include': {
      const context = statement.value.slice(0, includeTarget(statement.value.text).length);
      if (!context.text.includes('$')) found.add(context, 'namespace');
      addSubstitutions(found, statement.value);
      break;
    }
    case 'switch': {
      const context = loopbackContext(statement.value);
      if (context?.text.includes('$') === false) found.add(context, 'namespace');
      addSubstitutions(found, statement.value);
      break;
    }
    case 'ignorepat':
      addSubstitutions(found, statement.value);
      addPattern(found, statement.value);
      break;
    case 'exten':
    case 'same':
      addExtension(found, statement);
      break;
    default:
  }
  return found.inOrder();
}

/** Without a dialplan it is not known what a setting means. */
function settingTokens(dialplan: Dialplan | undefined, line: Line): readonly Token[] {
  const { statement } = line;
  const found = new Found();
  if (statement.kind !== 'setting' || dialplan === undefined) return noTokens;
  if (line.file.dialect === 'config')
    for (const target of neighborTargets(line, dialplan.neighborName(line.file))) addTarget(found, target);
  else {
    if (isGlobal(dialplan, line)) found.add(statement.key, 'variable', 'declaration', 'modification');
    for (const target of globalTargets(dialplan, line)) addTarget(found, target);
    addSubstitutions(found, statement.value);
  }
  return found.inOrder();
}

function addHeader(found: Found, { name, options }: SectionStatement): void {
  // The two sections that are no contexts are colored as keywords already.
  if (/^(?:general|globals)$/i.test(name.text)) return;
  const isTemplate = options?.some(({ text }) => text === '!') === true;
  found.add(name, isTemplate ? 'class' : 'namespace', 'declaration');
  for (const option of options ?? []) if (option.text !== '!' && !option.text.startsWith('+')) found.add(option, 'class');
}

function addExtension(found: Found, statement: ExtensionStatement): void {
  const { extension, priority, data } = statement;
  addSubstitutions(found, extension);
  addPattern(found, extension);
  if (priority.label !== undefined) found.add(priority.label, 'label', 'declaration');
  if (priority.word.text === 'hint') return;
  const { call, targets } = factsOf(statement);
  for (const each of withNestedCalls(call)) {
    const name = each.name.trim();
    if (!name.text.includes('$'))
      found.add(name, 'function', ...standing(application(name.text), isThirdPartyApplication(name.text)));
    for (const { name: left, arguments: args } of assignmentsOf(each)) if (args !== undefined) addFunction(found, left);
    for (const { use } of optionsOf(each)) if (/^\S$/.test(use.letter)) found.add(use.letterPiece, 'enumMember');
  }
  for (const name of variablesSet(call)) addVariable(found, name, 'modification');
  for (const target of targets) addTarget(found, target);
  addSubstitutions(found, data);
}

function addTarget(found: Found, { context, extension, priority, relation }: Target): void {
  if (context?.isComputed === false && context.isImplied !== true)
    found.add(context.piece, relation === 'macro' ? 'function' : 'namespace');
  if (extension?.isComputed === false) found.add(extension.piece, 'variable', 'readonly');
  if (priority?.isComputed === false && !/^\s*[-+]?\d*\s*$/.test(priority.piece.text)) found.add(priority.piece, 'label');
}

function addSubstitutions(found: Found, piece: Piece): void {
  if (!piece.text.includes('${')) return;
  for (const each of allSubstitutions(piece)) {
    if (each.kind === 'function') addFunctionCall(found, each);
    else if (each.kind === 'variable') addVariable(found, each.name);
  }
}

/** The name, and the variable that is named without its braces, as in `CUT(X,…)`. */
function addFunctionCall(found: Found, { name, arguments: args }: FunctionSubstitution): void {
  addFunction(found, name);
  const position = namedVariableOf(name.text);
  const named = position === undefined ? undefined : splitArguments(args)[position]?.trim();
  if (named !== undefined && /^\w+$/.test(named.text)) addVariable(found, named);
}

function addFunction(found: Found, name: Piece): void {
  const { text } = name;
  if (!/^\w+$/.test(text)) return;
  // A prefix and an underscore: func_odbc.conf may make it.
  found.add(name, 'method', ...standing(dialplanFunction(text), isThirdPartyFunction(text) || /^[^_]+_/.test(text)));
}

/** Whether Asterisk has it, and for how long. */
function standing(entry: CatalogueEntry | undefined, isThirdParty: boolean): TokenModifier[] {
  if (entry === undefined) return isThirdParty ? [] : ['unknown'];
  return entry.moduleDeprecatedIn !== undefined || entry.moduleRemovedIn !== undefined ? ['deprecated'] : [];
}

function addVariable(found: Found, name: Piece, ...more: TokenModifier[]): void {
  const { text } = name;
  if (text.includes('$')) return;
  if (/^ARG\d+$/.test(text)) found.add(name, 'parameter', ...more);
  else found.add(name, 'variable', ...more, ...(builtInVariable(text) === undefined ? [] : (['defaultLibrary'] as const)));
}

/** The symbols of a pattern, in the extension and in the caller ID behind it. */
function addPattern(found: Found, field: Piece): void {
  const { name } = splitCallerId(field.text);
  for (const [from, to] of [
    [0, name.length],
    [name.length + 1, field.text.length],
  ] as const) {
    const piece = field.slice(from, to);
    if (!piece.text.trimStart().startsWith('_') || piece.text.includes('$')) continue;
    for (const { 0: text, index } of piece.text.matchAll(/\[[^\]]*\]|[XZN]+|[.!]/gi))
      found.add(piece.slice(index, index + text.length), text === '.' || text === '!' ? 'operator' : 'regexp');
  }
}

/** The tokens of one line as they are found, in no order. */
class Found {
  readonly #tokens: Token[] = [];

  /** Leaves out what is empty, and what a comment in its middle divides. */
  add(piece: Piece, type: TokenType, ...set: readonly TokenModifier[]): void {
    const { start, end } = piece.trim().span();
    if (end <= start || end - start !== piece.trim().text.length) return;
    const flags = set.reduce((sum, modifier) => sum | (1 << modifiers.indexOf(modifier)), 0);
    this.#tokens.push({ start, length: end - start, type: types.indexOf(type), modifiers: flags });
  }

  /** From left to right; of two that share a character, the one that was found first. */
  inOrder(): readonly Token[] {
    if (this.#tokens.length === 0) return noTokens;
    const kept: Token[] = [];
    for (const token of this.#tokens)
      if (!kept.some(({ start, length }) => token.start < start + length && start < token.start + token.length)) kept.push(token);
    return kept.sort((a, b) => a.start - b.start);
  }
}
