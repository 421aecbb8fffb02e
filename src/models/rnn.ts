/**
 * The simple recurrent network (Elman, "Finding Structure in Time", Cognitive Science 14(2), 1990).
 *
 *     h' = φ(x·W + h·U + b)        φ = tanh, or ReLU (Le, Jaitly & Hinton 2015, arXiv:1504.00941)
 *
 * With ReLU the state has no upper bound; started from the identity it copies itself until told otherwise.
 */
import { choiceOf } from '../options/option.ts';
import type { Cell } from './cell.ts';
import type { Tensor2D } from './ops.ts';

export const rnn: Cell = {
  id: 'rnn',
  label: 'Simple RNN',
  sentence: 'The whole state is written anew at every step.',
  options: [
    {
      kind: 'choice',
      id: 'activation',
      link: 'activation',
      label: 'activation',
      help: 'The bend after each sum: without one, many steps would be no more than one matrix.',
      choices: [
        { value: 'tanh', label: 'tanh', help: 'Keeps the state between −1 and 1; far back, signals fade.' },
        {
          value: 'relu',
          label: 'ReLU',
          help: 'Cuts off below 0 and leaves the rest; signals live longer, or explode.',
        },
      ],
      default: 'tanh',
    },
  ],
  states: [{ id: 'h', label: 'Hidden state', sentence: 'what each unit says at each step', range: [-1, 1] }],
  gates: [],
  equations: (options) =>
    choiceOf(options, 'activation') === 'relu'
      ? ['h′ = max(0, x·W + h·U + b)']
      : ['h′ = tanh(x·W + h·U + b)'],
  letters: { W: 'weightIh', U: 'weightHh', b: 'bias' },
  parameters: (inputSize, hiddenSize) => [
    { name: 'weightIh', shape: [inputSize, hiddenSize], blocks: 1, start: { kind: 'input' } },
    { name: 'weightHh', shape: [hiddenSize, hiddenSize], blocks: 1, start: { kind: 'recurrent' } },
    { name: 'bias', shape: [hiddenSize], blocks: 1, start: { kind: 'bias', values: [0] } },
  ],
  step(tf, { weightIh, weightHh, bias }, x, { h }, options) {
    const sum = tf.add<Tensor2D>(tf.add(tf.matMul(x, weightIh!), tf.matMul(h!, weightHh!)), bias!);
    return {
      state: { h: choiceOf(options, 'activation') === 'relu' ? tf.relu(sum) : tf.tanh(sum) },
      gates: {},
    };
  },
};
