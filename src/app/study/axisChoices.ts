/** What a study can go through, which values it begins with, and what becomes of values that a person types. */
import { nearest } from '../../config/clamp.ts';
import {
  MOST_VALUES,
  optionsOf,
  sweepKeys,
  sweptBy,
  type Experiment,
  type StudyAxis,
  type StudyPlan,
} from '../../config/index.ts';
import { models } from '../../models/about/index.ts';
import type { NumberOption, OptionValue } from '../../options/option.ts';
import { keyName } from '../../studies/names.ts';
import { lengthOptionOf } from '../../store/triedRuns.ts';
import { findTask, tasks } from '../../tasks/index.ts';
import { writeNumber } from '../../text/numbers.ts';
import { readNumber } from '../../ui/scale.ts';

export interface NamedValue {
  readonly value: string;
  readonly label: string;
}

/** How the values of a setting are chosen: from a list, or typed. */
export type AxisValues =
  | { readonly kind: 'names'; readonly names: readonly NamedValue[] }
  | { readonly kind: 'numbers'; readonly option: NumberOption };

/** Undefined for what the experiment has not. */
export function valuesFor(experiment: Experiment, key: string): AxisValues | undefined {
  const swept = sweptBy(experiment, key);
  if (!swept) return undefined;
  if (key === 'cell') return { kind: 'names', names: models.map(({ id, label }) => ({ value: id, label })) };
  if (key === 'task') return { kind: 'names', names: tasks.map(({ id, label }) => ({ value: id, label })) };
  if (swept.kind === 'names')
    return { kind: 'names', names: swept.names.map((value) => ({ value, label: value })) };
  const { option } = swept;
  return option.kind === 'choice'
    ? { kind: 'names', names: option.choices.map(({ value, label }) => ({ value, label })) }
    : { kind: 'numbers', option };
}

/** What can be chosen, the cell and what makes the task harder first. */
export function axisKeys(experiment: Experiment): readonly NamedValue[] {
  const length = lengthKey(experiment);
  const first = ['cell', ...(length === undefined ? [] : [length])];
  const rest = sweepKeys(experiment).filter((key) => key !== 'task' && !first.includes(key));
  return [...first, ...rest, 'task'].map((value) => ({ value, label: keyName(experiment, value) }));
}

/** The setting that says how far back a task's answer lies; undefined for tasks that have none. */
export function lengthKey({ task }: Experiment): string | undefined {
  const found = findTask(task);
  return found && lengthOptionOf(found)?.link;
}

const CLASSIC_CELLS = ['rnn', 'lstm', 'gru'];
/** Numbers around the present one. */
const FACTORS = [0.5, 1, 2, 4];

const nearestNumber = (option: NumberOption, value: number) => nearest(option, value) as number;

/** The values that a setting begins with. */
export function firstValues(experiment: Experiment, key: string): readonly OptionValue[] {
  if (key === 'cell') return CLASSIC_CELLS;
  if (key === 'task') return [experiment.task];
  const values = valuesFor(experiment, key);
  if (values?.kind === 'names') return values.names.map(({ value }) => value);
  const owned = optionsOf(experiment).find(({ option }) => option.link === key);
  if (!values || !owned) return [];
  const { option } = values;
  const around =
    option.integer && option.max - option.min < 4
      ? Array.from({ length: option.max - option.min + 1 }, (_, k) => option.min + k)
      : FACTORS.map((factor) => Number(((owned.value as number) * factor || factor).toPrecision(2)));
  return [...new Set(around.map((value) => nearestNumber(option, value)))].toSorted((a, b) => a - b);
}

/** What was typed, as numbers that the setting can have; a sentence where something of it had to change. */
export function readValues(
  option: NumberOption,
  text: string,
): { readonly values: readonly number[]; readonly problem?: string } {
  const parts = text.split(/[,;\s]+/).filter(Boolean);
  const values: number[] = [];
  let problem: string | undefined;
  for (const part of parts) {
    const number = readNumber(part);
    if (number === undefined) {
      problem ??= `“${part}” is not a number and is left out.`;
      continue;
    }
    const value = nearestNumber(option, number);
    if (value !== number)
      problem ??= `${part} is taken as ${writeNumber(value)}: ${option.integer ? 'whole numbers ' : ''}from ${writeNumber(option.min)} to ${writeNumber(option.max)} are possible.`;
    if (values.includes(value)) continue;
    if (values.length === MOST_VALUES) {
      problem ??= `A study has at most ${MOST_VALUES} values of a setting.`;
      break;
    }
    values.push(value);
  }
  if (values.length === 0) problem ??= 'Type at least one number, such as 20, 50, 100.';
  return { values, ...(problem !== undefined && { problem }) };
}

export function writeValues(values: readonly OptionValue[]): string {
  return values.map((value) => (typeof value === 'number' ? writeNumber(value) : value)).join(', ');
}

/** Which length each cell can still bridge; undefined for a task without one. */
export function longestLagPlan(experiment: Experiment): StudyPlan | undefined {
  const key = lengthKey(experiment);
  const values = key === undefined ? undefined : valuesFor(experiment, key);
  if (key === undefined || values?.kind !== 'numbers') return undefined;
  const lengths = [...new Set([20, 50, 100, 200].map((length) => nearestNumber(values.option, length)))];
  const axes: StudyAxis[] = [
    { key, values: lengths },
    { key: 'cell', values: CLASSIC_CELLS },
  ];
  return { axes, seeds: 3, steps: 3000 };
}
