/** The network, possibly with interventions, on a whole batch. */
import type { Interventions } from '../../models/interventions.ts';
import type { Tensors } from '../../models/cell.ts';
import type { Tensor, Tensor3D } from '../../models/ops.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import { partsOf } from '../rules/batchSlices.ts';
import { partSize, type Trainer } from '../trainers/trainer.ts';

/** The outputs on a batch, `[batch, time, outputSize]`, read in parts; call inside `tf.tidy`. */
export function outputsOf(
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
