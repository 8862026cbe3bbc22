/** The soak's work on workspaces in this process, with a look after each step. */

import test from 'node:test';
import '../support/bugs.ts';
import { soakNearby } from '../support/soak-run.ts';

const SEEDS = ['one morning', 'another', 'a third'];
const STEPS = Number(process.env['SOAK_STEPS'] ?? 300);

for (const seed of SEEDS) test(`${STEPS} steps of ${seed}, each with a look from scratch`, () => soakNearby(seed, STEPS));
