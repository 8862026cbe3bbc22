/** A line runs an application that Asterisk means to take out. */

import { application } from '../../catalogue/catalogue.ts';
import { applicationFix, judgedCalls } from '../calls/replacements.ts';
import { deprecationOf } from '../calls/version.ts';
import { lineRule } from '../rule.ts';

export const deprecatedApplication = lineRule(
  ['exten', 'same'],
  {
    name: 'deprecated-application',
    tier: 'load',
    severity: 'information',
    since: '0.1.0',
    summary: 'A line runs an application that your version of Asterisk has, and means to take out.',
    why:
      'The application works, and a later version will not have it: calls that come to this line will then be hung up. ' +
      'Which version that is may not be decided yet. The message names what takes its place.',
    repair: 'Nothing has to be done today. Replace the application before you change to an Asterisk that lacks it.',
    evidence: 'the deprecation notes of the modules and what they write into the log',
    isDeprecated: true,
    invalid: [
      `
[a]
exten => s,1,MeetMe(100)
;            ^^^^^^ information deprecated-application: 'MeetMe' is deprecated since Asterisk 19; 'ConfBridge' takes its place.
`,
      `
[a]
exten => s,1,DeadAGI(end-of-call.php)
;            ^^^^^^^ information deprecated-application: 'DeadAGI' is deprecated; 'AGI' takes its place.
-- settings.json --
{ "asteriskVersion": "18" }
`,
    ],
    valid: [
      `
[a]
exten => s,1,ConfBridge(100)
`,
    ],
    seeAlso: ['removed-application', 'deprecated-function'],
  },
  function* (statement, text, settings) {
    for (const call of judgedCalls(statement, text)) {
      const entry = application(call.application);
      const message = entry === undefined ? undefined : deprecationOf(entry, settings);
      if (entry !== undefined && message !== undefined)
        yield { span: call.name.trim().span(), message, fix: () => applicationFix(entry, call) };
    }
  },
  ({ written, mayNest }, settings) => {
    const entry = application(written.trim());
    return mayNest || (entry !== undefined && deprecationOf(entry, settings) !== undefined);
  },
);
