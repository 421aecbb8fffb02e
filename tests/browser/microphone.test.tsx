/** The panel in which a visitor speaks to the network: what is shown of which word. Recordings come from the test. */
import { page } from 'vitest/browser';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultsOf } from '../../src/options/option.ts';
import { PAUSE_MS } from '../../src/store/announcer.ts';
import { digits } from '../../src/tasks/digits.ts';
import { infoOf } from '../../src/tasks/contract/problem.ts';
import { frame, runInfo } from '../fixtures/fakeSession.ts';
import { soundOf, storedWord } from '../fixtures/spoken.ts';
import { closePage, openPage, type OpenPage } from './appPage.tsx';

const RATE = 48_000;
const spoken = vi.hoisted(() => ({ digit: 7 }));
vi.mock(import('../../src/app/product/hear/recording.ts'), async (original) => ({
  ...(await original()),
  record: () => {
    const samples = new Float32Array(RATE);
    samples.set(soundOf(storedWord(spoken.digit).levels, RATE), 10_000);
    return Promise.resolve({ samples, rate: RATE });
  },
}));

let opened: OpenPage;
const panel = () => page.getByRole('region', { name: 'Your voice' });
const hears = (digit: number, step: number) =>
  opened.client.answer('sound', {
    step,
    probabilities: Float32Array.from({ length: 10 }, (_, k) => (k === digit ? 0.91 : 0.01)),
  });

async function say(digit: number) {
  spoken.digit = digit;
  const asked = opened.client.asked('sound').length;
  await panel().getByRole('button', { name: 'Say a digit' }).click();
  await expect.poll(() => opened.client.asked('sound').length).toBe(asked + 1);
}

/** Time goes on by itself, but for the pause between two announcements, which passes at once. */
const passPauses = () =>
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
async function announced(text: string) {
  vi.advanceTimersByTime(PAUSE_MS);
  await expect.poll(() => opened.state().announcement).toContain(text);
}

beforeEach(async () => {
  await page.viewport(1280, 900);
  opened = openPage('task=digits');
  const problem = infoOf(await digits.create(defaultsOf(digits.options)));
  opened.client.ready(runInfo({ problem }));
  opened.client.events.frame(frame(20));
  await expect.element(panel(), { timeout: 10_000 }).toBeInTheDocument();
});
afterEach(() => {
  vi.useRealTimers();
  closePage();
});

it('shows what is heard of a word, and nothing of the word before', async () => {
  passPauses();
  await say(7);
  hears(7, 20);
  await expect.element(panel()).toHaveTextContent('The network hears 7, 91.0 % sure, after 20 steps.');
  await announced('The network hears 7');
  await say(3);
  await expect.element(panel()).not.toHaveTextContent('The network hears 7');
  expect(panel().getByRole('list').element().textContent).not.toContain('91.0 %');
  hears(3, 20);
  await expect.element(panel()).toHaveTextContent('The network hears 3, 91.0 % sure, after 20 steps.');
  await announced('The network hears 3');
});

it('follows the training with the same word, of whose first answer alone listeners are told', async () => {
  passPauses();
  await say(7);
  hears(7, 20);
  await announced('The network hears 7');
  opened.client.events.frame(frame(40));
  hears(1, 40);
  await expect.element(panel()).toHaveTextContent('The network hears 1, 91.0 % sure, after 40 steps.');
  expect(opened.state().announcement).toContain('The network hears 7');
  expect(opened.client.asked('sound')).toHaveLength(1);
});

it('keeps the word over a reset, without what was heard of it', async () => {
  await say(7);
  hears(7, 20);
  await expect.element(panel()).toHaveTextContent('The network hears 7');
  opened.session.reset();
  await expect.element(panel()).not.toHaveTextContent('The network hears 7');
  await panel().getByRole('button', { name: 'more' }).click();
  const whole = page.getByRole('tabpanel', { name: 'Result' });
  await expect.element(whole.getByRole('img', { name: /^Spectrogram of what you said/ })).toBeVisible();
  opened.client.answer('sound', { kind: 'refused', sentence: 'This network does not hear sounds.' });
  await expect.element(panel()).toHaveTextContent('This network does not hear sounds.');
});

it('plays the word of the example as the network reads it, and the one that was said', async () => {
  const played: { readonly length: number; readonly sampleRate: number }[] = [];
  const start = vi.spyOn(AudioBufferSourceNode.prototype, 'start').mockImplementation(function (
    this: AudioBufferSourceNode,
  ) {
    played.push(this.buffer!);
  });
  await page.getByRole('button', { name: 'Hear the example' }).click();
  expect(opened.state().notices.at(-1)?.text).toBe('There is no word to be heard yet.');
  await say(7);
  await panel().getByRole('button', { name: 'more' }).click();
  await page.getByRole('button', { name: 'Hear what the network hears' }).click();
  const frames = opened.client.asked('sound')[0]!.features.length / 16;
  await expect.poll(() => played).toHaveLength(1);
  expect(played[0]).toMatchObject({ length: (frames - 1) * 320 + 400, sampleRate: 16_000 });
  start.mockRestore();
});
