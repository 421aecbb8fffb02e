/**
 * How wrong the answers are: the mean over the masked steps, in nats for the cross-entropies. Computed from logits, so that
 * no logit, however large, gives an infinite loss or a lost gradient.
 */
import type { Ops, Scalar, Tensor2D, Tensor3D } from '../../models/ops.ts';
import type { LossKind } from '../../tasks/contract/measures.ts';

/** `[batch, time, 1]` → `[batch, time]`; throws when there is more than one output (a programming error). */
export function singleOutput(tf: Ops, outputs: Tensor3D): Tensor2D {
  const [batchSize, timeSteps] = outputs.shape;
  return tf.reshape(outputs, [batchSize, timeSteps]);
}

/** The mean of `values` where `mask` is 1; 0 where nothing is masked in. Both `[batch, time]`. */
export function maskedMean(tf: Ops, values: Tensor2D, mask: Tensor2D): Scalar {
  const count = tf.maximum(tf.sum(mask), 1);
  return tf.div(tf.sum(tf.mul(values, mask)), count);
}

/**
 * −log σ(±z): softplus(−z) where the bit is 1 and softplus(z) where it is 0. One softplus of the turned logit, because
 * softplus(z) − z·target loses all its digits to cancellation at a large z.
 */
function binaryLosses(tf: Ops, outputs: Tensor3D, targets: Tensor2D): Tensor2D {
  const sign = tf.sub(1, tf.mul(2, targets));
  return tf.softplus(tf.mul<Tensor2D>(sign, singleOutput(tf, outputs)));
}

/** −log softmax(outputs)[target] */
function softmaxLosses(tf: Ops, outputs: Tensor3D, targets: Tensor2D): Tensor2D {
  const classes = tf.oneHot(tf.cast(targets, 'int32'), outputs.shape[2], 1, 0, 'float32');
  return tf.neg(tf.sum<Tensor2D>(tf.mul(tf.logSoftmax(outputs, -1), classes), -1));
}

function losses(tf: Ops, kind: LossKind, outputs: Tensor3D, targets: Tensor2D): Tensor2D {
  switch (kind) {
    case 'mse':
      return tf.squaredDifference(singleOutput(tf, outputs), targets);
    case 'binary':
      return binaryLosses(tf, outputs, targets);
    case 'softmax':
      return softmaxLosses(tf, outputs, targets);
  }
}

/**
 * The mean loss over the masked steps.
 * @param outputs `[batch, time, outputSize]`: values (mse) or logits
 * @param targets `[batch, time]`: a value (mse), 0 or 1 (binary), a class index (softmax)
 * @param mask `[batch, time]`: 1 where the answer counts, else 0
 */
export function lossOf(
  tf: Ops,
  kind: LossKind,
  outputs: Tensor3D,
  targets: Tensor2D,
  mask: Tensor2D,
): Scalar {
  return maskedMean(tf, losses(tf, kind, outputs, targets), mask);
}

/** What a person is shown, `[batch, time, outputSize]`: the values themselves for mse, probabilities for the others. */
export function answersOf(tf: Ops, kind: LossKind, outputs: Tensor3D): Tensor3D {
  switch (kind) {
    case 'mse':
      return outputs;
    case 'binary':
      return tf.sigmoid(outputs);
    case 'softmax':
      return tf.softmax(outputs, -1);
  }
}
