/** An option letter that is there twice. */

import { calledOptions, isNoOptions, type CalledOption, mayHaveOptions } from '../calls/called-options.ts';
import { lineRule } from '../rule.ts';

export const duplicateOption = lineRule(
  ['exten', 'same'],
  {
    name: 'duplicate-option',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An option letter stands twice in the same options.',
    why:
      'Of two options with the same letter the last one counts: the subroutine or the file that the first one names is never used. ' +
      'Where the letter takes no argument the second one does no harm, but mostly another letter was meant, such as `T` beside `t`.',
    evidence: 'main/app.c `parse_options` (overwrites the argument)',
    invalid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,30,tU(first)U(second))
;                               ^^^^^^^^ warning duplicate-option: Option U stands here twice, and only the last one counts.
 same => n,Dial(PJSIP/100,30,tgt)
;                              ^ information duplicate-option: Option t stands here twice.
 same => n,Gosub(first,s,1)
[first]
exten => s,1,Return()
[second]
exten => s,1,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,30,tTm(a)r)
`,
    ],
    seeAlso: ['unknown-option', 'option-argument'],
  },
  function* (statement, text, settings) {
    for (const called of calledOptions(statement, text, settings)) {
      const { uses } = called;
      if (!hasDoubles(uses) || isNoOptions(called)) continue;
      const last = new Map(uses.map((use) => [use.letter, use]));
      const seen = new Set<string>();
      for (const use of uses) {
        const winner = last.get(use.letter);
        const isSecond = seen.has(use.letter);
        seen.add(use.letter);
        if (use.accepted === undefined || winner === undefined) continue;
        const takesNone = use.accepted.argument === 'none';
        if (takesNone ? !isSecond : use === winner) continue;
        const isSame = takesNone || argumentOf(use) === argumentOf(winner);
        yield {
          span: takesNone ? use.letterPiece.span() : use.whole.span(),
          message: isSame
            ? `Option ${use.letter} stands here twice.`
            : `Option ${use.letter} stands here twice, and only the last one counts.`,
          ...(isSame && { atMost: 'information' as const }),
          fix: () => [{ title: 'Remove the option', safe: isSame, replacements: [{ span: use.whole.span(), newText: '' }] }],
        };
      }
    }
  },
  mayHaveOptions,
);

/** Whether a letter stands there twice. */
function hasDoubles(uses: readonly CalledOption[]): boolean {
  return uses.some(({ letter }, at) => uses.findIndex((each) => each.letter === letter) < at);
}

function argumentOf({ argument }: CalledOption): string {
  return argument?.text ?? '';
}
