/**
 * Forecast of a series, one value ahead at every step (yearly sunspots are the oldest series of the kind: Yule 1927;
 * CO₂ at Mauna Loa is measured since Keeling 1958; airline passengers are series G of Box & Jenkins; sums of sines and the
 * Mackey–Glass equation are computed).
 *
 *     read  315.7 317.5 317.5 317.3        answer  317.5 317.5 317.3 315.9
 *
 * The network reads normalised values, in a measure that fits the series (`measure.ts`), or the changes from value to value
 * where the series has a trend (`prepared.ts` says why). The last fifth is held out: its first half is the validation part, its
 * second half, the newest values, the test part. The first steps of every window, up to twelve, are for warming up and do not
 * count; there a window of these parts may still read the end of the part before, but all answers that count lie in its own.
 *
 * Lines, all judged by the same windows as a network: persistence, the next value is the same as now (trivial, unless always
 * saying the mean is better still); the value of one period before (seasonal naive); a linear autoregression (12 months, 9
 * years) fitted by least squares to the training part (solved). The loss is in squared deviations of the training part, the
 * metric in the unit of the measure.
 */
import { arrive } from '../loading/arrive.ts';
import { choiceOf, numberOf, type OptionValues } from '../options/option.ts';
import { MOST_SINES } from './forecast/limits.ts';
import type { Task } from './contract/task.ts';
import { choice, real, whole } from '../options/make.ts';

/** Twelve years of months leave no room for longer windows. */
const LONGEST_AIRLINE = 100;

/** Steps of a window: the length that is asked for, as far as the series allows it. */
function stepsOf(options: OptionValues): number {
  const length = numberOf(options, 'length');
  return choiceOf(options, 'series') === 'airline' ? Math.min(length, LONGEST_AIRLINE) : length;
}

const SHORTENED = `The series is short, so its windows have no more than ${LONGEST_AIRLINE} values.`;

export const forecast: Task = {
  id: 'forecast',
  label: 'Forecast',
  sentence: 'The network reads a series of measurements and must predict the next value.',
  whyHard:
    'Hard because the pattern must be told from the noise by few examples, and the future is not quite like the past.',
  produces: 'run',
  options: [
    choice('series', {
      help: 'What is measured: the rhythm of the series is what there is to learn.',
      choices: [
        {
          value: 'co2',
          label: 'CO₂, monthly',
          help: 'Carbon dioxide at Mauna Loa, 1958 to 2025, by NOAA and Scripps; read as changes, for it keeps rising.',
          about:
            'Seven months lack measurements and are interpolated in the record: June and October 1958, February to April 1964, December 1975 and April 1984. From December 2022, after the eruption, to July 2023 the air was measured at Maunakea nearby.',
        },
        {
          value: 'airline',
          label: 'airline, monthly',
          help: 'International airline passengers, 1949 to 1960 (Box & Jenkins, series G); read as changes in percent.',
        },
        {
          value: 'sunspots',
          label: 'sunspots, yearly',
          help: 'The sunspot number, 1700 to 2008, by NOAA; read as its root, which evens out its swings.',
          about:
            'These are yearly means of version 1 of the international sunspot number, which ended in 2015. Version 2 counts differently, so its numbers are larger. Before 1749 they are whole numbers.',
        },
        { value: 'sines', label: 'sum of sines', help: 'Computed: waves of several periods and some noise.' },
        {
          value: 'glass',
          label: 'Mackey–Glass',
          help: 'Computed: an equation of blood cells with a delay of 17, which is chaotic (Mackey & Glass 1977).',
        },
        {
          value: 'own',
          label: 'your own',
          help: 'A column of a CSV file, or a line that you draw; it stays in this browser.',
        },
      ],
    }),
    whole('length', {
      label: 'length T',
      help: 'How many values a window has: the network sees no further back than its beginning.',
      range: [8, 200],
      default: 36,
    }),
    whole('waves', {
      label: 'sines',
      help: 'How many sines are added up, each with a period, a height and a phase of its own.',
      range: [1, MOST_SINES],
      default: 3,
      when: { option: 'series', is: 'sines' },
    }),
    real('noise', {
      help: 'How much chance is added, in deviations of the sum: nobody can predict that part.',
      range: [0, 1],
      default: 0.1,
      step: 0.05,
      when: { option: 'series', is: 'sines' },
    }),
    whole('draw', {
      label: 'random draw',
      help: 'Fixes which sines are drawn, and their noise: another number gives another series.',
      range: [1, 999],
      default: 1,
      when: { option: 'series', is: 'sines' },
    }),
  ],
  own: { kind: 'series', option: 'series', value: 'own' },
  size: (options) => ({ inputSize: 1, outputSize: 1, timeSteps: stepsOf(options) }),
  async create(options, own) {
    const [{ seriesOf }, { problemOf }] = await Promise.all([
      arrive(() => import('./forecast/seriesOf.ts')),
      arrive(() => import('./forecast/problem.ts')),
    ]);
    const series = await seriesOf(options, own);
    const steps = stepsOf(options);
    const problem = problemOf(series, steps);
    if (steps === numberOf(options, 'length')) return problem;
    return { ...problem, notices: [...(problem.notices ?? []), SHORTENED] };
  },
};
