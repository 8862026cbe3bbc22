/**
 * The value of an expression. Values are three-valued, so that a condition can be judged when only some of its operands are known.
 */
// Asterisk: main/ast_expr2.y.

import { parseExpression, type Expression } from './expression.ts';
import { leadingInteger } from './parse-line.ts';

/** Stands in an expanded text for a value that nobody knows. It counts as part of a word. */
export const UNKNOWN = '\uE000';

/** A value: its text (which may hold UNKNOWN), or only that it counts as true. */
export interface Value {
  readonly text: string;
  readonly isNumber: boolean;
  /** Known to count as true although the text is unknown. */
  readonly isTrue?: boolean;
}

const text = (value: string): Value => ({ text: value, isNumber: false });
const number = (value: number): Value => ({ text: printNumber(value), isNumber: true });
const unknown: Value = text(UNKNOWN);
const truthy: Value = { text: UNKNOWN, isNumber: false, isTrue: true };

/** As Asterisk prints a result: up to 18 significant digits, no zeros at the end. */
function printNumber(value: number): string {
  return String(Object.is(value, -0) ? 0 : value);
}

/** The text that `$[expanded]` gives, where `expanded` is the inside after substitution; UNKNOWN stands where it depends on unknown values. */
export function evaluateExpression(expanded: string): Value {
  const { tree, error } = parseExpression(expanded);
  if (tree !== undefined) {
    // A complete expression before the bad token is what Asterisk answers with.
    return evaluate(tree);
  }
  if (error === undefined) return text('');
  if (expanded.includes(UNKNOWN)) return unknown;
  return error.offset === (/\S/.exec(expanded)?.index ?? 0) ? text('') : text('0');
}

/** Whether a condition of GotoIf and its kin counts as true; undefined when it cannot be known. */
export function isTrueCondition(value: Value): boolean | undefined {
  if (value.isTrue === true) return true;
  const condition = value.text;
  if (condition === '') return false;
  if (condition.includes(UNKNOWN)) return undefined;
  const integer = leadingInteger(condition);
  return integer === undefined ? true : integer !== 0;
}

/** Truth inside an expression: empty and numeric zero are false. */
function truth(value: Value): boolean | undefined {
  if (value.isTrue === true) return true;
  if (value.text.includes(UNKNOWN)) return undefined;
  return !(value.text === '' || (value.isNumber && Number(value.text) === 0) || value.text === '0');
}

function evaluate(tree: Expression): Value {
  switch (tree.kind) {
    case 'operand':
      return tree.text.includes('${') ? unknown : { text: tree.text, isNumber: tree.isNumber };
    case 'call':
      return unknown;
    case 'conditional': {
      const test = evaluate(tree.test);
      const holds = test.text === '""' ? false : truth(test);
      return holds === undefined ? unknown : evaluate(holds ? tree.then : tree.otherwise);
    }
    case 'unary': {
      const operand = evaluate(tree.operand);
      if (tree.operator === '-') return operand.isNumber ? number(-Number(operand.text)) : isKnown(operand) ? number(0) : unknown;
      if (operand.isTrue === true && operand.text === UNKNOWN) return unknown;
      return isKnown(operand) ? number((leadingInteger(operand.text) ?? 0) === 0 ? 1 : 0) : unknown;
    }
    case 'binary':
      return binary(tree.operator, evaluate(tree.left), evaluate(tree.right));
  }
}

function isKnown(value: Value): boolean {
  return !value.text.includes(UNKNOWN);
}

function binary(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '|':
    case '||': {
      const holds = truth(left);
      if (holds === true) return left;
      if (holds === false) return right;
      return truth(right) === true ? truthy : unknown;
    }
    case '&':
    case '&&': {
      const first = truth(left);
      const second = truth(right);
      if (first === false || second === false) return number(0);
      return first === true && second === true ? left : unknown;
    }
    case '=':
    case '==':
      return equality(left, right, false);
    case '!=':
      return equality(left, right, true);
    default:
  }
  if (!isKnown(left) || !isKnown(right)) return unknown;
  if (['<', '>', '<=', '>='].includes(operator)) {
    const order =
      left.isNumber && right.isNumber
        ? Number(left.text) - Number(right.text)
        : left.text < right.text
          ? -1
          : left.text > right.text
            ? 1
            : 0;
    const holds = operator === '<' ? order < 0 : operator === '>' ? order > 0 : operator === '<=' ? order <= 0 : order >= 0;
    return number(holds ? 1 : 0);
  }
  if (operator === '~~') return text(stripQuotes(left.text) + stripQuotes(right.text));
  if (operator === ':' || operator === '=~') return unknown;
  const a = numeric(left);
  const b = numeric(right);
  switch (operator) {
    case '+':
      return number(a + b);
    case '-':
      return number(a - b);
    case '*':
      return number(a * b);
    case '/':
      return number(b === 0 ? 2147483647 : a / b);
    case '%':
      return number(b === 0 ? 0 : a % b);
    default:
      return unknown;
  }
}

function equality(left: Value, right: Value, isNegated: boolean): Value {
  if (!isKnown(left) || !isKnown(right)) return differ(left.text, right.text) ? number(isNegated ? 1 : 0) : unknown;
  const isEqual = left.isNumber && right.isNumber ? Number(left.text) === Number(right.text) : left.text === right.text;
  return number(isEqual === isNegated ? 0 : 1);
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

function numeric(value: Value): number {
  return value.isNumber ? Number(value.text) : 0;
}

function stripQuotes(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
