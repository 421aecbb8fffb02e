/**
 * The simple recurrent network (Elman, "Finding Structure in Time", Cognitive Science 14(2), 1990).
 *
 *     h' = φ(x·W + h·U + b)        φ = tanh, or ReLU (Le, Jaitly & Hinton 2015, arXiv:1504.00941)
 *
 * With ReLU the state has no upper bound; started from the identity it copies itself until told otherwise.
 */
import { choice } from '../../options/make.ts';
import { choiceOf, type OptionValues } from '../../options/option.ts';
import type { CellAbout } from '../cell.ts';
import { gateParameters } from '../parameters.ts';

export const isRelu = (options: OptionValues) => choiceOf(options, 'activation') === 'relu';

export const rnn: CellAbout = {
  id: 'rnn',
  label: 'Simple RNN',
  sentence: 'The new state is computed from the input and the old state; there are no gates.',
  color: { light: '#ab5007', dark: '#f0a35e' },
  options: [
    choice('activation', {
      help: 'The non-linearity after each sum: without one, all time steps together would be a single matrix.',
      choices: [
        { value: 'tanh', label: 'tanh', help: 'Keeps the state between −1 and 1; far back, signals fade.' },
        {
          value: 'relu',
          label: 'ReLU',
          help: 'Cuts off below 0 and leaves the rest; signals can live longer, or explode.',
        },
      ],
    }),
  ],
  states: [
    { id: 'h', label: 'Hidden state', sentence: 'value of each unit at each time step', range: [-1, 1] },
  ],
  gates: [],
  equations: (options) => [isRelu(options) ? 'h′ = max(0, x·W + h·U + b)' : 'h′ = tanh(x·W + h·U + b)'],
  letters: { W: 'weightIh', U: 'weightHh', b: 'bias' },
  spareBiases: () => ({ pytorch: 1, keras: 0 }),
  tanh: (options) => (isRelu(options) ? undefined : { lane: 'h', is: 'value' }),
  parameters: (inputSize, hiddenSize) => gateParameters(inputSize, hiddenSize, 1),
};
