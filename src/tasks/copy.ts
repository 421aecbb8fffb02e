/**
 * Copy memory (Hochreiter & Schmidhuber, "Long Short-Term Memory", Neural Computation 9(8), 1997; in the form of
 * Arjovsky, Shah & Bengio 2016, arXiv:1511.06464).
 *
 * K symbols out of an alphabet of S are shown, then nothing for T steps, the last of which is a go mark; then, while
 * nothing more is shown, the K symbols are to be said again in their order. At all other steps the answer is "nothing".
 *
 *     shown   B A C · · · ? · · ·        answer  · · · · · · · B A C        K = 3, S = 3, T = 4
 *
 * Every step counts in the loss, as in the papers: a network without memory says "nothing" for T + K steps, which is right,
 * and then guesses, which costs ln S at K of T + 2K steps. The share of right answers counts the recalled symbols only,
 * because "nothing" is right at almost every step.
 */
import { numberOf, type OptionValues } from '../options/option.ts';
import type { Random } from '../math/random.ts';
import { emptyBatch, type Batch, type Task } from './task.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRST';
const NOTHING = '·';
const GO = '?';

interface Sizes {
  readonly lag: number;
  readonly symbols: number;
  readonly items: number;
}

function sizesOf(options: OptionValues): Sizes {
  return {
    lag: numberOf(options, 'lag'),
    symbols: numberOf(options, 'symbols'),
    items: numberOf(options, 'items'),
  };
}

/** Letters are 0 … S−1, "nothing" is S, the go mark is S + 1. */
function sample(random: Random, batchSize: number, { lag, symbols, items }: Sizes): Batch {
  const timeSteps = lag + 2 * items;
  const batch = emptyBatch(batchSize, timeSteps, 1);
  batch.inputs.fill(symbols);
  batch.targets.fill(symbols);
  batch.mask.fill(1);
  for (let b = 0; b < batchSize; b++) {
    const row = b * timeSteps;
    for (let k = 0; k < items; k++) {
      const symbol = random.integer(symbols);
      batch.inputs[row + k] = symbol;
      batch.targets[row + items + lag + k] = symbol;
    }
    batch.inputs[row + items + lag - 1] = symbols + 1;
  }
  return batch;
}

export const copy: Task = {
  id: 'copy',
  label: 'Copy memory',
  sentence: 'Remember a few symbols, wait, and say them again in their order when asked.',
  whyHard:
    'Hard because nothing in the waiting time reminds the network of what it saw, and no symbol may be lost.',
  options: [
    {
      kind: 'number',
      id: 'lag',
      link: 'lag',
      label: 'wait T',
      help: 'How many steps pass between the last symbol and the first answer: the longer, the more easily it is forgotten.',
      min: 1,
      max: 300,
      default: 10,
      integer: true,
      scale: 'log',
    },
    {
      kind: 'number',
      id: 'symbols',
      link: 'symbols',
      label: 'alphabet S',
      help: 'How many different symbols there are: more are harder to tell apart in memory.',
      min: 2,
      max: LETTERS.length,
      default: 4,
      integer: true,
      scale: 'linear',
    },
    {
      kind: 'number',
      id: 'items',
      link: 'items',
      label: 'symbols to keep K',
      help: 'How many symbols must be kept at once, each in its place.',
      min: 1,
      max: 20,
      default: 3,
      integer: true,
      scale: 'linear',
    },
  ],
  size(options) {
    const { lag, symbols, items } = sizesOf(options);
    return { inputSize: symbols + 2, outputSize: symbols + 1, timeSteps: lag + 2 * items };
  },
  create(options) {
    const size = copy.size(options);
    const sizes = sizesOf(options);
    const { symbols, items } = sizes;
    const said = [...LETTERS.slice(0, symbols), NOTHING];
    const recalled = items / size.timeSteps;
    return {
      ...size,
      loss: 'softmax',
      metric: { kind: 'accuracy', label: 'symbols recalled', ignoreClass: symbols },
      trivial: { loss: Math.log(symbols) * recalled, label: 'wait, then guess' },
      solved: { loss: -Math.log(0.95) * recalled, label: 'recalls 95 % sure' },
      input: { kind: 'symbols', label: 'shown', symbols: [...said, GO] },
      output: { kind: 'symbols', label: 'recalled', symbols: said },
      sample: (random, batchSize) => sample(random, batchSize, sizes),
      heldOut: (random, batchSize) => sample(random, batchSize, sizes),
    };
  },
};
