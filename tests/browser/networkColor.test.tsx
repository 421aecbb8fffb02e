/** A network has one colour on the page: in its lanes, under its playhead, in its curves and in their keys, alone and in a race. */
import { Chart } from 'chart.js';
import { page } from 'vitest/browser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withCell } from '../../src/config/index.ts';
import { findModel, models } from '../../src/models/index.ts';
import { frame, type FakeClient } from '../fixtures/fakeSession.ts';
import { closePage, openPage } from './appPage.tsx';
import { inBytes } from './colors.ts';
import { fakeScore } from './scoreFakes.ts';
import { eventually } from '../fixtures/eventually.ts';

beforeEach(() => page.viewport(1440, 900));
afterEach(closePage);

/** `rgb(171, 80, 7)`, as the browser says it, in the light theme. */
function colorOf(cell: string): string {
  const { light } = findModel(cell)!.color;
  const channels = [1, 3, 5].map((from) => Number.parseInt(light.slice(from, from + 2), 16));
  return `rgb(${channels.join(', ')})`;
}

const score = () => document.querySelector<HTMLElement>('.score:not(.rivals)')!;
/** What the gradient lane says of a network of a race, the lead first. */
const said = (k: number) => score().querySelectorAll<HTMLElement>('.score-caption > [data-drawn-as]')[k]!;

/** How many pixels of the gradient lane have exactly that colour. */
function painted(around: HTMLElement, color: string): number {
  const canvas = around.querySelector<HTMLCanvasElement>('[data-lane=gradient] canvas')!;
  if (canvas.width === 0) return 0;
  const [r, g, b] = color.match(/\d+/g)!.map(Number);
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, k) => k % 4 === 0 && value === r && data[k + 1] === g && data[k + 2] === b)
    .length;
}

const beforeOf = (selector: string) =>
  inBytes(getComputedStyle(score().querySelector(selector)!, '::before').backgroundColor);

/** All that the score shows in the network's colour. */
async function expectScore(color: string, what: string) {
  const playhead = score().querySelector('.score-playhead')!;
  await eventually(() => expect(painted(score(), color), what).toBeGreaterThan(50));
  expect(inBytes(getComputedStyle(playhead).backgroundColor), what).toBe(color);
}

/** A reading and a few losses of a network, once it has begun: a change of settings waits for the next. */
async function train(client: FakeClient, cell: string, scale = 1) {
  await eventually(() => expect(client.loads.at(-1)?.experiment.cell).toBe(cell));
  client.ready();
  const reading = fakeScore({ cell: 'gru' }, 20);
  const hidden = reading.gradients!.hidden.map((lengths) => lengths.map((length) => scale * length));
  client.answer('score', { ...reading, gradients: { ...reading.gradients!, hidden } });
  for (const step of [20, 40]) client.events.frame(frame(step, 2 / step));
}

it('alone, whichever is chosen', async () => {
  const { session, client, state } = openPage('task=adding&cell=rnn');
  session.preferences.setTheme('light');
  for (const { id } of models) {
    if (id !== 'rnn') session.change(withCell(state().experiment, id));
    await train(client, id);
    await expectScore(colorOf(id), id);
    expect(beforeOf('.score-legend > [data-mark=bar]'), id).toBe(colorOf(id));
    await eventually(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.results-canvas canvas')!;
      const lines = Chart.getChart(canvas)!.data.datasets.map(({ borderColor }) => borderColor);
      // The training loss, half as strong.
      expect(lines, id).toContain(colorOf(id).replace(/^rgb(.*)\)$/, 'rgba$1, 0.5)'));
    });
  }
});

it('as soon as a race begins, each its own, and when a rival becomes another', async () => {
  const { session, clients, state } = openPage('task=adding&length=50&cell=rnn');
  session.preferences.setTheme('light');
  await train(clients[0]!, 'rnn');
  await expectScore(colorOf('rnn'), 'alone');
  await page.getByRole('button', { name: 'Race RNN, LSTM and GRU', exact: true }).click();
  for (const [k, cell] of ['rnn', 'lstm', 'gru'].entries()) await train(clients[k]!, cell, 10 ** -k);
  await expectScore(colorOf('rnn'), 'the lead');
  // Their script is loaded with the first race.
  const expectRival = (k: number, color: string) =>
    eventually(() => {
      expect(inBytes(getComputedStyle(said(k)).color)).toBe(color);
      expect(painted(score(), color)).toBeGreaterThan(50);
    });
  await expectRival(1, colorOf('lstm'));
  await expectRival(2, colorOf('gru'));
  const { id, experiment } = state().runs[1]!;
  session.change(withCell(experiment, 'mingru'), 'replace', id);
  await train(clients[1]!, 'mingru', 0.1);
  await expectRival(1, colorOf('mingru'));
});
