/** A priority runs nothing. */

import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { lineRule } from '../rule.ts';

export const missingApplication = lineRule(
  ['exten', 'same'],
  {
    name: 'missing-application',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A priority has no application.',
    why: 'Asterisk takes the line in without a word, and hangs up when a call comes there: "No application \'\'".',
    repair: 'Write the application behind the second comma, `NoOp()` where nothing is to happen, or remove the line.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`, main/pbx.c `pbx_extension_helper`',
    invalid: [
      `
[a]
exten => 100,1,
;            ^ error missing-application: No application follows the priority; the call ends here.
exten => 101,1,(hello)
;            ^ error missing-application: No application follows the priority; the call ends here.
exten => 102,hint
;            ^^^^ warning missing-application: No device follows the hint; its state never changes.
`,
    ],
    valid: [
      `
[a]
exten => 100,1,NoOp()
exten => 100,hint,PJSIP/100
`,
    ],
    seeAlso: ['invalid-priority', 'missing-priority'],
  },
  function* (statement, text) {
    const { application, priority, rest } = statement;
    if (application.text !== '' || priority.isLabelUnclosed || statement.operator === '+=') return;
    if (priority.word.text === 'hint' && rest.text.trim() === '' && !isTemplateText(text)) {
      yield { span: priority.piece.span(), message: 'No device follows the hint; its state never changes.', atMost: 'warning' };
      return;
    }
    // Only what Asterisk takes in, `1.Hangup` for 1 among it: other words make it drop the line.
    if (!/^(?:n|s|next|same|[1-9]\d*(?:[.:;|].*)?)$/s.test(priority.word.text)) return;
    // A label or an application that stands in the wrong place is said to do so.
    if (/^\s*\([\w-]+\)\s*,\s*\w/.test(rest.text) || /\)\s*\w/.test(priority.piece.text)) return;
    if (isTemplateText(text) || isMangled(statement, text)) return;
    yield { span: priority.piece.span(), message: 'No application follows the priority; the call ends here.' };
  },
  ({ written }) => written === '',
);
