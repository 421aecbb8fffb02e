import { describe, expect, it, test } from 'vitest';
import type { RunResult } from '../../../../scripts/experiments/claim.ts';
import { claims } from '../../../../scripts/experiments/claims/index.ts';
import { gradientRate, medianReached, stepsText } from '../../../../scripts/experiments/judging.ts';
import { documentOf, jsonOf } from '../../../../scripts/experiments/report.ts';
import { parseLink } from '../../../../src/config/index.ts';
import { findTask } from '../../../../src/tasks/index.ts';

function result(changes: Partial<RunResult>): RunResult {
  return {
    name: 'run',
    seed: 1,
    history: [{ step: 20, loss: 0.2, heldOutLoss: 0.1, metric: 0.5 }],
    reachedAt: 20,
    divergedAt: null,
    lengths: [],
    stateGradients: [],
    stepsPerSecond: 100,
    device: 'a test',
    parameterCount: 1,
    baseline: { label: 'guess', loss: 1 },
    solved: { label: 'linear', loss: 0.5 },
    others: [],
    seconds: 1,
    ...changes,
  };
}

test('claims are told apart by their ids, and the runs of each by their names', () => {
  const ids = claims.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { runs } of claims) expect(new Set(runs.map(({ name }) => name)).size).toBe(runs.length);
});

test.each(claims.flatMap((claim) => claim.runs.map((run) => [claim.id, run.name, run] as const)))(
  '%s, %s: the link is used as it is written',
  async (_id, _name, { link, lengths }) => {
    const read = parseLink(`${link}&seed=4`);
    if (!read.ok) throw new Error(read.sentence);
    expect(read.notices).toEqual([]);
    expect(read.experiment.seed).toBe(4);
    const { task, taskOptions } = read.experiment;
    const problem = lengths ? await findTask(task)!.create(taskOptions) : undefined;
    for (const length of lengths ?? []) {
      const [low, high] = problem!.lengths.limits;
      expect(length).toBeGreaterThanOrEqual(low);
      expect(length).toBeLessThanOrEqual(high);
    }
  },
);

describe('judging', () => {
  it('takes the median of the steps, where never is more than any', () => {
    const runs = [result({ reachedAt: 400 }), result({ reachedAt: null }), result({ reachedAt: 300 })];
    expect(medianReached(runs)).toBe(400);
    expect(stepsText(runs)).toBe('400 (400, never, 300)');
    expect(medianReached([runs[1]!, runs[1]!, runs[0]!])).toBe(Infinity);
  });

  it('finds the factor of a gradient that shrinks on its way back', () => {
    const lengths = Array.from({ length: 50 }, (_, t) => 0.8 ** (49 - t));
    expect(gradientRate(result({ stateGradients: [lengths] }), 0, 40)).toBeCloseTo(0.8, 10);
  });

  it('says no where figures say no', () => {
    const claim = claims.find(({ id }) => id === 'adding-20-gru')!;
    const at = (reachedAt: number | null) => claim.judge({ GRU: [1, 2, 3].map(() => result({ reachedAt })) });
    expect(at(300)).toMatchObject({ holds: true, bySeed: [300, 300, 300] });
    expect(at(900).holds).toBe(false);
    expect(at(null).holds).toBe(false);
    const fails = claims.find(({ id }) => id === 'adding-50-rnn')!;
    expect(fails.judge({ RNN: [result({ reachedAt: null })] }).holds).toBe(true);
    expect(fails.judge({ RNN: [result({ reachedAt: 3000 })] }).holds).toBe(false);
  });
});

describe('the report', () => {
  const claim = claims.find(({ id }) => id === 'adding-20-gru')!;
  const results = { GRU: [result({ reachedAt: 300 }), result({ reachedAt: null, seed: 2 })] };
  const judged = { claim, results, verdict: claim.judge(results), seeds: [1, 2], seconds: 12 };

  it('keeps a claim that does not hold, and says so', () => {
    expect(judged.verdict.holds).toBe(false);
    const text = documentOf([judged], [{ file: 'a.svg', about: 'A curve', svg: '' }], 'a test');
    expect(text).toContain('0 of 1 claims hold.');
    expect(text).toContain('| **no** |');
    expect(text).toContain('![A curve](a.svg)');
    expect(text).toContain(claim.runs[0]!.link);
  });

  it('is written as JSON with every seed', () => {
    expect(jsonOf([judged])).toMatchObject({
      claims: [
        {
          id: 'adding-20-gru',
          holds: false,
          seeds: [
            { seed: 1, value: 300 },
            { seed: 2, value: null },
          ],
        },
      ],
    });
  });
});
