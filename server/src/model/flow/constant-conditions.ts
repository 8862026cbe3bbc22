/** Conditions that no variable has a part in, and how they come out. */

import { Piece } from '../../syntax/piece.ts';
import { conditionHolds, expand, type Environment } from '../values/values.ts';
import type { Decide } from './flow.ts';

const noVariables: Environment = new Map();

/** Conditions that no variable has a part in. */
export const decideConstants: Decide = ({ text }) => {
  if (decided.has(text)) return decided.get(text);
  if (decided.size >= MOST_DECIDED) decided.clear();
  const holds = conditionHolds(expand(new Piece(text, 0), noVariables));
  decided.set(text, holds);
  return holds;
};

/** What came out for the conditions of late: ways are walked again and again, and many lines ask for the same. */
const decided = new Map<string, boolean | undefined>();

const MOST_DECIDED = 1000;
