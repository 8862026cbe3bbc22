/** An expression in a global variable that, with what is set further up, is none. */

import { globalNamed, isGlobals } from '../../model/layout/sections.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { expandAtLoad } from '../../model/values/globals.ts';
import type { Line } from '../../syntax/config-file.ts';
import { UNKNOWN } from '../../syntax/expression-value.ts';
import { parseExpression } from '../../syntax/expression.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { allSubstitutions, substitutions } from '../../syntax/substitution.ts';
import type { Finding } from '../finding.ts';
import { unclosedSubstitution } from '../lines/brackets.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { layoutRule } from '../rule.ts';

export const invalidGlobalExpression = layoutRule(
  {
    name: 'invalid-global-expression',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A global variable reads another one that is set further down, or a variable of a call: neither has a value while the dialplan is loaded. Or its expression is none that Asterisk can read.',
    why:
      'Asterisk computes `$[…]` in a global variable once, while it loads the dialplan, with the global variables that are set further up. ' +
      'One that is not set yet is empty, and so is every variable of a channel, as the `${EXTEN}` of a dial string: `$[${BASE} + 1]` is then `$[ + 1]`, a "syntax error" in the log, and nothing is left of it.',
    repair:
      'Set the variable that is read in a line above, or compute the value where a call comes: `Set(FIRST=$[${BASE} + 1])` in the context.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`, main/ast_expr2.y',
    invalid: [
      `
[globals]
FIRST=$[\${BASE} + 1]
;     ^^^^^^^^^^^^^^ warning invalid-global-expression: This is '$[ + 1]' while the dialplan is loaded, which is no expression.
BASE=200
SECOND=$[\${BASE} + 2]
`,
    ],
    valid: [
      `
[globals]
BASE=200
NEXT=$[\${BASE} + 1]
WHERE=$[\${DB(base/number)} + 1]
[a]
exten => s,1,Set(X=$[\${Y} + 1])
`,
    ],
    seeAlso: ['invalid-expression', 'unquoted-operand'],
  },
  function* (dialplan) {
    const globals = new Map<string, string>();
    for (const { fragments } of dialplan.settingSections.filter(isGlobals))
      for (const fragment of fragments)
        for (const line of fragment.lines()) {
          const { statement } = line;
          if (!('key' in statement)) continue;
          const { value } = statement;
          if (/^=\s*[\w$]/.test(value.text) && statement.operator !== '+=')
            yield { line, span: value.span(0, 1), message: "The second '=' becomes part of the value." };
          yield* readsCall(line, value, dialplan);
          // A file that is not here may set what is missing.
          if (dialplan.isIncomplete) continue;
          const isRead = line.text.includes('$[') && statement.operator !== '+=' && !isTemplateText(line.text);
          for (const { kind, whole, inner } of isRead && unclosedSubstitution(value) === undefined
            ? allSubstitutions(value)
            : []) {
            // What is wrong in itself is told as that.
            if (kind !== 'expression' || !hasSubstitution(inner.text)) continue;
            const computed = expandAtLoad(inner.text, globals);
            if (computed.includes(UNKNOWN) || parseExpression(computed).error === undefined) continue;
            const message = `This is '$[${computed}]' while the dialplan is loaded, which is no expression.`;
            yield { line, span: whole.span(), message };
          }
          if (value.text.includes('${')) yield* setTooLate(line, value, globals, dialplan);
          const name = globalNamed(statement.key.text);
          if (name !== undefined) globals.set(name, expandAtLoad(value.text, globals));
        }
  },
);

/** What a value reads of a call, which Asterisk has none of while it loads the dialplan. */
function* readsCall(line: Line, value: Piece, dialplan: Dialplan): Generator<Finding> {
  if (!value.text.includes('${') || isTemplateText(line.text) || unclosedSubstitution(value) !== undefined) return;
  for (const each of substitutions(value)) {
    if (each.kind === 'expression' || dialplan.globals.has(each.name.text)) continue;
    if (!(each.kind === 'variable' ? ofCalls.test(each.name.text) : each.name.text === 'CALLERID')) continue;
    yield {
      line,
      span: each.whole.span(),
      message: `'${each.whole.text}' is empty here: while Asterisk loads the dialplan, there is no call.`,
    };
  }
}

const ofCalls = /^(?:EXTEN|CONTEXT|PRIORITY|CHANNEL|UNIQUEID|DIALSTATUS|HANGUPCAUSE|ANSWEREDTIME|ARG\d+)$/;

/** What a value reads of the variables that are set further down. */
function* setTooLate(line: Line, value: Piece, above: ReadonlyMap<string, string>, dialplan: Dialplan): Generator<Finding> {
  if (isTemplateText(line.text) || unclosedSubstitution(value) !== undefined) return;
  for (const each of substitutions(value)) {
    if (each.kind !== 'variable' || above.has(each.name.text) || !dialplan.globals.has(each.name.text)) continue;
    yield {
      line,
      span: each.name.span(),
      message: `'${each.name.text}' is set further down, and nothing is put in for it here.`,
    };
  }
}
