/** Numbers of the optimizers that both fused forms need; `training/optimizers.ts` has the formulas. */
import type { OptimizerId } from '../config/experiment.ts';

/** How many moments an optimizer keeps for each parameter. */
export const momentCounts: Readonly<Record<OptimizerId, number>> = {
  sgd: 0,
  momentum: 1,
  rmsprop: 1,
  adam: 2,
};

const EPSILON = 1e-8;

/** The rate and epsilon of a step (from 1): Adam's corrections for the first steps are drawn into both. */
export function ratesOf(id: OptimizerId, step: number, learningRate: number): [number, number] {
  if (id !== 'adam') return [learningRate, EPSILON];
  const root = Math.sqrt(1 - 0.999 ** step);
  return [(learningRate * root) / (1 - 0.9 ** step), EPSILON * root];
}
