/** Blocks of lines that are another one with a word replaced throughout, but for one place where it was forgotten. */

import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import type { Piece } from '../../syntax/piece.ts';

/** A block: its name, and its lines. */
export class Block {
  readonly name: string;
  readonly priorities: readonly Priority[];
  #words: readonly (readonly Word[])[] | undefined;

  constructor(name: string, priorities: readonly Priority[]) {
    this.name = name;
    this.priorities = priorities;
  }

  /** The words of each line; none of what is only shown. It is compared with the block above and with the one below. */
  get words(): readonly (readonly Word[])[] {
    this.#words ??= this.priorities.map((priority) => (isTalk(priority) ? [] : wordsOf(priority.statement.data.text)));
    return this.#words;
  }
}

/** A word of the other block that still stands in this one. */
export interface Leftover {
  readonly priority: Priority;
  readonly piece: Piece;
  /** What stands in its place everywhere else. */
  readonly meant: string;
}

/** In so many places the word has to be replaced. */
const OFTEN = 3;

/** The one word that was forgotten in `block`, which is like `original` otherwise; undefined where there is none, or more than one. */
export function leftoverIn(block: Block, original: Block): Leftover | undefined {
  if (block.priorities.length !== original.priorities.length || block.priorities.length < OFTEN - 1) return undefined;
  if (!block.priorities.every((priority, index) => isAlike(priority, original.priorities[index]))) return undefined;
  const counts = new Map<string, { readonly from: string; readonly to: string; count: number }>();
  const same: { readonly priority: Priority; readonly word: Word }[] = [];
  const note = (from: string, to: string): void => {
    const key = `${from.toLowerCase()}\n${to.toLowerCase()}`;
    const entry = counts.get(key) ?? { from: from.toLowerCase(), to: to.toLowerCase(), count: 0 };
    entry.count++;
    counts.set(key, entry);
  };
  if (block.name !== original.name) for (const [from, to] of differences(original.name, block.name)) note(from, to);
  for (const [index, priority] of block.priorities.entries()) {
    const words = block.words[index] ?? [];
    const others = original.words[index] ?? [];
    if (words.length !== others.length) return undefined;
    for (const [position, word] of words.entries()) {
      const before = others[position]?.text ?? '';
      if (word.text === before) same.push({ priority, word });
      else for (const [from, to] of differences(before, word.text)) note(from, to);
    }
  }
  for (const { from, to, count } of counts.values()) {
    if (count < OFTEN || !isWord(from) || !isWord(to)) continue;
    const [only, ...others] = same.filter(({ word }) => word.text.toLowerCase() === from);
    if (only === undefined || others.length > 0) continue;
    const { priority, word } = only;
    return { priority, piece: priority.statement.data.slice(word.start, word.start + word.text.length), meant: to };
  }
  return undefined;
}

/** A context that another one may have been made from. */
export interface Twin {
  readonly name: string;
  /** The word in its name. */
  readonly word: string;
  /** The word in its place in the other name. */
  readonly own: string;
}

/** The names that contexts would have which this one was made from by putting a word of its name in the place of one that still stands in a line. */
export function* namesOfTwins(name: string, lines: readonly Priority[]): Generator<Twin> {
  const parts = name.split(/([-_.])/);
  if (parts.length < 3) return;
  let inLines: ReadonlyMap<string, number> | undefined;
  for (const [at, own] of parts.entries()) {
    if (at % 2 === 1 || !isWord(own)) continue;
    inLines ??= countWords(lines);
    if ((inLines.get(own) ?? 0) < OFTEN - 1) continue;
    for (const [word, count] of inLines)
      // A number may be that of a telephone, too.
      if (count === 1 && word !== own && isWord(word) && /[a-z]/i.test(word))
        yield { name: parts.with(at, word).join(''), word, own };
  }
}

/** In how many lines each word stands. */
function countWords(lines: readonly Priority[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { statement } of lines) {
    if (!hasWholeSignature(statement)) continue;
    for (const word of new Set(statement.data.text.match(/[A-Za-z0-9]+/g))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/**
 * The word of its twin where it still stands in a context that has its own in its place in its name and wherever else the twin has it; undefined
 * where it stands there more than once, so that it may be meant.
 */
export function leftoverInTwin(
  lines: readonly Priority[],
  original: readonly Priority[],
  { word: from, own: to }: Twin,
): Leftover | undefined {
  const word = new RegExp(`(?<![A-Za-z0-9])${from}(?![A-Za-z0-9])`);
  // What is only said or shown is not in the signature of its line.
  const isOf = ({ statement }: Priority): boolean => hasWholeSignature(statement) && word.test(statement.data.text);
  const having = lines.filter(isOf);
  const [only] = having;
  if (only === undefined || having.length > 1) return undefined;
  let renamed = 0;
  let isLeft = false;
  for (const each of original) {
    if (!isOf(each)) continue;
    const own = lines.filter((line) => line.name === each.name && isSameApplication(line, each));
    const parts = each.statement.data.text.split(',');
    const at = parts.findIndex((part) => word.test(part));
    const written = parts[at] ?? '';
    const meant = written.replaceAll(new RegExp(word, 'g'), to);
    const has = (text: string): boolean => own.some(({ statement }) => statement.data.text.split(',')[at] === text);
    if (has(meant)) renamed++;
    else if (own.includes(only) && only.statement.data.text.split(',')[at] === written) isLeft = true;
  }
  if (!isLeft || renamed < OFTEN - 1) return undefined;
  const { data } = only.statement;
  const start = data.text.search(word);
  return { priority: only, piece: data.slice(start, start + from.length), meant: to };
}

function isSameApplication({ statement }: Priority, other: Priority): boolean {
  return statement.applicationName === other.statement.applicationName;
}

function isAlike(one: Priority, other: Priority | undefined): boolean {
  if (one.number !== other?.number) return false;
  const [a, b] = [one.statement.application.text, other.statement.application.text];
  return a === b || a.trim().toLowerCase() === b.trim().toLowerCase();
}

function isTalk({ statement }: Priority): boolean {
  return flowEffect(statement.applicationName) === 'talk';
}

/** Something that is a name: letters, or a number of some digits. */
function isWord(text: string): boolean {
  return /^(?:(?=.*[a-z])\w{2,}|\d{3,})$/i.test(text);
}

interface Word {
  readonly text: string;
  readonly start: number;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[A-Za-z0-9]+/g)].map((match) => ({ text: match[0], start: match.index }));
}

/** What of one word is another text in the other one: `EN` and `FR` of `OutEN` and `OutFR`, and the whole words. */
function differences(one: string, other: string): (readonly [string, string])[] {
  let start = 0;
  while (start < one.length && one.charAt(start) === other.charAt(start)) start++;
  let end = 0;
  while (
    end < Math.min(one.length, other.length) - start &&
    one.charAt(one.length - 1 - end) === other.charAt(other.length - 1 - end)
  )
    end++;
  const part = [one.slice(start, one.length - end), other.slice(start, other.length - end)] as const;
  return part[0] === '' || part[1] === '' || (start === 0 && end === 0) ? [[one, other]] : [part, [one, other]];
}
