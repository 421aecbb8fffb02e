/** The parameters as they are now. */
import type { Trainer } from '../trainers/trainer.ts';
import type { Kind } from './kind.ts';

export interface WeightsFinding {
  /** Training steps behind them. */
  readonly step: number;
  /** All parameters side by side, in the order of `layout`. */
  readonly parameters: Float32Array;
  readonly layout: readonly { readonly name: string; readonly shape: readonly number[] }[];
}

/** Waits for the device. */
export function readWeights(trainer: Trainer): WeightsFinding {
  const { step, parameters } = trainer.checkpoint();
  const layout = trainer.network.specs.map(({ name, shape }) => ({ name, shape }));
  return { step, parameters, layout };
}

export const weights: Kind<object, WeightsFinding> = { answer: readWeights };
