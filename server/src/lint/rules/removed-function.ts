/** A line calls a function that Asterisk has no more. */

import { functionFix, judgedFunctions } from '../calls/replacements.ts';
import { removalOf } from '../calls/version.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { lineRule } from '../rule.ts';

export const removedFunction = lineRule(
  ['exten', 'same'],
  {
    name: 'removed-function',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A line calls a function that your version of Asterisk has no more.',
    why:
      'Asterisk writes "Function … not registered" into its log, and `${…}` with this function comes out empty; what is assigned to it is lost. ' +
      'With the setting `asteriskVersion` the problem is an error where your version lacks the function, and silent where it has it; without the setting it is a warning as long as some version from 18 on has it, shown once for each name in a file.',
    repair:
      'Replace the function by what the message names. Where your Asterisk still has it, say which version it is, by the setting `asteriskVersion`.',
    evidence: 'main/pbx_functions.c `ast_func_read`; the modules of the branches 11 to 23',
    isDeprecated: true,
    invalid: [
      `
[a]
exten => s,1,Set(FROM=\${SIP_HEADER(From)})
;                       ^^^^^^^^^^ warning removed-function: 'SIP_HEADER' is gone since Asterisk 21; 'PJSIP_HEADER()' took its place.
 same => n,Set(CALLERPRES()=prohib)
;              ^^^^^^^^^^ error removed-function: 'CALLERPRES' is not in Asterisk 18 any more; 'CALLERID(pres)' took its place.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(FROM=\${SIP_HEADER(From)})
-- settings.json --
{ "asteriskVersion": "20" }
`,
    ],
    seeAlso: ['deprecated-function', 'unknown-function', 'removed-application'],
  },
  function* (statement, text, settings) {
    for (const each of judgedFunctions(statement, text)) {
      const removal = removalOf(each.entry, settings);
      if (removal === undefined) continue;
      yield {
        span: each.use.name.span(),
        message: removal.message,
        ...(removal.isElsewhere && { atMost: 'warning' as const, isOncePerFile: true }),
        fix: () => functionFix(each),
      };
    }
  },
  (line) => hasMark(line, Mark.function),
);
