import { describe, expect, it } from 'vitest';
import { median, rangeOf, spreadOf, trendShare } from '../../../src/math/statistics.ts';

describe('statistics', () => {
  it('gives mean and deviation of a worked example: 2 4 4 4 5 5 7 9 has 5 and 2', () => {
    expect(spreadOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, deviation: 2 });
    expect(spreadOf([])).toEqual({ mean: 0, deviation: 0 });
  });

  it('gives the smallest and the largest value', () => {
    expect(rangeOf(Float64Array.of(3, -1, 2))).toEqual([-1, 3]);
  });

  it('takes the middle of a list, and between two middles their mean', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([7])]).toEqual([2, 2.5, 7]);
  });

  it('says how much of the variance a straight line explains', () => {
    expect(trendShare([1, 3, 5, 7])).toBeCloseTo(1, 12);
    expect(trendShare([5, 3, 1])).toBeCloseTo(1, 12);
    expect(trendShare([1, 0, 0, 1])).toBeCloseTo(0, 12);
    // The line through 0 0 1 explains 3/4: its values are −1/6, 1/3, 5/6.
    expect(trendShare([0, 0, 1])).toBeCloseTo(0.75, 12);
    expect(trendShare([4, 4, 4])).toBe(0);
    expect(trendShare([4])).toBe(0);
  });
});
