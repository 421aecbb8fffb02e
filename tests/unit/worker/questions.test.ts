/** What is asked outlives the worker it was asked of; what is asked once is answered once, whatever becomes of the worker meanwhile. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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
const answer = (id: number, found: Finding) =>
  page.worker.say({ type: 'answer', run: page.worker.start.run, id, step: 0, found });
const questions = () =>
  page.worker.heard.filter((message) => message.type === 'ask' || message.type === 'watch');
const asked = () => questions().map(({ id }) => id);
/** The worker is replaced, and its successor is ready. */
function replace(): void {
  page.worker.crash();
  vi.advanceTimersByTime(1000);
  page.worker.ready();
}

describe('what is asked once', () => {
  test('goes to a worker that is ready at once, as it is', () => {
    page.worker.ready();
    const question = { kind: 'lengths', lengths: [10, 20], count: 8 } as const;
    void page.client.ask(question);
    const { run } = page.worker.start;
    expect(page.worker.heard.at(-1)).toEqual({ type: 'ask', run, id: asked()[0], question });
  });

  test('is answered with what was found, each by its own', async () => {
    page.worker.ready();
    const both = [page.client.ask({ kind: 'weights' }), page.client.ask({ kind: 'weights' })];
    const [first, second] = asked();
    answer(second!, weights(2));
    answer(first!, weights(1));
    expect(await Promise.all(both)).toMatchObject([{ step: 1 }, { step: 2 }]);
  });

  test('waits for a worker that is starting, is asked again of the one after it, and once answered of none', async () => {
    const found = page.client.ask({ kind: 'weights' });
    expect(page.worker.types()).toEqual(['start']);
    page.worker.ready();
    expect(page.worker.types()).toEqual(['start', 'ask']);
    replace();
    expect(page.worker.types()).toEqual(['start', 'ask']);
    answer(asked()[0]!, weights(7));
    await expect(found).resolves.toMatchObject({ step: 7 });
    replace();
    expect(page.worker.types()).toEqual(['start']);
  });

  test('that finds nothing says why', async () => {
    page.worker.ready();
    const found = page.client.ask({ kind: 'weights' });
    answer(asked()[0]!, { kind: 'refused', sentence: 'There is none.' });
    await expect(found).resolves.toEqual({ kind: 'refused', sentence: 'There is none.' });
  });

  test.each(['reset', 'load'] as const)('ends with its run, at a %s', async (how) => {
    page.worker.ready();
    const found = page.client.ask({ kind: 'sound', features: new Float32Array(16) });
    if (how === 'reset') page.client.reset();
    else page.client.load({ experiment: page.experiment, play: false });
    await expect(found).resolves.toEqual({ kind: 'refused', sentence: 'The run has begun anew.' });
    page.worker.ready();
    expect(page.worker.types().at(-1)).not.toBe('ask');
  });

  test('of a run that has failed is refused', async () => {
    page.worker.ready();
    const before = page.client.ask({ kind: 'weights' });
    page.worker.say({
      type: 'failed',
      run: page.worker.start.run,
      reason: 'own-data',
      message: 'Too short.',
    });
    const after = page.client.ask({ kind: 'weights' });
    const refusal = { kind: 'refused', sentence: expect.stringContaining('has failed') };
    expect(await Promise.all([before, after])).toEqual([refusal, refusal]);
  });

  test('that is never answered counts as a hang', () => {
    page.worker.ready();
    void page.client.ask({ kind: 'prompt', text: 'one' });
    vi.advanceTimersByTime(12_000);
    expect(page.state).toBe('recovering');
    expect(page.notices.join()).toContain('stopped answering');
  });

  test('is no affair of messages from an old run', async () => {
    page.worker.ready();
    let found: Finding | undefined;
    void page.client.ask({ kind: 'weights' }).then((finding) => (found = finding));
    const { run } = page.worker.start;
    page.worker.say({ type: 'answer', run: run - 1, id: asked()[0]!, step: 0, found: weights(1) });
    await vi.advanceTimersByTimeAsync(0);
    expect(found).toBeUndefined();
  });
});

describe('what is watched', () => {
  test('is handed on answer after answer, over workers and runs', () => {
    const seen: (Finding | undefined)[] = [];
    page.client.watch({ kind: 'weights' }, { least: 5 }, (found) => seen.push(found));
    expect(page.worker.types()).toEqual(['start']);
    page.worker.ready();
    expect(questions()).toMatchObject([{ type: 'watch', pace: { least: 5 } }]);
    answer(asked()[0]!, weights(1));
    answer(asked()[0]!, weights(2));
    replace();
    answer(asked()[0]!, weights(3));
    page.client.load({ experiment: page.experiment, play: false });
    page.worker.ready();
    answer(asked()[0]!, weights(0));
    expect(seen).toEqual([weights(1), weights(2), weights(3), undefined, weights(0)]);
  });

  test('comes before play, so that the untrained network is read', () => {
    page.client.load({ experiment: page.experiment, play: true });
    page.client.watch({ kind: 'freeRun', from: 40 }, {}, () => undefined);
    page.worker.ready();
    expect(page.worker.types()).toEqual(['start', 'watch', 'play']);
    replace();
    expect(page.worker.types()).toEqual(['start', 'watch', 'play']);
  });

  test('and forgotten is not asked any more, nor handed on', () => {
    page.worker.ready();
    const seen: (Finding | undefined)[] = [];
    const forget = page.client.watch({ kind: 'weights' }, {}, (found) => seen.push(found));
    const [id] = asked();
    forget();
    expect(page.worker.heard.at(-1)).toMatchObject({ type: 'forget', id });
    answer(id!, weights(1));
    replace();
    expect(page.worker.types()).toEqual(['start']);
    expect(seen).toEqual([]);
  });

  test('once is not asked again when it was answered, and is over with its run', () => {
    page.worker.ready();
    const seen: (Finding | undefined)[] = [];
    page.client.watch({ kind: 'weights' }, { once: true }, (found) => seen.push(found));
    answer(asked()[0]!, weights(1));
    replace();
    expect(page.worker.types()).toEqual(['start']);
    page.client.load({ experiment: page.experiment, play: false });
    expect(seen).toEqual([weights(1), undefined]);
  });

  test('and never answered at rest counts as a hang, but not once it was', () => {
    page.worker.ready();
    page.client.watch({ kind: 'weights' }, {}, () => undefined);
    answer(asked()[0]!, weights(0));
    vi.advanceTimersByTime(30_000);
    expect(page.state).toBe('ready');
    page.client.watch({ kind: 'weights' }, {}, () => undefined);
    vi.advanceTimersByTime(12_000);
    expect(page.state).toBe('recovering');
  });
});
