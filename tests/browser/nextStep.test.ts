/** A training step taken phase by phase, on the whole page with a client of the test's. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { phasesOf } from '../../src/app/phases/phases.ts';
import type { Found, Readout } from '../../src/worker/protocol.ts';
import { frame } from '../fixtures/fakeSession.ts';
import { closePage, expectAccessible, expectNoSidewaysScroll, openPage, type OpenPage } from './appPage.tsx';
import { fakeScore } from './scoreFakes.ts';

let opened: OpenPage;
let before: Readout;
let after: Readout;

beforeEach(async () => {
  await page.viewport(1280, 900);
  opened = openPage('');
  const gradients = {
    of: 'all',
    others: [],
    hidden: [Float32Array.from({ length: 50 }, (_, t) => 0.001 * (t + 1))],
    inputs: new Float32Array(50),
  } as const;
  before = { ...fakeScore({ cell: 'gru' }, 6), gradients };
  after = { ...fakeScore({ cell: 'gru' }, 7), gradients };
  opened.client.events.frame(frame(6, undefined, [6, 5, 4, 3, 2, 1]));
  opened.client.answer('score', fakeScore({ cell: 'gru' }, 5));
  opened.client.events.status({ state: 'paused' });
});
afterEach(() => {
  vi.restoreAllMocks();
  closePage();
});

const next = (): Found<'nextStep'> => ({
  kind: 'nextStep',
  step: 7,
  batchSize: 64,
  score: before,
  loss: 0.31,
  batchLoss: 0.22,
  norm: 2.5,
  clipNorm: 1,
  scale: 0.4,
});
const taken = (): Found<'stepTaken'> => ({
  kind: 'stepTaken',
  step: 7,
  score: after,
  loss: 0.29,
  update: 0.02,
  size: 10,
  groups: [{ name: 'layer0/weightIh', label: 'input weights', update: 0.01, size: 4 }],
});

const press = (key: string) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const scoreView = () => opened.session.scoreView.getState();
const phases = () => phasesOf(opened.session);
const phase = () => phases().store.getState().phase;
const body = () => document.querySelector<HTMLElement>('.score-body')!;
const sentence = () => document.querySelector('.phases-sentence')?.textContent ?? '';
async function answer(kind: 'nextStep' | 'stepTaken') {
  await expect.poll(() => opened.client.open(kind)).toBeDefined();
  opened.client.answer(kind, kind === 'nextStep' ? next() : taken());
}
/** Ends the sweep under way. */
const settled = async (reached: number) => {
  void phases().advance();
  await expect.poll(() => scoreView().sweep).toMatchObject({ reached });
};

/** Up to where the backward phase is drawn. */
async function upToBackward() {
  press('h');
  await answer('nextStep');
  await expect.poll(phase).toBe('forward');
  await settled(49);
  press('h');
  await expect.poll(phase).toBe('loss');
  press('h');
  await expect.poll(phase).toBe('backward');
  await settled(0);
}

describe('a training step by phases', () => {
  it('goes forward through time, and what is not read yet is blank', async () => {
    const seen: number[] = [];
    opened.session.scoreView.subscribe(
      ({ sweep }) => sweep && 'reached' in sweep && seen.push(sweep.reached),
    );
    press('h');
    await answer('nextStep');
    await expect.poll(() => scoreView().pinned?.score).toBe(before);
    await expect.poll(() => body().dataset['phase']).toBe('forward');
    expect(Number(body().style.getPropertyValue('--reached'))).toBeLessThan(1);
    await expect.poll(() => scoreView().sweep, { timeout: 4000 }).toEqual({ phase: 'forward', reached: 49 });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen[0]).toBe(0);
    await expect.poll(sentence).toContain('first of 64 sequences');
    expect(opened.client.calls).not.toContain('step');
  });

  it('changes the weights in the last phase alone, by an ordinary step', async () => {
    await upToBackward();
    expect(sentence()).toContain(
      'The gradient norm of the whole batch is 2.50; it is clipped to 1 (× 0.40).',
    );
    expect(opened.client.calls).not.toContain('step');
    press('h');
    await expect.poll(() => opened.client.calls.filter((call) => call === 'step')).toHaveLength(1);
    opened.client.events.frame(frame(7));
    opened.client.events.status({ state: 'paused' });
    await answer('stepTaken');
    await expect.poll(phase).toBe('update');
    expect(scoreView().pinned).toMatchObject({ score: after, beside: before });
    await expect.poll(sentence).toContain('‖Δθ‖ = 0.020, 0.2 % of their length');
    press('h');
    await expect.poll(() => opened.client.open('nextStep')).toBeDefined();
  });

  it('goes back through time from right to left', async () => {
    await upToBackward();
    expect(scoreView().playhead).toBe(0);
    expect(sentence()).toContain('‖∂L/∂h‖ is 0.050 at t = 50 and 0.0010 at t = 1');
  });

  it('gives way to ordinary training, and leaves nothing behind', async () => {
    opened.session.scoreView.setState({ playhead: 12 });
    press('h');
    await answer('nextStep');
    await expect.poll(phase).toBe('forward');
    await settled(49);
    opened.session.play();
    await expect.poll(() => scoreView()).toMatchObject({ pinned: undefined, sweep: undefined, playhead: 12 });
    await expect.poll(() => document.querySelector('.phases')).toBeNull();
    expect(body().dataset['phase']).toBeUndefined();
  });

  it('says why a step cannot be looked into, and leaves nothing behind', async () => {
    press('h');
    await expect.poll(() => opened.client.open('nextStep')).toBeDefined();
    opened.client.answer('nextStep', { kind: 'refused', sentence: 'There is no step to look into.' });
    await expect
      .poll(() => opened.session.store.getState().notices.at(-1)?.text)
      .toBe('There is no step to look into.');
    expect(document.querySelector('.phases')).toBeNull();
  });

  it('stops a run that plays before it looks', async () => {
    opened.session.play();
    press('h');
    await expect.poll(() => opened.client.calls.at(-1)).toBe('pause');
    opened.client.events.frame(frame(9));
    await answer('nextStep');
    await expect.poll(phase).toBe('forward');
  });

  it('goes on by itself in slow motion, until that is switched off', async () => {
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
    press('h');
    await answer('nextStep');
    await expect.poll(phase).toBe('forward');
    // Without motion the whole is there at once.
    expect(scoreView().sweep).toEqual({ phase: 'forward', reached: 49 });
    await page.getByRole('button', { name: 'Slow motion' }).click();
    await expect.poll(phase).toBe('loss');
    await expect.poll(phase, { timeout: 4000 }).toBe('backward');
    await page.getByRole('button', { name: 'Slow motion' }).click();
    expect(phases().store.getState().slow).toBe(false);
  });

  it('is accessible, and fits a phone', async () => {
    await upToBackward();
    await expectAccessible('phases');
    await page.viewport(360, 740);
    expectNoSidewaysScroll('phases on a phone');
  });
});
