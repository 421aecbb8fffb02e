/**
 * A study beside an experiment: the same experiment with several seeds, and over the values of one or two settings. What is in
 * no study's hands (the task's own data, where it is computed) is the experiment's.
 */
import { models } from '../models/about/index.ts';
import type { NumberOption, Option, OptionValue } from '../options/option.ts';
import { whole } from '../options/make.ts';
import { tasks } from '../tasks/index.ts';
import { optionsOf, taskOf } from './defaults.ts';
import type { Experiment } from './experiment.ts';

/** A setting that a study goes through, and its values in their order. */
export interface StudyAxis {
  /** As in links: "length", "cell", "lr". */
  readonly key: string;
  readonly values: readonly OptionValue[];
}

/** What a study adds to its experiment. Whether a run ends where it is solved is the experiment's own `whenSolved`. */
export interface StudyPlan {
  /** Two at most; none where only seeds differ. */
  readonly axes: readonly StudyAxis[];
  /** How many: the experiment's seed, and those that follow. */
  readonly seeds: number;
  /** The training step at which a run ends at the latest. */
  readonly steps: number;
}

export const MOST_AXES = 2;
/** Values of one setting. */
export const MOST_VALUES = 20;
/** Runs of one study, all values, networks and seeds together. */
export const MOST_RUNS = 200;

/** How many seeds a study has, and when its runs end: read, clamped and described as any other option. */
export const seedsOption: NumberOption = whole('seeds', {
  help: 'With how many seeds each network of a study is trained: the seed of the link and those that follow.',
  range: [1, 10],
  default: 1,
});
export const stepsOption: NumberOption = whole('steps', {
  help: 'The training step at which a run of a study ends at the latest; with “solved=rest” it ends where it is solved.',
  range: [20, 100_000],
  default: 3000,
  scale: 'log',
});
export const studyOptions: readonly NumberOption[] = [seedsOption, stepsOption];

/** What a key of the link may be set to; undefined for what no study goes through. */
export type Swept =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'option'; readonly option: Option };

/** What a study can go through by a key; undefined where the experiment has no such setting, or it makes no other run. */
export function sweptBy(experiment: Experiment, key: string): Swept | undefined {
  if (key === 'task') return { kind: 'names', names: tasks.map(({ id }) => id) };
  if (key === 'cell') return { kind: 'names', names: models.map(({ id }) => id) };
  const found = optionsOf(experiment).find(({ option }) => option.link === key);
  if (!found || found.option.aside || key === 'seed') return undefined;
  const { own } = taskOf(experiment.task);
  if (found.owner === 'task' && found.option.id === own?.option) return undefined;
  return { kind: 'option', option: found.option };
}

/** All keys that a study of the experiment can go through. */
export function sweepKeys(experiment: Experiment): readonly string[] {
  const keys = optionsOf(experiment).map(({ option }) => option.link);
  return ['task', 'cell', ...keys].filter((key) => sweptBy(experiment, key) !== undefined);
}

/** How many networks stand at each place: those that race, unless the study itself goes through the cells. */
export function networksAt(axes: readonly StudyAxis[], rivals: number): number {
  return axes.some(({ key }) => key === 'cell') ? 1 : 1 + rivals;
}

/** How many runs a study has. */
export function runCount({ axes, seeds }: StudyPlan, rivals: number): number {
  return axes.reduce((count, { values }) => count * values.length, seeds * networksAt(axes, rivals));
}

/** False for what is a single run, or a race of single runs. */
export function isStudy({ axes, seeds }: StudyPlan): boolean {
  return axes.length > 0 || seeds > 1;
}
