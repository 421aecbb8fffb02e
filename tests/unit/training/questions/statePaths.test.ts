/** Principal components against clouds that are known, and paths against the readings of the score. */
import { describe, expect, test } from 'vitest';
import { defaultExperiment, type Experiment } from '../../../../src/config/index.ts';
import { createRandom } from '../../../../src/math/random.ts';
import { findModel } from '../../../../src/models/index.ts';
import { defaultsOf } from '../../../../src/options/option.ts';
import { findTask } from '../../../../src/tasks/index.ts';
import { inPlane, principalPlane } from '../../../../src/math/principal.ts';
import type { Found } from '../../../../src/training/questions/kinds.ts';
import { Network } from '../../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { readScore } from '../../../../src/training/questions/score.ts';
import { expectClose } from '../../../fixtures/close.ts';
import { answerOf } from '../../../fixtures/loops.ts';
import { tf } from '../../../fixtures/cpu.ts';

/** Points with deviations 3, 2 and 0.5 along three known directions at right angles, around a known middle. */
function cloud(count: number): Float32Array {
  const random = createRandom(4);
  const directions = [
    [0.6, 0.8, 0, 0],
    [-0.8, 0.6, 0, 0],
    [0, 0, 0, 1],
  ];
  const points = new Float32Array(count * 4);
  for (let point = 0; point < count; point++) {
    const sizes = [3, 2, 0.5].map((size) => size * random.normal());
    for (let k = 0; k < 4; k++)
      points[4 * point + k] =
        [5, -1, 2, 0][k]! + sizes.reduce((sum, size, d) => sum + size * directions[d]![k]!, 0);
  }
  return points;
}

describe('principal components', () => {
  test('of a known cloud are its two widest directions, with their shares', () => {
    const points = cloud(3900);
    const { mean, axes, shares } = principalPlane(points, 4);
    expectClose(mean, [5, -1, 2, 0], { relative: 0, absolute: 0.15 });
    expectClose(
      axes,
      [0.6, 0.8, 0, 0, -0.8, 0.6, 0, 0].map((value, k) => (k < 4 ? value : -value)),
      { relative: 0, absolute: 0.05 },
    );
    expect(shares[0]).toBeCloseTo(9 / 13.25, 1.5);
    expect(shares[1]).toBeCloseTo(4 / 13.25, 1.5);
  });

  test('place a point by its distance from the middle along each direction', () => {
    // A cross: twice as long along one diagonal as along the other.
    const points = Float32Array.from([2, 2, -2, -2, 1, -1, -1, 1]);
    const plane = principalPlane(points, 2);
    expect(plane.shares).toEqual([expect.closeTo(0.8, 12), expect.closeTo(0.2, 12)]);
    const placed = inPlane(points, plane);
    expectClose(
      placed.filter((_, k) => k % 2 === 0),
      [8 ** 0.5, -(8 ** 0.5), 0, 0],
      { relative: 0, absolute: 1e-6 },
    );
    expectClose(placed.filter((_, k) => k % 2 === 1).map(Math.abs), [0, 0, 2 ** 0.5, 2 ** 0.5], {
      relative: 0,
      absolute: 1e-6,
    });
  });

  test('stay as they lie from one renewal to the next', () => {
    const points = cloud(500);
    const { axes } = principalPlane(points, 4);
    for (const signs of [
      [1, -1],
      [-1, 1],
      [-1, -1],
    ] as const) {
      const turned = axes.map((value, k) => value * (k < 4 ? signs[0] : signs[1]));
      expectClose(principalPlane(points, 4, turned).axes, turned, { relative: 0, absolute: 1e-9 });
    }
    const swapped = Float64Array.from([...axes.subarray(4), ...axes.subarray(0, 4)]);
    const again = principalPlane(points, 4, swapped);
    expectClose(again.axes, swapped, { relative: 0, absolute: 1e-9 });
    expect(again.shares[1]).toBeGreaterThan(again.shares[0]);
  });

  test('of one unit, or of points that never move, are no trouble', () => {
    expect(principalPlane(Float32Array.from([1, 2, 4]), 1).shares).toEqual([1, 0]);
    const still = principalPlane(new Float32Array(12).fill(0.5), 3);
    expect(still.shares).toEqual([0, 0]);
    expect([...inPlane(new Float32Array(12).fill(0.5), still)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

async function trainerFor(task: string, part: Partial<Experiment>): Promise<ReferenceTrainer> {
  const { options, create } = findTask(task)!;
  const cell = part.cell ?? 'lstm';
  const model = findModel(cell)!;
  const experiment: Experiment = {
    ...defaultExperiment(),
    task,
    hiddenSize: 5,
    batchSize: 4,
    ...part,
    taskOptions: { ...defaultsOf(options), ...part.taskOptions },
    cell,
    cellOptions: defaultsOf(model.options),
  };
  const problem = await create(experiment.taskOptions);
  return new ReferenceTrainer(new Network(tf, model, problem, experiment), experiment, { ...experiment });
}

describe('state paths', () => {
  test.each([
    ['lstm', 'c', 1],
    ['gru', 'h', 0],
    ['mingru', 'h', 0],
    ['attention', 'h', 0],
  ])('of %s go through the states that the score shows', async (cell, state, layer) => {
    const trainer = await trainerFor('order', {
      cell,
      layers: 2,
      hiddenSize: 4,
      taskOptions: { length: 12, shortest: 10 },
    });
    for (let step = 0; step < 2; step++) trainer.train();
    const tensors = tf.memory().numTensors;
    const found = (await answerOf(trainer, {
      kind: 'statePaths',
      layer,
      state,
      count: 6,
      example: 20,
    })) as Found<'statePaths'>;
    expect(tf.memory().numTensors).toBe(tensors);
    expect([...found.examples]).toEqual([0, 1, 2, 3, 4, 5, 20]);
    expect(found.step).toBe(2);
    const scores = [...found.examples].map((example) => readScore(trainer, example));
    expect([...found.lengths]).toEqual(scores.map(({ timeSteps }) => timeSteps));
    expect([...found.targets]).toEqual(scores.map(({ targets, timeSteps }) => targets[timeSteps - 1]!));
    // The same plane from the score's own numbers: distances from the middle along the axes.
    const lanes = scores.map(
      (score) => score.lanes.find((lane) => lane.layer === layer && lane.lane === state)!.values,
    );
    const all = lanes.flatMap((values) => [...values]);
    const mean = [0, 1, 2, 3].map((k) => {
      const own = all.filter((_, index) => index % 4 === k);
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    });
    const along = (axis: number) =>
      Array.from({ length: all.length / 4 }, (_, point) =>
        mean.reduce((sum, middle, k) => sum + (all[4 * point + k]! - middle) * found.axes[4 * axis + k]!, 0),
      );
    expectClose(
      found.points.filter((_, k) => k % 2 === 0),
      along(0),
      { relative: 0, absolute: 1e-5 },
    );
    expectClose(
      found.points.filter((_, k) => k % 2 === 1),
      along(1),
      { relative: 0, absolute: 1e-5 },
    );
    const variance = (values: readonly number[]) => values.reduce((sum, value) => sum + value ** 2, 0);
    const whole = variance(all.map((value, index) => value - mean[index % 4]!));
    expectClose(found.shares, [variance(along(0)) / whole, variance(along(1)) / whole], {
      relative: 0,
      absolute: 1e-6,
    });
    trainer.dispose();
  });

  test('of a state that is not there are refused', async () => {
    const trainer = await trainerFor('adding', { cell: 'gru' });
    expect(
      await answerOf(trainer, { kind: 'statePaths', layer: 3, state: 'h', count: 4, example: 0 }),
    ).toMatchObject({
      kind: 'refused',
    });
    trainer.dispose();
  });
});
