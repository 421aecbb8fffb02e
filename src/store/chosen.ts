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
export function chosenOf(
  series: Pick<RunSeries, 'evaluationSteps' | 'heldOutLosses' | 'testLosses' | 'testMetrics'>,
): Chosen | undefined {
  const losses = series.heldOutLosses.values;
  let best = -1;
  for (let k = 0; k < losses.length; k++)
    if (Number.isFinite(losses[k]!) && (best < 0 || losses[k]! < losses[best]!)) best = k;
  if (best < 0) return undefined;
  const [loss, metric] = [series.testLosses.values[best]!, series.testMetrics.values[best]!];
  return {
    step: series.evaluationSteps.values[best]!,
    loss: losses[best]!,
    ...(!Number.isNaN(loss) && { test: { loss, metric } }),
  };
}
