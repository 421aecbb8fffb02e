/** Random valid experiments over everything that is registered, within the budget or beyond it. */
import * as fc from 'fast-check';
import type { Experiment } from '../../../src/config/experiment.ts';
import { settings } from '../../../src/config/experiment.ts';
import { models } from '../../../src/models/index.ts';
import type { Option, OptionValue } from '../../../src/options/option.ts';
import { tasks } from '../../../src/tasks/index.ts';

function valueOf(option: Option): fc.Arbitrary<OptionValue> {
  if (option.kind === 'choice') return fc.constantFrom(...option.choices.map(({ value }) => value));
  const { min, max } = option;
  if (option.integer) return fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  return fc.double({ min, max, noNaN: true }).map((value) => value + 0); // −0 is 0
}

/** Any value, but often the default, so that links of every length come up. */
function valuesOf(options: readonly Option[]): fc.Arbitrary<Record<string, OptionValue>> {
  return fc.record(
    Object.fromEntries(
      options.map((option) => [option.id, fc.oneof(valueOf(option), fc.constant(option.default))]),
    ),
  );
}

export const anyExperiment: fc.Arbitrary<Experiment> = fc
  .tuple(fc.constantFrom(...tasks), fc.constantFrom(...models))
  .chain(([task, model]) =>
    fc
      .record({
        taskOptions: valuesOf(task.options),
        cellOptions: valuesOf(model.options),
        own: valuesOf(settings),
      })
      .map(
        ({ taskOptions, cellOptions, own }) =>
          ({ task: task.id, taskOptions, cell: model.id, cellOptions, ...own }) as Experiment,
      ),
  );

/** Every key that means something for some task or cell. */
export const knownKeys: readonly string[] = [
  'v',
  'task',
  'cell',
  'own',
  'vs',
  'sweep',
  'seeds',
  'steps',
  ...[...settings, ...tasks.flatMap((task) => task.options), ...models.flatMap((model) => model.options)].map(
    ({ link }) => link,
  ),
];

const hostileNumbers = [
  'NaN',
  'Infinity',
  '-Infinity',
  '1e309',
  '-1e309',
  '1e-400',
  '-0',
  '0x10',
  '0b1',
  '1_000',
  '١٢',
];
const hostileText = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '__proto__.polluted',
  'constructor[prototype][polluted]',
  '',
  ' ',
  '+',
  '%',
  '%zz',
  '%E0%A4%A',
];
const strangeText = [
  '\u0000',
  '\u202e',
  '\ud800',
  '😀',
  'ﬁ',
  '%00',
  '%F0%9F%98%80',
  'null',
  '[object Object]',
  '1,2',
  '"',
];
const ids = [...tasks, ...models].map(({ id }) => id);

const part: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...knownKeys, ...ids),
  fc.constantFrom(...hostileNumbers, ...hostileText, ...strangeText),
  fc.double().map(String),
  fc.integer().map(String),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
);

/** What may stand behind `vs=`. */
const rival = fc
  .array(
    fc.tuple(fc.oneof(fc.constantFrom(...knownKeys), part), part).map(([key, value]) => `${key}:${value}`),
    { maxLength: 4 },
  )
  .map((pairs) => `vs=${pairs.join(',')}`);

const pair = fc.oneof(
  rival,
  fc.tuple(fc.oneof(fc.constantFrom(...knownKeys), part), part).map(([key, value]) => `${key}=${value}`),
  part,
);

/** What a stranger may put behind the `#`: broken, doubled, absurd, and now and then a megabyte long. */
export const hostileFragment: fc.Arbitrary<string> = fc.oneof(
  { weight: 300, arbitrary: fc.array(pair, { maxLength: 12 }).map((pairs) => pairs.join('&')) },
  { weight: 50, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: pair.map((text) => `${text}&`.repeat(Math.ceil(1e6 / (text.length + 1)))) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(pair, part)
      .map(([text, filler]) => text + (filler || '9').repeat(1e6 / (filler.length || 1))),
  },
);
