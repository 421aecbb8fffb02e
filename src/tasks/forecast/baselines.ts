/**
 * What a series gives away without a network: forecasts of one value from those before it, all judged by the very windows that
 * judge a network, as mean squared errors in the network's numbers.
 */
import { fitAutoregression } from '../../math/leastSquares.ts';
import type { LossLine } from '../contract/measures.ts';
import { meanOverWindows, type Windows } from '../windows.ts';
import type { Prepared } from './prepared.ts';

/** Predicts the value at `index` from those before it, in the network's numbers. */
export type Plain = (values: Float64Array, index: number) => number;

/** A line with its loss on the test data. */
export type JudgedLine = LossLine & { readonly test: number };

/** A forecast without a network, by its name. */
export interface PlainForecast {
  readonly label: string;
  readonly predict: Plain;
}

/** The same as now: the next value is as the last; where the values are changes, the next change is none. */
export function persistence({ units, changes }: Prepared): Plain {
  const none = -units.offset / units.scale;
  return changes ? () => none : (values, index) => values[index - 1]!;
}

/** The same as one period before (seasonal naive); where the values are changes, the same change as then. */
export function seasonalNaive(period: number): Plain {
  return (values, index) => values[index - period]!;
}

/** Always the mean of the training part. */
export const theMean: Plain = () => 0;

/** A linear forecast from the `order` values before, fitted to the training part by least squares. */
export function autoregression({ values, trainingLength }: Prepared, order: number): Plain {
  return fitAutoregression(values.subarray(0, trainingLength), order).predict;
}

/** The loss of a forecast on the windows of validation and on those of the test. */
export function lineOf({ values, parts }: Prepared, { label, predict }: PlainForecast): JudgedLine {
  const lossOver = (windows: Windows) =>
    meanOverWindows(windows, values, (i) => (values[i]! - predict(values, i)) ** 2);
  return { label, loss: lossOver(parts.validationAt(parts.training.length)), test: lossOver(parts.test) };
}
