/** What a race is called, how it looks, and what is drawn of it. */
import { describe, expect, it } from 'vitest';
import { lastChange } from '../../../src/app/race/changes.ts';
import { colorOf, lineStylesOf } from '../../../src/app/race/lineStyle.ts';
import { differenceText, networkNames, steeringText } from '../../../src/app/race/names.ts';
import { keptLines, marksOf, racingLines, xShown, type Overlay } from '../../../src/app/race/overlay.ts';
import { computingTimeText, fareOf, raceSentence, sinceText } from '../../../src/app/race/raceText.ts';
import type { Theme } from '../../../src/charts/theme.ts';
import {
  defaultExperiment,
  liveSettingsOf,
  withCell,
  withTask,
  withValue,
  type Experiment,
} from '../../../src/config/index.ts';
import { findModel } from '../../../src/models/index.ts';
import { comparable, keptCurvesOf } from '../../../src/store/keptCurves.ts';
import { newRun } from '../../../src/store/state.ts';
import { RunSeries } from '../../../src/store/series.ts';
import type { ProblemInfo } from '../../../src/tasks/contract/problem.ts';
import type { RunStatus } from '../../../src/worker/client/status.ts';
import { runInfo } from '../../fixtures/fakeSession.ts';

const lead = defaultExperiment();
const set = (experiment: Experiment, id: string, value: number | string) =>
  withValue(experiment, 'experiment', id, value);

/** Evaluations every 20 steps with these losses, each taking so many seconds. */
function seriesOf(losses: readonly number[], secondsEach = 1): RunSeries {
  const series = new RunSeries();
  const steps = losses.map((_, k) => 20 * k);
  series.append({
    number: 1,
    step: steps.at(-1) ?? 0,
    firstStep: 1,
    losses: new Float32Array(steps.at(-1) ?? 0).fill(0.5),
    evaluations: {
      steps: Int32Array.from(steps),
      seconds: Float32Array.from(losses, (_, k) => k * secondsEach),
      losses: Float32Array.from(losses),
      metrics: new Float32Array(losses.length),
    },
    stepsPerSecond: 1,
  });
  return series;
}

function overlayOf(series: readonly RunSeries[], axis: Overlay['axis'] = 'steps'): Overlay {
  const cells = ['lstm', 'rnn', 'gru'].slice(0, series.length);
  const looks = lineStylesOf(cells);
  const networks = series.map((each, k) => ({
    id: k,
    name: cells[k]!.toUpperCase(),
    lineStyle: looks[k]!,
    task: 'adding',
    series: each,
  }));
  return { axis, networks, kept: undefined };
}

const theme = {
  color: (pair) => (pair === findModel('lstm')!.color ? 'rgb(10, 100, 100)' : 'rgb(200, 100, 0)'),
  ink: 'rgb(0, 0, 0)',
} as Theme;
const room = { theme, width: 300, xMax: 100 };

describe('networks are called', () => {
  it.each<[string, readonly Experiment[], readonly string[]]>([
    ['by their cells', [lead, withCell(lead, 'rnn'), withCell(lead, 'gru')], ['LSTM', 'RNN', 'GRU']],
    [
      'by what differs, where the cell is the same',
      [lead, set(lead, 'hiddenSize', 1)],
      ['LSTM 32 units', 'LSTM 1 unit'],
    ],
    ['by any setting', [lead, set(lead, 'learningRate', 0.01)], ['LSTM lr 0.003', 'LSTM lr 0.01']],
    [
      'by number, where nothing differs',
      [lead, lead, withCell(lead, 'gru')],
      ['LSTM (1)', 'LSTM (2)', 'GRU'],
    ],
  ])('%s', (_, experiments, names) => {
    expect(networkNames(experiments)).toEqual(names);
  });
});

it('a run is told from another by what it had otherwise', () => {
  const other = set(set(withCell(lead, 'gru'), 'hiddenSize', 16), 'seed', 7);
  expect(differenceText(lead, other)).toBe('16 units, seed 7');
  expect(differenceText(lead, lead)).toBeUndefined();
});

it('a change under way is told in a few words', () => {
  const before = liveSettingsOf(lead);
  const text = (after: Partial<typeof before>) =>
    steeringText('text', { step: 1, before, after: { ...before, ...after } });
  expect(text({ learningRate: 0.01 })).toBe('lr 0.01');
  expect(text({ batchSize: 128, clipNorm: 5 })).toBe('clip 5, batch 128');
  expect(text({ taskOptions: { ...before.taskOptions, temperature: 1.5 } })).toBe('temperature 1.5');
  expect(text({})).toBe('');
});

it('networks of one cell differ in lightness, and all in their dash', () => {
  const looks = lineStylesOf(['lstm', 'lstm', 'gru', 'lstm']);
  const light = (k: number) => Number(/\d+/.exec(colorOf(theme, looks[k]!).split(',')[1]!)![0]);
  expect(light(0)).toBeGreaterThan(light(1) + 20);
  expect(light(1)).toBeGreaterThan(light(3) + 20);
  expect(new Set(looks.map(({ dash }) => dash.join()))).toHaveProperty('size', 4);
});

const withBeaten = () => ({
  ...runInfo().problem,
  solved: { loss: 2.34, label: 'letter pairs', beats: true as const },
});

describe('a race in the chart', () => {
  const series = [seriesOf([1, 0.5, 0.01], 2), seriesOf([1, 0.9], 0.5)];

  it('has one validation line with a name for each, at the same steps', () => {
    const lines = racingLines(overlayOf(series), 'losses', room);
    expect(lines.map(({ label }) => label)).toEqual(['RNN', 'LSTM']);
    expect(lines[1]!.points.map(({ x }) => x)).toEqual([0, 20, 40]);
    expect(lines[0]!.points.map(({ x, y }) => [x, Number(y.toFixed(3))])).toEqual([
      [0, 1],
      [20, 0.9],
    ]);
  });

  it('by equal time stands over the seconds of each one’s own training', () => {
    const lines = racingLines(overlayOf(series, 'seconds'), 'losses', room);
    expect(lines[1]!.points.map(({ x }) => x)).toEqual([0, 2, 4]);
    expect(lines[0]!.points.map(({ x }) => x)).toEqual([0, 0.5]);
    expect(xShown(overlayOf(series, 'seconds'))).toBe(5);
  });

  it('is told in one sentence', () => {
    expect(raceSentence(overlayOf(series), runInfo().problem)).toBe(
      'LSTM has the lowest validation loss; “always guess 1” gets 0.167, solved is 0.01.',
    );
    expect(raceSentence(overlayOf([seriesOf([NaN])]), runInfo().problem)).toMatch(/^No network has/);
    expect(raceSentence(overlayOf(series), withBeaten())).toBe(
      'LSTM has the lowest validation loss; “always guess 1” gets 0.167, “letter pairs” 2.34.',
    );
    const equal = overlayOf([seriesOf([1.66]), seriesOf([1.66])]);
    expect(raceSentence(equal, runInfo().problem)).toMatch(/^No network is ahead yet;/);
  });

  it('solves nothing where there is only another method to beat', () => {
    const { problem } = runInfo();
    const since = (of: typeof problem) => sinceText({ solvedAt: 1200, info: { ...runInfo(), problem: of } });
    expect(since(problem)).toBe('solved at 1,200');
    expect(since(withBeaten())).toBe('better than “letter pairs” at 1,200');
    expect(sinceText({ solvedAt: undefined, info: runInfo() })).toBeUndefined();
  });

  it('marks what was changed, once where all changed it, by name where one did', () => {
    const steered = [seriesOf([1, 0.5]), seriesOf([1, 0.9])];
    const before = liveSettingsOf(lead);
    for (const each of steered) each.steered({ step: 11, before, after: { ...before, batchSize: 16 } });
    steered[1]!.steered({ step: 15, before, after: { ...before, learningRate: 0.01 } });
    expect(marksOf(overlayOf(steered))).toEqual([
      { x: 11, label: 'batch 16' },
      { x: 15, label: 'RNN lr 0.01' },
    ]);
    expect(marksOf(overlayOf(steered, 'seconds'))[0]!.x).toBeCloseTo(0.55);
    expect(lastChange(overlayOf(steered))).toBe(' Since step 15: RNN lr 0.01.');
  });
});

describe('the kept curves', () => {
  const { problem } = runInfo();
  const curves = keptCurvesOf(lead, problem, seriesOf([1, 0.5, 0.2]))!;
  const beside = (series: RunSeries): Overlay => ({ ...overlayOf([series]), kept: { curves, name: 'LSTM' } });

  it('needs two evaluations', () => {
    expect(keptCurvesOf(lead, problem, seriesOf([1]))).toBeUndefined();
    expect(keptCurvesOf(lead, undefined, seriesOf([1, 0.5]))).toBeUndefined();
  });

  it('is thin and pale, with its name, and does not change when its run begins anew', () => {
    const series = seriesOf([1, 0.5, 0.2]);
    const kept = keptCurvesOf(lead, problem, series)!;
    series.clear();
    const [line] = keptLines(
      { ...beside(series), kept: { curves: kept, name: 'LSTM' } },
      'losses',
      problem,
      room,
    );
    expect(line).toMatchObject({ width: 1, opacity: 0.5, label: 'last: LSTM' });
    expect(line!.points).toHaveLength(3);
  });

  it('is shown where task and loss are the same, its metric where that is, too', () => {
    expect(comparable(curves, withCell(lead, 'gru'), problem)).toBe(true);
    expect(comparable(curves, withTask(lead, 'copy'), problem)).toBe(false);
    expect(comparable(curves, lead, { loss: 'softmax' })).toBe(false);
    const other = { ...problem, metric: { kind: 'accuracy', label: 'right' } } as ProblemInfo;
    expect(keptLines(beside(seriesOf([1])), 'metrics', problem, room)).toHaveLength(1);
    expect(keptLines(beside(seriesOf([1])), 'metrics', other, room)).toEqual([]);
  });

  it('does not squeeze a short run into a corner', () => {
    const long = keptCurvesOf(lead, problem, seriesOf(Array.from({ length: 5001 }, () => 0.5)))!;
    const overlay = { ...beside(seriesOf([1, 0.5, 0.4])), kept: { curves: long, name: 'LSTM' } };
    expect(xShown(overlay)).toBe(1000);
  });
});

it('how a network fares is told where it is remarkable', () => {
  const fare = (status: RunStatus, step: number) => fareOf({ ...newRun(0, lead), step, status }, 500, true);
  const at = (state: 'running' | 'loading' | 'paused', step: number) => fare({ state }, step);
  expect(at('running', 490)).toBeUndefined();
  expect(at('running', 20)).toBe('catching up');
  expect(fare({ state: 'diverged', step: 132, loss: NaN }, 132)).toBe('diverged at 132');
  expect(at('loading', 0)).toBe('getting ready');
  expect(at('paused', 10)).toBeUndefined();
});

it('the computing time of attention is spoken of where it was measured, and nowhere else', () => {
  const device = { name: '', reason: '', software: false };
  expect(computingTimeText({ ...device, backend: 'wasm' })).toMatch(/attention takes longer than a GRU/);
  expect(computingTimeText({ ...device, backend: 'webgl', software: true })).toMatch(/longer/);
  expect(computingTimeText({ ...device, backend: 'webgl' })).toBeUndefined();
  expect(computingTimeText({ ...device, backend: 'cpu' })).toBeUndefined();
  expect(computingTimeText(undefined)).toBeUndefined();
});
