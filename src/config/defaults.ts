/**
 * Making and changing experiments. Every function gives a new experiment and leaves the one it was given as it is;
 * what it gives is valid whenever what it was given is. The resource budget is applied apart, in `budget.ts`.
 */
import { findModel } from '../models/about/index.ts';
import type { ModelAbout } from '../models/model.ts';
import { defaultsOf, type Option, type OptionValue, type OptionValues } from '../options/option.ts';
import { findTask } from '../tasks/index.ts';
import type { Task } from '../tasks/contract/task.ts';
import { settings, type Experiment } from './experiment.ts';
import { allows, nearest } from './clamp.ts';

/** Whose option it is: the experiment's own setting, the task's, or the cell's. */
export type Owner = 'experiment' | 'task' | 'cell';

/** An option that applies to an experiment, and the value it has there. */
export interface OwnedOption {
  readonly owner: Owner;
  readonly option: Option;
  readonly value: OptionValue;
}

const DEFAULT_TASK = 'adding';
const DEFAULT_CELL = 'lstm';

/** The experiment of an empty link: the task `adding`, the cell `lstm`, and every option at its default. */
export function defaultExperiment(): Experiment {
  return {
    task: DEFAULT_TASK,
    taskOptions: defaultsOf(taskOf(DEFAULT_TASK).options),
    cell: DEFAULT_CELL,
    cellOptions: defaultsOf(modelOf(DEFAULT_CELL).options),
    ...defaultsOf(settings),
  } as Experiment;
}

/** A registered task; throws where there is none of that id (a programming error: links are checked before). */
export function taskOf(id: string): Task {
  const task = findTask(id);
  if (!task) throw new Error(`There is no task "${id}".`);
  return task;
}

/** A registered model; throws where there is none of that id (a programming error: links are checked before). */
export function modelOf(id: string): ModelAbout {
  const model = findModel(id);
  if (!model) throw new Error(`There is no cell "${id}".`);
  return model;
}

/** Every option that applies to an experiment, in the order of the link: the task's, the cell's, the settings. */
export function optionsOf(experiment: Experiment): readonly OwnedOption[] {
  return [
    ...owned('task', taskOf(experiment.task).options, experiment.taskOptions),
    ...owned('cell', modelOf(experiment.cell).options, experiment.cellOptions),
    ...settings.map((option): OwnedOption => ({ owner: 'experiment', option, value: experiment[option.id] })),
  ];
}

/** Settings on how recurrent weights begin. */
const RECURRENT_START: ReadonlySet<keyof Experiment> = new Set(['init', 'gain']);

/** False for a setting that means nothing to the experiment's network, which hands on no state or has no recurrent weights. */
export function settingApplies(experiment: Experiment, id: keyof Experiment): boolean {
  if (id === 'truncate') return modelOf(experiment.cell).recurrent;
  if (!RECURRENT_START.has(id)) return true;
  const { cell, cellOptions, hiddenSize, layers } = experiment;
  const size = { ...taskOf(experiment.task).size(experiment.taskOptions), hiddenSize, layers };
  return modelOf(cell)
    .parameters(size, cellOptions)
    .some(({ start }) => start.kind === 'recurrent');
}

function owned(owner: Owner, options: readonly Option[], values: OptionValues): OwnedOption[] {
  return options.map((option) => ({ owner, option, value: values[option.id]! }));
}

/**
 * The experiment with one value changed. A number is taken to the nearest that its option allows; what is no value of
 * the option at all (NaN, an unknown choice) changes nothing. Throws for an id the owner never declared (a programming error).
 */
export function withValue(experiment: Experiment, owner: Owner, id: string, value: OptionValue): Experiment {
  const found = optionsOf(experiment).find((entry) => entry.owner === owner && entry.option.id === id);
  if (!found) throw new Error(`The ${owner} has no option "${id}".`);
  const fitted = nearest(found.option, value);
  if (fitted === undefined || fitted === found.value) return experiment;
  if (owner === 'task') return { ...experiment, taskOptions: { ...experiment.taskOptions, [id]: fitted } };
  if (owner === 'cell') return { ...experiment, cellOptions: { ...experiment.cellOptions, [id]: fitted } };
  return { ...experiment, [id]: fitted };
}

/**
 * The experiment with another task. What a person chose stays: a value that is not its old default is kept where the new
 * task has an option of that id which allows it. Everything else gets the new task's default.
 */
export function withTask(experiment: Experiment, id: string): Experiment {
  const task = taskOf(id);
  const taskOptions = carriedOver(taskOf(experiment.task).options, experiment.taskOptions, task.options);
  return id === experiment.task ? experiment : { ...experiment, task: id, taskOptions };
}

/** The experiment with another cell; options are carried over as by `withTask`. */
export function withCell(experiment: Experiment, id: string): Experiment {
  const model = modelOf(id);
  const cellOptions = carriedOver(modelOf(experiment.cell).options, experiment.cellOptions, model.options);
  return id === experiment.cell ? experiment : { ...experiment, cell: id, cellOptions };
}

function carriedOver(
  before: readonly Option[],
  values: OptionValues,
  after: readonly Option[],
): OptionValues {
  const chosen = new Map(
    before.map(({ id, default: initial }) => [id, values[id] === initial ? undefined : values[id]]),
  );
  return Object.fromEntries(
    after.map((option) => {
      const value = chosen.get(option.id);
      return [option.id, value !== undefined && allows(option, value) ? value : option.default];
    }),
  );
}
