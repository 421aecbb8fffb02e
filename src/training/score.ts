/** Reads one held-out example with every lane of the score. */
import type { Score } from './readings.ts';
import { rowsOf } from './rows.ts';
import type { Trainer } from './trainer.ts';

/** The network as it is now, reading held-out example `example` (wrapped into range). Waits for the device. */
export function readScore(trainer: Trainer, example: number): Score {
  const { heldOut } = trainer;
  const examples = heldOut.batchSize;
  const index = ((example % examples) + examples) % examples;
  const { timeSteps, inputs, targets, mask, ...batch } = rowsOf(heldOut, index, index + 1);
  const { outputs, lanes } = trainer.read({ ...batch, timeSteps, inputs, targets, mask });
  const units = (lanes[0]?.values.length ?? 0) / timeSteps;
  const { step } = trainer;
  return { step, example: index, examples, timeSteps, units, inputs, targets, mask, outputs, lanes };
}
