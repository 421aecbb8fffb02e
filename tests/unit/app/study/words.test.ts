/** What is said of several seeds, and of a study. */
import { describe, expect, it } from 'vitest';
import { medianText, seedSentence } from '../../../../src/app/study/seedText.ts';
import type { SeedSummary } from '../../../../src/app/study/seedSummary.ts';
import { estimateSentence, progressSentence, roughTime } from '../../../../src/app/study/studyText.ts';
import { defaultExperiment } from '../../../../src/config/index.ts';
import { summaryOf } from '../../../../src/studies/summary.ts';
import type { RunOutcome } from '../../../../src/studies/outcome.ts';
import type { StudyRun } from '../../../../src/studies/study.ts';

/** Seeds that were solved at these steps; undefined for one that was not. */
function summary(solvedAt: readonly (number | undefined)[], count = solvedAt.length): SeedSummary {
  const experiment = defaultExperiment();
  const runs = solvedAt.map((_, seed): StudyRun => ({
    link: `${seed}`,
    experiment,
    network: 0,
    place: [],
    seed,
    steps: 3000,
    endAtSolved: true,
    lowered: [],
  }));
  const outcomes = new Map(
    solvedAt.map((step, seed): [string, RunOutcome] => [
      `${seed}`,
      {
        link: `${seed}`,
        ending: step === undefined ? 'steps' : 'solved',
        ...(step !== undefined && { solvedAt: step }),
        steps: step ?? 3000,
        heldOutLoss: null,
        metric: null,
        history: [],
        seconds: 1,
      },
    ]),
  );
  return { cell: summaryOf({ place: [], network: 0, runs }, outcomes), count, unsolvedTo: 3000 };
}

const LINE = { label: 'solved', loss: 0.01 };

describe('the sentence on several seeds', () => {
  it('says how many solved the task, the median and the range', () => {
    expect(seedSentence(summary([420, 460, 1080, 440, undefined]), LINE)).toBe(
      'Solved by 4 of 5 seeds, median 460 steps (420–1,080).',
    );
    expect(seedSentence(summary([200, 200]), LINE)).toBe('Solved by 2 of 2 seeds, 200 steps.');
  });

  it('says so where the median run has not solved it, and where none has', () => {
    expect(seedSentence(summary([420, undefined, undefined]), LINE)).toBe(
      'Solved by 1 of 3 seeds, 420 steps; most not within 3,000.',
    );
    expect(seedSentence(summary([undefined, undefined]), LINE)).toBe(
      'Solved by none of 2 seeds within 3,000 steps.',
    );
  });

  it('promises nothing while some go on', () => {
    expect(seedSentence(summary([420, 500], 5), LINE)).toBe('Solved by 2 of 5 seeds so far (420–500 steps).');
    expect(seedSentence({ ...summary([], 5), unsolvedTo: 0 }, LINE)).toBe(
      '5 seeds; the others train as soon as you press Play.',
    );
  });

  it('speaks of another method where that is what is to be beaten', () => {
    expect(seedSentence(summary([100, 300, 200]), { label: 'last value', loss: 1, beats: true })).toBe(
      'Better than “last value” with 3 of 3 seeds, median 200 steps (100–300).',
    );
  });

  it('gives no range of one number', () => {
    expect(medianText(460, '460')).toBe('460 steps');
  });
});

describe('a study', () => {
  it('says how many runs it has and how long they take', () => {
    expect(estimateSentence(36, 3000, undefined)).toBe('36 runs of at most 3,000 steps.');
    expect(estimateSentence(36, 3000, 250)).toBe(
      '36 runs of at most 3,000 steps: about 4 min on this device.',
    );
  });

  it('says time as people plan with it', () => {
    expect([0.2, 89, 90, 3540, 3600, 4800].map(roughTime)).toEqual([
      '1 s',
      '89 s',
      '2 min',
      '59 min',
      '1 h',
      '1 h 20 min',
    ]);
  });

  it('says how far it is', () => {
    expect(progressSentence(0, 12, undefined, false)).toBe('0 of 12 runs.');
    expect(progressSentence(4, 12, 30, false)).toBe('4 of 12 runs, about 30 s left.');
    expect(progressSentence(4, 12, 30, true)).toBe('Paused at 4 of 12 runs.');
  });
});
