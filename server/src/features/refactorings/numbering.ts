/**
 * What depends on the numbers of an extension's priorities, for those who put a line into it or take lines out: the numbers behind that place
 * become others.
 */

import { baseName } from '../../base/base-name.ts';
import type { TextEdit } from '../../base/edits.ts';
import { sameHead } from '../../format/same-line.ts';
import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, type Extension, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { stepsAfter } from '../../model/flow/flow.ts';
import { targetsOf } from '../../model/lines/facts.ts';
import { placeOf } from '../../model/names/place.ts';
import { originOf, resolve } from '../../model/names/resolve.ts';
import { usesOfExtensions, type Use } from '../../model/names/uses.ts';
import { lineAbove, replacement } from '../../syntax/text-edits.ts';

/** Whether a line stands in one context and is read once and alone, so that its text means one thing. */
export function isOwnLine(dialplan: Dialplan, { line, context }: Priority): boolean {
  return (
    dialplan.contextsAt(line).length === 1 &&
    !dialplan.layout.repeated.has(line.file) &&
    !context.joinsLines &&
    (line.statement.kind === 'exten' || line.statement.kind === 'same')
  );
}

/** Why the priorities from this number on cannot get other numbers; undefined when they can. */
export function whyNumbersMatter(dialplan: Dialplan, context: Context, extension: Extension, from: number): string | undefined {
  const name = `'${extension.name}'`;
  for (const { number, statement } of extension.priorities)
    if (number >= from && /^\d/.test(statement.priority.word.text))
      return `The priorities of ${name} are numbered; write them with n first.`;
  for (const { target, found, line } of usesOfExtensions(dialplan, context, [extension])) {
    const text = target.priority?.piece.text ?? '1';
    if (/^\s*\d+\s*$/.test(text) && found.priority.number >= from)
      return `Line ${line.number + 1} of '${baseName(line.file.path)}' leads to priority ${text.trim()} of ${name}, which would be another one; give it a label first.`;
  }
  for (const { statement, line } of extension.priorities)
    for (const { relation, priority } of targetsOf(statement))
      if (relation !== 'test' && priority !== undefined && /^\s*[+-]\d/.test(priority.piece.text))
        return `Line ${line.number + 1} jumps by a number of priorities, which would lead to another one; give the priority a label first.`;
  return undefined;
}

/** The edits that put an application in front of a priority, or why that cannot be done. */
export function insertBefore(dialplan: Dialplan, priority: Priority, application: string): TextEdit[] | string {
  const { line, statement, context, number } = priority;
  const extension = extensionHolding(priority);
  if (extension === undefined || !isOwnLine(dialplan, priority))
    return `Line ${line.number + 1} belongs to several contexts, or is put together from several lines.`;
  const { word, increment, piece, label } = statement.priority;
  // A jump to this very number comes to the new line then, and goes on to this one.
  const obstacle = whyNumbersMatter(dialplan, context, extension, number + 1);
  if (obstacle !== undefined) return obstacle;
  const head = line.text.slice(0, piece.span().start);
  // The new line takes the label with it: whoever jumps there comes through it.
  if ((word.text === 'n' || word.text === 'next') && increment === 0)
    return label === undefined
      ? [lineAbove(line, `${head}n,${application}`)]
      : [replacement(line, { start: 0, end: piece.span().end }, `${head}${piece.text},${application}\n${head}${word.text}`)];
  if (number !== 1 || increment !== 0 || word.text !== '1')
    return `The priorities of '${extension.name}' are numbered; write them with n first.`;
  const next = nextHead(priority, extension);
  return [replacement(line, { start: 0, end: piece.span().end }, `${head}${piece.text},${application}\n${next}n`)];
}

/**
 * Why an extension cannot have so many priorities more, or less: another one answers some of the same numbers, and where one of them ends, a call
 * goes on in the other if that has more.
 */
export function whyOthersMixIn(dialplan: Dialplan, extension: Extension, difference: number): string | undefined {
  const last = extension.priorities.at(-1);
  if (last === undefined) return undefined;
  const end = last.number + difference;
  const isEnding = /^(?:hangup|return|macroexit|noop)$/i.test(last.statement.application.text.trim());
  for (const other of last.context.overlapping(extension.compiled)) {
    const otherLast = other.priorities.at(-1);
    if (other.compiled.key === extension.compiled.key || otherLast === undefined || otherLast.number < 1) continue;
    const otherEnd = otherLast.number;
    if (!isEnding && otherEnd >= last.number && otherEnd < end && fallsOff(dialplan, otherLast))
      return `A call to '${other.name}' would go on in the last line of '${extension.name}', which gets a higher number; end '${other.name}' with Hangup() first.`;
    if (otherEnd > end && otherEnd <= last.number && fallsOff(dialplan, last))
      return `A call to '${extension.name}' would go on in the last lines of '${other.name}'; end '${extension.name}' with Hangup() first.`;
  }
  return undefined;
}

/** Whether nothing is left to do behind a priority, so that Asterisk looks for the next one. */
function fallsOff(dialplan: Dialplan, priority: Priority): boolean {
  return stepsAfter(dialplan, placeOf(priority)).exits.includes('fall-off');
}

/** How the second line of the extension begins, up to its priority. */
function nextHead({ line }: Priority, { priorities }: Extension): string {
  const second = priorities[1]?.line;
  const isSpelled = second?.statement.kind === 'exten' && line.statement.kind === 'exten';
  return isSpelled && 'priority' in line.statement
    ? line.text.slice(0, line.statement.priority.piece.span().start)
    : sameHead(line);
}

/** The uses that name a priority of the extension by an absolute number above 1, and where each leads. */
export function* usesByNumber(
  dialplan: Dialplan,
  context: Context,
  extension: Extension,
): Generator<Use & { readonly to: Priority }> {
  for (const use of usesOfExtensions(dialplan, context, [extension])) {
    const text = use.target.priority?.piece.text ?? '';
    if (/^\s*\d+\s*$/.test(text) && use.found.priority.number > 1) yield { ...use, to: use.found.priority };
  }
}

/** The priority that a target of this priority leads to. */
export function leadsTo(dialplan: Dialplan, from: Priority, target: Use['target']): Priority | undefined {
  const found = resolve(dialplan, target, originOf(from));
  return found.kind === 'priority' ? found.priority : undefined;
}
