/**
 * Long short-term memory (Hochreiter & Schmidhuber 1997; forget gate: Gers, Schmidhuber & Cummins 2000).
 *
 *     f = σ(x·W_f + h·U_f + b_f)        forget gate
 *     i = σ(x·W_i + h·U_i + b_i)        input gate
 *     g = tanh(x·W_g + h·U_g + b_g)     candidate
 *     o = σ(x·W_o + h·U_o + b_o)        output gate
 *     c' = f∘c + i∘g
 *     h' = o∘tanh(c')
 *
 * Shown in the order f i g o, in which they act: what is kept, what is let in, of what, and what is let out. In the parameters they
 * stand side by side in the order i f g o (PyTorch, and tf.layers' i f c o). One bias vector, where PyTorch adds two.
 *
 * The forget gate's bias starts at 1 (Jozefowicz, Zaremba & Sutskever 2015), so that a fresh cell keeps what it has; at 0, where it
 * loses half of it at each step; or chrono (Tallec & Ollivier 2018, arXiv:1804.11188): at log u, and the input gate's at −log u,
 * with u uniform in [1, T − 1] for each unit, so that the units remember over spans up to the length of the sequences.
 */
import { choice } from '../../options/make.ts';
import { choiceOf, type OptionValues } from '../../options/option.ts';
import type { CellAbout } from '../cell.ts';
import { gateParameters, type Start } from '../parameters.ts';

function biasStart(options: OptionValues, timeSteps: number): Start {
  const forget = choiceOf(options, 'forget');
  if (forget === 'chrono') return { kind: 'chrono', timeSteps, factors: [-1, 1, 0, 0] };
  return { kind: 'bias', values: [0, forget === 'one' ? 1 : 0, 0, 0] };
}

export const lstm: CellAbout = {
  id: 'lstm',
  label: 'LSTM',
  sentence: 'Three gates decide what the cell state keeps, lets in and lets out.',
  color: { light: '#0b6e75', dark: '#4fc3c7' },
  options: [
    choice('forget', {
      label: 'forget bias',
      help: 'How far the forget gate stands open before training, and so how long an untrained cell keeps what it has.',
      choices: [
        { value: 'one', label: '1', help: 'Keeps about three quarters of the cell state at each time step.' },
        { value: 'zero', label: '0', help: 'Keeps about half of the cell state at each time step.' },
        {
          value: 'chrono',
          label: 'chrono',
          help: 'Gives each unit a time scale of its own, from short to the whole sequence.',
        },
      ],
    }),
  ],
  states: [
    { id: 'h', label: 'Hidden state', sentence: 'value of each unit at each time step', range: [-1, 1] },
    { id: 'c', label: 'Cell state', sentence: 'what each unit keeps inside its cell', range: [-2, 2] },
  ],
  gates: [
    { id: 'f', label: 'Forget gate', sentence: 'keeps', range: [0, 1] },
    { id: 'i', label: 'Input gate', sentence: 'lets in', range: [0, 1] },
    { id: 'g', label: 'Candidate', sentence: 'new content', range: [-1, 1] },
    { id: 'o', label: 'Output gate', sentence: 'lets out', range: [0, 1] },
  ],
  blocks: ['i', 'f', 'g', 'o'],
  equations: () => [
    'f = σ(x·W_f + h·U_f + b_f)',
    'i = σ(x·W_i + h·U_i + b_i)',
    'g = tanh(x·W_g + h·U_g + b_g)',
    'o = σ(x·W_o + h·U_o + b_o)',
    'c′ = f∘c + i∘g',
    'h′ = o∘tanh(c′)',
  ],
  letters: { W: 'weightIh', U: 'weightHh', b: 'bias' },
  spareBiases: () => ({ pytorch: 4, keras: 0 }),
  tanh: () => ({ lane: 'c', is: 'argument' }),
  parameters: (inputSize, hiddenSize, options, timeSteps) =>
    gateParameters(inputSize, hiddenSize, 4, biasStart(options, timeSteps)),
};
