/**
 * The predictor behind each trivial line, written apart from the tasks: its mean loss on drawn data is what the line must
 * say. A task without an entry is held to the best answer that knows only the step.
 */
import type { Batch } from '../../../src/tasks/contract/batch.ts';
import type { Problem } from '../../../src/tasks/contract/problem.ts';
import { blindLoss, scored } from './blind.ts';

type Predictor = (problem: Problem, training: Batch, judged: Batch) => number;

const byStep: Predictor = ({ loss, outputSize }, training, judged) =>
  blindLoss(training, judged, loss, outputSize);

/** The next value is as the last; where changes are predicted, there is none. Where the mean is clearly better, it is the mean. */
const persistence: Predictor = ({ units, output, baseline }, _, judged) => {
  if (baseline.label.startsWith('always the mean')) return scored(judged, (at) => judged.targets[at]! ** 2);
  const changes = output.label === 'next change';
  const none = units ? -units.offset / units.scale : 0;
  return scored(judged, (at) => (judged.targets[at]! - (changes ? none : judged.inputs[at]!)) ** 2);
};

/** Knows how often each class comes at the k-th step that counts of a sequence. */
const byPlace: Predictor = (_, training, judged) => {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [at, place] of placesOf(training)) {
    count(`${place}`);
    count(`${place} ${training.targets[at]}`);
  }
  let sum = 0;
  const places = placesOf(judged);
  for (const [at, place] of places)
    sum -= Math.log((counts.get(`${place} ${judged.targets[at]}`) ?? 0.5) / counts.get(`${place}`)!);
  return sum / places.length;
};

/** Each step that counts, and which of its sequence it is. */
function placesOf({ mask, timeSteps }: Batch): [number, number][] {
  let place = 0;
  return [...mask].flatMap((counts, at): [number, number][] => {
    if (at % timeSteps === 0) place = 0;
    return counts === 1 ? [[at, place++]] : [];
  });
}

/** Says "nothing" where that is right, and guesses evenly among the symbols where one is asked for. */
const waitThenGuess: Predictor = ({ outputSize }, _, judged) =>
  scored(judged, (at) => (judged.targets[at] === outputSize - 1 ? 0 : Math.log(outputSize - 1)));

/** The class and the end of each sequence. */
function endsOf({
  batchSize,
  timeSteps,
  targets,
  mask,
}: Batch): { at: number; steps: number; class: number }[] {
  return Array.from({ length: batchSize }, (_, b) => {
    const steps = mask.subarray(b * timeSteps, (b + 1) * timeSteps).lastIndexOf(1) + 1;
    return { at: b * timeSteps, steps, class: targets[b * timeSteps + steps - 1]! };
  });
}

/** Knows mean and deviation of the length of each class, as of a bell curve; at worst it guesses. */
const byLength: Predictor = ({ outputSize }, training, judged) => {
  const ends = endsOf(training);
  const bells = Array.from({ length: outputSize }, (_, k) => {
    const lengths = ends.filter((end) => end.class === k).map(({ steps }) => steps);
    const mean = lengths.reduce((sum, steps) => sum + steps, 0) / lengths.length;
    const variance = lengths.reduce((sum, steps) => sum + (steps - mean) ** 2, 0) / lengths.length;
    const bell = (steps: number) => Math.exp(-((steps - mean) ** 2) / (2 * variance)) / Math.sqrt(variance);
    return Array.from({ length: training.timeSteps + 1 }, (_, steps) => bell(steps));
  });
  /** How likely a word of class k is asked at that step of its own: it ends there, or where all are asked, later too. */
  const chance = (k: number, step: number, last: boolean) =>
    last ? bells[k]![step]! : bells[k]!.slice(step).reduce((sum, value) => sum + value, 0);
  let [sum, count] = [0, 0];
  for (const { at, steps, class: k } of endsOf(judged)) {
    const all = judged.mask[at] === 1;
    for (let step = all ? 1 : steps; step <= steps; step++, count++) {
      const chances = bells.map((_, other) => chance(other, step, !all));
      sum -= Math.log(chances[k]! / chances.reduce((total, value) => total + value, 0));
    }
  }
  return Math.min(Math.log(outputSize), sum / count);
};

const predictors: Readonly<Record<string, Predictor>> = {
  copy: waitThenGuess,
  arithmetic: byPlace,
  dates: byPlace,
  numbers: byPlace,
  forecast: persistence,
  digits: byLength,
};

/** The mean loss of the trivial predictor of the task with that id. */
export function trivialLoss(id: string, problem: Problem, training: Batch, judged: Batch): number {
  const predictor = Object.hasOwn(predictors, id) ? predictors[id]! : byStep;
  return predictor(problem, training, judged);
}
