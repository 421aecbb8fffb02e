/** Whether a network does better than a guess is asked of the sequences that judge, which are few, and of the training. */
import { describe, expect, it } from 'vitest';
import { progressLevelOf } from '../../../src/store/progressLevel.ts';
import { RunSeries } from '../../../src/store/series.ts';
import { runInfo, wholeRun } from '../../fixtures/fakeSession.ts';

const { problem } = runInfo();
const LINE = problem.baseline.loss;

/** @param training of the first and of the later steps, as multiples of the trivial line, like the others */
function series(training: readonly [number, number], heldOut: readonly number[]): RunSeries {
  const made = new RunSeries();
  const losses = [
    ...Array<number>(100).fill(training[0] * LINE),
    ...Array<number>(500).fill(training[1] * LINE),
  ];
  made.append(wholeRun({ losses, heldOut: heldOut.map((level) => level * LINE) }));
  return made;
}

describe('how well a run does', () => {
  it('is better than guessing where the held-out sequences and the training say so', () => {
    expect(progressLevelOf(problem, series([8, 0.9], [1, 0.9, 0.9])).progressLevel).toBe('learning');
    expect(progressLevelOf(problem, series([8, 1.02], [1, 1.2, 1.2])).progressLevel).toBe('guessing');
  });

  it('is no better where the held-out sequences are only easier than others', () => {
    expect(progressLevelOf(problem, series([2, 1.02], [1, 0.84, 0.84])).progressLevel).toBe('guessing');
  });

  it('is no learning by heart where nothing was learned that holds for other data', () => {
    const apart = { ...problem, validation: { kind: 'set-aside', what: 'values' } } as const;
    const levels = [5, 2, 4, 4, 4];
    expect(progressLevelOf(apart, series([2, 1], levels)).overfit).toBeUndefined();
    expect(
      progressLevelOf(
        apart,
        series(
          [2, 0.1],
          levels.map((level) => 0.2 * level),
        ),
      ).overfit,
    ).toBeDefined();
  });
});
