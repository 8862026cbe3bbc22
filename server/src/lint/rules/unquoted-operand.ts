/** An operand of an expression of which nothing may be left. */

import { overlap, type TextEdit } from '../../base/edits.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import type { Line } from '../../syntax/config-file.ts';
import { substitutions } from '../../syntax/substitution.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { asNumber, isChosenByCaller } from '../variables/chosen-numbers.ts';
import { isBroken, isBrokenGuard, isInBrokenGuard } from '../contexts/broken-guards.ts';
import { gathered } from '../contexts/gathered.ts';
import { isMisspelledWhereSet } from '../variables/unread-variables.ts';
import type { Finding, Fix } from '../finding.ts';
import { isLostGlobal, isSetInLost, setsNothing } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';
import { emptinessOf } from '../values/emptiness.ts';
import { type BareOperand } from '../values/expression-operands.ts';
import { isShortSlip, isSlip } from '../values/variable-slips.ts';

export const unquotedOperand = contextRule(
  {
    name: 'unquoted-operand',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A variable that may be empty stands in an expression without quotation marks.',
    why:
      'Values are put into an expression before it is read. `$[${X} = 1]` with an empty X is `$[ = 1]`, which Asterisk cannot read: it writes "syntax error" into its log, and the answer is empty, so that even `!=` is false and a counter never starts. ' +
      'Quotation marks around both sides keep the place, `$["${X}" = "1"]`; for numbers a `0` in front does, `$[0${X} + 1]`. ' +
      'Reported are variables to which a line above in the same extension gives a value that may be empty, values of functions such as CALLERID and DB, and, as a hint, variables that nothing in the dialplan sets.',
    evidence: 'main/ast_expr2.y; `$[${X} = 1]`, `$[${X} + 1]`, `$[1 + ${X}]` and others were tried with an empty X',
    follows: ['unknown-variable', 'invalid-variable-reference', 'endless-loop', 'constant-condition'],
    invalid: [
      `
[a]
exten => s,1,GotoIf($[\${CALLERID(num)} = 100]?end)
;                     ^^^^^^^^^^^^^^^^ warning unquoted-operand: '\${CALLERID(num)}' may be empty, and leaves nothing for '=' to compare.
 same => n,Set(N=\${DB(count/x)})
 same => n,Set(N=$[\${N} + 1])
;                  ^^^^ warning unquoted-operand: '\${N}' may be empty, and leaves nothing for '+' to compute with.
 same => n(end),Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,GotoIf($["\${CALLERID(num)}" = "100"]?end)
 same => n,Set(N=0)
 same => n,Set(N=$[\${N} + 1])
 same => n,GotoIf($[0\${DB(count/x)} > 5]?end)
 same => n,GotoIf($[\${LEN(\${X})} > 5 & \${EXTEN} = 100]?end)
 same => n(end),Hangup()
`,
    ],
    seeAlso: ['one-sided-quotes', 'invalid-expression'],
  },
  function* (context, dialplan) {
    const neverBegun = new Set<string>();
    for (const { priority, found } of gathered(context, dialplan).operands) {
      const told = new Set<string>();
      for (const operand of found.bare) {
        const { kind, because, isNeverBegun } = emptinessOf(operand.piece, priority, dialplan);
        if ((kind !== 'maybe' && kind !== 'unset') || told.has(operand.piece.text)) continue;
        if (kind === 'unset' && isNearlySet(operand.piece.text, context)) continue;
        if (isLeftToBroken(operand.piece.text, priority, dialplan)) continue;
        if ((kind === 'unset' || isNeverBegun === true) && isToldWhereSet(operand.piece.text, context, dialplan)) continue;
        // What is wrong is that it has no beginning, wherever it is read.
        if (isNeverBegun === true && neverBegun.has(operand.piece.text)) continue;
        if (isNeverBegun === true) neverBegun.add(operand.piece.text);
        told.add(operand.piece.text);
        const same = found.bare.filter(({ piece }) => piece.text === operand.piece.text);
        yield {
          ...judge(priority, operand, kind === 'unset', because),
          fix: () => fixes(priority, same, isChosenByCaller(operand.piece, priority, dialplan)),
        };
      }
    }
  },
  ({ operands }) => operands.length > 0,
);

/** Whether a line above that is broken was to ask if the variable has a value, or to give it one. */
function isLeftToBroken(text: string, { context, statement, line, name: own, number }: Priority, dialplan: Dialplan): boolean {
  const name = /^\$\{(\w+)\}$/.exec(text)?.[1];
  if (name === undefined) return false;
  if (setsNothing(context)) return true;
  if (!isInBrokenGuard(context, [name], dialplan) || isBroken(statement, line.text)) return false;
  const word = new RegExp(`\\b${name}\\b`);
  return context
    .priorities()
    .some(
      (each) =>
        each.name === own && each.number < number && word.test(each.line.text) && isBrokenGuard(each.statement, each.line.text),
    );
}

/** Whether the line that was to set a variable is dropped, or sets nothing or another name by a slip: that is told there. */
function isToldWhereSet(text: string, context: Context, dialplan: Dialplan): boolean {
  const name = /^\$\{(\w+)\}$/.exec(text)?.[1];
  if (name === undefined) return false;
  if (isLostGlobal(dialplan, name) || isSetInLost(dialplan, name)) return true;
  // `Set(COUNT0)`
  const withoutSign = new RegExp(`^${name}\\d+$`);
  if (
    context
      .priorities()
      .some(({ statement: { applicationName, data } }) => applicationName === 'set' && withoutSign.test(data.text))
  )
    return true;
  return isMisspelledWhereSet(context, dialplan, name);
}

/** Whether the context sets a variable of nearly this name, so that it is told which one was meant. */
function isNearlySet(text: string, context: Context): boolean {
  const name = /^\$\{(\w+)\}$/.exec(text)?.[1];
  if (name === undefined || name.length < 3) return false;
  return [...assignmentsIn(context).keys()].some((known) => isSlip(known, name) || isShortSlip(known, name));
}

function judge(
  { line }: Priority,
  { piece, operator }: BareOperand,
  isUnset: boolean,
  because: Priority | undefined,
): Omit<Finding, 'fix'> {
  const what = comparing.has(operator) ? 'compare' : 'compute with';
  return {
    line,
    span: piece.span(),
    message: isUnset
      ? `Nothing sets '${piece.text}' here; without a value it leaves nothing for '${operator}' to ${what}.`
      : `'${piece.text}' may be empty, and leaves nothing for '${operator}' to ${what}.`,
    ...(isUnset && { atMost: 'information' as const, explains: ['unset-variable'] }),
    ...(because !== undefined && {
      related: [{ line: because.line, span: because.statement.data.span(), message: 'Its value is given here.' }],
    }),
  };
}

const comparing: ReadonlySet<string> = new Set(['=', '==', '!=', '<', '>', '<=', '>=', ':', '=~']);

/** One fix for all places of the line where the operand stands. */
function fixes({ line }: Priority, operands: readonly BareOperand[], isChosen: boolean): Fix[] {
  const titles: string[] = [];
  const edits: TextEdit[] = [];
  let safe = true;
  for (const operand of operands) {
    const { title, ...own } = repair(line, operand, isChosen);
    if (own.edits.some((edit) => edits.some((each) => overlap(each, edit)))) continue;
    edits.push(...own.edits);
    safe &&= own.safe;
    if (!titles.includes(title)) titles.push(title);
  }
  edits.sort((a, b) => a.column - b.column);
  return [{ title: titles.map((title, at) => (at === 0 ? title : lowerFirst(title))).join(', and '), safe, edits }];
}

function repair(line: Line, { piece, operator, other }: BareOperand, isChosen: boolean): Fix {
  if (
    (operator === '=' || operator === '==' || operator === '!=') &&
    other !== undefined &&
    /^[\w.${}():,/@*#-]+$/.test(other.text)
  )
    return {
      title: 'Put both sides in quotation marks',
      // Two numbers that are equal may be written in two ways.
      safe: !/^0\d|\./.test(other.text) && substitutions(other).length === 0,
      edits: [replacement(line, piece.span(), `"${piece.text}"`), replacement(line, other.span(), `"${other.text}"`)],
    };
  if (/^(?:=~|:|~~)$/.test(operator))
    return { title: 'Put it in quotation marks', safe: true, edits: [replacement(line, piece.span(), `"${piece.text}"`)] };
  const newText = asNumber(piece.text, isChosen);
  return { title: `Change to '${newText}'`, safe: false, edits: [replacement(line, piece.span(), newText)] };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
