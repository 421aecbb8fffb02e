/**
 * Forecast of a real series, one value ahead at every step (yearly sunspots are the oldest series of the kind: Yule 1927;
 * CO₂ at Mauna Loa is measured since Keeling 1958).
 *
 *     read  315.7 317.5 317.5 317.3        answer  317.5 317.5 317.3 315.9
 *
 * The network reads normalised values, or the changes from value to value where the series has a trend (`prepared.ts` says
 * why). The last fifth is held out. The first steps of every window, up to twelve, are for warming up and do not
 * count; there a held-out window may still read the end of the training part, but all answers that count lie in the tail.
 *
 * Trivial: persistence, the next value is the same as now. Solved: a linear autoregression (12 months, 9 years) fitted by least squares to
 * the training part. Both are judged by the same held-out windows. The loss is in squared deviations of the training part, the
 * metric in the unit of the series.
 */
import { rangeOf } from '../math/statistics.ts';
import { choiceOf, numberOf, type OptionValues } from '../options/option.ts';
import { autoregressionLoss, persistenceLoss } from './forecast/lines.ts';
import { prepare } from './forecast/prepared.ts';
import { BUILT_IN, ownSeries, type Series } from './forecast/series.ts';
import { type OwnData, type Problem, type Task } from './task.ts';
import { windowBatches } from './windows.ts';

/** An error of 3 % of a deviation: a smooth curve that a line foretells exactly still counts as solved there. */
const LEAST_SOLVED_LOSS = 0.001;

async function seriesOf(options: OptionValues, own: OwnData | undefined): Promise<Series> {
  switch (choiceOf(options, 'series')) {
    case 'co2':
      return BUILT_IN.co2();
    case 'sunspots':
      return BUILT_IN.sunspots();
    default:
      return ownSeries(own);
  }
}

function problemOf(series: Series, timeSteps: number): Problem {
  const warmUp = Math.min(series.order, timeSteps >> 1);
  const prepared = prepare(series.values, timeSteps, warmUp);
  const { values, units, changes, training, heldOutAt, trainingLength } = prepared;
  const persistence = persistenceLoss(prepared);
  const order = Math.min(warmUp, trainingLength >> 2);
  const linear = Math.max(autoregressionLoss(prepared, order), LEAST_SOLVED_LOSS);
  const linearHelps = linear < persistence;
  const notices = [...series.notices];
  if (changes && series.own) {
    notices.push(
      'The series has a trend, so the network reads and foretells the change from value to value.',
    );
  }
  if (!linearHelps) {
    notices.push(
      'In this series the values before say no more than the last one, so both lines have the same height.',
    );
  }
  const shown = changes ? `change: ${series.label}` : series.label;
  const range = rangeOf(values);
  const data = Float32Array.from(values);

  return {
    ...forecast.size({ length: timeSteps }),
    loss: 'mse',
    metric: { kind: 'rmse', label: 'error', scale: units.scale, unit: series.unit },
    trivial: { loss: persistence, label: 'same as now' },
    solved: { loss: linearHelps ? linear : persistence, label: `linear, ${order} back` },
    input: { kind: 'line', label: shown, range, unit: series.unit },
    output: { kind: 'value', label: changes ? 'next change' : 'next', range, unit: series.unit },
    units,
    notices,
    ...windowBatches(training, heldOutAt, data, { label: 'values', longest: data.length - 1 }),
  };
}

export const forecast: Task = {
  id: 'forecast',
  label: 'Forecast',
  sentence: 'Read a series of measurements and foretell the next value.',
  whyHard:
    'Hard because the pattern must be told from the noise by few examples, and the future is not quite like the past.',
  options: [
    {
      kind: 'choice',
      id: 'series',
      link: 'series',
      label: 'series',
      help: 'What is measured: the rhythm of the series is what there is to learn.',
      choices: [
        {
          value: 'co2',
          label: 'CO₂, monthly',
          help: 'Carbon dioxide at Mauna Loa, 1958 to 2025, by NOAA and Scripps; read as changes, for it keeps rising.',
        },
        { value: 'sunspots', label: 'sunspots, yearly', help: 'The sunspot number, 1700 to 2008, by NOAA.' },
        { value: 'own', label: 'your own', help: 'A column of a CSV file; it stays in this browser.' },
      ],
      default: 'co2',
    },
    {
      kind: 'number',
      id: 'length',
      link: 'length',
      label: 'length T',
      help: 'How many values a window has: the network sees no further back than its beginning.',
      min: 8,
      max: 200,
      default: 36,
      integer: true,
      scale: 'linear',
    },
  ],
  own: { kind: 'series', option: 'series', value: 'own' },
  size: (options) => ({ inputSize: 1, outputSize: 1, timeSteps: numberOf(options, 'length') }),
  async create(options, own) {
    return problemOf(await seriesOf(options, own), numberOf(options, 'length'));
  },
};
