/** Figures of one run, each with its name and as a person reads it. */
import { rateBefore } from '../../src/math/rate.ts';
import { formatCount, formatLoss, formatPercent } from '../../src/text/numbers.ts';
import type { RunResult } from './claim.ts';

export interface Figure {
  readonly name: string;
  /** Not a number where the run has no such figure. */
  of(run: RunResult): number;
  say(value: number): string;
}

/** The held-out loss at the end. */
export const lastLoss: Figure = {
  name: 'held-out loss at the end',
  of: ({ history }) => history.at(-1)?.heldOutLoss ?? Number.NaN,
  say: formatLoss,
};

/** The lowest held-out loss on the way. */
export const lowestLoss: Figure = {
  name: 'lowest held-out loss',
  of: ({ history }) => Math.min(...history.map(({ heldOutLoss }) => heldOutLoss)),
  say: formatLoss,
};

/** The metric at the end, a share. */
export const lastMetric: Figure = {
  name: 'share right at the end',
  of: ({ history }) => history.at(-1)?.metric ?? Number.NaN,
  say: formatPercent,
};

/** The metric at a length that was judged at the end. */
export const metricAt = (length: number): Figure => ({
  name: `share right at length ${formatCount(length)}`,
  of: ({ lengths }) => lengths.find((result) => result.length === length)?.metric ?? Number.NaN,
  say: formatPercent,
});

/**
 * The metric at the steps after `from`, up to `until`, of sequences that answer at every step: what is left of the longer ones
 * when the answers at their beginnings, which are the same whether more follows or not, are taken away.
 */
export const metricBeyond = (from: number, until: number): Figure => ({
  name: `share right at steps ${formatCount(from + 1)} to ${formatCount(until)}`,
  of(run) {
    const [inside, whole] = [metricAt(from).of(run), metricAt(until).of(run)];
    return (until * whole - from * inside) / (until - from);
  },
  say: formatPercent,
});

/**
 * How the gradient changes from one time step to the one before: the slope of ln ‖∂loss/∂h_t‖ by least squares over the steps from
 * the first to `until`, as a factor. 0.9 shrinks by a tenth a step, 1 stays as it is.
 */
export const gradientRate = (until: number): Figure => ({
  name: `factor of the gradient a step back, over steps 1 to ${formatCount(until)}`,
  of: ({ stateGradients }) => rateBefore(stateGradients[0]!.slice(0, until), until)!.factor,
  say: (value) => `${value.toFixed(3)}×`,
});

/** What a training step takes. */
export const stepTime: Figure = {
  name: 'milliseconds a training step',
  of: ({ stepsPerSecond }) => 1000 / stepsPerSecond,
  say: (value) => value.toPrecision(3),
};
