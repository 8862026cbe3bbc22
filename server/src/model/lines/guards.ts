/** What a condition says about the text of a variable once it is known how the condition came out. */

import type { Sink } from '../../catalogue/untrusted/sinks.ts';
import { filterCleans, regexCleans } from '../../catalogue/untrusted/untrusted.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { parseExpression, type Expression } from '../../syntax/expression.ts';
import { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import type { ApplicationCall } from './calls.ts';

/** A condition and how it came out. */
export interface Guard {
  readonly condition: Piece;
  readonly holds: boolean;
}

/** The conditions that hold where a nested call runs: `ExecIf(condition?call)`. */
export function guardsOf(call: ApplicationCall): Guard[] {
  const guards: Guard[] = [];
  for (let inner = call; inner.outer !== undefined; inner = inner.outer) {
    const { branches } = inner.outer;
    if (branches !== undefined) guards.push({ condition: branches.condition, holds: branches.thenCall === inner });
  }
  return guards;
}

/** Whether the variable holds nothing harmful where a condition came out so. */
export function guardCleans({ condition, holds }: Guard, variable: string, sink: Sink): boolean {
  if (!condition.text.includes('$') || !namesIt(condition.text, variable)) return false;
  return textCleans(condition.text.trim(), holds, { variable, sink });
}

/** Whether a text holds the name of a variable or function at all: most conditions are about something else, and need not be read. */
function namesIt(text: string, variable: string): boolean {
  const open = variable.indexOf('(');
  const name = open < 0 ? variable : variable.slice(0, open);
  return text.includes(name) || text.toLowerCase().includes(name.toLowerCase());
}

interface Question {
  readonly variable: string;
  readonly sink: Sink;
}

/** A condition or an operand, which may be an expression, a function, or quoted. */
function textCleans(text: string, holds: boolean, question: Question): boolean {
  const bare = text.replace(/^"(.*)"$/s, '$1');
  const [only, ...others] = substitutions(new Piece(bare, 0));
  if (only === undefined || others.length > 0 || only.whole.text !== bare) return false;
  switch (only.kind) {
    case 'expression': {
      const { tree } = parseExpression(only.inner.text);
      return tree !== undefined && cleans(tree, holds, question);
    }
    case 'function': {
      const { arguments: args, name } = only;
      if (!mentions(args.text, question)) return false;
      switch (name.text) {
        case 'REGEX': {
          const regex = /^"((?:[^"\\]|\\.)*)"\s*(.*)$/s.exec(args.text.trim());
          return (
            holds && regex?.[1] !== undefined && isVariable(regex[2] ?? '', question) && regexCleans(regex[1], question.sink)
          );
        }
        case 'ISNULL':
          return holds;
        // Who asks whether such a thing exists lets only the names through that somebody wrote down.
        case 'DIALPLAN_EXISTS':
        case 'VALID_EXTEN':
        case 'DB_EXISTS':
          return holds;
        default:
          return false;
      }
    }
    case 'variable':
      return !holds && isVariable(bare, question);
  }
}

function cleans(tree: Expression, holds: boolean, question: Question): boolean {
  switch (tree.kind) {
    case 'operand':
      return textCleans(tree.text, holds, question);
    case 'unary':
      return tree.operator === '!' && cleans(tree.operand, !holds, question);
    case 'binary':
      return binaryCleans(tree.operator, tree.left, tree.right, holds, question);
    case 'conditional':
    case 'call':
      return false;
  }
}

function binaryCleans(operator: string, left: Expression, right: Expression, holds: boolean, question: Question): boolean {
  switch (operator) {
    case '&':
    case '&&':
      return holds
        ? cleans(left, true, question) || cleans(right, true, question)
        : cleans(left, false, question) && cleans(right, false, question);
    case '|':
    case '||':
      return holds
        ? cleans(left, true, question) && cleans(right, true, question)
        : cleans(left, false, question) || cleans(right, false, question);
    case '=':
    case '==':
      return (
        equalCleans(textOf(left), textOf(right), holds, question) || equalCleans(textOf(right), textOf(left), holds, question)
      );
    case '!=':
      return (
        equalCleans(textOf(left), textOf(right), !holds, question) || equalCleans(textOf(right), textOf(left), !holds, question)
      );
    case '=~':
      return holds && isVariable(textOf(left), question) && regexCleans(unquoted(textOf(right)), question.sink);
    default:
      return false;
  }
}

/** What it means that two operands are equal, or that they are not. */
function equalCleans(one: string, other: string, areEqual: boolean, question: Question): boolean {
  const value = unquoted(other);
  if (isVariable(one, question)) return areEqual && (!value.includes('$') || isFiltered(value, question));
  if (value === '1') return textCleans(one, areEqual, question);
  if (value === '0') return textCleans(one, !areEqual, question);
  const lookup = /^\$\{(?:DB|ODBC_\w+|HASH)\(/.exec(unquoted(one));
  if (lookup === null || !mentions(one, question) || value.includes('$')) return false;
  return value === '' ? !areEqual : areEqual;
}

function isFiltered(value: string, question: Question): boolean {
  const [only] = substitutions(new Piece(value, 0));
  if (only?.kind !== 'function' || only.name.text !== 'FILTER') return false;
  const [allowed] = splitArguments(only.arguments);
  return allowed !== undefined && mentions(only.arguments.text, question) && filterCleans(allowed.text, question.sink);
}

function textOf(tree: Expression): string {
  return tree.kind === 'operand' ? tree.text : '';
}

function unquoted(text: string): string {
  return /^\s*"?(.*?)"?\s*$/s.exec(text)?.[1] ?? text;
}

/** Whether a text is nothing but the variable, quoted or not, perhaps behind a letter that keeps an operand from being empty. */
function isVariable(text: string, { variable }: Question): boolean {
  return asCompared(unquoted(text)) === asCompared(`\${${variable}}`);
}

function mentions(text: string, { variable }: Question): boolean {
  return asCompared(text).includes(asCompared(`\${${variable}}`));
}

/** In one spelling: items of functions are in any case, and `CALLERID(number)` is `CALLERID(num)`. */
function asCompared(text: string): string {
  return text.toLowerCase().replaceAll('(number)', '(num)');
}
