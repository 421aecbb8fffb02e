/**
 * Where each control stands: a few in sight, all others under “More settings”. A control that is inside and away from its default is
 * counted there, so that nothing of an experiment is hidden.
 */
import {
  optionsOf,
  settingApplies,
  settings,
  type Experiment,
  type OwnedOption,
} from '../../config/index.ts';
import { applies } from '../../options/option.ts';
import { findTask } from '../../tasks/index.ts';
import type { Task } from '../../tasks/contract/task.ts';
import { capOf, uncapped } from './capped.ts';

/** Inside, beside the cell's own. */
export const NETWORK_SETTINGS: readonly (keyof Experiment)[] = ['layers', 'equal', 'init', 'gain'];
/** The units are in sight; backend and cores have a dialog of their own, and the pace stands with the race. */
const OUTSIDE: ReadonlySet<keyof Experiment> = new Set(['hiddenSize', 'backend', 'cores', 'pace']);
/** Inside, in a list; the seed has a button beside its box. */
export const TRAINING_SETTINGS: readonly (keyof Experiment)[] = settings
  .map(({ id }) => id)
  .filter((id) => id !== 'seed' && !NETWORK_SETTINGS.includes(id) && !OUTSIDE.has(id));

/** True for the option that makes a task harder or easier above all, and for the choice of its data. */
export function inSight(task: Task, id: string): boolean {
  const data = task.own?.option;
  return id === data || id === task.options.find((option) => option.id !== data)?.id;
}

function isInside(experiment: Experiment, { owner, option }: OwnedOption): boolean {
  if (owner === 'cell') return true;
  if (owner === 'experiment')
    return (
      !OUTSIDE.has(option.id as keyof Experiment) && settingApplies(experiment, option.id as keyof Experiment)
    );
  const task = findTask(experiment.task)!;
  return !inSight(task, option.id) && applies(option, experiment.taskOptions);
}

/** What is inside and not as it is without being told, each as it stands in a link: `lr=0.01`. */
export function changedInside(experiment: Experiment): readonly string[] {
  return optionsOf(experiment).flatMap((owned) => {
    const { owner, option, value } = owned;
    const meant =
      option.kind === 'number' ? uncapped(option, capOf(experiment, owner, option), value as number) : value;
    return meant !== option.default && isInside(experiment, owned) ? [`${option.link}=${meant}`] : [];
  });
}
