/** The places of a study, one value of each setting that it goes through, and its seeds: what a link need not know of. */
import type { NumberOption, OptionValue } from '../options/option.ts';
import { optionsOf, withCell, withTask, withValue } from './defaults.ts';
import { withEqualCell } from './equalParameters.ts';
import { settings, type Experiment } from './experiment.ts';
import type { StudyAxis } from './study.ts';

/** One value of each axis. */
export type Place = readonly { readonly key: string; readonly value: OptionValue }[];

/** The cell comes after what decides how many parameters it is to have; its own options come after it. */
function rankOf(experiment: Experiment, key: string): number {
  if (key === 'task') return 0;
  if (key === 'cell') return 2;
  return optionsOf(experiment).find(({ option }) => option.link === key)?.owner === 'experiment' ? 1 : 3;
}

/** The experiment at a place of a study; a setting that it has not there changes nothing. The budget is applied apart. */
export function atPlace(experiment: Experiment, place: Place): Experiment {
  const ordered = place.toSorted((a, b) => rankOf(experiment, a.key) - rankOf(experiment, b.key));
  return ordered.reduce((at, { key, value }) => {
    if (key === 'task') return withTask(at, String(value));
    if (key === 'cell')
      return at.equal === 'on' && value !== at.cell
        ? withEqualCell(at, String(value)).experiment
        : withCell(at, String(value));
    const found = optionsOf(at).find(({ option }) => option.link === key);
    return found ? withValue(at, found.owner, found.option.id, value) : at;
  }, experiment);
}

/** Every place of a study, the last axis running fastest; one that is empty where there are no axes. */
export function placesOf(axes: readonly StudyAxis[]): readonly Place[] {
  return axes.reduce<readonly Place[]>(
    (places, { key, values }) => places.flatMap((place) => values.map((value) => [...place, { key, value }])),
    [[]],
  );
}

/** The seeds of a study: the experiment's own and those that follow, 0 after the last that there is. */
export function seedsFrom(seed: number, count: number): readonly number[] {
  const { min, max } = settings.find(({ id }) => id === 'seed') as NumberOption;
  return Array.from({ length: count }, (_, k) => min + ((seed - min + k) % (max - min + 1)));
}
