/** Reads one held-out example with every lane of the score, in a single transfer from the device. */
import type { Tensor } from '../models/ops.ts';
import { answersOf } from './losses.ts';
import type { Score } from './readings.ts';
import { rowsOf } from './rows.ts';
import type { Trainer } from './trainer.ts';

/** The network as it is now, reading held-out example `example` (wrapped into range). Waits for the device. */
export function readScore(trainer: Trainer, example: number): Score {
  const { network, heldOut } = trainer;
  const { tf, problem } = network;
  const examples = heldOut.batchSize;
  const index = ((example % examples) + examples) % examples;
  const batch = rowsOf(heldOut, index, index + 1);

  const heads: { layer: number; lane: string; size: number }[] = [];
  const flat = tf.tidy(() => {
    const { outputs, traces } = network.forward(trainer.views(), network.inputsOf(batch), { trace: true });
    const parts: Tensor[] = [answersOf(tf, problem.loss, outputs)];
    for (const { layer, lane, values } of traces) {
      heads.push({ layer, lane: lane.id, size: values.size });
      parts.push(values);
    }
    return tf.concat(parts.map((part) => tf.reshape(part, [-1]))).dataSync<'float32'>();
  });

  let offset = batch.timeSteps * problem.outputSize;
  const outputs = Float32Array.from(flat.subarray(0, offset));
  const lanes = heads.map(({ layer, lane, size }) => {
    const values = Float32Array.from(flat.subarray(offset, (offset += size)));
    return { layer, lane, values };
  });
  return {
    step: trainer.step,
    example: index,
    examples,
    timeSteps: batch.timeSteps,
    units: (lanes[0]?.values.length ?? 0) / batch.timeSteps,
    inputs: batch.inputs,
    targets: batch.targets,
    mask: batch.mask,
    outputs,
    lanes,
  };
}
