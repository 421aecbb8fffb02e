import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/math/random.ts';
import { defaultsOf, type OptionValues } from '../../../../src/options/option.ts';
import { voices } from '../../../../scripts/digits/voices.ts';
import { FIRST_HELD_OUT_VOICE, LONGEST_WORD, words } from '../../../../src/tasks/data/digits.ts';
import { digits } from '../../../../src/tasks/digits.ts';
import { BANDS, LONGEST } from '../../../../src/tasks/digits/limits.ts';
import { lineOf, readUtterances } from '../../../../src/tasks/digits/stored.ts';
import { stretched } from '../../../../src/tasks/digits/time.ts';
import { shortestVaried, varied, variedLength } from '../../../../src/tasks/digits/variation.ts';
import { nearestWord } from '../../../../src/tasks/digits/baselines.ts';
import { storedWords, type Word } from '../../../../src/tasks/digits/words.ts';
import type { Batch } from '../../../../src/tasks/contract/batch.ts';

describe('the stored words', () => {
  const utterances = readUtterances(words);

  it('are three takes of ten digits by each voice, with some voices held out', () => {
    expect(utterances).toHaveLength(voices.length * 3 * 10);
    expect(new Set(utterances.map(({ voice, take, digit }) => `${voice} ${take} ${digit}`)).size).toBe(
      utterances.length,
    );
    expect(FIRST_HELD_OUT_VOICE).toBe(voices.findIndex(({ heldOut }) => heldOut));
    expect(voices.length - FIRST_HELD_OUT_VOICE).toBeGreaterThanOrEqual(5);
  });

  it('have no variant of a voice on both sides', () => {
    const variants = voices.map(({ name }) => name.split('+')[1]);
    expect(new Set(variants).size).toBe(voices.length);
  });

  it('are read as they were written', () => {
    expect(utterances.map(lineOf).join('\n')).toBe(words.trim());
    expect(() => readUtterances('0 0 0 AAA')).toThrow('broken');
  });

  it('are no longer than the task says', () => {
    const longest = Math.max(...utterances.map(({ levels }) => levels.length / BANDS));
    expect([LONGEST_WORD, LONGEST]).toEqual([longest, longest]);
  });

  it('fall into three parts that share nothing, each with every digit', async () => {
    const { training, knownVoices, newVoices } = await storedWords();
    const parts = [training, knownVoices, newVoices];
    expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(utterances.length);
    expect(newVoices).toHaveLength((voices.length - FIRST_HELD_OUT_VOICE) * 30);
    for (const part of parts) {
      const counts = Array.from({ length: 10 }, (_, k) => part.filter(({ digit }) => digit === k).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      expect(Math.min(...counts)).toBeGreaterThan(10);
    }
    const known = new Set(training.map(({ values }) => values.join(' ')));
    for (const { values } of [...knownVoices, ...newVoices]) expect(known.has(values.join(' '))).toBe(false);
  });
});

describe('the nearest training word', () => {
  const wide = (words: readonly Word[]) =>
    words.map(({ digit, values }) => ({ digit, values: stretched(values, LONGEST) }));

  /** The share of words that have the digit of the nearest one. */
  function rightShare(training: readonly Word[], judged: readonly Word[]): number {
    const known = wide(training);
    const right = wide(judged).filter(({ digit, values }) => {
      let nearest = { distance: Infinity, digit: -1 };
      for (const other of known) {
        let distance = 0;
        for (let k = 0; k < values.length && distance < nearest.distance; k++)
          distance += (values[k]! - other.values[k]!) ** 2;
        if (distance < nearest.distance) nearest = { distance, digit: other.digit };
      }
      return nearest.digit === digit;
    });
    return right.length / judged.length;
  }

  it('is the same digit for all words of known voices and nearly all of new ones, as the line beside the network says', async () => {
    const { training, knownVoices, newVoices } = await storedWords();
    expect(rightShare(training, knownVoices)).toBe(nearestWord.words);
    expect(rightShare(training, newVoices)).toBe(nearestWord.voices);
    const lines = async (options: OptionValues) =>
      (await digits.create({ ...defaultsOf(digits.options), ...options })).metricLines;
    expect(await lines({ judged: 'words' })).toEqual([{ value: 1, label: 'nearest training word' }]);
    expect(await lines({ judged: 'voices' })).toEqual([{ value: 175 / 180, label: 'nearest training word' }]);
    // It says nothing before the word is over.
    expect(await lines({ answer: 'every' })).toBeUndefined();
  });
});

describe('a stretched word', () => {
  const word = Float32Array.from({ length: 10 * BANDS }, (_, k) => Math.floor(k / BANDS) / 9);

  it('keeps its beginning, its end and its course', () => {
    for (const frames of [5, 19, 40]) {
      const result = stretched(word, frames);
      expect(result).toHaveLength(frames * BANDS);
      for (let t = 0; t < frames; t++) expect(result[t * BANDS]).toBeCloseTo(t / (frames - 1), 5);
    }
    expect(stretched(word, 10)).toBe(word);
    expect(stretched(word, 1)[0]).toBeCloseTo(0.5, 5);
  });
});

describe('a varied word', () => {
  const word = Float32Array.from({ length: 20 * BANDS }, (_, k) => ((k % BANDS) + 1) / (BANDS + 1));

  it('stays within its range and its longest length, as long as was predicted', () => {
    for (let seed = 0; seed < 200; seed++) {
      const result = varied(createRandom(seed), word, 22);
      const frames = result.length / BANDS;
      expect(frames).toBe(variedLength(createRandom(seed), 20, 22));
      expect(frames).toBeLessThanOrEqual(22);
      expect(frames).toBeGreaterThanOrEqual(shortestVaried(20));
      expect(result.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  });

  it('differs from draw to draw, and little enough to keep its shape', () => {
    const [one, other] = [varied(createRandom(1), word, 42), varied(createRandom(2), word, 42)];
    expect(one).not.toEqual(other);
    // The word is louder in high bands; so is every variation of it.
    for (let seed = 0; seed < 50; seed++) {
      const result = varied(createRandom(seed), word, 42);
      const middle = Math.floor(result.length / BANDS / 2) * BANDS;
      expect(result[middle + BANDS - 1]).toBeGreaterThan(result[middle + 2]!);
    }
  });
});

describe('the task', () => {
  const create = (options: Record<string, string>) =>
    Promise.resolve(digits.create({ ...defaultsOf(digits.options), ...options }));
  const ends = ({ mask, timeSteps, batchSize }: Batch) =>
    Array.from({ length: batchSize }, (_, b) => mask.subarray(b * timeSteps, (b + 1) * timeSteps));

  it('asks once at the last frame, or at every frame', async () => {
    const atEnd = (await create({ answer: 'end' })).sample(createRandom(1), 50);
    expect(ends(atEnd).every((mask) => mask.reduce((sum, x) => sum + x, 0) === 1)).toBe(true);
    const every = (await create({ answer: 'every' })).sample(createRandom(1), 50);
    expect(ends(every).every((mask) => mask[0] === 1)).toBe(true);
    expect(ends(every).map((mask) => mask.lastIndexOf(1))).toEqual(
      ends(atEnd).map((mask) => mask.indexOf(1)),
    );
  });

  it('trains on the same data, whatever judges it', async () => {
    const [byWords, byVoices] = [await create({ judged: 'words' }), await create({ judged: 'voices' })];
    expect(byWords.sample(createRandom(4), 8)).toEqual(byVoices.sample(createRandom(4), 8));
    expect(byWords.heldOut(createRandom(4), 8)).not.toEqual(byVoices.heldOut(createRandom(4), 8));
  });

  it('draws the takes as they are where nothing is varied', async () => {
    const { training } = await storedWords();
    const known = new Set(training.map(({ values }) => values.join(' ')));
    const { inputs, mask, timeSteps } = (await create({ variation: 'none' })).sample(createRandom(2), 20);
    for (let b = 0; b < 20; b++) {
      const frames = mask.subarray(b * timeSteps, (b + 1) * timeSteps).indexOf(1) + 1;
      const row = inputs.subarray(b * timeSteps * BANDS, (b * timeSteps + frames) * BANDS);
      expect(known.has(row.join(' '))).toBe(true);
    }
  });

  it('counts guessing by length as worth something, and never as worse than guessing among ten', async () => {
    const words = await create({ judged: 'words', variation: 'none' });
    expect(words.baseline.loss).toBeLessThan(Math.log(10));
    expect(words.baseline.loss).toBeGreaterThan(1);
    for (const judged of ['words', 'voices']) {
      for (const answer of ['end', 'every']) {
        const { baseline, solved } = await create({ judged, answer });
        expect(baseline.loss).toBeLessThanOrEqual(Math.log(10));
        expect(solved.loss).toBeLessThan(baseline.loss);
      }
    }
  });
});
