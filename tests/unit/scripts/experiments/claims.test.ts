import { describe, expect, it, test } from 'vitest';
import type { RunResult } from '../../../../scripts/experiments/claim.ts';
import { claims } from '../../../../scripts/experiments/claims/index.ts';
import {
  chosenTestLoss,
  gradientRate,
  lastLoss,
  metricBeyond,
} from '../../../../scripts/experiments/figures.ts';
import * as judges from '../../../../scripts/experiments/judges.ts';
import { documentOf, jsonOf } from '../../../../scripts/experiments/report.ts';
import { seedsOf } from '../../../../scripts/experiments/seeds.ts';
import { neededOf, oursText, thresholdText, verdictOf } from '../../../../scripts/experiments/verdict.ts';
import { parseLink } from '../../../../src/config/parse.ts';
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

test.each(claims.map((claim) => [claim.id, claim] as const))(
  '%s judges runs that it has, trained long enough for its bounds',
  (_id, { runs, conditions, shows = [] }) => {
    for (const shown of [...conditions, ...shows])
      for (const name of shown.runs) expect(runs.map((run) => run.name)).toContain(name);
    for (const { runs: names, leastSteps = 0 } of conditions)
      for (const { steps } of runs.filter(({ name }) => names.includes(name)))
        expect(steps).toBeGreaterThanOrEqual(leastSteps);
  },
);

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

describe('the seeds of a claim', () => {
  it('follow from its id, as the rule says', () => {
    // sha256('adding-20-gru 0') and so on, the first 32 bits modulo a million.
    expect(seedsOf('adding-20-gru')).toEqual([615327, 208080, 869762, 403873, 688641]);
    expect(seedsOf('adding-20-gru', 7).slice(0, 5)).toEqual(seedsOf('adding-20-gru'));
  });

  it('are five, of its own, all different', () => {
    const all = claims.map(({ id }) => seedsOf(id));
    expect(all.every((seeds) => new Set(seeds).size === 5)).toBe(true);
    expect(new Set(all.map(String)).size).toBe(claims.length);
  });
});

describe('the loss of the network that validation chooses', () => {
  const row = (step: number, heldOutLoss: number, testLoss: number) => ({
    step,
    loss: 0.1,
    heldOutLoss,
    metric: 0.5,
    testLoss,
    testMetric: 0.5,
  });
  const level = { label: 'linear', loss: 0.25, test: 0.4 };

  it('is that on the test data, of the step that validation chooses and not of the best test', () => {
    const history = [row(0, 2, 2), row(20, 0.3, 0.1), row(40, 0.2, 0.5), row(60, 0.4, 0.3)];
    expect(chosenTestLoss.of(result({ history }))).toBe(0.5);
  });

  it('is compared with what a line gets on the test data', () => {
    const condition = judges.belowLine('run', chosenTestLoss, 'the line', /^linear/);
    const meets = (testLoss: number) =>
      condition.meets({ run: result({ solved: level, history: [row(20, 0.2, testLoss)] }) });
    expect([meets(0.39), meets(0.41)]).toEqual([true, false]);
  });

  it('is not there where the task has no test data', () => {
    expect(chosenTestLoss.of(result({}))).toBeNaN();
    const condition = judges.belowLine('run', chosenTestLoss, 'the line', /^linear/);
    expect(condition.meets({ run: result({}) })).toBe(false);
  });
});

describe('a condition', () => {
  const runs = (changes: Partial<RunResult>, other: Partial<RunResult> = {}) => ({
    a: result(changes),
    b: result(other),
  });
  const at = (reachedAt: number | null) => runs({ reachedAt });

  it('is met by what is there in time, and by nothing that never is', () => {
    const condition = judges.learnsWithin('a', 300);
    expect([300, 320, null].map((step) => condition.meets(at(step)))).toEqual([true, false, false]);
    expect(condition.say(condition.of(at(null)))).toBe('never');
  });

  it('of failing demands twice as many steps as it speaks of', () => {
    const condition = judges.failsWithin('a', 300);
    expect(condition.leastSteps).toBe(600);
    expect([300, 320, null].map((step) => condition.meets(at(step)))).toEqual([false, true, true]);
  });

  it('compares two runs of the same seed, one without an end by the steps it was given', () => {
    const condition = judges.slower('a', 'b', 5);
    const given = [{ step: 2000, loss: 1, heldOutLoss: 1, metric: 0 }];
    expect(condition.meets(runs({ reachedAt: 1000 }, { reachedAt: 200 }))).toBe(true);
    expect(condition.meets(runs({ reachedAt: 900 }, { reachedAt: 200 }))).toBe(false);
    expect(condition.of(runs({ reachedAt: null, history: given }, { reachedAt: 200 }))).toBe(10);
    expect(condition.meets(runs({ reachedAt: 1000 }, { reachedAt: null }))).toBe(false);
  });

  it('holds a figure against a bound; what is no number meets none', () => {
    const rate = gradientRate(40);
    const lengths = Array.from({ length: 50 }, (_, t) => 0.8 ** (49 - t));
    const shrinking = runs({ stateGradients: [lengths] });
    expect(rate.of(shrinking.a)).toBeCloseTo(0.8, 10);
    expect(judges.atMost('a', rate, 0.9).meets(shrinking)).toBe(true);
    expect(judges.atLeast('a', rate, 0.9).meets(shrinking)).toBe(false);
    const missing = metricBeyond(20, 40);
    expect(judges.atMost('a', missing, 0.6).meets(runs({}))).toBe(false);
    expect(judges.atLeast('a', missing, 0.6).meets(runs({}))).toBe(false);
  });

  it('takes away the beginnings from what is right further on', () => {
    const judged = [20, 40].map((length) => ({ length, loss: 0, metric: length === 20 ? 1 : 0.75 }));
    expect(metricBeyond(20, 40).of(result({ lengths: judged }))).toBeCloseTo(0.5, 10);
  });

  it('holds a loss against a line of its task', () => {
    expect(judges.belowLine('a', lastLoss, 'guessing', 'baseline').meets(runs({}))).toBe(true);
    expect(judges.belowLine('a', lastLoss, 'the fit', /^linear/, 0.1).meets(runs({}))).toBe(false);
    expect(judges.aboveLine('a', lastLoss, 'the fit', /^linear/, 0.1).meets(runs({}))).toBe(true);
    expect(() => judges.belowLine('a', lastLoss, 'no line', /^none/).meets(runs({}))).toThrow('no level');
  });
});

describe('a verdict', () => {
  const claim = claims.find(({ id }) => id === 'adding-20-gru')!;
  const of = (...steps: (number | null)[]) =>
    verdictOf(claim, { GRU: steps.map((reachedAt) => result({ reachedAt })) });

  it('counts the seeds that meet the conditions, of which four of five must', () => {
    expect(of(300, 300, 900, 240, 800)).toMatchObject({ holds: true, met: 4, of: 5, needed: 4 });
    expect(of(300, null, 900, 240, 800)).toMatchObject({ holds: false, met: 3 });
    expect(of(300, 300, 900)).toMatchObject({ holds: false, met: 2, needed: 3 });
  });

  it('asks for more than half where a claim speaks of most', () => {
    expect([1, 2, 3, 4, 5].map((count) => neededOf(count, 'most'))).toEqual([1, 2, 2, 3, 3]);
    expect([1, 2, 3, 5, 10].map((count) => neededOf(count))).toEqual([1, 2, 3, 4, 8]);
  });

  it('is met by a seed only where all of its conditions are', () => {
    const both = {
      ...claim,
      conditions: [claim.conditions[0], judges.atLeast('GRU', lastLoss, 0.1)] as const,
    };
    const runs = [result({ reachedAt: 100 }), result({ reachedAt: 100, history: [] })];
    expect(verdictOf(both, { GRU: runs }).bySeed).toEqual([true, false]);
  });

  it('is said with the median, where never is more than any, and every seed', () => {
    expect(oursText(of(400, null, 300))).toBe('GRU, step at which it is there: 400 (400, never, 300)');
    expect(oursText(of(null, null, 300))).toContain('never (never, never, 300)');
    expect(thresholdText(claim, 5)).toBe(
      'GRU, step at which it is there: within 800 steps; in at least 4 of 5 runs',
    );
  });
});

describe('the report', () => {
  const claim = claims.find(({ id }) => id === 'adding-20-gru')!;
  const results = { GRU: [result({ reachedAt: 300 }), result({ reachedAt: null, seed: 2 })] };
  const judged = { claim, results, verdict: verdictOf(claim, results), seeds: [1, 2], seconds: 12 };

  it('keeps a claim that does not hold, and says so', () => {
    expect(judged.verdict.holds).toBe(false);
    const text = documentOf([judged], [{ file: 'a.svg', about: 'A curve', svg: '' }], 'a test');
    expect(text).toContain('0 of 1 claims hold.');
    expect(text).toContain('1 of 2, **does not hold**');
    expect(text).toContain('![A curve](a.svg)');
    expect(text).toContain(claim.runs[0]!.link);
  });

  it('is written as JSON with every seed', () => {
    expect(jsonOf([judged])).toMatchObject({
      claims: [
        {
          id: 'adding-20-gru',
          holds: false,
          met: 1,
          of: 2,
          seeds: [
            { seed: 1, value: 300, met: true },
            { seed: 2, value: null, met: false },
          ],
        },
      ],
    });
  });
});
