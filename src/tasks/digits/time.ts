/** Spoken words made longer or shorter, as if said slower or faster. */
import { BANDS } from './limits.ts';

/**
 * The word in another number of frames, each mixed from the two that lie nearest (linear interpolation), the first and the
 * last from those of the word.
 * @param values `[frames, BANDS]`
 */
export function stretched(values: Float32Array, frames: number): Float32Array {
  const before = values.length / BANDS;
  if (frames === before) return values;
  const result = new Float32Array(frames * BANDS);
  for (let t = 0; t < frames; t++) {
    const place = frames === 1 ? (before - 1) / 2 : (t * (before - 1)) / (frames - 1);
    const from = Math.min(before - 1, Math.floor(place));
    const to = Math.min(before - 1, from + 1);
    const share = place - from;
    for (let b = 0; b < BANDS; b++) {
      const [one, other] = [values[from * BANDS + b]!, values[to * BANDS + b]!];
      result[t * BANDS + b] = one + share * (other - one);
    }
  }
  return result;
}
