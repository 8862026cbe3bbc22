/** An expression around a single function whose value is 0 or 1 already. */

import { factsOf } from '../../model/lines/facts.ts';
import { allSubstitutions, substitutions } from '../../syntax/substitution.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { lineRule } from '../rule.ts';

/** Functions that give `0` or `1` and nothing else. */
const truthFunctions: ReadonlySet<string> = new Set(['ISNULL', 'EXISTS', 'REGEX', 'DIALPLAN_EXISTS', 'VALID_EXTEN', 'DB_EXISTS']);

export const redundantExpression = lineRule(
  ['exten', 'same'],
  {
    name: 'redundant-expression',
    tier: 'taste',
    severity: 'off',
    since: '0.1.0',
    summary: 'An expression stands around a single function that gives 0 or 1 by itself.',
    why: 'A condition takes the value as it is: `GotoIf(${ISNULL(${X})}?…)` does what `GotoIf($[${ISNULL(${X})}]?…)` does, with a pair of brackets less to count.',
    evidence:
      'funcs/func_logic.c `isnull`, `exists`; main/pbx_builtins.c `pbx_checkcondition`; main/ast_expr2.y, where a number alone is its own value',
    seeAlso: ['missing-expression-bracket'],
    invalid: [
      `
[a]
exten => s,1,GotoIf($[\${ISNULL(\${X})}]?end)
;                   ^^^^^^^^^^^^^^^^^^ warning redundant-expression: This expression has the value of ISNULL() itself.
 same => n(end),Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,GotoIf(\${ISNULL(\${X})}?end)
 same => n,GotoIf($[\${ISNULL(\${X})} | \${ISNULL(\${Y})}]?end)
 same => n,GotoIf($[\${LEN(\${X})}]?end)
 same => n(end),Hangup()
`,
    ],
  },
  function* (statement) {
    for (const each of allSubstitutions(factsOf(statement).call.data)) {
      if (each.kind !== 'expression' || each.isUnclosed) continue;
      const inner = each.inner.trim();
      const [only, ...more] = substitutions(inner);
      if (only?.kind !== 'function' || more.length > 0 || only.isUnclosed || only.isParenthesisUnclosed) continue;
      if (only.substring !== undefined || only.whole.text !== inner.text || !truthFunctions.has(only.name.text)) continue;
      const span = each.whole.span();
      const { start, end } = inner.span();
      yield {
        span,
        message: `This expression has the value of ${only.name.text}() itself.`,
        fix: () => [
          {
            title: 'Remove the expression around the function',
            safe: true,
            replacements: [
              { span: { start: span.start, end: start }, newText: '' },
              { span: { start: end, end: span.end }, newText: '' },
            ],
          },
        ],
      };
    }
  },
  (line) => hasMark(line, Mark.expression),
);
