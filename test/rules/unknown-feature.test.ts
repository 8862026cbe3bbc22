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

test('a place of which parts are missing, or that no quotation marks hold together', () =>
  checkProblems(
    `
[sub-note]
exten => s,1,UserEvent(Note,From: \${ARG1})
 same => n,Return()
-- features.conf --
[applicationmap]
one => *1,self,Gosub,sub-note,s,1(desk)
;                    ^^^^^^^^ warning unknown-feature: 'sub-note' is no place: the Gosub of a feature needs a context, an extension and a priority, in one pair of quotation marks.
two => *2,self,Gosub,"sub-note,1(desk)"
;                     ^^^^^^^^^^^^^^^^ warning unknown-feature: 'sub-note,1(desk)' is no place: the Gosub of a feature needs a context, an extension and a priority, in one pair of quotation marks.
three => *3,self,Gosub(sub-note)
;                      ^^^^^^^^ warning unknown-feature: 'sub-note' is no place: the Gosub of a feature needs a context, an extension and a priority, in one pair of quotation marks.
four => *4,self,Gosub,"sub-note,s,1(desk)"
five => *5,self,Gosub(sub-note,s,1(desk)),default
six => *6,self,Gosub,"s,1"
`,
    { only },
  ));
