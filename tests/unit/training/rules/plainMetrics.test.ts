import { expect, test } from 'vitest';
import type { Batch } from '../../../../src/tasks/contract/batch.ts';
import type { LossKind, Metric } from '../../../../src/tasks/contract/measures.ts';
import { answersOf, lossOf } from '../../../../src/training/rules/losses.ts';
import { metricOf } from '../../../../src/training/rules/metrics.ts';
import { plainAnswers, plainMetric } from '../../../../src/training/rules/plainMetrics.ts';
import { createRandom } from '../../../../src/math/random.ts';
import { expectClose } from '../../../fixtures/close.ts';
import { tf } from '../../../fixtures/cpu.ts';
import { numbers } from '../../../fixtures/networks.ts';

const BATCH = 7;
const TIME = 5;

const cases: readonly { metric: Metric; loss: LossKind; outputSize: number }[] = [
  { metric: { kind: 'accuracy', label: 'right' }, loss: 'softmax', outputSize: 4 },
  { metric: { kind: 'accuracy', label: 'right', ignoreClass: 2 }, loss: 'softmax', outputSize: 4 },
  { metric: { kind: 'accuracy', label: 'right' }, loss: 'binary', outputSize: 1 },
  { metric: { kind: 'exact', label: 'all right' }, loss: 'softmax', outputSize: 4 },
  { metric: { kind: 'exact', label: 'all right' }, loss: 'binary', outputSize: 1 },
  { metric: { kind: 'within', label: 'near', tolerance: 0.4 }, loss: 'mse', outputSize: 1 },
  { metric: { kind: 'bits', label: 'bits' }, loss: 'softmax', outputSize: 4 },
  { metric: { kind: 'rmse', label: 'error', scale: 3, unit: 'ppm' }, loss: 'mse', outputSize: 1 },
];

function batchFor(loss: LossKind, outputSize: number): Batch {
  const random = createRandom(4);
  const fill = (value: () => number) => Float32Array.from({ length: BATCH * TIME }, value);
  return {
    batchSize: BATCH,
    timeSteps: TIME,
    inputs: fill(() => 0),
    targets: fill(() =>
      loss === 'mse' ? random.uniform(-1, 1) : random.integer(loss === 'binary' ? 2 : outputSize),
    ),
    mask: fill(() => random.integer(2)),
  };
}

test.each(cases)('$metric of $loss says what the tensor form says', ({ metric, loss, outputSize }) => {
  const batch = batchFor(loss, outputSize);
  const flat = numbers(6, BATCH * TIME * outputSize, 2);
  tf.tidy(() => {
    const outputs = tf.tensor3d(flat, [BATCH, TIME, outputSize]);
    const targets = tf.tensor2d(batch.targets, [BATCH, TIME]);
    const mask = tf.tensor2d(batch.mask, [BATCH, TIME]);
    const value = lossOf(tf, loss, outputs, targets, mask);
    const expected = metricOf(tf, metric, loss, outputs, targets, mask, value).dataSync();
    const actual = plainMetric(metric, loss, batch, flat, value.dataSync()[0]!);
    expectClose([actual], expected, { relative: 1e-6 });
    expectClose(plainAnswers(loss, flat, outputSize), answersOf(tf, loss, outputs).dataSync(), {
      relative: 1e-6,
    });
  });
});

test('with nothing masked in, shares are 0', () => {
  const batch = { ...batchFor('mse', 1), mask: new Float32Array(BATCH * TIME) };
  const metric = { kind: 'within', label: 'near', tolerance: 9 } as const;
  expect(plainMetric(metric, 'mse', batch, new Float32Array(BATCH * TIME), 0)).toBe(0);
});
