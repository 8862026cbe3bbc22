/** What a check finds, how loud it is, and what would repair it; which rule it is of is not known here. */

import type { TextEdit } from '../base/edits.ts';
import type { Span } from '../base/span.ts';
import type { Line } from '../syntax/config-file.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Loudest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A change that repairs a problem. */
export interface Fix {
  /** An imperative without a full stop: "Change to 'sales'". */
  readonly title: string;
  /** Whether no call can behave other than its author meant, so that it may be applied unseen. */
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** A finding inside one statement; columns are those of the line. */
export interface LineFinding {
  readonly span: Span;
  /** One sentence with a full stop: what is wrong here, names in single quotes. */
  readonly message: string;
  /** Replacements of columns of this line, which may depend on those around it; asked for only when somebody wants to repair it. */
  readonly fix?: (line: Line) => readonly LineFix[];
  /** The loudest severity that it is sure enough for. */
  readonly atMost?: Severity;
  /** Of all findings of one file with this message only the first is shown, with the number of the others. */
  readonly isOncePerFile?: boolean;
  /** Rules of which nothing is to be said on the line: this tells the cause. */
  readonly explains?: readonly string[];
}

export interface LineFix {
  readonly title: string;
  readonly safe: boolean;
  readonly replacements: readonly { readonly span: Span; readonly newText: string }[];
}

/** A finding anywhere in the dialplan. */
export interface Finding {
  readonly line: Line;
  readonly span: Span;
  readonly message: string;
  readonly fix?: () => readonly Fix[];
  /** The loudest severity that it is sure enough for. */
  readonly atMost?: Severity;
  /** Of all findings of one file with this message only the first is shown, with the number of the others. */
  readonly isOncePerFile?: boolean;
  /** Whether a line above was told of the same for the same reason: Asterisk says it of each of them, and an editor shows the first. */
  readonly isRepeated?: boolean;
  /** Rules of which nothing is to be said on the line: this tells the cause. Where every finding of a rule does, the others say so (`follows`). */
  readonly explains?: readonly string[];
  /** Other places that explain it. */
  readonly related?: readonly { readonly line: Line; readonly span: Span; readonly message: string }[];
}
