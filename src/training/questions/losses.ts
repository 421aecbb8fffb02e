/** The held-out sequences one by one: how wrong each answer is. */
import { lossOf } from '../rules/losses.ts';
import { asPlain, asTensor, plainOps } from '../rules/plainOps.ts';
import { plain } from '../rules/plainShapes.ts';
import type { Trainer } from '../trainers/trainer.ts';
import { outputsOf } from './heldOut.ts';
import type { Kind } from './kind.ts';

export interface LossesFinding {
  readonly step: number;
  /** The mean loss over the steps that count, of each held-out example. */
  readonly losses: Float32Array;
}

/** Waits for the device. */
export function readLosses(trainer: Trainer, alive: () => void): LossesFinding {
  const { network, heldOut } = trainer;
  const { tf, problem } = network;
  const { batchSize, timeSteps, targets, mask } = heldOut;
  const outputs =
    trainer.readAnswers?.(heldOut) ??
    tf.tidy(() => outputsOf(trainer, trainer.views(), heldOut, { onProgress: alive }).dataSync<'float32'>());
  const width = outputs.length / batchSize;
  const losses = Float32Array.from({ length: batchSize }, (_, row) => {
    const own = plain(outputs.subarray(row * width, (row + 1) * width), [1, timeSteps, problem.outputSize]);
    const cut = (values: Float32Array) =>
      asTensor(plain(values.subarray(row * timeSteps, (row + 1) * timeSteps), [1, timeSteps]));
    return asPlain(lossOf(plainOps, problem.loss, asTensor(own), cut(targets), cut(mask))).data[0]!;
  });
  return { step: trainer.step, losses };
}

export const losses: Kind<object, LossesFinding> = {
  answer: (trainer, _question, { alive }) => readLosses(trainer, alive),
};
