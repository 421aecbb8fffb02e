import { describe, expect, it } from 'vitest';
import { chosenOf } from '../../../src/store/chosen.ts';
import { RunSeries } from '../../../src/store/series.ts';
import type { Evaluations } from '../../../src/worker/protocol.ts';
import { frame } from '../../fixtures/fakeSession.ts';

function append(series: RunSeries, step: number, loss: number, test?: number): void {
  const one = (value: number) => Float32Array.of(value);
  const evaluations: Evaluations = {
    steps: Int32Array.of(step),
    losses: one(loss),
    metrics: one(0.5),
    ...(test !== undefined && { test: { losses: one(test), metrics: one(test / 2) } }),
  };
  series.append({
    ...frame(step, undefined, step === 0 ? [] : new Array<number>(20).fill(0.1)),
    evaluations,
  });
}

describe('the network that validation chooses', () => {
  it('is that of the lowest validation loss, with what the test says of it, not of the best test', () => {
    const series = new RunSeries();
    append(series, 0, 2, 2);
    append(series, 20, 0.5, 0.125);
    append(series, 40, 0.25, 0.75);
    append(series, 60, 0.5, 0.25);
    expect(chosenOf(series)).toEqual({ step: 40, loss: 0.25, test: { loss: 0.75, metric: 0.375 } });
  });

  it('is another again after the run has gone back', () => {
    const series = new RunSeries();
    append(series, 0, 2, 2);
    append(series, 20, 0.5, 0.125);
    append(series, 40, 0.25, 0.75);
    series.rewind(30);
    expect(chosenOf(series)).toMatchObject({ step: 20, test: { loss: 0.125 } });
    series.clear();
    expect(chosenOf(series)).toBeUndefined();
  });

  it('has no test where the task has none, and is none that is no number', () => {
    const series = new RunSeries();
    append(series, 0, 2);
    append(series, 20, NaN);
    expect(chosenOf(series)).toEqual({ step: 0, loss: 2 });
  });
});
