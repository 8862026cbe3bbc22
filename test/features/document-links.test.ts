/** Document Links: which names open a file. */

import { describe, test } from 'node:test';
import { checkLinks } from '../support/check-places.ts';

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
  test('scripts and sounds that are there', () =>
    checkLinks(
      `
[a]
exten => s,1,AGI(score.php,1)
;                ^^^^^^^^^ script score.php
 same => n,Playback(hello&none& bye,noanswer)
;                   ^^^^^ sound hello
;                               ^^^ sound bye
 same => n,ExecIf($[1]?BackGround(hello))
;                                 ^^^^^ sound hello
 same => n,Read(X,hello,1)
;                 ^^^^^ sound hello
 same => n,Queue(q,t,,hello)
;                     ^^^^^ sound hello
 same => n,AGI(agi://host/hello)
 same => n,Playback(\${X}&hello\${Y})
 same => n,NoOp(hello)
`,
      ['hello', 'bye', 'score.php'],
    ));
});
