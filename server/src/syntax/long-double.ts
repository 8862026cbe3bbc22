/**
 * The numbers of an expression. Asterisk computes with `long double`, which holds 64 binary digits where a JavaScript number holds 53, so
 * that `0.1 + 0.2` is `0.3` there; they are imitated with whole numbers.
 */
// Asterisk: main/ast_expr2.y (FP___TYPE, FP___PRINTF), on a processor whose long double is the extended format of 80 bits.

/** `mantissa * 2 ** exponent`. The sign of a zero is kept apart, since Asterisk prints `-0`. */
export interface LongDouble {
  readonly mantissa: bigint;
  readonly exponent: number;
  readonly isNegativeZero: boolean;
}

const MANTISSA_BITS = 64;
/** How many digits are printed. */
const PRINTED_DIGITS = 18;
/** A text of more digits is not computed with; the range of the format is not imitated. */
const MOST_DIGITS = 200;

const zero: LongDouble = { mantissa: 0n, exponent: 0, isNegativeZero: false };
const negativeZero: LongDouble = { ...zero, isNegativeZero: true };

/** The number that digits with at most one point among them stand for; undefined for any other text and for a very long one. */
export function parseNumber(text: string): LongDouble | undefined {
  const match = /^(\d*)(?:\.(\d*))?$/.exec(text);
  if (match === null || text.length > MOST_DIGITS) return undefined;
  const [, whole = '', fraction = ''] = match;
  return rounded(BigInt(`0${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

export function fromInteger(value: number | bigint): LongDouble {
  return rounded(BigInt(value), 1n);
}

export function add(a: LongDouble, b: LongDouble): LongDouble {
  if (a.isNegativeZero && b.isNegativeZero) return negativeZero;
  const exponent = Math.min(a.exponent, b.exponent);
  return scaled(aligned(a, exponent) + aligned(b, exponent), exponent);
}

export function negate(a: LongDouble): LongDouble {
  if (a.mantissa === 0n) return a.isNegativeZero ? zero : negativeZero;
  return { ...a, mantissa: -a.mantissa };
}

export function multiply(a: LongDouble, b: LongDouble): LongDouble {
  const product = scaled(a.mantissa * b.mantissa, a.exponent + b.exponent);
  return product.mantissa === 0n && isNegative(a) !== isNegative(b) ? negativeZero : product;
}

/** `b` is not zero. */
export function divide(a: LongDouble, b: LongDouble): LongDouble {
  if (a.mantissa === 0n) return isNegative(a) === isNegative(b) ? zero : negativeZero;
  const shift = a.exponent - b.exponent;
  return shift >= 0 ? rounded(a.mantissa << BigInt(shift), b.mantissa) : rounded(a.mantissa, b.mantissa << BigInt(-shift));
}

/** What is left of a division whose result is cut to a whole number, with the sign of `a`. `b` is not zero. */
export function remainder(a: LongDouble, b: LongDouble): LongDouble {
  const exponent = Math.min(a.exponent, b.exponent);
  const rest = scaled(aligned(a, exponent) % aligned(b, exponent), exponent);
  return rest.mantissa === 0n && isNegative(a) ? negativeZero : rest;
}

/** Negative when `a` is less than `b`, 0 when they are equal. */
export function compare(a: LongDouble, b: LongDouble): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const difference = aligned(a, exponent) - aligned(b, exponent);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isZero(a: LongDouble): boolean {
  return a.mantissa === 0n;
}

/** Without what stands behind the point, by the way given; `round` goes away from zero at a half, `even` to the even neighbor. */
export function toWhole(a: LongDouble, way: 'floor' | 'ceil' | 'trunc' | 'round' | 'even'): LongDouble {
  if (a.exponent >= 0 || a.mantissa === 0n) return a;
  const unit = 1n << BigInt(-a.exponent);
  const size = a.mantissa < 0n ? -a.mantissa : a.mantissa;
  const whole = size / unit;
  const twice = (size % unit) * 2n;
  const up =
    way === 'floor'
      ? a.mantissa < 0n && twice > 0n
      : way === 'ceil'
        ? a.mantissa > 0n && twice > 0n
        : way === 'round'
          ? twice >= unit
          : way === 'even' && (twice > unit || (twice === unit && whole % 2n === 1n));
  const result = whole + (up ? 1n : 0n);
  if (result === 0n) return a.mantissa < 0n ? negativeZero : zero;
  return fromInteger(a.mantissa < 0n ? -result : result);
}

/** The number as a whole one, or undefined when it has a fraction. */
export function wholeOf(a: LongDouble): bigint | undefined {
  if (a.exponent >= 0) return a.mantissa << BigInt(a.exponent);
  const unit = 1n << BigInt(-a.exponent);
  return a.mantissa % unit === 0n ? a.mantissa / unit : undefined;
}

/** As `printf("%.18Lg")` writes it. */
export function printNumber(a: LongDouble): string {
  if (a.mantissa === 0n) return a.isNegativeZero ? '-0' : '0';
  const sign = a.mantissa < 0n ? '-' : '';
  const size = a.mantissa < 0n ? -a.mantissa : a.mantissa;
  const numerator = a.exponent > 0 ? size << BigInt(a.exponent) : size;
  const denominator = a.exponent < 0 ? 1n << BigInt(-a.exponent) : 1n;
  let power = estimatedPower(numerator, denominator);
  let digits = digitsAt(numerator, denominator, power);
  if (digits.length > PRINTED_DIGITS) digits = digitsAt(numerator, denominator, ++power);
  const shown = digits.replace(/0+$/, '');
  if (power < -4 || power >= PRINTED_DIGITS) {
    const fraction = shown.length > 1 ? `.${shown.slice(1)}` : '';
    return `${sign}${shown.charAt(0)}${fraction}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${shown}`;
  if (shown.length <= power + 1) return sign + shown.padEnd(power + 1, '0');
  return `${sign}${shown.slice(0, power + 1)}.${shown.slice(power + 1)}`;
}

/** The power of ten of the first digit. */
function estimatedPower(numerator: bigint, denominator: bigint): number {
  let power = numerator.toString().length - denominator.toString().length;
  if (power >= 0 ? numerator < denominator * 10n ** BigInt(power) : numerator * 10n ** BigInt(-power) < denominator) power--;
  return power;
}

/** The digits from that power on, rounded; one more than asked for when rounding carries. */
function digitsAt(numerator: bigint, denominator: bigint, power: number): string {
  const shift = PRINTED_DIGITS - 1 - power;
  return (
    shift >= 0
      ? roundedQuotient(numerator * 10n ** BigInt(shift), denominator)
      : roundedQuotient(numerator, denominator * 10n ** BigInt(-shift))
  ).toString();
}

function isNegative(a: LongDouble): boolean {
  return a.mantissa < 0n || a.isNegativeZero;
}

function aligned(a: LongDouble, exponent: number): bigint {
  return a.mantissa << BigInt(a.exponent - exponent);
}

function scaled(mantissa: bigint, exponent: number): LongDouble {
  return exponent >= 0 ? rounded(mantissa << BigInt(exponent), 1n) : rounded(mantissa, 1n << BigInt(-exponent));
}

/** The nearest number that has 64 binary digits. */
function rounded(numerator: bigint, denominator: bigint): LongDouble {
  if (numerator === 0n) return zero;
  const isBelow = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  let shift = MANTISSA_BITS - (bitLength(n) - bitLength(d));
  let mantissa = shift >= 0 ? roundedQuotient(n << BigInt(shift), d) : roundedQuotient(n, d << BigInt(-shift));
  if (bitLength(mantissa) > MANTISSA_BITS) {
    shift--;
    mantissa = shift >= 0 ? roundedQuotient(n << BigInt(shift), d) : roundedQuotient(n, d << BigInt(-shift));
  }
  let exponent = -shift;
  while (mantissa % 2n === 0n) {
    mantissa /= 2n;
    exponent++;
  }
  return { mantissa: isBelow ? -mantissa : mantissa, exponent, isNegativeZero: false };
}

/** Half goes to the even neighbor. */
function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  return twice > denominator || (twice === denominator && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}
