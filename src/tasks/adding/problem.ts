/** The adding problem as it is drawn. */
import type { Random } from '../../math/random.ts';
import type { NumberOption, OptionValues } from '../../options/option.ts';
import { answerAtEnd, type Answers, type Row } from '../contract/batch.ts';
import type { Problem, ProblemSize } from '../contract/problem.ts';
import { drawnSequences } from '../drawnSequences.ts';
import { trainedLengths } from '../sequenceLengths.ts';

const LONGEST_JUDGED = 1000;

function write(random: Random, { inputs, targets, mask }: Row): void {
  const timeSteps = targets.length;
  const half = timeSteps >> 1;
  for (let t = 0; t < timeSteps; t++) inputs[2 * t] = random.next();
  const first = random.integer(half);
  const second = half + random.integer(timeSteps - half);
  inputs[2 * first + 1] = 1;
  inputs[2 * second + 1] = 1;
  targets[timeSteps - 1] = inputs[2 * first]! + inputs[2 * second]!;
  mask[timeSteps - 1] = 1;
}

/** Two marks, wherever they are; the task says nothing of fewer or more. */
function answers(inputs: Float32Array): Answers | undefined {
  const timeSteps = inputs.length / 2;
  const marked = [...inputs.keys()].filter((k) => k % 2 === 0 && inputs[k + 1] === 1);
  if (marked.length !== 2) return undefined;
  return answerAtEnd(timeSteps, inputs[marked[0]!]! + inputs[marked[1]!]!);
}

export function addingProblem(options: OptionValues, length: NumberOption): Omit<Problem, keyof ProblemSize> {
  return {
    loss: 'mse',
    metric: { kind: 'within', label: 'sums within 0.1', tolerance: 0.1 },
    baseline: { loss: 1 / 6, label: 'always guess 1' },
    solved: { loss: 0.01, label: 'solved' },
    input: { kind: 'bars', label: 'value, mark', range: [0, 1], mark: 'marked' },
    output: { kind: 'value', label: 'sum', range: [0, 2] },
    answers,
    ...drawnSequences({
      lengths: {
        label: 'time steps',
        trained: trainedLengths(options),
        limits: [length.min, LONGEST_JUDGED],
      },
      features: 2,
      stepsAt: (steps) => steps,
      write,
      // Two numbers of 24 bits at least, wherever they stand.
      split: { count: (steps) => 2 ** (24 * steps) },
    }),
  };
}
