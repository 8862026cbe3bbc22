/** What is shown of a whole file: outline, folds, and names over all files. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { documentSymbols } from '../../server/src/features/document-symbols.ts';
import { ConfigFile, StatementPool } from '../../server/src/syntax/config-file.ts';
import { randomChange } from '../support/check-incremental.ts';
import { Random } from '../support/random.ts';
import { checkFolds, checkSymbols, checkWorkspaceSymbols } from '../support/check-places.ts';

describe('document symbols', () => {
  test('contexts, extensions, labelled priorities', () =>
    checkSymbols(
      `
[general]
static = yes
[globals]
TRUNK = PJSIP

; Sales.
[base](!)
exten => h,1,NoOp()
[sales](base)
exten => s,1(start),Answer()
 same => n,NoOp()
 same => n(end),Hangup()
exten => 100,1,NoOp()
exten => s,n(late),NoOp()
`,
      `
Property general 1-2
Struct globals 3-4
  Variable TRUNK PJSIP 4-4
Interface base (!) 7-8
  Method h 8-8
Module sales (base) 9-14
  Method s 10-14
    Key start Answer 10-10
    Key end Hangup 12-12
    Key late NoOp 14-14
  Method 100 13-13
`,
    ));

  test('another configuration file', () =>
    checkSymbols(`-- queues.conf --\n[general]\n[sales]\nmember => PJSIP/1\n`, 'Property general 1-1\nModule sales 2-3'));

  test('a call in the place of the priority is no label', () =>
    checkSymbols(
      `[a]\nexten => s,1,NoOp()\n same => GotoIf(x?y)\n same => n(y),NoOp()\n`,
      'Module a 1-4\n  Method s 2-4\n    Key y NoOp 4-4',
    ));
  test('a header that is being written', () => checkSymbols(`[\n[]\n`, 'Module [] 1-1\nModule [] 2-2'));
});

test('the symbols of an edited file are those from scratch', () => {
  const text = '[a]\nexten => s,1(x),NoOp()\n same => n,NoOp()\n\n[b](!)\nexten => 1,1,NoOp()\n[globals]\nA=1\n';
  for (let round = 0; round < 20; round++) {
    const random = new Random(`symbols ${round}`);
    const file = new ConfigFile('a.conf', 'dialplan', text, new StatementPool());
    for (let i = 0; i < 20; i++) {
      file.edit(randomChange(random, file));
      const fresh = new ConfigFile('a.conf', 'dialplan', file.text, new StatementPool());
      assert.deepEqual(documentSymbols(file), documentSymbols(fresh));
    }
  }
});

describe('folding', () => {
  test('sections, extensions, comments', () =>
    checkFolds(
      `
; One
; two
[a]
exten => s,1,NoOp()
 same => n,NoOp()
 ; in between
 same => n,NoOp()

;--
block
--;
exten => t,1,NoOp()

[b]
exten => s,1,NoOp()
 same => n,NoOp()
`,
      '1-2 comment',
      '3-12',
      '4-7',
      '9-11 comment',
      '14-16',
      '15-16',
    ));
});

describe('workspace symbols', () => {
  const source = `
[sales]
exten => s,1(start),NoOp()
[support]
exten => 100,1,NoOp()
`;
  test('contexts before extensions and labels', () =>
    checkWorkspaceSymbols(
      source,
      's',
      'Module sales extensions.conf:1',
      'Module support extensions.conf:3',
      'Method s sales extensions.conf:2',
      'Key start sales,s extensions.conf:2',
    ));
  test('what begins so before what has it inside', () =>
    checkWorkspaceSymbols(
      '[old-sales]\n[sales-2]\n[sales]\n[s-a-l-e-s]\n',
      'sales',
      'Module sales extensions.conf:3',
      'Module sales-2 extensions.conf:2',
      'Module old-sales extensions.conf:1',
      'Module s-a-l-e-s extensions.conf:4',
    ));

  test('letters in order are enough', () => checkWorkspaceSymbols(source, 'spt', 'Module support extensions.conf:3'));
});
