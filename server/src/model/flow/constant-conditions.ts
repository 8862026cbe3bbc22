/** Conditions that no variable has a part in, and how they come out. */

import { TextCache } from '../../base/text-cache.ts';
import { Piece } from '../../syntax/piece.ts';
import { conditionHolds, expand, type Environment } from '../values/values.ts';
import type { Decide } from './flow.ts';

const noVariables: Environment = new Map();

/** Conditions that no variable has a part in. */
export const decideConstants: Decide = ({ text }) =>
  decided.get(text, () => conditionHolds(expand(new Piece(text, 0), noVariables)));

/** Ways are walked again and again, and many lines ask for the same. */
const decided = new TextCache<boolean | undefined>();
