/** The applications and functions on a line that have a successor, and the edit that puts it in their place. */

import { rememberingLatest } from '../../base/latest.ts';
import { dialplanFunction, type Application, type DialplanFunction } from '../../catalogue/catalogue.ts';
import { droppedRewrite, successorOf } from '../../catalogue/successors.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import type { LineFix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { calledFunctions, type CalledFunction } from './called-functions.ts';

/** The calls on a line, nested ones too; none where the line is a template, or mangled. */
export const judgedCalls = rememberingLatest((statement: ExtensionStatement, text: string): readonly ApplicationCall[] => {
  if (statement.application.text === '' || statement.priority.word.text.trim().toLowerCase() === 'hint') return [];
  if (isTemplateText(text) || isMangled(statement, text)) return [];
  return [...withNestedCalls(factsOf(statement).call)];
});

/** Who tries an application knows that it may not be there. */
export function isTried({ outer }: ApplicationCall): boolean {
  return outer?.application === 'tryexec';
}

export interface FunctionUse {
  readonly entry: DialplanFunction;
  readonly use: CalledFunction;
}

/** The functions of the catalogue that a line calls by their right name. */
export const judgedFunctions = rememberingLatest((statement: ExtensionStatement, text: string): readonly FunctionUse[] => {
  if (isTemplateText(text)) return [];
  const found = calledFunctions(statement).flatMap((use) => {
    const entry = dialplanFunction(use.name.text);
    return entry === undefined ? [] : [{ entry, use }];
  });
  return found.length > 0 && isMangled(statement, text) ? [] : found;
});

/** Puts the successor of an application in its place. */
export function applicationFix(entry: Application, call: ApplicationCall): LineFix[] {
  const successor = successorOf(entry);
  return callFix(call, successor?.rewrite?.(call.data.text), successor?.isSame === true);
}

/** The same for one that Asterisk dropped before its oldest covered version. */
export function droppedFix(call: ApplicationCall): LineFix[] {
  return callFix(call, droppedRewrite(call.name.text.trim(), call.data.text), false);
}

function callFix(
  { name, data, hasParentheses, isUnclosed }: ApplicationCall,
  newText: string | undefined,
  safe: boolean,
): LineFix[] {
  if (newText === undefined || isUnclosed || newText.includes('|')) return [];
  const { start, end } = name.trim().span();
  const span = { start, end: hasParentheses ? data.span().end + 1 : end };
  return [{ title: `Replace by '${shown(newText)}'`, safe, replacements: [{ span, newText }] }];
}

/** Puts the successor of a function in its place. */
export function functionFix({ entry, use }: FunctionUse): LineFix[] {
  const successor = successorOf(entry);
  const newText = successor?.rewrite?.(use.arguments.text);
  if (successor === undefined || newText === undefined || newText.includes('|')) return [];
  const span = { start: use.name.span().start, end: use.arguments.span().end + 1 };
  return [{ title: `Replace by '${shown(newText)}'`, safe: successor.isSame === true, replacements: [{ span, newText }] }];
}

const MOST_SHOWN = 60;

function shown(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
