/** What stays the same of a problem when the lines around it come and go, so that reports of two days can be compared. */

import { createHash } from 'node:crypto';
import type { CheckedProblem } from './check-all.ts';

/** A problem without its place: the rule, the file, the text of the line, and how many problems like it stand before it. */
export interface Identity {
  readonly rule: string;
  readonly file: string;
  /** The text of the line with single blanks; a very long one is shortened. */
  readonly text: string;
  /** Counts from 1. */
  readonly occurrence: number;
}

/** The identity of each problem, in their order, which is that of their places. */
export function identitiesOf(problems: readonly CheckedProblem[]): readonly Identity[] {
  const counts = new Map<string, number>();
  return problems.map(({ file, problem }) => {
    const identity = { rule: problem.rule.name, file, text: normalized(problem.line.text) };
    const key = identityKey(identity);
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    return { ...identity, occurrence };
  });
}

/** The same for two problems that differ in their occurrence alone. Blanks do not count, so that formatting a file changes nothing. */
export function identityKey({ rule, file, text }: Omit<Identity, 'occurrence'>): string {
  return `${rule}\n${file}\n${text.replace(/\s+/g, '')}`;
}

/** A text for programs that no other problem of the report has. */
export function fingerprint(identity: Identity): string {
  return hash(`${identityKey(identity)}\n${identity.occurrence}`);
}

const LONGEST_TEXT = 300;

function normalized(line: string): string {
  const text = line.trim().replace(/\s+/g, ' ');
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}… ${hash(text.replace(/\s+/g, ''))}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
