import { describe, expect, it } from 'vitest';
import { RunSeries } from '../../../src/store/series.ts';
import { progressOf } from '../../../src/store/progressLevel.ts';
import { frame, runInfo } from '../../fixtures/fakeSession.ts';

const { problem } = runInfo();
/** A task whose validation data are kept out of training, whose trivial guess gets 1, and that is solved from 0.05 on. */
const apart = {
  ...problem,
  baseline: { ...problem.baseline, loss: 1 },
  solved: { ...problem.solved, loss: 0.05 },
  validation: { kind: 'set-aside', what: 'sums' },
} as const;

/** A run that is evaluated every 20 steps, with one training loss for the steps before each evaluation. */
function overfitIn(heldOut: readonly number[], training: readonly number[], of: typeof problem = apart) {
  const series = new RunSeries();
  series.append(frame(0, heldOut[0], []));
  heldOut.slice(1).forEach((loss, k) => {
    series.append(frame(20 * (k + 1), loss, new Array<number>(20).fill(training[k] ?? training.at(-1)!)));
  });
  return progressOf(of, series).said.overfit;
}

const times = (count: number, loss: number) => Array<number>(count).fill(loss);
const FALLEN = [3, 0.3, 0.2];

describe('overfitting', () => {
  it('is said once ten evaluations in a row were half as high again as the lowest, the training loss far below', () => {
    const training = [0.1];
    expect(overfitIn([...FALLEN, ...times(9, 0.35)], training)).toBeUndefined();
    expect(overfitIn([...FALLEN, ...times(10, 0.35)], training)).toEqual({
      step: 40,
      loss: Math.fround(0.2),
    });
    expect(overfitIn([...FALLEN, ...times(9, 0.35), 0.25, ...times(9, 0.35)], training)).toBeUndefined();
  });

  it('is taken back only after ten evaluations in a row near the lowest, or by a lower one', () => {
    const said = [...FALLEN, ...times(10, 0.35)];
    const training = [0.1];
    expect(overfitIn([...said, ...times(9, 0.22), 0.35, ...times(9, 0.22)], training)).toBeDefined();
    expect(overfitIn([...said, ...times(10, 0.22)], training)).toBeUndefined();
    expect(overfitIn([...said, 0.19], training)).toBeUndefined();
  });

  it('is never said where every batch is drawn anew, or all is trained on: there a rise is noise', () => {
    const run = [[...FALLEN, ...times(12, 0.35)], [0.1]] as const;
    expect(overfitIn(...run)).toBeDefined();
    expect(overfitIn(...run, { ...apart, validation: { kind: 'fresh' } })).toBeUndefined();
    expect(overfitIn(...run, { ...apart, validation: { kind: 'all', count: 10 } })).toBeUndefined();
  });

  it.each([
    ['the task stays solved', [3, 0.02, 0.01, ...times(12, 0.04)], [1, 0.01, 0.001]],
    ['the training loss is as high', [...FALLEN, ...times(12, 0.35)], [1, 0.3]],
    ['the validation loss still falls', [3, ...times(6, 0.5), ...times(6, 0.4)], [1, 0.1]],
    ['nothing was learned that holds for other data', [3, 0.95, ...times(12, 1.6)], [1, 0.1]],
    ['there is no evaluation', [], []],
  ])('is not said where %s', (_, heldOut, training) => {
    expect(overfitIn(heldOut, training)).toBeUndefined();
  });
});
