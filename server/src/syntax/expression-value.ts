/**
 * The value of an expression. Values are three-valued, so that a condition can be judged when only some of its operands are known.
 */
// Asterisk: main/ast_expr2.y.

import { parseExpression, type Call, type Expression, type Operand } from './expression.ts';
import { callMath } from './expression-math.ts';
import { matchOf } from './expression-match.ts';
import {
  add,
  compare,
  divide,
  fromInteger,
  isZero,
  multiply,
  negate,
  parseNumber,
  printNumber,
  remainder,
  type LongDouble,
} from './long-double.ts';
import { leadingInteger } from './parse-line.ts';

/** Stands in an expanded text for a value that nobody knows. It counts as part of a word. */
export const UNKNOWN = '\uE000';

/** A value: its text (which may hold UNKNOWN), or only that it counts as true. */
export interface Value {
  readonly text: string;
  readonly isNumber: boolean;
  /** Known to count as true although the text is unknown. */
  readonly isTrue?: boolean;
  /** The number that was computed, of which the text shows 18 digits. */
  readonly number?: LongDouble;
}

const text = (value: string): Value => ({ text: value, isNumber: false });
const numeric = (number: LongDouble): Value => ({ text: printNumber(number), isNumber: true, number });
const integer = (value: number): Value => numeric(fromInteger(value));
const truth = (holds: boolean): Value => integer(holds ? 1 : 0);
const unknown: Value = text(UNKNOWN);
const truthy: Value = { text: UNKNOWN, isNumber: false, isTrue: true };
/** What Asterisk gives for a division by zero. */
const INT_MAX = 2147483647;

/** The text that `$[expanded]` gives, where `expanded` is the inside after substitution; UNKNOWN stands where it depends on unknown values. */
export function evaluateExpression(expanded: string): Value {
  const { tree, error } = parseExpression(expanded);
  // A complete expression before the bad token is what Asterisk answers with.
  if (tree !== undefined) return evaluate(tree);
  if (error === undefined) return text('');
  if (expanded.includes(UNKNOWN)) return unknown;
  return text(error.isFirst ? '' : '0');
}

/** The value of a tree whose operands are known but for `${…}`, `$[…]` and UNKNOWN. */
function evaluate(tree: Expression): Value {
  switch (tree.kind) {
    case 'operand':
      return valueOf(tree);
    case 'call':
      return call(tree);
    case 'conditional': {
      const test = evaluate(tree.test);
      const holds = isFalseTest(test) ? false : isKnown(test) ? truthOf(test) : undefined;
      return holds === undefined ? unknown : evaluate(holds ? tree.then : tree.otherwise);
    }
    case 'unary': {
      const operand = evaluate(tree.operand);
      // Quotation marks are no number, whatever is between them.
      if (isQuoted(operand)) return integer(tree.operator === '-' ? 0 : 1);
      if (!isKnown(operand)) return unknown;
      if (tree.operator === '-') {
        const number = numberOf(operand);
        return number === undefined ? integer(0) : numeric(negate(number));
      }
      // What was computed is compared with zero, what was written is read as a whole number.
      return truth(operand.number === undefined ? (leadingInteger(operand.text) ?? 0) === 0 : isZero(operand.number));
    }
    case 'binary':
      return binary(tree.operator, evaluate(tree.left), evaluate(tree.right));
  }
}

/** Whether a condition of GotoIf and its kin counts as true; undefined when it cannot be known. */
// Asterisk: main/pbx.c pbx_checkcondition.
export function isTrueCondition(value: Value): boolean | undefined {
  if (value.isTrue === true) return true;
  const condition = value.text;
  if (condition === '') return false;
  // A text that does not begin with a number is true, whatever comes behind.
  if (condition.includes(UNKNOWN)) return /^\s*[^\s\d+\-\uE000]/.test(condition) ? true : undefined;
  const number = leadingInteger(condition);
  return number === undefined ? true : number !== 0;
}

function valueOf({ text: written, isNumber }: Operand): Value {
  return written.includes('${') || written.includes('$[') ? unknown : { text: written, isNumber };
}

/** Truth inside an expression: the empty text and the number zero are false; a text such as `""` is true. */
function truthOf(value: Value): boolean | undefined {
  if (value.isTrue === true || isQuoted(value)) return true;
  if (!isKnown(value)) return undefined;
  const number = numberOf(value);
  return number === undefined ? value.text !== '' : !isZero(number);
}

/** Before `?` alone, a text of quotation marks with nothing between them is false. */
function isFalseTest(test: Value): boolean {
  return test.text === '""' || (!test.isNumber && test.text === '0');
}

function isQuoted({ text: value }: Value): boolean {
  return value.startsWith('"');
}

function isKnown(value: Value): boolean {
  return !value.text.includes(UNKNOWN);
}

/** The number that a value is; undefined for a text, even one such as `"1"`. */
function numberOf(value: Value): LongDouble | undefined {
  if (!value.isNumber) return undefined;
  return value.number ?? parseNumber(/^\d*(?:\.\d*)?/.exec(value.text)?.[0] ?? '');
}

/** What was a number is one again when it is handed on, without the zeros in front. */
function converted(value: Value): Value {
  const number = numberOf(value);
  return number === undefined ? value : numeric(number);
}

/** A text that an operator made; digits and points make a number of it, which ends at the second point. */
function made(value: string): Value {
  return { text: value, isNumber: /^[\d.]+$/.test(value) };
}

function call({ name, arguments: args }: Call): Value {
  if (/[${]/.test(name.text) || name.text.includes(UNKNOWN)) return unknown;
  if (!/^[A-Z0-9_]+$/.test(name.text)) return integer(0);
  const values = args.map((argument) => (argument === undefined ? text('') : evaluate(argument)));
  const result = callMath(
    name.text,
    values.map((value) => (isKnown(value) ? numberOf(value) : undefined)),
  );
  return result === undefined ? unknown : numeric(result);
}

function binary(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '|':
    case '||': {
      const holds = truthOf(left);
      if (holds === true) return converted(left);
      if (holds === false) return right;
      return truthOf(right) === true ? truthy : unknown;
    }
    case '&':
    case '&&': {
      const first = truthOf(left);
      const second = truthOf(right);
      if (first === false || second === false) return integer(0);
      return first === true && second === true ? converted(left) : unknown;
    }
    case '=':
    case '==':
    case '!=': {
      const isSame = areEqual(left, right);
      return isSame === undefined ? unknown : truth(isSame === (operator !== '!='));
    }
    default:
  }
  if (!isKnown(left) || !isKnown(right)) return unknown;
  switch (operator) {
    case '<':
      return truth(order(left, right) < 0);
    case '>':
      return truth(order(left, right) > 0);
    case '<=':
      return truth(order(left, right) <= 0);
    case '>=':
      return truth(order(left, right) >= 0);
    case '~~':
      return made(stripQuotes(left) + stripQuotes(right));
    case ':':
    case '=~':
      return matched(stripQuotes(left), stripQuotes(right), operator === ':');
    default:
      return arithmetic(operator, numberOf(left), numberOf(right));
  }
}

/** A text counts as nothing: as no summand, as a zero, as a divisor that is zero. */
function arithmetic(operator: string, a: LongDouble | undefined, b: LongDouble | undefined): Value {
  switch (operator) {
    case '+':
      return a !== undefined && b !== undefined ? numeric(add(a, b)) : numeric(a ?? b ?? fromInteger(0));
    case '-':
      if (a === undefined) return b === undefined ? integer(0) : numeric(add(fromInteger(0), negate(b)));
      return numeric(b === undefined ? a : add(a, negate(b)));
    case '*':
      return a === undefined || b === undefined ? integer(0) : numeric(multiply(a, b));
    case '/':
      if (a === undefined) return integer(0);
      return b === undefined || isZero(b) ? integer(INT_MAX) : numeric(divide(a, b));
    case '%':
      if (a === undefined || b === undefined) return integer(0);
      return numeric(isZero(b) ? b : remainder(a, b));
    default:
      return unknown;
  }
}

function order(left: Value, right: Value): number {
  const a = numberOf(left);
  const b = numberOf(right);
  return a !== undefined && b !== undefined ? compare(a, b) : compareBytes(left.text, right.text);
}

/** As bytes of UTF-8, whose order is that of the code points. */
function compareBytes(left: string, right: string): number {
  const a = Array.from(left);
  const b = Array.from(right);
  const at = a.findIndex((char, i) => char !== b[i]);
  if (at < 0) return a.length - b.length;
  return at >= b.length ? 1 : (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
}

function areEqual(left: Value, right: Value): boolean | undefined {
  if (isKnown(left) && isKnown(right)) return order(left, right) === 0;
  // Numbers may be equal though their digits are not.
  if (mayBeNumber(left) && mayBeNumber(right)) return undefined;
  return differ(left.text, right.text) ? false : undefined;
}

function mayBeNumber({ text: value }: Value): boolean {
  return /^[\d.]*$/.test(value.replaceAll(UNKNOWN, ''));
}

/** Whether the known characters at the two ends already tell the texts apart, as in `"x${ARG1}" = "y"`. */
function differ(left: string, right: string): boolean {
  const known = (value: string): [string, string] => {
    const first = value.indexOf(UNKNOWN);
    return first < 0 ? [value, value] : [value.slice(0, first), value.slice(value.lastIndexOf(UNKNOWN) + 1)];
  };
  const [leftStart, leftEnd] = known(left);
  const [rightStart, rightEnd] = known(right);
  const start = Math.min(leftStart.length, rightStart.length);
  const end = Math.min(leftEnd.length, rightEnd.length);
  return (
    leftStart.slice(0, start) !== rightStart.slice(0, start) ||
    leftEnd.slice(leftEnd.length - end) !== rightEnd.slice(rightEnd.length - end)
  );
}

function stripQuotes({ text: value }: Value): string {
  return value.startsWith('"') && value.endsWith('"') ? value.replaceAll('"', '') : value;
}

/** The text of the group, or else the length of what matched. */
function matched(value: string, pattern: string, isAnchored: boolean): Value {
  const match = matchOf(value, pattern);
  if (match === undefined) return unknown;
  const found = isAnchored && match.found?.index !== 0 ? undefined : match.found;
  if (found === undefined) return match.hasGroup ? text('') : integer(0);
  return found.group === undefined ? integer(found.length) : made(found.group);
}
