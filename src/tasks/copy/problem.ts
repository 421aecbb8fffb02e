/** Copy memory as it is drawn. */
import type { Random } from '../../math/random.ts';
import { numberOf, type NumberOption, type OptionValues } from '../../options/option.ts';
import { LETTERS } from '../alphabet.ts';
import type { Answers, Row } from '../contract/batch.ts';
import type { Problem, ProblemSize } from '../contract/problem.ts';
import { drawnSequences, meanOverLengths } from '../drawnSequences.ts';
import { trainedLengths } from '../sequenceLengths.ts';

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

export function copyProblem(options: OptionValues, lag: NumberOption): Omit<Problem, keyof ProblemSize> {
  const sizes = sizesOf(options);
  const { symbols, items } = sizes;
  const said = [...LETTERS.slice(0, symbols), NOTHING];
  const trained = trainedLengths(options, 'lag');
  const recalled = items / meanOverLengths(trained, (wait) => wait + 2 * items);
  return {
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
}
