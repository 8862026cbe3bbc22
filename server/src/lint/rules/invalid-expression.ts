/** An expression that Asterisk's grammar refuses. */

import type { Span } from '../../base/span.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { allNodes } from '../../syntax/expression.ts';
import { tokensOf } from '../../syntax/expression-tokens.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import type { LineFinding } from '../finding.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { loadTimeText } from '../loading/load-time-texts.ts';
import { lineRule } from '../rule.ts';
import { hasBranches } from '../values/conditions.ts';
import { expressionFlaw } from '../values/expression-flaws.ts';
import { expressionsIn, pieceOf, plainNames, type WrittenExpression } from '../values/expressions.ts';

export const invalidExpression = lineRule(
  ['exten', 'same', 'setting', 'include', 'switch', 'ignorepat'],
  {
    name: 'invalid-expression',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'An expression `$[…]` is not one that Asterisk can read.',
    why:
      'Asterisk reads an expression when the call comes to it. Where it cannot read it, it writes "syntax error" into its log and goes on with what it has read so far, ' +
      'with `0` or with nothing: `$[1 and 2]` is `1`, `$[1 => 2]` is `0`, `$[= 1]` is empty. The branch that is taken then has little to do with the condition. ' +
      'The operators are `| & = == != < <= > >= + - * / % ! : =~ ~~ ? ::`; a text with blanks needs quotation marks. ' +
      'A condition is written with `? ::` inside an expression, and with `? :` in GotoIf and the like.',
    evidence: 'main/ast_expr2.y, main/ast_expr2.fl; each message was compared with what Asterisk 23 answered',
    follows: ['invalid-variable-reference', 'unmarked-variable'],
    invalid: [
      `
[a]
exten => s,1,GotoIf($["\${X}" = "1" and "\${Y}" = "2"]?end)
;                                  ^^^ error invalid-expression: 'and' is no operator.
 same => n,GotoIf($["\${X}" => "1"]?end)
;                          ^^ error invalid-expression: '=>' is no operator.
 same => n,Set(Y=$[\${X} > 5 ? many : few])
;                                  ^ error invalid-expression: ':' stands where '::' belongs.
 same => n,Set(Y=$[\${X} + ])
;                       ^ error invalid-expression: A value is missing behind '+'.
 same => n(end),Hangup()
`,
      `
[a]
exten => s,1,GotoIf($["\${X}" = "1"?end])
;                                 ^ error invalid-expression: The ']' of the condition stands behind the branches.
 same => n,Answer()
 same => n(end),Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,GotoIf($["\${X}" == "1" && !("\${Y}" =~ "^[0-9]+$")]?end)
 same => n,Set(A=$[\${X} > 5 ? "a b" :: few])
 same => n,Set(B=$[ROUND(\${X} / 2) - -1])
 same => n,Set(C=$["\${X}" \${OPERATOR} "1"])
 same => n,Set(D=$[])
 same => n(end),Hangup()
`,
    ],
    seeAlso: ['unquoted-operand', 'missing-expression-bracket', 'unclosed-bracket'],
  },
  function* (statement, text) {
    if (!text.includes('$[')) return;
    if (!('priority' in statement)) {
      const piece = loadTimeText(statement);
      if (piece !== undefined && !isTemplateText(text) && !isMangled(statement, text)) yield* flawsIn(piece);
      return;
    }
    // A quotation mark within the signs of a variable is told of the variable.
    const findings = [...flawsIn(statement.extension), ...inData(statement)];
    if (findings.length === 0 || !isSound(statement, text) || /\$["']\{|\$\{\w+["']|\$[A-Z]+\(|\$\w+\}/.test(text)) return;
    yield* findings;
  },
  (line) => hasMark(line, Mark.expression),
);

function* inData(statement: ExtensionStatement): Generator<LineFinding> {
  for (const written of expressionsIn(statement.data)) {
    const late = lateBracket(statement, written);
    if (late === undefined) yield* flawOf(written);
    else yield late;
  }
}

function* flawsIn(piece: Piece): Generator<LineFinding> {
  for (const written of expressionsIn(piece)) yield* flawOf(written);
}

function* flawOf(written: WrittenExpression): Generator<LineFinding> {
  const flaw = expressionFlaw(written);
  if (flaw === undefined) {
    if (written.error === undefined) {
      yield* nameAlone(written);
      yield* namesAsNumbers(written);
    }
    return;
  }
  yield {
    span: flaw.span,
    message: flaw.message,
    ...(flaw.isTolerated === true && { atMost: 'warning' as const }),
    fix: () => flaw.fixes,
  };
}

/** `$[EPOCH]`: the name of one of Asterisk's variables, and nothing that reads it. */
function* nameAlone({ tree, inner }: WrittenExpression): Generator<LineFinding> {
  if (tree?.kind !== 'operand' || !/^(?:ARG\d|[A-Z]{4,})$/.test(tree.text)) return;
  if (!tree.text.startsWith('ARG') && builtInVariable(tree.text) === undefined) return;
  const span = pieceOf(inner, tree).span();
  yield {
    span,
    message: `'${tree.text}' is plain text here: '\${${tree.text}}' reads the variable.`,
    atMost: 'warning',
    fix: () => [{ title: `Change to '\${${tree.text}}'`, safe: false, replacements: [{ span, newText: `\${${tree.text}}` }] }],
  };
}

/** `$[i + 1]`, `$[${X} > MAX]` */
function* namesAsNumbers(written: WrittenExpression): Generator<LineFinding> {
  for (const node of written.tree === undefined ? [] : allNodes(written.tree))
    for (const operand of plainNames(written, node)) {
      const piece = pieceOf(written.inner, operand);
      yield {
        span: piece.span(),
        message: `'${operand.text}' is a text here, and no number: '\${${operand.text}}' reads the variable.`,
        atMost: 'warning',
        fix: () => [
          {
            title: `Change to '\${${operand.text}}'`,
            safe: false,
            replacements: [{ span: piece.span(), newText: `\${${operand.text}}` }],
          },
        ],
      };
    }
}

/** `GotoIf($[… ? label])`: the `?` of the application has come into the expression. */
function lateBracket(statement: ExtensionStatement, { whole, inner, error }: WrittenExpression): LineFinding | undefined {
  if (error?.expected !== '::') return undefined;
  for (const call of withNestedCalls(factsOf(statement).call)) {
    if (!hasBranches(call) || call.branches?.then !== undefined || call.data.trim().text !== whole.text) continue;
    const { list } = tokensOf(inner.text);
    const mark = list.find(({ kind, text }) => kind === 'operator' && text === '?');
    if (mark === undefined) return undefined;
    const colon = list.find(({ kind, text }) => kind === 'operator' && text === ':');
    const close = whole.span(whole.text.length - 1);
    // A blank beside '?' or ':' would become part of a name.
    const withBlanks = ({ start, end }: Span): Span => ({
      start: inner.column(inner.text.slice(0, start).trimEnd().length),
      end: inner.column(inner.text.length - inner.text.slice(end).trimStart().length),
    });
    return {
      span: inner.span(mark.start, mark.end),
      message: "The ']' of the condition stands behind the branches.",
      fix: () => [
        {
          title: "Move ']' before '?'",
          safe: false,
          replacements: [
            { span: withBlanks(mark), newText: ']?' },
            ...(colon === undefined ? [] : [{ span: withBlanks(colon), newText: ':' }]),
            { span: close, newText: '' },
          ],
        },
      ],
    };
  }
  return undefined;
}
