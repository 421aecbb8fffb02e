/**
 * From a recording to one spoken word: where it begins and ends, or why there is none in it. The stored data were cut out of
 * their silence by the same rule as what a visitor says.
 */
import { resample } from '../../math/resample.ts';
import { FRAME, framesIn, HOP, levelsOf, SAMPLE_RATE } from './features.ts';

/**
 * silent: (next to) nothing was recorded. loud: the recording is cut off at its limits. noisy: nothing stands out of the
 * background.
 */
export type NoWord = 'silent' | 'loud' | 'noisy';

export type Utterance = { readonly levels: Uint8Array } | { readonly missing: NoWord };

/** A recording that never goes beyond this has no voice in it; full scale is 1. */
const SILENT_PEAK = 0.01;
/** More than this share of the samples at the limit is distorted beyond a click. */
const CLIPPED_AT = 0.985;
const CLIPPED_SHARE = 0.005;
/** A word stands out of the background by this many decibels, and its parts are at most this far below its loudest frame. */
const STANDS_OUT = 12;
const QUIETEST_PART = 38;
const ABOVE_BACKGROUND = 8;
/** Frames that a word may be silent for: the closure before a plosive, as in "eight" or "six". */
const LONGEST_CLOSURE = 9;
/** Frames kept on either side. */
const MARGIN = 1;

/** Loudness of each frame in decibels; full scale is about 0. */
function loudnessOf(samples: Float32Array): number[] {
  return Array.from({ length: framesIn(samples.length) }, (_, t) => {
    let sum = 0;
    for (let i = t * HOP; i < t * HOP + FRAME; i++) sum += samples[i]! ** 2;
    return 10 * Math.log10(sum / FRAME + 1e-12);
  });
}

/** The loudest stretch of frames above the threshold, bridging closures: `[first, last]`. */
function loudestStretch(loudness: readonly number[], threshold: number): readonly [number, number] {
  const stretches: { first: number; last: number; energy: number }[] = [];
  loudness.forEach((decibels, t) => {
    if (decibels < threshold) return;
    const energy = 10 ** (decibels / 10);
    const open = stretches.at(-1);
    if (open && t - open.last <= LONGEST_CLOSURE + 1) {
      open.last = t;
      open.energy += energy;
    } else stretches.push({ first: t, last: t, energy });
  });
  const { first, last } = stretches.reduce((best, next) => (next.energy > best.energy ? next : best));
  return [first, last];
}

/** The word in a recording at `SAMPLE_RATE`, or why there is none. */
function wordIn(samples: Float32Array): Float32Array | NoWord {
  let peak = 0;
  let clipped = 0;
  for (const sample of samples) {
    const size = Math.abs(sample);
    peak = Math.max(peak, size);
    if (size >= CLIPPED_AT) clipped++;
  }
  const loudness = loudnessOf(samples);
  if (peak < SILENT_PEAK || loudness.length === 0) return 'silent';
  if (clipped > CLIPPED_SHARE * samples.length) return 'loud';
  const sorted = loudness.toSorted((a, b) => a - b);
  const background = sorted[Math.floor(sorted.length / 10)]!;
  const loudest = sorted.at(-1)!;
  if (loudest - background < STANDS_OUT) return 'noisy';
  const threshold = Math.max(loudest - QUIETEST_PART, background + ABOVE_BACKGROUND);
  const [first, last] = loudestStretch(loudness, threshold);
  const from = Math.max(0, first - MARGIN) * HOP;
  const to = Math.min(loudness.length - 1, last + MARGIN) * HOP + FRAME;
  return samples.slice(from, to);
}

/**
 * The word in a recording as levels `[frames, BANDS]`, or why there is none.
 * @param recording mono, full scale ±1
 * @param rate its samples per second
 */
export function utteranceOf(recording: Float32Array, rate: number): Utterance {
  const word = wordIn(resample(recording, rate, SAMPLE_RATE));
  return typeof word === 'string' ? { missing: word } : { levels: levelsOf(word) };
}
