/** The held-out sequences one by one: how wrong each answer is, and how operations on the network change the whole. */
import type { Interventions } from '../../models/interventions.ts';
import type { Tensors } from '../../models/cell.ts';
import type { Tensor, Tensor3D } from '../../models/ops.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import { lossOf } from '../rules/losses.ts';
import { metricOf } from '../rules/metrics.ts';
import { asPlain, asTensor, plain, plainOps } from '../rules/plainOps.ts';
import { partsOf } from '../rules/batchSlices.ts';
import type { Snapshot } from '../trainers/snapshots.ts';
import { partSize, type Evaluation, type Trainer } from '../trainers/trainer.ts';

export interface LossesFinding {
  readonly step: number;
  /** The mean loss over the steps that count, of each held-out example. */
  readonly losses: Float32Array;
}

export interface SurgeryQuestion {
  readonly surgery: Interventions;
  /** The network as it was; as it is now where left out. */
  readonly snapshot?: Snapshot;
}

/** Loss and metric on the held-out examples, without the operations and with them. */
export interface SurgeryFinding {
  readonly step: number;
  readonly untouched: Evaluation;
  readonly operated: Evaluation;
}

/** The outputs on a batch, `[batch, time, outputSize]`, read in parts; call inside `tf.tidy`. */
function outputsOf(
  trainer: Trainer,
  views: Tensors<Tensor>,
  batch: Batch,
  extra: { readonly interventions?: Interventions; readonly onProgress: () => void },
): Tensor3D {
  const { network } = trainer;
  const { tf } = network;
  const parts = partsOf(batch, partSize(trainer.experiment)).map((part) =>
    tf.tidy(() => network.forward(views, network.inputsOf(part), extra).outputs),
  );
  return tf.concat(parts);
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

/** Waits for the device. */
export function judgeSurgery(
  trainer: Trainer,
  { surgery, snapshot }: SurgeryQuestion,
  alive: () => void,
): SurgeryFinding {
  const { network, heldOut } = trainer;
  const { tf, problem } = network;
  const judged = (operations: Interventions | undefined): Evaluation => {
    const [loss, metric] = tf.tidy(() => {
      const views = trainer.views(snapshot?.parameters);
      const extra = { onProgress: alive, ...(operations ? { interventions: operations } : {}) };
      const outputs = outputsOf(trainer, views, heldOut, extra);
      const { targets, mask } = network.targetsOf(heldOut);
      const loss = lossOf(tf, problem.loss, outputs, targets, mask);
      const metric = metricOf(tf, problem.metric, problem.loss, outputs, targets, mask, loss);
      return tf.stack([loss, metric]).dataSync<'float32'>();
    });
    return { loss: loss!, metric: metric! };
  };
  const untouched = snapshot ? judged(undefined) : trainer.evaluate();
  alive();
  return { step: snapshot?.step ?? trainer.step, untouched, operated: judged(surgery) };
}
