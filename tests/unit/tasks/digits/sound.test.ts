/** The sound that is made of what the network reads: it must be the word, so the word must be found in it again. */
import { describe, expect, it } from 'vitest';
import { levelsOf, valuesOf } from '../../../../src/tasks/digits/features.ts';
import { BANDS } from '../../../../src/tasks/digits/limits.ts';
import { soundOf } from '../../../../src/tasks/digits/sound.ts';
import { stretched } from '../../../../src/tasks/digits/time.ts';
import { storedWords, type Word } from '../../../../src/tasks/digits/words.ts';
import { likeness } from '../../../fixtures/spoken.ts';

const { training, newVoices } = await storedWords();

/** The digit of the training word that is nearest, all said in as many frames. */
function nearest(values: Float32Array, frames = 24): number {
  const wanted = stretched(values, frames);
  const distance = (word: Word) =>
    stretched(word.values, frames).reduce((sum, value, k) => sum + (value - wanted[k]!) ** 2, 0);
  return training
    .map((word) => ({ digit: word.digit, at: distance(word) }))
    .reduce((best, next) => (next.at < best.at ? next : best)).digit;
}

describe('the sound of a word', () => {
  const words = Array.from({ length: 10 }, (_, digit) => newVoices.find((word) => word.digit === digit)!);

  it.each(words.map((word) => [word.digit, word] as const))(
    'of a %i, measured as the network measures sounds, is that word again',
    (digit, { values }) => {
      const sound = soundOf(values);
      const again = valuesOf(levelsOf(sound));
      expect(again).toHaveLength(values.length);
      expect(likeness(again, values)).toBeGreaterThan(0.9);
      expect(nearest(again)).toBe(digit);
    },
  );

  it('is as loud for each word, silent where nothing is heard, and the same each time', () => {
    const { values } = words[3]!;
    const peak = (sound: Float32Array) => Math.max(...sound.map(Math.abs));
    expect(peak(soundOf(values))).toBeCloseTo(0.7, 5);
    expect(soundOf(values)).toEqual(soundOf(values));
    expect(peak(soundOf(new Float32Array(5 * BANDS)))).toBe(0);
  });
});
