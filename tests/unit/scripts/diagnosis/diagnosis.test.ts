/** The benchmark of diagnoses: its runs, its verdicts and its bars, on records that are made up. */
import { describe, expect, it } from 'vitest';
import { readDiagnosisArguments } from '../../../../scripts/diagnosis/arguments.ts';
import { barsOf, offeredInVain, recall, remediesOf, truthOf } from '../../../../scripts/diagnosis/bars.ts';
import { drawRuns } from '../../../../scripts/diagnosis/draw.ts';
import { namedRuns } from '../../../../scripts/diagnosis/named.ts';
import type { Measure, RunRecord } from '../../../../scripts/diagnosis/record.ts';
import type { Study, Trial } from '../../../../scripts/diagnosis/study.ts';
import { atTrivialLine, doesBetter, faultsOf } from '../../../../scripts/diagnosis/verdict.ts';
import { experimentOf, lookSteps } from '../../../../scripts/diagnosis/visit.ts';
import { runInfo } from '../../../fixtures/fakeSession.ts';

const { problem } = runInfo();
const LINE = problem.baseline.loss;
const STEPS = 2000;

const calm: Measure = {
  step: 0,
  carried: 0.5,
  lag: 25,
  slope: 0.8,
  alive: null,
  gateSlopes: {},
  backward: Float32Array.of(1, 1),
};

/** @param level of the loss, training and held-out, as a multiple of the trivial line */
function record(level: number, part: Partial<RunRecord> = {}, measured: Partial<Measure> = {}): RunRecord {
  const evaluations = STEPS / 20 + 1;
  return {
    spec: { id: 'one', link: '#task=adding&cell=rnn', steps: STEPS },
    problem,
    lanes: [],
    losses: new Float64Array(STEPS).fill(level * LINE),
    gradientNorms: new Float64Array(STEPS).fill(1),
    clipNorms: new Float64Array(STEPS),
    evaluationSteps: Float64Array.from({ length: evaluations }, (_, k) => 20 * k),
    heldOutLosses: new Float64Array(evaluations).fill(level * LINE),
    metrics: new Float64Array(evaluations),
    looks: [],
    measures: [0, 1000, STEPS].map((step) => ({ ...calm, ...measured, step })),
    divergedAt: null,
    device: 'none',
    seconds: 1,
    ...part,
  };
}

describe('the runs', () => {
  it('are the same for the same draw, others for another, and every link is read as it stands', () => {
    const drawn = drawRuns(1, 40, [1, 2, 3]);
    expect(drawRuns(1, 40, [1, 2, 3])).toEqual(drawn);
    expect(drawRuns(2, 40, [1, 2, 3]).map(({ link }) => link)).not.toEqual(drawn.map(({ link }) => link));
    const experiments = [...drawn, ...namedRuns([7])].map(experimentOf);
    expect(new Set(experiments.map(({ cell }) => cell))).toEqual(
      new Set(['rnn', 'lstm', 'gru', 'mingru', 'attention', 'feedforward']),
    );
  });

  it('are looked at further and further apart, and at the end', () => {
    const steps = lookSteps(3000);
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.at(-1)).toBe(3000);
    expect(steps.toSorted((a, b) => a - b)).toEqual(steps);
  });
});

describe('what holds', () => {
  it('is nothing where a run solves its task, or learns', () => {
    expect(faultsOf(record(0.01), [])).toEqual([]);
    expect(faultsOf(record(0.5), [])).toEqual([]);
  });

  it('is an exploding gradient only where the norms grow with the way back and the run is hurt', () => {
    const growing = { backward: Float32Array.of(50, 1) };
    expect(faultsOf(record(3, {}, growing), [record(0.5)])).toContain('exploding');
    expect(faultsOf(record(3, {}, growing), [record(3)])).not.toContain('exploding');
    expect(faultsOf(record(3), [record(0.5)])).not.toContain('exploding');
    expect(faultsOf(record(0.5, {}, growing), [record(0.45)])).toEqual([]);
  });

  it('is a gradient that vanishes where nothing is carried forward and the run never gets there', () => {
    const lost = record(1, {}, { carried: 1e-6 });
    expect(faultsOf(lost, [])).toContain('vanishing');
    expect(faultsOf(lost, [], record(0.01))).toEqual([]);
    expect(faultsOf(record(1), [])).toEqual(['plateau']);
  });

  it('is saturation where the functions are flat on average, of units, of gates, or of ReLUs', () => {
    expect(faultsOf(record(1, {}, { slope: 0.05 }), [])).toContain('saturated');
    expect(faultsOf(record(1, {}, { alive: 0 }), [])).toContain('saturated');
    const flat = { i: 0.01, f: 0.02, o: 0.9 };
    expect(faultsOf(record(1, {}, { gateSlopes: flat }), [])).toEqual(['saturated', 'stuck', 'plateau']);
  });

  it('is learning by heart where the held-out loss rises above a training loss that does not', () => {
    const rising = Float64Array.from({ length: 101 }, (_, k) => LINE * (0.3 + 0.004 * k));
    const finite: Partial<RunRecord> = {
      problem: { ...problem, validation: { kind: 'set-aside', what: 'values' } },
    };
    expect(faultsOf(record(0.1, { ...finite, heldOutLosses: rising }), [])).toEqual(['overfit']);
    expect(faultsOf(record(0.3, { ...finite }), [])).toEqual([]);
  });

  it('is a plateau only after long, and where the loss does not come down', () => {
    expect(atTrivialLine(record(1), 1500)).toBe(true);
    expect(atTrivialLine(record(1), 700)).toBe(false);
    const falling = Float64Array.from({ length: 101 }, (_, k) => LINE * (1.2 - 0.005 * k));
    expect(atTrivialLine(record(1, { heldOutLosses: falling }), 1500)).toBe(false);
  });

  it('is that a remedy helps where the run then solves its task or ends well below, and below the trivial line', () => {
    expect(doesBetter(record(0.01), record(1))).toBe(true);
    expect(doesBetter(record(0.7), record(1))).toBe(true);
    expect(doesBetter(record(0.97), record(5))).toBe(false);
    expect(doesBetter(record(0.7), record(0.75))).toBe(false);
    expect(doesBetter(record(0.7), record(1, { divergedAt: 40 }))).toBe(true);
  });
});

const trial = (helped: boolean): Trial => ({
  fault: 'diverged',
  cell: 'rnn',
  way: 'clip',
  label: 'Clip at 1',
  offered: true,
  helped,
});

const about = (part: Partial<Study>): Study => ({
  record: record(1),
  said: [],
  named: [],
  wrong: [],
  faults: [],
  solvedAt: null,
  trials: [],
  ...part,
});

describe('the bars', () => {
  it('are missed by one wrong word on a run that solves its task', () => {
    const wrong = [{ id: 'vanishing', step: 60 }] as const;
    expect(barsOf([about({ solvedAt: 400 })]).met).toBe(true);
    expect(barsOf([about({ solvedAt: 400, wrong })]).met).toBe(false);
  });

  it('count what is told of which fault, and what was offered in vain', () => {
    const told = about({ faults: ['saturated', 'plateau'], named: [{ id: 'saturated', step: 600 }] });
    const silent = about({ faults: ['saturated'] });
    expect(truthOf(told)).toBe('saturated');
    expect(recall([told, silent], 'saturated')).toEqual({ of: 2, told: 1, exactly: 1 });
    const tried = remediesOf([about({ trials: [trial(true), trial(false), trial(false)] })]);
    expect(tried).toMatchObject([{ tried: 3, helped: 1 }]);
    expect(offeredInVain(tried)).toHaveLength(1);
  });
});

describe('the arguments', () => {
  it('are read, and what is wrong with them is said in a sentence', () => {
    expect(readDiagnosisArguments(['--seeds', '7,8', '--draw', '3'])).toMatchObject({
      kind: 'job',
      job: { seeds: [7, 8], draw: 3, writeDocs: false },
    });
    expect(readDiagnosisArguments(['--seeds', '7,7'])).toMatchObject({
      sentence: '--seeds names a seed twice.',
    });
    expect(readDiagnosisArguments(['--runs', 'many'])).toMatchObject({ kind: 'wrong' });
    expect(readDiagnosisArguments(['--help']).kind).toBe('help');
  });
});
