/** unknown-feature: names in DYNAMIC_FEATURES that features.conf does not have. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unknown-feature';

test('items and groups, each by itself', () =>
  checkProblems(
    `
[a]
exten => s,1,MSet(X=1,_DYNAMIC_FEATURES=record#nix#\${MORE})
;                                              ^^^ warning unknown-feature: No feature named 'nix' is in features.conf.
 same => n,Set(DYNAMIC_FEATURES=)
 same => n,Set(GLOBAL(DYNAMIC_FEATURES)=nix)
-- features.conf --
[featuremap]
nix => *8
[applicationmap]
record => *1,self,Monitor
`,
    { only },
  ));
