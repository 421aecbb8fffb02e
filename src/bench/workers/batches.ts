/** The data that every contestant trains on: the adding problem's own batches, each drawn anew. */
import { createRandom, STREAM } from '../../math/random.ts';
import { defaultsOf } from '../../options/option.ts';
import { adding } from '../../tasks/adding.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Size } from './protocol.ts';

export const LEARNING_RATE = 0.001;
export const SEED = 1;

/** The batches of step 1, 2, 3, … */
export async function batchesOf({ timeSteps, batchSize }: Size): Promise<() => Batch> {
  const problem = await adding.create({ ...defaultsOf(adding.options), length: timeSteps });
  let step = 0;
  return () => problem.sample(createRandom(SEED, STREAM.train, ++step), batchSize);
}

/** The answers at the last step, `[batch]`. */
export function lastTargets({ targets, batchSize, timeSteps }: Batch): Float32Array {
  return Float32Array.from({ length: batchSize }, (_, b) => targets[(b + 1) * timeSteps - 1]!);
}
