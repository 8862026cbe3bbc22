/** The name of an extension holds a sign that belongs to something else. */

import { gathered } from '../contexts/gathered.ts';
import { contextRule } from '../rule.ts';

export const suspiciousExtension = contextRule(
  {
    name: 'suspicious-extension',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The name of an extension holds a sign that nobody dials.',
    why:
      'Behind `exten` stands `=` or `=>`, and the name begins right there: `exten ==> 100,1,…` makes an extension `=>100`, and `exten = > 100,1,…` one named `>100`, which no call comes to. ' +
      'Quotation marks and brackets around a name are part of it as well, and so is a label behind it: `exten => s(open),n,…` makes an extension `s(open)`.',
    evidence: 'main/config.c `process_text_line`, pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[a]
exten ==> 100,1,Answer()
;      ^^^^^^ warning suspicious-extension: The name of this extension begins with '=>', and nobody dials that.
exten => "200",1,Answer()
;        ^^^^^ warning suspicious-extension: The name of this extension begins with '"', and nobody dials that.
exten => s,1,GotoIfTime(8:00-16:00,mon-fri,*,*?open)
 same => n,Hangup()
exten => s(open),n,Playback(welcome)
;        ^^^^^^^ warning suspicious-extension: '(open)' is part of the name here: a label stands behind the priority.
`,
    ],
    valid: [
      `
[a]
exten => 100,1,Answer()
exten=>_[1-3]XX,1,Answer()
exten => *97,1,Answer()
exten => ~~s~~,1,Answer()
exten => +49301234,1,Answer()
`,
    ],
    seeAlso: ['unknown-keyword', 'empty-extension'],
  },
  function* (context, dialplan) {
    for (const { name, line } of gathered(context, dialplan).extensionNames) {
      const label = /^[\w*#+-]+\(([A-Za-z][\w-]*)\)$/.exec(name.text)?.[1];
      if (label !== undefined)
        yield { line, span: name.span(), message: `'(${label})' is part of the name here: a label stands behind the priority.` };
      const signs = /^(?:[=>\s]+|["'`({<]+)/.exec(name.text)?.[0].trim();
      if (signs === undefined || signs === '') continue;
      yield {
        line,
        span: name.span(),
        message: `The name of this extension begins with ${signs.includes("'") ? `"${signs}"` : `'${signs}'`}, and nobody dials that.`,
      };
    }
  },
  ({ extensionNames }) => extensionNames.length > 0,
);
