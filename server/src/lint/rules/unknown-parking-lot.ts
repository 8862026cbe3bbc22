/** A line names a parking lot that res_parking.conf does not have. */

import { overlaps, unknownNames } from '../names/judge-names.ts';
import { contextRule } from '../rule.ts';

export const unknownParkingLot = contextRule(
  {
    name: 'unknown-parking-lot',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A parking lot is named that res_parking.conf does not define.',
    why:
      '`Park` reports an error ("Could not find parking lot") and the call is not parked. With `parkeddynamic` lots come into being by themselves, and nothing is judged. ' +
      'A file that a database or a missing `#include` adds to is not judged, nor one that defines nothing at all.',
    repair:
      'Correct the name, or add a section of this name to res_parking.conf. ' +
      'Where it is defined in a place that is not looked at, allow the rule, or set it to `off`.',
    evidence: 'res/parking/parking_applications.c `park_common_setup`, `parked_call_app_exec`',
    follows: ['invalid-variable-reference'],
    invalid: [
      `
[a]
exten => s,1,Park(offcie)
;                 ^^^^^^ warning unknown-parking-lot: No parking lot named 'offcie' is in res_parking.conf.
-- res_parking.conf --
[office]
parkpos=701-720
`,
    ],
    valid: [
      `
[a]
exten => s,1,Park()
 same => n,Park(default)
 same => n,ParkedCall(office,701)
-- res_parking.conf --
[office]
parkpos=701-720
`,
    ],
    seeAlso: ['unknown-queue'],
  },
  (context, dialplan) => unknownNames(context, dialplan, kinds),
  ({ nameKinds }) => overlaps(nameKinds, kinds),
);

const kinds = new Set(['parking-lot'] as const);
