/** An option whose upper end is another option's value: what the page shows of it, and what it writes. */
import type { Experiment, Owner } from '../../config/index.ts';
import type { NumberOption, Option } from '../../options/option.ts';

/** The value that caps the option in this experiment; undefined where nothing does. */
export function capOf(experiment: Experiment, owner: Owner, option: Option): number | undefined {
  if (option.kind !== 'number' || option.notAbove === undefined) return undefined;
  const values = { task: experiment.taskOptions, cell: experiment.cellOptions, experiment }[owner];
  const cap = (values as Readonly<Record<string, unknown>>)[option.notAbove];
  return typeof cap === 'number' ? cap : undefined;
}

/** The option as its slider and box have it: it ends at the cap, and its name says so: "train on lengths … to 20". */
export function cappedOption(option: NumberOption, cap: number | undefined): NumberOption {
  if (cap === undefined) return option;
  return {
    ...option,
    label: `${option.label} … to ${cap}`,
    max: cap,
    default: Math.min(option.default, cap),
  };
}

/** What a value of the capped option means: at its upper end it is the default, which goes along with the cap. */
export function uncapped(option: NumberOption, cap: number | undefined, value: number): number {
  return cap !== undefined && value >= cap ? option.default : value;
}
