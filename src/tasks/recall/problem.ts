/** Recall the first symbol, as it is drawn. */
import type { Random } from '../../math/random.ts';
import { numberOf, type NumberOption, type OptionValues } from '../../options/option.ts';
import { LETTERS } from '../alphabet.ts';
import { answerAtEnd, type Answers, type Row } from '../contract/batch.ts';
import type { Problem, ProblemSize } from '../contract/problem.ts';
import { drawnSequences } from '../drawnSequences.ts';
import { trainedLengths } from '../sequenceLengths.ts';

const QUESTION = '?';
const LONGEST_JUDGED = 1000;

function write(random: Random, { inputs, targets, mask }: Row, symbols: number): void {
  const last = inputs.length - 1;
  for (let t = 0; t < last; t++) inputs[t] = random.integer(symbols);
  inputs[last] = symbols;
  targets[last] = inputs[0]!;
  mask[last] = 1;
}

function answers(inputs: Float32Array, symbols: number): Answers | undefined {
  const asks = inputs.indexOf(symbols) === inputs.length - 1;
  return asks ? answerAtEnd(inputs.length, inputs[0]!) : undefined;
}

export function recallProblem(options: OptionValues, lag: NumberOption): Omit<Problem, keyof ProblemSize> {
  const symbols = numberOf(options, 'symbols');
  const letters = LETTERS.slice(0, symbols);
  return {
    loss: 'softmax',
    metric: { kind: 'accuracy', label: 'correct symbols' },
    baseline: { loss: Math.log(symbols), label: 'guess a symbol' },
    solved: { loss: -Math.log(0.95), label: 'solved (95 % sure)' },
    input: { kind: 'symbols', label: 'shown', symbols: [...letters, QUESTION] },
    output: { kind: 'symbols', label: 'recalled', symbols: letters },
    answers: (inputs) => answers(inputs, symbols),
    ...drawnSequences({
      lengths: {
        label: lag.label,
        trained: trainedLengths(options, 'lag'),
        limits: [lag.min, LONGEST_JUDGED],
      },
      features: 1,
      stepsAt: (wait) => wait + 1,
      write: (random, row) => write(random, row, symbols),
      split: { count: (wait) => symbols ** wait },
    }),
  };
}
