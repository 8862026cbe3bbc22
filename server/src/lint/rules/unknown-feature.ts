/** DYNAMIC_FEATURES names a feature that features.conf does not have. */

import { overlaps, unknownNames } from '../contexts/judge-names.ts';
import { contextRule } from '../rule.ts';

export const unknownFeature = contextRule(
  {
    name: 'unknown-feature',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'DYNAMIC_FEATURES names a feature that features.conf does not define.',
    why:
      'Asterisk passes over such a name without a word, and the code that callers dial does nothing. The names are those of `[applicationmap]` and of the groups, with `#` between them. ' +
      'A file that a database or a missing `#include` adds to is not judged, nor one that defines nothing at all.',
    evidence: 'main/bridge_basic.c `setup_dynamic_feature`, main/features_config.c `ast_get_chan_applicationmap`',
    invalid: [
      `
[a]
exten => s,1,Set(__DYNAMIC_FEATURES=record#pauze)
;                                          ^^^^^ warning unknown-feature: No feature named 'pauze' is in features.conf.
-- features.conf --
[applicationmap]
record => *1,self,Monitor
pause => *2,self,NoOp
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(DYNAMIC_FEATURES=record#mygroup)
-- features.conf --
[applicationmap]
record => *1,self,Monitor
[mygroup]
record => *9
`,
    ],
    seeAlso: ['unknown-queue'],
  },
  (context, dialplan) => unknownNames(context, dialplan, kinds),
  ({ nameKinds }) => overlaps(nameKinds, kinds),
);

const kinds = new Set(['feature'] as const);
