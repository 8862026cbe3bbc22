/** The examples in the documentation of every rule do what they say, and so do the fixes of what they show. */

import test from 'node:test';
import { rules } from '../../server/src/lint/rules/index.ts';
import { checkAllFixes, checkClean, checkProblems } from '../support/check.ts';

for (const { meta, scope } of rules) {
  // A rule of the engine speaks of what the others found.
  const options = scope === 'engine' ? {} : { only: meta.name };
  for (const [index, example] of meta.invalid.entries())
    test(`${meta.name}: invalid example ${index + 1}`, () => checkProblems(example, options));
  for (const [index, example] of meta.invalid.entries())
    test(`${meta.name}: fixes of invalid example ${index + 1}`, () => checkAllFixes(example, meta.name));
  for (const [index, example] of meta.valid.entries())
    test(`${meta.name}: valid example ${index + 1}`, () => {
      checkProblems(example, options);
      checkClean(example);
    });
}
