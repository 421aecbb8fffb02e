/** Whether a claimed run is what its link gives; one that was changed in anything is found. */
import { describe, expect, it, vi } from 'vitest';
import { Checks } from '../../../src/collect/checks.ts';
import { judged } from '../../../src/collect/judged.ts';
import { checkableOf, MOST_CHECKED_STEPS, runsFor } from '../../../src/collect/plan.ts';
import { EVERY, nearFactor, verdictOf, worstOf, type Verdict } from '../../../src/collect/verdict.ts';
import { countsText, VERDICTS, verdictText } from '../../../src/collect/words.ts';
import type { ClaimedRun } from '../../../src/handin/handIn.ts';
import type { RunProgress } from '../../../src/studies/executor.ts';
import type { RunOutcome } from '../../../src/studies/outcome.ts';
import type { Executor } from '../../../src/studies/pool.ts';
import type { StudyRun } from '../../../src/studies/study.ts';
import { VERSION } from '../../../src/text/version.ts';
import { EVALUATE_EVERY } from '../../../src/training/trainers/trainer.ts';
import { HAND_IN, RUN } from '../../fixtures/handIns.ts';

const LOSSES = [0.3, 0.25, 0.1, 0.12345678, 0.004, 0.2].map(Math.fround);

function outcome(more: Partial<RunOutcome> = {}): RunOutcome {
  return {
    link: 'key',
    ending: 'steps',
    steps: 100,
    heldOutLoss: LOSSES.at(-1)!,
    metric: 0.25,
    history: LOSSES.map((heldOutLoss, k) => ({ step: 20 * k, loss: null, heldOutLoss, metric: 0.25 })),
    measure: {
      metric: { kind: 'within', label: 'sums', tolerance: 0.04 },
      solved: { loss: 0.01, label: 'solved' },
    },
    mark: { letters: 'BDJL', by: 'wasm-fma' },
    seconds: 1,
    ...more,
  };
}

const CLAIM: ClaimedRun = { ...RUN, mark: 'BDJL', metricSaid: 'sums: 25.0 %' };
const verdict = (claim: Partial<ClaimedRun> = {}, found = outcome(), by = VERSION) =>
  verdictOf({ ...CLAIM, ...claim }, by, found, VERSION);

describe('a claim that was computed in the same way', () => {
  it('is confirmed where every figure is the same to the last bit', () => {
    expect(verdict()).toEqual({ kind: 'confirmed' });
    expect(
      verdict({ steps: 80, at: 80, loss: LOSSES[4]!, best: { at: 80, loss: LOSSES[4]! }, solvedAt: 80 }),
    ).toEqual({
      kind: 'confirmed',
    });
  });

  it.each<[string, Partial<ClaimedRun>, string]>([
    ['a loss', { loss: Math.fround(0.1234567) }, 'loss'],
    ['a loss by far', { loss: 0.001 }, 'loss'],
    ['the mark', { mark: 'ZZZZ' }, 'mark'],
    ['the lowest loss', { best: { at: 40, loss: 0.01 } }, 'best'],
    ['when its loss was lowest', { best: { at: 20, loss: Math.fround(0.1) } }, 'bestAt'],
    ['the metric', { metric: 1 }, 'metric'],
    ['the metric with its words', { metric: 1, metricSaid: 'sums: 100 %' }, 'metric'],
    ['what is said of the metric', { metricSaid: 'sums: 100 %' }, 'metricSaid'],
    ['a metric in words alone', { metric: undefined, metricSaid: 'sums: 100 %' }, 'metricSaid'],
    ['a loss before the first evaluation', { steps: 19, at: 0, loss: 0.001 }, 'loss'],
    ['the evaluation alone', { at: 0 }, 'steps'],
    ['when it was solved', { solvedAt: 40 }, 'solvedAt'],
    ['the steps and their evaluation', { steps: 100, at: 100 }, 'loss'],
    ['the steps alone', { steps: 2000 }, 'steps'],
    ['steps to where no evaluation is', { steps: 70, at: 65 }, 'steps'],
  ])('and changed in %s is found', (_what, changed, of) => {
    const found = verdict(changed);
    expect(found.kind).toBe('differs');
    if (found.kind === 'differs') expect(found.differences.map((each) => each.of)).toContain(of);
    expect(verdictText(found)).toMatch(/^Differs: .*\.$/);
  });

  it('is found where its link was changed, which gives other figures', () => {
    const other = outcome({
      mark: { letters: 'WXZB', by: 'wasm-fma' },
      history: outcome().history.map((row) => ({
        ...row,
        heldOutLoss: Math.fround(row.heldOutLoss! * 1.01),
      })),
    });
    expect(verdict({}, other).kind).toBe('differs');
  });
});

describe('a claim that was computed otherwise', () => {
  const elsewhere = (factor: number) =>
    outcome({
      mark: { letters: 'WXZB', by: 'js' },
      history: outcome().history.map((row) => ({
        ...row,
        heldOutLoss: Math.fround(row.heldOutLoss! * factor),
      })),
    });

  it('is close where its figures are near, whatever its mark', () => {
    expect(verdict({}, elsewhere(1.01))).toEqual({
      kind: 'close',
      why: 'means',
      factor: 1.02,
      loss: Math.fround(LOSSES[3]! * 1.01),
    });
    const older = { ...elsewhere(1.01), mark: { letters: 'WXZB', by: 'wasm-fma' } };
    expect(verdict({}, older, '0.0.9')).toMatchObject({
      kind: 'close',
      why: 'version',
    });
  });

  it.each([
    ['wasm', 'wasm-fma', 'rounding', /on WebAssembly, as here, but .* rounds multiply-adds otherwise/],
    ['wasm-fma', 'wasm', 'rounding', /on WebAssembly, as here, but .* rounds multiply-adds otherwise/],
    ['wasm', 'js', 'means', /by other means/],
    ['webgl', 'wasm', 'means', /by other means/],
    ['webgl', 'webgl', 'own', /by the same means/],
    ['js', 'js', 'own', /by the same means/],
  ] as const)(
    'is close where nothing but the arithmetic is another: %s there, %s here',
    (there, here, why, text) => {
      const found = { ...elsewhere(1.0001), mark: { letters: 'WXZB', by: here } };
      const near = verdict({ by: there }, found);
      expect(near).toMatchObject({ kind: 'close', why });
      expect(verdictText(near)).toMatch(text);
      // Its mark alone: the curve is the same, but the marks are not to be compared.
      const marked = { ...outcome(), mark: { letters: 'WXZB', by: here } };
      if (there !== here) expect(verdict({ by: there }, marked)).toMatchObject({ kind: 'close', why });
    },
  );

  it('differs where they are not', () => {
    expect(verdict({}, elsewhere(1.1)).kind).toBe('differs');
    expect([60, 100, 350, 600, 5000].map(nearFactor)).toEqual([1.02, 1.02, 1.26, 1.5, 1.5]);
    const far = verdict({ loss: 0.001 }, elsewhere(1));
    expect(far).toMatchObject({ kind: 'differs', factor: 1.02 });
    expect(verdictText(far)).toMatch(/computed otherwise there than here, .* ask before you judge\.$/);
    expect(verdict({ solvedAt: 20 }, elsewhere(1)).kind).toBe('close');
    expect(verdict({ best: { at: 20, loss: Math.fround(0.1) } }, elsewhere(1)).kind).toBe('close');
    expect(verdict({ metric: 0.5, metricSaid: 'sums: 50.0 %' }, elsewhere(1)).kind).toBe('close');
    expect(verdict({ metric: 1, metricSaid: 'sums: 100 %' }, elsewhere(1)).kind).toBe('differs');
  });

  it('has the same curve where all else is the same, so that another mark is none of it', () => {
    const card = outcome({ mark: { letters: 'BDJL', by: 'webgl' } });
    expect(verdict({ by: 'webgl', mark: 'ZZZZ' }, card)).toMatchObject({
      kind: 'differs',
      differences: [{ of: 'mark', claimed: 'ZZZZ', found: 'BDJL' }],
    });
    expect(verdict({ by: 'webgl', loss: 0.12 }, card).kind).toBe('differs');
  });
});

describe('a claim that cannot be checked', () => {
  it.each<[Partial<ClaimedRun>, string]>([
    [{ own: true }, 'own'],
    [{ link: 'task=text&text=own&cell=gru' }, 'own'],
    [{ link: 'task=text&text=own&cell=gru&own=abc' }, 'own'],
    [{ steered: true }, 'steered'],
    [{ resumed: true }, 'resumed'],
    [{ moved: true }, 'moved'],
    [{ at: 0, steps: 0 }, 'untrained'],
    [{ link: 'task=adding&cell=hyper' }, 'link'],
    [{ link: 'task=adding&colour=red' }, 'link'],
    [{ at: MOST_CHECKED_STEPS + EVERY }, 'long'],
    [{ link: 'task=adding&length=400&cell=lstm&units=128&batch=8', at: MOST_CHECKED_STEPS }, 'heavy'],
  ])('says why: %j', (claim, why) => {
    expect(checkableOf({ ...CLAIM, ...claim })).toEqual({ ok: false, why });
    const found = verdict(claim);
    expect(found).toEqual({ kind: 'unchecked', why });
    expect(verdictText(found)).toMatch(/^Cannot be checked: .*\.$/);
  });

  it('is told from one whose run could not be trained here', () => {
    const sentence = 'The worker crashed.';
    expect(verdict({}, outcome({ ending: 'failed', sentence }))).toEqual({ kind: 'failed', sentence });
  });
});

it('says of a hand-in what is worst of its runs', () => {
  const all: readonly Verdict[] = [
    { kind: 'confirmed' },
    { kind: 'unchecked', why: 'own' },
    { kind: 'close', why: 'version', factor: 1.5, loss: 1 },
    { kind: 'differs', differences: [] },
  ];
  expect([1, 2, 3, 4].map((count) => worstOf(all.slice(0, count))!.kind)).toEqual([
    'confirmed',
    // The last run is the one whose figures stand in the table.
    'unchecked',
    'close',
    'differs',
  ]);
  expect(worstOf(all.slice(0, 2).toReversed())!.kind).toBe('confirmed');
  expect(worstOf(all.toReversed())!.kind).toBe('differs');
  expect(Object.keys(VERDICTS)).toHaveLength(5);
  const kinds = ['confirmed', 'differs', 'confirmed', undefined, 'unchecked'] as const;
  expect(countsText(kinds)).toBe('2 confirmed, one differs, 1 cannot be checked, 1 not checked yet');
});

it('knows how often networks are judged', () => {
  expect(EVERY).toBe(EVALUATE_EVERY);
});

describe('the runs that check a class', () => {
  it('are each link once, as far as anybody claims, those of most hand-ins first', () => {
    const seeds = (seed: number, at: number): ClaimedRun => ({
      ...CLAIM,
      link: `${RUN.link}&seed=${seed}`,
      at,
    });
    const claims = [
      seeds(2, 40),
      ...[60, 480, 500].map((at) => seeds(3, at)),
      { ...CLAIM, own: true } as const,
    ];
    const runs = runsFor(claims, () => 0);
    expect(runs.map(({ seed, steps, endAtSolved }) => [seed, steps, endAtSolved])).toEqual([
      [3, 500, false],
      [2, 100, false],
    ]);
    expect(runsFor(claims, (key) => (key === runs[0]!.link ? 480 : 100)).map(({ steps }) => steps)).toEqual([
      500,
    ]);
  });

  it('of equally many hand-ins are those first that are soon done', () => {
    const links = ['units=64', 'units=8', 'units=32'].map((units) => `task=adding&cell=gru&${units}`);
    const runs = runsFor(
      links.map((link) => ({ ...CLAIM, link })),
      () => 0,
    );
    expect(runs.map(({ experiment }) => experiment.hiddenSize)).toEqual([8, 32, 64]);
  });

  it('are of the backend that computed the claim', () => {
    const backendFor = (by: string) => runsFor([{ ...CLAIM, by }], () => 0)[0]!.experiment.backend;
    expect(['wasm-fma', 'js', 'webgl-reference', 'abacus'].map(backendFor)).toEqual([
      'wasm',
      'cpu',
      'webgl',
      'auto',
    ]);
  });

  /** An executor that has trained everything at once, or never. */
  const executor = (ran: StudyRun[], holds = false): Executor<StudyRun, RunOutcome, RunProgress> => ({
    run: (run) => {
      ran.push(run);
      return holds ? new Promise(() => {}) : Promise.resolve(outcome({ link: run.link }));
    },
    close: () => {},
  });

  it('are trained once for thirty students, and again only where somebody claims more', async () => {
    const ran: StudyRun[] = [];
    const checks = new Checks(() => executor(ran));
    const claims = Array.from({ length: 30 }, (_, k) => (k === 7 ? { ...CLAIM, loss: 0.01 } : CLAIM));
    checks.begin(claims);
    await vi.waitFor(() => expect(checks.state).toBe('done'));
    expect(ran).toHaveLength(1);
    expect(checks.progress).toEqual({ runs: 1, done: 1, share: 1 });
    const kinds = claims.map((claim) => verdictOf(claim, VERSION, checks.outcomeFor(claim)!, VERSION).kind);
    expect(kinds.filter((kind) => kind === 'confirmed')).toHaveLength(29);
    expect(kinds[7]).toBe('differs');
    checks.begin([CLAIM]);
    await vi.waitFor(() => expect(checks.state).toBe('done'));
    expect(ran).toHaveLength(1);
    const later = { ...CLAIM, at: 200, steps: 200 };
    expect(checks.outcomeFor(later)).toBeUndefined();
    checks.begin([later]);
    await vi.waitFor(() => expect(checks.state).toBe('done'));
    expect(ran.map(({ steps }) => steps)).toEqual([100, 200]);
  });

  it('can be held and given up', () => {
    const ran: StudyRun[] = [];
    const checks = new Checks(() => executor(ran, true));
    checks.begin([CLAIM]);
    checks.pause();
    expect(checks.state).toBe('paused');
    checks.goOn();
    expect(checks.underWay).toBe(true);
    checks.cancel();
    expect(checks.state).toBe('cancelled');
    expect(checks.outcomeFor(CLAIM)).toBeUndefined();
  });

  it('leave a hand-in open until all its runs are judged', () => {
    const row = {
      id: 1,
      file: undefined,
      times: 1,
      handIn: { ...HAND_IN, runs: [{ ...CLAIM, own: true as const }, CLAIM] },
    };
    const like = { sameName: 1, sameWords: [], link: 0 };
    const line = (found?: RunOutcome) => judged(row, like, new Map(), { outcomeFor: () => found });
    expect(line().verdict).toBeUndefined();
    expect(line(outcome()).verdict).toEqual({ kind: 'confirmed' });
    const none = { ...row, handIn: { ...HAND_IN, runs: [] } };
    expect(judged(none, like, new Map(), { outcomeFor: () => undefined }).verdict).toEqual({
      kind: 'unchecked',
      why: 'untrained',
    });
  });
});
