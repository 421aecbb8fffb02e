import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate } from '../../../src/charts/decimate.ts';

const anyValues = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
    fc.constantFrom(NaN, Infinity),
  ),
  { maxLength: 400 },
);

describe('decimation', () => {
  it('gives every point as it is where there is room', () => {
    const points = decimate(undefined, [5, 3, 4], { domain: [0, 10], buckets: 100 });
    expect(points).toEqual([
      { x: 1, y: 5 },
      { x: 2, y: 3 },
      { x: 3, y: 4 },
    ]);
  });

  it('keeps a single spike among a hundred thousand steps', () => {
    const values = new Float64Array(100_000).fill(0.1);
    values[54_321] = 7;
    const points = decimate(undefined, values, { domain: [0, 100_000], buckets: 300 });
    expect(points).toContainEqual({ x: 54_322, y: 7 });
    expect(points.length).toBeLessThanOrEqual(602);
  });

  it('keeps lowest and highest of each stretch in the order they came', () => {
    const points = decimate([10, 11, 12, 13], [1, 9, 0, 2], { domain: [10, 14], buckets: 1 });
    expect(points).toEqual([
      { x: 11, y: 9 },
      { x: 12, y: 0 },
    ]);
  });

  it('makes a gap of a stretch without a finite value', () => {
    const points = decimate(undefined, [1, NaN, Infinity, 2], { domain: [0, 5], buckets: 5 });
    expect(points).toEqual([
      { x: 1, y: 1 },
      { x: 2, y: NaN },
      { x: 3, y: NaN },
      { x: 4, y: 2 },
    ]);
  });

  it('leaves the points of the past where they are while new ones are added', () => {
    const values = Array.from({ length: 900 }, (_, k) => Math.sin(k * k));
    const options = { domain: [0, 1000], buckets: 100 } as const;
    const before = decimate(undefined, values.slice(0, 600), options);
    const after = decimate(undefined, values, options);
    expect(after.slice(0, before.length - 2)).toEqual(before.slice(0, -2));
  });

  it('for any values: few points, all real, ascending, with the extremes among them', () => {
    fc.assert(
      fc.property(anyValues, fc.integer({ min: 1, max: 50 }), (values, buckets) => {
        const domain = [0, values.length + 1] as const;
        const points = decimate(undefined, values, { domain, buckets });
        expect(points.length).toBeLessThanOrEqual(2 * buckets + 2);
        const steps = points.map(({ x }) => x);
        expect(steps).toEqual([...new Set(steps)].toSorted((a, b) => a - b));
        const kept = points.filter(({ y }) => Number.isFinite(y));
        expect(kept.map(({ y }) => y)).toEqual(kept.map(({ x }) => values[x - 1]));
        const finite = values.filter(Number.isFinite);
        const ends = (list: readonly number[]) => [Math.min(...list), Math.max(...list)];
        expect(ends(kept.map(({ y }) => y))).toEqual(ends(finite));
      }),
    );
  });
});
