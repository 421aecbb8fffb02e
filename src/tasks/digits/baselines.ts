/**
 * What can be had without a network. How long a word is says a little about which digit it is: the lengths of each digit are
 * taken as normally distributed, with mean and deviation of the training words. And the training word that is nearest to a
 * held-out one mostly is the same digit, as synthetic voices are much alike.
 */
import { createRandom } from '../../math/random.ts';
import { spreadOf } from '../../math/statistics.ts';
import { variedLength } from './variation.ts';
import type { Word } from './words.ts';

const CLASSES = 10;
/** How often each training word is varied to learn how long it may become. */
const DRAWS = 20;

/** The share of each length among the words of each digit, `[length][digit]` from 0 to `longest`. */
function lengthShares(training: readonly Word[], longest: number, vary: boolean): number[][] {
  const random = createRandom(0, 1);
  const shares = Array.from({ length: CLASSES }, (_, k) => {
    const lengths = training
      .filter(({ digit }) => digit === k)
      .flatMap(({ frames }) =>
        vary ? Array.from({ length: DRAWS }, () => variedLength(random, frames, longest)) : [frames],
      );
    const { mean, deviation } = spreadOf(lengths);
    const bell = Array.from({ length: longest + 1 }, (_, t) =>
      Math.exp(-(((t - mean) / deviation) ** 2) / 2),
    );
    const total = bell.reduce((sum, value) => sum + value, 0);
    return bell.map((value) => value / total);
  });
  return Array.from({ length: longest + 1 }, (_, t) => shares.map((share) => share[t]!));
}

/** −ln of the probability of a digit whose word ends at frame t, or goes on to there at least. */
function lossAt(shares: readonly number[][], t: number, digit: number, every: boolean): number {
  const rows = every ? shares.slice(t) : [shares[t]!];
  const sums = Array.from({ length: CLASSES }, (_, k) => rows.reduce((sum, row) => sum + row[k]!, 0));
  return -Math.log(sums[digit]! / sums.reduce((sum, value) => sum + value, 0));
}

/**
 * The loss on held-out words of one who knows how long each digit takes and nothing else, in nats; at most that of a guess
 * among ten.
 * @param longest frames that a word has at most
 * @param every true where the digit is asked at every frame, false at the last
 */
export function durationLoss(
  { training, heldOut }: { training: readonly Word[]; heldOut: readonly Word[] },
  longest: number,
  { every, vary }: { every: boolean; vary: boolean },
): number {
  const shares = lengthShares(training, longest, vary);
  let sum = 0;
  let asked = 0;
  for (const { digit, frames } of heldOut) {
    for (let t = every ? 1 : frames; t <= frames; t++, asked++) sum += lossAt(shares, t, digit, every);
  }
  return Math.min(Math.log(CLASSES), sum / asked);
}

/**
 * The share of held-out words whose digit is that of the nearest training word, by what the network is judged by. All are
 * stretched to the longest word's frames; near is what has a small Euclidean distance over all bands and frames. It is the same
 * whatever is drawn, so it stands here; a test measures it anew.
 */
export const nearestWord: Readonly<Record<'words' | 'voices', number>> = { words: 1, voices: 175 / 180 };
