/** What stands at a place of a study, in a few words. */
import type { Experiment } from '../config/index.ts';
import type { Place } from '../config/studyPlaces.ts';
import { optionsOf } from '../config/index.ts';
import { findModel } from '../models/about/index.ts';
import { findTask } from '../tasks/index.ts';
import { formatRound } from '../text/numbers.ts';
import type { OptionValue } from '../options/option.ts';
import type { StudyCell } from './study.ts';

/** A value as a person reads it: "GRU", "20", "orthogonal". @param experiment that has such a setting */
export function valueName(experiment: Experiment, key: string, value: OptionValue): string {
  if (key === 'cell') return (findModel(String(value))?.label ?? String(value)).replace(/^Simple /, '');
  if (key === 'task') return findTask(String(value))?.label ?? String(value);
  const option = optionsOf(experiment).find((entry) => entry.option.link === key)?.option;
  if (option?.kind === 'choice')
    return option.choices.find((choice) => choice.value === value)?.label ?? String(value);
  return typeof value === 'number' ? formatRound(value) : value;
}

/** A setting as a person reads it: "cell", "length T". */
export function keyName(experiment: Experiment, key: string): string {
  return optionsOf(experiment).find((entry) => entry.option.link === key)?.option.label ?? key;
}

/** "GRU": by the cell that the study goes through, or else by what the networks that race are called. */
export function networkName({ place, network, runs }: StudyCell, networks: readonly string[]): string {
  const cell = place.find(({ key }) => key === 'cell');
  return cell ? valueName(runs[0]!.experiment, 'cell', cell.value) : networks[network]!;
}

/** "length T 20, GRU"; empty where the study goes through nothing. */
export function placeName(experiment: Experiment, place: Place): string {
  return place
    .map(({ key, value }) =>
      key === 'cell' || key === 'task'
        ? valueName(experiment, key, value)
        : `${keyName(experiment, key)} ${valueName(experiment, key, value)}`,
    )
    .join(', ');
}
