/** A comparison of a text in quotation marks with one without. */

import type { Priority } from '../../model/contexts/extension.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { gathered } from '../contexts/gathered.ts';
import type { Finding, Fix } from '../finding.ts';
import { contextRule } from '../rule.ts';
import { type OneSided } from '../values/expression-operands.ts';
import { mayHoldQuotes } from '../values/quotes-inside.ts';

export const oneSidedQuotes = contextRule(
  {
    name: 'one-sided-quotes',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'One side of a comparison is in quotation marks and the other is not, so that they are never equal.',
    why:
      'In an expression quotation marks are a part of the text: `$["${X}" = 1]` compares `"1"`, three characters, with `1`. They are never equal, whatever X is. ' +
      'Quotation marks belong around both sides, where they keep an empty value from breaking the expression, or around none. A comparison with `<` or `>` of texts in quotation marks compares letters, not numbers. ' +
      'A variable whose value is set with quotation marks (`Set(X="a")`) brings them along, and is not reported.',
    evidence: 'main/ast_expr2.y `op_eq`, main/ast_expr2.fl (the quotation marks are part of a quoted text)',
    invalid: [
      `
[a]
exten => s,1,GotoIf($["\${DIALSTATUS}" = BUSY]?end)
;                                       ^^^^ warning one-sided-quotes: Quotation marks are part of the text: '"\${DIALSTATUS}"' never equals 'BUSY'.
 same => n,GotoIf($[\${X} != "1"]?end)
;                   ^^^^ warning one-sided-quotes: Quotation marks are part of the text: '"1"' always differs from '\${X}'.
 same => n,GotoIf($["\${X}" > 5]?end)
;                            ^ warning one-sided-quotes: Quotation marks are part of the text: '"\${X}"' is compared with '5' letter by letter.
 same => n(end),Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?end)
 same => n,GotoIf($[\${LEN(\${X})} = 1]?end)
 same => n,GotoIf($["\${X}" =~ ^1]?end)
 same => n,Set(Y="yes")
 same => n,GotoIf($[\${Y} = "yes"]?end)
 same => n(end),Hangup()
`,
    ],
    seeAlso: ['unquoted-operand', 'text-comparison', 'doubled-quotes', 'constant-condition'],
  },
  function* (context, dialplan) {
    for (const { priority, found } of gathered(context, dialplan).operands)
      for (const uneven of found.oneSided) if (!mayHoldQuotes(uneven.unquoted, context, dialplan)) yield judge(priority, uneven);
  },
  ({ operands }) => operands.length > 0,
);

function judge({ line }: Priority, { operator, quoted, unquoted }: OneSided): Finding {
  const isOrder = /[<>]/.test(operator);
  const isEmptiness = quoted.text === '""';
  const tail =
    operator === '!=' && !isEmptiness
      ? `always differs from '${unquoted.text}'`
      : isOrder
        ? `is compared with '${unquoted.text}' letter by letter`
        : `never equals '${unquoted.text}'`;
  return {
    line,
    span: unquoted.span(),
    message:
      operator === '!=' && isEmptiness
        ? `Quotation marks stand on one side only: nothing is left to compare when '${unquoted.text}' is empty.`
        : `Quotation marks are part of the text: '${quoted.text}' ${tail}.`,
    fix: (): Fix[] => {
      const inner = quoted.slice(1, quoted.text.length - 1);
      const isNumeric = /^-?\d+(?:\.\d+)?$/.test(unquoted.text) || /^-?\d+(?:\.\d+)?$/.test(inner.text);
      if (isOrder && isNumeric) {
        const bare = inner.text.startsWith('$') ? `0${inner.text}` : inner.text;
        return [{ title: `Change to '${bare}'`, safe: false, edits: [replacement(line, quoted.span(), bare)] }];
      }
      if (unquoted.text.includes('"')) return [];
      return [
        {
          title: `Put '${unquoted.text}' in quotation marks`,
          safe: !isOrder,
          edits: [replacement(line, unquoted.span(), `"${unquoted.text}"`)],
        },
      ];
    },
  };
}
