/** A place of the dialplan as it is named: what is written of it, and what is wrong with how it is written. Where it leads is for resolve.ts to say. */

import type { Span } from '../../base/span.ts';
import type { Relation, Separator } from '../../catalogue/arguments/argument-roles.ts';
import { Piece } from '../../syntax/piece.ts';

/** The context in which a channel begins where nothing names one. */
export const DEFAULT_CONTEXT = 'default';

/** One part of a target: the name of a context, an extension, or a priority. */
export interface TargetPart {
  readonly piece: Piece;
  /** Whether `${…}` or `$[…]` stands in it, so that its value is known at run time only. */
  readonly isComputed: boolean;
  /** Whether it is not written, and meant all the same: its text is what Asterisk puts there, and its columns are those of what is written instead. */
  readonly isImplied?: true;
}

export type TargetFlaw =
  /** There is no text at all. */
  | 'empty'
  /** A blank at the start or the end of a part, which Asterisk keeps. */
  | 'blank'
  /** The argument list has no `)`. */
  | 'unclosed-arguments'
  /** Text behind the argument list. */
  | 'text-after-arguments'
  /** A fourth part, which is ignored; arguments belong in parentheses. */
  | 'surplus-part'
  /** A comma between the priority and the argument list, which Asterisk passes over. */
  | 'surplus-comma'
  /** `|` or `^` where the parts are separated by commas. */
  | 'wrong-separator'
  /** `Gosub(…)` is written where only what stands in its parentheses belongs. */
  | 'wrapped'
  /** A call of an application where a place belongs. */
  | 'application'
  /** Quotation marks around the target, which become part of the name. */
  | 'quoted'
  /** Nothing stands where the extension or the context belongs, in front of a label. */
  | 'empty-part'
  /** Nothing stands where the priority belongs. */
  | 'missing-priority'
  /** A list of arguments behind a place that takes none. */
  | 'unexpected-arguments'
  /** A label where only a number is read. */
  | 'label'
  | 'too-many-arguments'
  /** An option with empty parentheses, where a subroutine belongs; Asterisk passes over it. */
  | 'empty-option';

export interface Target {
  readonly relation: Relation;
  /** What names the target, as a reader calls it: `Goto`, `CHANNEL(hangup_handler_push)`, `Dial option U`, `Local channel`, `include`. */
  readonly construct: string;
  /** The target as written, arguments included. */
  readonly piece: Piece;
  /** Undefined where it is left out and the current one is meant. */
  readonly context: TargetPart | undefined;
  readonly extension: TargetPart | undefined;
  /** Undefined where none is written: Asterisk then means priority 1. */
  readonly priority: TargetPart | undefined;
  /** The extension that is meant where none can be written: `s` for routines. */
  readonly impliedExtension: string | undefined;
  /** Whether the target names a context only, or an extension with no priority. */
  readonly isContextOnly: boolean;
  /** The arguments of a subroutine, not unquoted; undefined where there is no list at all. */
  readonly arguments: readonly Piece[] | undefined;
  /** Whether the arguments are given somewhere else, so that nothing is known of them. */
  readonly hasArgumentsElsewhere: boolean;
  /** What it is in some versions of Asterisk instead: the name of a macro, or of a queue's rule. */
  readonly orElse: 'macro' | 'rule' | undefined;
  /** An extension and a priority that were written behind a context where they are taken for arguments. */
  readonly surplusLocation: Piece | undefined;
  /** The separator between arguments as written. */
  readonly separator: Separator;
  readonly flaws: readonly { readonly flaw: TargetFlaw; readonly span: Span }[];
}

/** The context that a target writes out; undefined where it leaves it out or computes it. */
export function literalContext({ context, relation }: Target): string | undefined {
  if (context === undefined || context.isComputed) return undefined;
  return relation === 'macro' ? `macro-${context.piece.text}` : context.piece.text;
}

/** A target of which nothing is known yet but who names it. */
export function bare(relation: Relation, construct: string, piece: Piece): Target {
  return {
    relation,
    construct,
    piece,
    context: undefined,
    extension: undefined,
    priority: undefined,
    impliedExtension: undefined,
    isContextOnly: false,
    arguments: undefined,
    hasArgumentsElsewhere: false,
    orElse: undefined,
    surplusLocation: undefined,
    separator: ',',
    flaws: [],
  };
}

/** What is written as one part. */
export function part(piece: Piece): TargetPart {
  return { piece, isComputed: piece.text.includes('${') || piece.text.includes('$[') };
}

/** A part that is meant and not written, at the columns of `instead`. */
export function implied(name: string, instead: Piece): TargetPart {
  const { start, end } = instead.span();
  const columns = Int32Array.from(name, () => start);
  columns[name.length - 1] = end - 1;
  return { piece: new Piece(name, 0, columns), isComputed: false, isImplied: true };
}

/** The target where the whole place is put in, with its commas, in the place of its last part; undefined where the text is none. */
export function withWholePlace(target: Target, instead: Piece, text: string): Target | undefined {
  const parts = text.split(',');
  if (parts.length > 3 || parts.some((part) => !/^[\w*#+.-]+$/.test(part))) return undefined;
  const [last, before, first] = parts.reverse().map((part) => implied(part, instead));
  return { ...target, context: first, extension: before, priority: last };
}

/** A part that may be left out. */
export function givenPart(piece: Piece | undefined): TargetPart | undefined {
  return piece === undefined || piece.text.length === 0 ? undefined : part(piece);
}

/** Whether a part has blanks around it, which Asterisk keeps. */
export function hasBlank({ text }: Piece): boolean {
  return text !== text.trim();
}
