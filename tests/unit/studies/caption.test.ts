import { describe, expect, it } from 'vitest';
import { studyLines } from '../../../scripts/train/study/studyTable.ts';
import { captionOf } from '../../../src/studies/caption.ts';
import { failedOutcome } from '../../../src/studies/outcome.ts';
import { cellsOf, expand } from '../../../src/studies/study.ts';
import { summariesOf } from '../../../src/studies/summary.ts';
import { outcomeOf, outcomesOf, studyOf } from './plan.ts';

const measure = {
  metric: { kind: 'within', label: 'sums within 0.1', tolerance: 0.1 },
  solved: { loss: 0.01, label: 'nearly right' },
} as const;

/** @param solvedAt by network or cell, in the order of the study, one a seed */
function studied(link: string, solvedAt: readonly (readonly number[])[]) {
  const study = studyOf(link);
  const all = expand(study);
  const cells = cellsOf(study, all);
  const outcomes = outcomesOf(
    cells.flatMap(({ runs }, k) =>
      runs.flatMap((run, seed) => {
        const at = solvedAt[k]![seed];
        return at === undefined ? [] : [outcomeOf(run, at, { measure, gradientRate: 0.9 })];
      }),
    ),
  );
  return { study, runs: all, outcomes, summaries: summariesOf(cells, outcomes) };
}

const parts = { networks: ['LSTM'], devices: ['WebAssembly on the CPU'], version: '1.2.3' };
const LINK = '#task=adding&cell=lstm&sweep=cell:rnn,gru&seeds=4&steps=2000';
const never = Infinity;

describe('the sentence under a figure', () => {
  it('says what was trained, with which seeds, what came of it, how, and by what', () => {
    const { study, summaries } = studied(LINK, [
      [never, never, never, 1500],
      [200, 300, 220, 240],
    ]);
    expect(captionOf(study, summaries, parts)).toBe(
      'Adding problem: training steps until the validation loss is 0.01 or less, within 2,000 steps. ' +
        'Medians of 4 seeds (1 to 4), with the fewest and the most. ' +
        'RNN: solved by 1 of 4, at step 1,500 at the earliest; GRU: 230 (200–300) steps, solved by 4 of 4. ' +
        `Setting: ${LINK}. Unroll 1.2.3, WebAssembly on the CPU.`,
    );
  });

  it('says where not all is done, and nothing before anything is', () => {
    const some = studied(LINK, [[never], [200]]);
    expect(captionOf(some.study, some.summaries, parts)).toContain('of the runs that are done, of 4 seeds');
    const none = studied(LINK, [[], []]);
    expect(captionOf(none.study, none.summaries, parts)).toBeUndefined();
  });
});

describe('the table of a study', () => {
  it('has a line for each cell, and says what may be concluded at each place', () => {
    const { study, summaries } = studied('#task=adding&cell=lstm&vs=cell:gru&sweep=length:20,50&seeds=4', [
      [500, 520, 600, 640],
      [200, 300, 220, 240],
      [900, 1000, never, 1200],
      [800, 1100, 950, never],
    ]);
    const lines = studyLines(study, summaries);
    expect(lines[0]).toMatch(
      /^length T {2}network {2}solved {2}steps to solved {2,}validation loss {2,}sums within 0\.1/,
    );
    expect(lines[1]).toMatch(/^20 {8}LSTM {5}4 of 4 {2}560 \(500–640\)/);
    expect(lines[3]).toMatch(/^50 {8}LSTM {5}3 of 4 {2}1,100 \(900–never\)/);
    expect(lines.slice(5)).toEqual([
      'length T 20: GRU was first with 4 of 4 seeds, and differs from the others by more than chance.',
      'length T 50: No conclusion on whether GRU is first: the runs of LSTM cannot be told from it.',
    ]);
  });

  it('says why runs could not be trained', () => {
    const { study, runs, outcomes } = studied(LINK, [[never], [200]]);
    const failed = outcomesOf([...outcomes.values(), failedOutcome(runs.at(-1)!.link, 'The page crashed.')]);
    expect(studyLines(study, summariesOf(cellsOf(study), failed)).at(-1)).toBe(
      '1 of the runs could not be trained, #task=adding&cell=gru&seed=4 first: The page crashed.',
    );
  });
});
