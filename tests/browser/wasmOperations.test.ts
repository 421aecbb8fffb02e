/**
 * Networks in tensor operations on the WebAssembly backend, as one without a compiled form would be trained: TensorFlow.js'
 * operations with the compiled matrix product.
 */
import * as tfjs from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startBackend } from '../../src/backend/select.ts';
import { tf } from '../../src/backend/tf.ts';
import { decodeLink } from '../../src/config/index.ts';
import { findModel, models } from '../../src/models/index.ts';
import { findTask } from '../../src/tasks/index.ts';
import { Network } from '../../src/training/trainers/network.ts';
import { startTrainer } from '../../src/training/trainers/start.ts';
import { expectClose } from '../fixtures/close.ts';

async function lossesOf(cell: string, choice: 'wasm' | 'cpu'): Promise<number[]> {
  const backend = await startBackend(choice, { fusable: false, wasmable: true });
  expect(backend.device.backend).toBe(choice);
  const { experiment } = decodeLink(`task=adding&length=7&cell=${cell}&units=6&batch=5`);
  const problem = await findTask('adding')!.create(experiment.taskOptions);
  const network = new Network(tf, findModel(cell)!, problem, experiment);
  const { trainer } = await startTrainer(
    backend,
    network,
    experiment,
    { ...experiment },
    { form: 'reference' },
  );
  for (let step = 0; step < 20; step++) trainer.train();
  const losses = [...trainer.readLosses()];
  trainer.dispose();
  return losses;
}

const atOnce = models.filter(({ parallel }) => parallel).map(({ id }) => id);

test.each(atOnce)('%s trains as on the JavaScript backend, and leaves nothing behind', async (cell) => {
  const plain = await lossesOf(cell, 'cpu');
  const before = tfjs.memory().numTensors;
  const compiled = await lossesOf(cell, 'wasm');
  expectClose(compiled, plain, { relative: 1e-4 });
  expect(tfjs.memory().numTensors).toBe(before);
});
