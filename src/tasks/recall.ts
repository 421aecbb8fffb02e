/**
 * Recall the first symbol: one moment decides, all that follows is noise (the latch problem of Bengio, Simard & Frasconi,
 * "Learning long-term dependencies with gradient descent is difficult", IEEE Transactions on Neural Networks 5(2), 1994, with
 * symbols; long lags with the first symbol asked at the end are experiment 2 of Hochreiter & Schmidhuber 1997).
 *
 * The first of all symbols is to be said when the question mark comes, T steps later. The symbols in between are drawn
 * from the same alphabet, so a network must know that only the first one counts. Whoever has lost it guesses: ln S.
 *
 *     shown   C A D A ?        answer at the end  C        T = 4, S = 4
 */
import { numberOf } from '../options/option.ts';
import type { Random } from '../math/random.ts';
import { alphabetOption, LETTERS } from './alphabet.ts';
import { drawnSequences, shortestOption, trainedLengths } from './sequenceLengths.ts';
import { answerAtEnd, type Answers, type Row } from './contract/batch.ts';
import type { Task } from './contract/task.ts';
import { whole } from '../options/make.ts';

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

const lag = whole('lag', {
  label: 'wait T',
  help: 'How many time steps pass from the first symbol to the answer: over all of them it must be kept.',
  range: [1, 300],
  default: 20,
  scale: 'log',
});

export const recall: Task = {
  id: 'recall',
  label: 'Recall the first',
  sentence: 'The network must keep the very first symbol, whatever else comes, and give it when asked.',
  whyHard:
    'Hard because what follows looks just like it, so the network must shut its memory after one time step.',
  options: [lag, shortestOption(lag), alphabetOption],
  size(options) {
    const symbols = numberOf(options, 'symbols');
    return { inputSize: symbols + 1, outputSize: symbols, timeSteps: numberOf(options, 'lag') + 1 };
  },
  create(options) {
    const symbols = numberOf(options, 'symbols');
    const letters = LETTERS.slice(0, symbols);
    return {
      ...recall.size(options),
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
  },
};
