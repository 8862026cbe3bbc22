// Feature: Quick Fixes
//
// Repairs the problem under the cursor in the ways that its rule knows, or allows the rule on this line by a comment. *Fix all* repairs what
// can be repaired without a call behaving other than its author meant; *Clean up text pasted from a web page* repairs typographic quotes and
// dashes alone.
//
//     exten => 100,1,Gosub(sub-reprot,s,1)   ; Change to 'sub-report' · Create the context 'sub-reprot' · Allow 'unknown-context' on this line

/** What can be done about the problems of a file. */

import type { Range } from 'vscode-languageserver-types';
import { overlap, type TextEdit } from '../base/edits.ts';
import { allowance } from '../lint/allow-comments.ts';
import { withOthers } from '../lint/check-dialplan.ts';
import type { Fix } from '../lint/finding.ts';
import type { Problem } from '../lint/rule.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import { insertion } from '../syntax/text-edits.ts';

const quickFixKind = 'quickfix';
const fixAllKind = 'source.fixAll.asteriskDialplan';
const fixTypographicKind = 'source.fixAll.asteriskDialplan.typographic';

export interface CodeActionResult {
  readonly title: string;
  readonly kind: string;
  readonly edits: readonly TextEdit[];
  readonly isPreferred?: boolean;
  /** The problem that it repairs or allows; absent where it repairs many. */
  readonly problem?: Problem;
}

/** `problems` are those of the file as they are shown; `only` are the kinds that the editor asks for. */
export function codeActions(
  problems: readonly Problem[],
  file: ConfigFile,
  range: Range,
  only: readonly string[] | undefined,
): CodeActionResult[] {
  const actions: CodeActionResult[] = [];
  if (isAsked(quickFixKind, only)) actions.push(...fixes(problems.filter((problem) => meets(problem, range))));
  if (isAsked(quickFixKind, only)) actions.push(...allowances(problems.filter((problem) => meets(problem, range))));
  // Fixing a whole file is done at a save or by a command; the light bulb does not offer it unasked.
  if (only === undefined) return actions;
  // One at most: an editor that fixes at a save applies all that it gets, and the second would be made for a text that is gone.
  const fileFix = fileFixes.find(([kind]) => isAsked(kind, only));
  if (fileFix === undefined) return actions;
  const [kind, title, isPart] = fileFix;
  const edits = fixAll(problems.filter(isPart), file);
  if (edits.length > 0) actions.push({ title, kind, edits });
  return actions;
}

/** The wider one first. */
const fileFixes: readonly (readonly [kind: string, title: string, isPart: (problem: Problem) => boolean])[] = [
  [fixAllKind, 'Fix all problems that can be fixed safely', () => true],
  [fixTypographicKind, 'Clean up text pasted from a web page', ({ rule }) => rule.name === 'typographic-character'],
];

/** Whether the editor asks for the kind, or for one that it is part of. */
export function isAsked(kind: string, only: readonly string[] | undefined): boolean {
  if (only === undefined) return true;
  return only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
}

function meets({ line, span }: Problem, { start, end }: Range): boolean {
  if (line.number < start.line || line.number > end.line) return false;
  return !(line.number === start.line && span.end < start.character) && !(line.number === end.line && span.start > end.character);
}

/** Those of all problems; what repairs several of them in the same way is one. */
function fixes(problems: readonly Problem[]): CodeActionResult[] {
  const actions = new Map<string, CodeActionResult>();
  for (const problem of problems)
    for (const action of fixesOf(problem)) {
      const key = JSON.stringify([action.title, action.edits]);
      if (!actions.has(key)) actions.set(key, action);
    }
  return [...actions.values()];
}

function fixesOf(problem: Problem): CodeActionResult[] {
  return (problem.fix?.() ?? []).map(({ title, edits, safe }, index) => ({
    title,
    kind: quickFixKind,
    edits,
    problem,
    ...(safe && index === 0 && { isPreferred: true }),
  }));
}

/** One action for each rule that has a problem here. */
function allowances(problems: readonly Problem[]): CodeActionResult[] {
  const actions = new Map<string, CodeActionResult>();
  for (const problem of problems) {
    const { rule, line } = problem;
    const edits = [allowEdit(line, rule.name)];
    const key = `${line.number} ${rule.name}`;
    if (!actions.has(key)) actions.set(key, { title: `Allow '${rule.name}' on this line`, kind: quickFixKind, edits, problem });
  }
  return [...actions.values()];
}

/** `; lint: allow RULE` behind the line, or the rule's name behind those that a comment allows already. */
function allowEdit(line: Line, name: string): TextEdit {
  const own = allowance(line);
  const last = own?.scope === 'line' ? own.names.at(-1) : undefined;
  const column = last?.end ?? line.text.trimEnd().length;
  const newText = last !== undefined ? `, ${name}` : `${line.statement.comment >= 0 ? ' ' : ' ; '}lint: allow ${name}`;
  return insertion(line, column, newText);
}

/** The edits of the safe fixes within the file; of two that touch the same text the first one stays. */
function fixAll(problems: readonly Problem[], file: ConfigFile): TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const problem of problems.flatMap(withOthers)) {
    const fix = problem.fix?.().find(({ safe, edits }: Fix) => safe && edits.every(({ path }) => path === file.path));
    if (fix === undefined || fix.edits.some((edit) => chosen.some((each) => overlap(each, edit)))) continue;
    chosen.push(...fix.edits);
  }
  return chosen;
}
