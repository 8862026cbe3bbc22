/** A comparison or a sum that nothing computes, since it does not stand in `$[…]`. */

import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { parseExpression } from '../../syntax/expression.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import type { LineFinding, LineFix } from '../finding.ts';
import { hasMark, Mark, mayDecide, maySet } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { lineRule } from '../rule.ts';
import { conditionsIn, hasOperator, withoutValues } from '../values/conditions.ts';
import { keptOperands } from '../values/kept-operands.ts';

export const missingExpressionBracket = lineRule(
  ['exten', 'same'],
  {
    name: 'missing-expression-bracket',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A condition or a sum is written without `$[…]` around it, so that nothing is computed.',
    why:
      'Asterisk computes what stands in `$[…]` and nothing else. `GotoIf(${X} = 1?…)` becomes `GotoIf(5 = 1?…)`, and the text `5 = 1` counts as true, as does every text that does not begin with the number 0. ' +
      'In the same way `Set(X=${X} + 1)` makes a text, `5 + 1`.',
    evidence: 'main/pbx_variables.c `pbx_substitute_variables_helper_full`, main/pbx.c `pbx_checkcondition`',
    invalid: [
      `
[a]
exten => s,1,GotoIf(\${X} = 1?end)
;                   ^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: no '$[…]' stands around it.
 same => n,GotoIf([\${X} = 1]?end)
;                 ^^^^^^^^^^ warning missing-expression-bracket: The comparison is not computed: the '$' is missing before '['.
 same => n,Set(COUNT=1)
 same => n,Set(COUNT=\${COUNT} + 1)
;                    ^^^^^^^^^^^^ warning missing-expression-bracket: The sum is not computed: no '$[…]' stands around it.
 same => n(end),Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,GotoIf($[\${X} = 1]?end)
 same => n,GotoIf(\${DB_EXISTS(a=b/c)}?end)
 same => n,GotoIf(0\${ISNULL(\${X})}?end)
 same => n,Set(COUNT=0)
 same => n,Set(COUNT=$[\${COUNT} + 1])
 same => n,Set(TEXT=\${X} = 1)
 same => n,Set(FILE=\${FILE}-1)
 same => n(end),Hangup()
`,
    ],
    seeAlso: ['invalid-expression', 'constant-condition'],
  },
  function* (statement, text) {
    const { data } = statement;
    if (!mayCompute.test(data.text)) return;
    const findings = [...conditions(statement), ...sums(statement)];
    if (findings.length > 0 && isSound(statement, text)) yield* findings;
  },
  (line) => hasMark(line, Mark.operator) && (mayDecide(line) || (maySet(line) && hasMark(line, Mark.reference))),
);

const mayCompute = /[=<>&|!+]/;

function* conditions(statement: ExtensionStatement): Generator<LineFinding> {
  for (const { piece } of conditionsIn(statement)) {
    const literal = withoutValues(piece);
    if (hasOperator(literal)) yield judge(piece, literal, /[=<>]/.test(literal) ? 'The comparison' : 'The condition');
  }
}

/** `[${X} + 1]`, `$(${X} + 1)` and `$${X} + 1]` */
const inOtherBrackets = /^(?:\[\$?v+\s*[-+*/]\s*(?:\d+|v+)\]|\$\(v+\s*[-+*/]\s*(?:\d+|v+)\)|\$v+\s*[-+*/]\s*(?:\d+|v+)\])$/;

/** `Set(X=${EPOCH} + 12)`: what is a number at all times leaves no doubt either. */
const ofNumber = /^v+\s+[-+*/]\s+\d+(?:\.\d+)?$/;
const aNumber = /^\$\{(?:EPOCH\}|PRIORITY\}|ARGC\}|ANSWEREDTIME\}|DIALEDTIME\}|LEN\(|RAND\(|FIELDQTY\(|GROUP_COUNT\()/;

/** `Set(SECS=${EPOCH} - ${START})`: the time that has passed since another one. */
const passedTime = /^\$\{EPOCH\}\s*-\s*\$\{(?:ARG\d+|\w*(?:start|began|begin|since|epoch|time)\w*)\}$/i;

/** `Set(X=${X} + 1)`, where the same variable on both sides leaves no doubt. */
function* sums(statement: ExtensionStatement): Generator<LineFinding> {
  for (const call of withNestedCalls(factsOf(statement).call))
    for (const { name, arguments: args, value } of assignmentsOf(call)) {
      const isKept = name.text === 'LOCAL' || name.text === 'GLOBAL';
      const variable = args === undefined ? name.text : isKept ? args.text.trim() : '';
      if (variable === '' || variable.includes('$')) continue;
      const piece = value.trim();
      const full = `\${${name.text}(${variable})}`;
      const own = args !== undefined && piece.text.includes(full) ? full : `\${${variable}}`;
      const rest = piece.text.startsWith(own)
        ? piece.text.slice(own.length)
        : piece.text.startsWith(`[${own}`) && piece.text.endsWith(']')
          ? piece.text.slice(own.length + 1, -1)
          : '';
      const literal = withoutValues(piece);
      if (/^(?:\s*\+\s*|\s+[-*/]\s+)(?:\d+|\$\{\w+\})$/.test(rest) || inOtherBrackets.test(literal))
        yield judge(piece, literal, 'The sum');
      else if ((ofNumber.test(literal) && aNumber.test(piece.text)) || passedTime.test(piece.text))
        yield judge(piece, literal, 'The sum');
    }
}

function judge(piece: Piece, literal: string, what: string): LineFinding {
  const isBracketed = /^\[[^[\]]*\]$/.test(literal);
  const isBraced = /^\$\([^()]*\)$/.test(literal);
  // A bracket or a brace that closes nothing tells where the expression was meant to end.
  const surplus = count(literal, ']') - count(literal, '[');
  const isHalf =
    (surplus === 1 && literal.endsWith(']')) || (literal.endsWith('}') && count(literal, '}') - count(literal, '{') === 1);
  const inner = isBracketed
    ? piece.slice(1, -1)
    : isBraced
      ? piece.slice(2, -1)
      : isHalf
        ? piece.slice(literal.startsWith('$v') ? 1 : 0, -1)
        : piece;
  return {
    span: piece.span(),
    message: `${what} is not computed: ${isBracketed ? "the '$' is missing before '['" : "no '$[…]' stands around it"}.`,
    fix: (): LineFix[] => {
      const { text, areQuoted, numbers, isSame } = keptOperands(inner);
      // `"$X" = "1"`, in which a variable lacks its braces, would be a comparison of texts.
      const whole = text.replace(/(?<![\\\w$])\$([A-Za-z_]\w*)/g, '${$1}');
      const more = [
        ...(whole === text ? [] : [' and braces around the name']),
        ...(areQuoted ? [' and both sides in quotation marks'] : []),
        ...numbers.map((number) => `, with '0' in front of '${number}'`),
      ];
      return [
        {
          title: `${isBracketed ? "Add '$'" : "Put it in '$[…]'"}${more.join('')}`,
          safe: parseExpression(inner.text).error === undefined && (surplus === 0 || isHalf) && isSame && whole === text,
          replacements: [{ span: piece.span(), newText: `$[${whole}]` }],
        },
      ];
    },
  };
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}
