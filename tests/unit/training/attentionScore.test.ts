/** Where attention looked, as it is brought to the page with the score. */
import { expect, test } from 'vitest';
import { defaultExperiment } from '../../../src/config/index.ts';
import { findModel } from '../../../src/models/index.ts';
import { defaultsOf, type OptionValues } from '../../../src/options/option.ts';
import { findTask } from '../../../src/tasks/index.ts';
import { Network } from '../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../src/training/trainers/reference.ts';
import { readScore, score } from '../../../src/training/questions/score.ts';
import { tf } from '../../fixtures/cpu.ts';

async function trainerOf(task: string, taskOptions: OptionValues, cellOptions: OptionValues, layers: number) {
  const [found, model] = [findTask(task)!, findModel('attention')!];
  const experiment = {
    ...defaultExperiment(),
    task,
    taskOptions: { ...defaultsOf(found.options), ...taskOptions },
    cell: model.id,
    cellOptions: { ...defaultsOf(model.options), ...cellOptions },
    hiddenSize: 6,
    layers,
    batchSize: 4,
  };
  const problem = await found.create(experiment.taskOptions);
  const network = new Network(tf, model, problem, experiment);
  return new ReferenceTrainer(network, experiment, { ...experiment });
}

test('each layer tells how much of each step each step takes, up to the example’s own end', async () => {
  const trainer = await trainerOf('parity', { length: 13, shortest: 2 }, { heads: 3 }, 2);
  const lengths = new Set<number>();
  for (let example = 0; example < 12; example++) {
    const { attention, timeSteps } = readScore(trainer, example);
    lengths.add(timeSteps);
    expect(attention.map(({ layer, heads }) => [layer, heads])).toEqual([
      [0, 3],
      [1, 3],
    ]);
    for (const { values } of attention) {
      expect(values).toHaveLength(3 * timeSteps ** 2);
      for (let row = 0; row < 3 * timeSteps; row++) {
        const weights = values.subarray(row * timeSteps, (row + 1) * timeSteps);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
        expect(weights.subarray((row % timeSteps) + 1).every((weight) => weight === 0)).toBe(true);
      }
    }
  }
  expect(lengths.size).toBeGreaterThan(2);
  trainer.dispose();
});

test('more weights than can be brought to the page are left out, and the score comes without them', async () => {
  const trainer = await trainerOf('adding', { length: 400 }, { heads: 4 }, 2);
  const score = readScore(trainer, 0);
  expect(score.attention).toEqual([]);
  expect(score.lanes).toHaveLength(2 * 3);
  trainer.dispose();
});

test('its arrays travel with the answer instead of being copied', async () => {
  const trainer = await trainerOf('adding', { length: 5 }, {}, 1);
  const found = readScore(trainer, 0);
  expect(score.transfer!(found)).toContain(found.attention[0]!.values.buffer);
  trainer.dispose();
});
