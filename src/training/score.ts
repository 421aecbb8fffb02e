/** Reads one held-out example with every lane of the score. */
import type { Gradients, Score } from './readings.ts';
import { rowsOf } from './rows.ts';
import type { Batch } from '../tasks/task.ts';
import type { Trainer } from './trainer.ts';

/**
 * The network as it is now, reading held-out example `example` (wrapped into range), up to that example's own end, which is
 * its last step that counts. Waits for the device.
 * @param readGradients what gives the gradients of the example's loss, where they are wanted
 */
export function readScore(
  trainer: Trainer,
  example: number,
  readGradients?: (batch: Batch) => Gradients,
): Score {
  const { heldOut } = trainer;
  const examples = heldOut.batchSize;
  const index = ((example % examples) + examples) % examples;
  const row = rowsOf(heldOut, index, index + 1);
  const { outputs, lanes, attention } = trainer.read(row);
  const gradients = readGradients?.(row);
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
    attention: attention.map((look) => ({ ...look, values: corner(look.values, row.timeSteps, timeSteps) })),
    ...(gradients && {
      gradients: { hidden: gradients.hidden.map(upToEnd), inputs: upToEnd(gradients.inputs) },
    }),
  };
}

/** The first `kept` rows and columns of each of the squares that stand one after another. */
function corner(squares: Float32Array, side: number, kept: number): Float32Array {
  if (kept === side) return squares;
  const count = squares.length / side ** 2;
  const cut = new Float32Array(count * kept ** 2);
  for (let row = 0; row < count * kept; row++) {
    const from = (Math.floor(row / kept) * side + (row % kept)) * side;
    cut.set(squares.subarray(from, from + kept), row * kept);
  }
  return cut;
}
