/**
 * What letter pairs alone tell of a language: naive Bayes over how often each letter follows each other one in the
 * training text (Dunning, "Statistical identification of language", 1994).
 */
import type { Batch } from '../contract/batch.ts';
import { LETTERS } from './limits.ts';

/** What was never seen counts as seen this often, so that nothing is impossible. */
const UNSEEN = 0.5;
const SIZE = LETTERS.length;
const SPACE = 0;

/** The logarithm of how likely each letter is after each other one: `[before, letter]`. */
function pairsOf(letters: Uint8Array): Float64Array {
  const counts = new Float64Array(SIZE * SIZE).fill(UNSEEN);
  let before = SPACE;
  for (const letter of letters) {
    counts[before * SIZE + letter]!++;
    before = letter;
  }
  for (let row = 0; row < counts.length; row += SIZE) {
    const total = counts.subarray(row, row + SIZE).reduce((sum, count) => sum + count, 0);
    for (let k = row; k < row + SIZE; k++) counts[k] = Math.log(counts[k]! / total);
  }
  return counts;
}

/** −ln of the chance of `right` among classes with these logarithms of their weights. */
function surprise(logWeights: Float64Array, right: number): number {
  const highest = Math.max(...logWeights);
  const total = logWeights.reduce((sum, weight) => sum + Math.exp(weight - highest), 0);
  return highest + Math.log(total) - logWeights[right]!;
}

/**
 * The mean loss, in nats, of letter pairs on the answers of the batch that count, all languages being as likely.
 * @param training the letters of each language
 */
export function lossByPairs(training: readonly Uint8Array[], batch: Batch): number {
  const { batchSize, timeSteps, inputs, targets, mask } = batch;
  const pairs = training.map(pairsOf);
  const evidence = new Float64Array(pairs.length);
  let loss = 0;
  let asked = 0;
  for (let b = 0; b < batchSize; b++) {
    evidence.fill(0);
    let before = SPACE;
    for (let at = b * timeSteps; at < (b + 1) * timeSteps; at++) {
      const letter = inputs[at]!;
      for (const [k, pair] of pairs.entries()) evidence[k]! += pair[before * SIZE + letter]!;
      before = letter;
      if (mask[at] !== 1) continue;
      loss += surprise(evidence, targets[at]!);
      asked++;
    }
  }
  return loss / asked;
}
