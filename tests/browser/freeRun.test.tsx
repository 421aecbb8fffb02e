/** The network left alone: on the page, and by the fused trainer beside the reference trainer. */
import '@tensorflow/tfjs-backend-cpu';
import * as tfjs from '@tensorflow/tfjs-core';
import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tf } from '../../src/backend/tf.ts';
import { defaultExperiment, type Experiment } from '../../src/config/index.ts';
import { findModel, models } from '../../src/models/index.ts';
import { defaultsOf } from '../../src/options/option.ts';
import { forecast } from '../../src/tasks/forecast.ts';
import { infoOf } from '../../src/tasks/contract/problem.ts';
import { freeRun as freeRunKind } from '../../src/training/questions/freeRun.ts';
import { FusedTrainer, fusedNetworkOf } from '../../src/training/trainers/fused.ts';
import { Network } from '../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../src/training/trainers/reference.ts';
import type { Trainer } from '../../src/training/trainers/trainer.ts';
import type { FreeRun } from '../../src/worker/protocol.ts';
import { formFor, newContext } from '../fixtures/fused.ts';
import { runInfo } from '../fixtures/fakeSession.ts';
import { closePage, expectAccessible, expectNoSidewaysScroll, openPage, THEMES } from './appPage.tsx';
import { inBytes } from './colors.ts';
import { eventually } from '../fixtures/eventually.ts';

await tfjs.setBackend('cpu');

const options = { ...defaultsOf(forecast.options), length: 12 };

async function info() {
  return runInfo({ problem: infoOf(await forecast.create(options)) });
}

function freeRun(from: number, step = 40): FreeRun {
  const wave = (length: number, phase: number) =>
    Float32Array.from({ length }, (_, k) => 400 + 3 * Math.sin(k / 2 + phase));
  const lines = ['network', 'same as now', 'as a year before', 'linear, 6 back'];
  return {
    step,
    from,
    read: wave(12, 0),
    says: wave(60, 6),
    plain: lines.slice(1).map((label, k) => ({ label, values: wave(60, 5 + k) })),
    truth: from === NEWEST ? new Float32Array() : wave(60, 6.4),
    errors: lines.map((label, k) => ({
      label,
      values: Float32Array.from({ length: 60 }, (_, h) => k + h / 20),
    })),
    starts: 31,
  };
}

/** Of the CO₂ at Mauna Loa. */
const NEWEST = 813;

const section = () => page.getByRole('tabpanel', { name: 'Result' });
const strip = () => page.getByRole('region', { name: 'Free run' });
const place = () => section().getByRole('slider', { name: 'starts after' });
const pictures = () => [...document.querySelectorAll<HTMLCanvasElement>('.free-run canvas')];

/** Pixels that are not transparent. */
function inked(canvas: HTMLCanvasElement): number {
  if (canvas.width === 0 || canvas.height === 0) return 0;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, k) => k % 4 === 3 && value > 0).length;
}

/** Pixels of exactly that colour, written as `rgb(r, g, b)`. */
function painted(canvas: HTMLCanvasElement, color: string): number {
  if (canvas.width === 0 || canvas.height === 0) return 0;
  const [r, g, b] = color.match(/\d+/g)!.map(Number);
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, k) => k % 4 === 0 && value === r && data[k + 1] === g && data[k + 2] === b)
    .length;
}

/** Opens the page with the whole free run in the drawer. */
async function openRun(cell = 'lstm') {
  const opened = openPage(`task=forecast&length=12&cell=${cell}`);
  opened.session.openInstrument('result');
  opened.client.ready(await info());
  return opened;
}

describe('on the page', () => {
  beforeEach(() => page.viewport(1440, 900));
  afterEach(closePage);

  it('is asked for with the first held-out value, and again where another place is chosen', async () => {
    const { client } = await openRun();
    // Its script is loaded when it is wanted.
    const places = () => client.asked('freeRun').map(({ from }) => from);
    await eventually(() => expect(places()).toEqual([650]));
    await expect.element(section().getByText('May 2012', { exact: true })).toBeVisible();
    const slider = place().element() as HTMLInputElement;
    slider.focus();
    for (const by of [3, 7]) {
      slider.stepUp(by);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
    expect(places(), 'one at a time').toEqual([650]);
    client.answer('freeRun', freeRun(650));
    await eventually(() => expect(places()).toEqual([650, 660]));
    expect(slider.getAttribute('aria-valuetext')).toBe('March 2013');
    client.answer('freeRun', freeRun(660));
    await expect.element(section().getByText(/^In a free run after March 2013/)).toBeVisible();
    client.reset();
    client.ready(await info());
    await expect
      .element(
        section()
          .getByText(/^No free run yet/)
          .first(),
      )
      .toBeVisible();
    expect(client.open('freeRun')!.question, 'the fresh network is asked').toEqual({
      kind: 'freeRun',
      from: 660,
    });
  });

  it('is drawn, said in words, and given as a table, in both themes', async () => {
    const { client, session } = await openRun();
    await eventually(() => expect(client.open('freeRun')).toBeDefined());
    client.answer('freeRun', freeRun(650));
    await expect.element(section().getByText(/^In a free run after May 2012, the network is/)).toBeVisible();
    await expect.element(strip()).toHaveTextContent('after 40 steps');
    await expect
      .element(strip())
      .toHaveTextContent('Its error is 2.95 ppm 60 months later; that of “same as now” is 3.95 ppm.');
    const small = () => document.querySelector<HTMLCanvasElement>('.free-run-short canvas')!;
    await eventually(() => expect(inked(small())).toBeGreaterThan(500));
    await expect.element(section().getByText(/“same as now” has 3.95 ppm\.$/)).toBeVisible();
    expect(pictures()).toHaveLength(2);
    for (const [theme, rules] of THEMES) {
      session.preferences.setTheme(theme);
      await eventually(() => {
        for (const picture of pictures()) expect(inked(picture)).toBeGreaterThan(500);
      });
      await expectAccessible(theme, rules);
    }
    await section().getByText('Error by horizon as a table').click();
    await expect.element(section().getByRole('row').last()).toHaveTextContent('602.953.954.955.95');
  });

  it('predicts what comes next, from the newest value, and gives its numbers', async () => {
    const { client } = await openRun();
    await eventually(() => expect(client.open('freeRun')).toBeDefined());
    client.answer('freeRun', freeRun(650));
    await section().getByRole('button', { name: 'Forecast what comes next' }).click();
    await eventually(() => expect(client.open('freeRun')?.question).toMatchObject({ from: NEWEST }));
    client.answer('freeRun', freeRun(NEWEST));
    await expect.element(section().getByText(/^After the newest value, December 2025/)).toBeVisible();
    await section().getByText('Free run as a table').click();
    await expect.element(section().getByRole('row', { name: /^January 2026/ })).toHaveTextContent(/–$/);
    await expectAccessible('light');
    await section().getByRole('button', { name: 'Back to where it can be checked' }).click();
    await eventually(() => expect(client.open('freeRun')?.question).toMatchObject({ from: 650 }));
  });

  it.each(models.map(({ id }) => id))(
    'shows %s in one colour, in the keys and in the lines',
    async (cell) => {
      const { client } = await openRun(cell);
      await eventually(() => expect(client.open('freeRun')).toBeDefined());
      client.answer('freeRun', freeRun(650));
      await expect.element(section().getByText(/^In a free run after/)).toBeVisible();
      const keys = [...document.querySelectorAll('.free-run-key-says')];
      expect(keys).toHaveLength(2);
      const colors = new Set(
        keys.map((key) => inBytes(getComputedStyle(key, '::before').borderBlockStartColor)),
      );
      expect(colors).toHaveLength(1);
      await eventually(() => {
        for (const picture of pictures()) expect(painted(picture, [...colors][0]!)).toBeGreaterThan(20);
      });
    },
  );

  it('is not there for tasks without a series, and fits a phone', async () => {
    openPage('task=adding');
    expect(section().query()).toBeNull();
    await page.viewport(320, 640);
    const { client } = await openRun();
    await eventually(() => expect(client.open('freeRun')).toBeDefined());
    client.answer('freeRun', freeRun(650));
    await expect.element(section().getByText(/^In a free run after/)).toBeVisible();
    expectNoSidewaysScroll('free run');
  });
});

async function runOn(trainer: Trainer): Promise<FreeRun> {
  const tools = { alive: () => undefined, goOn: async () => true, demandDevice: () => undefined };
  const run = await freeRunKind.answer(trainer, { from: 700 }, tools);
  if (!run || 'kind' in run) throw new Error('It does not run on.');
  return run;
}

describe('by the fused trainer', () => {
  it.each([
    ['rnn', 1],
    ['lstm', 1],
    ['gru', 2],
  ] as const)(
    '%s in %i layers goes on as by the reference that reads as much',
    async (cell, layers) => {
      const experiment: Experiment = {
        ...defaultExperiment(),
        task: 'forecast',
        taskOptions: options,
        cell,
        cellOptions: defaultsOf(findModel(cell)!.options),
        hiddenSize: 6,
        layers,
        batchSize: 8,
      };
      const problem = await forecast.create(options);
      const network = new Network(tf, findModel(cell)!, problem, experiment);
      const fused = new FusedTrainer(
        network,
        experiment,
        { ...experiment },
        fusedNetworkOf(network, experiment, formFor(experiment.cell, experiment.cellOptions)),
        newContext(),
      );
      for (let k = 0; k < 5; k++) fused.train();
      const run = await runOn(fused);
      // The reference reads each window anew, as the fused trainer does, where it is given no state to carry on.
      const carryless = {
        ...findModel(cell)!,
        forward: (...given: Parameters<(typeof network)['model']['forward']>) => ({
          ...findModel(cell)!.forward(...given),
          carry: [],
        }),
      };
      const again = new ReferenceTrainer(
        new Network(tf, carryless, problem, experiment),
        experiment,
        { ...experiment },
        fused.checkpoint(),
      );
      const wanted = await runOn(again);
      expect(run.step).toBe(5);
      run.says.forEach((value, k) => expect(Math.abs(value - wanted.says[k]!)).toBeLessThan(2e-3 * (k + 1)));
      expect(run.errors.map(({ label }) => label)).toEqual(wanted.errors.map(({ label }) => label));
      run.errors[0]!.values.forEach((value, k) =>
        expect(Math.abs(value - wanted.errors[0]!.values[k]!)).toBeLessThan(2e-3 * (k + 1)),
      );
      fused.dispose();
      again.dispose();
    },
    60_000,
  );
});
