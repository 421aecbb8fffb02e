import { expect, it } from 'vitest';
import { MARKED_STEPS, markOf, MARKS } from '../../../src/math/curveMark.ts';

const losses = (loss: (step: number) => number, steps = MARKED_STEPS) =>
  Float32Array.from({ length: steps }, (_, k) => loss(k + 1));

/** The next 32-bit float up. */
function nextUp(value: number): number {
  const float = Float32Array.of(value);
  new Uint32Array(float.buffer)[0]!++;
  return float[0]!;
}

// Computed by a program of its own in Python, whole numbers without a limit.
it.each([
  ['nothing but zeros', losses(() => 0), 'RZLZ'],
  ['ones', losses(() => 1), 'LNWT'],
  ['1, 1/2, 1/3, …', losses((step) => 1 / step), 'RNMB'],
  ['1/128, 2/128, …', losses((step) => step / 128), 'WRWR'],
  [
    'the same with one bit more in the last',
    losses((step) => (step === 100 ? nextUp(100 / 128) : step / 128)),
    'RPQD',
  ],
])('the mark of %s is that which was published', (_what, curve, mark) => {
  expect(markOf(curve)).toBe(mark);
  expect(markOf([...curve])).toBe(mark);
});

it('is made of the first hundred losses, whatever comes after', () => {
  expect(markOf(losses((step) => 1 / step, 500))).toBe('RNMB');
});

it('is none where one of them is missing or no number', () => {
  expect(markOf(losses(() => 1, 99))).toBeUndefined();
  expect(markOf(losses((step) => (step === 7 ? NaN : 1)))).toBeUndefined();
  expect(markOf(losses((step) => (step === 100 ? Infinity : 1)))).toBeUndefined();
  expect(markOf(losses((step) => (step === 101 ? NaN : 1), 120))).toBe('LNWT');
});

it('spreads curves that differ by little over all marks alike', () => {
  const curve = losses((step) => 1 / step);
  const seen = new Map<string, number>();
  const letters = new Set<string>();
  for (let k = 0; k < 2000; k++) {
    curve[k % MARKED_STEPS] = nextUp(curve[k % MARKED_STEPS]!);
    const mark = markOf(curve)!;
    seen.set(mark, (seen.get(mark) ?? 0) + 1);
    for (const letter of mark) letters.add(letter);
  }
  expect(MARKS).toBe(38_416);
  expect([...letters].toSorted().join('')).toBe('BDJLMNPQRTVWXZ');
  // By chance some 51 pairs of 2,000 are the same.
  expect(seen.size).toBeGreaterThan(1900);
  expect(seen.size).toBeLessThan(1990);
});
