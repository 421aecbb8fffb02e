import { describe, expect, it } from 'vitest';
import { failedOutcome, solvedStep } from '../../../src/studies/outcome.ts';
import { cellsOf } from '../../../src/studies/study.ts';
import { summaryOf } from '../../../src/studies/summary.ts';
import { outcomeOf, outcomesOf, studyOf } from './plan.ts';

describe('the summary of a cell', () => {
  const [cell] = cellsOf(studyOf('#cell=gru&seeds=5'));
  const { runs } = cell!;
  const of = (...solvedAt: number[]) =>
    summaryOf(cell!, outcomesOf(solvedAt.map((at, k) => outcomeOf(runs[k]!, at))));

  it('has the middle of the steps to solved, with the fewest and the most', () => {
    expect(of(400, 200, 300, 1000, 500)).toMatchObject({
      trained: 5,
      solved: 5,
      toSolved: { median: 400, lowest: 200, highest: 1000 },
    });
  });

  it('counts runs that never solved it as later than all that did', () => {
    expect(of(400, Infinity, 300, 200, Infinity)).toMatchObject({
      solved: 3,
      toSolved: { median: 400, lowest: 200, highest: null },
    });
    expect(of(400, Infinity, Infinity).toSolved).toEqual({ median: null, lowest: 400, highest: null });
  });

  it('says nothing of runs that are not there', () => {
    expect(of()).toMatchObject({ trained: 0, solved: 0, toSolved: undefined, heldOutLoss: undefined });
    expect(of(100).trained).toBe(1);
  });

  it('leaves out what could not be trained, and takes a diverged loss as beyond all others', () => {
    const found = summaryOf(
      cell!,
      outcomesOf([
        outcomeOf(runs[0]!, 100),
        failedOutcome(runs[1]!.link, 'It failed.'),
        outcomeOf(runs[2]!, Infinity, { ending: 'diverged', heldOutLoss: null, metric: null }),
      ]),
    );
    expect(found).toMatchObject({
      trained: 2,
      solved: 1,
      ended: { solved: 1, diverged: 1, steps: 0, failed: 1 },
      heldOutLoss: { lowest: 0.009, highest: null },
      metric: { median: 1 },
    });
  });

  it('has the rate of the gradient of those runs that have one', () => {
    const rated = [0.8, undefined, 0.9].map((gradientRate, k) =>
      outcomeOf(runs[k]!, 100, gradientRate === undefined ? {} : { gradientRate }),
    );
    const { gradientRate } = summaryOf(cell!, outcomesOf(rated));
    expect(gradientRate).toMatchObject({ lowest: 0.8, highest: 0.9 });
    expect(gradientRate!.median).toBeCloseTo(0.85);
  });
});

describe('where a run is solved', () => {
  const rows = (...losses: (number | null)[]) =>
    losses.map((heldOutLoss, k) => ({ step: 20 * k, heldOutLoss }));

  it('is its first evaluation at or below the level, but not the one before training', () => {
    const solved = { loss: 0.01, label: 'nearly right' };
    expect(solvedStep(rows(0, 0.5, 0.01, 0.5), solved)).toEqual({ from: 40, to: 40 });
    expect(solvedStep(rows(0, 0.5), solved)).toBeUndefined();
  });

  it('is the first of many in a row where that only beats another method', () => {
    const solved = { loss: 0.2, label: 'letter pairs', beats: true } as const;
    const low = Array.from({ length: 20 }, () => 0.1);
    expect(solvedStep(rows(1, 0.1, 0.1, null, ...low), solved)).toEqual({ from: 80, to: 80 + 20 * 19 });
    expect(solvedStep(rows(1, ...low.slice(1)), solved)).toBeUndefined();
  });
});
