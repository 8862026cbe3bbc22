/** unknown-parking-lot: names that res_parking.conf does not have. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-parking-lot';

test('the default one is always there, case does not matter, a computed name is not judged', () =>
  checkProblems(
    `
[a]
exten => s,1,Park(default)
 same => n,Park(OFFICE)
 same => n,Park(\${X}office)
 same => n,Park()
 same => n,Park(xoffice)
;               ^^^^^^^ warning unknown-parking-lot: No parking lot named 'xoffice' is in res_parking.conf.
-- res_parking.conf --
[office]
`,
    { only },
  ));

test('a name that is near', () =>
  checkFix(
    '[a]\nexten => s,1,Park(<|>xoffice)\n-- res_parking.conf --\n[office]\n',
    '[a]\nexten => s,1,Park(office)\n-- res_parking.conf --\n[office]\n',
    { only, title: "Change to 'office'", safe: false },
  ));
