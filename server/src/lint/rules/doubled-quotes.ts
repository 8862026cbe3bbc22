/** A value that brings quotation marks of its own is compared in quotation marks once more. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { mayGoAnywhere } from '../../model/flow/reached.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import { allNodes, isComparison, type Expression } from '../../syntax/expression.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { gathered } from '../contexts/gathered.ts';
import type { Finding, Fix } from '../finding.ts';
import { Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';
import { expressionsIn, isQuoted, pieceOf } from '../values/expressions.ts';

export const doubledQuotes = contextRule(
  {
    name: 'doubled-quotes',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A variable that is set with quotation marks around its value is compared within quotation marks.',
    why:
      'Set keeps quotation marks as part of the value. After `Set(X="yes")` the expression `$["${X}" = "yes"]` reads `""yes"" = "yes"`, a syntax error of which two quotation marks are left: GotoIf takes that for true. ' +
      'Quotation marks belong in the expression and not in the assignment.',
    evidence: 'main/pbx_variables.c `pbx_builtin_setvar`, main/ast_expr2.fl; `$[""yes"" = "yes"]` was tried',
    invalid: [
      `
[a]
exten => s,1,Set(OPEN="yes")
;                     ^^^^^ warning doubled-quotes: The quotation marks become part of the value, and break comparisons with '"\${OPEN}"'.
 same => n,GotoIf($["\${OPEN}" = "yes"]?open)
 same => n,Hangup()
 same => n(open),Dial(PJSIP/100)
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(OPEN=yes)
 same => n,GotoIf($["\${OPEN}" = "yes"]?open)
 same => n,Set(DAY="monday")
 same => n,GotoIf($[\${DAY} = "monday"]?open)
 same => n,Hangup()
 same => n(open),Dial(PJSIP/100)
`,
    ],
    seeAlso: ['one-sided-quotes', 'invalid-expression'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    const quoted = quotedValues(context);
    if (quoted.size === 0 && ![...dialplan.globals.values()].some(isInQuotes)) return;
    const told = new Set<string>();
    for (const priority of context.priorities()) {
      const { statement, line } = priority;
      if (!statement.data.text.includes('$[') || !hasWholeSignature(statement) || !isSound(statement, line.text)) continue;
      for (const { name, value, other } of comparisonsIn(statement.data)) {
        if (told.has(name)) continue;
        const set = quoted.get(name) ?? [];
        const isMeant = set.some((each) => each.value.text === other.text);
        if (!isMeant && !isAlwaysQuoted(name, context, dialplan)) continue;
        told.add(name);
        const [first] = set;
        if (first === undefined)
          yield {
            line,
            span: value.span(),
            message: `'${name}' has quotation marks in its value, which break this comparison together with those here.`,
          };
        else
          yield {
            line: first.priority.line,
            span: first.value.span(),
            message: `The quotation marks become part of the value, and break comparisons with '"\${${name}}"'.`,
            related: [{ line, span: value.span(), message: 'The value is compared in quotation marks here.' }],
            fix: () => withoutQuotes(name, set),
          };
      }
    }
  },
  ({ marks }) => (marks & Mark.expression) !== 0,
);

interface QuotedValue {
  /** With its quotation marks. */
  readonly value: Piece;
  readonly priority: Priority;
}

/** The texts in quotation marks that Set gives to variables here, by the name of the variable. */
function quotedValues(context: Context): ReadonlyMap<string, readonly QuotedValue[]> {
  const found = new Map<string, QuotedValue[]>();
  for (const [name, assignments] of assignmentsIn(context)) {
    const quoted = assignments.flatMap(({ value, priority }) =>
      value !== undefined && isInQuotes(value.text) && keepsQuotes(priority) ? [{ value: value.trim(), priority }] : [],
    );
    if (quoted.length > 0) found.set(name, quoted);
  }
  return found;
}

function isInQuotes(text: string): boolean {
  return /^\s*"[^"]*"\s*$/.test(text);
}

/** MSet, for one, leaves quotation marks out; and where the line does not tell all that it holds, its columns may not be told. */
function keepsQuotes({ statement }: Priority): boolean {
  return /^\s*(?:set|execif)\s*$/i.test(statement.application.text) && hasWholeSignature(statement);
}

interface QuotedComparison {
  readonly name: string;
  /** `"${NAME}"` */
  readonly value: Piece;
  readonly other: Piece;
}

function* comparisonsIn(data: Piece): Generator<QuotedComparison> {
  for (const { tree, error, inner } of expressionsIn(data)) {
    if (tree === undefined || error !== undefined) continue;
    for (const node of allNodes(tree)) {
      if (node.kind !== 'binary' || !isComparison(node.operator)) continue;
      for (const [one, other] of [
        [node.left, node.right],
        [node.right, node.left],
      ] as const) {
        const name = nameIn(one);
        if (name !== undefined && isQuoted(other)) yield { name, value: pieceOf(inner, one), other: pieceOf(inner, other) };
      }
    }
  }
}

/** The variable whose value is all that stands between quotation marks. */
function nameIn(node: Expression): string | undefined {
  return node.kind === 'operand' ? /^"\$\{(\w+)\}"$/.exec(node.text)?.[1] : undefined;
}

/** Whether no other value is given to the variable, as far as can be seen. */
function isAlwaysQuoted(name: string, context: Context, dialplan: Dialplan): boolean {
  const initial = dialplan.globals.get(name);
  if (dialplan.isIncomplete || (initial !== undefined && !isInQuotes(initial))) return false;
  if ([...gathered(context, dialplan).applications].some(mayGoAnywhere)) return false;
  const assignments = [...new Set([context, ...dialplan.settersOf(name)])].flatMap(
    (setter) => assignmentsIn(setter).get(name) ?? [],
  );
  return (
    (initial !== undefined || assignments.length > 0) &&
    assignments.every(({ value, priority }) => value !== undefined && isInQuotes(value.text) && keepsQuotes(priority))
  );
}

function withoutQuotes(name: string, set: readonly QuotedValue[]): Fix[] {
  const edits = set.map(({ value, priority: { line } }) => replacement(line, value.span(), value.text.slice(1, -1)));
  return [{ title: `Set '${name}' without quotation marks`, safe: false, edits }];
}
