import { describe, expect, it } from 'vitest';
import {
  bandCenters,
  FRAME,
  framesIn,
  HOP,
  levelsOf,
  LEVELS,
  valuesOf,
} from '../../../../src/tasks/digits/features.ts';
import { BANDS } from '../../../../src/tasks/digits/limits.ts';
import { hertzOf, melBank, melOf } from '../../../../src/tasks/digits/melBank.ts';
import * as independent from '../../../fixtures/features.ts';
import { sound } from '../../../fixtures/features.ts';

describe('the mel scale', () => {
  it('puts 1,000 Hz at 1,000 mel, and back', () => {
    expect(melOf(1000)).toBeCloseTo(1000, 1);
    expect(melOf(0)).toBe(0);
    for (const hertz of [80, 440, 7600]) expect(hertzOf(melOf(hertz))).toBeCloseTo(hertz, 8);
  });

  it('is covered evenly: neighbours add up to 1 between the first centre and the last', () => {
    const { centers, weights } = melBank(16, { low: 80, high: 7600, size: 512, sampleRate: 16_000 });
    const steps = centers.slice(1).map((center, k) => melOf(center) - melOf(centers[k]!));
    for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 6);
    for (let bin = 0; bin <= 256; bin++) {
      const hertz = (bin * 16_000) / 512;
      if (hertz < centers[0]! || hertz > centers.at(-1)!) continue;
      expect(weights.reduce((sum, band) => sum + band[bin]!, 0)).toBeCloseTo(1, 9);
    }
  });
});

describe('features', () => {
  it('are those of an independent implementation (NumPy and SciPy)', () => {
    const levels = levelsOf(sound);
    expect(levels).toHaveLength(3 * BANDS);
    expect([...levels]).toEqual(independent.levels);
    expect(bandCenters).toEqual(independent.centers);
  });

  it('do not hang on how loud the sound is', () => {
    for (const gain of [0.01, 2]) expect(levelsOf(sound.map((x) => gain * x))).toEqual(levelsOf(sound));
  });

  it('move on by a frame when the sound begins a hop later', () => {
    const later = new Float32Array(sound.length + HOP);
    later.set(sound, HOP);
    expect([...levelsOf(later)].slice(2 * BANDS)).toEqual([...levelsOf(sound)].slice(BANDS));
  });

  it('count the frames that fit', () => {
    expect([0, FRAME - 1, FRAME, FRAME + HOP - 1, FRAME + HOP].map(framesIn)).toEqual([0, 0, 1, 1, 2]);
  });

  it('of silence are levels too', () => {
    const levels = levelsOf(new Float32Array(800));
    expect(levels.every((level) => level >= 0 && level < LEVELS)).toBe(true);
    expect(valuesOf(Uint8Array.of(0, LEVELS - 1))).toEqual(Float32Array.of(0, 1));
  });
});
