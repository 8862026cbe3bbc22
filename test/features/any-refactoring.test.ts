/** Refactorings at any place of any text: nothing throws, no edits overlap, and those that only write otherwise load the same. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { refactoringEdits, refactoringOffers } from '../../server/src/features/refactorings.ts';
import { applyFix } from '../support/check.ts';
import { loaded } from '../support/check-edits.ts';
import { randomChange } from '../support/check-incremental.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';
import { Random } from '../support/random.ts';

const texts = new Map([
  [
    'extensions.conf',
    `#include "more.conf"
[base](!)
exten => h,1,NoOp(\${HANGUPCAUSE})
exten => h,2,Goto(h,1)
[in](base)
exten => 100,1(start),Answer()
exten => 100,2,GotoIf($["\${X}" = ""]?4:+1)
exten => 100,3,Macro(dial,\${EXTEN},\${ARG1})
exten => 100,4(end),Dial(PJSIP/1&Local/101@in/n,30,tM(dial^a)g)
 same => n,Queue(q,t,,,300,,,sub)
 same => n,While($[\${I} < 3])
 same => n,MacroIf($[\${X}]?dial:gone,1)
 same => n,EndWhile()
 same => n,Hangup()
[plain]
exten => 100,1,Answer() ; first
; between
 same => n(again),Set(X=\${ARG1}\${EXTEN:1})
 same => n,GotoIf($[\${X}]?again)
 same => n,Hangup()
exten => h,1,NoOp(done)
exten => h,n,Hangup()
`,
  ],
  [
    'more.conf',
    '[macro-dial]\nexten => s,1,Set(X=${MACRO_EXTEN})\nexten => s,n,MacroExit()\nexten => s-BUSY,1,NoOp()\n[out]\nexten => 1,1,Goto(in,100,4)\n[sub]\nexten => s,1,Return()\n',
  ],
  ['queues.conf', '[q]\nmember => Local/100@in\nmembermacro=dial\n'],
]);

/** Those that change how lines are written and nothing else. */
const writesOtherwise = /^(?:Use 'same'|Spell out|Write the numbers)/;
/** The same, but for labels that come up. */
const writesLabels = ' with n';

function withoutLabels(text: string): string {
  return text.replace(/"(?:label|data)": .*/g, '');
}

test('wherever one stands, and whatever is selected', () => {
  const random = new Random('refactorings');
  let made = 0;
  for (let round = 0; round < 60; round++) {
    const memory = new MemoryDialplan(texts);
    for (let edits = round === 0 ? 0 : 1 + random.below(8); edits > 0; edits--) {
      const path = random.pick(['extensions.conf', 'more.conf', 'queues.conf']);
      memory.edit(path, randomChange(random, memory.file(path)));
    }
    for (const path of ['extensions.conf', 'more.conf']) {
      const { lines } = memory.file(path);
      for (const { number } of lines) {
        const last = random.below(2) === 0 ? number : Math.min(lines.length - 1, number + 1 + random.below(4));
        const range = { start: { line: number, character: 0 }, end: { line: last, character: 0 } };
        for (const { title } of refactoringOffers(memory.dialplan, path, range)) {
          const result = refactoringEdits(memory.dialplan, path, range, title);
          if ('refused' in result) {
            assert.match(result.refused, /^[A-Z'].*[.]$/s);
            continue;
          }
          made++;
          const after = applyFix(memory.texts, { title, safe: false, edits: result.edits });
          if (writesOtherwise.test(title)) assert.equal(loaded(after, 'tolerant'), loaded(memory.texts, 'tolerant'), title);
          if (title.endsWith(writesLabels))
            assert.equal(withoutLabels(loaded(after, 'tolerant')), withoutLabels(loaded(memory.texts, 'tolerant')), title);
        }
      }
    }
  }
  assert.ok(made > 1000, `${made} were made`);
});
