/** Evaluations in bounded memory: the newest all, older ones ever rarer, and those that matter always. */
import { describe, expect, test } from 'vitest';
import { Evaluations, MOST_EVALUATIONS } from '../../../../src/store/series/evaluations.ts';

const BEST = 777;
const SPIKE = 1501;
const SOLVED = 0.5;

/** Losses that fall, with a lowest and a highest where nobody would look. */
function lossAt(k: number): number {
  if (k === BEST) return 0.01;
  if (k === SPIKE) return 90;
  return 0.02 + 20 / (1 + k / 10);
}

function filled(count: number, ask = true): Evaluations {
  const evaluations = new Evaluations();
  for (let k = 0; k < count; k++) {
    const [loss, nothing] = [lossAt(k), { testLoss: NaN, testMetric: NaN }];
    evaluations.push({ step: 20 * k, seconds: k, trainingLoss: k, loss, metric: -loss, ...nothing });
    if (ask && k % 50 === 0) evaluations.firstAtMost(SOLVED);
  }
  return evaluations;
}

describe('evaluations', () => {
  test('are all there in a run that is not long', () => {
    const evaluations = filled(MOST_EVALUATIONS);
    expect([evaluations.length, evaluations.inFullFrom]).toEqual([MOST_EVALUATIONS, 0]);
  });

  test('of a long run are bounded: the newest all, older ones at steps in common', () => {
    const evaluations = filled(250_000);
    expect(evaluations.length).toBeLessThanOrEqual(MOST_EVALUATIONS);
    const steps = [...evaluations.steps.values];
    expect(steps.slice(evaluations.inFullFrom)).toEqual(
      steps.slice(evaluations.inFullFrom).map((_, k, all) => 20 * (250_000 - all.length + k)),
    );
    expect(steps.length - evaluations.inFullFrom).toBeGreaterThanOrEqual(2047);
    expect(evaluations.byteLength).toBeLessThan(500_000);
    // Each with its own numbers, and those in between counted.
    expect(steps.map((step) => step / 20)).toEqual([...evaluations.seconds.values]);
    expect(evaluations.counts.values.reduce((sum, count) => sum + count, 0)).toBe(250_000);
    const uncommon = steps.slice(0, evaluations.inFullFrom - 1).filter((step) => step % 640 !== 0);
    expect(uncommon.map((step) => step / 20)).toEqual([407, BEST]);
  });

  test('always hold the first, the lowest, and the first that is solved', () => {
    const evaluations = filled(100_000);
    const lowest = evaluations.lowest!;
    expect(evaluations.steps.values[0]).toBe(0);
    expect([evaluations.steps.values[lowest], evaluations.losses.values[lowest]]).toEqual([20 * BEST, 0.01]);
    expect(evaluations.firstAtMost(SOLVED)).toBe(20 * 407);
    expect([...evaluations.steps.values]).toContain(20 * 407);
  });

  test('tell the lowest and highest of those that were dropped', () => {
    const evaluations = filled(100_000);
    expect(Math.max(...evaluations.highLosses.values)).toBe(90);
    expect(Math.min(...evaluations.lowMetrics.values)).toBe(-90);
    expect(Math.max(...evaluations.losses.values)).toBe(20.02);
  });

  test('go back', () => {
    const evaluations = filled(3000);
    evaluations.rewind(20 * BEST - 1);
    expect([evaluations.length, evaluations.lowest]).toEqual([BEST, BEST - 1]);
    expect(evaluations.firstAtMost(0.2)).toBeUndefined();
    evaluations.rewind(-1);
    expect([evaluations.length, evaluations.lowest]).toEqual([0, undefined]);
  });

  test('that are no numbers are never the lowest', () => {
    const evaluations = new Evaluations();
    const rest = { seconds: 0, trainingLoss: NaN, metric: NaN, testLoss: NaN, testMetric: NaN };
    evaluations.push({ step: 0, loss: NaN, ...rest });
    expect(evaluations.lowest).toBeUndefined();
    evaluations.push({ step: 20, loss: 3, ...rest });
    expect(evaluations.lowest).toBe(1);
  });
});
