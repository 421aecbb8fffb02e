/** What can be had without listening: how long a word is says a little about which digit it is. */
import { createRandom } from '../../math/random.ts';
import { variedLength } from './variation.ts';
import type { Word } from './words.ts';

const CLASSES = 10;
/** How often each training word is varied to count how long it may become. */
const DRAWS = 20;
/** Added to each count, so that nothing is impossible. */
const LITTLE = 0.2;

/** Training words by frames and digit: `[longest + 1][digit]`, a little spread out. */
function countLengths(training: readonly Word[], longest: number, vary: boolean): Float64Array[] {
  const counts = Array.from({ length: longest + 1 }, () => new Float64Array(CLASSES));
  const random = createRandom(0, 1);
  for (const { digit, frames } of training) {
    for (let k = 0; k < DRAWS; k++) {
      counts[vary ? variedLength(random, frames, longest) : frames]![digit]! += 1 / DRAWS;
    }
  }
  return counts;
}

/** The share of each digit among the words that are asked at frame t: those that end there, or go on to there at least. */
function chances(counts: readonly Float64Array[], t: number, every: boolean): Float64Array {
  const sums = new Float64Array(CLASSES).fill(LITTLE);
  for (const row of every ? counts.slice(t) : [counts[t]!]) row.forEach((count, k) => (sums[k]! += count));
  const total = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((sum) => sum / total);
}

/**
 * The loss on held-out words of one who knows how long each digit takes in the training words and nothing else, in nats; at
 * most that of a guess among ten.
 * @param every true where the digit is asked at every frame, false at the last
 */
export function durationLoss(
  { training, heldOut }: { training: readonly Word[]; heldOut: readonly Word[] },
  longest: number,
  { every, vary }: { every: boolean; vary: boolean },
): number {
  const counts = countLengths(training, longest, vary);
  const table = Array.from({ length: longest + 1 }, (_, t) => chances(counts, t, every));
  let sum = 0;
  let asked = 0;
  for (const { digit, frames } of heldOut) {
    for (let t = every ? 1 : frames; t <= frames; t++, asked++) sum -= Math.log(table[t]![digit]!);
  }
  return Math.min(Math.log(CLASSES), sum / asked);
}
