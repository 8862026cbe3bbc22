/** Arguments are divided by `|`. */

import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { pipedArguments } from '../calls/pipes.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { lineRule } from '../rule.ts';

export const pipeSeparator = lineRule(
  ['exten', 'same'],
  {
    name: 'pipe-separator',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: "Arguments are divided by '|', which since Asterisk 1.6 is a character like any other.",
    why:
      'Up to Asterisk 1.4 arguments were divided by `|`. Since 1.6 only the comma divides: `Dial(SIP/100|30|t)` is one argument, the name of a device `100|30|t` that nobody has. ' +
      'Many examples on the web are as old as that.',
    evidence: 'include/asterisk/app.h `AST_STANDARD_APP_ARGS` divides at commas',
    invalid: [
      `
[a]
exten => s,1,Dial(SIP/100|30|t)
;                        ^^^^ error pipe-separator: '|' divides no arguments: to Dial, 'SIP/100|30|t' is one.
 same => n,Verbose(1|A call came)
;                   ^ information pipe-separator: '|' divides no arguments: to Verbose, '1|A call came' is one.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(SIP/100,30,t)
 same => n,NoOp(a|b)
 same => n,Set(CHOICE=a|b)
 same => n,System(ls | wc)
`,
    ],
    seeAlso: ['argument-count', 'invalid-target'],
  },
  function* (statement, text) {
    if (!statement.data.text.includes('|') || statement.isUnclosed || isTemplateText(text)) return;
    for (const call of withNestedCalls(factsOf(statement).call)) {
      const pieces = pipedArguments(call);
      const [first, ...rest] = pieces ?? [];
      const last = rest.at(-1);
      if (first === undefined || last === undefined) continue;
      const { start } = first.span();
      const pipes = rest.map((piece) => ({ start: piece.column(0) - 1, end: piece.column(0) }));
      const from = pipes[0]?.start ?? start;
      yield {
        span: { start: from, end: last.column(0) },
        message: `'|' divides no arguments: to ${call.name.text.trim()}, '${call.data.text}' is one.`,
        // All that comes of it is a text for the console.
        ...(/^\s*verbose\s*$/i.test(call.name.text) && { atMost: 'information' as const }),
        fix: () => [
          {
            title: 'Divide the arguments by commas',
            safe: true,
            replacements: pipes.map((span) => ({ span, newText: ',' })),
          },
        ],
      };
    }
  },
  (line) => hasMark(line, Mark.pipe),
);
