/** Reads one held-out example with every lane of the score. */
import type { Score } from './readings.ts';
import { rowsOf } from './rows.ts';
import type { Trainer } from './trainer.ts';

/**
 * The network as it is now, reading held-out example `example` (wrapped into range), up to that example's own end, which is
 * its last step that counts. Waits for the device.
 */
export function readScore(trainer: Trainer, example: number): Score {
  const { heldOut } = trainer;
  const examples = heldOut.batchSize;
  const index = ((example % examples) + examples) % examples;
  const row = rowsOf(heldOut, index, index + 1);
  const { outputs, lanes } = trainer.read(row);
  const units = (lanes[0]?.values.length ?? 0) / row.timeSteps;
  const timeSteps = row.mask.lastIndexOf(1) + 1 || row.timeSteps;
  const upToEnd = (values: Float32Array) => values.slice(0, (values.length / row.timeSteps) * timeSteps);
  return {
    step: trainer.step,
    example: index,
    examples,
    timeSteps,
    units,
    inputs: upToEnd(row.inputs),
    targets: upToEnd(row.targets),
    mask: upToEnd(row.mask),
    outputs: upToEnd(outputs),
    lanes: lanes.map((lane) => ({ ...lane, values: upToEnd(lane.values) })),
  };
}
