/**
 * The gated recurrent unit (Cho et al. 2014, arXiv:1406.1078).
 *
 *     z = σ(x·W_z + h·U_z + b_z)                    update gate
 *     r = σ(x·W_r + h·U_r + b_r)                    reset gate
 *     n = tanh(x·W_n + b_n + r∘(h·U_n + b_hn))      candidate, reset after the product (cuDNN, PyTorch)
 *     n = tanh(x·W_n + (r∘h)·U_n + b_n)             candidate, reset before it (Cho et al.)
 *     h' = (1 − z)∘n + z∘h
 *
 * Shown in the order z r n, in which the circuit can be drawn without crossing wires. In the parameters the gates stand side by side
 * in the order r z n (PyTorch; tf.layers and ONNX have z r h). Reset after needs one product
 * with h where reset before needs two, and gives the recurrent part of the candidate a bias of its own. For r and z
 * there is one bias, where PyTorch adds two.
 */
import { choiceOf, type OptionValues } from '../options/option.ts';
import { unclamped, type Cell } from './cell.ts';
import type { Ops, Tensor2D } from './ops.ts';
import { gateParameters, zeroBias } from './parameters.ts';
import { choice } from '../options/make.ts';

function resetsBefore(options: OptionValues): boolean {
  return choiceOf(options, 'reset') === 'before';
}

/** Columns of r and z together, and those of n, of a matrix with three blocks of columns. */
function splitCandidate(tf: Ops, matrix: Tensor2D): [Tensor2D, Tensor2D] {
  const width = matrix.shape[1] / 3;
  return tf.split(matrix, [2 * width, width], 1) as [Tensor2D, Tensor2D];
}

export const gru: Cell = {
  id: 'gru',
  label: 'GRU',
  sentence: 'Two gates decide how much of the old state to keep, and how much of it the new content sees.',
  color: { light: '#6a3fa0', dark: '#b99be8' },
  options: [
    choice('reset', {
      label: 'reset gate',
      help: 'Where the reset gate acts in the candidate: two variants of the GRU.',
      choices: [
        {
          value: 'after',
          label: 'after the product',
          help: 'PyTorch’s variant: one matrix product a time step, faster.',
        },
        { value: 'before', label: 'before the product', help: 'The original variant (Cho et al. 2014).' },
      ],
    }),
  ],
  states: [
    { id: 'h', label: 'Hidden state', sentence: 'value of each unit at each time step', range: [-1, 1] },
  ],
  gates: [
    { id: 'z', label: 'Update gate', sentence: 'keeps (1 = all)', range: [0, 1] },
    { id: 'r', label: 'Reset gate', sentence: 'lets old state in', range: [0, 1] },
    { id: 'n', label: 'Candidate', sentence: 'new content', range: [-1, 1] },
  ],
  blocks: ['r', 'z', 'n'],
  equations: (options) => [
    'z = σ(x·W_z + h·U_z + b_z)',
    'r = σ(x·W_r + h·U_r + b_r)',
    resetsBefore(options) ? 'n = tanh(x·W_n + (r∘h)·U_n + b_n)' : 'n = tanh(x·W_n + b_n + r∘(h·U_n + b_hn))',
    'h′ = (1 − z)∘n + z∘h',
  ],
  letters: { W: 'weightIh', U: 'weightHh', b: 'bias', b_hn: 'biasHn' },
  spareBiases: (options) => (resetsBefore(options) ? { keras: 0 } : { pytorch: 2, keras: 2 }),
  tanh: () => ({ lane: 'h', is: 'value' }),
  parameters: (inputSize, hiddenSize, options) => [
    ...gateParameters(inputSize, hiddenSize, 3),
    ...(resetsBefore(options) ? [] : [zeroBias('biasHn', 'recurrent bias of the candidate', hiddenSize)]),
  ],
  step(tf, { weightIh, weightHh, bias, biasHn }, x, { h }, options, clamp = unclamped) {
    const before = resetsBefore(options);
    const [inputRz, inputN] = splitCandidate(tf, tf.add(tf.matMul<Tensor2D>(x, weightIh!), bias!));
    // Before: only r and z can be had from h itself, so the weights are split; after: their one product with h.
    const [left, right] = splitCandidate(
      tf,
      before ? (weightHh as Tensor2D) : tf.matMul<Tensor2D>(h!, weightHh!),
    );
    const gates = tf.sigmoid(tf.add<Tensor2D>(inputRz, before ? tf.matMul(h!, left) : left));
    const [computedR, computedZ] = tf.split(gates, 2, 1) as [Tensor2D, Tensor2D];
    const r = clamp('r', computedR);
    const z = clamp('z', computedZ);
    const past = before
      ? tf.matMul<Tensor2D>(tf.mul(r, h!), right)
      : tf.mul<Tensor2D>(r, tf.add(right, biasHn!));
    const n = clamp('n', tf.tanh(tf.add<Tensor2D>(inputN, past)));
    // n + z∘(h − n), one operation less than the equation.
    return { state: { h: tf.add<Tensor2D>(n, tf.mul(z, tf.sub(h!, n))) }, gates: { r, z, n } };
  },
};
