/** An application is written in another case than its documentation has it. */

import { application } from '../../catalogue/catalogue.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { lineRule } from '../rule.ts';

export const applicationCase = lineRule(
  ['exten', 'same'],
  {
    name: 'application-case',
    tier: 'taste',
    severity: 'off',
    since: '0.1.0',
    summary: 'An application is written in another case than its documentation has it.',
    why: 'Asterisk finds `hangup` and `HANGUP` as well as `Hangup`. A dialplan in which each application has one spelling is easier to search and to read.',
    evidence: 'main/pbx_app.c `pbx_findapp`, which compares names without case',
    seeAlso: ['unknown-application'],
    invalid: [
      `
[a]
exten => s,1,answer()
;            ^^^^^^ warning application-case: 'answer' is documented as 'Answer'.
 same => n,ExecIf($["\${X}" = ""]?HANGUP())
;                                ^^^^^^ warning application-case: 'HANGUP' is documented as 'Hangup'.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Answer()
 same => n,NoOp(hangup)
`,
    ],
  },
  function* (statement) {
    for (const { name } of withNestedCalls(factsOf(statement).call)) {
      const written = name.trim();
      const found = application(written.text);
      if (found === undefined || found.name === written.text || found.name.toLowerCase() !== written.text.toLowerCase()) continue;
      const span = written.span();
      yield {
        span,
        message: `'${written.text}' is documented as '${found.name}'.`,
        fix: () => [{ title: `Change to '${found.name}'`, safe: true, replacements: [{ span, newText: found.name }] }],
      };
    }
  },
);
