/** Two numbers in quotation marks are compared by order, which goes letter by letter. */

import type { Span } from '../../base/span.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { compileName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { callsFunction } from '../calls/called-functions.ts';
import { asNumber, isChosenByCaller } from '../variables/chosen-numbers.ts';
import { gathered } from '../contexts/gathered.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';
import type { QuotedOrder } from '../values/expression-operands.ts';

export const textComparison = contextRule(
  {
    name: 'text-comparison',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'Two numbers are compared by `<` or `>` and stand in quotation marks, so that Asterisk compares their letters and not their values.',
    why:
      'Quotation marks make texts of numbers: `$["${AGE}" < "18"]` is true for 100, since `1`, `0` comes before `1`, `8`, and false for 2. ' +
      'So it is between two values of which one is counted, as by RAND() or LEN(). ' +
      'For an order of numbers both sides stand without quotation marks; a `0` in front keeps an empty value from breaking the expression. ' +
      'The numbers 0 and 1 are left alone, with which the order of texts is that of numbers, and so are values that always have as many digits as the number, such as a time of STRFTIME.',
    evidence: 'main/ast_expr2.y `op_lt`; `$["100" < "18"]` and `$["2" < "18"]` were tried',
    invalid: [
      `
[a]
exten => s,1,Read(AGE,how-old,3)
 same => n,GotoIf($["\${AGE}" <= "99"]?inside)
;                   ^^^^^^^^^^^^^^^^ warning text-comparison: Texts are compared letter by letter: a '100' comes before '99', and is taken for the lower one.
 same => n,Hangup()
 same => n(inside),Dial(PJSIP/100)
`,
      `
[a]
exten => s,1,Set(SECRET=\${RAND(1,99)})
 same => n,Read(GUESS,,2)
 same => n,GotoIf($["\${GUESS}" > "\${SECRET}"]?lower)
;                   ^^^^^^^^^^^^^^^^^^^^^^^^ warning text-comparison: Texts are compared letter by letter: a '10' comes before '9', and is taken for the lower one.
 same => n,Hangup()
 same => n(lower),Playback(vm-goodbye)
`,
    ],
    valid: [
      `
[a]
exten => s,1,Read(AGE,how-old,3)
 same => n,GotoIf($[0\${AGE} <= 99]?inside)
 same => n,GotoIf($["\${STRFTIME(\${EPOCH},,%H)}" > "17"]?inside)
 same => n,GotoIf($["\${COUNT}" > "0"]?inside)
 same => n,GotoIf($["\${STRFTIME(\${EPOCH},,%F)}" > "\${DB(last/day)}"]?inside)
 same => n,Hangup()
 same => n(inside),Dial(PJSIP/100)
`,
    ],
    seeAlso: ['one-sided-quotes'],
  },
  function* (context, dialplan) {
    for (const { priority, found } of gathered(context, dialplan).operands)
      for (const order of found.quotedOrders) {
        if (found.quotedOrders.some((each) => isWrittenAsLong(each, order))) continue;
        const isDoubtful = isNumber(order.other) ? isShort(order) : count(order, priority, dialplan) === 'sum';
        if (isNumber(order.other) ? isWrong(order, priority, dialplan) : count(order, priority, dialplan) !== undefined)
          yield judge(priority, order, isDoubtful, dialplan);
      }
  },
  ({ operands }) => operands.length > 0,
);

/** `"${DAY}" >= "01" & "${DAY}" <= "31"`: who writes a zero in front compares texts of one length. */
function isWrittenAsLong(each: QuotedOrder, { value, other }: QuotedOrder): boolean {
  return each.value.text === value.text && /^0\d/.test(each.other.text) && each.other.text.length === other.text.length;
}

function isWrong(order: QuotedOrder, priority: Priority, dialplan: Dialplan): boolean {
  return !/^0|^1$/.test(order.other.text) && !isAsLong(order, priority, dialplan);
}

/** One digit is enough for many a counter. */
function isShort({ value, other }: QuotedOrder): boolean {
  return other.text.length === 1 && !callsFunction(value);
}

/** Whether the value has as many digits as the number, so that their order as texts is that of the numbers. */
function isAsLong({ value, other }: QuotedOrder, priority: Priority, dialplan: Dialplan): boolean {
  const { length } = other.text;
  return substitutions(value).every((each) => {
    if (each.kind === 'expression') return false;
    const taken = /^\s*-?\d*\s*:\s*(\d+)\s*$|^\s*-(\d+)\s*$/.exec(each.substring?.text ?? '');
    if (taken !== null) return Number(taken[1] ?? taken[2]) === length;
    if (each.kind === 'function') return each.name.text === 'STRFTIME';
    const name = each.name.text;
    if (name === 'EXTEN') return lengthOf(priority.name) === length;
    if (name.includes('$') || isTime(name, priority.context, dialplan)) return true;
    // Shorter numbers have their place as well where the number begins with the highest digit, or there are none.
    const most = length === 1 || other.text.startsWith('9') ? mostDigits(name, priority, dialplan) : undefined;
    return most !== undefined && most <= length;
  });
}

/** How many keys at most every Read of a variable takes, where nothing else sets it; undefined where one of them takes any number. */
function mostDigits(name: string, { context }: Priority, dialplan: Dialplan): number | undefined {
  let most: number | undefined;
  for (const setter of new Set([context, ...dialplan.settersOf(name)]))
    for (const { priority, isConditional } of assignmentsIn(setter).get(name) ?? []) {
      const { applicationName, data } = priority.statement;
      const digits = Number(applicationName === 'read' && !isConditional ? splitArguments(data)[2]?.text.trim() : NaN);
      if (!(digits > 0)) return undefined;
      most = Math.max(most ?? 0, digits);
    }
  return most;
}

/** How many digits all numbers have that an extension answers; undefined where they differ. */
function lengthOf(name: string): number | undefined {
  const { positions, isPattern, literal } = compileName(name);
  if (!isPattern) return literal.length;
  return positions.some(({ kind }) => kind !== 'set') ? undefined : positions.length;
}

/** Whether a variable is given a time somewhere. */
function isTime(name: string, context: Context, dialplan: Dialplan): boolean {
  return valuesOf(name, context, dialplan).some((value) => value.text.includes('STRFTIME'));
}

/** Whether one of two values is counted or computed, so that it has as many digits as it comes to; of a counter of rounds it is less sure. */
function count({ value, other }: QuotedOrder, { context }: Priority, dialplan: Dialplan): 'function' | 'sum' | undefined {
  const texts = [value, other].flatMap((side) => {
    const [only] = substitutions(side);
    if (only?.whole.text !== side.text || only.kind === 'expression') return [];
    if (only.kind === 'function') return [side.text];
    return only.substring === undefined ? valuesOf(only.name.text, context, dialplan).map(({ text }) => text) : [];
  });
  if (texts.some((text) => counting.test(text))) return 'function';
  return texts.some((text) => sum.test(text)) ? 'sum' : undefined;
}

const counting = /^\$\{(?:RAND|LEN|MATH|FIELDQTY|GROUP_COUNT)\([^{}]*(?:\$\{[^{}]*\}[^{}]*)*\)\}$/;
const sum = /^\$\[[^\]=<>&|?"]*[-+*/][^\]=<>&|?"]*\]$/;

function valuesOf(name: string, context: Context, dialplan: Dialplan): readonly Piece[] {
  return [context, ...dialplan.settersOf(name)].flatMap(
    (setter) =>
      assignmentsIn(setter)
        .get(name)
        ?.flatMap(({ value }) => value ?? []) ?? [],
  );
}

function isNumber({ text }: Piece): boolean {
  return /^\d/.test(text);
}

function judge(priority: Priority, { whole, value, other }: QuotedOrder, isDoubtful: boolean, dialplan: Dialplan): Finding {
  const { line } = priority;
  return {
    line,
    span: whole.span(),
    message: `Texts are compared letter by letter: ${counterexample(isNumber(other) ? other.text : '9', mostDigitsOf(value, priority, dialplan))}.`,
    ...(isDoubtful && { atMost: 'information' as const }),
    fix: () => [
      {
        title: 'Compare numbers',
        safe: false,
        edits: [value, other]
          .map((side) =>
            replacement(
              line,
              withQuotes(side),
              isNumber(side) ? side.text : asNumber(side.text, isChosenByCaller(side, priority, dialplan)),
            ),
          )
          .sort((a, b) => a.column - b.column),
      },
    ],
  };
}

function mostDigitsOf(value: Piece, priority: Priority, dialplan: Dialplan): number | undefined {
  const [only] = substitutions(value);
  return only?.kind === 'variable' && only.whole.text === value.text ? mostDigits(only.name.text, priority, dialplan) : undefined;
}

/** A number that has its place on the wrong side: one with a digit more, or 9 for 10, 100, 1000 and where no more digits can come. */
function counterexample(number: string, most = Infinity): string {
  if (/^10+$/.test(number) || (most <= number.length && number < '9'))
    return `a '9' comes behind '${number}', and is taken for the higher one`;
  return `a '1${'0'.repeat(number.split('.')[0]?.length ?? 1)}' comes before '${number}', and is taken for the lower one`;
}

function withQuotes(piece: Piece): Span {
  const { start, end } = piece.span();
  return { start: start - 1, end: end + 1 };
}
