import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/math/random.ts';
import { BANDS } from '../../../../src/tasks/digits/limits.ts';
import { utteranceOf } from '../../../../src/tasks/digits/utterance.ts';

const RATE = 16_000;

/** Background noise with tones in it: each from a second on, for some seconds, of some loudness. */
function recording(
  tones: readonly [from: number, seconds: number, size: number][],
  noise = 0.001,
): Float32Array {
  const random = createRandom(3);
  const samples = Float32Array.from({ length: 2 * RATE }, () => noise * random.normal());
  for (const [from, seconds, size] of tones) {
    for (let i = 0; i < seconds * RATE; i++) {
      samples[Math.round(from * RATE) + i]! += size * Math.sin((2 * Math.PI * 600 * i) / RATE);
    }
  }
  return samples;
}

const framesOf = (samples: Float32Array, rate = RATE) => {
  const utterance = utteranceOf(samples, rate);
  return 'levels' in utterance ? utterance.levels.length / BANDS : utterance.missing;
};

describe('the word in a recording', () => {
  it('is cut out of its background with a frame on each side, wherever it is', () => {
    const frames = framesOf(recording([[0.5, 0.4, 0.3]]));
    // 0.4 s are 20 hops; a frame is a little longer than a hop, and one more is kept on either side.
    expect(frames).toBeGreaterThanOrEqual(21);
    expect(frames).toBeLessThanOrEqual(24);
    expect(framesOf(recording([[1.1, 0.4, 0.3]]))).toBe(frames);
  });

  it('goes on over the closure of a plosive, but not over a pause', () => {
    const word = framesOf(
      recording([
        [0.5, 0.2, 0.3],
        [0.82, 0.05, 0.05],
      ]),
    );
    expect(word).toBeGreaterThan(17);
    const twoWords = framesOf(
      recording([
        [0.2, 0.2, 0.1],
        [1.2, 0.3, 0.3],
      ]),
    );
    expect(twoWords).toBeLessThan(20);
    expect(twoWords).toBeGreaterThan(14);
  });

  it('is found at other sampling rates', () => {
    const samples = recording([[0.5, 0.4, 0.3]]);
    const doubled = Float32Array.from({ length: 2 * samples.length }, (_, i) => {
      const [low, high] = [samples[i >> 1]!, samples[Math.min(samples.length - 1, (i + 1) >> 1)]!];
      return (low + high) / 2;
    });
    expect(Math.abs((framesOf(doubled, 2 * RATE) as number) - (framesOf(samples) as number))).toBeLessThan(2);
  });

  it.each([
    ['silent', 'nothing at all', new Float32Array(RATE)],
    ['silent', 'no samples', new Float32Array(0)],
    ['silent', 'a faint hiss', recording([], 0.001)],
    ['noisy', 'a loud hiss and no word', recording([], 0.05)],
    ['loud', 'a word beyond full scale', recording([[0.5, 0.5, 3]]).map((x) => Math.max(-1, Math.min(1, x)))],
  ])('is missing (%s) where there is %s', (why, _what, samples) => {
    expect(framesOf(samples)).toBe(why);
  });
});
