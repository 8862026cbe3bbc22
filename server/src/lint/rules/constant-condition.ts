/** A condition that comes out the same whatever happens. */

import { TextCache } from '../../base/text-cache.ts';
import { isLasting } from '../../catalogue/variables/lasting-functions.ts';
import { conditionHolds, expand } from '../../model/values/values.ts';
import { allNodes, isComparison, type Expression, type Operand } from '../../syntax/expression.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { allSubstitutions, substitutions } from '../../syntax/substitution.ts';
import { hasEmptyAlternative } from '../calls/regex-arguments.ts';
import type { LineFinding } from '../finding.ts';
import { mayDecide } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { lineRule } from '../rule.ts';
import { conditionsIn, hasOperator, withoutValues, type Condition } from '../values/conditions.ts';
import { excludedComparison, repeatedComparison, type ExcludedComparison } from '../values/excluded-comparisons.ts';
import { expressionFlaw } from '../values/expression-flaws.ts';
import {
  expressionsIn,
  isQuoted,
  oneSided,
  pieceOf,
  plainNames,
  withoutQuotes,
  type WrittenExpression,
} from '../values/expressions.ts';

export const constantCondition = lineRule(
  ['exten', 'same'],
  {
    name: 'constant-condition',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A condition is always true or always false.',
    why:
      'Each call goes the same way here, and the other branch is never taken. Often `${…}` is missing around the name of a variable, so that two texts are compared that never change, or an `|` has a text of its own on one side: ' +
      '`$["${X}" = "a" | "b"]` is true for every X, since it asks whether X is a, or else whether "b" is there. ' +
      'With `&` a value would have to be two words at once, and with `|` it always differs from one of two words. ' +
      'A beginning that is cut off, as in `"${X:0:4}" = "abc"`, is compared whole. ' +
      'A text counts as true unless it begins with the number 0 or is empty: `false`, `no` and `"0"` are true. `While(1)` is a loop that is left in another way, and is not reported.',
    repair:
      'Put `${…}` around the name of a variable, and compare with each text by itself: `$["${X}" = "a" | "${X}" = "b"]`. ' +
      'Use `&` where both comparisons have to hold, and `|` where one of them is enough. ' +
      'A step that goes one way on purpose is easier to read as a Goto without a condition.',
    evidence:
      'main/pbx.c `pbx_checkcondition`, main/ast_expr2.y `op_or`; the values of constant expressions were compared with those of Asterisk 23',
    follows: ['invalid-variable-reference'],
    invalid: [
      `
[a]
exten => s,1,GotoIf($["\${X}" = "a" & "\${X}" = "b"]?end)
;                                    ^^^^^^^^^^^^ warning constant-condition: '\${X}' is never both 'a' and 'b': with '&' this is always false, and '|' was meant.
 same => n,GotoIf($["\${X}" != "a" | "\${X}" != "b"]?end)
;                                   ^^^^^^^^^^^^^ warning constant-condition: '\${X}' always differs from 'a' or from 'b': with '|' this is always true, and '&' was meant.
 same => n(end),Hangup()
`,
      `
[a]
exten => s,1,GotoIf($[1]?end)
;                   ^^^^ warning constant-condition: This condition is always true.
 same => n,GotoIf($["DIALSTATUS" = "BUSY"]?end)
;                 ^^^^^^^^^^^^^^^^^^^^^^^^ warning constant-condition: This condition is always false.
 same => n,GotoIf($["\${X}" = "a" | "b"]?end)
;                                  ^^^ warning constant-condition: This text is not compared with anything, and makes the condition true.
 same => n,GotoIf(false?end)
;                 ^^^^^ warning constant-condition: This condition is always true: 'false' is a text.
 same => n,GotoIf($["\${X:0:4}" = "BLOCK"]?end)
;                                ^^^^^^^ warning constant-condition: 'BLOCK' is longer than what '\${X:0:4}' takes of the value: the two are never equal.
 same => n,GotoIf($["\${X:0:6}" = "BLOCK"]?end)
;                                ^^^^^^^ information constant-condition: 'BLOCK' is shorter than what '\${X:0:6}' takes of the value: a value that goes on is never equal.
 same => n(end),Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,GotoIf($["\${X}" = "a" | "\${X}" = "b"]?end)
 same => n,GotoIf($["\${X}" != "a" & "\${X}" != "b"]?end)
 same => n,GotoIf($["\${X}" = "1" & "\${Y}" = "2"]?end)
 same => n,GotoIf($[\${X} = 1 & \${X} = 01]?end)
 same => n,GotoIf(\${X}?end)
 same => n,While(1)
 same => n,Wait(5)
 same => n,EndWhile()
 same => n(end),Hangup()
`,
    ],
    seeAlso: ['one-sided-quotes', 'missing-expression-bracket'],
  },
  function* (statement, text) {
    const conditions = conditionsIn(statement);
    if (conditions.length === 0) return;
    const findings = conditions.map(judgeOnce).filter((finding) => finding !== undefined);
    if (findings.length > 0 && isSound(statement, text)) yield* findings;
  },
  mayDecide,
);

/** Many lines have the same condition: one of which nothing is told is not looked at again. */
function judgeOnce(condition: Condition): LineFinding | undefined {
  const { piece, isLoop } = condition;
  let finding: LineFinding | undefined;
  const judged = isLoop ? quietInLoops : quiet;
  const isQuiet = judged.get(piece.text, () => (finding = judge(condition)) === undefined);
  return isQuiet ? undefined : (finding ?? judge(condition));
}

const quiet = new TextCache<boolean>();
const quietInLoops = new TextCache<boolean>();

function judge(condition: Condition): LineFinding | undefined {
  const { piece, isLoop } = condition;
  if (piece.text === '' || isToldElsewhere(piece)) return undefined;
  const lonely = lonelyText(piece);
  if (lonely !== undefined)
    return { span: lonely.span(), message: 'This text is not compared with anything, and makes the condition true.' };
  const appended = appendedText(piece);
  if (appended !== undefined)
    return {
      span: appended.span(),
      message: 'Nothing is compared here: the text is added to the value, and makes the condition true.',
    };
  const written = fixedComparison(piece);
  if (written !== undefined)
    return { span: written.span(), message: "Neither side of this comparison ever changes: no '${…}' stands in it." };
  const other = otherLength(piece);
  if (other !== undefined) return other;
  const pattern = emptyAlternative(piece);
  if (pattern !== undefined)
    return {
      span: pattern.span(),
      message: 'An alternative of this pattern is empty, and is found at the beginning of every text, whatever stands behind it.',
    };
  const same = sameOperands(piece);
  if (same !== undefined) return { span: same.span(), message: 'Both sides of this comparison are the same.' };
  const excluded = excludedComparison(piece);
  if (excluded !== undefined) return { span: excluded.piece.span(), message: messageOf(excluded) };
  const repeated = repeatedComparison(piece);
  if (repeated !== undefined)
    return {
      span: repeated.piece.span(),
      message: 'This comparison stands in front already, so that it changes nothing.',
      ...(repeated.isOfMany && { atMost: 'information' as const }),
    };
  const { text, isTrue } = expand(piece, nothingKnown);
  const holds = conditionHolds({ text, isTrue, usesMissing: false, seesMissing: false, isBroken: false });
  if (holds === undefined || (isLoop && holds)) return undefined;
  const isText = holds && !piece.text.includes('$') && !/^\s*[+-]?\d/.test(piece.text);
  const isQuotedValue = !isText && piece.text.startsWith('"');
  return {
    span: piece.span(),
    message: isQuotedValue
      ? 'This condition is always true, since it is a text in quotation marks.'
      : `This condition is always ${String(holds)}${isText ? `: '${piece.text}' is a text` : ''}.`,
  };
}

function messageOf({ value, words: [first, second], holds }: ExcludedComparison): string {
  return holds
    ? `'${value}' always differs from '${first}' or from '${second}': with '|' this is always true, and '&' was meant.`
    : `'${value}' is never both '${first}' and '${second}': with '&' this is always false, and '|' was meant.`;
}

const nothingKnown = new Map<string, never>();

/** Other rules tell of operators outside brackets, of expressions that cannot be read, and of quotation marks on one side. */
function isToldElsewhere(piece: Piece): boolean {
  if (hasOperator(withoutValues(piece)) || hasPlainReference(piece)) return true;
  for (const written of expressionsIn(piece)) {
    if (expressionFlaw(written) !== undefined || written.error !== undefined) return true;
    if (written.tree === undefined) continue;
    for (const node of allNodes(written.tree))
      if (oneSided(node) !== undefined || plainNames(written, node).length > 0) return true;
  }
  return false;
}

/** `$X`, `{X}` or `\\${X}`, where a variable was meant. */
function hasPlainReference(piece: Piece): boolean {
  return /\$\(?[A-Za-z_]|(?<!\$)\{[A-Za-z_]\w*\}|\\\$\{/.test(piece.text);
}

/** A text beside `|` that is there whatever else is: `"${X}" = "a" | "b"`. Even an empty text in quotation marks counts as one. */
function lonelyText(piece: Piece): Piece | undefined {
  const whole = wholeExpression(piece);
  if (whole?.tree === undefined) return undefined;
  const alternatives: Expression[] = [whole.tree];
  let hasAlternatives = false;
  for (let node = alternatives.pop(); node !== undefined; node = alternatives.pop()) {
    if (node.kind === 'binary' && (node.operator === '|' || node.operator === '||')) {
      hasAlternatives = true;
      alternatives.push(node.right, node.left);
    } else if (hasAlternatives && node.kind === 'operand' && (isQuoted(node) || isText(node))) return pieceOf(whole.inner, node);
  }
  return undefined;
}

/** `$[${X}2]`, which lacks an operator. A `0` in front of a value, or behind it, leaves the condition to the value. */
function appendedText(piece: Piece): Piece | undefined {
  const whole = wholeExpression(piece);
  if (whole?.tree?.kind !== 'operand') return undefined;
  const [value, ...others] = substitutions(whole.inner);
  if (value === undefined || others.length > 0 || !whole.inner.text.trim().startsWith('${')) return undefined;
  const behind = whole.inner.slice(value.whole.start - whole.inner.start + value.whole.text.length);
  return /^[1-9A-Za-z]\w*$/.test(behind.text) ? behind : undefined;
}

function isText(node: Operand): boolean {
  return !node.isNumber && !hasSubstitution(node.text);
}

function wholeExpression(piece: Piece): WrittenExpression | undefined {
  const [first] = expressionsIn(piece);
  return first?.whole.text === piece.text ? first : undefined;
}

/** `"X" = "1" & "${Y}" = "2"`: two texts, where the rest of the condition does change. */
function fixedComparison(piece: Piece): Piece | undefined {
  if (!hasSubstitution(piece.text.replaceAll('$[', ''))) return undefined;
  for (const { tree, inner } of expressionsIn(piece))
    for (const node of tree === undefined ? [] : allNodes(tree)) {
      if (node.kind !== 'binary' || !isComparison(node.operator)) continue;
      const { left, right } = node;
      if (left.kind !== 'operand' || right.kind !== 'operand' || left.text === right.text) continue;
      if (hasSubstitution(left.text) || hasSubstitution(right.text)) continue;
      if (isQuoted(left) && isQuoted(right)) return pieceOf(inner, node);
    }
  return undefined;
}

/** `"${X:0:2}" = "123"`: a text that has more characters than are taken of the value, or a word that has fewer than its beginning. */
function otherLength(piece: Piece): LineFinding | undefined {
  for (const { tree, inner } of expressionsIn(piece))
    for (const node of tree === undefined ? [] : allNodes(tree)) {
      if (node.kind !== 'binary' || !/^(?:==?|!=)$/.test(node.operator)) continue;
      for (const [part, text] of [
        [node.left, node.right],
        [node.right, node.left],
      ] as const) {
        if (part.kind !== 'operand' || text.kind !== 'operand' || hasSubstitution(text.text) || isQuoted(part) !== isQuoted(text))
          continue;
        const written = withoutQuotes(pieceOf(inner, part));
        const length = takenOf(written);
        const own = withoutQuotes(pieceOf(inner, text)).text;
        // Without quotation marks numbers are compared, and zeros in front count for nothing.
        if (length === undefined || own.length === length || (text.isNumber && /^0|\./.test(own))) continue;
        if (own.length < length) {
          if (!/^\w*[A-Za-z]{3}\w*$/.test(own) || !/:\s*0\s*:/.test(written.text)) continue;
          return {
            span: pieceOf(inner, text).span(),
            message: `'${own}' is shorter than what '${written.text}' takes of the value: a value that goes on is never equal.`,
            atMost: 'information',
          };
        }
        return {
          span: pieceOf(inner, text).span(),
          message: `'${own}' is longer than what '${written.text}' takes of the value: the two are never equal.`,
        };
      }
    }
  return undefined;
}

/** How many characters at most a `${NAME:offset:length}` gives; undefined for any other text. */
function takenOf(piece: Piece): number | undefined {
  const [only] = substitutions(piece);
  if (only?.whole.text !== piece.text || only.kind === 'expression') return undefined;
  const length = /^\s*-?\d*\s*:\s*(\d+)\s*$/.exec(only.substring?.text ?? '')?.[1];
  return length === undefined || Number(length) === 0 ? undefined : Number(length);
}

/** `"${LIST}" =~ "|${X}|"`: the `|` divides alternatives, of which the first and the last are empty. */
function emptyAlternative(piece: Piece): Piece | undefined {
  for (const { tree, inner } of expressionsIn(piece))
    for (const node of tree === undefined ? [] : allNodes(tree)) {
      if (node.kind !== 'binary' || node.operator !== '=~' || node.right.kind !== 'operand') continue;
      const pattern = pieceOf(inner, node.right);
      if (hasEmptyAlternative(withoutQuotes(pattern).text.replace(/\$\{\w+\}/g, 'v'))) return pattern;
    }
  return undefined;
}

/** Whether a text may come out as another one when it is put together again. */
function mayDiffer(piece: Piece): boolean {
  for (const each of allSubstitutions(piece)) if (each.kind === 'function' && !isLasting(each.name.text)) return true;
  return false;
}

/** `"${X}" = "${X}"` */
function sameOperands(piece: Piece): Piece | undefined {
  for (const { tree, inner } of expressionsIn(piece))
    for (const node of tree === undefined ? [] : allNodes(tree)) {
      if (node.kind !== 'binary' || !isComparison(node.operator)) continue;
      const [left, right] = [pieceOf(inner, node.left), pieceOf(inner, node.right)];
      if (left.text === right.text && hasSubstitution(left.text) && !mayDiffer(left)) return pieceOf(inner, node);
    }
  return undefined;
}
