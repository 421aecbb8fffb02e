/**
 * What the network hears: a sound as loudness by time and frequency. Frames of 25 ms, a new one every 20 ms, each under a Hann
 * window and transformed to a power spectrum, which 16 mel bands sum up; in decibels below the loudest band of the whole
 * sound, so that it does not matter how loud somebody spoke or how near the microphone was. A pre-emphasis (first difference
 * with 0.97) lifts the high frequencies, which are weak in speech and carry its consonants.
 *
 * The very same code made the stored data (`scripts/digits.ts`) and hears the visitor.
 */
import { powerSpectrum } from '../../math/fft.ts';
import { BANDS } from './limits.ts';
import { melBank } from './melBank.ts';

/** Samples per second of the sound that features are taken from. */
export const SAMPLE_RATE = 16_000;
/** Samples of a frame, and from the beginning of one to the next. */
export const FRAME = 400;
export const HOP = 320;
/** Values run from 0, this many decibels below the loudest band or quieter, to 1, the loudest. */
export const DECIBELS = 60;
/** Steps of the scale on which values lie, so that stored and heard sounds are alike: one is just under a decibel. */
export const LEVELS = 64;

const SIZE = 512;
export const PRE_EMPHASIS = 0.97;
const bank = melBank(BANDS, { low: 80, high: 7600, size: SIZE, sampleRate: SAMPLE_RATE });

/** Centres of the bands in hertz, whole numbers. */
export const bandCenters: readonly number[] = bank.centers.map(Math.round);

const hann = Float64Array.from({ length: FRAME }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / FRAME));

/** How many frames a sound of that many samples has: one for each hop that a whole frame begins at. */
export function framesIn(samples: number): number {
  return samples < FRAME ? 0 : Math.floor((samples - FRAME) / HOP) + 1;
}

/** The power in each band, `[frames, BANDS]`. */
function bandPowers(samples: Float32Array): Float64Array {
  const frames = framesIn(samples.length);
  const powers = new Float64Array(frames * BANDS);
  const frame = new Float64Array(FRAME);
  for (let t = 0; t < frames; t++) {
    for (let i = 0; i < FRAME; i++) {
      const at = t * HOP + i;
      frame[i] = hann[i]! * (samples[at]! - PRE_EMPHASIS * (samples[at - 1] ?? 0));
    }
    const spectrum = powerSpectrum(frame, SIZE);
    for (let b = 0; b < BANDS; b++) {
      const weights = bank.weights[b]!;
      let sum = 0;
      for (let k = 0; k < spectrum.length; k++) sum += weights[k]! * spectrum[k]!;
      powers[t * BANDS + b] = sum;
    }
  }
  return powers;
}

/**
 * The features of a sound, `[frames, BANDS]`, as levels from 0 to `LEVELS − 1`.
 * @param samples mono, at `SAMPLE_RATE`
 */
export function levelsOf(samples: Float32Array): Uint8Array {
  const powers = bandPowers(samples);
  const loudest = powers.reduce((most, power) => Math.max(most, power), Number.MIN_VALUE);
  return Uint8Array.from(powers, (power) => {
    const decibels = 10 * Math.log10(Math.max(power, Number.MIN_VALUE) / loudest);
    return Math.round((LEVELS - 1) * Math.max(0, 1 + decibels / DECIBELS));
  });
}

/** Levels as the network reads them, from 0 to 1. */
export function valuesOf(levels: Uint8Array): Float32Array {
  return Float32Array.from(levels, (level) => level / (LEVELS - 1));
}
