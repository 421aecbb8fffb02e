/**
 * Training words that nobody said: each draw changes speed, throat, room and microphone a little, so that a network learns the
 * digits and not the recordings.
 *
 * - speed: the word stretched to 0.8 to 1.25 of its frames, with up to two frames of background before and after it;
 * - throat: all frequencies higher or lower by up to 10 % (vocal tract length perturbation, Jaitly & Hinton, ICML workshop on
 *   Deep Learning for Audio, Speech and Language Processing, 2013; here along the mel scale, where it is nearly a shift);
 * - microphone: louder or quieter, and high frequencies against low ones, by up to 4 and 6 decibels;
 * - room: a background of noise, 20 to 60 decibels below the loudest.
 */
import type { Random } from '../../math/random.ts';
import { bandCenters, DECIBELS } from './features.ts';
import { BANDS } from './limits.ts';
import { melOf } from './melBank.ts';
import { stretched } from './time.ts';

const SLOWEST = 1.25;
const FASTEST = 0.8;
const EDGE = 2;
const SHORTEST = 5;
const THROAT = 0.1;
const GAIN = 4 / DECIBELS;
const TILT = 6 / DECIBELS;
const LOUDEST_NOISE = 40 / DECIBELS;
const NOISE_SPREAD = 3 / DECIBELS;

/** Frames of a varied word: before it, its own, and after it; together at most `longest`. */
function variedFrames(random: Random, frames: number, longest: number): [number, number, number] {
  const factor = FASTEST * (SLOWEST / FASTEST) ** random.next();
  const own = Math.max(SHORTEST, Math.min(longest, Math.round(frames * factor)));
  const before = Math.min(longest - own, random.integer(EDGE + 1));
  const after = Math.min(longest - own - before, random.integer(EDGE + 1));
  return [before, own, after];
}

/** Frames of the shortest variation of a word of that many. */
export function shortestVaried(frames: number): number {
  return Math.max(SHORTEST, Math.round(frames * FASTEST));
}

/** How many frames a varied word has. */
export function variedLength(random: Random, frames: number, longest: number): number {
  const [before, own, after] = variedFrames(random, frames, longest);
  return before + own + after;
}

/** Where each band reads from when all frequencies are `factor` as high: a place between bands. */
function throatPlaces(factor: number): Float64Array {
  const mels = bandCenters.map(melOf);
  const spacing = (mels.at(-1)! - mels[0]!) / (BANDS - 1);
  return Float64Array.from(bandCenters, (hertz) => {
    const place = (melOf(hertz / factor) - mels[0]!) / spacing;
    return Math.min(BANDS - 1, Math.max(0, place));
  });
}

/** How far the sum of two powers lies above the louder, by how far they lie apart; a table, for it is asked for every value. */
const NEPERS = (DECIBELS / 10) * Math.LN10;
const FINENESS = 1024;
const gains = Float32Array.from(
  { length: FINENESS + 1 },
  (_, k) => Math.log1p(Math.exp((-NEPERS * k) / FINENESS)) / NEPERS,
);

/** Two levels together: the powers add up, 10^(x/10) of decibels, on the scale from 0 to 1; to a hundredth of a decibel. */
function addPowers(one: number, other: number): number {
  const apart = Math.min(1, Math.abs(one - other));
  return Math.max(one, other) + gains[Math.round(FINENESS * apart)]!;
}

/**
 * A variation of a word, of `variedLength` frames with the same random numbers.
 * @param values `[frames, BANDS]`, 0 to 1
 * @param longest frames that it may have at most
 */
export function varied(random: Random, values: Float32Array, longest: number): Float32Array {
  const [before, own, after] = variedFrames(random, values.length / BANDS, longest);
  const word = stretched(values, own);
  const places = throatPlaces(1 + random.uniform(-THROAT, THROAT));
  const gain = random.uniform(-GAIN, GAIN);
  const tilt = random.uniform(-TILT, TILT);
  const noise = random.uniform(0, LOUDEST_NOISE);
  const result = new Float32Array((before + own + after) * BANDS);
  for (let t = 0; t < before + own + after; t++) {
    const inside = t >= before && t < before + own;
    for (let b = 0; b < BANDS; b++) {
      const place = places[b]!;
      const from = (t - before) * BANDS + Math.floor(place);
      const [low, high] = inside ? [word[from]!, word[Math.min(from + 1, word.length - 1)]!] : [0, 0];
      const said = low + (place % 1) * (high - low);
      const changed = inside ? said + gain + tilt * (b / (BANDS - 1) - 0.5) : 0;
      const background = noise + random.uniform(-NOISE_SPREAD, NOISE_SPREAD);
      result[t * BANDS + b] = Math.min(1, Math.max(0, addPowers(changed, background)));
    }
  }
  return result;
}
