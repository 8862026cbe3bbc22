/** Finds the semicolons that end a line although its author meant them as text. */

import { parseLine } from '../../syntax/parse-line.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { bracketFlaw } from './brackets.ts';

/**
 * The columns of the semicolons that must be escaped so that a bracket or a quotation mark before the first of them is closed; undefined
 * when nothing is open there, or when no text behind closes it.
 */
export function escapedSemicolons(statement: ExtensionStatement, text: string): readonly number[] | undefined {
  if (statement.comment < 0 || !isOpen(statement)) return undefined;
  const columns: number[] = [];
  let escaped = text;
  for (let at = statement.comment; at >= 0 && columns.length < MOST_SEMICOLONS;) {
    escaped = `${escaped.slice(0, at + columns.length)}\\${escaped.slice(at + columns.length)}`;
    columns.push(at);
    const parsed = parseLine(escaped, 0, 'dialplan');
    if (parsed.kind !== statement.kind) return undefined;
    if (!isOpen(parsed) && parsed.live.text.length > statement.live.text.length) return columns;
    at = parsed.comment < 0 ? -1 : parsed.comment - columns.length;
  }
  return undefined;
}

/** More semicolons than this on one line are no longer text with a semicolon in it. */
const MOST_SEMICOLONS = 20;

function isOpen(statement: ExtensionStatement): boolean {
  const flaw = bracketFlaw(statement);
  return flaw?.kind === 'unclosed' && flaw.bracket !== '[';
}
