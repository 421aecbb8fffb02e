/** The keys that a teacher may lock, in groups: those that the experiment has, or, where a lesson sets its experiments, all. */
import { optionsOf, type Experiment, type Owner } from '../../config/index.ts';
import { LOCK_KEYS, lockName } from './lockKeys.ts';
import type { Ticks } from './partNames.ts';

const named = (keys: readonly string[]) => keys.map((value) => ({ value, label: lockName(value)! }));

const TASK = ['task', 'own'];
const NETWORK = ['cell', 'vs', 'units', 'layers', 'equal', 'race', 'init', 'gain'];
const STUDY = ['seeds', 'sweep', 'steps', 'lesson'];

export function lockGroups(experiment: Experiment | undefined): readonly Ticks[] {
  if (!experiment) {
    const lesson = ['task', 'cell', 'vs', 'own', 'length', 'units', 'lr', 'seed', 'lesson'];
    const others = LOCK_KEYS.filter((key) => !lesson.includes(key));
    return [
      { title: 'Often', names: named(lesson) },
      { title: 'Others', names: named(others) },
    ];
  }
  const of = (owner: Owner) =>
    optionsOf(experiment).flatMap((entry) => (entry.owner === owner ? [entry.option.link] : []));
  const network = new Set(NETWORK);
  return [
    { title: 'Task', names: named([...TASK, ...of('task')]) },
    { title: 'Network', names: named([...NETWORK, ...of('cell')]) },
    { title: 'Training', names: named(of('experiment').filter((key) => !network.has(key))) },
    { title: 'Besides', names: named(STUDY) },
  ];
}
