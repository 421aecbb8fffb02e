/**
 * What is known of a text without a network: how often each character comes, and how often it follows each other one. Both
 * are counted on the training part and judged by the windows that judge a network, in nats a character. What is outside the
 * alphabet may come before a character and is never predicted.
 */
import { meanOverWindows, type Windows } from '../windows.ts';

/**
 * The weight of the plain frequencies in the frequencies after a character, as if so many pairs had been seen
 * (Dirichlet smoothing: MacKay & Peto, "A hierarchical Dirichlet language model", 1995).
 */
const PRIOR_PAIRS = 5;

/** A chance for each symbol, given the one before it. */
type Predictor = (before: number, symbol: number) => number;

/** The frequencies of the symbols, with one added to each count so that nothing is impossible; indices beyond them do not count. */
export function frequenciesOf(indices: Uint16Array, symbolCount: number): Float64Array {
  const chances = new Float64Array(symbolCount).fill(1);
  let total = symbolCount;
  for (const index of indices) {
    if (index >= symbolCount) continue;
    chances[index]!++;
    total++;
  }
  return chances.map((count) => count / total);
}

/** Counts pairs: what follows each symbol, and what is none, leaning on the plain frequencies where little was seen. */
function pairPredictor(indices: Uint16Array, frequencies: Float64Array): Predictor {
  const size = frequencies.length;
  const pairs = new Float64Array((size + 1) * size);
  const totals = new Float64Array(size + 1);
  for (let i = 1; i < indices.length; i++) {
    if (indices[i]! >= size) continue;
    pairs[indices[i - 1]! * size + indices[i]!]!++;
    totals[indices[i - 1]!]!++;
  }
  return (before, symbol) =>
    (pairs[before * size + symbol]! + PRIOR_PAIRS * frequencies[symbol]!) / (totals[before]! + PRIOR_PAIRS);
}

/** Cross-entropies in nats a character. */
export interface TextLines {
  /** Of the plain frequencies. */
  readonly frequencies: number;
  /** Of the pairs (bigrams). */
  readonly pairs: number;
}

/**
 * @param trainingLength how many of the `indices`, from the first, belong to the training part
 * @returns what both get on the windows that judge
 */
export function linesOf(
  indices: Uint16Array,
  symbolCount: number,
  trainingLength: number,
): (judging: Windows) => TextLines {
  const training = indices.subarray(0, trainingLength);
  const frequencies = frequenciesOf(training, symbolCount);
  const pairs = pairPredictor(training, frequencies);
  return (judging) => ({
    frequencies: meanOverWindows(judging, indices, (i) => -Math.log(frequencies[indices[i]!]!)),
    pairs: meanOverWindows(judging, indices, (i) => -Math.log(pairs(indices[i - 1]!, indices[i]!))),
  });
}
