/** Where a real network looks, as the score draws it: rows add up to one, and nothing is taken from later steps. */
import { expect, test } from 'vitest';
import {
  attentionSentence,
  drawnRows,
  weightSentence,
  headWeightsOf,
} from '../../../src/app/score/lanes/attentionWeights.ts';
import { defaultExperiment } from '../../../src/config/index.ts';
import { findModel } from '../../../src/models/index.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { findTask } from '../../../src/tasks/index.ts';
import { Network } from '../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../src/training/trainers/reference.ts';
import { readScore } from '../../../src/training/questions/score.ts';
import { tf } from '../../fixtures/cpu.ts';

const [task, model] = [findTask('copy')!, findModel('attention')!];
const experiment = {
  ...defaultExperiment(),
  task: task.id,
  taskOptions: { ...defaultsOf(task.options), lag: 4 },
  cell: model.id,
  cellOptions: { ...defaultsOf(model.options), heads: 3 },
  hiddenSize: 6,
  layers: 2,
  batchSize: 4,
};
const problem = await task.create(experiment.taskOptions);
const trainer = new ReferenceTrainer(new Network(tf, model, problem, experiment), experiment, experiment);
for (let step = 0; step < 5; step++) trainer.train();
const score = readScore(trainer, 2);
const { timeSteps } = score;

const columnOf = (values: Float32Array, units: number, row: number) =>
  Array.from({ length: timeSteps }, (_, key) => values[key * units + row]!);

test.each([0, 1])(
  'layer %i: every row of the squares adds up to one, and later steps are nothing',
  (layer) => {
    const { values, units } = drawnRows(headWeightsOf(score, layer)!, false, 0);
    expect(units).toBe(3 * timeSteps);
    for (let row = 0; row < units; row++) {
      const weights = columnOf(values, units, row);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
      expect(weights.slice((row % timeSteps) + 1).every((weight) => weight === 0)).toBe(true);
    }
  },
);

test('folded, each head’s row is that of the step under the playhead', () => {
  const looks = headWeightsOf(score, 1)!;
  const squares = drawnRows(looks, false, 0);
  for (const query of [0, 5, timeSteps - 1]) {
    const { values, units } = drawnRows(looks, true, query);
    expect(units).toBe(3);
    for (let head = 0; head < 3; head++)
      expect(columnOf(values, 3, head)).toEqual(
        columnOf(squares.values, squares.units, head * timeSteps + query),
      );
  }
});

test('a weight, and where every head looks most, are said in words', () => {
  const weight = score.attention[0]!.values[(1 * timeSteps + 5) * timeSteps + 2]!;
  expect(weightSentence(score, 0, 1, 5, 2)).toBe(
    `head 2, t = 6 takes ${(100 * weight).toFixed(1)} % from t = 3`,
  );
  expect(weightSentence(score, 0, 1, 5, 6)).toBe('head 2, t = 6 takes nothing from t = 7, which comes later');
  const sentence = attentionSentence(score, 0, 0);
  expect(sentence).toBe(
    'From t = 1, head 1 looks most at t = 1 (100 %); head 2 looks most at t = 1 (100 %); head 3 looks most at t = 1 (100 %).',
  );
});
