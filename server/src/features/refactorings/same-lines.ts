// Feature: Refactoring: Use 'same'
//
// Writes the lines of an extension that repeat its name with `same =>`, or the other way round spells the name out on each line. It works on the
// extension at the cursor, or on the selected lines. Asterisk loads the same.
//
//     exten => 100,1,Answer()
//     exten => 100,n,Hangup()
//     ; becomes
//     exten => 100,1,Answer()
//      same => n,Hangup()

/** `exten => 100,n,…` as `same => n,…`, and back. */

import type { TextEdit } from '../../base/edits.ts';
import { repeatsExtension, sameReplacement } from '../../format/same-line.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Refactoring, Selection } from './refactoring.ts';

export const sameLines: Refactoring = (selection) => {
  const lines = runOf(selection);
  const repeated = lines.flatMap(({ line, first }) =>
    repeatsExtension(line, first) && !isBeginning(line) ? [sameEdit(line)] : [],
  );
  const followed = lines.flatMap(({ line, first }) => spelledEdit(line, first));
  return [
    ...(repeated.length > 0
      ? [
          {
            title: "Use 'same' for the lines that repeat the extension",
            kind: 'refactor.rewrite',
            result: () => ({ edits: repeated }),
          },
        ]
      : []),
    ...(followed.length > 0
      ? [{ title: "Spell out 'exten' on each line", kind: 'refactor.rewrite', result: () => ({ edits: followed }) }]
      : []),
  ];
};

interface Following {
  readonly line: Line;
  /** The line that names the extension before this one; undefined where another file or a template could. */
  readonly first: Line | undefined;
}

/** The lines to change: those selected, or without a selection those of the extension around the cursor. */
function runOf({ file, line, lines, isCursor, dialplan }: Selection): readonly Following[] {
  if (dialplan.contextsAt(line).some(({ joinsLines }) => joinsLines)) return [];
  const runs = extensionRuns(file, line, lines.at(-1) ?? line);
  if (isCursor) return runs.find((run) => run.some((each) => each.line === line)) ?? [];
  return runs.flat().filter((each) => lines.includes(each.line));
}

/** The lines of each extension from the section or directive around one line up to the run that holds another. */
function extensionRuns({ lines, structure }: ConfigFile, from: Line, to: Line): Following[][] {
  const runs: Following[][] = [];
  let first: Line | undefined;
  for (let number = structure.findLast((each) => each.number <= from.number)?.number ?? 0; number < lines.length; number++) {
    const line = lines[number] as Line;
    const { kind } = line.statement;
    const isStart = kind === 'section' || kind === 'directive' || (kind === 'exten' && !repeatsExtension(line, first));
    if (isStart && number > to.number) break;
    if (kind === 'section' || kind === 'directive') first = undefined;
    if (isStart) runs.push([]);
    if (kind !== 'exten' && kind !== 'same') continue;
    runs.at(-1)?.push({ line, first });
    if (kind === 'exten') first = line;
  }
  return runs;
}

/** Whether the line is written as the first one of an extension, whatever stands above it. */
function isBeginning({ statement }: Line): boolean {
  return statement.kind === 'exten' && statement.priority.word.text === '1';
}

function sameEdit(line: Line): TextEdit {
  const { span, newText } = sameReplacement(line);
  return replacement(line, span, newText);
}

function spelledEdit(line: Line, first: Line | undefined): TextEdit[] {
  const { statement, text } = line;
  if (statement.kind !== 'same' || first?.statement.kind !== 'exten' || statement.operator === '+=') return [];
  const { extension } = first.statement;
  if (extension.text === '' || statement.priority.piece.text === '') return [];
  const key = first.text.slice(0, first.statement.value.span().start);
  const name = first.text.slice(extension.span().start, extension.span().end);
  return text.slice(0, statement.key.span().start).trim() === ''
    ? [replacement(line, { start: 0, end: statement.priority.piece.span().start }, `${key}${name},`)]
    : [];
}
