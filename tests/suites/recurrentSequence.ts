/** The operation `recurrentSequence` of a backend against the loop over the cell's step: values and gradients. */
import * as tfjs from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { tf } from '../../src/backend/tf.ts';
import { gru } from '../../src/models/gru.ts';
import { lstm } from '../../src/models/lstm.ts';
import type { Tensor } from '../../src/models/ops.ts';
import { sizeOf } from '../../src/models/parameters.ts';
import { rnn } from '../../src/models/rnn.ts';
import { recurrentSequence, referenceSequence, type Sequence } from '../../src/training/recurrentSequence.ts';
import { expectClose } from '../fixtures/close.ts';
import { numbers } from '../fixtures/networks.ts';

const cells = [
  { cell: rnn, options: { activation: 'tanh' } },
  { cell: rnn, options: { activation: 'relu' } },
  { cell: lstm, options: { forget: 'one' } },
  { cell: gru, options: { reset: 'after' } },
  { cell: gru, options: { reset: 'before' } },
] as const;
const shapes = [
  { batchSize: 5, timeSteps: 7, inputSize: 3, hiddenSize: 6 },
  { batchSize: 1, timeSteps: 1, inputSize: 1, hiddenSize: 1 },
  { batchSize: 8, timeSteps: 4, inputSize: 9, hiddenSize: 2 },
] as const;

const RELATIVE = 1e-4;

interface Outcome {
  readonly values: Float32Array[];
  readonly gradients: Float32Array[];
}

/**
 * States and gradients of a scalar that reads every hidden state and every last state.
 * @param backend whose operation; none for the loop over the cell's step, on the CPU
 */
async function outcomeOn(
  backend: string | null,
  { cell, options }: (typeof cells)[number],
  { batchSize, timeSteps, inputSize, hiddenSize }: (typeof shapes)[number],
): Promise<Outcome> {
  await tfjs.setBackend(backend ?? 'cpu');
  const specs = cell.parameters(inputSize, hiddenSize, options, timeSteps);
  return tf.tidy(() => {
    const x = tfjs.tensor3d(numbers(1, batchSize * timeSteps * inputSize), [batchSize, timeSteps, inputSize]);
    const parameters = specs.map((spec, k) =>
      tfjs.tensor(numbers(10 + k, sizeOf(spec), 0.7), [...spec.shape]),
    );
    const initial = cell.states.map((_, k) =>
      tfjs.tensor2d(numbers(20 + k, batchSize * hiddenSize), [batchSize, hiddenSize]),
    );
    const factor = (seed: number, shape: number[]) =>
      tfjs.tensor(
        numbers(
          seed,
          shape.reduce((a, b) => a * b, 1),
        ),
        shape,
      );
    const run = (given: readonly Tensor[]): Sequence => {
      const named = (names: readonly string[], from: number) =>
        Object.fromEntries(names.map((name, k) => [name, given[from + k]!]));
      const inputs = {
        x: given[0] as typeof x,
        parameters: named(
          specs.map(({ name }) => name),
          1,
        ),
        initial: named(
          cell.states.map(({ id }) => id),
          1 + specs.length,
        ) as Sequence['last'],
      };
      if (backend === null) return referenceSequence(tf, cell, options, inputs);
      return recurrentSequence(tf, backend, cell, options, inputs);
    };
    const inputs: Tensor[] = [x, ...parameters, ...initial];
    const scalar = (...given: Tensor[]) => {
      const { hidden, last } = run(given);
      return tfjs.addN([
        tfjs.sum(tfjs.mul(hidden, factor(30, hidden.shape))),
        ...Object.values(last).map((state, k) => tfjs.sum(tfjs.mul(state, factor(31 + k, state.shape)))),
      ]) as tfjs.Scalar;
    };
    const { hidden, last } = run(inputs);
    const values = [hidden, ...cell.states.map(({ id }) => last[id]!)];
    const { grads } = tf.valueAndGrads(scalar)(inputs);
    const read = (tensor: Tensor) => Float32Array.from(tensor.dataSync<'float32'>());
    return { values: values.map(read), gradients: grads.map(read) };
  });
}

/** @param backend has the operation's kernels registered */
export function sequenceSuite(backend: string): void {
  test.each(cells.flatMap((cell) => shapes.map((shape) => ({ ...cell, shape, name: cell.cell.label }))))(
    '$name $options, $shape: states, and gradients by inputs, parameters and initial states',
    async ({ shape, ...cell }) => {
      const expected = await outcomeOn(null, cell, shape);
      const actual = await outcomeOn(backend, cell, shape);
      for (const [k, value] of expected.values.entries())
        expectClose(actual.values[k]!, value, { relative: RELATIVE }, `state ${k}`);
      for (const [k, gradient] of expected.gradients.entries())
        expectClose(actual.gradients[k]!, gradient, { relative: RELATIVE, absolute: 1e-7 }, `gradient ${k}`);
    },
  );

  test('a second call of the same shape leaves no tensor behind, and two calls do not disturb each other', async () => {
    await outcomeOn(backend, cells[2], shapes[0]);
    const before = tfjs.memory().numTensors;
    const again = await outcomeOn(backend, cells[2], shapes[0]);
    expect(tfjs.memory().numTensors).toBe(before);
    const twice = await outcomeOn(backend, cells[2], shapes[0]);
    expect(twice).toEqual(again);
  });
}
