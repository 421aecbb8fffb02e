/** The trainer of compiled kernels: whole runs beside the reference trainer. */
import { expect, test } from 'vitest';
import { Arena } from '../../../src/backend/wasm/arena.ts';
import { compileKernels } from '../../../scripts/vite/assemblyScript.ts';
import { readScore } from '../../../src/training/score.ts';
import { WasmTrainer, wasmNetworkOf } from '../../../src/training/wasmTrainer.ts';
import { tf } from '../../fixtures/cpu.ts';
import { fastTrainerSuite, train, trainersFor, type Fast } from '../../suites/fastTrainer.ts';

const module = await WebAssembly.compile(new Uint8Array(await compileKernels('plain')));

const compiled: Fast<WasmTrainer> = {
  make: (network, experiment, checkpoint) =>
    new WasmTrainer(
      network,
      experiment,
      { ...experiment },
      wasmNetworkOf(network, experiment)!,
      new Arena(module),
      checkpoint,
    ),
  held: (trainer) => trainer.arena.bytes,
};

fastTrainerSuite(compiled);

test('no memory and no tensor is taken from one step to the next, over 20,000 steps', async () => {
  const make = await trainersFor(compiled, { cell: 'lstm', cellOptions: {}, hiddenSize: 4 });
  const trainer = make.fast();
  train(trainer, 1);
  const bytes = make.held(trainer);
  const { numTensors } = tf.memory();
  for (let round = 0; round < 20; round++) {
    train(trainer, 1000);
    trainer.evaluate();
    readScore(trainer, round);
    trainer.checkpoint();
  }
  expect(trainer.step).toBe(20_001);
  expect(make.held(trainer)).toBe(bytes);
  expect(tf.memory().numTensors).toBe(numTensors);
});
