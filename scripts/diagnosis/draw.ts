/**
 * Runs drawn by a rule instead of by hand. Run k of a draw comes from a generator of its own, made of the draw's number and k: cells
 * take turns, everything else is drawn from the lists below, and a run has as many steps as one amount of work allows. Another
 * number draws other runs.
 */
import {
  encodeLink,
  withCell,
  withinBudget,
  withTask,
  withValue,
  type Experiment,
} from '../../src/config/index.ts';
import { costOf } from '../../src/config/budget.ts';
import { defaultExperiment, settingApplies } from '../../src/config/defaults.ts';
import { findModel } from '../../src/models/about/index.ts';
import { createRandom, type Random } from '../../src/math/random.ts';
import type { RunSpec } from './record.ts';

/** In turn, so that each has its share; a plain RNN, of which most goes wrong, has most. */
const CELLS = [
  'rnn',
  'lstm',
  'rnn',
  'gru',
  'rnn',
  'mingru',
  'lstm',
  'rnn',
  'gru',
  'attention',
  'rnn',
  'feedforward',
];

/** What is drawn first decides the task, with one of the values of an option where one is given. */
const TASKS: readonly (readonly [task: string, option?: string, values?: readonly (number | string)[]])[] = [
  ['adding', 'length', [10, 20, 50, 100]],
  ['adding', 'length', [20, 50, 100, 150]],
  ['copy', 'lag', [5, 10, 20, 50]],
  ['order', 'length', [20, 50]],
  ['parity', 'length', [8, 20]],
  ['recall', 'lag', [10, 40]],
  ['forecast', 'series', ['sunspots', 'airline', 'sines', 'glass']],
  ['anbn'],
  ['brackets'],
  ['arithmetic'],
];

const RATES = [0.001, 0.003, 0.003, 0.01, 0.01, 0.03, 0.1, 0.3];
const OPTIMIZERS = ['adam', 'adam', 'adam', 'rmsprop', 'momentum', 'sgd'];
const CLIPS = [0, 0, 1, 1, 5];
const GAINS = [0.5, 1, 1, 1, 1.5, 2];
const STARTS = ['orthogonal', 'orthogonal', 'glorot', 'identity'];
const UNITS = [16, 32];
const BATCHES = [16, 32];

/** Multiply-adds that a run may take, and its steps at least and at most. */
const WORK = 1e10;
const FEWEST_STEPS = 600;
const MOST_STEPS = 3000;
const STEPS_AT_ONCE = 100;

const oneOf = <T>(random: Random, values: readonly T[]): T => values[random.integer(values.length)]!;

/** As many as the work allows, in whole hundreds. */
export function stepsFor(experiment: Experiment): number {
  // The runs that were judged by hand are so short: a step of these took many times as long then.
  if (findModel(experiment.cell)?.parallel) return STEPS_AT_ONCE;
  const steps = WORK / costOf(experiment).multiplyAddsPerStep;
  return Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, 100 * Math.round(steps / 100)));
}

function drawn(draw: number, k: number, seed: number): RunSpec {
  const random = createRandom(draw, k);
  const [task, option, values] = oneOf(random, TASKS);
  let experiment = withTask(withCell(defaultExperiment(), CELLS[k % CELLS.length]!), task);
  if (option !== undefined) experiment = withValue(experiment, 'task', option, oneOf(random, values!));
  if (experiment.cell === 'rnn' && random.next() < 0.35)
    experiment = withValue(experiment, 'cell', 'activation', 'relu');
  const set = (id: keyof Experiment, list: readonly (number | string)[]) => {
    // Drawn in any case, so that what follows does not depend on it.
    const value = oneOf(random, list);
    if (settingApplies(experiment, id)) experiment = withValue(experiment, 'experiment', id, value);
  };
  set('optimizer', OPTIMIZERS);
  set('learningRate', RATES);
  set('clipNorm', CLIPS);
  set('init', STARTS);
  set('gain', GAINS);
  set('hiddenSize', UNITS);
  set('batchSize', BATCHES);
  set('seed', [seed]);
  experiment = withinBudget(experiment).experiment;
  return { id: `${draw}-${k + 1}`, link: `#${encodeLink(experiment)}`, steps: stepsFor(experiment) };
}

/** @param seeds of the runs, in turn */
export function drawRuns(draw: number, count: number, seeds: readonly number[]): RunSpec[] {
  return Array.from({ length: count }, (_, k) => drawn(draw, k, seeds[k % seeds.length]!));
}
