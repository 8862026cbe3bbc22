/**
 * Small mistakes, each made in one line of a dialplan that works: which of them the checker tells. `scripts/mistakes.mjs` makes them all and
 * lists those that it does not tell, which is where to look for what it could learn.
 */

import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import type { Severity } from '../../server/src/lint/finding.ts';
import { activeRules } from '../../server/src/lint/registry.ts';
import { defaultSettings } from '../../server/src/lint/rule-settings.ts';
import type { Dialplan } from '../../server/src/model/dialplan.ts';
import { variablesSet } from '../../server/src/model/lines/assignments.ts';
import { factsOf } from '../../server/src/model/lines/facts.ts';
import type { Line } from '../../server/src/syntax/config-file.ts';
import type { Piece } from '../../server/src/syntax/piece.ts';
import type { ExtensionStatement } from '../../server/src/syntax/statement.ts';
import { allSubstitutions } from '../../server/src/syntax/substitution.ts';
import { MemoryDialplan } from './memory-dialplan.ts';
import { Random } from './random.ts';

/** A mistake that was made, and what the checker says that it did not say before. */
export interface Mistake {
  readonly kind: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly before: string;
  /** Undefined where the line was taken out. */
  readonly after: string | undefined;
  readonly told: readonly string[];
  /** Whether something of it is told on the line itself. */
  readonly isOnLine: boolean;
}

const told: ReadonlySet<Severity> = new Set<Severity>(['error', 'warning', 'information']);

/** Makes up to `most` mistakes of each kind whose name holds `kinds`, chosen by the seed, one after the other and each alone. */
export function* mistakesIn(texts: ReadonlyMap<string, string>, seed: string, most: number, kinds = ''): Generator<Mistake> {
  const memory = new MemoryDialplan(texts);
  const rules = activeRules({}, defaultSettings);
  const problems = (dialplan: Dialplan): { key: string; rule: string; file: string; line: number }[] =>
    checkDialplan(dialplan, rules)
      // Editors show as a hint what follows from a line above.
      .filter(({ severity, isRepeated }) => told.has(severity) && isRepeated !== true)
      .map(({ line, severity, rule, message }) => ({
        key: `${line.file.path} ${severity} ${rule.name}: ${message}`,
        rule: rule.name,
        file: line.file.path,
        line: line.number + 1,
      }));
  const all = problems(memory.dialplan);
  const before = count(all.map(({ key }) => key));
  const at = new Set(all.map(({ rule, file, line }) => `${file}:${line} ${rule}`));
  const random = new Random(seed);
  const planned = new Map<string, { line: Line; after: string | undefined }[]>();
  for (const file of memory.files.values())
    for (const line of file.lines)
      for (const [kind, after] of file.dialect === 'dialplan' ? variants(line) : variantsBeside(line)) {
        if (!kind.includes(kinds)) continue;
        const list = planned.get(kind) ?? [];
        list.push({ line, after });
        planned.set(kind, list);
      }
  for (const [kind, all] of planned)
    for (const { line, after } of sample(all, most, random)) {
      const { text, number } = line;
      const file = line.file.path;
      const end = after === undefined ? { endLine: number + 1, endColumn: 0 } : { endLine: number, endColumn: text.length };
      if (end.endLine >= line.file.lines.length) continue;
      memory.edit(file, { startLine: number, startColumn: 0, ...end, text: after ?? '' });
      const now = problems(memory.dialplan);
      const left = new Map(before);
      const shift = after === undefined ? -1 : after.split('\n').length - 1;
      const fresh = now.filter(({ key, rule, file: its, line: place }) => {
        const known = left.get(key) ?? 0;
        left.set(key, known - 1);
        const was = its === file && place > number + Math.max(shift, 0) ? place - shift : place;
        // What a rule says of another line, in other words than before, it has told before.
        return known <= 0 && ((its === file && was === number + 1) || !at.has(`${its}:${was} ${rule}`));
      });
      const written = after?.split('\n') ?? [''];
      memory.edit(file, {
        startLine: number,
        startColumn: 0,
        endLine: number + written.length - 1,
        endColumn: written.at(-1)?.length ?? 0,
        text: after === undefined ? `${text}\n` : text,
      });
      yield {
        kind,
        file,
        line: number + 1,
        before: text,
        after,
        told: fresh.map(({ key, line: at }) => `${at}: ${key}`),
        isOnLine: fresh.some((each) => each.file === file && each.line > number && each.line <= number + written.length),
      };
    }
}

function count(keys: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const key of keys) counted.set(key, (counted.get(key) ?? 0) + 1);
  return counted;
}

function sample<T>(all: readonly T[], most: number, random: Random): readonly T[] {
  const left = [...all];
  while (left.length > most) left.splice(random.below(left.length), 1);
  return left;
}

/** The kinds of mistakes that can be made in a line, each with the line as it is then. */
function* variants(line: Line): Generator<[string, string | undefined]> {
  const { statement, text } = line;
  const without = (from: number, to: number): string => text.slice(0, from) + text.slice(to);
  const inWord = (piece: Piece): string | undefined => {
    const trimmed = piece.trim();
    if (!/^[\w-]{3,}$/.test(trimmed.text)) return undefined;
    const at = trimmed.start + Math.floor(trimmed.text.length / 2);
    return without(at, at + 1);
  };
  switch (statement.kind) {
    case 'section': {
      const after = inWord(statement.name);
      if (after !== undefined) yield ['a letter of a header', after];
      return;
    }
    case 'include': {
      const after = inWord(statement.value);
      if (after !== undefined) yield ['a letter of an include', after];
      yield ['an include', undefined];
      return;
    }
    case 'exten':
    case 'same':
      yield* ofPriority(line, statement, without, inWord);
      return;
    default:
  }
}

/** The same for a line of a file beside the dialplan. */
function* variantsBeside({ statement, text }: Line): Generator<[string, string | undefined]> {
  const cut = ({ start, text: word }: Piece): string => {
    const at = start + Math.floor(word.length / 2);
    return text.slice(0, at) + text.slice(at + 1);
  };
  if (statement.kind === 'section') {
    if (statement.name.text.length > 2) yield ['a letter of a section beside', cut(statement.name)];
    return;
  }
  if (statement.kind !== 'setting') return;
  const { key, value } = statement;
  if (/^[\w-]{3,}$/.test(key.text)) yield ['a letter of a setting beside', cut(key)];
  const first = /^[\w-]{3,}/.exec(value.text)?.[0];
  if (first !== undefined) yield ['a letter of a value beside', cut(value.slice(0, first.length))];
  yield ['a line beside', undefined];
}

/** The last two characters in each other's place. */
function swapped(name: string): string {
  return name.slice(0, -2) + name.slice(-1) + name.slice(-2, -1);
}

function* ofPriority(
  { text }: Line,
  statement: ExtensionStatement,
  without: (from: number, to: number) => string,
  inWord: (piece: Piece) => string | undefined,
): Generator<[string, string | undefined]> {
  const { key, extension, priority, application, data } = statement;
  const words: [string, Piece | undefined][] = [
    ['a letter of a keyword', key],
    ['a letter of an application', application],
    ['a letter of a label', priority.label],
  ];
  const { targets, call } = factsOf(statement);
  for (const target of targets) {
    if (target.context?.isComputed === false) words.push(['a letter of the context of a target', target.context.piece]);
    if (target.extension?.isComputed === false) words.push(['a letter of the extension of a target', target.extension.piece]);
    if (target.priority?.isComputed === false) words.push(['a letter of the label of a target', target.priority.piece]);
    const last = target.arguments?.at(-1);
    if (last !== undefined && (target.arguments?.length ?? 0) > 1)
      yield ['the last argument of a routine', without(last.start - 1, last.start + last.text.length)];
  }
  for (const substitution of allSubstitutions(data)) {
    if (substitution.kind === 'expression') continue;
    const { name } = substitution;
    words.push([substitution.kind === 'function' ? 'a letter of a function' : 'a letter of a variable that is read', name]);
  }
  for (const name of variablesSet(call)) words.push(['a letter of a variable that is set', name]);
  for (const [kind, piece] of words) {
    const after = piece === undefined ? undefined : inWord(piece);
    if (after !== undefined) yield [kind, after];
  }
  yield ['a line', undefined];
  yield ['a line twice', `${text}\n${text}`];
  for (const { context } of targets) {
    const name = context?.isComputed === false ? context.piece.trim() : undefined;
    if (name !== undefined && /^[a-z]/.test(name.text))
      yield [
        'a capital in the context of a target',
        text.slice(0, name.start) + name.text.charAt(0).toUpperCase() + text.slice(name.start + 1),
      ];
  }
  const number = extension.trim();
  if (/^\d*(\d)(?!\1)\d$/.test(number.text))
    yield ['two digits of an extension', text.slice(0, number.start) + swapped(number.text) + text.slice(number.span().end)];
  const character = function* (kind: string, sign: string, replacement = ''): Generator<[string, string]> {
    const at = text.lastIndexOf(sign, data.start + data.text.length);
    if (at >= application.start) yield [kind, text.slice(0, at) + replacement + text.slice(at + sign.length)];
  };
  yield* character('a closing parenthesis', ')');
  yield* character('a closing brace', '}');
  yield* character('a closing bracket', ']');
  yield* character('an opening brace', '{');
  yield* character('a dollar sign', '$');
  yield* character('a quotation mark', '"');
  yield* character('a typographic quotation mark', '"', '”');
  yield* character('a pipe for a comma', ',', '|');
  yield* character('a comma for a question mark', '?', ',');
  yield* character('a comma for a colon', ':', ',');
  yield* character('no question mark', '?');
  yield* character('a backslash', '\\');
  yield* character('a semicolon for a comma', ',', ';');
  yield* character('a single equals sign less', '=');
  if (call.data.text.includes(','))
    yield ['the last argument', without(text.lastIndexOf(',', data.start + data.text.length), data.start + data.text.length)];
  if (data.text !== '') yield ['all arguments', without(data.start, data.start + data.text.length)];
  if (statement.kind === 'same') yield ['a priority', without(priority.piece.start, application.start)];
  if (extension.text.startsWith('_')) yield ['an underscore', without(extension.start, extension.start + 1)];
  if (priority.piece.text === 'n')
    yield ['a 1 for n', text.slice(0, priority.piece.start) + '1' + text.slice(priority.piece.start + 1)];
  if (priority.piece.text === '1')
    yield ['n for a 1', text.slice(0, priority.piece.start) + 'n' + text.slice(priority.piece.start + 1)];
}
