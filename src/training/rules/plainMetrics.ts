/**
 * The answers and metrics of `losses.ts` and `metrics.ts` once more in plain JavaScript, for numbers that have been read back
 * from the device anyway. Both must say the same.
 */
import type { Batch } from '../../tasks/contract/batch.ts';
import type { LossKind, Metric } from '../../tasks/contract/measures.ts';

/** Turns outputs `[…, outputSize]` in place into what a person is shown: values for mse, probabilities for the others. */
export function plainAnswers(kind: LossKind, outputs: Float32Array, outputSize: number): Float32Array {
  if (kind === 'binary') return outputs.map((logit) => 1 / (1 + Math.exp(-logit)));
  if (kind === 'mse') return outputs;
  const answers = new Float32Array(outputs.length);
  for (let start = 0; start < outputs.length; start += outputSize) {
    const logits = outputs.subarray(start, start + outputSize);
    const largest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
    const powers = logits.map((logit) => Math.exp(logit - largest));
    const sum = powers.reduce((a, b) => a + b, 0);
    for (const [o, power] of powers.entries()) answers[start + o] = power / sum;
  }
  return answers;
}

/** The first of the largest. */
function argMax(values: Float32Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k;
  return best;
}

/** The share of masked steps for which `holds` says yes; 0 where nothing is masked in. */
function share({ mask }: Batch, counts: (step: number) => boolean, holds: (step: number) => boolean): number {
  let total = 0;
  let right = 0;
  for (let step = 0; step < mask.length; step++) {
    if (mask[step] !== 1 || !counts(step)) continue;
    total++;
    if (holds(step)) right++;
  }
  return right / Math.max(total, 1);
}

/** The share of sequences in which no masked-in step is wrong. */
function shareOfSequences({ batchSize, timeSteps, mask }: Batch, isRight: (step: number) => boolean): number {
  let right = 0;
  for (let b = 0; b < batchSize; b++) {
    let step = b * timeSteps;
    const end = step + timeSteps;
    while (step < end && (mask[step] !== 1 || isRight(step))) step++;
    if (step === end) right++;
  }
  return right / batchSize;
}

/** True where the metric cannot be had from the loss alone. */
export function needsAnswers(metric: Metric): boolean {
  return metric.kind === 'accuracy' || metric.kind === 'exact' || metric.kind === 'within';
}

/**
 * The metric over the masked steps.
 * @param outputs `[batch, time, outputSize]`: values (mse) or logits; left out where `needsAnswers` says no
 * @param loss of the same batch
 */
export function plainMetric(
  metric: Metric,
  kind: LossKind,
  batch: Batch,
  outputs: Float32Array,
  loss: number,
): number {
  const { targets, mask } = batch;
  const size = outputs.length / mask.length;
  const isRight = (step: number) => {
    const decision =
      kind === 'softmax'
        ? argMax(outputs.subarray(step * size, (step + 1) * size))
        : Number(outputs[step]! > 0);
    return decision === targets[step];
  };
  switch (metric.kind) {
    case 'bits':
      return loss * Math.LOG2E;
    case 'rmse':
      return Math.sqrt(loss) * metric.scale;
    case 'within':
      return share(
        batch,
        () => true,
        (step) => Math.abs(outputs[step]! - targets[step]!) <= metric.tolerance,
      );
    case 'accuracy':
      return share(batch, (step) => targets[step] !== metric.ignoreClass, isRight);
    case 'exact':
      return shareOfSequences(batch, isRight);
  }
}
