/**
 * The ready-made layers of TensorFlow.js (`tf.layers`), as they come: their LSTM, GRU or simple RNN and a dense layer, with
 * tfjs' Adam. A step is what `trainOnBatch` does (`optimizer.minimize` over the model's call) without its reading of
 * the loss after every step, which would cost some 5 ms in a worker. Flags are tfjs' own; its GRU resets before the product.
 */
import {
  dispose,
  losses,
  memory,
  tensor2d,
  tensor3d,
  tidy,
  train,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import { initializers, layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { batchesOf, lastTargets, LEARNING_RATE, SEED } from './batches.ts';
import type { Contestant } from './contestant.ts';
import { countKernels } from './kernels.ts';
import { isLayerCell, type Size } from './protocol.ts';

function modelOf({ cell, timeSteps, hiddenSize }: Size): Sequential {
  // Its default for recurrent weights, orthogonal, is computed by hundreds of kernels; how weights start does not change what a
  // step costs. The same in every run: without a seed, a simple RNN may start so near the answers that it only gets worse at first.
  const start = () => initializers.glorotUniform({ seed: SEED });
  const args = {
    units: hiddenSize,
    inputShape: [timeSteps, 2],
    kernelInitializer: start(),
    recurrentInitializer: start(),
  };
  const recurrent = {
    lstm: () => layers.lstm(args),
    gru: () => layers.gru(args),
    rnn: () => layers.simpleRNN(args),
  };
  if (!isLayerCell(cell)) throw new Error('TensorFlow.js has no ready-made layer of it.');
  return sequential({ layers: [recurrent[cell](), layers.dense({ units: 1, kernelInitializer: start() })] });
}

/**
 * Trains on whatever backend is set.
 * @param count `draws` where GL draw calls tell what a step is made of
 */
export async function layersContestant(
  size: Size,
  device: string,
  count: 'draws' | 'kernels',
): Promise<Contestant> {
  const { timeSteps, batchSize } = size;
  const model = modelOf(size);
  const optimizer = train.adam(LEARNING_RATE);
  const nextBatch = await batchesOf(size);
  let loss: Scalar | undefined;

  function step(): void {
    const batch = nextBatch();
    if (loss) dispose(loss);
    loss = tidy(() => {
      const inputs = tensor3d(batch.inputs, [batchSize, timeSteps, 2]);
      const targets = tensor2d(lastTargets(batch), [batchSize, 1]);
      return optimizer.minimize(() => {
        const outputs = model.apply(inputs, { training: true }) as Tensor;
        return losses.meanSquaredError(targets, outputs).asScalar();
      }, true)!;
    });
  }

  return {
    device,
    step,
    readLoss: () => (loss ? loss.dataSync<'float32'>()[0]! : Number.NaN),
    tensors: () => memory().numTensors,
    ...(count === 'kernels' ? { countKernels: () => countKernels(step) } : {}),
  };
}
