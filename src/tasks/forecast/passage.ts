/**
 * A stretch of a series from which a network runs on by itself: what it reads, what really came, and what the forecasts
 * without a network say when they feed on their own answers, too.
 */
import type { Passage } from '../contract/abilities.ts';
import type { PlainForecast } from './baselines.ts';
import { outOfMeasure } from './measure.ts';
import type { Prepared } from './prepared.ts';

/** Values that are read and predicted, by index into the series. */
export interface Stretch {
  /** The last value that is read. */
  readonly from: number;
  /** How many are read, counted in the network's numbers. */
  readonly steps: number;
  /** How many are predicted. */
  readonly length: number;
}

/** The first value from which a network can run on that reads `steps` values of the network's numbers before. */
export function firstFrom({ changes }: Pick<Prepared, 'changes'>, steps: number): number {
  return changes ? steps : steps - 1;
}

/** The answers of a plain forecast that is fed its own answers, `[length]`, in the network's numbers. */
function runOn({ values }: Prepared, { predict }: PlainForecast, last: number, length: number): Float64Array {
  const series = new Float64Array(last + 1 + length);
  series.set(values.subarray(0, last + 1));
  for (let i = last + 1; i < series.length; i++) series[i] = predict(series, i);
  return series.subarray(last + 1);
}

export function passageOf(
  prepared: Prepared,
  forecasts: readonly PlainForecast[],
  { from, steps, length }: Stretch,
): Passage {
  const { levels, values, units, changes, measure } = prepared;
  /** The value of the network's numbers that leads to the level at `from`. */
  const last = changes ? from - 1 : from;
  const shown = (list: Float64Array) => Float32Array.from(list, (level) => outOfMeasure(level, measure));
  const inUnits = (answers: ArrayLike<number>) => {
    let level = levels[from]!;
    return Float32Array.from(answers, (answer) => {
      const said = answer * units.scale + units.offset;
      level = changes ? level + said : said;
      return outOfMeasure(level, measure);
    });
  };
  return {
    inputs: Float32Array.from(values.subarray(last + 1 - steps, last + 1)),
    read: shown(levels.subarray(from + 1 - steps, from + 1)),
    truth: shown(levels.subarray(from + 1, from + 1 + length)),
    plain: forecasts.map((forecast) => ({
      label: forecast.label,
      values: inUnits(runOn(prepared, forecast, last, length)),
    })),
    inUnits,
  };
}
