/**
 * What an experiment asks of the machine in one training step, and the limit to it. Controls and links share this budget,
 * so that nobody is sent a link that freezes the page: ten seconds of silence count as a hang.
 *
 * The measure is the slowest way to run, TensorFlow.js' CPU backend: about 0.25 GFLOP/s (a multiply-add is two) and
 * up to 20 µs for each operation it is handed. The same limits hold on every backend, so that a link means the same everywhere.
 */
import { countParameters } from '../models/parameters.ts';
import type { ProblemSize } from '../tasks/contract/problem.ts';
import type { NumberOption, Option, OptionValue } from '../options/option.ts';
import { modelOf, optionsOf, taskOf, withValue, type Owner } from './defaults.ts';
import type { Experiment } from './experiment.ts';
import { entrantOf, experimentOf, type Entrant } from './race.ts';

export interface Cost {
  readonly parameters: number;
  /** Memory for parameters, gradients, moments, and everything the backward pass needs of the forward pass. */
  readonly bytes: number;
  /** Multiply-adds of one training step: forward, and twice that backward. */
  readonly multiplyAddsPerStep: number;
  /** What such a step takes on the CPU backend, roughly. */
  readonly secondsPerStep: number;
}

/** What one training step may cost. */
export const BUDGET = { bytes: 256 * 2 ** 20, secondsPerStep: 6 } as const;

/** What one training step of all networks that race may cost together: they share one machine of two cores or more. */
export const RACE_BUDGET = { bytes: 2 * BUDGET.bytes, secondsPerStep: 2 * BUDGET.secondsPerStep } as const;

/** Multiply-adds a second, and seconds an operation, on the CPU backend. */
const MULTIPLY_ADDS_PER_SECOND = 0.125e9;
const SECONDS_PER_OPERATION = 20e-6;
/** Tensors of `[batch, time, output]` kept by the head and the loss. */
const KEPT_PER_OUTPUT = 6;
const FLOAT = 4;

/** How wide a problem is, where its data are known: a text may have more symbols than usual. */
export type Widths = Pick<ProblemSize, 'inputSize' | 'outputSize'>;

/** True where the data have made the problem wider than its task counts on. */
export function isWide({ task, taskOptions }: Experiment, { inputSize, outputSize }: Widths): boolean {
  const usual = taskOf(task).size(taskOptions);
  return inputSize > usual.inputSize || outputSize > usual.outputSize;
}

/** The cost of one training step; a problem that is narrower than usual counts as usual, so that a link means the same always. */
export function costOf(experiment: Experiment, widths?: Widths): Cost {
  const usual = taskOf(experiment.task).size(experiment.taskOptions);
  const { timeSteps } = usual;
  const inputSize = Math.max(usual.inputSize, widths?.inputSize ?? 0);
  const outputSize = Math.max(usual.outputSize, widths?.outputSize ?? 0);
  const { hiddenSize, layers, batchSize, cellOptions } = experiment;
  const model = modelOf(experiment.cell);
  const size = { inputSize, outputSize, hiddenSize, layers, timeSteps };
  const parameters = countParameters(model.parameters(size, cellOptions));
  const { multiplyAdds, kept, operations } = model.workload(size, cellOptions);
  const rows = batchSize * timeSteps;
  const multiplyAddsPerStep = 3 * rows * multiplyAdds;
  return {
    parameters,
    bytes: FLOAT * (4 * parameters + rows * (inputSize + KEPT_PER_OUTPUT * outputSize + kept)),
    multiplyAddsPerStep,
    secondsPerStep: multiplyAddsPerStep / MULTIPLY_ADDS_PER_SECOND + operations * SECONDS_PER_OPERATION,
  };
}

/** True where one training step fits. */
export function fitsBudget(experiment: Experiment, widths?: Widths): boolean {
  const { bytes, secondsPerStep } = costOf(experiment, widths);
  return bytes <= BUDGET.bytes && secondsPerStep <= BUDGET.secondsPerStep;
}

/** Something that can be lowered, and how far down. */
interface Lowering {
  readonly owner: Owner;
  readonly option: NumberOption;
  readonly floor: number;
}

/**
 * What is lowered, in this order, until it fits: the batch (to 8, as smaller ones hardly learn), layers, units (to 8),
 * then whatever makes the task's sequences long; after all that batch and units down to 1.
 */
function lowerings(experiment: Experiment): Lowering[] {
  const owned = optionsOf(experiment);
  const setting = (id: string, floor: number): Lowering[] =>
    owned.flatMap(({ owner, option }) =>
      owner === 'experiment' && option.id === id && option.kind === 'number'
        ? [{ owner, option, floor }]
        : [],
    );
  const lengths = owned.flatMap(({ owner, option }): Lowering[] =>
    owner === 'task' && option.kind === 'number' && option.integer && lengthens(experiment, option)
      ? [{ owner, option, floor: option.min }]
      : [],
  );
  return [
    ...setting('batchSize', 8),
    ...setting('layers', 1),
    ...setting('hiddenSize', 8),
    ...lengths,
    ...setting('batchSize', 1),
    ...setting('hiddenSize', 1),
  ];
}

/** True where the task's option decides how many steps its sequences have. */
function lengthens(experiment: Experiment, option: NumberOption): boolean {
  const { size } = taskOf(experiment.task);
  const at = (value: number) => size({ ...experiment.taskOptions, [option.id]: value }).timeSteps;
  return at(option.min) < at(option.max);
}

/** A value that was lowered. */
export interface Lowered {
  readonly option: Option;
  readonly from: OptionValue;
  readonly to: OptionValue;
}

export interface Fitting {
  readonly experiment: Experiment;
  readonly lowered: readonly Lowered[];
  /** One sentence for each value that was lowered. */
  readonly notices: readonly string[];
}

/** The experiment, lowered as far as needed to fit the budget. */
export function withinBudget(experiment: Experiment, widths?: Widths): Fitting {
  let fitting = experiment;
  for (const lowering of fitsBudget(experiment, widths) ? [] : lowerings(experiment)) {
    fitting = lower(fitting, lowering, widths);
    if (fitsBudget(fitting, widths)) break;
  }
  const lowered = loweredIn(experiment, fitting);
  return { experiment: fitting, lowered, notices: lowered.map(loweredNotice) };
}

/** The largest value from the floor up that fits, by bisection; the floor where none does. */
function lower(experiment: Experiment, { owner, option, floor }: Lowering, widths?: Widths): Experiment {
  const at = (value: number) => withValue(experiment, owner, option.id, value);
  const current = optionsOf(experiment).find((entry) => entry.option === option)!.value as number;
  let low = Math.min(floor, current);
  let high = current;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fitsBudget(at(middle), widths)) low = middle;
    else high = middle - 1;
  }
  return at(low);
}

function loweredIn(before: Experiment, after: Experiment): Lowered[] {
  const values = new Map(optionsOf(after).map(({ option, value }) => [option, value]));
  return optionsOf(before).flatMap(({ option, value: from }) => {
    const to = values.get(option)!;
    return to === from ? [] : [{ option, from, to }];
  });
}

/** What was lowered, in one sentence. */
export function loweredNotice({ option, from, to }: Lowered): string {
  return `${option.link}=${from} asks too much of one training step; ${to} is used.`;
}

export interface RaceFitting {
  readonly experiment: Experiment;
  readonly rivals: readonly Entrant[];
  /** What was lowered of the lead. */
  readonly lowered: readonly Lowered[];
  /** One sentence for each thing that was changed for the rivals' sake. */
  readonly ofRivals: readonly string[];
}

/**
 * A race within the budget: each network by itself as by `withinBudget`, what is shared as low as the neediest asks for. Where
 * all together still ask too much, the batch is lowered, down to 8, and then rivals are left out from the last.
 */
export function withinRaceBudget(
  asked: Experiment,
  rivals: readonly Entrant[],
  widths?: Widths,
): RaceFitting {
  const alone = withinBudget(asked, widths);
  if (rivals.length === 0)
    return { experiment: alone.experiment, rivals, lowered: alone.lowered, ofRivals: [] };
  const ofRivals: string[] = [];
  let experiment = alone.experiment;
  const own = rivals.map((rival, k) => {
    const fitting = withinBudget(experimentOf(experiment, rival), widths);
    ofRivals.push(...fitting.lowered.map((lowered) => `vs ${k + 1}: ${loweredNotice(lowered)}`));
    const { batchSize, taskOptions } = fitting.experiment;
    if (fitting.lowered.length > 0) experiment = { ...experiment, batchSize, taskOptions };
    return fitting.lowered.length > 0 ? entrantOf(fitting.experiment) : rival;
  });
  let kept: readonly Entrant[] = own.every((rival, k) => rival === rivals[k]) ? rivals : own;
  const smaller = withBatchFor(experiment, kept, widths);
  if (smaller.batchSize !== experiment.batchSize) {
    ofRivals.push(
      `batch=${experiment.batchSize} asks too much of ${kept.length + 1} networks at once; ${smaller.batchSize} is used.`,
    );
    experiment = smaller;
  }
  while (kept.length > 0 && !raceFits(experiment, kept, widths)) {
    kept = kept.slice(0, -1);
    ofRivals.push(`${kept.length + 2} networks of this size ask too much at once; the last is left out.`);
  }
  return { experiment, rivals: kept, lowered: alone.lowered, ofRivals };
}

function raceFits(lead: Experiment, rivals: readonly Entrant[], widths?: Widths): boolean {
  const all = [lead, ...rivals.map((rival) => experimentOf(lead, rival))];
  const costs = all.map((each) => costOf(each, widths));
  const sum = (of: 'bytes' | 'secondsPerStep') => costs.reduce((total, cost) => total + cost[of], 0);
  return sum('bytes') <= RACE_BUDGET.bytes && sum('secondsPerStep') <= RACE_BUDGET.secondsPerStep;
}

/** The experiment with the largest batch from 8 up to its own with which the race fits; 8, or its own, where none does. */
function withBatchFor(experiment: Experiment, rivals: readonly Entrant[], widths?: Widths): Experiment {
  const at = (batchSize: number) => ({ ...experiment, batchSize });
  if (raceFits(experiment, rivals, widths)) return experiment;
  let low = Math.min(8, experiment.batchSize);
  let high = experiment.batchSize;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (raceFits(at(middle), rivals, widths)) low = middle;
    else high = middle - 1;
  }
  return at(low);
}
