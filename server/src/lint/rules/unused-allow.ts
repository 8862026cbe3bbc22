/** A comment that allows what is not there. The engine runs it after all others. */

import type { EngineRule } from '../rule.ts';

export const unusedAllow: EngineRule = {
  scope: 'engine',
  meta: {
    name: 'unused-allow',
    tier: 'taste',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A comment allows a rule that reports nothing there, or that does not exist.',
    why: 'An allow-comment outlives its reason: the line is repaired, the comment stays, and hides the next mistake. A misspelt rule name allows nothing at all.',
    evidence: 'the checker itself; to Asterisk a comment is nothing',
    invalid: [
      `
[a]
exten => s,1,Goto(nowhere,s,1) ; lint: allow unknown-contxt
;                 ^^^^^^^ error unknown-context: No file defines a context named 'nowhere'.
;                                            ^^^^^^^^^^^^^^ warning unused-allow: There is no rule named 'unknown-contxt'.
`,
      `
[a]
; lint: allow unknown-context
;             ^^^^^^^^^^^^^^^ warning unused-allow: 'unknown-context' reports nothing here that this comment could allow.
exten => s,1,Answer()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Goto(nowhere,s,1) ; lint: allow unknown-context
`,
    ],
  },
};
