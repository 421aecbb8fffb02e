/** What the reference says in plain numbers is what it says in TensorFlow.js. */
import { describe, expect, test } from 'vitest';
import type { Tensor, Tensor1D } from '../../../../src/models/ops.ts';
import { countParameters, viewsOf } from '../../../../src/models/parameters.ts';
import { clipByNorm } from '../../../../src/training/rules/clipping.ts';
import { lossOf } from '../../../../src/training/rules/losses.ts';
import { optimizerOf } from '../../../../src/training/rules/optimizers.ts';
import { asPlain, asTensor, plainOps } from '../../../../src/training/rules/plainOps.ts';
import { plain } from '../../../../src/training/rules/plainShapes.ts';
import { expectClose } from '../../../fixtures/close.ts';
import { tf } from '../../../fixtures/cpu.ts';
import { networkOf, numbers, variants } from '../../../fixtures/networks.ts';

const dataOf = (value: Tensor) => asPlain(value).data;
const RELATIVE = 1e-5;
const size = { inputSize: 3, hiddenSize: 4, layers: 2, outputSize: 3 };

describe.each(variants)('plain numbers through $name', (variant) => {
  test('give the answers of TensorFlow.js', () => {
    const { model, options, specs } = networkOf(variant, size);
    const how = { options, layers: 2, hiddenSize: 4, interventions: [] };
    const flat = numbers(1, countParameters(specs));
    const inputs = numbers(2, 2 * 5 * 3);
    const views = viewsOf(plainOps, asTensor(plain(flat)), specs);
    const { outputs } = model.forward(plainOps, views, asTensor(plain(inputs, [2, 5, 3])), how);
    expect(outputs.shape).toEqual([2, 5, 3]);
    tf.tidy(() => {
      const expected = model.forward(
        tf,
        viewsOf(tf, tf.tensor1d(flat), specs),
        tf.tensor3d(inputs, [2, 5, 3]),
        how,
      );
      expectClose(dataOf(outputs), expected.outputs.dataSync(), { relative: RELATIVE });
    });
  });
});

test.each([
  { kind: 'mse', width: 1, targets: [0.5, -1, 2, 0] },
  { kind: 'binary', width: 1, targets: [1, 0, 1, 1] },
  { kind: 'softmax', width: 3, targets: [2, 0, 1, 1] },
] as const)('the $kind loss in plain numbers is that of TensorFlow.js', ({ kind, width, targets }) => {
  const outputs = numbers(3, 4 * width, 5);
  const mask = [1, 0, 1, 1];
  const loss = lossOf(
    plainOps,
    kind,
    asTensor(plain(outputs, [2, 2, width])),
    asTensor(plain(targets, [2, 2])),
    asTensor(plain(mask, [2, 2])),
  );
  tf.tidy(() => {
    const pair = (values: readonly number[]) => tf.tensor2d([...values], [2, 2]);
    const expected = lossOf(tf, kind, tf.tensor3d(outputs, [2, 2, width]), pair(targets), pair(mask));
    expectClose(dataOf(loss), expected.dataSync(), { relative: RELATIVE });
  });
});

test.each(['sgd', 'momentum', 'rmsprop', 'adam'] as const)(
  'a clipped step of %s in plain numbers is that of TensorFlow.js',
  (id) => {
    const rule = optimizerOf(id);
    const [parameters, gradient] = [numbers(4, 12), numbers(5, 12)];
    const step = { step: 1, learningRate: 0.01 };
    const zeros = () => asTensor(plain(new Float64Array(12)));
    const next = rule.update(plainOps, {
      ...step,
      parameters: asTensor(plain(parameters)),
      gradient: clipByNorm(plainOps, asTensor(plain(gradient)), 0.5).gradient,
      moments: Array.from({ length: rule.momentCount }, zeros),
    });
    tf.tidy(() => {
      const expected = rule.update(tf, {
        ...step,
        parameters: tf.tensor1d(parameters),
        gradient: clipByNorm(tf, tf.tensor1d(gradient), 0.5).gradient,
        moments: Array.from({ length: rule.momentCount }, () => tf.zeros([12]) as Tensor1D),
      });
      expectClose(dataOf(next.parameters), expected.parameters.dataSync(), { relative: RELATIVE });
    });
  },
);
