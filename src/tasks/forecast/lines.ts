/** What a series gives away without a network: persistence, and a linear autoregression. Mean squared errors of the tail. */
import { fitAutoregression } from '../../math/leastSquares.ts';
import { meanOverWindows } from '../windows.ts';
import type { Prepared } from './prepared.ts';

/** Persistence: the next value is as the last; where the values are changes, the next change is none. */
export function persistenceLoss({ values, units, changes, heldOut }: Prepared): number {
  const none = -units.offset / units.scale;
  return meanOverWindows(heldOut, (i) => (values[i]! - (changes ? none : values[i - 1]!)) ** 2);
}

/** A linear forecast from the `order` values before, fitted to the training part by least squares. */
export function autoregressionLoss({ values, trainingLength, heldOut }: Prepared, order: number): number {
  const model = fitAutoregression(values.subarray(0, trainingLength), order);
  return meanOverWindows(heldOut, (i) => (values[i]! - model.predict(values, i)) ** 2);
}
