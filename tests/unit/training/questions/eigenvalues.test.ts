/** Spectra against matrices whose eigenvalues are known, and the Jacobian of a step against differences in 64 bits. */
import { afterEach, describe, expect, test } from 'vitest';
import { defaultExperiment, type Experiment } from '../../../../src/config/index.ts';
import { findModel } from '../../../../src/models/index.ts';
import { recurrentMatrices } from '../../../../src/models/recurrentMatrices.ts';
import { defaultsOf } from '../../../../src/options/option.ts';
import { findTask } from '../../../../src/tasks/index.ts';
import { eigenvaluesOf } from '../../../../src/math/eigenvalues.ts';
import { largestSingularValue } from '../../../../src/math/singularValue.ts';
import { createRandom } from '../../../../src/math/random.ts';
import { stepJacobian } from '../../../../src/training/questions/jacobian.ts';
import type { Found } from '../../../../src/training/questions/kinds.ts';
import { Network } from '../../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { rowsOf } from '../../../../src/training/rules/batchSlices.ts';
import { expectClose } from '../../../fixtures/close.ts';
import { answerOf } from '../../../fixtures/loops.ts';
import { tf } from '../../../fixtures/cpu.ts';
import { cut } from '../../../fixtures/networks.ts';
import { referenceSteps, under, type Weights } from '../../../fixtures/reference.ts';

let trainer: ReferenceTrainer | undefined;
afterEach(() => {
  trainer?.dispose();
  trainer = undefined;
});

async function trainerFor(cell: string, part: Partial<Experiment> = {}): Promise<ReferenceTrainer> {
  const task = findTask('adding')!;
  const model = findModel(cell)!;
  const experiment: Experiment = {
    ...defaultExperiment(),
    taskOptions: { ...defaultsOf(task.options), length: 6, shortest: 6 },
    cell,
    cellOptions: defaultsOf(model.options),
    hiddenSize: 5,
    batchSize: 4,
    ...part,
  };
  const problem = await task.create(experiment.taskOptions);
  trainer = new ReferenceTrainer(new Network(tf, model, problem, experiment), experiment, { ...experiment });
  return trainer;
}

async function foundOf(of: string, layer = 0, at?: number): Promise<Found<'eigenvalues'>> {
  const found = await answerOf(trainer!, {
    kind: 'eigenvalues',
    layer,
    of,
    example: 1,
    ...(at === undefined ? {} : { at }),
  });
  if (found.kind !== 'eigenvalues') throw new Error(JSON.stringify(found));
  return found;
}

/** As pairs in an order of their own. */
const pairs = ({ real, imaginary }: { real: ArrayLike<number>; imaginary: ArrayLike<number> }) =>
  Array.from(real, (value, k) => [value, imaginary[k]!] as const)
    .map(([x, y]) => [Math.round(x * 1e9) / 1e9 + 0, Math.round(y * 1e9) / 1e9 + 0])
    .toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);

describe('eigenvalues', () => {
  test('of a rotation lie on the unit circle, at its angle', () => {
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    const { real, imaginary } = eigenvaluesOf([c, -s, s, c]);
    expectClose(real, [c, c], { relative: 0, absolute: 1e-14 });
    expect([...imaginary].map(Math.abs)).toEqual([expect.closeTo(s, 14), expect.closeTo(s, 14)]);
  });

  test('of a triangular matrix are its diagonal, the largest first', () => {
    const { real, imaginary } = eigenvaluesOf([2, 5, -1, 0, -3, 4, 0, 0, 0.5]);
    expectClose(real, [-3, 2, 0.5], { relative: 0, absolute: 1e-13 });
    expectClose(imaginary, [0, 0, 0], { relative: 0, absolute: 1e-13 });
  });

  test('of a companion matrix are the roots of its polynomial', () => {
    // (x − 1)(x + 2)(x² + 4) = x⁴ + x³ + 2x² + 4x − 8
    const found = eigenvaluesOf([-1, -2, -4, 8, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
    expect(pairs(found)).toEqual([
      [-2, 0],
      [0, -2],
      [0, 2],
      [1, 0],
    ]);
  });

  test('come to an end where a well-known program did not', () => {
    // The matrix on which JAMA before 1.0.3 went round for ever.
    const { real } = eigenvaluesOf([
      0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1,
    ]);
    expect(real.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
  });

  test('of what is no square of numbers there are none', () => {
    expect(() => eigenvaluesOf([1, 2])).toThrow(RangeError);
    expect(() => eigenvaluesOf([1, NaN, 0, 1])).toThrow(RangeError);
  });
});

/** The largest singular value once more: the root of the largest eigenvalue of AᵀA. */
function normByEigenvalues(entries: ArrayLike<number>): number {
  const side = Math.sqrt(entries.length);
  const gram = Array.from({ length: side * side }, (_, k) => {
    const [i, j] = [Math.floor(k / side), k % side];
    let sum = 0;
    for (let row = 0; row < side; row++) sum += entries[row * side + i]! * entries[row * side + j]!;
    return sum;
  });
  return Math.sqrt(eigenvaluesOf(gram).real[0]!);
}

describe('the largest singular value', () => {
  test('of a rotation is 1, of a diagonal matrix its largest size, of nothing nothing', () => {
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    expect(largestSingularValue([c, -s, s, c])).toBeCloseTo(1, 12);
    expect(largestSingularValue([3, 0, 0, 0, -5, 0, 0, 0, 1])).toBeCloseTo(5, 10);
    expect(largestSingularValue([0, 0, 0, 0])).toBe(0);
    expect(() => largestSingularValue([1, 2])).toThrow(RangeError);
  });

  test('of a matrix that is not normal says what its eigenvalues do not: that a step can enlarge', () => {
    const leaning = [0.9, 10, 0, 0.9];
    expect(Math.abs(eigenvaluesOf(leaning).real[0]!)).toBeCloseTo(0.9, 10);
    // The larger root of x² − 101.62 x + 0.6561.
    expect(largestSingularValue(leaning)).toBeCloseTo(Math.sqrt(50.81 + Math.sqrt(50.81 ** 2 - 0.6561)), 9);
  });

  test.each([2, 5, 16, 40])('of drawn matrices of %i rows is the root of the largest of AᵀA', (side) => {
    const random = createRandom(side);
    for (let draw = 0; draw < 4; draw++) {
      const entries = Float64Array.from({ length: side * side }, () => random.normal());
      expect(largestSingularValue(entries)).toBeCloseTo(normByEigenvalues(entries), 7);
    }
  });
});

describe('the eigenvalues of a network that has not learned', () => {
  test.each(['rnn', 'lstm', 'gru'])('%s from the identity: all ones, for every gate', async (cell) => {
    await trainerFor(cell, { init: 'identity' });
    const matrices = recurrentMatrices(findModel(cell)!, trainer!.experiment.cellOptions);
    expect(matrices).toHaveLength({ rnn: 1, lstm: 4, gru: 3 }[cell]!);
    for (const { id } of matrices) {
      const { real, imaginary, radius } = await foundOf(id);
      expect([...real], id).toEqual([1, 1, 1, 1, 1]);
      expect([...imaginary], id).toEqual([0, 0, 0, 0, 0]);
      expect(radius).toBe(1);
    }
  });

  test.each(['rnn', 'lstm', 'gru'])(
    '%s from orthogonal weights: all on the circle of the gain',
    async (cell) => {
      await trainerFor(cell, { init: 'orthogonal', gain: 0.8, hiddenSize: 16, layers: 2 });
      for (const { id } of recurrentMatrices(findModel(cell)!, trainer!.experiment.cellOptions)) {
        for (const layer of [0, 1]) {
          const { real, imaginary } = await foundOf(id, layer);
          const sizes = Array.from(real, (value, k) => Math.hypot(value, imaginary[k]!));
          expectClose(
            sizes,
            sizes.map(() => 0.8),
            { relative: 0, absolute: 1e-6 },
            `${id} of layer ${layer + 1}`,
          );
        }
      }
    },
  );

  test('differs from gate to gate and from layer to layer', async () => {
    await trainerFor('lstm', { init: 'glorot', layers: 2 });
    const places = ['i', 'f', 'g', 'o'].flatMap((id) => [0, 1].map((layer) => [id, layer] as const));
    const seen = await Promise.all(places.map(async ([id, layer]) => (await foundOf(id, layer)).real.join()));
    expect(new Set(seen).size).toBe(8);
  });
});

/** The Jacobian once more, by central differences of the reference's step. */
function byDifferences(weights: Weights, layer: number, row: Float32Array, at: number): number[] {
  const { cell, cellOptions, hiddenSize } = trainer!.experiment;
  const step = referenceSteps[cell]!;
  const steps = Array.from({ length: row.length / 2 }, (_, t) => [row[2 * t]!, row[2 * t + 1]!]);
  const ids = trainer!.network.model.states.map(({ id }) => id);
  const zero = () => Object.fromEntries(ids.map((id) => [id, Array.from({ length: hiddenSize }, () => 0)]));
  let read = steps;
  let state = zero();
  for (let below = 0; below <= layer; below++) {
    state = zero();
    const own = under(weights, `layer${below}/`);
    const next: number[][] = [];
    for (const [t, x] of read.entries()) {
      if (below === layer && t === at) break;
      ({ state } = step(own, x, state, cellOptions) as { state: Record<string, number[]> });
      next.push([...state['h']!]);
    }
    if (below < layer) read = next;
  }
  const own = under(weights, `layer${layer}/`);
  const flat = ids.flatMap((id) => state[id]!);
  const after = (values: number[]) => {
    const parts = Object.fromEntries(
      ids.map((id, k) => [id, values.slice(k * hiddenSize, (k + 1) * hiddenSize)]),
    );
    const next = step(own, read[at]!, parts, cellOptions).state;
    return ids.flatMap((id) => next[id]!);
  };
  const epsilon = 1e-6;
  const columns = flat.map((_, j) => {
    const [up, down] = [1, -1].map((sign) =>
      after(flat.map((value, k) => (k === j ? value + sign * epsilon : value))),
    );
    return up!.map((value, i) => (value - down![i]!) / (2 * epsilon));
  });
  return flat.flatMap((_, i) => columns.map((column) => column[i]!));
}

describe('the Jacobian of a step', () => {
  test.each([
    ['rnn', 0, 3],
    ['lstm', 0, 0],
    ['lstm', 1, 4],
    ['gru', 1, 5],
    ['mingru', 0, 2],
  ])('of %s in layer %i at step %i is what differences give', async (cell, layer, at) => {
    await trainerFor(cell, { layers: 2 });
    for (let step = 0; step < 3; step++) trainer!.train();
    const { parameters } = trainer!.checkpoint();
    const weights = cut(parameters, trainer!.network.specs);
    const row = rowsOf(trainer!.heldOut, 1, 2);
    const tensors = tf.memory().numTensors;
    const found = stepJacobian(trainer!, row, layer, at);
    expect(tf.memory().numTensors).toBe(tensors);
    expectClose(found, byDifferences(weights, layer, row.inputs, at), { relative: 0, absolute: 2e-6 });
    const { radius, norm, at: taken, real } = await foundOf('jacobian', layer, at);
    expect(norm).toBeCloseTo(normByEigenvalues(byDifferences(weights, layer, row.inputs, at)), 4);
    expect(norm).toBeGreaterThanOrEqual(radius);
    expect(taken).toBe(at);
    expect(real).toHaveLength(found.length ** 0.5);
    const { real: again, imaginary } = eigenvaluesOf(found);
    expect(radius).toBe(Math.hypot(again[0]!, imaginary[0]!));
  });

  test('is refused, in a sentence, where no state goes on or it is too large', async () => {
    for (const cell of ['attention', 'feedforward']) {
      await trainerFor(cell, { hiddenSize: 8 });
      expect(await answerOf(trainer!, { kind: 'eigenvalues', layer: 0, of: 'jacobian' })).toMatchObject({
        kind: 'refused',
        sentence: expect.stringMatching(/hands no state on from step to step: choose a recurrent cell\.$/),
      });
      trainer!.dispose();
    }
    await trainerFor('lstm', { hiddenSize: 129 });
    expect(await answerOf(trainer!, { kind: 'eigenvalues', layer: 0, of: 'jacobian' })).toMatchObject({
      sentence: expect.stringContaining('at most 128 units'),
    });
  });
});

test('weights that are no numbers have no eigenvalues', async () => {
  await trainerFor('rnn');
  const { step, parameters, moments } = trainer!.checkpoint();
  trainer!.dispose();
  const { network, experiment } = trainer!;
  trainer = new ReferenceTrainer(
    network,
    experiment,
    { ...experiment },
    { step, parameters: parameters.fill(NaN), moments },
  );
  expect(await answerOf(trainer, { kind: 'eigenvalues', layer: 0, of: 'U' })).toMatchObject({
    kind: 'refused',
  });
});
