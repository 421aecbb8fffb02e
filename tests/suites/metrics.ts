/** Metrics against plain counting. Run once for each backend. */
import { describe, expect, test } from 'vitest';
import type { LossKind, Metric } from '../../src/tasks/contract/measures.ts';
import { lossOf } from '../../src/training/rules/losses.ts';
import { metricOf } from '../../src/training/rules/metrics.ts';
import { expectClose } from '../fixtures/close.ts';
import type { Tf } from '../fixtures/tf.ts';

/** One sequence: the outputs of each step, the targets and the mask. */
function measure(
  tf: Tf,
  metric: Metric,
  kind: LossKind,
  outputs: number[][],
  targets: number[],
  mask: number[],
): number {
  return tf.tidy(() => {
    const tensors = [tf.tensor3d([outputs]), tf.tensor2d([targets]), tf.tensor2d([mask])] as const;
    return metricOf(tf, metric, kind, ...tensors, lossOf(tf, kind, ...tensors)).dataSync()[0]!;
  });
}

export function metricSuite(tf: Tf, backend: string, relative: number): void {
  const accuracy: Metric = { kind: 'accuracy', label: 'right' };
  const close = (actual: number, expected: number) => expectClose([actual], [expected], { relative });

  describe(`metrics on ${backend}`, () => {
    test('accuracy of bits: a positive logit says 1', () => {
      const outputs = [[2], [-1], [0.5], [-3], [9]];
      close(measure(tf, accuracy, 'binary', outputs, [1, 0, 0, 1, 0], [1, 1, 1, 1, 0]), 0.5);
    });

    test('accuracy of classes: the largest logit is the answer', () => {
      const outputs = [
        [3, 1, 2],
        [-5, -4, -6],
        [0, 0.1, 0.2],
        [1, 0, 0],
      ];
      close(measure(tf, accuracy, 'softmax', outputs, [0, 1, 1, 2], [1, 1, 1, 0]), 2 / 3);
    });

    test('accuracy without a class: steps whose target it is do not count', () => {
      const metric: Metric = { ...accuracy, ignoreClass: 0 };
      const outputs = [
        [5, 0, 0],
        [0, 5, 0],
        [5, 0, 0],
        [0, 5, 0],
      ];
      // The first is right but ignored; of the others that count, one of two is right.
      close(measure(tf, metric, 'softmax', outputs, [0, 1, 2, 1], [1, 1, 1, 0]), 0.5);
      close(measure(tf, accuracy, 'softmax', outputs, [0, 1, 2, 1], [1, 1, 1, 0]), 2 / 3);
    });

    test('exact: the share of sequences without a wrong answer among those that count', () => {
      const metric: Metric = { kind: 'exact', label: 'all right' };
      tf.tidy(() => {
        const [right, wrong] = [
          [0, 1],
          [1, 0],
        ];
        const outputs = tf.tensor3d([
          [right, right, wrong],
          [right, wrong, right],
          [wrong, right, right],
          [wrong, wrong, wrong],
        ] as number[][][]);
        const targets = tf.tensor2d(Array.from({ length: 4 }, () => [1, 1, 1]));
        const mask = tf.tensor2d([
          [1, 1, 0],
          [1, 1, 1],
          [0, 1, 1],
          [0, 0, 1],
        ]);
        const loss = lossOf(tf, 'softmax', outputs, targets, mask);
        close(metricOf(tf, metric, 'softmax', outputs, targets, mask, loss).dataSync()[0]!, 0.5);
      });
    });

    test('within: the share of values not further off than the tolerance', () => {
      const metric: Metric = { kind: 'within', label: 'close', tolerance: 0.25 };
      close(measure(tf, metric, 'mse', [[1], [1], [1], [1]], [1.2, 0.8, 1.5, 9], [1, 1, 1, 0]), 2 / 3);
    });

    test('bits: the cross-entropy by the logarithm of 2', () => {
      const metric: Metric = { kind: 'bits', label: 'bits' };
      close(measure(tf, metric, 'softmax', [[0, 0, 0, 0]], [2], [1]), 2);
      close(measure(tf, metric, 'binary', [[0]], [1], [1]), 1);
    });

    test('rmse: the root of the mean square, in the units of the series', () => {
      const metric: Metric = { kind: 'rmse', label: 'error', scale: 10, unit: 'ppm' };
      close(measure(tf, metric, 'mse', [[1], [2], [5]], [4, 6, 0], [1, 1, 0]), 10 * Math.sqrt(12.5));
    });

    test('a metric that the loss gives no meaning is refused', () => {
      expect(() => measure(tf, accuracy, 'mse', [[1]], [1], [1])).toThrow(
        '"accuracy" has no meaning for the loss "mse"',
      );
      const bits: Metric = { kind: 'bits', label: 'bits' };
      expect(() => measure(tf, bits, 'mse', [[1]], [1], [1])).toThrow('no meaning');
    });

    test('leaves no tensor behind', () => {
      const before = tf.memory().numTensors;
      measure(tf, accuracy, 'binary', [[1]], [1], [1]);
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}
