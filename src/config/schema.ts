/**
 * What a valid experiment is, in full: the shape is derived from the registries of tasks and models and from the
 * settings. The worker and the command line check with it what comes to them from outside.
 */
import * as v from 'valibot';
import { models } from '../models/about/index.ts';
import type { Option } from '../options/option.ts';
import { tasks } from '../tasks/index.ts';
import { settings, type Experiment } from './experiment.ts';

/** Built at the first use, so that a page which never checks does not carry it. */
let schema: v.GenericSchema | undefined;

/** What was given is no experiment: no worker can carry it out. */
export class ExperimentError extends Error {
  override readonly name = 'ExperimentError';
}

const read = (value: unknown) => v.safeParse((schema ??= experimentSchema()), value, { abortEarly: true });

export function isExperiment(value: unknown): value is Experiment {
  return read(value).success;
}

/**
 * Throws an error with one sentence on the first thing that is wrong, unless the value is a valid experiment: every value one its
 * option allows, with nothing missing and nothing else in it.
 */
export function assertExperiment(value: unknown): asserts value is Experiment {
  const result = read(value);
  if (!result.success)
    throw new ExperimentError(`This is no valid experiment: ${sentenceOf(result.issues[0])}.`);
}

function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue);
  if (where === null) return 'it is no object';
  if (issue.expected === 'never') return `${where} is not known`;
  return issue.input === undefined
    ? `${where} is missing`
    : `${where} is ${issue.received}, which is not allowed`;
}

function experimentSchema(): v.GenericSchema {
  return v.variant(
    'task',
    tasks.map((task) =>
      v.variant(
        'cell',
        models.map((model) =>
          v.strictObject({
            ...entriesOf(settings),
            task: v.literal(task.id),
            taskOptions: v.strictObject(entriesOf(task.options)),
            cell: v.literal(model.id),
            cellOptions: v.strictObject(entriesOf(model.options)),
          }),
        ),
      ),
    ),
  );
}

function entriesOf(options: readonly Option[]): Record<string, v.GenericSchema> {
  return Object.fromEntries(options.map((option) => [option.id, valueSchema(option)]));
}

function valueSchema(option: Option): v.GenericSchema {
  if (option.kind === 'choice') return v.picklist(option.choices.map(({ value }) => value));
  const { min, max } = option;
  const limits = v.pipe(v.number(), v.minValue(min), v.maxValue(max));
  return option.integer ? v.pipe(limits, v.integer()) : limits;
}
