/** What the page says over whole runs of its examples, replayed from recorded numbers; `npm run diagnosis -- --examples` records them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { presets } from '../../../../src/config/presets.ts';
import { expected, isExpected } from '../../../../scripts/diagnosis/examples/expected.ts';
import { judged } from '../../../../scripts/diagnosis/examples/judge.ts';
import { headlinesOf, type Headline } from '../../../../scripts/diagnosis/examples/log.ts';
import { exampleRuns } from '../../../../scripts/diagnosis/examples/specs.ts';
import { recordedOf, type ThinnedRun } from '../../../../scripts/diagnosis/examples/thinned.ts';
import { runInfo } from '../../../fixtures/fakeSession.ts';

const runs = JSON.parse(readFileSync('tests/fixtures/headlines.json', 'utf8')) as readonly ThinnedRun[];

describe('the headlines of the examples', () => {
  it('are known of every network of every example', () => {
    const networks = exampleRuns([1]).map(({ network }) => network);
    expect(Object.keys(expected).toSorted()).toEqual(networks.toSorted());
    expect(runs.map(({ network }) => network).toSorted()).toEqual(networks.toSorted());
    expect(new Set(networks.map((network) => network.split(' ')[0]))).toEqual(
      new Set(presets.map(({ id }) => id)),
    );
  });

  it.each(runs.map((run) => [run.network, run] as const))('of %s are those it is to have', (network, run) => {
    const recorded = recordedOf(run);
    const said = headlinesOf(recorded);
    expect(said.map(({ step, id }) => [step, id])).toEqual(run.said);
    expect(
      isExpected(
        said.map(({ id }) => id),
        expected[network],
      ),
    ).toBe(true);
    const evaluations = {
      evaluationSteps: Int32Array.from(recorded.evaluationSteps),
      heldOutLosses: Float32Array.from(recorded.heldOutLosses),
    };
    const judgement = judged({ ...evaluations, problem: recorded.problem, divergedAt: null }, said);
    expect(judgement).toMatchObject({ wrong: [], flips: 0 });
    expect(judgement.changesAfterSolved).toBeLessThanOrEqual(1);
    for (const { headline, text } of said) expect(`${headline} ${text}`).not.toMatch(/undefined|NaN/);
  });
});

describe('a headline is judged', () => {
  const { problem } = runInfo();
  const LINE = problem.baseline.loss;
  const run = (levels: readonly number[]) => ({
    evaluationSteps: Int32Array.from(levels, (_, k) => 20 * (k + 1)),
    heldOutLosses: Float32Array.from(levels, (level) => level * LINE),
    problem,
    divergedAt: null,
  });
  const one = (id: Headline['id'], step: number): Headline => ({ id, step, headline: `${id}.`, text: '' });
  const flat = Array<number>(60).fill(1);
  const wrong = (levels: readonly number[], ...said: readonly Headline[]) =>
    judged(run(levels), said).wrong.map(({ id }) => id);

  it('by what becomes of the run after it', () => {
    for (const id of ['exploding', 'vanishing', 'saturated', 'plateau'] as const) {
      expect(wrong(flat, one(id, 600))).toEqual([]);
      expect(wrong([...flat, ...Array<number>(30).fill(0.5)], one(id, 600))).toEqual([id]);
    }
    expect(wrong([1, 0.5, ...flat, 0.4], one('overfit', 600))).toEqual(['overfit']);
    expect(wrong([1, 0.001, ...flat], one('solved', 40))).toEqual(['solved']);
  });

  it('by how often it changes', () => {
    const said = [one('solved', 40), one('overfit', 400), one('solved', 440)];
    expect(judged(run(flat), said)).toMatchObject({ changesAfterSolved: 2, flips: 1 });
  });
});
