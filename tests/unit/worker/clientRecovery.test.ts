import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BackendId } from '../../../src/worker/protocol.ts';
import { frame } from '../../fixtures/fakeSession.ts';
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

describe('silence', () => {
  const trained = () => page.worker.say({ type: 'frame', run: page.worker.start.run, frame: frame(1) });
  /** How many seconds pass until it counts as a hang. */
  const waited = () => {
    const before = page.notices.length;
    let seconds = 0;
    for (; page.notices.length === before; seconds++) vi.advanceTimersByTime(1_000);
    return seconds;
  };

  test.each(['play', 'step'] as const)(
    'after "%s" is a hang: after five seconds, once a step was trained',
    (command) => {
      page.client.load({ experiment: page.experiment, play: false });
      page.worker.ready();
      page.client[command]();
      trained();
      expect(waited()).toBe(5);
      expect(page.notices).toEqual(['The training worker stopped answering; training begins again.']);
    },
  );

  test('is waited for longer before the first step, while much is compiled', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    expect(waited()).toBe(11);
  });

  test('is waited for longer after each hang, up to a limit: the worker may only be slow', () => {
    page.client.load({ experiment: page.experiment, play: true });
    const hangs = [1, 2, 3, 4].map(() => {
      page.worker.ready();
      trained();
      const seconds = waited();
      vi.advanceTimersByTime(2_000);
      return seconds;
    });
    expect(hangs).toEqual([5, 7, 10, 11]);
  });

  test('of a slow worker is waited for as long as it needs', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    trained();
    for (const seconds of [3, 6, 9]) {
      vi.advanceTimersByTime(1000 * seconds);
      page.worker.say({ type: 'alive', run: page.worker.start.run });
    }
    expect(page.notices).toEqual([]);
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    trained();
    expect(waited()).toBe(11);
  });

  test('of a worker that owes nothing is no hang', () => {
    page.client.load({ experiment: page.experiment, play: false });
    page.worker.ready();
    vi.advanceTimersByTime(60_000);
    expect(page.workers).toHaveLength(1);
  });

  test('is broken by a sign of life', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    for (let k = 0; k < 5; k++) {
      vi.advanceTimersByTime(9_000);
      page.worker.say({ type: 'alive', run: page.worker.start.run });
    }
    expect(page.notices).toEqual([]);
  });
});

describe('a file that does not arrive', () => {
  const MISSING = /^A file that the training needs did not arrive\..*try again/;
  const missing = () =>
    page.worker.say({ type: 'failed', run: page.worker.start.run, reason: 'missing-file', message: 'alice' });

  test('costs one start, no backend, and is blamed on nobody', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.onerror?.({ preventDefault: () => undefined } as unknown as ErrorEvent);
    vi.advanceTimersByTime(60_000);
    expect(page.workers).toHaveLength(1);
    expect(page.worker.ended).toBe(true);
    expect(page.failure).toMatch(MISSING);
    expect(page.failure).not.toMatch(/card|WebAssembly|smaller/);
    expect(page.notices).toEqual([]);
    page.client.retry();
    expect(page.state).toBe('loading');
    expect(page.worker.start.givenUp).toEqual({});
    page.worker.ready();
    expect(page.worker.types()).toContain('play');
  });

  test('as a script that never comes is told from one that hangs', () => {
    page.client.load({ experiment: page.experiment, play: true });
    vi.advanceTimersByTime(47_000);
    expect(page.failure).toMatch(MISSING);
    page.client.retry();
    page.worker.say({ type: 'alive', run: 0 });
    vi.advanceTimersByTime(12_000);
    expect(page.state).toBe('recovering');
  });

  test('takes nothing from a run that went well: it goes on from its checkpoint, and keeps what it found', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    const { run } = page.worker.start;
    page.worker.say({ type: 'checkpoint', run, checkpoint: checkpointAt(40) });
    const before = page.rewinds.length;
    page.client.move('cpu');
    page.worker.leave(60);
    missing();
    expect(page.rewinds).toHaveLength(before);
    expect(page.failure).toMatch(MISSING);
    page.client.pause();
    page.client.move('webgl');
    expect(page.worker.start).toMatchObject({ checkpoint: { step: 60 } });
    page.worker.ready();
    expect(page.state).toBe('paused');
  });

  test('keeps nobody waiting for an answer, who is answered once it is there', () => {
    page.client.load({ experiment: page.experiment, play: false });
    const heard: (string | undefined)[] = [];
    page.client.watch({ kind: 'weights' }, {}, (found) => heard.push(found?.kind));
    missing();
    expect(heard).toEqual(['refused']);
    page.client.retry();
    page.worker.ready();
    expect(page.worker.types()).toContain('watch');
  });
});

describe('recovery', () => {
  test('goes on from the last checkpoint, in the same form, with the series rewound to it', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.worker.ready();
    const checkpoint = checkpointAt(40);
    page.worker.say({ type: 'checkpoint', run: page.worker.start.run, checkpoint });
    page.worker.crash();
    expect(page.state).toBe('recovering');
    expect(page.rewinds.at(-1)).toBe(40);
    vi.advanceTimersByTime(200);
    expect(page.worker.start).toMatchObject({ checkpoint, form: 'fused' });
  });

  /** Fails four times in a row on a backend, each time once the run is ready there. */
  const failOn = (backend: BackendId) => {
    for (let failure = 1; failure <= 4; failure++) {
      page.worker.ready(backend);
      page.worker.crash();
      vi.advanceTimersByTime(5_000);
    }
  };

  test('leaves the graphics card after three tries without progress, then WebAssembly, and at last gives up', () => {
    page.client.load({ experiment: page.experiment, play: true });
    failOn('webgl');
    expect(page.notices.at(-1)).toMatch(
      /again and again; training begins again without the graphics card\.$/,
    );
    expect(page.worker.start.givenUp).toEqual({ webgl: 'The graphics card failed 4 times in a row' });
    expect(page.worker.start, 'another device computes in its own form').not.toHaveProperty('form');
    failOn('wasm');
    expect(page.notices.at(-1)).toMatch(/without WebAssembly\.$/);
    expect(Object.keys(page.worker.start.givenUp)).toEqual(['webgl', 'wasm']);
    failOn('cpu');
    expect(page.state).toBe('failed');
    expect(page.failure).toMatch(/again and again \(it broke\)\./);
    expect(page.notices).not.toContain(page.failure);
  });

  test('gives a device whose numbers are wrong one more chance only', () => {
    page.client.load({ experiment: page.experiment, play: true });
    for (let failure = 1; failure <= 2; failure++) {
      page.worker.ready('webgl');
      const { run } = page.worker.start;
      page.worker.say({ type: 'failed', run, reason: 'wrong-numbers', message: 'NaN' });
      vi.advanceTimersByTime(5_000);
    }
    expect(page.worker.start.givenUp).toEqual({ webgl: 'The graphics card failed 2 times in a row' });
  });

  test('in WebAssembly keeps the form it had there', () => {
    page.client.load({ experiment: page.experiment, play: true });
    failOn('webgl');
    page.worker.ready('wasm');
    page.worker.crash();
    vi.advanceTimersByTime(200);
    expect(page.worker.start).toMatchObject({ form: 'fused', givenUp: { webgl: expect.any(String) } });
  });

  test('of a worker that never began leaves first what was asked for', () => {
    const experiment = { ...page.experiment, backend: 'wasm' } as const;
    page.client.load({ experiment, play: false });
    for (let failure = 1; failure <= 4; failure++) {
      page.worker.crash();
      vi.advanceTimersByTime(5_000);
    }
    expect(Object.keys(page.worker.start.givenUp)).toEqual(['wasm']);
  });

  test('counts from zero after every checkpoint that goes further', () => {
    page.client.load({ experiment: page.experiment, play: true });
    for (let failure = 1; failure <= 20; failure++) {
      page.worker.ready();
      page.worker.say({
        type: 'checkpoint',
        run: page.worker.start.run,
        checkpoint: checkpointAt(failure * 10),
      });
      page.worker.crash();
      vi.advanceTimersByTime(200);
    }
    expect(page.worker.start.givenUp).toEqual({});
    expect(page.state).toBe('recovering');
  });

  test.each(['own-data', 'experiment'] as const)('is not tried for what never can be done: %s', (reason) => {
    page.client.load({ experiment: page.experiment, play: false });
    page.worker.say({ type: 'failed', run: page.worker.start.run, reason, message: 'Too short.' });
    expect(page.state).toBe('failed');
    expect(page.failure).toBe('Too short.');
    expect(page.workers).toHaveLength(1);
  });
});
