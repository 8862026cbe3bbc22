/** Arguments are divided by `|`. */

import type { Span } from '../../base/span.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { Piece } from '../../syntax/piece.ts';
import { calledFunctions } from '../calls/called-functions.ts';
import { pipedArguments, pipedFunctionArguments } from '../calls/pipes.ts';
import type { LineFinding } from '../finding.ts';
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
    evidence: 'include/asterisk/app.h `AST_STANDARD_APP_ARGS` (divides at commas)',
    invalid: [
      `
[a]
exten => s,1,Dial(SIP/100|30|t)
;                        ^^^^ error pipe-separator: '|' does not divide arguments: Dial takes 'SIP/100|30|t' for one.
 same => n,Verbose(1|A call came)
;                   ^ information pipe-separator: '|' does not divide arguments: Verbose takes '1|A call came' for one.
 same => n,Dial(PJSIP/100&PJSIP/101|20,tT)
;                                  ^ error pipe-separator: '|' does not divide arguments: Dial takes 'PJSIP/100&PJSIP/101|20' for one.
 same => n,Set(N=\${RAND(1|4)})
;                        ^ error pipe-separator: '|' does not divide arguments: RAND() takes '1|4' for one.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(SIP/100,30,t)
 same => n,NoOp(a|b)
 same => n,Set(CHOICE=a|b)
 same => n,System(ls | wc)
 same => n,Set(FIRST=\${CUT(CHOICE,|,1)})
 same => n,MixMonitor(call.wav,b,cat call.wav | lame - call.mp3)
`,
    ],
    seeAlso: ['argument-count', 'invalid-target'],
  },
  function* (statement, text) {
    if (!statement.data.text.includes('|') || statement.isUnclosed || isTemplateText(text)) return;
    for (const call of withNestedCalls(factsOf(statement).call)) {
      const finding = judge(call.name.text.trim(), pipedArguments(call), text);
      // All that comes of it is a text for the console.
      if (finding !== undefined) yield { ...finding, ...(call.application === 'verbose' && { atMost: 'information' as const }) };
    }
    for (const called of calledFunctions(statement)) {
      const finding = judge(`${called.name.text}()`, pipedFunctionArguments(called), text);
      if (finding !== undefined) yield finding;
    }
  },
  (line) => hasMark(line, Mark.pipe),
);

/** `sales | PJSIP/100`: behind a comma or in front of one a blank would be part of the argument. */
function withBlanks(text: string, { start, end }: Span): Span {
  return { start: text.slice(0, start).trimEnd().length, end: end + (text.length - end - text.slice(end).trimStart().length) };
}

function judge(name: string, pieces: readonly Piece[] | undefined, text: string): LineFinding | undefined {
  if (pieces === undefined) return undefined;
  const pipes = pieces
    .map((piece) => ({ start: piece.column(0) - 1, end: piece.column(0) }))
    .filter(({ start }, index) => index > 0 && text.charAt(start) === '|');
  const [first, last] = [pipes[0], pipes.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [begin, end] = [pieces[0]?.span().start, pieces.at(-1)?.span().end];
  const whole = text.slice(begin, end);
  return {
    span: { start: first.start, end: last.end },
    message: `'|' does not divide arguments: ${name} takes '${whole}' for one.`,
    fix: () => [
      {
        title: 'Divide the arguments by commas',
        safe: true,
        replacements: pipes.map((span) => ({ span: withBlanks(text, span), newText: ',' })),
      },
    ],
  };
}
