/** Numbers without anything but digits, a sign and a point or a comma, read sign by sign. */

export const isDigit = (code: number) => code >= 48 && code <= 57;

/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 16 }, (_, k) => 10 ** k);
/** So many digits are exact as an integer. */
const EXACT_DIGITS = 15;

/**
 * Digits with a sign before them and a point between them at most, such as -12.5: most cells of most files, read without making
 * anything. NaN for whatever is not so plain.
 * @param sign before the decimals
 */
export function plainValue(cell: string, sign: '.' | ',' = '.'): number {
  const { length } = cell;
  const first = cell.charCodeAt(0);
  let i = first === 45 || first === 43 ? 1 : 0;
  if (length - i > EXACT_DIGITS + 1) return NaN;
  const pointCode = sign === '.' ? 46 : 44;
  let digits = 0;
  let point = -1;
  let value = 0;
  for (; i < length; i++) {
    const code = cell.charCodeAt(i);
    if (isDigit(code)) {
      value = value * 10 + code - 48;
      digits++;
    } else if (code === pointCode && point < 0) point = digits;
    else return NaN;
  }
  if (digits === 0 || digits > EXACT_DIGITS) return NaN;
  // Both are exact, so the quotient is rounded once, as `Number` does it.
  if (point >= 0) value /= POWERS[digits - point]!;
  return first === 45 ? -value : value;
}

/** True where the sign in such a cell stands before three digits, as one between thousands does. */
function mayGroup(cell: string, sign: '.' | ','): boolean {
  const point = cell.indexOf(sign);
  if (cell.length - point !== 4) return false;
  const first = cell.charCodeAt(0);
  const begin = first === 45 || first === 43 ? 1 : 0;
  const whole = point - begin;
  return whole >= 1 && whole <= 3 && cell.charCodeAt(begin) !== 48;
}

/** What the point or the comma in such a cell says. */
export function plainKind(
  cell: string,
  sign: '.' | ',' = '.',
): 'whole' | 'point' | 'comma' | 'point?' | 'comma?' {
  if (!cell.includes(sign)) return 'whole';
  if (mayGroup(cell, sign)) return sign === '.' ? 'point?' : 'comma?';
  return sign === '.' ? 'point' : 'comma';
}
