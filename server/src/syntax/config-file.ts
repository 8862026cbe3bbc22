/**
 * A configuration file as lines, with edits.
 *
 * Invariants: `lines[i].number === i`; `structure` holds exactly the lines whose statement is a section header or a directive, in order;
 * the statement of each line is the parse of its text at the comment depth that the lines before it leave.
 */

import type { Steps } from '../base/steps.ts';
import { DEEPEST_COMMENT } from './comments.ts';
import { parseLine } from './parse-line.ts';
import type { Dialect, Statement } from './statement.ts';

export interface Line {
  readonly file: ConfigFile;
  text: string;
  /** Counts from 0; rewritten when lines before it come or go. */
  number: number;
  statement: Statement;
}

/** What one edit did to the lines of a file. */
export interface LineChange {
  /** Lines that are still there but read differently, with the statement that each had. */
  readonly changed: readonly { readonly line: Line; readonly before: Statement }[];
  readonly removed: readonly Line[];
  readonly added: readonly Line[];
  /** Whether a section header or a directive is among them, before or after. */
  readonly isStructural: boolean;
}

/** A replacement of text between two positions; lines and columns count from 0. */
export interface TextChange {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

/**
 * Statements by the text of their lines, so that lines which read the same share one. It remembers what was read of late and no more: a text
 * has one place in a table, which the next text with the same place takes over.
 */
export class StatementPool {
  readonly #places: Readonly<Record<Dialect, Place[]>> = { dialplan: [], config: [] };
  /** How many lines were parsed because no line of the same text was remembered; for the tests of work done. */
  parsed = 0;
  /** How many characters the texts had of which it may remember a part. */
  #characters = 0;

  /**
   * To be told of each text whose lines are about to be asked for. A part of a text keeps all of it in memory, so what is remembered of texts
   * that nobody has any more must not become too much.
   */
  begin(text: string): void {
    this.#characters += text.length;
    if (this.#characters <= MOST_CHARACTERS) return;
    this.#characters = text.length;
    this.#places.dialplan.length = 0;
    this.#places.config.length = 0;
  }

  statement(text: string, depth: number, dialect: Dialect, isFirst: boolean): Statement {
    if (depth !== 0 || isFirst) {
      this.parsed++;
      return parseLine(text, depth, dialect, isFirst);
    }
    const places = this.#places[dialect];
    if (places.length === 0) for (let i = 0; i < PLACES; i++) places.push(undefined);
    const at = placeOf(text);
    const known = places[at];
    if (known?.text === text) return known.statement;
    this.parsed++;
    const statement = parseLine(text, 0, dialect);
    places[at] = { text, statement };
    return statement;
  }
}

type Place = { readonly text: string; readonly statement: Statement } | undefined;

const PLACES = 1 << 9;
const MOST_CHARACTERS = 16e6;

/** Made from a few characters, those at the end above all: lines that differ mostly differ there. */
function placeOf(text: string): number {
  const { length } = text;
  let hash = length;
  for (let i = 1; i <= 6; i++) hash = (hash * 31 + text.charCodeAt(length - i)) | 0;
  for (let i = 1; i < 16; i++) hash = (hash * 31 + text.charCodeAt((length * i) >> 4)) | 0;
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}

export class ConfigFile {
  /** What identifies the file; a path of the file system or of the editor. */
  readonly path: string;
  readonly dialect: Dialect;
  readonly #pool: StatementPool;
  #lines: Line[] = [];
  #structure: Line[] = [];
  #edits = 0;
  #isDeep = false;
  #mayAppend = false;
  /** What Asterisk calls it where that is not its path: a file that is read once more. */
  nameWhenRead: string | undefined = undefined;
  /** How many lines Asterisk has counted when its first one comes. */
  linesBefore = 0;

  constructor(path: string, dialect: Dialect, text: string, pool: StatementPool) {
    this.path = path;
    this.dialect = dialect;
    this.#pool = pool;
    pool.begin(text);
    this.#mayAppend = text.includes('+=');
    this.#lines = this.#parse(splitLines(text), 0, 0, this.#structure);
  }

  /** Reads a file some lines at a time; the result is that of the constructor. */
  static *reading(path: string, dialect: Dialect, text: string, pool: StatementPool): Steps<ConfigFile> {
    const file = new ConfigFile(path, dialect, '', pool);
    pool.begin(text);
    const texts = splitLines(text);
    const lines: Line[] = [];
    file.#mayAppend = text.includes('+=');
    for (let first = 0; first < texts.length; first += LINES_AT_ONCE) {
      const depth = lines.at(-1)?.statement.depthAfter ?? 0;
      const some = file.#parse(texts.slice(first, first + LINES_AT_ONCE), first, depth, file.#structure);
      for (const line of some) lines.push(line);
      yield;
    }
    file.#lines = lines;
    return file;
  }

  /**
   * The same file as Asterisk reads it behind another one that the same wildcard names: in the comment that is still open there, and with numbers
   * of lines that go on. `name` is what it is called when it is read once more.
   */
  readAgain(name: string | undefined, other: ConfigFile | undefined): ConfigFile {
    if (name === undefined && other === undefined) return this;
    const read = new ConfigFile(this.path, this.dialect, '', this.#pool);
    read.#mayAppend = this.#mayAppend;
    read.nameWhenRead = name;
    read.linesBefore = other === undefined ? 0 : other.linesBefore + other.lines.length;
    let depth = other?.lines.at(-1)?.statement.depthAfter ?? 0;
    read.#lines = this.#lines.map((line) => ({ ...line, file: read }));
    for (const line of read.#lines) {
      line.statement = this.#pool.statement(line.text, depth, this.dialect, read.linesBefore === 0 && line.number === 0);
      depth = read.#depthAfter(line);
    }
    read.#structure = read.#lines.filter((line) => isStructural(line.statement));
    return read;
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  /** How often its lines have changed; what was found out about them holds as long as this stays. */
  get edits(): number {
    return this.#edits;
  }

  /** Section headers and directives, in order. */
  get structure(): readonly Line[] {
    return this.#structure;
  }

  /** How many headers and directives stand in front of the line of this number. */
  structuresBefore(number: number): number {
    let low = 0;
    let high = this.#structure.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#structure[middle]?.number ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether as many comments as there may be have ever been open inside each other. */
  get hasDeepComments(): boolean {
    return this.#isDeep;
  }

  /** Whether some line holds, or has ever held, the sign of one that adds to another. */
  get mayAppend(): boolean {
    return this.#mayAppend;
  }

  get text(): string {
    return this.#lines.map((line) => line.text).join('\n');
  }

  /**
   * Carries out one replacement of text; positions outside the file are moved to its nearest place. Lines further down whose meaning
   * changes because a block comment opened or closed are among the changed ones.
   */
  edit(change: TextChange): LineChange {
    const lastLine = this.#lines.length - 1;
    const from = clamp(change.startLine, 0, lastLine);
    const to = clamp(change.endLine, from, lastLine);
    const first = this.#lines[from]?.text ?? '';
    const last = this.#lines[to]?.text ?? '';
    const startColumn = change.startLine > lastLine ? first.length : change.startColumn;
    const endColumn = change.endLine > lastLine ? last.length : change.endColumn;
    const texts = splitLines(
      first.slice(0, startColumn) + change.text + last.slice(Math.max(endColumn, from === to ? startColumn : 0)),
    );
    return this.#replace(from, to + 1, texts);
  }

  replaceAll(text: string): LineChange {
    this.#pool.begin(text);
    return this.#replace(0, this.#lines.length, splitLines(text));
  }

  /** Puts `texts` in the place of the lines from `from` up to `to`; lines at both ends that stay the same are left alone. */
  #replace(from: number, to: number, texts: readonly string[]): LineChange {
    let start = from;
    let skipped = 0;
    while (start < to && skipped < texts.length && texts[skipped] === this.#lines[start]?.text) {
      start++;
      skipped++;
    }
    let end = to;
    let kept = texts.length;
    while (end > start && kept > skipped && texts[kept - 1] === this.#lines[end - 1]?.text) {
      end--;
      kept--;
    }
    return this.#replaceDifferent(start, end, texts.slice(skipped, kept));
  }

  #replaceDifferent(from: number, to: number, texts: readonly string[]): LineChange {
    this.#edits++;
    const pairs = Math.min(to - from, texts.length);
    this.#mayAppend ||= texts.some((text) => text.includes('+='));
    const changed: { line: Line; before: Statement }[] = [];
    let depth = from === 0 ? 0 : (this.#lines[from - 1]?.statement.depthAfter ?? 0);
    let depthBefore = to === 0 ? 0 : (this.#lines[to - 1]?.statement.depthAfter ?? 0);
    for (let i = 0; i < pairs; i++) {
      const line = this.#lines[from + i] as Line;
      changed.push({ line, before: line.statement });
      line.text = texts[i] ?? '';
      line.statement = this.#pool.statement(line.text, depth, this.dialect, line.number === 0);
      depth = this.#depthAfter(line);
    }
    const added = this.#parse(texts.slice(pairs), from + pairs, depth);
    depth = added.at(-1)?.statement.depthAfter ?? depth;
    // Where a block comment came or went, the following lines mean something else until the depth is what it was. A line that becomes the
    // first one, or was it, means something else by its byte order mark.
    const becomesFirst = pairs + added.length === 0;
    const isMarkMoved = from === 0 && becomesFirst !== (to === 0) && (this.#lines[to]?.text.startsWith(BYTE_ORDER_MARK) ?? false);
    for (let i = to; (depth !== depthBefore || (isMarkMoved && i === to)) && i < this.#lines.length; i++) {
      const line = this.#lines[i] as Line;
      changed.push({ line, before: line.statement });
      depthBefore = line.statement.depthAfter;
      line.statement = this.#pool.statement(line.text, depth, this.dialect, from === 0 && becomesFirst && i === to);
      depth = this.#depthAfter(line);
    }
    const removed = this.#lines.slice(from + pairs, to);
    if (removed.length !== added.length) {
      this.#lines = spliced(this.#lines, from + pairs, to, added);
      for (let i = from + pairs; i < this.#lines.length; i++) (this.#lines[i] as Line).number = i;
    }
    const isStructuralChange = changed.some(({ line, before }) => isStructural(line.statement) || isStructural(before));
    const isStructuralMove =
      removed.some((line) => isStructural(line.statement)) || added.some((line) => isStructural(line.statement));
    const isOther = changed.some(({ line, before }) => isStructural(line.statement) !== isStructural(before));
    if (isOther || isStructuralMove) this.#structure = this.#lines.filter((line) => isStructural(line.statement));
    return { changed, removed, added, isStructural: isStructuralChange || isStructuralMove };
  }

  /** Section headers and directives among the lines are added to `structure`, where that is given. */
  #parse(texts: readonly string[], first: number, depthBefore: number, structure?: Line[]): Line[] {
    let depth = depthBefore;
    const lines: Line[] = new Array<Line>(texts.length);
    for (let i = 0; i < texts.length; i++) {
      const line = this.#line(texts[i] ?? '', first + i, depth);
      depth = this.#depthAfter(line);
      lines[i] = line;
      if (structure !== undefined && isStructural(line.statement)) structure.push(line);
    }
    return lines;
  }

  #depthAfter({ statement: { depthAfter } }: Line): number {
    if (depthAfter === DEEPEST_COMMENT) this.#isDeep = true;
    return depthAfter;
  }

  #line(text: string, number: number, depth: number): Line {
    return { file: this, text, number, statement: this.#pool.statement(text, depth, this.dialect, number === 0) };
  }
}

/** The texts between line feeds; a carriage return before one stays, as a blank at the end of its line. */
function splitLines(text: string): string[] {
  return text.split('\n');
}

function isStructural(statement: Statement): boolean {
  return statement.kind === 'section' || statement.kind === 'directive';
}

const BYTE_ORDER_MARK = '\ufeff';

/** So many lines are parsed in one step. */
const LINES_AT_ONCE = 200;

/** More elements than this are not handed over as arguments of one call. */
const MANY = 10_000;

function spliced<T>(list: T[], from: number, to: number, added: readonly T[]): T[] {
  if (added.length > MANY) return [...list.slice(0, from), ...added, ...list.slice(to)];
  list.splice(from, to - from, ...added);
  return list;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
