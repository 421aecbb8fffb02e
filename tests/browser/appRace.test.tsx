/** A race on the page: its controls, its curves, and who stands where. */
import { Chart } from 'chart.js';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withCell } from '../../src/config/index.ts';
import { APPLY_AFTER_MS } from '../../src/store/changes.ts';
import type { PageState } from '../../src/store/state.ts';
import { frame, runInfo } from '../fixtures/fakeSession.ts';
import {
  closePage,
  expectAccessible,
  expectControlsWhole,
  expectNoSidewaysScroll,
  openPage,
  type OpenPage,
} from './appPage.tsx';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const settled = () => new Promise((resolve) => setTimeout(resolve, APPLY_AFTER_MS + 30));
const rivals = ({ runs }: PageState) => runs.slice(1);
const rows = () =>
  [...document.querySelectorAll('.standings tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );

/** The dots of each line of a chart, as they are drawn. */
const drawn = (k: number) => {
  const chart = Chart.getChart(document.querySelectorAll<HTMLCanvasElement>('.results-canvas canvas')[k]!);
  return (chart?.data.datasets ?? []).map((_, line) => {
    const { options } = chart!.getDatasetMeta(line).data[0]!;
    return { radius: options['radius'], color: options['backgroundColor'] };
  });
};

beforeEach(() => page.viewport(1440, 900));
afterEach(closePage);

const RACE = 'task=adding&length=50&cell=lstm&vs=cell:rnn&vs=cell:gru';

/** All three have trained for a while. */
function train({ clients }: OpenPage): void {
  clients.forEach((client, k) => {
    client.events.info(runInfo({ parameterCount: 1000 * (k + 1) }));
    client.events.status({ state: 'running' });
    for (const step of [20, 40]) client.events.frame(frame(step, [0.05, 0.17, 0.005][k]! + 0.1 / (step + 1)));
  });
}

describe('the controls of a race', () => {
  it('race RNN, LSTM and GRU at one click, and the address says so', async () => {
    const { clients, state } = openPage('task=adding&length=50&cell=lstm');
    await button('Race RNN, LSTM and GRU').click();
    expect(clients.map(({ loads }) => loads[0]!.experiment.cell)).toEqual(['lstm', 'rnn', 'gru']);
    expect(rivals(state()).every(({ playing }) => playing)).toBe(true);
    expect(location.hash).toBe(`#${RACE}`);
    await expect.element(page.getByRole('region', { name: 'Race', exact: true })).toBeVisible();
    await expect.element(button('Pause')).toBeVisible();
  });

  it('add a network and put the focus on its cell, change it, and remove it', async () => {
    const { clients, state } = openPage('task=adding&cell=lstm');
    await button('+ Race another network').click();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Cell of rival RNN');
    await userEvent.selectOptions(document.activeElement as HTMLElement, 'gru');
    expect(rivals(state())[0]!.experiment.cell).toBe('gru');
    const card = page.getByRole('region', { name: 'GRU', exact: true }).first();
    await card.getByRole('textbox', { name: 'units' }).fill('8');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(clients[1]!.loads.at(-1)!.experiment).toMatchObject({ cell: 'gru', hiddenSize: 8 });
    expect(clients[0]!.loads).toHaveLength(1);
    await button('Remove GRU').click();
    expect(rivals(state())).toEqual([]);
    expect(location.hash).toBe('#task=adding&cell=lstm');
  });

  it('take three rivals and no fourth', async () => {
    const { state } = openPage('task=adding&cell=lstm&vs=cell:rnn&vs=cell:gru&vs=cell:lstm');
    await button('+ Race another network').click({ force: true });
    expect(rivals(state())).toHaveLength(3);
  });

  it('play, pause and reset all', async () => {
    const { clients } = openPage(RACE);
    for (const client of clients) client.events.status({ state: 'ready' });
    await button('Play').click();
    expect(clients.every(({ calls }) => calls.includes('play'))).toBe(true);
    clients.forEach((client) => client.events.frame(frame(30)));
    await button('Reset').click();
    expect(clients.map(({ calls }) => calls.at(-1))).toEqual(['reset', 'reset', 'reset']);
  });
});

describe('what is seen of a race', () => {
  it('is a table of all networks, with what became of one that cannot go on', async () => {
    const open = openPage(RACE);
    train(open);
    open.clients[1]!.events.status({ state: 'diverged', step: 40, loss: NaN });
    await expect.poll(rows).toEqual([
      ['LSTM', '40', '0.052', '–'],
      ['RNN', '40', '0.172', 'diverged at 40'],
      ['GRU', '40', '0.0074', '20'],
    ]);
    await expect.element(page.getByText(/^GRU has the lowest validation loss;/)).toBeVisible();
  });

  it('is told by name and dash beside the chart, and all is accessible', async () => {
    const open = openPage(RACE);
    train(open);
    const standings = page.getByRole('region', { name: 'Standings' });
    await expect.element(standings.getByRole('rowheader', { name: 'GRU' })).toBeVisible();
    const dashes = [...standings.element().querySelectorAll('line')].map((line) =>
      line.getAttribute('stroke-dasharray'),
    );
    expect(new Set(dashes).size).toBe(3);
    await button('Hidden states of the other networks').click();
    await expect.poll(() => document.querySelectorAll('.rival-score').length).toBe(2);
    await expectAccessible('a race');
  });

  it('fits a narrow window with text of twice the size', async () => {
    await page.viewport(320, 740);
    const open = openPage(`${RACE}&vs=cell:lstm,units:8`);
    train(open);
    document.documentElement.style.fontSize = '200%';
    try {
      await button('Hidden states of the other networks').click();
      await expect.poll(() => document.querySelectorAll('.rival-score').length).toBe(3);
      expectNoSidewaysScroll('four networks at 200 %');
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });

  it.each([
    [1024, 768],
    [360, 740],
  ])('fits a window of %i × %i with four networks', async (width, height) => {
    await page.viewport(width, height);
    const open = openPage(`${RACE}&vs=cell:lstm,units:8`);
    train(open);
    await expect.poll(() => rows().length).toBe(4);
    expectNoSidewaysScroll('four networks');
    expectControlsWhole('four networks');
    if (width < 500) await expectAccessible('four networks on a phone');
  });
});

it('the last run stays as kept curves with its name and what it had otherwise, until it is put away', async () => {
  const { client, session, state } = openPage('task=adding&cell=rnn');
  for (const step of [20, 40]) client.events.frame(frame(step, 0.2));
  session.change({ ...state().experiment, hiddenSize: 8 }, 'push');
  await expect.element(page.getByText('last run: RNN (32 units)')).toBeVisible();
  await button('Remove the kept curve').click();
  // One can keep a curve as soon as there is one.
  expect(button('Keep this curve').query()).toBeNull();
  client.ready();
  for (const step of [20, 40]) client.events.frame(frame(step, 0.2));
  await expect.element(button('Keep this curve')).toBeVisible();
});

it('kept curves have no dots, and dots have the colour of their own line, also after another cell', async () => {
  const { client, session, state } = openPage('task=adding&cell=rnn');
  const learn = () => [20, 40].forEach((step) => client.events.frame(frame(step, 0.2)));
  learn();
  await expect.poll(() => drawn(1)).toHaveLength(1);
  const [rnn] = drawn(1);
  session.change(withCell(state().experiment, 'lstm'), 'push');
  client.ready();
  learn();
  await expect.poll(() => drawn(1).map(({ radius }) => radius)).toEqual([0, 2.5]);
  const [kept, own] = drawn(1);
  expect(kept!.color).toBe(rnn!.color);
  expect(own!.color).not.toBe(rnn!.color);
});

it('a change under way is told beside the chart and in its table', async () => {
  const { client, state } = openPage('task=adding&cell=gru');
  for (const step of [1, 20]) client.events.frame(frame(step, 0.2));
  const { learningRate, clipNorm, batchSize, taskOptions } = state().experiment;
  const before = { learningRate, clipNorm, batchSize, taskOptions };
  client.events.changed!({ step: 21, settings: { ...before, batchSize: 128 } }, before);
  await expect.element(page.getByText(/ Since step 21: batch 128\.$/)).toBeVisible();
  await page.getByText('Loss as a table', { exact: true }).click();
  await expect.element(page.getByText('Changed under way: batch 128 from step 21.')).toBeVisible();
});
