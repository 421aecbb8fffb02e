/** Temporal order as it is drawn. */
import type { Random } from '../../math/random.ts';
import type { NumberOption, OptionValues } from '../../options/option.ts';
import { answerAtEnd, type Answers, type Row } from '../contract/batch.ts';
import type { Problem, ProblemSize } from '../contract/problem.ts';
import { drawnSequences } from '../drawnSequences.ts';
import { trainedLengths } from '../sequenceLengths.ts';
import { CLASSES, SYMBOLS } from './symbols.ts';

/** Of the symbols: how many mean nothing, the first of those that do, the beginning and the end. */
const NOISE = 4;
const RELEVANT = 4;
const BEGIN = 6;
const END = 7;

const LONGEST_JUDGED = 1000;

/** Where the first and the second of the two stand, in shares of the sequence. */
const FIRST = [0.1, 0.2] as const;
const SECOND = [0.5, 0.6] as const;

/** The first step, from 0, between two shares of the sequence, and how many there are, both ends included. */
function placesIn(timeSteps: number, [low, high]: readonly [number, number]) {
  const first = Math.round(low * timeSteps);
  return { first, count: Math.round(high * timeSteps) - first + 1 };
}

function between(random: Random, timeSteps: number, shares: readonly [number, number]): number {
  const { first, count } = placesIn(timeSteps, shares);
  return first + random.integer(count);
}

/** How many sequences of that length there are: four orders, their places, and noise everywhere but there and at the ends. */
function countOf(timeSteps: number): number {
  const places = placesIn(timeSteps, FIRST).count * placesIn(timeSteps, SECOND).count;
  return CLASSES.length * places * NOISE ** (timeSteps - 4);
}

function write(random: Random, { inputs, targets, mask }: Row): void {
  const timeSteps = inputs.length;
  for (let t = 0; t < timeSteps; t++) inputs[t] = random.integer(NOISE);
  inputs[0] = BEGIN;
  inputs[timeSteps - 1] = END;
  const [first, second] = [random.integer(2), random.integer(2)];
  inputs[between(random, timeSteps, FIRST)] = RELEVANT + first;
  inputs[between(random, timeSteps, SECOND)] = RELEVANT + second;
  targets[timeSteps - 1] = 2 * first + second;
  mask[timeSteps - 1] = 1;
}

/** Two that are X or Y, wherever they are, between the beginning and the question. */
function answers(inputs: Float32Array): Answers | undefined {
  const last = inputs.length - 1;
  const relevant = inputs.filter((symbol) => symbol >= RELEVANT && symbol < BEGIN);
  const framed = inputs.lastIndexOf(BEGIN) === 0 && inputs.indexOf(END) === last;
  if (relevant.length !== 2 || !framed) return undefined;
  return answerAtEnd(inputs.length, 2 * (relevant[0]! - RELEVANT) + relevant[1]! - RELEVANT);
}

export function orderProblem(options: OptionValues, length: NumberOption): Omit<Problem, keyof ProblemSize> {
  return {
    loss: 'softmax',
    metric: { kind: 'accuracy', label: 'correct orders' },
    baseline: { loss: Math.log(CLASSES.length), label: 'guess among four' },
    solved: { loss: -Math.log(0.95), label: 'solved (95 % sure)' },
    input: { kind: 'symbols', label: 'shown', symbols: SYMBOLS },
    output: { kind: 'symbols', label: 'order', symbols: CLASSES },
    answers,
    ...drawnSequences({
      lengths: {
        label: 'time steps',
        trained: trainedLengths(options),
        limits: [length.min, LONGEST_JUDGED],
      },
      features: 1,
      stepsAt: (steps) => steps,
      write,
      split: { count: countOf },
    }),
  };
}
