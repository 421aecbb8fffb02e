/**
 * Numbers that stand for "not measured": −999, −99.99, −200, 9999. Such a code lies outside of all that was measured, at one end,
 * and comes back to the digit. What is written in nines needs to lie less far off than what is not.
 */
import type { ColumnFacts, Extreme } from './columnFacts.ts';

export interface MissingCodes {
  readonly sure: readonly Extreme[];
  /** Looks like one, but might be measured. */
  readonly doubtful: readonly Extreme[];
}

/** In ranges of the rest, how far off a code lies at least. */
function farEnough(code: Extreme): number {
  if (!isKnownCode(code.value)) return 3;
  if (code.count === 1) return 2;
  return code.value > 0 ? 1 : 0.5;
}
/** A value that is no known code must come back so often. */
const OFTEN = 3;

const MACHINE = new Set([
  -32768, 32767, 65535, -2147483648, 2147483647, 1e20, -1e20, 1e30, -1e30, 1e31, -1e31, 9.96921e36,
  -9.96921e36, 1e37, -1e37,
]);

/** −9, −99, −999.9, −99.99, 9999: at least two equal digits of 9 (or 8, 7 as in −8888), or what a machine cannot count beyond. */
export function isKnownCode(value: number): boolean {
  if (MACHINE.has(value) || Math.abs(value) > 1e19) return true;
  const digits = String(Math.abs(value)).replace('.', '');
  return /^(9{2,}|8{3,}|7{3,}|6{3,}|9{2,}0+)$/.test(digits) || value === -9;
}

function judge(
  code: Extreme,
  inner: readonly Extreme[],
  far: number,
  numbers: number,
): 'sure' | 'doubtful' | undefined {
  const nearest = inner[0]?.value;
  if (nearest === undefined) return undefined;
  const gap = Math.abs(code.value - nearest);
  const range = Math.abs(nearest - far);
  const known = isKnownCode(code.value);
  const negative = code.value < 0 && nearest >= 0;
  const others = numbers - code.count;
  if (others < 3) return undefined;
  if (known) {
    if (gap > farEnough(code) * range || (negative && Math.abs(code.value) >= 99 && gap > 0.02 * range))
      return 'sure';
    return code.count >= OFTEN && Math.abs(code.value) >= 99 ? 'doubtful' : undefined;
  }
  if (code.count >= OFTEN && gap > farEnough(code) * range && range > 0) return 'sure';
  // −1 for what cannot be below 0, again and again.
  return code.count >= OFTEN && code.value === -1 && nearest >= 0 && gap > 0.5 * range
    ? 'doubtful'
    : undefined;
}

/** Codes at both ends of a column. */
export function missingCodesOf({ lowest, highest, numbers }: ColumnFacts): MissingCodes {
  const sure: Extreme[] = [];
  const doubtful: Extreme[] = [];
  let low = [...lowest];
  let high = [...highest];
  for (let round = 0; round < 4; round++) {
    const before = sure.length;
    for (const side of ['low', 'high'] as const) {
      const [ends, others] = side === 'low' ? [low, high] : [high, low];
      const [code, ...inner] = ends;
      const far = others.find(({ value }) => value !== code?.value)?.value;
      if (!code || far === undefined || inner.length === 0) continue;
      const verdict = judge(code, inner, far, numbers);
      if (verdict === 'doubtful' && !doubtful.includes(code)) doubtful.push(code);
      if (verdict !== 'sure') continue;
      sure.push(code);
      low = low.filter(({ value }) => value !== code.value);
      high = high.filter(({ value }) => value !== code.value);
    }
    if (sure.length === before) break;
  }
  return { sure, doubtful: doubtful.filter(({ value }) => !sure.some((code) => code.value === value)) };
}
