/** What attention owes beside its values: order, causality, its weights, its cost. Run once for each backend. */
import { describe, expect, test } from 'vitest';
import { attention } from '../../src/models/attention.ts';
import { rowsFor } from '../../src/models/rowSums.ts';
import { layerNorm } from '../../src/models/layerNorm.ts';
import type { Forward } from '../../src/models/model.ts';
import type { Tensor1D } from '../../src/models/ops.ts';
import { countParameters, viewsOf } from '../../src/models/parameters.ts';
import { sinusoids } from '../../src/math/sinusoids.ts';
import { causalMask } from '../../src/models/positions.ts';
import type { OptionValues } from '../../src/options/option.ts';
import { expectClose } from '../fixtures/close.ts';
import { cases } from '../fixtures/effort.ts';
import { cut, networkOf, numbers } from '../fixtures/networks.ts';
import { referenceRuns } from '../fixtures/referenceModels.ts';
import type { Tf } from '../fixtures/tf.ts';

const SIZE = { inputSize: 3, hiddenSize: 6, outputSize: 2, timeSteps: 5 };

interface Setting {
  readonly options: OptionValues;
  readonly layers?: number;
}

function networkWith({ options, layers = 1 }: Setting) {
  return networkOf({ name: '', model: attention, options }, { ...SIZE, layers });
}

/** @param inputs `[time][inputSize]`, one sequence */
function run(tf: Tf, setting: Setting, inputs: readonly (readonly number[])[], trace = false): Forward {
  const { specs, size } = networkWith(setting);
  const flat = tf.tensor1d(numbers(71, countParameters(specs), 0.8)) as Tensor1D;
  const x = tf.tensor3d(inputs.flat(), [1, inputs.length, SIZE.inputSize]);
  const how = { options: setting.options, layers: size.layers, hiddenSize: size.hiddenSize, trace };
  return attention.forward(tf, viewsOf(tf, flat, specs), x, how);
}

const sequence = (timeSteps: number): number[][] => {
  const values = numbers(72, timeSteps * SIZE.inputSize);
  return Array.from({ length: timeSteps }, (_, t) => [
    ...values.subarray(t * SIZE.inputSize, (t + 1) * SIZE.inputSize),
  ]);
};

function answers(tf: Tf, setting: Setting, inputs: readonly (readonly number[])[]): Float32Array {
  return tf.tidy(() => run(tf, setting, inputs).outputs.dataSync<'float32'>());
}

/** The answer at the last step. */
function lastOf(outputs: Float32Array): Float32Array {
  return outputs.slice(-SIZE.outputSize);
}

function checkCausality(tf: Tf, setting: Setting): void {
  const inputs = sequence(6);
  const before = answers(tf, setting, inputs);
  for (let changed = 0; changed < 6; changed++) {
    const other = inputs.map((x, t) => (t === changed ? x.map((value) => value + 3) : x));
    const after = answers(tf, setting, other);
    const same = changed * SIZE.outputSize;
    expect(after.slice(0, same), `step ${changed}`).toEqual(before.slice(0, same));
    expect(after.slice(same, same + SIZE.outputSize)).not.toEqual(before.slice(same, same + SIZE.outputSize));
  }
}

/** How far the last answer moves when the steps before it change places. */
function shift(tf: Tf, setting: Setting): number {
  const inputs = sequence(5);
  const mixed = [inputs[2]!, inputs[0]!, inputs[3]!, inputs[1]!, inputs[4]!];
  const [before, after] = [answers(tf, setting, inputs), answers(tf, setting, mixed)].map(lastOf);
  return Math.max(...before!.map((value, k) => Math.abs(value - after![k]!)));
}

function checkWeights(tf: Tf, setting: Setting, relative: number): void {
  const inputs = sequence(4);
  const { specs, size } = networkWith(setting);
  const weights = cut(numbers(71, countParameters(specs), 0.8), specs);
  const expected = referenceRuns['attention']!(weights, inputs, size, setting.options).looks!;
  tf.tidy(() => {
    const looks = run(tf, setting, inputs, true).attention;
    expect(looks.map(({ layer }) => layer)).toEqual([0, 1]);
    for (const { layer, weights: seen } of looks) {
      expect(seen.shape).toEqual([1, setting.options['heads'], 4, 4]);
      expectClose(seen.dataSync(), expected[layer]!.flat(2), { relative }, `layer ${layer}`);
    }
    expect(run(tf, setting, inputs).attention).toEqual([]);
  });
}

/** Kernels of one step's forward pass and gradient, without those that only rename a tensor. */
async function kernelsOf(tf: Tf, setting: Setting, timeSteps: number): Promise<number> {
  const { specs, size } = networkWith(setting);
  const flat = tf.tensor1d(numbers(71, countParameters(specs), 0.8)) as Tensor1D;
  const x = tf.tensor3d(sequence(timeSteps).flat(), [1, timeSteps, SIZE.inputSize]);
  const how = { options: setting.options, layers: size.layers, hiddenSize: size.hiddenSize };
  const loss = (at: unknown) =>
    tf.sum(attention.forward(tf, viewsOf(tf, at as Tensor1D, specs), x, how).outputs);
  const { kernels, result } = await tf.profile(() => tf.tidy(() => tf.grad(loss as never)(flat)));
  tf.dispose([flat, x, result as Tensor1D]);
  const renaming = new Set(['Identity', 'Reshape', 'Cast', 'forward']);
  return kernels.filter(({ name }) => !renaming.has(name)).length;
}

/**
 * @param relative how far values may be off, as a share of the largest of them
 * @param counted whether kernels are counted: they are as many on every backend
 */
export function attentionSuite(tf: Tf, backend: string, relative: number, counted = true): void {
  const kinds = ['sinusoid', 'learned', 'none'];
  describe(`attention on ${backend}`, () => {
    test.each(kinds)('a later input changes no earlier answer, position: %s', (position) =>
      checkCausality(tf, { options: { heads: 2, position }, layers: 2 }),
    );

    test('without a position code one layer sees the steps before in no order', () => {
      expect(shift(tf, { options: { heads: 2, position: 'none' } })).toBeLessThan(1e-5);
    });

    test.each([
      ['with sinusoids', 'sinusoid', 1],
      ['with learned codes', 'learned', 1],
      ['with a second layer, which sees how far each step had looked back', 'none', 2],
    ] as const)('order counts %s', (_what, position, layers) => {
      expect(shift(tf, { options: { heads: 2, position }, layers })).toBeGreaterThan(1e-3);
    });

    test.each([1, 2, 4])('the traced weights of %d heads are those of the 64-bit reference', (heads) =>
      checkWeights(tf, { options: { heads, position: 'sinusoid' }, layers: 2 }, relative),
    );

    test.each(kinds)('past the trained length it answers on, and earlier answers stay: %s', (position) => {
      const setting = { options: { heads: 2, position } };
      const [short, long] = [answers(tf, setting, sequence(5)), answers(tf, setting, sequence(12))];
      expectClose(long.slice(0, short.length), short, { relative }, 'within the trained length');
      expect(long.every(Number.isFinite)).toBe(true);
    });

    test('past the trained length the last learned code goes on', () => {
      const setting = { options: { heads: 1, position: 'learned' } };
      const { specs, size } = networkWith(setting);
      const weights = cut(numbers(71, countParameters(specs), 0.8), specs);
      const { outputs } = referenceRuns['attention']!(weights, sequence(9), size, setting.options);
      expectClose(answers(tf, setting, sequence(9)), outputs.flat(), { relative }, 'answers');
    });

    test('step by step with what is carried equals all steps at once', () => {
      const setting = { options: { heads: 2, position: 'sinusoid' }, layers: 2 };
      const inputs = sequence(cases(3, 7));
      const { specs, size } = networkWith(setting);
      tf.tidy(() => {
        const views = viewsOf(tf, tf.tensor1d(numbers(71, countParameters(specs), 0.8)), specs);
        let carry: Forward['carry'] = [];
        const said = inputs.map((input) => {
          const how = { options: setting.options, layers: 2, hiddenSize: size.hiddenSize, carry };
          const forward = attention.forward(tf, views, tf.tensor3d(input, [1, 1, 3]), how);
          carry = forward.carry;
          return [...forward.outputs.dataSync()];
        });
        expectClose(said.flat(), answers(tf, setting, inputs), { relative }, 'answers');
      });
    });

    test('huge scores neither overflow nor leak into the future', () => {
      const inputs = sequence(5).map((x) => x.map((value) => value * 1e6));
      expect(answers(tf, { options: { heads: 2, position: 'none' } }, inputs).every(Number.isFinite)).toBe(
        true,
      );
    });

    test.runIf(counted)(
      'a step launches as many kernels whatever the length, and a layer about a hundred',
      async () => {
        const options = { heads: 2, position: 'sinusoid' };
        const one = await kernelsOf(tf, { options, layers: 1 }, 5);
        expect(await kernelsOf(tf, { options, layers: 1 }, cases(12, 60))).toBe(one);
        // But for rows of ones of another width, which may or may not be there already.
        const four = await kernelsOf(tf, { options: { ...options, heads: 4 }, layers: 1 }, 5);
        expect(Math.abs(four - one)).toBeLessThanOrEqual(2);
        const two = await kernelsOf(tf, { options, layers: 2 }, 5);
        expect(two - one).toBeLessThanOrEqual(105);
        expect(one).toBeLessThanOrEqual(145);
      },
    );

    test('layer normalisation has mean 0 and variance 1 in each row: 1 2 3 become −1.2247 0 1.2247', () => {
      const y = tf.tidy(() =>
        layerNorm(tf, tf.tensor2d([1, 2, 3, 5, 5, 5], [2, 3]), rowsFor(tf)).dataSync<'float32'>(),
      );
      expectClose(y, [-1.22474, 0, 1.22474, 0, 0, 0], { relative: 0, absolute: 2e-5 });
    });
  });
}

/** What needs no tensors. */
export function positionSuite(): void {
  test('sinusoids begin with 0 and 1, and wave ever slower from column to column', () => {
    const codes = sinusoids(0, 3, 4);
    const expected = [0, 1, 0, 1, Math.sin(1), Math.cos(1), Math.sin(0.01), Math.cos(0.01)];
    expectClose(codes.subarray(0, 8), expected, { relative: 1e-6 });
    expect(sinusoids(1, 2, 4)).toEqual(codes.subarray(4));
  });

  test('a step may look at itself and back', () => {
    const allowed = [...causalMask(0, 3)].map((value) => (value === 0 ? 1 : 0));
    expect(allowed).toEqual([1, 0, 0, 1, 1, 0, 1, 1, 1]);
    expect([...causalMask(2, 2)].map((value) => (value === 0 ? 1 : 0))).toEqual([1, 1, 1, 0, 1, 1, 1, 1]);
  });
}
