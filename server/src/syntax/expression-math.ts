/** The functions that an expression knows by itself, as in `$[FLOOR(${X} / 2)]`, with the numbers they give where those are exact. */
// Asterisk: main/ast_expr2.y op_func.

import { compare, fromInteger, isZero, negate, toWhole, wholeOf, type LongDouble } from './long-double.ts';

/** How many arguments each of them takes. */
const arity: Readonly<Record<string, number>> = {
  ...{
    COS: 1,
    SIN: 1,
    TAN: 1,
    ACOS: 1,
    ASIN: 1,
    ATAN: 1,
    ATAN2: 2,
    POW: 2,
    SQRT: 1,
    FLOOR: 1,
    CEIL: 1,
    ROUND: 1,
    RINT: 1,
    TRUNC: 1,
  },
  ...{ EXP: 1, EXP2: 1, EXP10: 1, LOG: 1, LOG2: 1, LOG10: 1, REMAINDER: 2, ABS: 1 },
};

/** How many arguments a built-in function takes; undefined for any other name, which is looked for among the dialplan functions. */
export function mathArity(name: string): number | undefined {
  return Object.hasOwn(arity, name) ? arity[name] : undefined;
}

/** A whole number below that is exact. */
const MOST_EXACT = 1n << 64n;
const MOST_FACTORS = 64n;

/** The value of a call. Undefined for another function, for an argument that is no number, and where the result is not exact. */
export function callMath(name: string, args: readonly (LongDouble | undefined)[]): LongDouble | undefined {
  const count = mathArity(name);
  if (count === undefined) return undefined;
  if (args.length !== count) return fromInteger(0);
  const [a, b] = args;
  if (a === undefined) return undefined;
  switch (name) {
    case 'ABS':
      return compare(a, fromInteger(0)) < 0 ? negate(a) : a;
    case 'FLOOR':
      return toWhole(a, 'floor');
    case 'CEIL':
      return toWhole(a, 'ceil');
    case 'TRUNC':
      return toWhole(a, 'trunc');
    case 'ROUND':
      return toWhole(a, 'round');
    case 'RINT':
      return toWhole(a, 'even');
    case 'POW': {
      const base = wholeOf(a);
      const power = b === undefined ? undefined : wholeOf(b);
      if (base === undefined || power === undefined || power < 0n || power > MOST_FACTORS) return undefined;
      const result = base ** power;
      return result < MOST_EXACT && result > -MOST_EXACT ? fromInteger(result) : undefined;
    }
    case 'SQRT': {
      const whole = wholeOf(a);
      if (whole === undefined || whole < 0n || isZero(a)) return undefined;
      const root = BigInt(Math.round(Math.sqrt(Number(whole))));
      return root * root === whole ? fromInteger(root) : undefined;
    }
    default:
      return undefined;
  }
}
