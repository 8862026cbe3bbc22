/** `; lint: allow RULE` comments: what they silence, and those that silence nothing. */

import type { Line } from '../syntax/config-file.ts';

/** The rule names that a comment allows, with their columns; undefined when the comment is no such thing. */
export interface Allowance {
  readonly scope: 'line' | 'file';
  readonly names: readonly { readonly name: string; readonly start: number; readonly end: number }[];
}

const form = /\blint:\s*(allow-file|allow)\s+([a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)/d;

/** What the comment of a line allows; undefined where it has none, or one that says nothing to the checker. */
export function allowance(line: Line): Allowance | undefined {
  const from = line.statement.comment;
  if (from < 0 || !line.text.includes('lint:', from)) return undefined;
  const match = form.exec(line.text.slice(from));
  const indices = match?.indices?.[2];
  if (match === null || indices === undefined) return undefined;
  const names: { name: string; start: number; end: number }[] = [];
  for (const word of (match[2] ?? '').matchAll(/[a-z0-9-]+/g)) {
    const start = from + indices[0] + word.index;
    names.push({ name: word[0], start, end: start + word[0].length });
  }
  return { scope: match[1] === 'allow-file' ? 'file' : 'line', names };
}

/** The allowance that covers a line: its own, or that of a comment line right above it. */
export function allowanceFor(line: Line): Allowance | undefined {
  const own = allowance(line);
  if (own?.scope === 'line') return own;
  const above = line.file.lines[line.number - 1];
  if (above?.statement.kind !== 'blank') return undefined;
  const found = allowance(above);
  return found?.scope === 'line' ? found : undefined;
}

/** Allowances of the whole file stand in the comment lines at its top. */
export function fileAllowances(lines: readonly Line[]): readonly { readonly line: Line; readonly allowance: Allowance }[] {
  const found: { line: Line; allowance: Allowance }[] = [];
  for (const line of lines) {
    if (line.statement.kind !== 'blank') break;
    const each = allowance(line);
    if (each?.scope === 'file') found.push({ line, allowance: each });
  }
  return found;
}
