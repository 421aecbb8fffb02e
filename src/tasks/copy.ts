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
import { alphabetOption, LETTERS } from './alphabet.ts';
import { drawnSequences, meanOverLengths, shortestOption, trainedLengths } from './sequenceLengths.ts';
import type { Answers, Row } from './contract/batch.ts';
import type { Task } from './contract/task.ts';
import { whole } from '../options/make.ts';

const NOTHING = '·';
const GO = '?';

const LONGEST_JUDGED = 1000;

interface Sizes {
  readonly symbols: number;
  readonly items: number;
}

function sizesOf(options: OptionValues): Sizes {
  return {
    symbols: numberOf(options, 'symbols'),
    items: numberOf(options, 'items'),
  };
}

/** Letters are 0 … S−1, "nothing" is S, the go mark is S + 1. */
function write(random: Random, { inputs, targets, mask }: Row, wait: number, sizes: Sizes): void {
  const { symbols, items } = sizes;
  inputs.fill(symbols);
  targets.fill(symbols);
  mask.fill(1);
  for (let k = 0; k < items; k++) {
    const symbol = random.integer(symbols);
    inputs[k] = symbol;
    targets[items + wait + k] = symbol;
  }
  inputs[items + wait - 1] = symbols + 1;
}

/** Letters in their places, then nothing but the go mark in its own. */
function answers(inputs: Float32Array, { symbols, items }: Sizes): Answers | undefined {
  const go = inputs.length - items - 1;
  const proper = inputs.every((symbol, t) =>
    t < items ? symbol < symbols : symbol === (t === go ? symbols + 1 : symbols),
  );
  if (!proper) return undefined;
  const targets = new Float32Array(inputs.length).fill(symbols);
  targets.set(inputs.subarray(0, items), inputs.length - items);
  return { targets, mask: new Float32Array(inputs.length).fill(1) };
}

const lag = whole('lag', {
  label: 'wait T',
  help: 'How many time steps pass between the last symbol and the first answer: all that time the symbols must be kept.',
  range: [1, 300],
  default: 10,
  scale: 'log',
});

export const copy: Task = {
  id: 'copy',
  label: 'Copy memory',
  sentence: 'The network reads a few symbols, waits, and must then repeat them in the same order.',
  whyHard:
    'Hard because nothing in the waiting time reminds the network of what it saw, and no symbol may be lost.',
  options: [
    lag,
    shortestOption(lag),
    alphabetOption,
    whole('items', {
      label: 'symbols to keep K',
      help: 'How many symbols must be kept at once, each in its place.',
      range: [1, 20],
      default: 3,
    }),
  ],
  size(options) {
    const { symbols, items } = sizesOf(options);
    const timeSteps = numberOf(options, 'lag') + 2 * items;
    return { inputSize: symbols + 2, outputSize: symbols + 1, timeSteps };
  },
  create(options) {
    const sizes = sizesOf(options);
    const { symbols, items } = sizes;
    const said = [...LETTERS.slice(0, symbols), NOTHING];
    const trained = trainedLengths(options, 'lag');
    const recalled = items / meanOverLengths(trained, (wait) => wait + 2 * items);
    return {
      ...copy.size(options),
      loss: 'softmax',
      metric: { kind: 'accuracy', label: 'correct symbols', ignoreClass: symbols },
      baseline: { loss: Math.log(symbols) * recalled, label: 'wait, then guess' },
      solved: { loss: -Math.log(0.95) * recalled, label: 'solved (95 % sure)' },
      input: { kind: 'symbols', label: 'shown', symbols: [...said, GO] },
      output: { kind: 'symbols', label: 'recalled', symbols: said },
      answers: (inputs) => answers(inputs, sizes),
      ...drawnSequences({
        lengths: { label: lag.label, trained, limits: [lag.min, LONGEST_JUDGED] },
        features: 1,
        stepsAt: (wait) => wait + 2 * items,
        write: (random, row, wait) => write(random, row, wait, sizes),
        split: { count: () => symbols ** items },
      }),
    };
  },
};
