/** Every rule, in the order of the alphabet. A rule that is not listed here does not exist. */

import type { Rule } from '../rule.ts';
import { invalidTarget } from './invalid-target.ts';
import { missingReturn } from './missing-return.ts';
import { missingSubroutineArgument } from './missing-subroutine-argument.ts';
import { unknownContext } from './unknown-context.ts';
import { unknownExtension } from './unknown-extension.ts';
import { unknownLabel } from './unknown-label.ts';
import { unknownPriority } from './unknown-priority.ts';
import { unusedAllow } from './unused-allow.ts';
import { unusedSubroutineArgument } from './unused-subroutine-argument.ts';

export const rules: readonly Rule[] = [
  invalidTarget,
  missingReturn,
  missingSubroutineArgument,
  unknownContext,
  unknownExtension,
  unknownLabel,
  unknownPriority,
  unusedAllow,
  unusedSubroutineArgument,
];
