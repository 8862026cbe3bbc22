/** Document Links: which names open a file. */

import { describe, test } from 'node:test';
import { checkLinks } from '../support/check-features.ts';

describe('document links', () => {
  test('#include', () =>
    checkLinks(`
#include "more.conf"
;         ^^^^^^^^^ more.conf
#include "none.conf"
#include "d/*.conf"
[a]
-- more.conf --
[b]
-- d/a.conf --
[c]
-- d/b.conf --
[d]
`));
});
