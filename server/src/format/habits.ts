/** How a file is written where there is a choice, so that what is added to it looks the same. */

import { blocks } from '../catalogue/flow/block-applications.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import { indentOf } from './line-edits.ts';

export interface Habits {
  /** The indentation that most of the indented `same` lines have; undefined when none is indented. */
  readonly indent: string | undefined;
  /** With the blanks around it. */
  readonly operator: string;
  /** Whether some extension goes on by `same`. */
  readonly hasSame: boolean;
  /** Whether some extension goes on by its name again. */
  readonly repeatsNames: boolean;
}

/** Read once for each state of a file, since every fix that adds a line asks. */
const kept = new WeakMap<ConfigFile, { readonly edits: number; readonly habits: Habits }>();

export function habitsOf(file: ConfigFile): Habits {
  const known = kept.get(file);
  if (known?.edits === file.edits) return known.habits;
  const habits = readHabits(file);
  kept.set(file, { edits: file.edits, habits });
  return habits;
}

function readHabits(file: ConfigFile): Habits {
  const operators = new Map<string, number>();
  let hasSame = false;
  let repeatsNames = false;
  for (const line of file.lines) {
    const { statement } = line;
    if (statement.kind !== 'exten' && statement.kind !== 'same') continue;
    const operator = operatorOf(line);
    if (statement.operator !== '+=') operators.set(operator, (operators.get(operator) ?? 0) + 1);
    hasSame ||= statement.kind === 'same';
    repeatsNames ||= statement.kind === 'exten' && /^(?:n|[2-9]|\d\d+)$/.test(statement.priority.word.text);
  }
  const [operator = ' => '] = [...operators].sort(([, a], [, b]) => b - a)[0] ?? [];
  return { indent: indentIn(file), operator, hasSame, repeatsNames };
}

/** What stands between the key and the value of a line, blanks included. */
export function operatorOf({ text, statement }: Line): string {
  return 'operatorSpan' in statement ? text.slice(statement.key.span().end, statement.value.span().start) : ' => ';
}

function indentIn(file: ConfigFile): string | undefined {
  const counts = new Map<string, number>();
  for (const line of continuations(file)) {
    const indent = indentOf(line.text);
    if (indent !== '') counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  let best: string | undefined;
  for (const [indent, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = indent;
  return best;
}

/** The `same` lines outside the blocks of While and If: what stands inside one may be indented to show it. */
export function* continuations(file: ConfigFile): Generator<Line> {
  let depth = 0;
  for (const line of file.lines) {
    const { statement } = line;
    if (statement.kind === 'section' || statement.kind === 'exten') depth = 0;
    if (statement.kind !== 'same' && statement.kind !== 'exten') continue;
    const name = statement.applicationName;
    const role = Object.hasOwn(blocks, name) ? blocks[name]?.role : undefined;
    if (role === 'close') depth = Math.max(0, depth - 1);
    if (statement.kind === 'same' && (depth === 0 || (depth === 1 && role === 'else'))) yield line;
    if (role === 'open') depth++;
  }
}
