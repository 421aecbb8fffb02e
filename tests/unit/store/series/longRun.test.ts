/** Five million steps of four networks, as a race would bring them in hours: what that holds, and what the page reads of it. */
import { describe, expect, test } from 'vitest';
import { defaultExperiment } from '../../../../src/config/index.ts';
import { lossCurves, metricCurve } from '../../../../src/app/results/curves.ts';
import { normCurves, normRows, normSentence } from '../../../../src/app/results/normCurve.ts';
import { lossTable, metricTable, normTable } from '../../../../src/app/results/seriesTables.ts';
import { tableRows } from '../../../../src/app/results/summary.ts';
import { aloneOverlay } from '../../../../src/app/race/overlay.ts';
import { csvParts } from '../../../../src/app/export/csv.ts';
import type { Table } from '../../../../src/app/export/table.ts';
import type { Theme } from '../../../../src/charts/theme.ts';
import { chosenOf } from '../../../../src/store/chosen.ts';
import { diagnose } from '../../../../src/store/diagnosis/diagnose.ts';
import { NO_STALL, stallOf } from '../../../../src/store/diagnosis/stall.ts';
import { NOT_JUDGED, progressOf } from '../../../../src/store/progressLevel.ts';
import { RunSeries } from '../../../../src/store/series.ts';
import { runInfo } from '../../../fixtures/fakeSession.ts';

const STEPS = 5_000_000;
const FRAME = 5000;
const { problem, lanes } = runInfo();
const LINE = problem.baseline.loss;
const MIB = 2 ** 20;

const values = (value: number) => new Float32Array(FRAME).fill(value);
const [norms, clips] = [values(3), values(1)];
const losses = values(LINE);
const evaluated = { losses: new Float32Array(FRAME / 20).fill(LINE), metrics: new Float32Array(FRAME / 20) };

let judged = NOT_JUDGED;

/** Brings a run on to a step, a frame at a time; its loss stays at the trivial line, but for one spike a frame. */
function bring(series: RunSeries, to: number): void {
  for (let step = series.losses.length; step < to; step += FRAME) {
    losses[1234] = 7;
    series.append({
      number: 0,
      step: step + FRAME,
      firstStep: step + 1,
      losses,
      gradientNorms: norms,
      clipNorms: clips,
      evaluations: { ...evaluated, steps: Int32Array.from(evaluated.losses, (_, k) => step + 20 * (k + 1)) },
      stepsPerSecond: 1,
    });
    judged = progressOf(problem, series, judged);
  }
}

const theme = { ink: 'rgb(0, 0, 0)', inkSoft: 'rgb(0, 0, 0)' } as Theme;
const WIDTH = 600;

/** All points of all charts. */
function drawn(series: RunSeries): number {
  const options = { theme, width: WIDTH, color: 'rgb(0, 0, 0)', overlay: aloneOverlay(series, 'lstm') };
  const charts = [
    lossCurves(series, problem, options),
    metricCurve(series, problem, options),
    normCurves(series, 1, options),
  ];
  return charts.flatMap(({ lines }) => lines.flatMap(({ points }) => points)).length;
}

describe('five million steps', () => {
  const series = new RunSeries();
  bring(series, STEPS / 10);
  const early = { bytes: series.byteLength, points: drawn(series) };
  bring(series, STEPS);

  test('of four networks hold less than 8 MiB, and no more than after the first tenth', () => {
    expect(4 * early.bytes).toBeLessThan(8 * MIB);
    expect(series.byteLength).toBe(early.bytes);
  });

  test('are drawn by two points a pixel and line at most', () => {
    // Training and validation loss, the metric, and of the norms all, those clipped, and the limit.
    expect(early.points).toBeLessThan(6 * 2 * WIDTH);
    expect(drawn(series)).toBeLessThan(6 * 2 * WIDTH);
  });

  test('lose no spike', () => {
    const { summary } = series.losses;
    const spikes = summary.outline().values.filter((value) => value === 7);
    expect(spikes.length).toBeGreaterThan(900);
    const sum = Array.from({ length: summary.count }, (_, k) => summary.stretch(k)).reduce(
      (all, { known, mean }) => all + known * mean,
      0,
    );
    expect(sum / STEPS).toBeCloseTo(((FRAME - 1) * Math.fround(LINE) + 7) / FRAME, 9);
  });

  test('are told and diagnosed as short runs are', () => {
    const status = { state: 'running' } as const;
    const of = { experiment: defaultExperiment(), beside: [], problem, lanes, series, steered: false };
    const facts = { ...of, ...judged.said, status, step: STEPS };
    const stall = stallOf(facts, NO_STALL);
    expect(diagnose({ ...facts, stall, readings: [], atFirst: undefined })!.id).toBe('plateau');
    expect(stall.steps).toBeGreaterThan(0.99 * STEPS);
    expect(chosenOf(series)?.step).toBe(20);
    expect(normSentence(series, 1)).toMatch(
      /^After 5,000,000 steps .* 100 of the last 100 steps were clipped/,
    );
    expect(normRows(series, 12).map(({ step }) => step)).toEqual(
      [...normRows(series, 12)].map(({ step }) => step).toSorted((a, b) => a - b),
    );
    expect(normRows(series, 12)[3]).toMatchObject({ norm: 3, clipNorm: 1, clipped: 1 });
    expect(tableRows(series, 12).every(({ trainLoss }) => trainLoss === Math.fround(LINE))).toBe(true);
  });

  test('are taken away as rows that say what they are', () => {
    const { columns, notes } = lossTable(series)!;
    expect(notes).toEqual([
      expect.stringContaining('“steps” stands for all steps from “first step” to “step”'),
      expect.stringContaining('“evaluation” is one validation'),
    ]);
    expect(columns.map(({ name }) => name).join(',')).toBe(
      'row,first step,step,training loss,lowest training loss,highest training loss,validation loss,lowest validation loss,highest validation loss',
    );
    const [what, from, to, , , , validation] = columns.map(({ values: column }) => [...(column as number[])]);
    const of = (kind: string) => Array.from(what!.keys()).filter((k) => String(what![k]) === kind);
    // All steps, each once.
    const [steps, single] = [of('steps'), of('step')];
    const counted = steps.map((k) => to![k]! - from![k]! + 1);
    expect(counted.reduce((sum, count) => sum + count, 0) + single.length).toBe(STEPS);
    expect(steps.slice(1).every((k, before) => from![k] === to![steps[before]!]! + 1)).toBe(true);
    expect(to![single.at(-1)!]).toBe(STEPS);
    expect(validation!.filter((value) => value !== undefined)).toHaveLength(series.evaluations.length);
    const begin = (table: Table) => {
      const parts = csvParts(table, []);
      return `${parts.next().value}${parts.next().value}`;
    };
    expect(begin(lossTable(series)!)).toMatch(/\nevaluation,20,20,,,,[\d.]+,,\n/);
    expect(begin(metricTable(series, problem)!)).toMatch(/\nevaluation,20,20,0,,\n/);
    expect(begin(normTable(series)!)).toContain('\nsteps,1,2048,3,3,3,1,2048\n');
  });

  test('go back to a checkpoint and come to the same again', () => {
    const rest = { width: series.losses.summary.width, bytes: series.byteLength };
    series.rewind(STEPS - 2 * FRAME);
    expect([series.losses.length, series.evaluationSteps.values.at(-1)]).toEqual([
      STEPS - 2 * FRAME,
      STEPS - 2 * FRAME,
    ]);
    bring(series, STEPS);
    expect({ width: series.losses.summary.width, bytes: series.byteLength }).toEqual(rest);
    series.clear();
    expect([series.losses.length, series.evaluations.length, series.clipped.count]).toEqual([0, 0, 0]);
  });
});
