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
import { candidates } from '../../model/names/reach.ts';
import { originOf, resolve } from '../../model/names/resolve.ts';
import { usesOfExtensions, type Use } from '../../model/names/uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
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

/**
 * The edits by which the priorities from this number on, and the jumps to them, are counted on by a difference; a sentence where that cannot be
 * done.
 */
export function renumbered(
  dialplan: Dialplan,
  context: Context,
  extension: Extension,
  from: number,
  difference: number,
): TextEdit[] | string {
  const edits = new Map<string, TextEdit>();
  const count = (line: Line, piece: Piece): void => {
    const edit = replacement(line, piece.trim().span(), String(Number(piece.text) + difference));
    edits.set(`${edit.path}\n${edit.line}:${edit.column}`, edit);
  };
  // A line that Asterisk drops, since its number is taken, would come to life.
  const dropped = context.rejections.find(
    ({ kind, earlier }) => kind === 'duplicate-priority' && extension.priorities.some(({ line }) => line === earlier),
  );
  if (dropped !== undefined)
    return `Line ${dropped.line.number + 1} has the number of another one, and is dropped; take it out first.`;
  for (const priority of extension.priorities) {
    const { number, line, statement } = priority;
    for (const { relation, priority: to } of targetsOf(statement))
      if (relation !== 'test' && to !== undefined && /^\s*[+-]\d/.test(to.piece.text))
        return `Line ${line.number + 1} jumps by a number of priorities, which would lead to another one; give the priority a label first.`;
    if (number < from || !/^\d/.test(statement.priority.word.text)) continue;
    if (!isOwnLine(dialplan, priority)) return notOwn(line);
    count(line, statement.priority.word);
  }
  for (const { line, target, to, priority } of usesByNumber(dialplan, context, extension)) {
    if (to.number < from || target.priority === undefined) continue;
    // Where another extension could answer, the number may mean its priority.
    const name = target.extension === undefined ? extension.name : target.extension.isComputed ? '' : target.extension.piece.text;
    const isClear = name !== '' && (name.startsWith('_') || candidates(dialplan, context, name).length === 1);
    if (!isClear || priority?.context.joinsLines === true)
      return `Line ${line.number + 1} of '${baseName(line.file.path)}' leads to priority ${target.priority.piece.text.trim()} of '${extension.name}', which would be another one; give it a label first.`;
    count(line, target.priority.piece);
  }
  return [...edits.values()];
}

function notOwn(line: Line): string {
  return `Line ${line.number + 1} belongs to several contexts, or is put together from several lines.`;
}

/** The edits that put an application in front of a priority, or why that cannot be done. */
export function insertBefore(dialplan: Dialplan, priority: Priority, application: string): TextEdit[] | string {
  const { line, statement, context, number } = priority;
  const extension = extensionHolding(priority);
  if (extension === undefined || !isOwnLine(dialplan, priority)) return notOwn(line);
  const { word, increment, piece, label } = statement.priority;
  // A jump to this very number comes to the new line then, and goes on to this one.
  const behind = renumbered(dialplan, context, extension, number + 1, 1);
  if (typeof behind === 'string') return behind;
  const head = line.text.slice(0, piece.span().start);
  // The new line takes the label with it: whoever jumps there comes through it.
  if ((word.text === 'n' || word.text === 'next') && increment === 0)
    return label === undefined
      ? [lineAbove(line, `${head}n,${application}`), ...behind]
      : [
          replacement(line, { start: 0, end: piece.span().end }, `${head}${piece.text},${application}\n${head}${word.text}`),
          ...behind,
        ];
  if (increment !== 0 || word.text !== String(number))
    return `The priorities of '${extension.name}' are numbered; write them with n first.`;
  const isCounted =
    number > 1 ||
    extension.priorities.some(
      ({
        statement: {
          priority: { word: other },
        },
      }) => /^[2-9]$|^\d\d+$/.test(other.text),
    );
  const next = isCounted && statement.kind === 'exten' ? head : number > 1 ? head : nextHead(priority, extension);
  const own = `${next}${isCounted ? String(number + 1) : 'n'}`;
  return [replacement(line, { start: 0, end: piece.span().end }, `${head}${piece.text},${application}\n${own}`), ...behind];
}

/**
 * Why an extension cannot have so many priorities more, or less: another one answers some of the same numbers, and where one of them ends, a call
 * goes on in the other if that has more.
 */
export function whyOthersMixIn(dialplan: Dialplan, extension: Extension, difference: number): string | undefined {
  const last = extension.priorities.at(-1);
  if (last === undefined) return undefined;
  const end = last.number + difference;
  const isEnding = /^(?:hangup|return|macroexit|noop)$/.test(last.statement.applicationName);
  const goesOn = !isEnding && stepsAfter(dialplan, placeOf(last)).steps.some(({ kind }) => kind === 'next');
  for (const other of last.context.overlapping(extension.compiled)) {
    const otherLast = other.priorities.at(-1);
    if (other.compiled.key === extension.compiled.key || otherLast === undefined || otherLast.number < 1) continue;
    const otherEnd = otherLast.number;
    if (!isEnding && otherEnd >= last.number && otherEnd < end && fallsOff(dialplan, otherLast))
      return `A call to '${other.name}' would go on in the last line of '${extension.name}', which gets a higher number; end '${other.name}' with Hangup() first.`;
    if (
      (goesOn && otherEnd > Math.min(end, last.number)) ||
      (otherEnd > end && otherEnd <= last.number && fallsOff(dialplan, last))
    )
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
