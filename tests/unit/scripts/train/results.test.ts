import { describe, expect, it } from 'vitest';
import { historyOf, solvedAt } from '../../../../scripts/train/results.ts';
import { RunSeries } from '../../../../src/store/series.ts';

function evaluations(steps: number[], losses: number[]) {
  return {
    steps: Int32Array.from(steps),
    losses: Float32Array.from(losses),
    metrics: Float32Array.from(steps, () => 0.5),
  };
}

function series(): RunSeries {
  const run = new RunSeries();
  const losses = Float32Array.from([0.9, 0.8, 0.7, 0.6]);
  const first = { number: 1, step: 4, firstStep: 1, losses, stepsPerSecond: 1 };
  run.append({ ...first, evaluations: evaluations([0, 2, 4], [1, 0.5, 0.25]) });
  return run;
}

describe('the history of a run', () => {
  it('has one row an evaluation, with the training loss of that very step', () => {
    expect(historyOf(series())).toEqual([
      { step: 0, loss: null, heldOutLoss: 1, metric: 0.5 },
      { step: 2, loss: Math.fround(0.8), heldOutLoss: 0.5, metric: 0.5 },
      { step: 4, loss: Math.fround(0.6), heldOutLoss: 0.25, metric: 0.5 },
    ]);
  });

  it('is the same after a recovery has brought steps again', () => {
    const run = series();
    run.rewind(3);
    const losses = Float32Array.from([0.6]);
    run.append({
      number: 2,
      step: 4,
      firstStep: 4,
      losses,
      stepsPerSecond: 1,
      evaluations: evaluations([4], [0.25]),
    });
    expect(historyOf(run)).toEqual(historyOf(series()));
  });

  it('loses no bit on the way through JSON', () => {
    const history = historyOf(series());
    expect(JSON.parse(JSON.stringify(history))).toEqual(history);
  });

  it('is solved at the first evaluation that reaches the level', () => {
    expect(solvedAt(historyOf(series()), 0.5)).toBe(2);
    expect(solvedAt(historyOf(series()), 0.2)).toBeNull();
  });
});
