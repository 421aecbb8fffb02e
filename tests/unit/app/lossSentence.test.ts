import { describe, expect, it } from 'vitest';
import { lossSentence } from '../../../src/app/results/summary.ts';
import { RunSeries } from '../../../src/store/series.ts';
import type { ProblemInfo } from '../../../src/tasks/contract/problem.ts';

function seriesAt(step: number, loss: number): RunSeries {
  const series = new RunSeries();
  series.append({
    number: 1,
    step,
    firstStep: step,
    losses: Float32Array.of(loss),
    evaluations: {
      steps: Int32Array.of(step),
      losses: Float32Array.of(loss),
      metrics: Float32Array.of(0),
    },
    stepsPerSecond: 1,
  });
  return series;
}

const problem = {
  baseline: { label: 'letter frequencies', loss: 3.04 },
  solved: { label: 'letter pairs', loss: 2.31, beats: true },
} as unknown as ProblemInfo;

describe('the sentence on the loss', () => {
  it.each([
    [1.94, 'After 560 steps the validation loss is 1.94, below “letter pairs” (2.31).'],
    [
      2.5,
      'After 560 steps the validation loss is 2.50, better than “letter frequencies” (3.04) but above “letter pairs” (2.31).',
    ],
  ])('speaks of no solved line where that of another method is meant, at %s', (loss, sentence) => {
    expect(lossSentence(seriesAt(560, loss), problem)).toBe(sentence);
  });
});
