/**
 * `key = value` lines as offsets into their live text.
 *
 * Most lines of a long dialplan are looked at once and then only kept, so the pieces of a line are made each time that somebody asks.
 */
// Asterisk: pbx/pbx_config.c process_dialplan_variable, pbx_load_config.

import type { Span } from '../base/span.ts';
import type { LiveLine } from './comments.ts';
import type { Piece } from './piece.ts';
import type { ContextStatement, ExtensionStatement, PriorityField, SettingStatement } from './statement.ts';

/** Where the parts of an assignment stand in its live text. */
export interface AssignmentOffsets {
  readonly key: number;
  readonly operator: number;
  /** The place behind the operator. */
  readonly behind: number;
}

type Cut = Pick<LiveLine, 'live' | 'depthAfter' | 'comment'>;

class AssignmentLine<K extends string> {
  readonly kind: K;
  readonly live: Piece;
  readonly depthAfter: number;
  readonly comment: number;
  facts: object | undefined = undefined;
  findings: object | undefined = undefined;
  /** What the value is a part of: the live text, or a value of several lines. */
  protected readonly source: Piece;
  /** Where the value begins in the source; it goes to the end. */
  protected readonly from: number;
  readonly #keyAt: number;
  readonly #operatorAt: number;
  readonly #behind: number;

  constructor(
    kind: K,
    { live, depthAfter, comment }: Cut,
    { key, operator, behind }: AssignmentOffsets,
    value: Piece | undefined,
  ) {
    this.kind = kind;
    this.live = live;
    this.depthAfter = depthAfter;
    this.comment = comment;
    this.#keyAt = key;
    this.#operatorAt = operator;
    this.#behind = behind;
    this.source = value ?? live;
    let from = value === undefined ? behind : 0;
    while (from < this.source.text.length && this.source.text.charCodeAt(from) <= 32) from++;
    this.from = from;
  }

  get key(): Piece {
    return this.live.slice(this.#keyAt, this.#operatorAt).trim();
  }

  get operator(): '=' | '=>' | '+=' {
    const { text } = this.live;
    if (text.charCodeAt(this.#operatorAt) === PLUS) return '+=';
    return this.#behind - this.#operatorAt === 2 ? '=>' : '=';
  }

  get operatorSpan(): Span {
    return this.live.span(this.#operatorAt, this.#behind);
  }

  get value(): Piece {
    return this.source.slice(this.from);
  }

  get offsets(): AssignmentOffsets {
    return { key: this.#keyAt, operator: this.#operatorAt, behind: this.#behind };
  }
}

class ExtensionLine extends AssignmentLine<'exten' | 'same'> {
  /** Places in the source: where the extension's name and the priority field end, where the application begins. */
  readonly #nameEnd: number;
  readonly #priorityEnd: number;
  readonly #applicationAt: number;
  /** The parentheses around the data; -1 without them. */
  readonly #open: number;
  readonly #close: number;

  constructor(kind: 'exten' | 'same', cut: Cut, offsets: AssignmentOffsets, value: Piece | undefined) {
    super(kind, cut, offsets, value);
    const { text } = this.source;
    this.#nameEnd = kind === 'same' ? this.from : endOfExtension(text, this.from);
    const comma = text.indexOf(',', this.#priorityAt);
    this.#priorityEnd = comma < 0 ? text.length : comma;
    let start = Math.min(this.#priorityEnd + 1, text.length);
    while (start < text.length && text.charCodeAt(start) <= 32) start++;
    this.#applicationAt = start;
    const open = text.indexOf('(', start);
    const isNone = open < 0 || hasSubstitution(text.slice(start, open));
    const close = isNone ? -1 : text.lastIndexOf(')');
    this.#open = isNone ? -1 : open;
    this.#close = close < open ? -1 : close;
  }

  get #priorityAt(): number {
    return this.kind === 'same' ? this.from : Math.min(this.#nameEnd + 1, this.source.text.length);
  }

  get extension(): Piece {
    return this.source.slice(this.from, this.#nameEnd);
  }

  get priority(): PriorityField {
    return priorityField(this.source.slice(this.#priorityAt, this.#priorityEnd).trim());
  }

  get rest(): Piece {
    return this.source.slice(Math.min(this.#priorityEnd + 1, this.source.text.length));
  }

  get application(): Piece {
    return this.source.slice(this.#applicationAt, this.#open < 0 ? undefined : this.#open);
  }

  get data(): Piece {
    return this.source.slice(
      this.#open < 0 ? this.source.text.length : this.#open + 1,
      this.#close < 0 ? undefined : this.#close,
    );
  }

  get hasParentheses(): boolean {
    return this.#open >= 0;
  }

  get isUnclosed(): boolean {
    return this.#open >= 0 && this.#close < 0;
  }

  get trailer(): Piece {
    return this.#close < 0 ? this.source.slice(this.source.text.length) : this.source.slice(this.#close + 1).trim();
  }
}

export type AssignmentStatement = ExtensionStatement | ContextStatement | SettingStatement;
export type AssignmentKind = AssignmentStatement['kind'];

/** `value` is given where it is put together from several lines; otherwise it is what stands behind the operator. */
export function assignmentOf(kind: AssignmentKind, cut: Cut, offsets: AssignmentOffsets, value?: Piece): AssignmentStatement {
  return kind === 'exten' || kind === 'same'
    ? new ExtensionLine(kind, cut, offsets, value)
    : new AssignmentLine<ContextStatement['kind'] | 'setting'>(kind, cut, offsets, value);
}

/** The same statement with another value, for one that several lines give together. */
export function withValue(statement: AssignmentStatement, value: Piece): AssignmentStatement {
  return assignmentOf(statement.kind, statement, statement.offsets, value);
}

const PLUS = 43;

export function hasSubstitution(text: string): boolean {
  return text.includes('${') || text.includes('$[');
}

/** Offset of the comma that ends the extension field: the first one outside `[ ]`; a backslash protects the next character. */
function endOfExtension(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    switch (text.charAt(i)) {
      case '\\':
        i++;
        break;
      case '[':
        depth++;
        break;
      case ']':
        if (depth > 0) depth--;
        break;
      case ',':
        if (depth === 0) return i;
        break;
      default:
    }
  }
  return text.length;
}

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

/** The integer that C's `sscanf("%d")` reads at the start of the text, blanks before it allowed; undefined when there is none. */
export function leadingInteger(text: string): number | undefined {
  let i = 0;
  while (i < text.length && (text.charCodeAt(i) === 32 || (text.charCodeAt(i) >= 9 && text.charCodeAt(i) <= 13))) i++;
  const from = i;
  if (text.charAt(i) === '+' || text.charAt(i) === '-') i++;
  const digits = i;
  while (i < text.length && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i++;
  return i === digits ? undefined : Number(text.slice(from, i));
}
