/**
 * Networks of one budget: how many parameters an experiment's network has, and the number of units by which another comes
 * nearest to a given count.
 */
import { countParameters } from '../models/parameters.ts';
import type { NumberOption } from '../options/option.ts';
import type { ProblemSize } from '../tasks/contract/problem.ts';
import { modelOf, taskOf, withCell } from './defaults.ts';
import { settings, type Experiment } from './experiment.ts';

const units = settings.find(({ id }) => id === 'hiddenSize') as NumberOption;

/** @param size the problem's true size, where it is known: that of the task is an upper bound where it hangs on data */
export function parameterCount(experiment: Experiment, size = sizeOf(experiment)): number {
  const { cell, cellOptions, hiddenSize, layers } = experiment;
  return countParameters(modelOf(cell).parameters({ ...size, hiddenSize, layers }, cellOptions));
}

function sizeOf(experiment: Experiment): ProblemSize {
  return taskOf(experiment.task).size(experiment.taskOptions);
}

/** The experiment with the units that bring its parameters nearest to `target`; the smaller of two that are equally near. */
export function withParameters(experiment: Experiment, target: number, size?: ProblemSize): Experiment {
  let best = { experiment, distance: Infinity };
  for (let hiddenSize = units.min; hiddenSize <= units.max; hiddenSize++) {
    const candidate = { ...experiment, hiddenSize };
    const count = parameterCount(candidate, size);
    const distance = Math.abs(count - target);
    if (distance < best.distance) best = { experiment: candidate, distance };
    // More units never make fewer parameters.
    if (count >= target) break;
  }
  return best.experiment.hiddenSize === experiment.hiddenSize ? experiment : best.experiment;
}

/** A change of the cell that keeps the number of parameters. */
export interface Resized {
  readonly experiment: Experiment;
  /** What its parameters were to come near to, and how many they are. */
  readonly target: number;
  readonly parameters: number;
}

/**
 * The experiment with another cell and about as many parameters. After a change of that kind, what it aimed at is aimed at again,
 * so that trying one cell after another does not drift away from the first.
 * @param last the change before, if there was one
 */
export function withEqualCell(
  experiment: Experiment,
  cell: string,
  size?: ProblemSize,
  last?: Resized,
): Resized {
  const target =
    last && sameNetwork(last.experiment, experiment) ? last.target : parameterCount(experiment, size);
  const resized = withParameters(withCell(experiment, cell), target, size);
  return { experiment: resized, target, parameters: parameterCount(resized, size) };
}

/** True where nothing that decides the number of parameters has changed since. */
function sameNetwork(a: Experiment, b: Experiment): boolean {
  const shapeOf = ({ task, taskOptions, cell, cellOptions, hiddenSize, layers }: Experiment) =>
    JSON.stringify([task, taskOptions, cell, cellOptions, hiddenSize, layers]);
  return shapeOf(a) === shapeOf(b);
}
