import { describe, expect, it } from 'vitest';
import { overfitOf } from '../../../src/store/overfit.ts';
import { RunSeries } from '../../../src/store/series.ts';
import { progressLevelOf } from '../../../src/store/progressLevel.ts';
import { frame, runInfo } from '../../fixtures/fakeSession.ts';

/** A run that is evaluated every 20 steps, with the training loss of all steps before each evaluation. */
function seriesOf(heldOut: readonly number[], training: readonly number[]): RunSeries {
  const series = new RunSeries();
  series.append(frame(0, heldOut[0], []));
  heldOut.slice(1).forEach((loss, k) => {
    series.append(frame(20 * (k + 1), loss, new Array<number>(20).fill(training[k]!)));
  });
  return series;
}

/** The loss of a trivial guess. */
const TRIVIAL = 1;

describe('learning by heart', () => {
  it('is never said where every batch is drawn anew: there a rise is noise', () => {
    const series = seriesOf([3, 0.3, 0.2, 0.24, 0.25, 0.26], [1, 0.3, 0.15, 0.1, 0.08]);
    const { problem } = runInfo();
    expect(problem.validation.kind).toBe('fresh');
    expect(progressLevelOf(problem, series).overfit).toBeUndefined();
    expect(
      progressLevelOf({ ...problem, validation: { kind: 'all', count: 10 } }, series).overfit,
    ).toBeUndefined();
    const apart = { kind: 'set-aside', what: 'sums' } as const;
    // It must have learned something at first.
    const baseline = { ...problem.baseline, loss: 1 };
    const judged = progressLevelOf({ ...problem, baseline, validation: apart }, series);
    expect(judged.overfit).toMatchObject({ step: 40 });
  });

  it('is said once the held-out loss has stayed above its lowest three times, the training loss far below', () => {
    const heldOut = [3, 0.3, 0.2, 0.24, 0.25, 0.26];
    const training = [1, 0.3, 0.15, 0.1, 0.08];
    expect(overfitOf(seriesOf(heldOut.slice(0, 5), training), TRIVIAL)).toBeUndefined();
    expect(overfitOf(seriesOf(heldOut, training), TRIVIAL)).toEqual({ step: 40, loss: Math.fround(0.2) });
  });

  it.each([
    ['the untrained network was best', [0.1, 0.3, 0.3, 0.3, 0.3], [0.1, 0.1, 0.1, 0.1]],
    ['one evaluation in three is low again', [3, 0.2, 0.3, 0.21, 0.3], [1, 0.1, 0.1, 0.1]],
    ['the training loss is as high', [3, 0.2, 0.3, 0.3, 0.3], [1, 0.3, 0.3, 0.3]],
    ['the held-out loss still falls', [3, 0.5, 0.4, 0.3, 0.2], [1, 0.1, 0.1, 0.1]],
    [
      'the rise is nothing beside what was learned',
      [3, 0.01, 0.001, 0.002, 0.003, 0.003],
      [1, 0.01, 0.001, 0.001, 0.001],
    ],
    ['there is no evaluation', [], []],
  ])('is not said where %s', (_, heldOut, training) => {
    expect(overfitOf(seriesOf(heldOut, training), TRIVIAL)).toBeUndefined();
  });
});
