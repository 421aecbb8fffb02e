/** Reads one held-out example with every lane of the score. */
import type { Score } from './readings.ts';
import { rowsOf } from './rows.ts';
import type { Trainer } from './trainer.ts';

/** The network as it is now, reading held-out example `example` (wrapped into range). Waits for the device. */
export function readScore(trainer: Trainer, example: number): Score {
  const { heldOut } = trainer;
  const examples = heldOut.batchSize;
  const index = ((example % examples) + examples) % examples;
  const row = rowsOf(heldOut, index, index + 1);
  const { timeSteps, inputs, targets, mask } = row;
  const { outputs, lanes } = trainer.read(row);
  const units = (lanes[0]?.values.length ?? 0) / timeSteps;
  const { step } = trainer;
  return { step, example: index, examples, timeSteps, units, inputs, targets, mask, outputs, lanes };
}
