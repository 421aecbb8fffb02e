/**
 * Which of the networks that a training has passed through validation chooses: that of the lowest validation loss. What it does
 * on the test data, which had no say in it, is what may be said of it.
 */
import type { RunSeries } from './series.ts';

export interface Chosen {
  readonly step: number;
  /** The lowest validation loss so far. */
  readonly loss: number;
  /** On the test data, where there are some. */
  readonly test?: { readonly loss: number; readonly metric: number };
}

/** Undefined before the first evaluation, and where none was a number. */
export function chosenOf({ evaluations }: Pick<RunSeries, 'evaluations'>): Chosen | undefined {
  const { lowest, steps, losses, testLosses, testMetrics } = evaluations;
  if (lowest === undefined) return undefined;
  const [loss, metric] = [testLosses.values[lowest]!, testMetrics.values[lowest]!];
  return {
    step: steps.values[lowest]!,
    loss: losses.values[lowest]!,
    ...(!Number.isNaN(loss) && { test: { loss, metric } }),
  };
}
