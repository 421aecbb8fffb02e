/** The gradient lane in numbers and words. */
import { expect, test } from 'vitest';
import { decadesFor } from '../../../src/app/score/lanes/gradient.ts';
import { gradientAt, gradientSentence, rateWords } from '../../../src/app/score/lanes/gradientText.ts';
import { heightOf } from '../../../src/charts/gradientLane.ts';
import type { Readout } from '../../../src/worker/protocol.ts';

/** A reading of as many steps as there are lengths, of which the last counts. */
function scoreOf(hidden: readonly number[], inputs = hidden.map((length) => length / 10)): Readout {
  const timeSteps = hidden.length;
  const mask = new Float32Array(timeSteps);
  mask[timeSteps - 1] = 1;
  const none = new Float32Array(0);
  const rest = { step: 1, example: 0, examples: 1, units: 1, inputs: none, targets: none, outputs: none };
  return {
    ...rest,
    timeSteps,
    mask,
    lanes: [],
    attention: [],
    gradients: {
      of: timeSteps - 1,
      others: [],
      hidden: [Float32Array.from(hidden)],
      inputs: Float32Array.from(inputs),
    },
  };
}

const geometric = (factor: number, steps = 50) =>
  Array.from({ length: steps }, (_, t) => 0.4 * factor ** (steps - 1 - t));

test('the rate is that of the steps before the last that counts, in words', () => {
  expect(rateWords(scoreOf(geometric(0.62)), true)).toEqual([
    'shrinks 0.62× a step',
    'back from step 49 to 1',
  ]);
  expect(rateWords(scoreOf(geometric(1.19)), true)[0]).toBe('grows 1.19× a step');
  expect(rateWords(scoreOf(geometric(1)), true)[0]).toBe('keeps its size, 1.00× a step');
  expect(rateWords(scoreOf(geometric(0.0031, 6)), true)[0]).toBe('shrinks 0.0031× a step');
  // What stands at the last step itself has no part in it.
  expect(rateWords(scoreOf([...geometric(0.62, 49), 1000]), true)[0]).toBe('shrinks 0.62× a step');
});

test('where a gradient has died out, only the steps it has reached are fitted', () => {
  const dead = geometric(0.5).map((length, t) => (t < 20 ? 0 : length));
  expect(rateWords(scoreOf(dead), true)).toEqual(['shrinks 0.50× a step', 'back from step 49 to 21']);
  expect(gradientSentence(scoreOf(dead), true)).toContain('the last that counts, and 0 at step 1.');
  expect(rateWords(scoreOf([0, 0, 0, 0, 1]), true)).toEqual(['reaches no earlier step', '']);
  expect(rateWords(scoreOf([1, NaN, 1, 1]), true)[0]).toBe('not a number');
  expect(rateWords(scoreOf([1, 1]), true)[0]).toBe('too few steps for a rate');
  expect(rateWords(scoreOf(geometric(0.5)), false)[0]).toBe('has no rate');
});

test('the scale holds the reading, and stays while it serves', () => {
  expect(decadesFor(scoreOf([0.2, 0.3]), undefined)).toEqual([-2, 0]);
  expect(decadesFor(scoreOf(geometric(0.8)), undefined)).toEqual([-8, 0]);
  expect(decadesFor(scoreOf(geometric(0.3)), undefined)).toEqual([-12, 0]);
  expect(decadesFor(scoreOf([0, 0]), undefined)).toEqual([-4, 0]);
  // Just above and just below a power of ten the scale does not flicker.
  const both = (...lengths: number[]) => scoreOf(lengths, lengths);
  expect(decadesFor(both(0.9, 1.1), undefined)).toEqual([-1, 1]);
  expect(decadesFor(both(0.9, 0.95), [-1, 1])).toEqual([-1, 1]);
  expect(decadesFor(both(0.9, 0.001), [-1, 1])).toEqual([-4, 0]);
  expect(decadesFor(both(0.9, 0.8), [-12, 0])).toEqual([-2, 0]);
  expect(decadesFor(scoreOf([0, 0]), [-8, 0])).toEqual([-8, 0]);
});

test('heights are logarithmic; zero and what lies below the scale have none', () => {
  expect(heightOf(1, [-4, 0])).toBe(1);
  expect(heightOf(0.01, [-4, 0])).toBeCloseTo(0.5, 12);
  expect(heightOf(0.0001, [-4, 0])).toBeCloseTo(0, 12);
  expect(heightOf(0.00009, [-4, 0])).toBeUndefined();
  expect(heightOf(0, [-4, 0])).toBeUndefined();
  expect(heightOf(NaN, [-4, 0])).toBeUndefined();
  expect(heightOf(50, [-4, 0])).toBe(1);
});

test('one step is said with both lengths', () => {
  expect(gradientAt(scoreOf([0.25, 0.5]), 0)).toBe('step 1: ‖∂L/∂h‖ 0.250, ‖∂L/∂x‖ 0.025');
});
