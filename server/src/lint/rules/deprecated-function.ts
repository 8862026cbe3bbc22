/** A line calls a function that Asterisk means to take out. */

import { functionFix, judgedFunctions } from '../calls/replacements.ts';
import { deprecationOf } from '../calls/version.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { lineRule } from '../rule.ts';

export const deprecatedFunction = lineRule(
  ['exten', 'same'],
  {
    name: 'deprecated-function',
    tier: 'load',
    severity: 'information',
    since: '0.1.0',
    summary: 'A line calls a function that your version of Asterisk has, and means to take out.',
    why:
      'The function works, and a later version will not have it: its value will then be empty. ' +
      'Which version that is may not be decided yet. The message names what takes its place.',
    repair: 'Nothing has to be done today. Replace the function before you change to an Asterisk that lacks it.',
    evidence: 'the deprecation notes of the modules and what they write into the log',
    isDeprecated: true,
    invalid: [
      `
[a]
exten => s,1,Set(P=\${QUEUE_MEMBER_PENALTY(q,PJSIP/1)})
;                    ^^^^^^^^^^^^^^^^^^^^ information deprecated-function: 'QUEUE_MEMBER_PENALTY' is deprecated; 'QUEUE_MEMBER(…,penalty,…)' takes its place.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(P=\${QUEUE_MEMBER(q,penalty,PJSIP/1)})
`,
    ],
    seeAlso: ['removed-function', 'deprecated-application'],
  },
  function* (statement, text, settings) {
    for (const each of judgedFunctions(statement, text)) {
      const message = deprecationOf(each.entry, settings);
      if (message !== undefined) yield { span: each.use.name.span(), message, fix: () => functionFix(each) };
    }
  },
  (line) => hasMark(line, Mark.function),
);
