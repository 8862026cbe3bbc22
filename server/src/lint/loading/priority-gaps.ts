/** The priorities that no call comes to because a number is missing in front of them, for the rules that tell of them. */

import { distance } from '../../base/distance.ts';
import type { TextEdit } from '../../base/edits.ts';
import type { Context } from '../../model/contexts/context.ts';
import { HINT, type Extension, type Priority } from '../../model/contexts/extension.ts';
import type { Rejection } from '../../model/contexts/rejection.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { runsBehindGaps } from '../../model/flow/reached.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { ExtensionStatement, Statement } from '../../syntax/statement.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { followsLost, isBehindLost } from './lost-lines.ts';

export interface Gap {
  readonly extension: Extension;
  /** The first priority behind the gap. */
  readonly first: Priority;
  readonly run: readonly Priority[];
  /** The last priority in front of it; undefined where the extension begins with it. */
  readonly before: Priority | undefined;
  /** Whether nothing behind the gap does more than to end the call, which ends there anyway. */
  readonly isHarmless: boolean;
}

/** The gaps that are worth a word. */
export function* gapsIn(context: Context, dialplan: Dialplan): Generator<Gap> {
  for (const run of runsBehindGaps(dialplan, context)) {
    const [first] = run;
    if (first === undefined || isTemplateText(first.line.text)) continue;
    if (holdsTwoPriorities(first.statement)) continue;
    // The missing number may be one that the section was to add to, which is told elsewhere.
    if (context.categories.some(({ header }) => isAddition(header.statement))) continue;
    // A sign in front of the name is told.
    if (/^[=>]/.test(first.name)) continue;
    const extension = context.named(first.name).find(({ priorities }) => priorities.includes(first));
    if (extension === undefined) continue;
    const before = extension.priorities[extension.priorities.indexOf(first) - 1];
    const [begin] = extension.priorities;
    // The lines in front, of which one may jump here, are lost with the first of them.
    if (begin !== undefined && begin !== first && begin.number !== 1 && isBehindLost(context, begin.line)) continue;
    // A label is a way in that a caller elsewhere may take.
    if (first.label !== undefined && (before !== undefined || extension.compiled.isPattern)) continue;
    if (context.rejections.some((each) => isDropped(each) && mayBeMissing(each, first, before))) continue;
    if (before === undefined ? isBegunBySame(context, first) || followsLost(context, first.line) : isLostAbove(context, first))
      continue;
    if (isBehindAnother(first)) {
      // Of one run the line above is the one that is out of order.
      const above = run.find(({ line }) => line.file === first.line.file && line.number === aboveOf(first.line));
      if (above === undefined) continue;
      yield { extension, first: above, run: [above], before, isHarmless: isHangup(above) };
      continue;
    }
    yield { extension, first, run, before: before?.number === HINT ? undefined : before, isHarmless: run.every(isHangup) };
  }
}

/** Whether the line above is of the same extension and has a higher number, which leaves a gap of its own and is told. */
function isBehindAnother({ line, name, number }: Priority): boolean {
  const above = line.file.lines
    .slice(Math.max(0, line.number - 3), line.number)
    .findLast(({ statement }) => statement.kind !== 'blank')?.statement;
  return (
    above?.kind === 'exten' &&
    above.extension.text === name &&
    /^\d+$/.test(above.priority.word.text) &&
    Number(above.priority.word.text) > number
  );
}

/** Whether a `same` holds the name of the extension where its priority belongs, so that it was to be the beginning. */
function isBegunBySame(context: Context, { name }: Priority): boolean {
  return context
    .priorities()
    .some(({ statement }) => statement.kind === 'same' && statement.priority.word.text === name && holdsTwoPriorities(statement));
}

/** `same => 100,2,Hangup()`: what is wrong is that a name stands in front, and not the number that it is read as. */
export function holdsTwoPriorities({ application }: ExtensionStatement): boolean {
  return /^\s*(?:n|s|\d+)\s*,/.test(application.text);
}

export function isHangup({ statement }: Priority): boolean {
  return /^\s*hangup\s*$/i.test(statement.application.text);
}

/** The extension of the line right above, where a pattern counts on from its last priority and has nearly its name: the name of one of them is a slip. */
export function slipBehind(context: Context, { name, line, number }: Priority): Extension | undefined {
  const above = line.file.lines[aboveOf(line)];
  if (!name.startsWith('_') || above === undefined) return undefined;
  const other = context.registered().find(({ priorities }) => priorities.at(-1)?.line === above);
  if (other?.compiled.isPattern !== true || other.priorities.at(-1)?.number !== number - 1 || other.priority(1) === undefined)
    return undefined;
  return distance(other.name, name, 2) <= (name.length > 8 ? 2 : 1) ? other : undefined;
}

/** Whether the missing number is that of the line right above, which is no line of an extension or has the name of another one by mistake. */
function isLostAbove(context: Context, { line, number }: Priority): boolean {
  const above = line.file.lines[aboveOf(line)];
  if (above === undefined) return false;
  if (above.statement.kind === 'invalid' || above.statement.kind === 'setting') return true;
  for (const extension of context.registered())
    for (const each of extension.priorities)
      if (each.line === above)
        return (
          isOutOfLine(above, extension) ||
          (each.number === number - 1 && extension.priority(1) === undefined && !isEnteredBySome(context, extension))
        );
  return false;
}

/** Whether a line that counts on is all that there is of its extension, and stands between two lines of another one, of which it has the name by mistake. */
export function isOutOfLine({ file: { lines }, number, statement }: Line, { priorities, name }: Extension): boolean {
  if (priorities.length > 1 || statement.kind !== 'exten' || !/^(?:n|next)$/.test(statement.priority.word.text)) return false;
  const above = lines.slice(Math.max(0, number - 3), number).findLast((line) => line.statement.kind !== 'blank')?.statement;
  const below = lines.slice(number + 1, number + 4).find((line) => line.statement.kind !== 'blank')?.statement;
  return (
    above?.kind === 'exten' &&
    below?.kind === 'exten' &&
    above.extension.text === below.extension.text &&
    above.extension.text !== name &&
    /^(?:n|next)$/.test(below.priority.word.text) &&
    below.priority.increment === 0
  );
}

/** Whether another extension, which answers some of the same numbers, goes on with the only priority of this one and behind it with its own. */
export function fillsGap(context: Context, extension: Extension): boolean {
  const [only, ...others] = extension.priorities;
  if (only === undefined || others.length > 0) return false;
  return context
    .overlapping(extension.compiled)
    .some(
      (other) =>
        other !== extension &&
        [only.number - 1, only.number + 1].every((number) => other.priority(number) !== undefined) &&
        other.priority(only.number) === undefined,
    );
}

/** Whether calls for the extension begin in another one, so that its name is no mistake that is told. */
function isEnteredBySome(context: Context, { compiled }: Extension): boolean {
  return context.overlapping(compiled).some((other) => other.compiled.key !== compiled.key && other.priority(1) !== undefined);
}

const drops: ReadonlySet<Rejection['kind']> = new Set([
  'duplicate-priority',
  'invalid-priority',
  'missing-priority',
  'next-without-previous',
  'priority-after-hint',
  'same-without-extension',
  'unclosed-label',
]);

function isDropped({ kind }: Rejection): boolean {
  return drops.has(kind);
}

/** Whether a line that was dropped, which is told elsewhere, may have been the one that is missing: of the same extension, or right above. */
function mayBeMissing({ line }: Rejection, first: Priority, before: Priority | undefined): boolean {
  const { file, number } = first.line;
  if (line.file !== file) return false;
  let at = line.number;
  while (at > 0 && file.lines[at]?.statement.kind !== 'exten') at--;
  const above = file.lines[at]?.statement;
  if (above?.kind === 'exten' && above.extension.text.trim() === first.name) return true;
  const from = before?.line.file === file && before.line.number < number ? before.line.number : aboveOf(first.line);
  return line.number >= from && line.number < number;
}

/** The number of the line above that is not blank. */
function aboveOf({ file, number }: Line): number {
  let at = number - 1;
  while (file.lines[at]?.statement.kind === 'blank') at--;
  return at;
}

function isAddition(statement: Statement): boolean {
  return statement.kind === 'section' && statement.options?.some(({ text }) => text.startsWith('+')) === true;
}

/** The number behind the line above, where that is of the same extension and nothing else has it; else the one that is missing. */
export function numberMeant({ extension, first, run }: Gap, last: number): number {
  const above = first.line.file.lines.slice(0, first.line.number).findLast(({ statement }) => statement.kind !== 'blank');
  const before = extension.priorities.find(({ line }) => line === above)?.number;
  return before !== undefined && run.length === 1 && extension.priority(before + 1) === undefined ? before + 1 : last + 1;
}

/** The number that a line between its neighbors was to have, where it has another one by mistake: 4 for `14` between 3 and 5. */
export function numberAstray({ extension, first, run }: Gap): number | undefined {
  if (run.length > 1) return undefined;
  const at = first.line.number;
  const isBeside = ({ line }: Priority, from: number, to: number): boolean =>
    line.file === first.line.file && line.number >= from && line.number <= to;
  const above = extension.priorities.find((each) => isBeside(each, at - 1, at - 1))?.number;
  const below = extension.priorities.find((each) => isBeside(each, at + 1, at + 1))?.number;
  return above !== undefined && below === above + 2 && extension.priority(above + 1) === undefined ? above + 1 : undefined;
}

/** Moves the run so that it begins with `number`; nothing where a line of it does not say its number plainly, or one jumps to the number of another. */
export function renumbering(run: readonly Priority[], number: number): readonly Fix[] {
  const [first] = run;
  if (first === undefined || run.some((each) => namesNumberIn(run, each))) return [];
  const edits: TextEdit[] = [];
  for (const [index, { line, statement, number: old }] of run.entries()) {
    const { word, increment } = statement.priority;
    const isNext = word.text === 'n' || word.text === 'next';
    if (increment !== 0 || statement.operator === '+=' || !(isNext || /^\d+$/.test(word.text))) return [];
    if (isNext && index > 0) {
      if (!standsRightBehind(line, run[index - 1]?.line)) return [];
      continue;
    }
    edits.push(replacement(line, word.span(), String(number + old - first.number)));
  }
  return [{ title: `Renumber from ${String(number)}`, safe: false, edits }];
}

function namesNumberIn(run: readonly Priority[], { statement, name }: Priority): boolean {
  return factsOf(statement).targets.some(
    ({ context, extension, priority }) =>
      context === undefined &&
      (extension === undefined || extension.piece.text === name) &&
      run.some(({ number }) => priority?.piece.text === String(number)),
  );
}

/** Whether no other priority stands between two lines, on which `n` would count on. */
function standsRightBehind(line: Line, before: Line | undefined): boolean {
  if (before?.file !== line.file) return false;
  for (let i = before.number + 1; i < line.number; i++) if (line.file.lines[i]?.statement.kind !== 'blank') return false;
  return before.number < line.number;
}
