/** Instruments ask, and hear of it once, whatever becomes of the worker meanwhile. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NothingFound } from '../../../src/worker/client/client.ts';
import type { Finding } from '../../../src/worker/protocol.ts';
import { fakeClient } from './fakeWorker.ts';

let page: ReturnType<typeof fakeClient>;
beforeEach(() => {
  vi.useFakeTimers();
  page = fakeClient();
  page.client.load({ experiment: page.experiment, play: false });
});
afterEach(() => {
  page.client.dispose();
  vi.useRealTimers();
});

const weights = (step: number): Finding => ({
  kind: 'weights',
  step,
  parameters: new Float32Array(1),
  layout: [],
});
const answer = (id: number, finding: Finding) =>
  page.worker.say({ type: 'inspected', run: page.worker.start.run, id, finding });
const asked = () => page.worker.heard.filter((message) => message.type === 'inspect').map(({ id }) => id);

describe('an inspection', () => {
  test('is answered with what was found, each by its own', async () => {
    page.worker.ready();
    const both = [page.client.inspect({ kind: 'weights' }), page.client.inspect({ kind: 'weights' })];
    const [first, second] = asked();
    answer(second!, weights(2));
    answer(first!, weights(1));
    const found = await Promise.all(both);
    expect(found.map(({ step }) => step)).toEqual([1, 2]);
  });

  test('waits for a worker that is starting, and is asked again of the one after it', async () => {
    const found = page.client.inspect({ kind: 'weights' });
    expect(asked()).toEqual([]);
    page.worker.ready();
    expect(asked()).toHaveLength(1);
    page.worker.crash();
    vi.advanceTimersByTime(1000);
    page.worker.ready();
    answer(asked()[0]!, weights(7));
    await expect(found).resolves.toMatchObject({ step: 7 });
  });

  test('that finds nothing says why', async () => {
    page.worker.ready();
    const found = page.client.inspect({ kind: 'weights' });
    answer(asked()[0]!, { kind: 'refused', sentence: 'There is none.' });
    await expect(found).rejects.toThrow(new NothingFound('There is none.'));
  });

  test('ends with its run', async () => {
    page.worker.ready();
    const found = page.client.inspect({ kind: 'weights' });
    page.client.reset();
    await expect(found).rejects.toThrow('The run has begun anew.');
  });

  test('that is never answered counts as a hang', () => {
    page.worker.ready();
    page.client.inspect({ kind: 'weights' }).catch(() => undefined);
    vi.advanceTimersByTime(12_000);
    expect(page.state).toBe('recovering');
  });
});
