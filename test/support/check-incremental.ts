/**
 * The check behind all others: a dialplan that was edited equals the one that is built from the same texts. Edits are random, and the same
 * in every run.
 */

import assert from 'node:assert/strict';
import type { Dialplan } from '../../server/src/model/dialplan.ts';
import type { ConfigFile, TextChange } from '../../server/src/syntax/config-file.ts';
import { dumpDialplan } from './dump.ts';
import { MemoryDialplan } from './memory-dialplan.ts';
import { Random } from './random.ts';

export interface Effort {
  /** How many edits the files go through. */
  readonly edits: number;
  /** After so many edits the two are compared. */
  readonly stride: number;
}

/** What a fixture goes through. */
const USUAL: Effort = { edits: 24, stride: 3 };

/**
 * Edits the files at random, compares with a dialplan from scratch every few edits, then brings the first texts back and compares again.
 * `answers` are compared along with the dialplan itself: the problems, for one.
 */
export function checkIncremental(
  seed: string,
  files: ReadonlyMap<string, string>,
  answers: (dialplan: Dialplan) => readonly string[],
  effort: Effort = USUAL,
): void {
  const random = new Random(seed);
  const memory = new MemoryDialplan(files);
  const edits: string[] = [];
  answers(memory.dialplan);
  for (let i = 1; i <= effort.edits; i++) {
    const file = random.pick([...memory.files.values()]);
    const change = randomChange(random, file);
    edits.push(`${file.path} ${JSON.stringify(change)}`);
    memory.edit(file.path, change);
    if (i % effort.stride === 0) compare(memory, answers, edits);
  }
  for (const [path, text] of files) if (memory.files.has(path)) memory.replaceAll(path, text);
  compare(memory, answers, [...edits, 'the first texts again']);
}

function compare(memory: MemoryDialplan, answers: (dialplan: Dialplan) => readonly string[], edits: readonly string[]): void {
  const fresh = new MemoryDialplan(memory.texts);
  const after = (): string => `an edited dialplan is not what it is from scratch, after ${edits.join('\n')}`;
  const [edited, scratch] = [dumpDialplan(memory.dialplan), dumpDialplan(fresh.dialplan)];
  if (edited !== scratch) assert.equal(edited, scratch, after());
  const [now, then] = [answers(memory.dialplan).join('\n'), answers(fresh.dialplan).join('\n')];
  if (now !== then) assert.equal(now, then, after());
}

const words = [
  ...['\n', '\n', ' ', ',', '(', ')', '=', '=>', ';', ';--', '--;', '[', ']', '#include ', '${', '}', 'n', '1', 's', 'x'],
  ...[
    '[a]\n',
    '[b](!)\n',
    '[c](b)\n',
    '[a](+)\n',
    'include => b\n',
    'exten => s,1,NoOp()\n',
    ' same => n(x),Goto(a,s,1)\n',
    '; lint\n',
  ],
];

/** A replacement of a little text by a little text: what a writer does, and what a merge does. */
export function randomChange(random: Random, file: ConfigFile): TextChange {
  const startLine = random.below(file.lines.length);
  const text = file.lines[startLine]?.text ?? '';
  const startColumn = random.below(text.length + 1);
  switch (random.below(6)) {
    case 0:
      return { startLine, startColumn: 0, endLine: startLine + 1, endColumn: 0, text: '' };
    case 1:
      return { startLine, startColumn: 0, endLine: startLine, endColumn: 0, text: `${random.pick(file.lines).text}\n` };
    case 2: {
      const endLine = Math.min(startLine + random.below(3), file.lines.length - 1);
      const least = endLine === startLine ? startColumn : 0;
      const endColumn = least + random.below((file.lines[endLine]?.text.length ?? 0) - least + 1);
      return { startLine, startColumn, endLine, endColumn, text: random.pick(words) };
    }
    case 3:
      return { startLine, startColumn, endLine: startLine, endColumn: Math.min(text.length, startColumn + 1), text: '' };
    default:
      return { startLine, startColumn, endLine: startLine, endColumn: startColumn, text: random.pick(words) };
  }
}
