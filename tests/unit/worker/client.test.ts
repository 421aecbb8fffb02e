import { liveSettingsOf } from '../../../src/config/index.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

describe('playing', () => {
  test('is asked for once, when the worker is ready', () => {
    page.client.load({ experiment: page.experiment, play: true });
    expect(page.worker.types()).toEqual(['start']);
    page.worker.ready();
    expect(page.worker.types()).toEqual(['start', 'play']);
    expect(page.state).toBe('running');
  });

  test('taken back before the worker is ready is never asked for', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.client.pause();
    page.worker.ready();
    expect(page.worker.types()).toEqual(['start']);
    expect(page.state).toBe('ready');
  });

  test('messages of an old run are dropped', () => {
    page.client.load({ experiment: page.experiment, play: false });
    const [old] = page.workers;
    const { run } = old!.start;
    page.client.load({ experiment: page.experiment, play: false });
    page.worker.say({ type: 'paused', run, step: 7 });
    expect(page.state).toBe('loading');
    expect(old!.ended).toBe(true);
  });
});

describe('cores', () => {
  const told = () => page.worker.heard.filter(({ type }) => type === 'cores');

  test('are as the experiment says until another number is wanted, by whatever worker', () => {
    page.client.load({ experiment: { ...page.experiment, cores: 2 }, play: false });
    page.client.limitCores(2);
    page.worker.ready();
    expect(told()).toEqual([]);
    page.client.limitCores(1);
    expect(told()).toMatchObject([{ type: 'cores', most: 1 }]);
    page.worker.crash();
    vi.advanceTimersByTime(200);
    page.worker.ready();
    expect(told()).toMatchObject([{ type: 'cores', most: 1 }]);
  });
});

describe('a live change', () => {
  test('is handed to the worker at once', () => {
    page.client.load({ experiment: page.experiment, play: false });
    page.worker.ready();
    page.client.change(faster);
    expect(page.worker.heard.at(-1)).toMatchObject({ type: 'change', settings: faster });
  });

  test('made while a replacement starts reaches it as soon as it is ready', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    page.worker.crash();
    vi.advanceTimersByTime(200);
    page.client.change(faster);
    expect(page.worker.types()).toEqual(['start']);
    page.worker.ready();
    expect(page.worker.types()).toEqual(['start', 'change', 'play']);
  });

  test('that the worker took with it when it died is asked for again', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    page.client.change(faster);
    page.worker.crash();
    vi.advanceTimersByTime(200);
    page.worker.ready();
    expect(page.worker.heard.at(-2)).toMatchObject({ type: 'change', settings: faster });
  });

  test('that was answered is replayed at its own step, and not asked for twice', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    page.client.change(faster);
    const change = { step: 12, settings: faster };
    page.worker.say({ type: 'changed', run: page.worker.start.run, change });
    page.worker.crash();
    vi.advanceTimersByTime(200);
    expect(page.worker.start.changes).toEqual([change]);
    expect(page.worker.start.experiment.learningRate).toBe(page.experiment.learningRate);
    page.worker.ready();
    expect(page.worker.types()).toEqual(['start', 'play']);
  });
});

describe('a limit', () => {
  const bounds = () =>
    page.worker.heard.flatMap((message) => (message.type === 'limit' ? [message.bound] : []));

  test('set while a worker starts is told when it is ready, before it plays', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.client.limit({ step: 7, there: 'wait' });
    page.worker.ready();
    expect(page.worker.types()).toEqual(['start', 'limit', 'play']);
  });

  test('at which it pauses is over with the pause', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    const bound = { step: 7, there: 'pause' } as const;
    page.client.limit(bound);
    page.worker.say({ type: 'paused', run: page.worker.start.run, step: 7 });
    page.client.limit(undefined);
    expect(bounds(), 'the worker knows').toEqual([bound]);
    page.client.limit(bound);
    expect(bounds(), 'and can be told the same again').toEqual([bound, bound]);
  });

  test('at which it waits is no hang, and lasts over pauses', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    page.client.limit({ step: 0, there: 'wait' });
    vi.advanceTimersByTime(60_000);
    expect(page.notices).toEqual([]);
    page.client.pause();
    page.worker.say({ type: 'paused', run: page.worker.start.run, step: 0 });
    expect(bounds()).toHaveLength(1);
  });
});

describe('a run that was kept', () => {
  const begin = () => {
    const { experiment } = page;
    const settings = liveSettingsOf({ ...experiment, learningRate: 0.02 });
    const kept = {
      initial: experiment,
      checkpoint: checkpointAt(40),
      changes: [{ step: 50, settings }],
      form: 'fused',
      givenUp: { webgl: 'The graphics card failed' },
    } as const;
    page.client.load({ experiment: { ...experiment, ...settings }, play: false, kept });
    return kept;
  };

  test('goes on at its step, with all that decides its curve', () => {
    const { initial, checkpoint, changes, form, givenUp } = begin();
    expect(page.worker.start).toMatchObject({ experiment: initial, checkpoint, changes, form, givenUp });
    page.worker.ready('wasm');
    expect(page.state).toBe('paused');
    expect(page.worker.types(), 'the change comes at its own step').toEqual(['start']);
    expect(page.client.kept()).toEqual(begin());
  });

  test('begins anew with the settings that it had at last', () => {
    const { changes } = begin();
    page.worker.ready('wasm');
    page.client.reset();
    expect(page.worker.start).not.toHaveProperty('checkpoint');
    expect(page.worker.start.experiment).toMatchObject(changes[0]!.settings);
    expect(page.client.kept()).toBeUndefined();
  });
});

describe('words that cross on the way', () => {
  test('play pressed before a single step is answered is not undone by the answer', () => {
    page.client.load({ experiment: page.experiment, play: false });
    page.worker.ready();
    page.client.step();
    page.client.play();
    page.worker.say({ type: 'paused', run: page.worker.start.run, step: 1 });
    expect(page.state).toBe('running');
    page.client.pause();
    page.worker.say({ type: 'paused', run: page.worker.start.run, step: 9 });
    expect(page.state).toBe('paused');
  });

  test('play pressed before a pause is answered is not lost', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    page.client.pause();
    page.client.play();
    page.worker.say({ type: 'paused', run: page.worker.start.run, step: 7 });
    expect(page.worker.types().slice(-1)).toEqual(['play']);
    expect(page.state).toBe('running');
    page.client.pause();
    page.worker.say({ type: 'paused', run: page.worker.start.run, step: 9 });
    expect(page.state).toBe('paused');
  });

  test('a setting that is taken back before the worker has answered is taken back there, too', () => {
    page.client.load({ experiment: page.experiment, play: false });
    page.worker.ready();
    const { experiment } = page;
    page.client.change(liveSettingsOf({ ...experiment, learningRate: 0.5 }));
    page.client.change(liveSettingsOf(experiment));
    const told = page.worker.heard.flatMap((message) =>
      message.type === 'change' ? [message.settings.learningRate] : [],
    );
    expect(told).toEqual([0.5, experiment.learningRate]);
  });
});
