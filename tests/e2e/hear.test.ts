/** Speaking to the network: Chromium's pretended microphone plays a file, and everything from there on is real. */
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { writeWav } from '../fixtures/wav.ts';
import { BANDS } from '../../src/tasks/digits/limits.ts';
import { utteranceOf } from '../../src/tasks/digits/utterance.ts';
import { likeness, soundOf, storedWord } from '../fixtures/spoken.ts';
import { axeFindings, THEMES } from './axe.ts';
import { browser } from './browser.ts';
import { visit, type Visit } from './site.ts';

const SMALL = '#task=digits&cell=gru&units=8&batch=4&backend=cpu';
const RATE = 48_000;
/** What a visitor has allowed the page. What is not named is denied, without a question. */
type Allowed = 'microphone' | 'notifications';

/** What the microphone plays over and over from when it is next switched on. */
function play(samples: Float32Array): void {
  writeFileSync(inject('microphoneFile'), writeWav({ samples, rate: RATE }));
}

/** The page of the digits with a microphone that plays this. */
function withMicrophone(samples: Float32Array): Promise<Visit> {
  play(samples);
  return open('microphone');
}

async function open(allowed: Allowed): Promise<Visit> {
  const visited = await visit(browser, SMALL, { permissions: [allowed] });
  await visited.page.getByText(/^Before training the validation loss is/).waitFor();
  return visited;
}

/** From here on the page notes down what it asks of microphone and worker. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const notes = { tracks: [] as MediaStreamTrack[], sounds: [] as number[][] };
    Object.assign(window, { notes });
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      notes.tracks.push(...stream.getTracks());
      return stream;
    };
    interface Asked {
      readonly question?: { readonly kind: string; readonly features: Float32Array };
    }
    const post = Worker.prototype.postMessage as (message: Asked) => void;
    Worker.prototype.postMessage = function (this: Worker, message: Asked) {
      if (message.question?.kind === 'sound') notes.sounds.push([...message.question.features]);
      post.call(this, message);
    };
  });
}

interface Notes {
  readonly tracks: string[];
  readonly sounds: number[][];
}

function notesOf(page: Page): Promise<Notes> {
  return page.evaluate(() => {
    const { notes } = window as unknown as { notes: { tracks: MediaStreamTrack[]; sounds: number[][] } };
    return { tracks: notes.tracks.map(({ readyState }) => readyState), sounds: notes.sounds };
  });
}

const speak = (page: Page) => page.getByRole('button', { name: 'Say a digit' }).click();
const said = (page: Page, sentence: RegExp) =>
  page.locator('.hear-sentence').filter({ hasText: sentence }).waitFor({ timeout: 30_000 });

/** A word a second. */
function aWordASecond(digit: number): { word: Float32Array; samples: Float32Array } {
  const word = soundOf(storedWord(digit).levels, RATE);
  const samples = new Float32Array(RATE);
  samples.set(word, 10_000);
  return { word, samples };
}

describe('a word spoken into the microphone', () => {
  it('is heard, shown and answered, and the microphone is switched off again', async () => {
    const { samples } = aWordASecond(7);
    const { page, troubles } = await withMicrophone(samples);
    await watch(page);
    expect((await notesOf(page)).tracks).toEqual([]);
    await speak(page);
    await said(page, /^Speak now/);
    await said(page, /^An untrained network guesses \d \(\d+\.\d %\)/);
    const { tracks, sounds } = await notesOf(page);
    expect(tracks).toEqual(['ended']);
    expect(sounds).toHaveLength(1);
    await page.getByRole('button', { name: 'more', exact: true }).click();
    await page.getByRole('img', { name: /^Spectrogram of what you said, 0\.\d\d seconds$/ }).waitFor();
    const shares = await page.locator('.hear-classes > li > :last-child').allInnerTexts();
    expect(shares).toHaveLength(10);
    expect(shares.reduce((sum, text) => sum + Number.parseFloat(text), 0)).toBeCloseTo(100, 0);

    // The page hears in the microphone what the stored data were made by, and so what is stored.
    const levels = sounds[0]!.map((value) => value * 63);
    const alone = utteranceOf(Float32Array.from([...samples, ...samples]), RATE);
    if (!('levels' in alone)) throw new Error('The sound has a word in it.');
    expect(Math.abs(levels.length - alone.levels.length)).toBeLessThanOrEqual(2 * BANDS);
    expect(likeness(levels, alone.levels)).toBeGreaterThan(0.95);
    expect(likeness(levels, storedWord(7).levels)).toBeGreaterThan(0.8);
    expect(likeness(levels, storedWord(7).levels)).toBeGreaterThan(likeness(levels, storedWord(6).levels));

    await page.getByRole('button', { name: 'Train 1 step', exact: true }).click();
    await said(page, /after 1 step[.:]/);
    expect((await notesOf(page)).tracks).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  it('is asked for again after silence, a word that is too loud, and a hum without a word', async () => {
    const cases: readonly (readonly [Float32Array, RegExp])[] = [
      [new Float32Array(RATE), /^Nothing was heard/],
      [aWordASecond(3).samples.map((x) => Math.max(-1, Math.min(1, 9 * x))), /^That was too loud/],
      [Float32Array.from({ length: RATE }, (_, i) => 0.2 * Math.sin(i / 9)), /^No word stands out/],
    ];
    const { page, troubles } = await open('microphone');
    await watch(page);
    for (const [k, [samples, sentence]] of cases.entries()) {
      play(samples);
      await speak(page);
      await said(page, sentence);
      expect(await notesOf(page)).toEqual({ tracks: Array(k + 1).fill('ended'), sounds: [] });
      expect(await page.getByRole('button', { name: 'Say a digit' }).getAttribute('aria-disabled')).toBe(
        'false',
      );
    }
    expect(troubles).toEqual([]);
  });
});

it('axe finds nothing around a word that was heard, in both themes', async () => {
  const { page } = await withMicrophone(aWordASecond(5).samples);
  await speak(page);
  await said(page, /^An untrained network guesses/);
  await page.setViewportSize({ width: 320, height: 700 });
  // Charts take a frame or two to follow a change of size.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  for (const [colorScheme, rules] of THEMES) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page, undefined, rules), colorScheme).toEqual([]);
  }
});

it('says so where there is no microphone, or it may not be used', async () => {
  const { page, troubles } = await open('notifications');
  await speak(page);
  await said(page, /^The browser was not allowed to use the microphone: allow it/);
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
  });
  await speak(page);
  await said(page, /^No microphone was found: connect one/);
  expect(troubles).toEqual([]);
});
