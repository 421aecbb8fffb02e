/** What a person is told beside the loss, computed on the device over the masked steps. */
import type { Ops, Scalar, Tensor2D, Tensor3D } from '../../models/ops.ts';
import type { LossKind, Metric } from '../../tasks/contract/measures.ts';
import { maskedMean, singleOutput } from './losses.ts';

/** The answer as a class index or a bit, `[batch, time]`. */
function decisions(tf: Ops, kind: LossKind, outputs: Tensor3D): Tensor2D {
  if (kind === 'softmax') return tf.cast<Tensor2D>(tf.argMax(outputs, -1), 'float32');
  return tf.cast<Tensor2D>(tf.greater(singleOutput(tf, outputs), 0), 'float32');
}

/** 1 where the decision is the target, else 0. */
function right(tf: Ops, kind: LossKind, outputs: Tensor3D, targets: Tensor2D): Tensor2D {
  return tf.cast(tf.equal(decisions(tf, kind, outputs), targets), 'float32');
}

/** The mask without the steps whose target is `ignored`. */
function withoutClass(tf: Ops, targets: Tensor2D, mask: Tensor2D, ignored: number | undefined): Tensor2D {
  if (ignored === undefined) return mask;
  return tf.where(tf.equal(targets, ignored), tf.zerosLike(mask), mask);
}

function needs(metric: Metric, kind: LossKind, allowed: readonly LossKind[]): void {
  if (!allowed.includes(kind))
    throw new Error(`The metric "${metric.kind}" has no meaning for the loss "${kind}".`);
}

/**
 * The metric over the masked steps, a share in [0, 1] for accuracy and within.
 * @param outputs `[batch, time, outputSize]`: values (mse) or logits
 * @param targets `[batch, time]`
 * @param mask `[batch, time]`
 * @param loss what `lossOf` gave for the same batch
 */
export function metricOf(
  tf: Ops,
  metric: Metric,
  kind: LossKind,
  outputs: Tensor3D,
  targets: Tensor2D,
  mask: Tensor2D,
  loss: Scalar,
): Scalar {
  switch (metric.kind) {
    case 'accuracy':
      needs(metric, kind, ['binary', 'softmax']);
      return maskedMean(
        tf,
        right(tf, kind, outputs, targets),
        withoutClass(tf, targets, mask, metric.ignoreClass),
      );
    case 'exact': {
      needs(metric, kind, ['binary', 'softmax']);
      const wrong = tf.mul(mask, tf.sub<Tensor2D>(1, right(tf, kind, outputs, targets)));
      return tf.mean(tf.cast(tf.equal(tf.sum(wrong, 1), 0), 'float32'));
    }
    case 'within': {
      needs(metric, kind, ['mse']);
      const distances = tf.abs(tf.sub<Tensor2D>(singleOutput(tf, outputs), targets));
      return maskedMean(tf, tf.cast(tf.lessEqual(distances, metric.tolerance), 'float32'), mask);
    }
    case 'bits':
      needs(metric, kind, ['binary', 'softmax']);
      return tf.mul(loss, Math.LOG2E);
    case 'rmse':
      needs(metric, kind, ['mse']);
      return tf.mul(tf.sqrt(loss), metric.scale);
  }
}
