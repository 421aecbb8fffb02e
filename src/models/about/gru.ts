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
import { choice } from '../../options/make.ts';
import { choiceOf, type OptionValues } from '../../options/option.ts';
import type { CellAbout } from '../cell.ts';
import { gateParameters, zeroBias } from '../parameters.ts';

export function resetsBefore(options: OptionValues): boolean {
  return choiceOf(options, 'reset') === 'before';
}

export const gru: CellAbout = {
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
    { id: 'z', label: 'Update gate', sentence: 'keeps', range: [0, 1] },
    { id: 'r', label: 'Reset gate', sentence: 'uses the past', range: [0, 1] },
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
};
