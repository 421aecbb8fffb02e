/** What judges of claims share. */
import { rateBefore } from '../../src/math/rate.ts';
import { median } from '../../src/math/statistics.ts';
import type { RunResult } from './claim.ts';

/** The median, with what was never reached above all numbers; infinity where most were not. */
export function medianReached(results: readonly RunResult[]): number {
  return median(results.map(({ reachedAt }) => reachedAt ?? Infinity));
}

export function reached(results: readonly RunResult[]): (number | null)[] {
  return results.map(({ reachedAt }) => reachedAt);
}

/** "320 (300, 320, 380)", with a dash for what was never reached. */
export function stepsText(results: readonly RunResult[]): string {
  const all = reached(results).map((step) => (step === null ? 'never' : step.toLocaleString('en')));
  const middle = medianReached(results);
  return `${Number.isFinite(middle) ? middle.toLocaleString('en') : 'never'} (${all.join(', ')})`;
}

export function lastLoss({ history }: RunResult): number {
  return history.at(-1)?.heldOutLoss ?? Number.NaN;
}

export function lastMetric({ history }: RunResult): number {
  return history.at(-1)?.metric ?? Number.NaN;
}

/** The lowest held-out loss on the way. */
export function bestLoss({ history }: RunResult): number {
  return Math.min(...history.map(({ heldOutLoss }) => heldOutLoss));
}

/** The metric at a length that was judged. */
export function metricAt({ lengths }: RunResult, length: number): number {
  return lengths.find((result) => result.length === length)?.metric ?? Number.NaN;
}

/** The median of a figure over all seeds, with the figures. */
export function figures(
  results: readonly RunResult[],
  figure: (result: RunResult) => number,
): { middle: number; all: number[] } {
  const all = results.map(figure);
  return { middle: median(all), all };
}

export const percent = (share: number) =>
  `${(100 * share).toFixed(share > 0.995 || share < 0.005 ? 0 : 1)} %`;

/** "0.0123 (0.0120, 0.0123, 0.0200)" */
export function listText(
  { middle, all }: { middle: number; all: readonly number[] },
  format: (value: number) => string = (value) => value.toPrecision(3),
): string {
  return `${format(middle)} (${all.map(format).join(', ')})`;
}

/**
 * How the gradient changes from one time step to the next towards the past: the slope of ln ‖∂loss/∂h_t‖ by least squares over the
 * steps from the first to `until`, as a factor. 0.9 shrinks by a tenth a step, 1 stays as it is.
 */
export function gradientRate({ stateGradients }: RunResult, from: number, until: number): number {
  return rateBefore(stateGradients[0]!.slice(from, until), until - from)!.factor;
}
