import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUDGET, costOf, fitsBudget, isWide, withinBudget } from '../../../src/config/budget.ts';
import { optionsOf, withValue } from '../../../src/config/defaults.ts';
import { decodeLink } from '../../../src/config/link.ts';
import { cases } from '../../fixtures/effort.ts';
import { isExperiment } from '../../../src/config/schema.ts';
import { models } from '../../../src/models/index.ts';
import { tasks } from '../../../src/tasks/index.ts';
import { anyExperiment } from './arbitrary.ts';

const decode = (fragment: string) => decodeLink(fragment).experiment;

describe('the cost of one training step', () => {
  it('counts an LSTM of 32 units on the adding problem by hand', () => {
    const { parameters, multiplyAddsPerStep } = costOf(
      decode('task=adding&length=20&cell=lstm&units=32&batch=64'),
    );
    const cell = (2 + 32 + 1) * 4 * 32;
    expect(parameters).toBe(cell + 32 + 1);
    expect(multiplyAddsPerStep).toBe(3 * 64 * 20 * (cell + 32));
  });

  it('grows with units, layers, batch and length', () => {
    const base = costOf(decode('length=50&units=16&batch=32'));
    for (const larger of [
      'length=51&units=16&batch=32',
      'length=50&units=17&batch=32',
      'length=50&units=16&batch=33',
    ]) {
      expect(costOf(decode(larger)).secondsPerStep).toBeGreaterThan(base.secondsPerStep);
      expect(costOf(decode(larger)).bytes).toBeGreaterThan(base.bytes);
    }
  });
});

describe('the budget', () => {
  it('keeps a step on the CPU backend under 6 s, well under the 10 s that count as a hang', () => {
    expect(BUDGET.secondsPerStep).toBeLessThanOrEqual(6);
  });

  it.each([
    'length=100&cell=lstm&units=128&batch=32',
    'length=200&cell=gru&units=64&batch=32',
    'length=100&cell=lstm&units=32&batch=64',
  ])('leaves %s as it is', (fragment) => {
    expect(decodeLink(fragment).notices).toEqual([]);
  });

  it('leaves every task with its defaults and every cell as they are', () => {
    for (const task of tasks) {
      for (const { id } of models) {
        expect(decodeLink(`task=${task.id}&cell=${id}`).notices).toEqual([]);
      }
    }
  });

  it('counts attention by the square of the length, and lets none through that would take too long', () => {
    const cost = (length: number) =>
      costOf({ ...decode(`cell=attention&batch=8&heads=4`), taskOptions: { length, shortest: length } });
    // Four times the pairs of steps, beside what grows with the length.
    expect(cost(400).bytes).toBeGreaterThan(3 * cost(200).bytes);
    expect(cost(400).multiplyAddsPerStep).toBeGreaterThan(2.5 * cost(200).multiplyAddsPerStep);
    const { experiment, notices } = decodeLink(
      'length=400&cell=attention&layers=3&heads=4&units=256&batch=256',
    );
    expect(fitsBudget(experiment)).toBe(true);
    expect(experiment.batchSize).toBeLessThanOrEqual(8);
    expect(notices.length).toBeGreaterThan(0);
  });

  it('lowers the batch first, and only as far as needed', () => {
    const { experiment, notices } = decodeLink('length=200&cell=lstm&units=64&batch=256');
    expect(notices).toEqual([
      `batch=256 asks too much of one training step; ${experiment.batchSize} is used.`,
    ]);
    expect(fitsBudget(experiment)).toBe(true);
    expect(fitsBudget(withValue(experiment, 'experiment', 'batchSize', experiment.batchSize + 1))).toBe(
      false,
    );
  });

  it('keeps a batch of 8, then lowers layers, then units', () => {
    const { experiment } = decodeLink('length=400&cell=lstm&layers=3&units=256&batch=256');
    expect(experiment).toMatchObject({ batchSize: 8, layers: 1, taskOptions: { length: 400 } });
    expect(experiment.hiddenSize).toBeLessThan(256);
  });

  it('makes any experiment fit, by lowering and never by raising, and one that fits stays the same object', () => {
    let loweredOnes = 0;
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const { experiment: fitting, notices } = withinBudget(experiment);
        expect(isExperiment(fitting)).toBe(true);
        expect(fitsBudget(fitting)).toBe(true);
        expect(fitting === experiment).toBe(fitsBudget(experiment));
        if (fitting !== experiment) loweredOnes++;
        const before = optionsOf(experiment);
        const changed = optionsOf(fitting)
          .map(({ value }, index) => ({ value, was: before[index]!.value }))
          .filter(({ value, was }) => value !== was);
        expect(notices).toHaveLength(changed.length);
        expect(changed.every(({ value, was }) => Number(value) < Number(was))).toBe(true);
      }),
      { numRuns: cases(300, 1_000) },
    );
    expect(loweredOnes).toBeGreaterThan(20);
  });

  it('counts no less than what a task’s problem really has', async () => {
    for (const task of tasks) {
      const { taskOptions } = decode(`task=${task.id}`);
      const bound = task.size(taskOptions);
      const problem = await task.create(taskOptions);
      expect(problem.timeSteps).toBeLessThanOrEqual(bound.timeSteps);
      expect(problem.inputSize).toBeLessThanOrEqual(bound.inputSize);
      expect(problem.outputSize).toBeLessThanOrEqual(bound.outputSize);
    }
  });
});

describe('a problem that its data have made wide', () => {
  const wide = { inputSize: 1025, outputSize: 1024 };
  const experiment = decode('task=text&text=own&cell=lstm&units=64');

  it('is lowered until it fits, the batch first', () => {
    expect(fitsBudget(experiment)).toBe(true);
    const { experiment: fitting, notices } = withinBudget(experiment, wide);
    expect(fitsBudget(fitting, wide)).toBe(true);
    expect(fitting).toEqual({ ...experiment, batchSize: fitting.batchSize });
    expect(fitting.batchSize).toBeGreaterThanOrEqual(16);
    expect(notices).toEqual([`batch=64 asks too much of one training step; ${fitting.batchSize} is used.`]);
  });

  it('is told from one that is as wide as usual, or less, which changes nothing', () => {
    expect(isWide(experiment, wide)).toBe(true);
    for (const size of [27, 97]) {
      const usual = { inputSize: size, outputSize: size };
      expect(isWide(experiment, usual)).toBe(false);
      expect(costOf(experiment, usual)).toEqual(costOf(experiment));
    }
  });
});
