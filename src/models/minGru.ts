/**
 * The minimal gated recurrent unit (Feng et al. 2024, "Were RNNs All We Needed?", arXiv:2410.01201): a GRU without a reset gate
 * whose gate and candidate read the input alone.
 *
 *     z = σ(x·W_z + b_z)      update gate
 *     n = x·W_n + b_n         candidate
 *     h' = (1 − z)∘h + z∘n
 *
 * The state stands in no nonlinearity, so the recurrence is linear and a whole sequence is trained at once by a scan (`scan.ts`).
 * The paper scans in the space of logarithms, which needs a positive candidate; the scan here needs none, so the candidate is the
 * paper's plain one. Gate and candidate have matrices of their own, not side by side: parting one product for all steps costs
 * more than a second product. Here z opens the way for the candidate, as in the paper; in our GRU it keeps the state.
 */
import { unclamped, type Cell } from './cell.ts';
import type { Ops, Tensor, Tensor2D } from './ops.ts';
import { inputWeights, zeroBias } from './parameters.ts';
import { linearScan } from './scan.ts';

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
  id: 'mingru',
  label: 'minGRU',
  sentence: 'Its one gate reads the input alone, so all time steps can be computed at once.',
  color: { light: '#a3246e', dark: '#f08cc0' },
  options: [],
  states: [
    { id: 'h', label: 'Hidden state', sentence: 'value of each unit at each time step', range: [-1, 1] },
  ],
  gates: [
    { id: 'z', label: 'Update gate', sentence: 'replaces (1 = all)', range: [0, 1] },
    { id: 'n', label: 'Candidate', sentence: 'new content', range: [-2, 2], unbounded: true },
  ],
  equations: () => ['z = σ(x·W_z + b_z)', 'n = x·W_n + b_n', 'h′ = (1 − z)∘h + z∘n'],
  letters: { W_z: 'weightZ', b_z: 'biasZ', W_n: 'weightN', b_n: 'biasN' },
  tanh: () => undefined,
  parameters: (inputSize, hiddenSize) => [
    inputWeights('weightZ', 'weights of the gate', inputSize, hiddenSize),
    zeroBias('biasZ', 'bias of the gate', hiddenSize),
    inputWeights('weightN', 'weights of the candidate', inputSize, hiddenSize),
    zeroBias('biasN', 'bias of the candidate', hiddenSize),
  ],
  step(tf, parameters, x, { h }, _options, clamp = unclamped) {
    const computed = read(tf, parameters, x);
    const [z, n] = [clamp('z', computed.z), clamp('n', computed.n)];
    // h + z∘(n − h), one operation less than the equation.
    return { state: { h: tf.add<Tensor2D>(h!, tf.mul(z, tf.sub(n, h!))) }, gates: { z, n } };
  },
  sequence(tf, parameters, x, { timeSteps, batchSize }, initial, _options, hiddenOffsets) {
    const { z, n } = read(tf, parameters, x);
    const hiddenSize = z.shape[1];
    const width = batchSize * hiddenSize;
    const byStep = (rows: Tensor2D, steps: number) => tf.reshape(rows, [steps, width]) as Tensor2D;
    const keeps = byStep(tf.sub(1, z), timeSteps);
    const taken = tf.mul<Tensor2D>(z, n);
    const adds = byStep(hiddenOffsets ? tf.add(taken, hiddenOffsets) : taken, timeSteps);
    // A state to begin with is one more step before the first.
    const h = initial
      ? tf.slice(
          linearScan(tf, keeps, tf.concat([byStep(initial['h']!, 1), adds])),
          [1, 0],
          [timeSteps, width],
        )
      : linearScan(tf, tf.slice(keeps, [1, 0], [timeSteps - 1, width]), adds);
    return { state: { h: tf.reshape(h, [timeSteps * batchSize, hiddenSize]) }, gates: { z, n } };
  },
};
