/**
 * Gradient clipping by global norm (Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063): a gradient longer than `clipNorm` is
 * shortened to it and keeps its direction, so that one steep step cannot throw the weights away.
 */
import type { Ops, Scalar, Tensor1D } from '../../models/ops.ts';

/** Stands in for the largest entry of a zero gradient, so that 0/0 never arises. A normal number in 32-bit floats. */
const SMALLEST = 1e-30;

/**
 * The Euclidean length. Entries are divided by the largest before they are squared: an exploding gradient of 1e20 has a
 * length in 32-bit floats, its square has not. Not finite where an entry is not finite.
 */
function lengthOf(tf: Ops, vector: Tensor1D): Scalar {
  const largest = tf.maximum<Scalar>(tf.max(tf.abs(vector)), SMALLEST);
  return tf.mul(largest, tf.sqrt(tf.sum(tf.square(tf.div(vector, largest)))));
}

/**
 * The gradient at most `clipNorm` long, and how long it was. 0 never clips and gives back the tensor it was handed.
 * A gradient with entries that are not finite keeps such entries, so that a run that diverges is noticed.
 */
export function clipByNorm(
  tf: Ops,
  gradient: Tensor1D,
  clipNorm: number,
): { gradient: Tensor1D; norm: Scalar } {
  return tf.tidy(() => {
    const norm = lengthOf(tf, gradient);
    if (clipNorm === 0) return { gradient, norm };
    return { gradient: tf.mul<Tensor1D>(gradient, tf.div(clipNorm, tf.maximum(norm, clipNorm))), norm };
  });
}
