import { expect, test } from 'vitest';
import { othersCount } from '../../../src/app/panels/parametersText.ts';
import { findModel } from '../../../src/models/index.ts';
import { sizeOf } from '../../../src/models/parameters.ts';
import { defaultsOf, type OptionValues } from '../../../src/options/option.ts';

/** The adding problem: two features, one answer. */
function counted(cell: string, options: OptionValues = {}, layers = 1) {
  const model = findModel(cell)!;
  const cellOptions = { ...defaultsOf(model.options), ...options };
  const size = { inputSize: 2, hiddenSize: 32, layers, outputSize: 1, timeSteps: 20 };
  const count = model.parameters(size, cellOptions).reduce((sum, spec) => sum + sizeOf(spec), 0);
  return [count, othersCount(count, { cell, cellOptions, hiddenSize: 32, layers })] as const;
}

/** As PyTorch's documentation has it: weights of input and state, and a bias beside each, of so many blocks; and the head. */
const inPytorch = (blocks: number, layers = 1) =>
  Array.from(
    { length: layers },
    (_, layer) => blocks * (32 * (layer === 0 ? 2 : 32) + 32 * 32 + 2 * 32),
  ).reduce((sum, own) => sum + own, 32 + 1);

test('a GRU that resets after the product has fewer biases than PyTorch and Keras give it', () => {
  expect(inPytorch(3)).toBe(3489);
  expect(counted('gru')).toEqual([
    3425,
    'PyTorch and Keras count 3,489: they add two biases to the gates r and z, where one does the same.',
  ]);
});

test('so have a simple RNN and an LSTM, by PyTorch alone, in each layer', () => {
  expect(counted('rnn')[1]).toBe(
    `PyTorch counts ${inPytorch(1).toLocaleString('en-US')}: it adds two biases where one does the same.`,
  );
  expect(counted('lstm', {}, 2)[1]).toContain(`counts ${inPytorch(4, 2).toLocaleString('en-US')}:`);
});

test('of the others nobody counts another number', () => {
  for (const cell of ['mingru', 'attention', 'feedforward']) expect(counted(cell)[1]).toBeUndefined();
  expect(counted('gru', { reset: 'before' })[1]).toBeUndefined();
});
