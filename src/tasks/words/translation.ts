/**
 * Translation by one network that reads and writes in turn: source and target are one sequence (so in language models since
 * Radford et al. 2019; two networks, one that reads and one that writes: Sutskever, Vinyals & Le 2014, arXiv:1409.3215).
 *
 *     read    t w o → 2        answer  · · · 2 ⏎
 *
 * The source is masked; the answer begins at the arrow and ends with the mark ⏎. While it is judged the network is fed the
 * right characters, not its own; a whole answer is without mistake that way exactly where it would be with its own.
 */
import { END } from '../endOfAnswer.ts';
import { createRandom, type Random } from '../../math/random.ts';
import { lossByPlace } from '../positionBaseline.ts';
import { emptyBatch, type Batch } from '../contract/batch.ts';
import type { Lengths, Problem } from '../contract/problem.ts';
import { stepsOf } from './limits.ts';
import { readTyped, type TypedRules } from './typed.ts';

const ARROW = '→';

/** The line of the baseline is counted on this many pairs, and judged by as many others. */
const COUNTED = 5000;

export interface Pair {
  readonly source: string;
  readonly target: string;
}

/** What there is to translate. */
export interface Translation {
  /** All characters of sources and targets. */
  readonly characters: string;
  readonly lengths: Lengths;
  /** The most characters of a source and of a target of that length. */
  readonly longestSource: (length: number) => number;
  readonly longestTarget: (length: number) => number;
  /** A pair of any trained length, from the held-out ones or from the others. */
  readonly draw: (random: Random, heldOut: boolean) => Pair;
  /** A held-out pair of one length. */
  readonly drawAt: (random: Random, length: number) => Pair;
  /** What is translated, in the plural: "dates". */
  readonly what: string;
  readonly typed: TypedRules;
  readonly examples: readonly string[];
}

/** The problem but for its time steps, which the task knows without it. */
export function translationProblem(translation: Translation): Omit<Problem, 'timeSteps'> {
  const { characters, lengths, typed, examples, draw, drawAt } = translation;
  const symbols = [...characters, ARROW, END];
  const indexOf = new Map(symbols.map((symbol, index) => [symbol, index]));
  const stepsAt = (length: number) =>
    stepsOf(translation.longestSource(length), translation.longestTarget(length));
  const longest = lengths.trained[1];
  const batchOf = (batchSize: number, length: number, pair: () => Pair) =>
    pairsBatch(indexOf, batchSize, stepsAt(length), pair);
  const sample: Problem['sample'] = (random, batchSize) =>
    batchOf(batchSize, longest, () => draw(random, false));
  const heldOut: Problem['heldOut'] = (random, batchSize) =>
    batchOf(batchSize, longest, () => draw(random, true));
  const baseline = lossByPlace(
    sample(createRandom(0, 0), COUNTED),
    heldOut(createRandom(0, 1), COUNTED),
    symbols.length,
  );
  return {
    inputSize: symbols.length,
    outputSize: symbols.length,
    loss: 'softmax',
    metric: { kind: 'exact', label: `correct ${translation.what}` },
    baseline: { loss: baseline, label: 'frequencies by place' },
    solved: { loss: -Math.log(0.99), label: 'solved (99 % sure)' },
    input: { kind: 'symbols', label: 'read', symbols },
    output: { kind: 'symbols', label: 'next', symbols },
    lengths,
    validation: { kind: 'set-aside', what: translation.what },
    sample,
    heldOut,
    atLength: (random, batchSize, length) => batchOf(batchSize, length, () => drawAt(random, length)),
    ask: {
      label: typed.what,
      examples,
      answer: {
        kind: 'written',
        end: indexOf.get(END)!,
        longest: translation.longestTarget(lengths.limits[1]) + 1,
      },
    },
    encode(text) {
      const read = readTyped(text, typed);
      if ('sentence' in read) return read;
      return { symbols: [...read.text, ARROW].map((character) => indexOf.get(character)!) };
    },
  };
}

function pairsBatch(
  indexOf: ReadonlyMap<string, number>,
  batchSize: number,
  timeSteps: number,
  pair: () => Pair,
): Batch {
  const batch = emptyBatch(batchSize, timeSteps, 1);
  for (let b = 0; b < batchSize; b++) {
    const { source, target } = pair();
    const read = source + ARROW + target + END;
    const row = b * timeSteps;
    for (let t = 0; t < read.length - 1; t++) {
      batch.inputs[row + t] = indexOf.get(read[t]!)!;
      if (t < source.length) continue;
      batch.targets[row + t] = indexOf.get(read[t + 1]!)!;
      batch.mask[row + t] = 1;
    }
  }
  return batch;
}
