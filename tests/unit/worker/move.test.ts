/** A run that moves to another backend while it is under way. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkpointAt, fakeClient } from './fakeWorker.ts';

let page: ReturnType<typeof fakeClient>;
beforeEach(() => {
  vi.useFakeTimers();
  page = fakeClient();
});
afterEach(() => {
  page.client.dispose();
  vi.useRealTimers();
});

const faster = { learningRate: 0.02, clipNorm: 1, batchSize: 64, taskOptions: { length: 20 } };

/** A run that is ready on WebGL. */
function begin(play: boolean): void {
  page.client.load({ experiment: page.experiment, play });
  page.worker.ready();
}

test('takes the checkpoint of the very step along, in whatever form suits, and goes on playing', () => {
  begin(true);
  const [old] = page.workers;
  page.client.move('cpu');
  expect(page.state).toBe('moving');
  expect(old!.heard.at(-1)).toMatchObject({ type: 'leave' });
  expect(page.workers, 'the old worker is heard out').toHaveLength(1);
  old!.leave(37);
  expect(old!.ended).toBe(true);
  expect(page.worker.start).toMatchObject({ checkpoint: { step: 37 }, experiment: { backend: 'cpu' } });
  expect(page.worker.start).not.toHaveProperty('form');
  expect(page.rewinds, 'nothing is taken back').toEqual([0]);
  page.worker.ready('cpu');
  expect(page.state).toBe('running');
  expect(page.worker.types()).toEqual(['start', 'play']);
  expect(page.notices).toEqual([]);
});

test('stays paused where it was paused', () => {
  begin(false);
  page.worker.say({ type: 'checkpoint', run: page.worker.start.run, checkpoint: checkpointAt(5) });
  page.worker.say({ type: 'paused', run: page.worker.start.run, step: 5 });
  page.client.move('cpu');
  page.worker.leave(5);
  page.worker.ready('cpu');
  expect(page.state).toBe('paused');
  expect(page.worker.types()).toEqual(['start']);
});

test('at step 0 begins anew, as nothing is lost', () => {
  begin(false);
  page.client.move('cpu');
  page.worker.leave(0);
  expect(page.worker.start).not.toHaveProperty('checkpoint');
  expect(page.rewinds).toEqual([0, 0]);
  page.worker.ready('cpu');
  expect(page.state).toBe('ready');
});

test('before its worker is ready just starts another', () => {
  page.client.load({ experiment: page.experiment, play: true });
  page.client.move('cpu');
  expect(page.workers).toHaveLength(2);
  expect(page.workers[0]!.ended).toBe(true);
  expect(page.worker.start.experiment.backend).toBe('cpu');
  page.worker.ready('cpu');
  expect(page.state).toBe('running');
});

test('to where it is already moves nothing', () => {
  begin(true);
  page.client.move('webgl');
  expect(page.state).toBe('running');
  expect(page.worker.types()).toEqual(['start', 'play']);
  page.worker.crash();
  vi.advanceTimersByTime(200);
  expect(page.worker.start).toMatchObject({ form: 'fused', experiment: { backend: 'webgl' } });
});

test('replays live changes of before at their own steps, and brings those made on the way', () => {
  begin(true);
  const change = { step: 12, settings: faster };
  page.client.change(faster);
  page.worker.say({ type: 'changed', run: page.worker.start.run, change });
  page.client.move('cpu');
  const slower = { ...faster, learningRate: 0.001 };
  page.client.change(slower);
  expect(page.worker.types().at(-1), 'a worker that leaves is told nothing more').toBe('leave');
  page.worker.leave(30);
  expect(page.worker.start.changes).toEqual([change]);
  expect(page.worker.start.experiment.learningRate).toBe(page.experiment.learningRate);
  page.worker.ready('cpu');
  expect(page.worker.heard.slice(1)).toMatchObject([{ type: 'change', settings: slower }, { type: 'play' }]);
});

test('is paused on the way when the person pauses, and plays when the person plays', () => {
  begin(true);
  page.client.move('cpu');
  page.client.pause();
  page.worker.leave(8);
  page.worker.ready('cpu');
  expect(page.state).toBe('paused');
  page.client.move('webgl');
  page.client.play();
  page.worker.leave(8);
  page.worker.ready('webgl');
  expect(page.state).toBe('running');
});

test('is not stopped by what the old worker says of a pause on its way out', () => {
  begin(true);
  page.client.move('cpu');
  page.worker.say({ type: 'paused', run: page.worker.start.run, step: 8 });
  expect(page.state).toBe('moving');
  page.worker.leave(8);
  page.worker.ready('cpu');
  expect(page.state).toBe('running');
});

test('goes to the last place asked for', () => {
  begin(true);
  page.client.move('cpu');
  page.client.move('wasm');
  expect(page.worker.types().filter((type) => type === 'leave')).toHaveLength(1);
  page.worker.leave(9);
  expect(page.worker.start.experiment.backend).toBe('wasm');
  page.client.move('cpu');
  expect(page.worker.start).toMatchObject({ experiment: { backend: 'cpu' }, checkpoint: { step: 9 } });
  page.worker.ready('cpu');
  expect(page.state).toBe('running');
});

test('goes on from the last checkpoint, on the new backend, where the old worker dies or is silent', () => {
  for (const die of [() => page.worker.crash(), () => vi.advanceTimersByTime(11_000)]) {
    begin(true);
    page.worker.say({ type: 'checkpoint', run: page.worker.start.run, checkpoint: checkpointAt(20) });
    page.client.move('cpu');
    die();
    expect(page.rewinds.at(-1)).toBe(20);
    vi.advanceTimersByTime(200);
    expect(page.worker.start).toMatchObject({ checkpoint: { step: 20 }, experiment: { backend: 'cpu' } });
    expect(page.worker.start).not.toHaveProperty('form');
    page.worker.ready('cpu');
    expect(page.state).toBe('running');
  }
});

test('gives what was given up another chance', () => {
  begin(true);
  for (let failure = 1; failure <= 4; failure++) {
    page.worker.crash();
    vi.advanceTimersByTime(5_000);
    page.worker.ready(failure < 4 ? 'webgl' : 'cpu');
  }
  expect(page.worker.start.givenUp).toHaveProperty('webgl');
  page.client.move('webgl');
  page.worker.leave(3);
  expect(page.worker.start.givenUp).toEqual({});
});

test('that diverges on its way out stays diverged, and begins again on the new backend', () => {
  begin(true);
  page.client.move('cpu');
  page.worker.say({ type: 'diverged', run: page.worker.start.run, step: 9, loss: NaN });
  expect(page.state).toBe('diverged');
  page.client.reset();
  expect(page.workers).toHaveLength(2);
  expect(page.worker.start).toMatchObject({ experiment: { backend: 'cpu' } });
  expect(page.worker.start).not.toHaveProperty('checkpoint');
});

test('can be reset on the way', () => {
  begin(true);
  page.client.move('cpu');
  page.client.reset();
  expect(page.workers).toHaveLength(2);
  page.worker.ready('cpu');
  expect(page.state).toBe('ready');
  page.client.reset();
  expect(page.workers, 'the worker is the right one now, and stays').toHaveLength(2);
});
