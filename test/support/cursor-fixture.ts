/** A fixture with a cursor in it, as features are asked about it, and their answers as labels. */

import type { Range } from 'vscode-languageserver-types';
import type { Place } from '../../server/src/features/places/place.ts';
import { onlyCursor, parseFixture, type Fixture } from './fixture.ts';
import { memoryDialplan } from './memory-dialplan.ts';

/** A fixture with one cursor, and the arguments of a feature that is asked there. */
export function open(source: string): {
  fixture: Fixture;
  at: [ReturnType<typeof memoryDialplan>['dialplan'], string, number, number];
} {
  const fixture = parseFixture(source);
  const { path, line, column } = onlyCursor(fixture);
  return { fixture, at: [memoryDialplan(fixture).dialplan, path, line, column] };
}

/** An answer as a label of the fixture, to be compared with those that are written. */
export function labelOf(
  { path, range }: Place,
  text: string,
): { path: string; line: number; start: number; end: number; text: string } {
  return { path, ...columns(range), text };
}

function columns({ start, end }: Range): { line: number; start: number; end: number } {
  return { line: start.line, start: start.character, end: end.character };
}
