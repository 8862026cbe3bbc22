/** invalid-section-header: what is an option, and what is a remark. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'invalid-section-header';

test('remarks behind a header', () =>
  checkProblems(
    `
[a] the first
[b](!) (a template)
[c] (see the manual)
[d](b) ; (!
exten => s,1,Hangup() [1]
exten => t,1,NoOp([x])
[{{ name }}
`,
    { only },
  ));

test('the blank goes', () => checkFix('[base] <|>(!)\n', '[base](!)\n', { only }));
test('the bracket comes', () => checkFix('[ba<|>se ; x\n', '[base] ; x\n', { only }));
test('a line of its own', () =>
  checkFix(
    '[a]\nexten => s,1,Hangup()<|>[more]\nexten => s,1,Answer()\n',
    '[a]\nexten => s,1,Hangup()\n\n[more]\nexten => s,1,Answer()\n',
    { only },
  ));

test('an option without parentheses', () =>
  checkProblems(
    `
[base]!
;     ^ warning invalid-section-header: Asterisk ignores '!': options of a section stand in parentheses.
[other] !!!
`,
    { only: 'invalid-section-header' },
  ));

test('a header under which the next line would lose its beginning', () =>
  checkFix(
    '[a]\nexten => s,1,Answer()\nexten => s,n,Hangup()<|>[bye]\nexten => s,n,Hangup()\n',
    '[a]\nexten => s,1,Answer()\nexten => s,n,Hangup()\nexten => s,n,Hangup()\n',
    { title: 'Remove the section header' },
  ));

test('a header behind another line is told once', () =>
  checkProblems(`
[a]
exten => s,1,Hangup()[bye]
;                    ^^^^^ error invalid-section-header: Asterisk ignores the section header '[bye]', which stands behind another line.
`));

test('a line that stands behind a header and its blank', () =>
  checkFix('[a] exten<|> => s,1,Answer()\n', '[a]\nexten => s,1,Answer()\n', { only: 'invalid-section-header', safe: false }));

test('options in two pairs of parentheses', () => {
  checkFix('[base](!)\n[a](base)<|>(!)\n', '[base](!)\n[a](base,!)\n', { only, safe: false });
  // An empty word stands for the first section of the file.
  checkNoFix('[base](!)\n[a]()<|>(!)\n', { only });
});

test('parentheses behind a name without its bracket', () =>
  checkFix(
    `
[base](!)
include => other
[ph<|>ones(base)
exten => 1,1,Goto(phones,1,1)
[other]
exten => 2,1,Goto(phones,1,1)
`,
    `
[base](!)
include => other
[phones](base)
exten => 1,1,Goto(phones,1,1)
[other]
exten => 2,1,Goto(phones,1,1)
`,
    { only: ['invalid-section-header', 'unknown-context', 'unused-context'], title: "Add ']'", safe: false },
  ));
