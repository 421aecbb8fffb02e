/** The results: what the charts draw, the sentences and tables beside them, and the text the network writes. */
import axe from 'axe-core';
import { Chart } from 'chart.js';
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Results } from '../../src/app/results/Results.tsx';
import { RunSeries } from '../../src/store/series.ts';
import type { Frame } from '../../src/worker/protocol.ts';
import '../../src/app/styles/base.css';
import '../../src/app/styles/controls.css';
import '../../src/app/styles/tokens.css';
import '../../src/app/styles/widgets.css';
import { mountEach } from './mounted.ts';
import { fakeInfo, fakeSeries, type FakeTask } from './scoreFakes.ts';

const mounted = mountEach('Results', 400);

const wait = (milliseconds: number) =>
  act(async () => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  });

async function show(series: RunSeries, task: FakeTask = 'adding') {
  await act(async () =>
    mounted.root.render(<Results series={series} info={fakeInfo({ task })} cell="lstm" clipNorm={1} />),
  );
  await wait(100);
}

function frame(firstStep: number, losses: number[], evaluations: [number, number, number][]): Frame {
  return {
    number: 1,
    step: firstStep + losses.length - 1,
    firstStep,
    losses: Float32Array.from(losses),
    evaluations: {
      steps: Int32Array.from(evaluations, ([step]) => step),
      losses: Float32Array.from(evaluations, ([, loss]) => loss),
      metrics: Float32Array.from(evaluations, ([, , metric]) => metric),
    },
    stepsPerSecond: 1,
  };
}

function seriesOf(losses: number[], evaluations: [number, number, number][]): RunSeries {
  const series = new RunSeries();
  series.append(frame(1, losses, evaluations));
  return series;
}

const chart = (k: number) => Chart.getChart(mounted.host.querySelectorAll('canvas')[k]!)!;
const points = (k: number, line: number) => chart(k).data.datasets[line]!.data as { x: number; y: number }[];
const titleOf = (k: number, axis: string) =>
  (chart(k).options.scales![axis] as { title: { text: string } }).title.text;
const sentences = () => [...mounted.host.querySelectorAll('.results-sentence')].map((p) => p.textContent);

describe('the loss chart', () => {
  it('draws training and validation loss over steps on a log axis', async () => {
    await show(
      seriesOf(
        [0.4, 0.2, 0.1],
        [
          [0, 0.5, 0],
          [3, 0.1, 0.5],
        ],
      ),
    );
    expect(points(0, 0).map(({ x, y }) => [x, Number(y.toFixed(3))])).toEqual([
      [1, 0.4],
      [2, 0.2],
      [3, 0.1],
    ]);
    expect(points(0, 1).map(({ x }) => x)).toEqual([0, 3]);
    expect(chart(0).scales['y']!.type).toBe('logarithmic');
    expect(chart(0).scales['y']!.min).toBeLessThan(0.01);
    expect(chart(0).scales['y']!.max).toBeGreaterThanOrEqual(0.5);
  });

  it('names its axes with their units', async () => {
    await show(fakeSeries({ task: 'text' }), 'text');
    expect(['x', 'y'].map((axis) => titleOf(0, axis))).toEqual(['training step', 'cross-entropy (nats)']);
  });

  it('survives a run that diverged: no number, infinite, zero, nothing at all', async () => {
    const lists = [[NaN, NaN], [0.1, Infinity, NaN], [0, 0, 0], [1e38, 1e-38], []];
    for (const losses of lists) {
      const last = losses.at(-1) ?? NaN;
      await show(
        seriesOf(losses, [
          [0, 0.5, 0.1],
          [losses.length, last, NaN],
        ]),
      );
      const { min, max } = chart(0).scales['y']!;
      expect(min).toBeGreaterThan(0);
      expect(max).toBeGreaterThan(min);
      expect(Number.isFinite(max)).toBe(true);
      for (const { y } of points(0, 0)) expect(Number.isNaN(y) || y >= min).toBe(true);
    }
  });

  it('draws at most once a frame, however often the series changes', async () => {
    const series = fakeSeries();
    await show(series);
    const update = vi.spyOn(chart(0), 'update');
    await act(async () => {
      for (let k = 0; k < 20; k++) series.append(frame(1241 + k, [0.01], []));
      await new Promise(requestAnimationFrame);
    });
    await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
    expect(update.mock.calls).toEqual([['none']]);
  });

  it('keeps a long run to about two points a pixel, spikes among them', async () => {
    const losses = Array.from({ length: 60_000 }, (_, k) => (k === 31_415 ? 9 : 0.1));
    await show(seriesOf(losses, []));
    expect(points(0, 0).length).toBeLessThan(2 * chart(0).chartArea.width + 2);
    expect(points(0, 0)).toContainEqual({ x: 31_416, y: 9 });
  });

  it('changes its colours with the theme', async () => {
    document.documentElement.dataset['theme'] = 'light';
    await show(fakeSeries());
    const color = () => chart(1).data.datasets[0]!.borderColor;
    expect(color()).toBe('rgb(11, 110, 117)');
    document.documentElement.dataset['theme'] = 'dark';
    await wait(100);
    expect(color()).toBe('rgb(79, 195, 199)');
    expect(chart(0).options.scales!['x']!.ticks!.color).toBe('rgb(154, 163, 175)');
  });
});

describe('the metric chart', () => {
  it.each([
    ['adding', 'sums within 0.1 (%)', 'linear', '95.0 %'],
    ['parity', 'right bits (%)', 'linear', '95.0 %'],
    ['text', 'bits per character', 'linear', /^3\.\d\d bits \(perplexity \d\.\d\d\)$/],
    ['forecast', 'error (ppm)', 'logarithmic', /^0\.\d{2,3} ppm$/],
  ] as const)('shows the metric of %s as %s', async (task, title, scale, value) => {
    await show(fakeSeries({ task }, 1200), task);
    expect(titleOf(1, 'y')).toBe(title);
    expect(chart(1).scales['y']!.type).toBe(scale);
    expect([...mounted.host.querySelectorAll('.results-number')][1]!.textContent).toMatch(value);
  });
});

describe('the sentences', () => {
  it.each([
    [[1240, 0.0042, 0.98], 'After 1,240 steps the validation loss is 0.0042, below the solved line 0.01.'],
    [
      [500, 0.05, 0.4],
      'After 500 steps the validation loss is 0.050, better than “always guess 1” (0.167) but above the solved line 0.01.',
    ],
    [[1, 0.2, 0.1], 'After 1 step the validation loss is 0.200, no better than “always guess 1” (0.167).'],
    [[0, 1.3, 0.1], 'Before training the validation loss is 1.30, no better than “always guess 1” (0.167).'],
    [[90, NaN, NaN], 'After 90 steps the validation loss is no longer a number: the run has diverged.'],
  ] as [[number, number, number], string][])('after %o', async (evaluation, sentence) => {
    await show(seriesOf([0.5], [evaluation]));
    expect(sentences()[0]).toBe(sentence);
  });

  it('are there before the first result', async () => {
    await show(new RunSeries());
    expect(sentences()).toEqual([
      'No result yet: the first comes with the first evaluation.',
      'Sums within 0.1: no result yet.',
      'No step yet: each training step has a gradient norm of its own.',
    ]);
  });

  it('change at most once a second, and show the last state in the end', async () => {
    const series = seriesOf([0.5], [[0, 0.5, 0.1]]);
    await show(series);
    const seen = new Set<string>();
    for (let step = 1; step <= 12; step++) {
      await act(async () => series.append(frame(step, [0.5], [[step, 0.5 / step, 0.1]])));
      await wait(50);
      seen.add(sentences()[0]!);
    }
    expect(seen.size).toBeLessThanOrEqual(2);
    await wait(1100);
    expect(sentences()[0]).toContain('After 12 steps');
  });
});

describe('the tables', () => {
  it('give the values of the charts, from the first evaluation to the newest', async () => {
    await show(
      seriesOf(
        [0.4, 0.3, 0.2],
        [
          [0, 0.5, 0.1],
          [2, 0.25, 0.5],
          [3, 0.125, 1],
        ],
      ),
    );
    await act(async () => page.getByText('Loss as a table').click());
    await wait(50);
    const rows = [...mounted.host.querySelectorAll('table tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ['0', '–', '0.500'],
      ['2', '0.300', '0.250'],
      ['3', '0.200', '0.125'],
    ]);
  });
});

describe('access', () => {
  it('axe finds nothing in either theme', async () => {
    const series = fakeSeries({ task: 'text' });
    await act(async () =>
      mounted.root.render(
        <>
          <Results series={series} info={fakeInfo({ task: 'text' })} cell="gru" clipNorm={1} />
        </>,
      ),
    );
    await wait(100);
    await act(async () => page.getByText('Loss as a table').click());
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset['theme'] = theme;
      const { violations } = await axe.run(mounted.host, {
        resultTypes: ['violations'],
        preload: false,
        rules: { 'page-has-heading-one': { enabled: false } },
      });
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  });

  it('describes each chart by its sentence', async () => {
    await show(fakeSeries());
    for (const picture of mounted.host.querySelectorAll('canvas[role="img"]')) {
      const sentence = document.getElementById(picture.getAttribute('aria-describedby')!)!;
      expect(sentence.textContent).toMatch(/after 1,240 steps/i);
    }
  });
});
