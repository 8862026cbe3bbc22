/** What is wrong with an expression as it is written: where the grammar refuses it, and why, as far as that holds whatever its variables are. */

import type { Span } from '../../base/span.ts';
import { dialplanFunction, functionIgnoringCase } from '../../catalogue/catalogue.ts';
import { isThirdPartyFunction } from '../../catalogue/third-party.ts';
import { mathArity } from '../../syntax/expression-math.ts';
import { tokensOf, type Token } from '../../syntax/expression-tokens.ts';
import { allNodes, type Call, type ExpressionError } from '../../syntax/expression.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { LineFix } from '../finding.ts';
import { pieceOf, type WrittenExpression } from './expressions.ts';

export interface ExpressionFlaw {
  readonly span: Span;
  readonly message: string;
  readonly fixes: readonly LineFix[];
  /** Whether Asterisk computes something all the same. */
  readonly isTolerated?: boolean;
}

/** The first flaw; undefined where there is none, or where it hangs on the value of a variable. */
export function expressionFlaw(written: WrittenExpression): ExpressionFlaw | undefined {
  const { inner, error, tree } = written;
  const { list, skipped } = tokensOf(inner.text);
  const quote = skipped.find((offset) => inner.text.charAt(offset) === '"');
  if (quote !== undefined) return loneQuote(inner, quote, list, error);
  const second = /(?<=^\s*\$\{\w+\}\s+)(?:[A-Za-z][\w-]*|"[^"$]*")(?=\s*$)/.exec(inner.text);
  if (second !== null)
    return {
      ...flaw(inner, { start: second.index, end: second.index + second[0].length }, `No operator stands before '${second[0]}'.`),
      // With nothing in front of it the word is the value.
      isTolerated: true,
    };
  if (error !== undefined) return refusal(inner, list, error);
  const brace = loneBrace(inner, skipped);
  if (brace !== undefined) return surplusBrace(inner, brace);
  const tilde = skipped.find((offset) => inner.text.charAt(offset) === '~');
  const operator = tilde === undefined ? undefined : /(?:==?\s*!?|!)\s*$/.exec(inner.text.slice(0, tilde));
  if (tilde !== undefined && operator !== null && operator !== undefined)
    return flaw(
      inner,
      { start: operator.index, end: tilde + 1 },
      `'${inner.text.slice(operator.index, tilde + 1)}' is no operator.`,
    );
  if (tree === undefined) return undefined;
  for (const node of allNodes(tree)) {
    const flaw = node.kind === 'call' ? callFlaw(inner, node) : undefined;
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

function loneQuote(inner: Piece, quote: number, list: readonly Token[], error: ExpressionError | undefined): ExpressionFlaw {
  const last = list.at(-2);
  const isLast = quote === inner.text.trimEnd().length - 1 && last?.kind === 'operator';
  return {
    span: inner.span(quote, quote + 1),
    message: 'This quotation mark has no partner.',
    fixes: isLast ? [replacement("Add '\"'", inner, quote, quote + 1, '""')] : [],
    isTolerated: error === undefined,
  };
}

/** Where a brace stands, and none of the other kind; a name behind one that opens may lack its mark, which is told. */
function loneBrace(inner: Piece, skipped: readonly number[]): number | undefined {
  const at = (char: string): number | undefined => skipped.find((offset) => inner.text.charAt(offset) === char);
  const [open, close] = [at('{'), at('}')];
  if (open === undefined) return close;
  return close === undefined && inner.text.charAt(open + 1) === '$' ? open : undefined;
}

/** `$[${X} + 1}]`: Asterisk prints it to its console and computes all the same. */
function surplusBrace(inner: Piece, at: number): ExpressionFlaw {
  const brace = inner.text.charAt(at);
  return {
    span: inner.span(at, at + 1),
    message: brace === '}' ? "This '}' closes nothing." : "This '{' has no '}'.",
    fixes: [{ title: `Remove '${brace}'`, safe: false, replacements: [{ span: inner.span(at, at + 1), newText: '' }] }],
    isTolerated: true,
  };
}

function refusal(inner: Piece, list: readonly Token[], error: ExpressionError): ExpressionFlaw | undefined {
  const { offset, token, kind, expected, previous } = error;
  const ofShell = operatorOfShell(inner, list);
  if (ofShell !== undefined) return ofShell;
  if (kind === 'operand' && previous?.kind === 'operand' && /^not$/i.test(previous.text))
    return {
      span: inner.span(previous.start, previous.end),
      message: `'${previous.text}' is no operator.`,
      fixes: [replacement("Change to '!'", inner, previous.start, previous.end, '!')],
    };
  const at = list.findIndex((each) => each.start === offset && each.kind === kind);
  const found = list[at];
  if (found === undefined || isComputed(found)) return undefined;
  // A word that is an operator elsewhere is hardly anything else, whatever stands before it.
  const elsewhere =
    kind === 'operand' && previous?.kind === 'operand' ? operatorElsewhere(inner, found.start, found.end) : undefined;
  if (elsewhere !== undefined) return elsewhere;
  if (kind === 'operand' && previous !== undefined && isComputed(previous) && !areAlone(list)) return undefined;
  if (expected === '::' && kind !== 'operand') return unfinishedConditional(inner, list, at);
  if (kind === 'end' && previous !== undefined)
    return expected === 'operand'
      ? flaw(inner, previous, `A value is missing behind '${previous.text}'.`)
      : unclosedParenthesis(inner, list);
  if (expected === 'operand') return missingOperand(inner, found, previous);
  if (kind === 'operand') return missingOperator(inner, list, at);
  switch (token) {
    case ')':
      return flaw(inner, found, "This ')' closes nothing.");
    case ',':
      return flaw(inner, found, "A ',' separates nothing here.");
    case '::':
      return flaw(inner, found, "'::' has no '?' before it.");
    case '!': {
      const isMatch = inner.text.charAt(found.end) === '~';
      return flaw(
        inner,
        { start: found.start, end: found.end + (isMatch ? 1 : 0) },
        isMatch ? "'!~' is no operator." : "'!' stands between two operands.",
      );
    }
    default:
      return flaw(inner, found, `'${token}' is not expected here.`);
  }
}

/** `${X}  5`: the value of one variable and a number, or a text in quotation marks, with nothing between them. */
function areAlone(list: readonly Token[]): boolean {
  const [first, second, ...others] = list.filter(({ kind }) => kind !== 'end');
  return (
    others.length === 0 &&
    /^\$\{[^${}]*(?:\$\{\w+\}\))?\}$/.test(first?.text ?? '') &&
    /^(?:\d+|"[^"]*")$/.test(second?.text ?? '')
  );
}

/** Whether an operand may be anything, even an operator or nothing. */
function isComputed({ kind, text }: Token): boolean {
  return kind === 'operand' && !text.startsWith('"') && hasSubstitution(text);
}

function unclosedParenthesis(inner: Piece, list: readonly Token[]): ExpressionFlaw | undefined {
  const open: Token[] = [];
  for (const token of list)
    if (token.text === '(') open.push(token);
    else if (token.text === ')') open.pop();
  const last = open.at(-1);
  return last === undefined ? undefined : flaw(inner, last, "This '(' has no ')'.");
}

/** What people write who know another language. */
const operatorsElsewhere: Readonly<Record<string, string>> = {
  ...{ '=<': '<=', '=>': '>=', '<>': '!=', '===': '=', '!==': '!=', '&&&': '&', '|||': '|', '=~~': '=~', '><': '!=' },
  ...{ and: '&', or: '|', not: '!', eq: '=', ne: '!=', lt: '<', gt: '>', le: '<=', ge: '>=', mod: '%', is: '=', like: '=~' },
  ...{ equals: '=', plus: '+', minus: '-' },
};

function operatorElsewhere(inner: Piece, from: number, to: number): ExpressionFlaw | undefined {
  const text = inner.text.slice(from, to);
  const name = text.toLowerCase();
  const meant = Object.hasOwn(operatorsElsewhere, name) ? operatorsElsewhere[name] : undefined;
  if (meant === undefined) return undefined;
  return {
    span: inner.span(from, to),
    message: `'${text}' is no operator.`,
    fixes: [replacement(`Change to '${meant}'`, inner, from, to, meant)],
  };
}

/** What `test` and `[` of a shell have for operators. */
const operatorsOfShell: Readonly<Record<string, string>> = {
  ...{ a: '&', o: '|', eq: '=', ne: '!=', lt: '<', gt: '>', le: '<=', ge: '>=' },
};

/** `${X} -a ${Y}`: a word between two operands, with a sign in front of it that would take it away from the first. */
function operatorOfShell(inner: Piece, list: readonly Token[]): ExpressionFlaw | undefined {
  for (const [i, sign] of list.entries()) {
    const [before, word, behind] = [list[i - 1], list[i + 1], list[i + 2]];
    if (sign.text !== '-' || before === undefined || word?.kind !== 'operand' || word.start !== sign.end) continue;
    if (before.end === sign.start || (behind?.kind !== 'operand' && behind?.text !== '(')) continue;
    const name = word.text.toLowerCase();
    const meant = Object.hasOwn(operatorsOfShell, name) ? operatorsOfShell[name] : undefined;
    if (meant === undefined) continue;
    return {
      span: inner.span(sign.start, word.end),
      message: `'-${word.text}' is no operator.`,
      fixes: [replacement(`Change to '${meant}'`, inner, sign.start, word.end, meant)],
    };
  }
  return undefined;
}

function missingOperand(inner: Piece, found: Token, previous: Token | undefined): ExpressionFlaw {
  if (previous === undefined) return flaw(inner, found, `A value is missing before '${found.text}'.`);
  const elsewhere = previous.end === found.start ? operatorElsewhere(inner, previous.start, found.end) : undefined;
  return (
    elsewhere ??
    flaw(inner, { start: previous.start, end: found.end }, `A value is missing between '${previous.text}' and '${found.text}'.`)
  );
}

function missingOperator(inner: Piece, list: readonly Token[], at: number): ExpressionFlaw {
  const found = list[at] as Token;
  const previous = list[at - 1];
  if (previous !== undefined) {
    const elsewhere = previous.text.toLowerCase() === 'not' ? operatorElsewhere(inner, previous.start, previous.end) : undefined;
    if (elsewhere !== undefined) return elsewhere;
    if (/^'$|^'.*[^']$/s.test(previous.text)) {
      const close = list.slice(at).find(({ text }) => text.endsWith("'"));
      if (close !== undefined) {
        const span = { start: previous.start, end: close.end };
        return {
          span: inner.span(span.start, span.end),
          message: 'Apostrophes do not hold a text together here.',
          fixes: [
            {
              title: 'Change to quotation marks',
              safe: false,
              replacements: [
                { span: inner.span(span.start, span.start + 1), newText: '"' },
                { span: inner.span(span.end - 1, span.end), newText: '"' },
              ],
            },
          ],
        };
      }
    }
  }
  const last = list.findIndex(({ kind, text }, i) => i > at && (kind !== 'operand' || !isWord(text)));
  const end = list[last - 1]?.end ?? found.end;
  const words = previous !== undefined && isWord(previous.text) && isWord(found.text);
  return {
    span: inner.span(found.start, found.end),
    message: words
      ? `'${found.text}' belongs to no operand: a text with blanks is not in quotation marks here.`
      : `No operator stands before '${found.text}'.`,
    fixes: words
      ? [
          replacement(
            `Put '${inner.text.slice(previous.start, end)}' in quotation marks`,
            inner,
            previous.start,
            end,
            `"${inner.text.slice(previous.start, end)}"`,
          ),
        ]
      : [],
  };
}

function isWord(text: string): boolean {
  return /^[^"]+$/.test(text) && !hasSubstitution(text);
}

/** `a ? b` and `a ? b : c`. */
function unfinishedConditional(inner: Piece, list: readonly Token[], at: number): ExpressionFlaw | undefined {
  const question = list.slice(0, at).findLastIndex(({ text, kind }) => kind === 'operator' && text === '?');
  const mark = list[question];
  if (mark === undefined) return undefined;
  const colon = list.slice(question, at).find(({ text, kind }) => kind === 'operator' && text === ':');
  if (colon === undefined) return flaw(inner, mark, "'?' has no '::' behind it.");
  return {
    span: inner.span(colon.start, colon.end),
    message: "':' stands where '::' belongs.",
    fixes: [replacement("Change to '::'", inner, colon.start, colon.end, '::')],
  };
}

function callFlaw(inner: Piece, node: Call): ExpressionFlaw | undefined {
  const { name } = node;
  if (hasSubstitution(name.text) && !name.text.startsWith('"')) return undefined;
  if (name.text.startsWith('"') || name.isNumber) return flaw(inner, name, `No operator stands between '${name.text}' and '('.`);
  if (/[^A-Z0-9_]/.test(name.text)) {
    const elsewhere = operatorElsewhere(inner, name.start, name.end);
    if (elsewhere !== undefined) return elsewhere;
    const upper = name.text.toUpperCase();
    if (mathArity(upper) !== undefined)
      return {
        span: inner.span(name.start, name.end),
        message: `Functions are case-sensitive: '${name.text}' is not '${upper}'.`,
        fixes: [replacement(`Change to '${upper}'`, inner, name.start, name.end, upper)],
      };
    const known = functionIgnoringCase(name.text);
    if (known === undefined) return flaw(inner, name, `'${name.text}' is no function of an expression.`);
    const call = pieceOf(inner, node);
    const newText = `\${${known.name}${call.text.slice(name.text.length)}}`;
    return {
      span: inner.span(name.start, name.end),
      message: `'${name.text}' is no function of an expression.`,
      fixes: [{ title: `Change to '${newText}'`, safe: false, replacements: [{ span: call.span(), newText }] }],
    };
  }
  const count = mathArity(name.text);
  const given = node.arguments.length;
  if (count !== undefined)
    return count === given
      ? undefined
      : flaw(
          inner,
          name,
          `'${name.text}' takes ${count === 1 ? '1 argument' : `${count} arguments`}; ${given} ${given === 1 ? 'is' : 'are'} given.`,
        );
  if (dialplanFunction(name.text) !== undefined || isThirdPartyFunction(name.text) || name.text.includes('_')) return undefined;
  return flaw(inner, name, `No function is named '${name.text}'.`);
}

function flaw(inner: Piece, { start, end }: Pick<Token, 'start' | 'end'>, message: string): ExpressionFlaw {
  return { span: inner.span(start, end), message, fixes: [] };
}

function replacement(title: string, inner: Piece, from: number, to: number, newText: string): LineFix {
  return { title, safe: false, replacements: [{ span: inner.span(from, to), newText }] };
}
