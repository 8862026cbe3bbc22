/**
 * What one line of a configuration file says: the statement types.
 *
 * A statement is a pure function of the line's text and of the comment depth before it, holds columns and no line number, and is
 * therefore shared by all lines that read the same.
 */

import type { Span } from '../base/span.ts';
import type { AssignmentStatement } from './assignment.ts';
import type { Piece } from './piece.ts';

interface Common {
  /** The live text of the line. */
  readonly live: Piece;
  /** Depth of block comments after this line. */
  readonly depthAfter: number;
  /** Column of the `;` of a plain comment at the end, or -1. */
  readonly comment: number;
  /** What higher layers derived from this statement; the syntax layer never looks at it. */
  facts: object | undefined;
  /** What was found wrong in the line, likewise. */
  findings: object | undefined;
}

/** Nothing but blanks and comments. */
export interface BlankStatement extends Common {
  readonly kind: 'blank';
  /** The text behind the `;` of a plain comment; undefined when there is none. */
  readonly commentText: string | undefined;
}

/** `[name](options)trailer` */
export interface SectionStatement extends Common {
  readonly kind: 'section';
  readonly name: Piece;
  /** The comma-separated words between the parentheses, not trimmed, as Asterisk takes them; undefined when no `(` follows the `]` at once. */
  readonly options: readonly Piece[] | undefined;
  /** What stands behind and is ignored, blanks trimmed; empty when nothing does. */
  readonly trailer: Piece;
  /** What is missing, which makes Asterisk refuse the file. */
  readonly unclosed: ']' | ')' | undefined;
}

/** `#include file`, `#tryinclude file`, `#exec command`, and any other word after `#`. */
export interface DirectiveStatement extends Common {
  readonly kind: 'directive';
  /** The word in lower case, without the `#`. */
  readonly word: string;
  readonly wordSpan: Span;
  /** The argument without its quotes or angle brackets; empty when it is missing. */
  readonly argument: Piece;
}

/** The key and the value that every assignment has, whatever its key means. */
interface Assignment extends Common {
  readonly key: Piece;
  readonly operator: '=' | '=>' | '+=';
  readonly operatorSpan: Span;
  readonly value: Piece;
  /** The same statement with another value, for one that several lines give together. */
  withValue(value: Piece): AssignmentStatement;
}

/** `key = value` with a key that is no keyword of a dialplan. */
export interface SettingStatement extends Assignment {
  readonly kind: 'setting';
}

/** `include =>`, `switch =>`, `lswitch =>`, `eswitch =>`, `ignorepat =>`, `autohints =` */
export interface ContextStatement extends Assignment {
  readonly kind: 'include' | 'switch' | 'ignorepat' | 'autohints';
}

/** The priority field of `exten` and `same`, as written. */
export interface PriorityField {
  /** The field without blanks at its ends; empty when it is missing. */
  readonly piece: Piece;
  /** What stands before the label and the increment: `n`, `s`, `hint`, `1`, a label … */
  readonly word: Piece;
  /** The number after `+`, read as C's atoi reads; 0 when there is none. */
  readonly increment: number;
  /** The label, not trimmed; undefined without parentheses or with empty ones. */
  readonly label: Piece | undefined;
  readonly isLabelUnclosed: boolean;
}

/** `exten => name[/callerid],priority[(label)],Application(data)` and `same => priority…` */
export interface ExtensionStatement extends Assignment {
  readonly kind: 'exten' | 'same';
  /** The extension field with the caller ID, before substitution; empty for `same`. */
  readonly extension: Piece;
  readonly priority: PriorityField;
  /** The text of a priority that is nothing but a word or a number; undefined for one with a label or an increment. */
  readonly priorityWord: string | undefined;
  /** The application's name as Asterisk stores it, blanks at its end included; empty when it is missing. */
  readonly application: Piece;
  /** The same as Asterisk looks it up: without blanks, in lower case. */
  readonly applicationName: string;
  /** What stands between the parentheses; empty when there are none. */
  readonly data: Piece;
  /** Whether a `(` follows the application's name. */
  readonly hasParentheses: boolean;
  /** Whether the last `)` is missing: all the rest is data then. */
  readonly isUnclosed: boolean;
  /** Whether `+=` on several lines gives its value, so that the text of its own line does not say it all. */
  readonly isJoined: boolean;
  /** What stands behind the last `)` and is dropped. */
  readonly trailer: Piece;
  /** What stands between the priority's comma and the application, so that a cursor there is known to be in the application. */
  readonly rest: Piece;
}

/** A line that Asterisk cannot read: no `=`, no key, or a lone escape. */
export interface InvalidStatement extends Common {
  readonly kind: 'invalid';
  readonly why: 'missing-equals' | 'missing-key' | 'invalid-escape' | 'too-long';
}

export type Statement =
  | BlankStatement
  | SectionStatement
  | DirectiveStatement
  | SettingStatement
  | ContextStatement
  | ExtensionStatement
  | InvalidStatement;

export type StatementOf<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/** Which keywords a file knows: those of a dialplan, or none (any other configuration file). */
export type Dialect = 'dialplan' | 'config';
