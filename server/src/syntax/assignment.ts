/**
 * `key = value` lines as offsets into their live text.
 *
 * Most lines of a long dialplan are looked at once and then only kept, so the pieces of a line are made each time that somebody asks, but for
 * the data, which nearly every rule wants.
 */
// Asterisk: pbx/pbx_config.c process_dialplan_variable, pbx_load_config.

import type { Span } from '../base/span.ts';
import { TextCache } from '../base/text-cache.ts';
import type { LiveLine } from './comments.ts';
import { Piece } from './piece.ts';
import type { ContextStatement, ExtensionStatement, PriorityField, SettingStatement } from './statement.ts';
import { lasting } from './substitution.ts';

/**
 * A line with its comments cut out. Where nothing stands in the middle of the live text that is cut out of it, which is nearly everywhere,
 * the line itself is kept, and all offsets count from its beginning.
 */
type Cut = string | LiveLine;

class AssignmentLine<K extends string> {
  readonly kind: K;
  readonly comment: number;
  facts: object | undefined = undefined;
  findings: object | undefined = undefined;
  readonly #cut: Cut;
  /** Where the live text ends in what is kept. */
  readonly #end: number;
  /** Where the value begins. */
  readonly #valueAt: number;

  constructor(kind: K, cut: Cut, comment: number, end: number, operatorAt: number) {
    this.kind = kind;
    this.comment = comment;
    this.#cut = cut;
    this.#end = end;
    const text = textOf(cut);
    this.#valueAt = behindBlanks(text, behindOperator(text, operatorAt), end);
  }

  get live(): Piece {
    return typeof this.#cut === 'string' ? this.inLine(this.start, this.#end) : this.#cut.live;
  }

  get depthAfter(): number {
    return typeof this.#cut === 'string' ? 0 : this.#cut.depthAfter;
  }

  protected get start(): number {
    return behindBlanks(textOf(this.#cut), 0, this.#end);
  }

  protected get keyAt(): number {
    const start = this.start;
    return textOf(this.#cut).charCodeAt(start) === BACKSLASH ? start + 1 : start;
  }

  protected get operatorAt(): number {
    return operatorIn(textOf(this.#cut), this.keyAt, this.#end) ?? this.#end;
  }

  get key(): Piece {
    return this.inLine(this.keyAt, this.operatorAt).trim();
  }

  get operator(): '=' | '=>' | '+=' {
    const text = textOf(this.#cut);
    if (text.charCodeAt(this.operatorAt) === PLUS) return '+=';
    return behindOperator(text, this.operatorAt) - this.operatorAt === 2 ? '=>' : '=';
  }

  get operatorSpan(): Span {
    return this.inLine(this.operatorAt, behindOperator(textOf(this.#cut), this.operatorAt)).span();
  }

  get value(): Piece {
    return this.piece(this.from, this.to);
  }

  /** The same statement with another value. */
  withValue(value: Piece): AssignmentStatement {
    const kind: string = this.kind;
    return (
      kind === 'exten' || kind === 'same'
        ? new JoinedExtensionLine(kind, this.#cut, this.comment, this.#end, this.operatorAt, value)
        : new JoinedLine(kind, this.#cut, this.comment, this.#end, this.operatorAt, value)
    ) as AssignmentStatement;
  }

  /** What the value is a part of, and where it stands in it. */
  protected get source(): string {
    return textOf(this.#cut);
  }

  protected get from(): number {
    return this.#valueAt;
  }

  protected get to(): number {
    return this.#end;
  }

  /** A part of the source. */
  protected piece(from: number, to: number): Piece {
    return this.inLine(from, to);
  }

  protected inLine(from: number, to: number): Piece {
    return typeof this.#cut === 'string' ? new Piece(this.#cut.slice(from, to), from) : this.#cut.live.slice(from, to);
  }
}

class ExtensionLine<K extends 'exten' | 'same'> extends AssignmentLine<K> {
  /** Places in the source: where the extension's name and the priority field end, where the application begins. */
  readonly #nameEnd: number;
  readonly #priorityEnd: number;
  readonly #applicationAt: number;
  /** The parentheses around the data; -1 without them. */
  readonly #open: number;
  readonly #close: number;
  #name: string | undefined = undefined;
  #data: Piece | undefined = undefined;

  constructor(kind: K, cut: Cut, comment: number, end: number, operatorAt: number, joined?: Piece) {
    super(kind, cut, comment, end, operatorAt);
    const text = joined === undefined ? this.source : joined.text;
    const from = joined === undefined ? this.from : behindBlanks(text, 0, text.length);
    const to = joined === undefined ? end : text.length;
    this.#nameEnd = kind === 'same' ? from : endOfExtension(text, from, to);
    this.#priorityEnd = within(text.indexOf(',', kind === 'same' ? from : Math.min(this.#nameEnd + 1, to)), to) ?? to;
    this.#applicationAt = behindBlanks(text, Math.min(this.#priorityEnd + 1, to), to);
    const open = within(text.indexOf('(', this.#applicationAt), to);
    if (open === undefined || hasSubstitutionIn(text, this.#applicationAt, open)) {
      this.#open = -1;
      this.#close = -1;
    } else {
      this.#open = open;
      const close = text.lastIndexOf(')', to - 1);
      this.#close = close < open ? -1 : close;
    }
  }

  protected get priorityAt(): number {
    return this.kind === 'same' ? this.from : Math.min(this.#nameEnd + 1, this.to);
  }

  get extension(): Piece {
    return this.piece(this.from, this.#nameEnd);
  }

  get priority(): PriorityField {
    const parts = partsOf(this);
    return (parts.priority ??= priorityField(this.piece(this.priorityAt, this.#priorityEnd).trim()));
  }

  get priorityWord(): string | undefined {
    const { source } = this;
    const from = behindBlanks(source, this.priorityAt, this.#priorityEnd);
    let to = this.#priorityEnd;
    while (to > from && source.charCodeAt(to - 1) <= 32) to--;
    for (let i = from; i < to; i++) {
      const code = source.charCodeAt(i);
      if (code === OPEN || code === PLUS) return undefined;
    }
    return to - from === 1 && source.charCodeAt(from) === N ? 'n' : source.slice(from, to);
  }

  get rest(): Piece {
    return this.piece(Math.min(this.#priorityEnd + 1, this.to), this.to);
  }

  get applicationName(): string {
    return (this.#name ??= applicationNameOf(this.source.slice(this.#applicationAt, this.#open < 0 ? this.to : this.#open)));
  }

  get application(): Piece {
    const parts = partsOf(this);
    return (parts.application ??= this.piece(this.#applicationAt, this.#open < 0 ? this.to : this.#open));
  }

  get data(): Piece {
    return (this.#data ??= this.#dataPiece());
  }

  #dataPiece(): Piece {
    const { to } = this;
    return lasting(this.piece(this.#open < 0 ? to : this.#open + 1, this.#close < 0 ? to : this.#close));
  }

  get hasParentheses(): boolean {
    return this.#open >= 0;
  }

  get isUnclosed(): boolean {
    return this.#open >= 0 && this.#close < 0;
  }

  get isJoined(): boolean {
    return this instanceof JoinedExtensionLine;
  }

  get trailer(): Piece {
    const { to } = this;
    return this.#close < 0 ? this.piece(to, to) : this.piece(this.#close + 1, to).trim();
  }
}

/** The parts of a line that somebody has asked for. */
class Parts {
  of: object | undefined = undefined;
  application: Piece | undefined = undefined;
  priority: PriorityField | undefined = undefined;
}

/** Those of the line that is looked at: whoever looks at a line asks for the same parts again and again. */
const latest = new Parts();

function partsOf(line: object): Parts {
  if (latest.of !== line) {
    latest.of = line;
    latest.application = undefined;
    latest.priority = undefined;
  }
  return latest;
}

/** As Asterisk looks an application up: without the blanks around its name, in lower case. Equal names are one string. */
export function applicationNameOf(written: string): string {
  return names.get(written, folded);
}

const names = new TextCache<string>();

function folded(written: string): string {
  return written.trim().toLowerCase();
}

/** A line whose value several lines give together. */
class JoinedLine<K extends string> extends AssignmentLine<K> {
  readonly #joined: Piece;

  constructor(kind: K, cut: Cut, comment: number, end: number, operatorAt: number, joined: Piece) {
    super(kind, cut, comment, end, operatorAt);
    this.#joined = joined;
  }

  protected override get source(): string {
    return this.#joined.text;
  }

  protected override get from(): number {
    return behindBlanks(this.#joined.text, 0, this.#joined.text.length);
  }

  protected override get to(): number {
    return this.#joined.text.length;
  }

  protected override piece(from: number, to: number): Piece {
    return this.#joined.slice(from, to);
  }
}

class JoinedExtensionLine<K extends 'exten' | 'same'> extends ExtensionLine<K> {
  readonly #joined: Piece;

  constructor(kind: K, cut: Cut, comment: number, end: number, operatorAt: number, joined: Piece) {
    super(kind, cut, comment, end, operatorAt, joined);
    this.#joined = joined;
  }

  protected override get source(): string {
    return this.#joined.text;
  }

  protected override get from(): number {
    return behindBlanks(this.#joined.text, 0, this.#joined.text.length);
  }

  protected override get to(): number {
    return this.#joined.text.length;
  }

  protected override piece(from: number, to: number): Piece {
    return this.#joined.slice(from, to);
  }
}

export type AssignmentStatement = ExtensionStatement | ContextStatement | SettingStatement;
export type AssignmentKind = AssignmentStatement['kind'];

/** Of a line whose live text ends at `end`, with its operator at `operatorAt`; both count as the kept text of the line does. */
export function assignmentOf(
  kind: AssignmentKind,
  cut: Cut,
  comment: number,
  end: number,
  operatorAt: number,
): AssignmentStatement {
  return kind === 'exten' || kind === 'same'
    ? new ExtensionLine(kind, cut, comment, end, operatorAt)
    : new AssignmentLine(kind, cut, comment, end, operatorAt);
}

/** Offset of `=`, `=>` or `+=` behind a key that begins at `from`, where a backslash may protect its first character; undefined without one. */
export function operatorIn(text: string, from: number, end: number): number | undefined {
  const least = text.charCodeAt(from - 1) === BACKSLASH ? from + 1 : from;
  const equals = text.indexOf('=', least);
  if (equals < 0 || equals >= end) return undefined;
  return equals > least && text.charCodeAt(equals - 1) === PLUS ? equals - 1 : equals;
}

function textOf(cut: Cut): string {
  return typeof cut === 'string' ? cut : cut.live.text;
}

function behindBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) <= 32) at++;
  return at;
}

/** Offset behind `=`, `=>` or `+=`. */
function behindOperator(text: string, operatorAt: number): number {
  if (text.charCodeAt(operatorAt) === PLUS) return operatorAt + 2;
  return operatorAt + (text.charCodeAt(operatorAt + 1) === GREATER ? 2 : 1);
}

function within(at: number, to: number): number | undefined {
  return at < 0 || at >= to ? undefined : at;
}

const N = 110;
const OPEN = 40;
const GREATER = 62;
const BACKSLASH = 92;
const PLUS = 43;

export function hasSubstitution(text: string): boolean {
  return text.includes('${') || text.includes('$[');
}

function hasSubstitutionIn(text: string, from: number, to: number): boolean {
  for (let i = text.indexOf('$', from); i >= 0 && i < to - 1; i = text.indexOf('$', i + 1)) {
    const next = text.charAt(i + 1);
    if (next === '{' || next === '[') return true;
  }
  return false;
}

/** Offset of the comma that ends the extension field: the first one outside `[ ]`; a backslash protects the next character. */
function endOfExtension(text: string, from: number, to: number): number {
  let depth = 0;
  for (let i = from; i < to; i++) {
    switch (text.charCodeAt(i)) {
      case BACKSLASH:
        i++;
        break;
      case OPEN_BRACKET:
        depth++;
        break;
      case CLOSE_BRACKET:
        if (depth > 0) depth--;
        break;
      case COMMA:
        if (depth === 0) return i;
        break;
      default:
    }
  }
  return to;
}

const COMMA = 44;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;

function priorityField(piece: Piece): PriorityField {
  const text = piece.text;
  let end = text.length;
  let label: Piece | undefined;
  let isLabelUnclosed = false;
  const open = text.indexOf('(');
  if (open >= 0) {
    const close = text.indexOf(')', open);
    isLabelUnclosed = close < 0;
    label = piece.slice(open + 1, close < 0 ? text.length : close);
    if (label.text.length === 0) label = undefined;
    end = open;
  }
  const plus = text.slice(0, end).indexOf('+');
  if (plus < 0) return { piece, word: piece.slice(0, end), increment: 0, label, isLabelUnclosed };
  return { piece, word: piece.slice(0, plus), increment: leadingInteger(text.slice(plus + 1, end)) ?? 0, label, isLabelUnclosed };
}

/** The integer that C's `sscanf("%30d")` reads at the start of the text, blanks before it allowed, in 32 bits; undefined when there is none. */
export function leadingInteger(text: string): number | undefined {
  let i = 0;
  while (i < text.length && (text.charCodeAt(i) === 32 || (text.charCodeAt(i) >= 9 && text.charCodeAt(i) <= 13))) i++;
  const from = i;
  if (text.charAt(i) === '+' || text.charAt(i) === '-') i++;
  const digits = i;
  while (i < text.length && i - from < WIDEST_INTEGER && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i++;
  if (i === digits) return undefined;
  const number = Number(text.slice(from, i));
  return Math.abs(number) < 2 ** 31 ? number : cutInteger(text.slice(from, i));
}

const WIDEST_INTEGER = 30;

/** C reads into 64 bits, as far as they reach, and keeps the lower half. */
function cutInteger(digits: string): number {
  const number = BigInt(digits.replace('+', ''));
  const most = 2n ** 63n - 1n;
  return Number(BigInt.asIntN(32, number > most ? most : number < -most ? -most - 1n : number));
}
