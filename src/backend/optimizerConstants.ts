/** The optimizers' constants, for all forms of a training step; `training/rules/optimizers.ts` has the formulas and their sources. */
import type { OptimizerId } from '../config/experiment.ts';

/** A running mean, of the gradient or its square, that an optimizer keeps for each parameter: `decay`·old + `share`·fresh. */
export interface Moment {
  readonly name: string;
  readonly decay: number;
  readonly share: number;
}

const velocity: Moment = { name: 'velocity', decay: 0.9, share: 1 };
const recentSquares: Moment = { name: 'squares', decay: 0.9, share: 0.1 };
const mean: Moment = { name: 'mean', decay: 0.9, share: 0.1 };
const squares: Moment = { name: 'squares', decay: 0.999, share: 0.001 };

export const moments = {
  sgd: [],
  momentum: [velocity],
  rmsprop: [recentSquares],
  adam: [mean, squares],
} as const satisfies Readonly<Record<OptimizerId, readonly Moment[]>>;

/** Keeps a division finite where a gradient has always been zero. */
const EPSILON = 1e-8;

/** The rate and epsilon of a step (from 1): Adam's corrections for the first steps are drawn into both. */
export function ratesOf(id: OptimizerId, step: number, learningRate: number): [number, number] {
  if (id !== 'adam') return [learningRate, EPSILON];
  const root = Math.sqrt(1 - squares.decay ** step);
  return [(learningRate * root) / (1 - mean.decay ** step), EPSILON * root];
}
