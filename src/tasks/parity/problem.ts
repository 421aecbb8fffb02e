/** Parity as it is drawn. */
import type { Random } from '../../math/random.ts';
import { choiceOf, type NumberOption, type OptionValues } from '../../options/option.ts';
import type { Answers, Row } from '../contract/batch.ts';
import type { Problem, ProblemSize } from '../contract/problem.ts';
import { drawnSequences } from '../drawnSequences.ts';
import { trainedLengths } from '../sequenceLengths.ts';

const LONGEST_JUDGED = 1000;

function write(random: Random, row: Row, every: boolean): void {
  for (let t = 0; t < row.inputs.length; t++) row.inputs[t] = random.integer(2);
  answer(row, every);
}

function answer({ inputs, targets, mask }: Row, every: boolean): void {
  const timeSteps = targets.length;
  let parity = 0;
  for (let t = 0; t < timeSteps; t++) {
    parity ^= inputs[t]!;
    targets[t] = parity;
    mask[t] = every || t === timeSteps - 1 ? 1 : 0;
  }
}

function answers(inputs: Float32Array, every: boolean): Answers {
  const answered = { targets: new Float32Array(inputs.length), mask: new Float32Array(inputs.length) };
  answer({ inputs, ...answered }, every);
  return answered;
}

export function parityProblem(options: OptionValues, length: NumberOption): Omit<Problem, keyof ProblemSize> {
  const every = choiceOf(options, 'answer') === 'every';
  return {
    loss: 'binary',
    metric: { kind: 'accuracy', label: 'correct answers' },
    baseline: { loss: Math.LN2, label: 'toss a coin' },
    solved: { loss: -Math.log(0.95), label: 'solved (95 % sure)' },
    input: { kind: 'bars', label: 'bit', range: [0, 1] },
    output: { kind: 'bit', label: 'odd?' },
    answers: (inputs) => answers(inputs, every),
    ...drawnSequences({
      lengths: { label: 'bits', trained: trainedLengths(options), limits: [length.min, LONGEST_JUDGED] },
      features: 1,
      stepsAt: (bits) => bits,
      write: (random, row) => write(random, row, every),
      split: { count: (bits) => 2 ** bits },
    }),
  };
}
