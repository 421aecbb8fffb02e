/** One time step of the minGRU in tensor operations, and all steps at once; its equations stand in `about/minGru.ts`. */
import { minGru as about } from './about/minGru.ts';
import { unclamped, type Cell } from './cell.ts';
import type { Ops, Tensor, Tensor2D } from './ops.ts';
import { linearScan } from './scan.ts';
import { cutsOf } from '../math/chunks.ts';

type Weights = Readonly<Record<string, Tensor>>;

/** Gate and candidate of any number of rows, each `[rows, hidden]`. */
function read(
  tf: Ops,
  { weightZ, biasZ, weightN, biasN }: Weights,
  x: Tensor2D,
): { z: Tensor2D; n: Tensor2D } {
  const z = tf.sigmoid(tf.add<Tensor2D>(tf.matMul(x, weightZ as Tensor2D), biasZ!));
  const n = tf.add<Tensor2D>(tf.matMul(x, weightN as Tensor2D), biasN!);
  return { z, n };
}

export const minGru: Cell = {
  ...about,
  step(tf, parameters, x, { h }, _options, clamp = unclamped) {
    const computed = read(tf, parameters, x);
    const [z, n] = [clamp('z', computed.z), clamp('n', computed.n)];
    // h + z∘(n − h), one operation less than the equation.
    return { state: { h: tf.add<Tensor2D>(h!, tf.mul(z, tf.sub(n, h!))) }, gates: { z, n } };
  },
  sequence(tf, parameters, x, { timeSteps, batchSize, truncate }, initial, _options, hiddenOffsets) {
    const { z, n } = read(tf, parameters, x);
    const hiddenSize = z.shape[1];
    const width = batchSize * hiddenSize;
    const byStep = (rows: Tensor2D, steps: number) => tf.reshape(rows, [steps, width]) as Tensor2D;
    const keeps = byStep(tf.sub(1, z), timeSteps);
    const taken = tf.mul<Tensor2D>(z, n);
    const adds = byStep(hiddenOffsets ? tf.add(taken, hiddenOffsets) : taken, timeSteps);
    const cuts = cutsOf(timeSteps, truncate);
    // A state to begin with is one more step before the first.
    const h = initial
      ? tf.slice(
          linearScan(tf, keeps, tf.concat([byStep(initial['h']!, 1), adds]), cuts),
          [1, 0],
          [timeSteps, width],
        )
      : linearScan(
          tf,
          tf.slice(keeps, [1, 0], [timeSteps - 1, width]),
          adds,
          cuts.map((t) => t - 1),
        );
    return { state: { h: tf.reshape(h, [timeSteps * batchSize, hiddenSize]) }, gates: { z, n } };
  },
};
