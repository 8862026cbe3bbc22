/** unknown-follow-me: names that followme.conf does not have. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-follow-me';

test('case does not matter, a computed name is not judged, and options belong to no name', () =>
  checkProblems(
    `
[a]
exten => 100,1,FollowMe(PARTNER,ds)
 same => n,FollowMe(\${WHO},d)
 same => n,FollowMe(partners,ds)
;                   ^^^^^^^^ warning unknown-follow-me: No follow-me list named 'partners' is in followme.conf.
-- followme.conf --
[general]
featuredigittimeout => 5000
[partner]
number => 200,20
`,
    { only },
  ));

test('without the file, and with a database for it, nothing is said', () =>
  checkProblems(
    `
[a]
exten => 100,1,FollowMe(partners,ds)
-- extconfig.conf --
[settings]
followme => odbc,asterisk
-- followme.conf --
[partner]
number => 200,20
`,
    { only },
  ));

test('a name that is near', () =>
  checkFix(
    '[a]\nexten => s,1,FollowMe(<|>partners)\n-- followme.conf --\n[partner]\n',
    '[a]\nexten => s,1,FollowMe(partner)\n-- followme.conf --\n[partner]\n',
    { only, title: "Change to 'partner'", safe: false },
  ));
