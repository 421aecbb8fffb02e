/** What holds a run up is said in one sentence, and one click tries what may help. */
import { afterEach, expect, test } from 'vitest';
import { page as screen } from 'vitest/browser';
import { frame } from '../fixtures/fakeSession.ts';
import { fakeScore } from './scoreFakes.ts';
import { closePage, expectAccessible, expectNoSidewaysScroll, openPage } from './appPage.tsx';

afterEach(closePage);

test('a run that diverged says where, and a click begins anew with a clipped gradient', async () => {
  const { client, session, state } = openPage('task=adding&cell=rnn&clip=0&lr=0.1');
  session.play();
  client.events.frame(frame(132, undefined, [0.2, 5, NaN]));
  const strip = screen.getByRole('region', { name: 'In one sentence' });
  const height = strip.element().getBoundingClientRect().height;
  client.events.status({ state: 'diverged', step: 132, loss: NaN });
  await expect.element(strip).toHaveTextContent('Diverged (NaN) at step 132.');
  expect(strip.element().getBoundingClientRect().height, 'nothing below moves').toBe(height);
  await expectAccessible('with remedies');

  const loads = client.loads.length;
  await strip.getByRole('button', { name: 'Clip at 1' }).click();
  expect(client.loads).toHaveLength(loads + 1);
  expect(client.loads.at(-1)).toMatchObject({ play: true, experiment: { clipNorm: 1, cell: 'rnn' } });
  expect(state().experiment.clipNorm).toBe(1);
  expect(location.hash).not.toContain('clip=0');
  // It can be taken back.
  history.back();
  await expect.poll(() => state().experiment.clipNorm).toBe(0);
});

test('something is offered where a run stands still, and that is over with it', async () => {
  const { client, session } = openPage('task=adding&cell=rnn');
  session.play();
  const { baseline } = session.store.getState().info!.problem;
  client.events.frame(frame(1500, baseline.loss, Array<number>(1500).fill(baseline.loss)));
  const strip = screen.getByRole('region', { name: 'In one sentence' });
  // What judges is loaded meanwhile, and asks for ten evaluations.
  let step = 1500;
  await expect
    .poll(() => {
      client.events.frame(frame((step += 20), baseline.loss, Array<number>(20).fill(baseline.loss)));
      return strip.element().textContent;
    })
    .toContain('Since step 1 the training loss has stayed at about what “always guess 1” gets');
  await expect.element(strip.getByRole('button', { name: 'Try an LSTM' })).toBeVisible();
  expectNoSidewaysScroll('with remedies');
  session.reset();
  await expect.element(strip).not.toHaveTextContent('Since step 1');
  expect(strip.getByRole('button').elements()).toEqual([]);
});

test('an example keeps its sentence and where to look, while it learns and up to the first change', async () => {
  const { client, session, state } = openPage();
  const example = { id: 'flip', sentence: 'One bit is turned over.', look: 'Look at the hidden state.' };
  session.open('task=parity&cell=gru', example);
  client.ready();
  const strip = screen.getByRole('region', { name: 'In one sentence' });
  await expect
    .element(strip)
    .toHaveTextContent('Press Play. One bit is turned over. Look at the hidden state.');
  session.play();
  client.events.frame(frame(20));
  await expect.element(strip).toHaveTextContent('One bit is turned over. Look at the hidden state.');
  session.change({ ...state().experiment, hiddenSize: 8 });
  await expect.element(strip).not.toHaveTextContent('One bit is turned over.');
});

test('a first visit is told three things to do, each gone when it is done, and never again', async () => {
  const { client, session, shelf } = openPage();
  const story = screen.getByRole('group', { name: 'First look' });
  await expect.element(story).toHaveTextContent(/1 of 3.*reads numbers from left to right/);
  await expectAccessible('with the first prompt');
  const { height } = story.element().getBoundingClientRect();
  expect(document.activeElement, 'no focus is taken').toBe(document.body);
  client.events.frame(frame(20, 0.001));
  await expect.element(story).toHaveTextContent(/2 of 3/);
  expect(story.element().getBoundingClientRect().height, 'nothing below moves').toBe(height);
  expect(screen.getByRole('button', { name: 'Race a simple RNN' }).query(), 'one at a time').toBeNull();
  session.series.read({ ...fakeScore({ timeSteps: 20 }), inputs: new Float32Array(40).fill(1) });
  session.scoreView.setState({ playhead: 1 });
  await expect.element(story, { timeout: 3000 }).toHaveTextContent(/3 of 3/);
  await story.getByRole('button', { name: 'Race them' }).click();
  expect(location.hash).toBe('#task=adding&length=50&cell=lstm&lr=0.005&vs=cell:rnn');
  await expect.element(story).toHaveTextContent(/Watch their loss curves/);
  expect(document.activeElement).toHaveClass('command-play');
  await story.getByRole('button', { name: 'Skip' }).click();
  expect(story.query()).toBeNull();
  openPage('', shelf);
  await expect
    .element(screen.getByRole('region', { name: 'In one sentence' }))
    .toHaveTextContent(/Press Play/);
  expect(story.query()).toBeNull();
});

test('a solved task offers what comes next, each with one press', async () => {
  const { client, state } = openPage('task=adding&cell=lstm');
  const strip = screen.getByRole('region', { name: 'In one sentence' });
  const { height } = strip.element().getBoundingClientRect();
  client.events.frame(frame(20, 0.001));
  const race = strip.getByRole('button', { name: 'Race a simple RNN' });
  await expect.element(race).toBeVisible();
  expect(strip.element().getBoundingClientRect().height, 'nothing below moves').toBe(height);
  await expectAccessible('with offers');
  await strip.getByRole('button', { name: 'Longer: T = 50' }).click();
  expect(state()).toMatchObject({ playing: true, experiment: { taskOptions: { length: 50 } } });
  await expect.element(race).not.toBeInTheDocument();
});
