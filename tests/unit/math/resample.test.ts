import { describe, expect, it } from 'vitest';
import { resample } from '../../../src/math/resample.ts';

const tone = (hertz: number, rate: number, seconds = 0.25) =>
  Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) =>
    Math.sin((2 * Math.PI * hertz * i) / rate),
  );

/** The largest value away from the ends, where the filter lacks its neighbours. */
const inner = (samples: Float32Array) => samples.subarray(200, samples.length - 200);
const loudest = (samples: Float32Array) => inner(samples).reduce((most, x) => Math.max(most, Math.abs(x)), 0);

describe('resampling', () => {
  it.each([
    [48_000, 16_000],
    [44_100, 16_000],
    [22_050, 16_000],
    [8_000, 16_000],
  ])('keeps a tone from %i to %i samples a second', (from, to) => {
    const result = resample(tone(1000, from), from, to);
    const expected = tone(1000, to);
    expect(result).toHaveLength(Math.floor((tone(1000, from).length * to) / from));
    const far = inner(result).reduce((most, x, i) => Math.max(most, Math.abs(x - expected[i + 200]!)), 0);
    expect(far).toBeLessThan(0.01);
  });

  it('keeps out tones that the new rate cannot hold', () => {
    expect(loudest(resample(tone(11_000, 48_000), 48_000, 16_000))).toBeLessThan(0.01);
    expect(loudest(resample(tone(9_500, 44_100), 44_100, 16_000))).toBeLessThan(0.02);
  });

  it('gives back a sound whose rate is right', () => {
    const sound = tone(300, 16_000);
    expect(resample(sound, 16_000, 16_000)).toBe(sound);
  });
});
