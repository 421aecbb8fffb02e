/** The trainer of compiled kernels: whole runs beside the reference trainer. */
import { expect, test, vi } from 'vitest';
import { Arena } from '../../../../src/backend/wasm/arena.ts';
import { compileKernels } from '../../../../scripts/vite/assemblyScript.ts';
import type { Tensors } from '../../../../src/models/cell.ts';
import { gru } from '../../../../src/models/gru.ts';
import { lstm } from '../../../../src/models/lstm.ts';
import type { Tensor, Tensor2D, Tensor3D } from '../../../../src/models/ops.ts';
import { lossOf } from '../../../../src/training/rules/losses.ts';
import { readScore } from '../../../../src/training/questions/score.ts';
import { batchFor } from '../../../../src/training/trainers/trainer.ts';
import { WasmTrainer, wasmNetworkOf } from '../../../../src/training/trainers/wasm.ts';
import { expectClose } from '../../../fixtures/close.ts';
import { tf } from '../../../fixtures/cpu.ts';
import { FakeHelper } from '../../../fixtures/helpers.ts';
import { referenceSequence } from '../../../fixtures/referenceSequence.ts';
import {
  fastTrainerSuite,
  ofLength,
  train,
  trainedCells,
  trainersFor,
  type Fast,
} from '../../../suites/fastTrainer.ts';

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

fastTrainerSuite(compiled, {
  mingru: {},
  feedforward: { window: 3 },
  attention: { heads: 2, position: 'learned' },
});

test('long steps are shared with as many cores as are given, and the curve stays the same', async () => {
  const sizes = { cell: 'lstm', cellOptions: { forget: 'one' }, taskOptions: ofLength(50), batchSize: 32 };
  const started: FakeHelper[] = [];
  const cores = { most: 3, atWork: 1 };
  const start = () => {
    const helper = new FakeHelper();
    started.push(helper);
    return helper;
  };
  const helped: Fast<WasmTrainer> = {
    ...compiled,
    make: (network, experiment) =>
      new WasmTrainer(
        network,
        experiment,
        { ...experiment },
        wasmNetworkOf(network, experiment)!,
        new Arena(module),
        undefined,
        { cores, module, start },
      ),
  };
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 3));
  try {
    const trainer = (await trainersFor(helped, { ...sizes, hiddenSize: 32 })).fast();
    const steps = async (reached: () => boolean) => {
      while (!reached()) {
        await trainer.trainTogether();
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    await steps(() => cores.atWork === 3);
    const shared = trainer.step;
    await steps(() => trainer.step === shared + 3);
    expect(started).toHaveLength(2);
    cores.most = 1;
    await trainer.trainTogether();
    expect(cores.atWork).toBe(1);
    expect(started.every(({ ended }) => ended)).toBe(true);
    const alone = (await trainersFor(compiled, { ...sizes, hiddenSize: 32 })).fast();
    expect([...trainer.readLosses()]).toEqual(train(alone, trainer.step));
    expect(trainer.checkpoint()).toEqual(alone.checkpoint());
    trainer.dispose();
  } finally {
    clock.mockRestore();
  }
});

test('no memory and no tensor is taken from one step to the next, over 20,000 steps', async () => {
  const make = await trainersFor(compiled, { cell: 'lstm', cellOptions: { forget: 'one' }, hiddenSize: 4 });
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

test.each(['lstm', 'gru'] as const)(
  '%s: the gradients by hidden states are those of the loss by a sequence begun at that step',
  async (cell) => {
    const make = await trainersFor(compiled, { cell, cellOptions: trainedCells[cell], batchSize: 6 });
    const trainer = make.fast();
    train(trainer, 5);
    const { network, experiment } = trainer;
    const batch = batchFor(network.problem, experiment, 6);
    const [lengths] = trainer.stateGradients(batch);
    expect(lengths).toHaveLength(batch.timeSteps);
    tf.tidy(() => {
      const views = trainer.views();
      const { states, parameters } = cell === 'lstm' ? lstm : gru;
      const declared = parameters(network.problem.inputSize, 8, experiment.cellOptions, batch.timeSteps);
      const own = Object.fromEntries(declared.map(({ name }) => [name, views[`layer0/${name}`]!]));
      const x = network.inputsOf(batch);
      const { targets, mask } = network.targetsOf(batch);
      const run = (initial: Tensors<Tensor2D>, from: number, to: number) =>
        referenceSequence(tf, cell === 'lstm' ? lstm : gru, experiment.cellOptions, {
          x: tf.slice(x, [0, from, 0], [-1, to - from, -1]),
          parameters: own,
          initial,
        });
      const beginning = Object.fromEntries(states.map(({ id }) => [id, tf.zeros([6, 8]) as Tensor2D]));
      for (let t = 1; t < batch.timeSteps; t++) {
        const { last } = run(beginning, 0, t);
        const lossBy = (h: Tensor) => {
          const { hidden } = run({ ...last, h: h as Tensor2D }, t, batch.timeSteps);
          const rest = [6 * (batch.timeSteps - t), 8] as [number, number];
          const answers = tf.add(
            tf.matMul(tf.reshape(hidden, rest) as Tensor2D, views['head/weight'] as Tensor2D),
            views['head/bias']!,
          );
          const outputs = tf.reshape(answers, [6, batch.timeSteps - t, 1]) as Tensor3D;
          const cut = (whole: Tensor2D) => tf.slice(whole, [0, t], [-1, -1]) as Tensor2D;
          return lossOf(tf, 'mse', outputs, cut(targets), cut(mask));
        };
        const { grad } = tf.valueAndGrad(lossBy)(last['h']!);
        const length = Math.hypot(...grad.dataSync<'float32'>());
        expectClose([lengths![t - 1]!], [length], { relative: 1e-3 }, `step ${t}`);
      }
    });
    const [before, after] = [trainer.checkpoint(), make.fast(trainer.checkpoint()).checkpoint()];
    expect(after).toEqual(before);
  },
);
