/** An extension has no name. */

import { hasSubstitution } from '../../syntax/parse-line.ts';
import { bracketFlaw } from '../brackets.ts';
import { callsFunction } from '../called-functions.ts';
import { contextRule } from '../rule.ts';
import { isTemplateText } from '../template-text.ts';

export const emptyExtension = contextRule(
  {
    name: 'empty-extension',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'An extension has no name, or one of a global variable that is not set.',
    why:
      'Asterisk drops the line ("You have to be kidding-- add exten \'\'"), and each `same` below it. The name of an extension is worked out while the dialplan is loaded: ' +
      'only global variables that stand above have a value then, and channel variables are empty.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`, main/pbx.c `ast_add_extension2_lockopt`',
    invalid: [
      `
[a]
exten => ,1,Answer()
;        ^ error empty-extension: The extension has no name; Asterisk drops the line.
exten => \${NOWHERE_SET},1,Answer()
;        ^^^^^^^^^^^^^^ error empty-extension: '\${NOWHERE_SET}' is empty while the dialplan is loaded; Asterisk drops the line.
`,
    ],
    valid: [
      `
[globals]
NUMBER=100
[a]
exten => \${NUMBER},1,Answer()
`,
    ],
    seeAlso: ['missing-priority', 'same-without-extension'],
  },
  function* (context, dialplan) {
    for (const { kind, line, span } of context.rejections) {
      if (kind !== 'empty-extension' || isTemplateText(line.text)) continue;
      const { statement } = line;
      if (statement.kind !== 'exten' || bracketFlaw(statement) !== undefined) continue;
      const name = statement.extension.text;
      // The variable may be set in a file that is not here, and a function such as DB() may well have a value.
      if (hasSubstitution(name) && (dialplan.isIncomplete || callsFunction(statement.extension))) continue;
      yield {
        line,
        span,
        message:
          name.trim() === ''
            ? 'The extension has no name; Asterisk drops the line.'
            : `'${name}' is empty while the dialplan is loaded; Asterisk drops the line.`,
      };
    }
  },
  'rejections',
);
