/** Trying inputs, interventions and the slider through the training, on the whole page. */
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Readout } from '../../src/worker/protocol.ts';
import { eventually } from '../fixtures/eventually.ts';
import { frame } from '../fixtures/fakeSession.ts';
import {
  closePage,
  expectAccessible,
  expectControlsWhole,
  expectNoSidewaysScroll,
  openPage,
} from './appPage.tsx';
import { fakeInfo, fakeScore } from './scoreFakes.ts';

const FAKE = { task: 'adding', cell: 'lstm', timeSteps: 8, units: 4 } as const;

/** The page at a run of some steps, whose worker answers what is asked of it by hand. */
function open() {
  const opened = openPage();
  const { client } = opened;
  client.ready(fakeInfo(FAKE));
  client.events.status({ state: 'paused' });
  const score = fakeScore(FAKE, 40);
  client.events.frame(frame(40, 0.1));
  client.answer('score', score);
  const lastRead = () => client.asked('whatIf').at(-1);
  const answerRead = (changed: Readout, beside?: Readout) =>
    client.answer('whatIf', { score: changed, answers: 'right', ...(beside && { beside }) });
  return { ...opened, score, lastRead, answerRead };
}

const inputLane = () => page.getByRole('slider', { name: /^Input, / });
const back = () => page.getByRole('button', { name: 'Back to the newest reading' });
const held = (opened: ReturnType<typeof open>) => opened.session.scoreView.getState().pinned;

beforeEach(() => page.viewport(1440, 900));
afterEach(closePage);

describe('trying an input', () => {
  it('asks for the changed input by keys, says what changed, and Escape brings the newest reading back', async () => {
    const opened = open();
    await page.getByRole('tab', { name: 'Change the input' }).click();
    opened.session.scoreView.setState({ playhead: 2 });
    (inputLane().element() as HTMLElement).focus();
    await eventually(async () => {
      if (!opened.lastRead()) await userEvent.keyboard('{ArrowUp}');
      expect(opened.lastRead()).toBeDefined();
    });
    const { inputs } = opened.lastRead()!;
    const changed = [...inputs!.keys()].filter((k) => inputs![k] !== opened.score.inputs[k]);
    expect(changed).toEqual([4]);

    const lanes = opened.score.lanes.map((lane) => ({
      ...lane,
      values: lane.values.map((value, k) => (k >= 8 ? value * 0.5 : value)),
    }));
    opened.answerRead({ ...opened.score, inputs: inputs!, lanes }, opened.score);
    await expect.element(page.getByText(/^From t = 3 on the hidden state differs/)).toBeVisible();
    await expect.element(page.getByText('Shown: input changed at t = 3.')).toBeVisible();
    await expectAccessible('a changed input');

    await page.getByRole('radio', { name: 'difference' }).click({ force: true });
    expect(opened.session.scoreView.getState().lens).toBe('difference');
    await expect
      .element(page.getByRole('slider', { name: /^Hidden state/ }))
      .toHaveAttribute('data-map', 'diverging');

    await userEvent.keyboard('{Escape}');
    expect(held(opened)).toBeUndefined();
    expect(opened.session.scoreView.getState().lens).toBe('changed');
    await expect.element(back()).not.toBeInTheDocument();
  });

  it('takes a bar that is dragged up or down on the score, and a press beneath it as its mark', async () => {
    const opened = open();
    await expect.element(inputLane()).toBeVisible();
    const lane = inputLane().element();
    const box = lane.getBoundingClientRect();
    const send = (type: string, across: number, down: number) => {
      const at = { clientX: box.left + ((across + 0.5) / 8) * box.width, clientY: box.top + down };
      lane.dispatchEvent(new PointerEvent(type, { ...at, bubbles: true, button: 0, pointerId: 1 }));
    };
    // What takes changes is loaded after the score.
    await eventually(() => {
      send('pointerdown', 4, 20);
      expect(opened.session.scoreView.getState().playhead).toBe(4);
      send('pointermove', 4, 12);
      send('pointermove', 4, 0);
      send('pointerup', 4, 0);
      expect(opened.session.whatIf.store.getState().edit?.inputs[8]).toBe(1);
    });
    expect(opened.lastRead()!.inputs![8]).not.toBe(opened.score.inputs[8]);
    // Along the lane it is the playhead that is dragged.
    send('pointerdown', 2, 20);
    send('pointermove', 6, 22);
    send('pointerup', 6, 22);
    expect(opened.session.scoreView.getState().playhead).toBe(6);
    const { inputs } = opened.session.whatIf.store.getState().edit!;
    const mark = inputs[2 * 6 + 1]!;
    send('pointerdown', 6, box.height - 4);
    send('pointerup', 6, box.height - 4);
    expect(opened.session.whatIf.store.getState().edit!.inputs[2 * 6 + 1]).toBe(1 - mark);
  });

  it('shows the hardest of the held-out examples', async () => {
    const opened = open();
    await page.getByRole('tab', { name: 'Change the input' }).click();
    await page.getByRole('button', { name: 'Hardest example' }).click();
    expect(opened.client.open('losses')).toBeDefined();
    opened.client.answer('losses', { step: 40, losses: Float32Array.of(0.1, 0.7, 0.2) });
    await expect.element(page.getByText(/Example 2 has the highest loss of all 3: 0\.700/)).toBeVisible();
    expect(opened.client.examples.at(-1)).toBe(1);
  });
});

describe('interventions', () => {
  it('holds a gate, shows what that does on held-out data, and is undone one by one', async () => {
    const opened = open();
    await page.getByRole('tab', { name: 'Intervene' }).click();
    await page.getByRole('button', { name: 'Apply' }).click();
    const interventions = [{ kind: 'clamp', layer: 0, gate: 'f', value: 0 }];
    expect(opened.lastRead()).toEqual({ kind: 'whatIf', example: opened.score.example, interventions });
    await expect
      .poll(() => opened.client.open('interventions'))
      .toMatchObject({ question: { kind: 'interventions', interventions }, pace: { least: 2500 } });
    opened.client.answer('interventions', {
      step: 40,
      original: { loss: 0.01, metric: 0.9 },
      changed: { loss: 0.4, metric: 0.2 },
    });
    await expect.element(page.getByRole('row', { name: /^changed 0\.400 20\.0 %/ })).toBeVisible();
    await expect.element(page.getByRole('row', { name: /^original 0\.010 90\.0 %/ })).toBeVisible();
    await expectAccessible('intervene');
    await page.getByRole('button', { name: 'Undo: forget gate held shut' }).click();
    expect(opened.session.whatIf.store.getState().interventions).toEqual([]);
  });
});

describe('rewinding the training', () => {
  it('shows how the example was read at an earlier step, and leads back to now', async () => {
    const opened = open();
    for (const step of [0, 1, 2]) opened.client.events.snapshot!({ step, parameters: Float32Array.of(step) });
    await page.getByRole('tab', { name: 'Rewind training' }).click();
    const slider = page.getByRole('slider', { name: /^Rewind training/ });
    await expect.element(slider).toHaveAttribute('aria-valuetext', 'now');
    (slider.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(opened.lastRead()!.snapshot!.step).toBe(2);
    opened.answerRead(fakeScore(FAKE, 2));
    // What was wanted meanwhile is asked next.
    await expect.poll(() => opened.lastRead()!.snapshot!.step).toBe(1);
    opened.answerRead(fakeScore(FAKE, 1));
    await expect.element(page.getByText('Shown: as it was at training step 1.')).toBeVisible();
    await expect.element(slider).toHaveAttribute('aria-valuetext', 'training step 1');
    await back().click();
    await expect.element(slider).toHaveAttribute('aria-valuetext', 'now');
    expect(held(opened)).toBeUndefined();
  });

  it('plays the whole training as a film and ends at now', async () => {
    const opened = open();
    for (const step of [0, 1]) opened.client.events.snapshot!({ step, parameters: Float32Array.of(step) });
    await page.getByRole('tab', { name: 'Rewind training' }).click();
    await page.getByRole('button', { name: 'Play the training as a film' }).click();
    for (const step of [0, 1]) {
      await expect.poll(() => opened.lastRead()?.snapshot?.step).toBe(step);
      opened.answerRead(fakeScore(FAKE, step));
    }
    await expect.poll(() => held(opened)).toBeUndefined();
    await expect.element(page.getByRole('button', { name: 'Play the training as a film' })).toBeVisible();
  });
});

it('nothing moves on the score when a reading is held', async () => {
  const opened = open();
  const topOf = () => document.querySelector('.drawer')!.getBoundingClientRect().top;
  for (const width of [1440, 360]) {
    await page.viewport(width, 800);
    const before = topOf();
    opened.session.whatIf.change({ interventions: [{ kind: 'reset', step: 2 }] });
    opened.answerRead(opened.score, opened.score);
    await expect.element(page.getByRole('radio', { name: 'difference' })).toBeInTheDocument();
    expect(Math.abs(topOf() - before)).toBeLessThan(1);
    opened.session.whatIf.end();
    await expect.element(page.getByRole('radio', { name: 'difference' })).not.toBeInTheDocument();
  }
});

it.each(['Change the input', 'Intervene'])('%s fits a narrow window', async (name) => {
  open();
  await page.viewport(320, 700);
  await page.getByRole('tab', { name }).click();
  await expect.element(page.getByRole('tabpanel').getByRole('button').first()).toBeVisible();
  expectNoSidewaysScroll(name);
  expectControlsWhole(name);
});
