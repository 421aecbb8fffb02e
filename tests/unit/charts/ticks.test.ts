import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logBounds, logTicks, roundUp } from '../../../src/charts/ticks.ts';
import { timeTicks } from '../../../src/charts/timeTicks.ts';

describe('ticks of the time axis', () => {
  it.each([
    [50, 7, [1, 10, 20, 30, 40, 50]],
    [20, 6, [1, 5, 10, 15, 20]],
    [52, 7, [1, 10, 20, 30, 40, 52]],
    [400, 10, [1, 50, 100, 150, 200, 250, 300, 350, 400]],
    [2, 5, [1, 2]],
    [1, 5, [1]],
  ])('of %d steps, at most %d', (timeSteps, most, ticks) => {
    expect(timeTicks(timeSteps, most)).toEqual(ticks);
  });

  it('for any length begin at 1, end at the last step, ascend and are few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1000 }), fc.integer({ min: 3, max: 12 }), (timeSteps, most) => {
        const ticks = timeTicks(timeSteps, most);
        expect(ticks[0]).toBe(1);
        expect(ticks.at(-1)).toBe(timeSteps);
        expect(ticks.length).toBeLessThanOrEqual(most);
        expect(ticks).toEqual([...new Set(ticks)].toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('a growing axis', () => {
  it.each([
    [1, 1],
    [101, 150],
    [1240, 1500],
    [4000, 4000],
    [0, 1],
    [NaN, 1],
  ])('rounds %d up to %d', (value, rounded) => expect(roundUp(value)).toBe(rounded));
});

describe('a log axis', () => {
  it.each([
    [0.0042, 0.17, 0.002, 0.2],
    [0.01, 0.1, 0.01, 0.1],
    [3, 3, 2, 5],
    [1, 1, 0.5, 2],
  ])('around %d to %d runs from %d to %d', (low, high, min, max) => {
    const bounds = logBounds(low, high);
    expect(bounds[0]).toBeCloseTo(min, 12);
    expect(bounds[1]).toBeCloseTo(max, 12);
  });

  it('is marked at 1, 2, 5 where it is short and at powers of ten where it is long', () => {
    expect(logTicks(0.5, 10, 6)).toEqual([0.5, 1, 2, 5, 10]);
    expect(logTicks(0.001, 1, 6)).toEqual([0.001, 0.01, 0.1, 1]);
    expect(logTicks(1e-8, 1e8, 5)).toEqual([1e-8, 1e-4, 1, 1e4, 1e8]);
  });

  it('for any two positive numbers contains both, and has at least one mark', () => {
    const positive = fc.double({ min: 1e-30, max: 1e30, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const [min, max] = logBounds(low, high);
        expect(min).toBeLessThanOrEqual(low * (1 + 1e-6));
        expect(max).toBeGreaterThanOrEqual(high * (1 - 1e-6));
        const ticks = logTicks(min, max, 6);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
