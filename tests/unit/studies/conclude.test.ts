import { describe, expect, it } from 'vitest';
import { rankSumChance } from '../../../src/math/rankSum.ts';
import { conclude, corrected, seedsNeeded, type Contestant } from '../../../src/studies/conclude.ts';

const never = Infinity;
const contestant = (...steps: number[]): Contestant => ({
  toSolved: new Map(steps.map((each, seed) => [seed, each])),
});

describe('the exact rank test', () => {
  it('gives the chances of Mann & Whitney’s table', () => {
    // Nothing in common: 2 of all ways to choose.
    expect(rankSumChance([1, 2, 3], [4, 5, 6])).toBeCloseTo(2 / 20, 12);
    expect(rankSumChance([1, 2, 3, 4], [5, 6, 7, 8])).toBeCloseTo(2 / 70, 12);
    expect(rankSumChance([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).toBeCloseTo(2 / 252, 12);
    // One is out of order: U = 1, two-sided 4 of 252.
    expect(rankSumChance([1, 2, 3, 4, 6], [5, 7, 8, 9, 10])).toBeCloseTo(4 / 252, 12);
  });

  it('takes numbers that are the same, and infinite ones, as of one rank', () => {
    expect(rankSumChance([1, 1], [1, 1])).toBe(1);
    expect(rankSumChance([1, 2, never], [never, never, never])).toBeCloseTo(
      rankSumChance([1, 2, 9], [9, 9, 9]),
      12,
    );
    expect(rankSumChance([never], [never])).toBe(1);
    expect(rankSumChance([], [1])).toBe(1);
  });

  it('does not mind which list comes first, and counts every way with ten of each', () => {
    const [a, b] = [
      [3, 8, 1, 12, 7, 30, 31, 2, 5, 9],
      [4, 18, 11, 13, 70, 33, 36, 20, 50, 90],
    ];
    expect(rankSumChance(a, b)).toBeCloseTo(rankSumChance(b, a), 12);
    // Counted one by one: 1,650 of the 184,756 ways.
    expect(rankSumChance(a, b)).toBeCloseTo(1_650 / 184_756, 12);
  });
});

describe('what may be concluded', () => {
  it('is that a network was first where the bands of five seeds have nothing in common', () => {
    const found = conclude([contestant(500, 600, 550, 700, 640), contestant(200, 220, 260, 240, 210)]);
    expect(found).toMatchObject({
      kind: 'first',
      first: 1,
      firstWith: 5,
      of: 5,
      comparisons: [{ other: 0, fewerWith: 5, of: 5, told: true, overlap: false }],
    });
  });

  it('is nothing where the bands overlap far', () => {
    const found = conclude([contestant(500, 200, 550, 300, 240), contestant(200, 520, 260, 540, 210)]);
    expect(found).toMatchObject({ kind: 'open', comparisons: [{ told: false, overlap: true }] });
  });

  it('is nothing of fewer than four seeds, whatever they say', () => {
    const three = conclude([contestant(1, 2, 3), contestant(100, 200, 300)]);
    expect(three).toEqual({ kind: 'too few seeds', seeds: 3, needed: 4 });
    expect(conclude([contestant(1, 2, 3, 4), contestant(100, 200, 300, 400)]).kind).toBe('first');
    expect([2, 3, 4].map(seedsNeeded)).toEqual([4, 5, 5]);
  });

  it('takes a run that never solved it as later than all others', () => {
    const found = conclude([
      contestant(never, never, 900, never, never),
      contestant(200, 220, 260, 240, 210),
    ]);
    expect(found).toMatchObject({ kind: 'first', first: 1, firstWith: 5 });
    expect(
      conclude([contestant(never, never, never, never), contestant(never, never, never, never)]),
    ).toEqual({
      kind: 'none solved',
    });
  });

  it('needs two networks with runs', () => {
    expect(conclude([contestant(1, 2, 3, 4), contestant()])).toEqual({ kind: 'nothing to compare' });
  });

  it('asks more of each where several are compared, and names whom the first is not told from', () => {
    const found = conclude([
      contestant(500, 600, 550, 700, 640),
      contestant(200, 220, 260, 240, 210),
      contestant(190, 230, 215, 250, 205),
    ]);
    expect(found).toMatchObject({ kind: 'open', first: 2 });
    if (found.kind !== 'open') throw new Error('It told them apart.');
    expect(found.comparisons.map(({ other, told }) => [other, told])).toEqual([
      [0, true],
      [1, false],
    ]);
    expect(corrected([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  });
});
