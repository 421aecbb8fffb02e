/** The band of several runs: what it says of steps that some have not reached, and of runs that are over. */
import { describe, expect, it } from 'vitest';
import { bandOf, medianPoints } from '../../../src/charts/band.ts';

const ALL = { worst: Infinity, most: 100 };
const run = (values: readonly number[], over = false, every = 10) => ({
  steps: values.map((_, k) => k * every),
  values,
  over,
});

describe('the band of several runs', () => {
  it('has the lowest, the median and the highest of each step', () => {
    expect(bandOf([run([3, 2]), run([1, 5]), run([2, 3])], ALL)).toEqual([
      { x: 0, low: 1, median: 2, high: 3 },
      { x: 10, low: 2, median: 3, high: 5 },
    ]);
  });

  it('goes as far as all that go on have come', () => {
    expect(bandOf([run([3, 2, 1]), run([1])], ALL).map(({ x }) => x)).toEqual([0]);
  });

  it('holds what is over at its last value, and goes to the last step where all are', () => {
    const band = bandOf([run([3, 0.5], true), run([3, 2, 1])], ALL);
    expect(band.at(-1)).toEqual({ x: 20, low: 0.5, median: 0.75, high: 1 });
    expect(bandOf([run([3, 0.5], true), run([3, 2, 1], true)], ALL)).toHaveLength(3);
  });

  it('counts what is no number as the worst', () => {
    expect(bandOf([run([1]), run([2]), run([NaN])], ALL)).toEqual([
      { x: 0, low: 1, median: 2, high: Infinity },
    ]);
  });

  it('has no more places than asked for, the last step among them', () => {
    const long = run(Array.from({ length: 1001 }, (_, k) => k));
    const band = bandOf([long, long], { worst: Infinity, most: 50 });
    expect(band.length).toBeLessThanOrEqual(50);
    expect(medianPoints(band).at(-1)).toEqual({ x: 10_000, y: 1000 });
  });

  it('is none of one run, or where one has nothing yet', () => {
    expect(bandOf([run([1, 2])], ALL)).toEqual([]);
    expect(bandOf([run([1, 2]), run([])], ALL)).toEqual([]);
  });
});
