/** A line runs an application that Asterisk has no more. */

import { application } from '../../catalogue/catalogue.ts';
import { droppedApplication, isThirdPartyApplication } from '../../catalogue/third-party.ts';
import { applicationFix, droppedFix, isTried, judgedCalls } from '../calls/replacements.ts';
import { removalOf } from '../calls/version.ts';
import { lineRule } from '../rule.ts';

export const removedApplication = lineRule(
  ['exten', 'same'],
  {
    name: 'removed-application',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A line runs an application that your version of Asterisk has no more.',
    why:
      'Asterisk loads the line without a word; the call is hung up when it comes there ("No application \'Macro\'"). ' +
      'Version 21 alone took out `Macro`, `Monitor` and all of `chan_sip` with `SIPAddHeader`. ' +
      'With the setting `asteriskVersion` the problem is an error where your version lacks the application, and silent where it has it; without the setting it is a warning as long as some version from 18 on has it, shown once for each name in a file.',
    repair:
      'Replace the application by what the message names. ' +
      'Where your Asterisk still has it, say which version it is, by the setting `asteriskVersion`.',
    evidence: 'main/pbx.c `pbx_extension_helper`; the modules of the branches 11 to 23',
    isDeprecated: true,
    invalid: [
      `
[a]
exten => s,1,SetCallerPres(prohib)
;            ^^^^^^^^^^^^^ error removed-application: 'SetCallerPres' is not in Asterisk 16 any more; 'CALLERID(pres)' took its place.
 same => n,MacroExit()
;          ^^^^^^^^^ warning removed-application: 'MacroExit' is gone since Asterisk 21; 'Return' took its place.
 same => n,SetVar(X=1)
;          ^^^^^^ error removed-application: 'SetVar' was dropped before Asterisk 11; 'Set' took its place.
`,
    ],
    valid: [
      `
[a]
exten => s,1,MacroExit()
 same => n,TryExec(DBdel(a/b))
-- settings.json --
{ "asteriskVersion": "13" }
`,
    ],
    seeAlso: ['deprecated-application', 'unknown-application', 'removed-function'],
  },
  function* (statement, text, settings) {
    for (const call of judgedCalls(statement, text)) {
      const name = call.name.text.trim();
      if (isThirdPartyApplication(name)) continue;
      const span = call.name.trim().span();
      const entry = application(name);
      if (entry === undefined) {
        const dropped = droppedApplication(name);
        if (dropped === undefined) continue;
        const message = `'${dropped.name}' was dropped before Asterisk 11; '${dropped.replacement}' took its place.`;
        yield { span, message, fix: () => droppedFix(call) };
        continue;
      }
      const removal = removalOf(entry, settings);
      if (removal === undefined || (removal.isElsewhere && isTried(call))) continue;
      yield {
        span,
        message: removal.message,
        ...(removal.isElsewhere && { atMost: 'warning' as const, isOncePerFile: true }),
        fix: () => applicationFix(entry, call),
      };
    }
  },
  ({ written, mayNest }, settings) => {
    const entry = application(written.trim());
    return mayNest || entry === undefined || removalOf(entry, settings) !== undefined;
  },
);
