/** The kinds of things that can be under the cursor, and what each tells of itself. */

import type { Span } from '../../base/span.ts';
import type { FileKind } from '../../catalogue/arguments/file-arguments.ts';
import type { Application } from '../../catalogue/catalogue.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Context } from '../contexts/context.ts';
import type { Priority } from '../contexts/extension.ts';
import type { ApplicationCall } from '../lines/calls.ts';
import type { Target } from '../lines/target.ts';
import type { Origin } from '../names/search.ts';

export type TargetPartName = 'context' | 'extension' | 'priority';

/** A target with the place it starts from. */
export interface TargetAt {
  readonly target: Target;
  /** Where relative parts start from; undefined in a file beside the dialplan and in a section that is no context. */
  readonly origin: Origin | undefined;
}

interface Common {
  readonly line: Line;
  /** What an editor marks as the thing under the cursor. */
  readonly span: Span;
}

/** `[name]` in a header; of a dialplan, or of a file beside it. */
export interface SectionElement extends Common {
  readonly kind: 'section';
  readonly name: string;
}

/** `(name)` behind a header. */
export interface TemplateElement extends Common {
  readonly kind: 'template';
  readonly name: string;
}

/** The extension's name on an `exten` line, or the word `same`. */
export interface ExtensionElement extends Common {
  readonly kind: 'extension';
  /** As stored. */
  readonly name: string;
  readonly context: Context | undefined;
  /** Undefined when Asterisk would drop the line. */
  readonly priority: Priority | undefined;
}

export interface PriorityElement extends Common {
  /** The priority field, or the label in it. */
  readonly kind: 'priority' | 'label';
  readonly priority: Priority | undefined;
}

/** The name of an application, of the line or of one inside it. */
export interface ApplicationElement extends Common {
  readonly kind: 'application';
  readonly call: ApplicationCall;
  /** The targets that its arguments name. */
  readonly targets: readonly TargetAt[];
}

/** The name of a function. */
export interface FunctionElement extends Common {
  readonly kind: 'function';
  readonly name: string;
  readonly access: 'read' | 'write';
}

/** An argument of a function that says which item is meant, such as `num` of CALLERID(). */
export interface FunctionItemElement extends Common {
  readonly kind: 'function-item';
  readonly function: string;
  /** Position of the argument, from 0. */
  readonly index: number;
  readonly item: string;
  /** What the assignment to this item names. */
  readonly targets: readonly TargetAt[];
}

/** The name of a variable. */
export interface VariableElement extends Common {
  readonly kind: 'variable';
  readonly name: string;
  readonly access: 'read' | 'write';
  /** Whether the name is put together at run time. */
  readonly isComputed: boolean;
  readonly priority: Priority | undefined;
  /** The part of a target that it stands in. */
  readonly within: TargetPartElement | undefined;
}

/** A context, an extension or a priority that is named. */
export interface TargetPartElement extends Common, TargetAt {
  readonly kind: 'target';
  readonly part: TargetPartName;
}

/** An argument that is passed to a subroutine or a macro. */
export interface TargetArgumentElement extends Common, TargetAt {
  readonly kind: 'target-argument';
  /** Counts from 1, as ARGn does. */
  readonly number: number;
}

/** The context of `include =>`, or of a switch that searches another context. */
export interface IncludeElement extends Common {
  readonly kind: 'include';
  readonly name: string;
}

/** `#include` with what it names. */
export interface FileIncludeElement extends Common {
  readonly kind: 'file-include';
  readonly files: readonly ConfigFile[];
}

/** `switch =>` to another system. */
export interface SwitchElement extends Common {
  readonly kind: 'switch';
  readonly name: string;
}

/** An option letter. */
export interface OptionElement extends Common {
  readonly kind: 'option';
  readonly letter: string;
  readonly entry: Application;
  /** What the argument of the letter names. */
  readonly targets: readonly TargetAt[];
}

/** `$[…]` */
export interface ExpressionElement extends Common {
  readonly kind: 'expression';
  readonly inner: Piece;
}

/** The times at which an include or a condition holds. */
export interface TimeRangeElement extends Common {
  readonly kind: 'time-range';
  readonly text: string;
}

/** A script that is started, or a sound that is played. */
export interface FileNameElement extends Common {
  readonly kind: 'file-name';
  readonly fileKind: FileKind;
  readonly name: string;
}

export type Element =
  | SectionElement
  | TemplateElement
  | ExtensionElement
  | PriorityElement
  | ApplicationElement
  | FunctionElement
  | FunctionItemElement
  | VariableElement
  | TargetPartElement
  | TargetArgumentElement
  | IncludeElement
  | FileIncludeElement
  | SwitchElement
  | OptionElement
  | ExpressionElement
  | TimeRangeElement
  | FileNameElement;
