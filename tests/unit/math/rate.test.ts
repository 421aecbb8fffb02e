import { expect, test } from 'vitest';
import { rateBefore } from '../../../src/math/rate.ts';

test('a geometric row gives back its factor, for going one step back', () => {
  const values = Float64Array.from({ length: 20 }, (_, t) => 3 * 0.62 ** (19 - t));
  const rate = rateBefore(values, 19)!;
  expect(rate.factor).toBeCloseTo(0.62, 12);
  expect([rate.from, rate.to]).toEqual([0, 18]);
  for (const step of [0, 7, 18]) expect(rate.at(step)).toBeCloseTo(values[step]!, 12);
  const growing = values.toReversed();
  expect(rateBefore(growing, 20)!.factor).toBeCloseTo(1 / 0.62, 12);
});

test('it is the least squares line through the logarithms', () => {
  const values = [2, 1, 4, 3, 9, 5];
  const rate = rateBefore(values, values.length)!;
  // By the textbook: slope = (n Σty − Σt Σy) / (n Σt² − (Σt)²).
  const y = values.map(Math.log);
  const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
  const t = values.map((_, k) => k);
  const slope =
    (6 * sum(t.map((k) => k * y[k]!)) - sum(t) * sum(y)) / (6 * sum(t.map((k) => k * k)) - sum(t) ** 2);
  expect(Math.log(rate.factor)).toBeCloseTo(-slope, 12);
  expect(Math.log(rate.at(0))).toBeCloseTo(sum(y) / 6 - slope * 2.5, 12);
  const squares = (list: readonly number[]) => sum(list.map((value) => value ** 2));
  const left = squares(y.map((value, k) => value - Math.log(rate.at(k))));
  expect(rate.r2).toBeCloseTo(1 - left / squares(y.map((value) => value - sum(y) / 6)), 12);
  expect(rate.extent).toBeCloseTo(9, 12);
});

test('a line fits a geometric row and a level wholly, and what goes up and comes down again not at all', () => {
  expect(rateBefore([1, 2, 4, 8], 4)!.r2).toBeCloseTo(1, 12);
  expect(rateBefore([0.3, 0.3, 0.3, 0.3], 4)).toMatchObject({ r2: 1, factor: 1, extent: 1 });
  expect(rateBefore([1, 8, 64, 8, 1], 5)!.r2).toBeCloseTo(0, 12);
  const outAndBack = rateBefore([1, 64, 1, 64, 1, 64], 6)!;
  expect(outAndBack.r2).toBeLessThan(0.2);
  expect(outAndBack.extent).toBeCloseTo(64, 9);
});

test('zeros, infinities and what is no number end the stretch', () => {
  for (const wrong of [0, Infinity, NaN]) {
    const rate = rateBefore([5, 5, wrong, 1, 2, 4, 100], 6)!;
    expect([rate.from, rate.to]).toEqual([3, 5]);
    expect(rate.factor).toBeCloseTo(0.5, 12);
  }
});

test('fewer than three steps have no rate', () => {
  expect(rateBefore([1, 2, 3], 2)).toBeUndefined();
  expect(rateBefore([1, 2, 0, 3], 3)).toBeUndefined();
  expect(rateBefore([], 0)).toBeUndefined();
});
