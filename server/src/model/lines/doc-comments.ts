/** Comment lines right above a context or an extension: its documentation, and what it says of a routine's arguments. */

import type { Span } from '../../base/span.ts';
import type { ConfigFile, Line, LineChange } from '../../syntax/config-file.ts';

export interface DocumentedArgument {
  readonly number: number;
  readonly name: string;
  /** Written in brackets: the caller may leave it out. */
  readonly isOptional: boolean;
  readonly text: string;
  readonly line: Line;
  readonly span: Span;
}

export interface Documentation {
  /** The comment without its tags, paragraphs joined by line feeds; empty when there are only tags. */
  readonly text: string;
  readonly arguments: readonly DocumentedArgument[];
  /** What the value of Return means; undefined when nothing is said. */
  readonly returns: string | undefined;
  /** Where that is said. */
  readonly returnsAt?: { readonly line: Line; readonly span: Span };
}

const argumentTag = /^\s*@arg\s+(\d+)\s+(\[?)([^\s\]]+)\]?\s*(.*)$/;
const returnsTag = /^\s*@returns?\s+(.*)$/;

/** What is drawn on both sides of a title, as in `---- Sales ----`. */
const ruler = /^[\s;]*[-=*_#~+\u2500-\u257f]{3,}(?=\s|$)|(?<=\s)[-=*_#~+\u2500-\u257f]{3,}[\s;]*$/g;

/** A line of the dialplan that somebody has switched off; it documents nothing. */
const switchedOff = /^\s*(?:(?:exten|same|include|switch|ignorepat)\s*=>?|#(?:try)?include\b|\[[^\]]*\]\s*$)/i;

/** The documentation above a line; undefined when no comment stands right above it. */
export function documentationAbove(line: Line): Documentation | undefined {
  const lines: Line[] = [];
  for (let number = line.number - 1; number >= 0; number--) {
    const above = line.file.lines[number];
    if (above?.statement.kind !== 'blank' || above.statement.commentText === undefined) break;
    lines.unshift(above);
  }
  if (lines.length === 0) return undefined;
  const text: string[] = [];
  const args: DocumentedArgument[] = [];
  let returns: string | undefined;
  let returnsAt: Documentation['returnsAt'];
  for (const each of lines) {
    const comment = each.statement.kind === 'blank' ? (each.statement.commentText ?? '').replace(/^;+/, '') : '';
    const argument = argumentTag.exec(comment);
    if (argument !== null) {
      const start = each.text.indexOf('@arg');
      const span = { start, end: each.text.trimEnd().length };
      args.push({
        number: Number(argument[1]),
        name: argument[3] ?? '',
        isOptional: argument[2] === '[',
        text: argument[4] ?? '',
        line: each,
        span,
      });
      continue;
    }
    const value = returnsTag.exec(comment);
    if (value !== null) {
      returns = value[1];
      returnsAt = { line: each, span: { start: each.text.indexOf('@return'), end: each.text.trimEnd().length } };
    } else if (!/^\s*lint:/.test(comment) && /[\p{L}\p{N}]/u.test(comment) && !switchedOff.test(comment))
      text.push(
        comment
          .replace(ruler, '')
          .replace(/[\s;]+$/, '')
          .trimStart(),
      );
  }
  return { text: text.join('\n'), arguments: args, returns, ...(returnsAt !== undefined && { returnsAt }) };
}

/** `ARG1: number to call`, `${ARG2} - Device(s) to ring`: how arguments are told of without a tag, as in the samples of Asterisk. */
const plainArgument = /^\$?\{?ARG(\d+)\}?\s*(?:[:=-]>?\s*)+(\S.*?)[\s,;|]*$/;

/** Where the next of several arguments begins that one line tells of. */
const nextArgument = /[\s,;|]+(?=\$?\{?ARG\d+\}?\s*[:=-])/;

/** The text of a documentation without the lines that tell of the arguments, for those who list these by themselves. */
export function proseOf({ text }: Documentation): string {
  return text
    .split('\n')
    .filter((line) => {
      const parts = line.replace(/^[\s;*#-]+/, '').split(nextArgument);
      const others = parts.filter((part) => !plainArgument.test(part));
      return others.length === parts.length || others.join('').includes(' ');
    })
    .join('\n')
    .trim();
}

/** Nobody writes more lines of comment between a header and its first extension. */
const MOST_LINES = 60;

/**
 * What comments without tags say of the arguments of the routine that begins on a line: those right below and right above it and, where nothing but
 * blank lines is in between, those right below and above its header. Callers are not checked by it.
 */
export function plainArguments({ file, number: first }: Line): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const take = ({ statement }: Line): void => {
    const comment = statement.kind === 'blank' ? statement.commentText?.replace(/^[\s;*#-]+/, '') : undefined;
    for (const part of comment?.split(nextArgument) ?? []) {
      const [, argument, text] = plainArgument.exec(part) ?? [];
      if (argument !== undefined && text !== undefined) found.set(Number(argument), text);
    }
  };
  for (const line of file.lines.slice(first + 1, first + MOST_LINES)) {
    if (line.statement.kind !== 'blank' || line.statement.commentText === undefined) break;
    take(line);
  }
  let isAboveHeader = false;
  for (let number = first - 1; number >= Math.max(0, first - MOST_LINES); number--) {
    const line = file.lines[number];
    if (line?.statement.kind === 'section' && !isAboveHeader) isAboveHeader = true;
    else if (line?.statement.kind !== 'blank' || (isAboveHeader && line.statement.commentText === undefined)) break;
    else take(line);
  }
  return found;
}

/** When more lines than this change, looking at all routines again is cheaper than looking around every line. */
const MANY_LINES = 200;

/** Whether an edit may have changed a comment with tags, or what stands next to one. */
export function touchesDocumentation(file: ConfigFile, change: LineChange): boolean {
  if (change.changed.length + change.added.length + change.removed.length > MANY_LINES) return true;
  const hadTag = ({ statement }: Pick<Line, 'statement'>): boolean =>
    statement.kind === 'blank' && statement.commentText?.includes('@') === true;
  if (change.removed.some(hadTag) || change.changed.some(({ before }) => hadTag({ statement: before }))) return true;
  const isInside = (number: number): boolean => {
    for (const step of [-1, 1])
      for (let at = step < 0 ? number : number + 1; ; at += step) {
        const line = file.lines[at];
        if (line?.statement.kind !== 'blank' || line.statement.commentText === undefined) break;
        if (hadTag(line)) return true;
      }
    return false;
  };
  const numbers = new Set(
    [...change.added, ...change.removed, ...change.changed.map(({ line }) => line)].map(({ number }) => number),
  );
  return [...numbers].some((number) => isInside(number) || isInside(number - 1));
}
