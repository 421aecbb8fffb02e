import { describe, expect, it } from 'vitest';
import { defaultExperiment, optionsOf, withCell, withTask, withValue } from '../../../src/config/defaults.ts';
import { isExperiment } from '../../../src/config/schema.ts';
import { models } from '../../../src/models/index.ts';
import { tasks } from '../../../src/tasks/index.ts';

const initial = defaultExperiment();

describe('the default experiment', () => {
  it('is the adding problem over 20 steps with 32 LSTM units', () => {
    expect(initial).toMatchObject({
      task: 'adding',
      taskOptions: { length: 20 },
      cell: 'lstm',
      hiddenSize: 32,
    });
    expect(isExperiment(initial)).toBe(true);
  });

  it('lists every option that applies, with its owner and value', () => {
    const keys = optionsOf(withCell(initial, 'gru')).map(
      ({ owner, option, value }) => `${owner}.${option.link}=${value}`,
    );
    expect(keys.slice(0, 5)).toEqual([
      'task.length=20',
      'task.from=400',
      'cell.reset=after',
      'experiment.units=32',
      'experiment.layers=1',
    ]);
  });
});

describe('changing a value', () => {
  it('gives a new experiment and leaves the old one', () => {
    expect(withValue(initial, 'task', 'length', 50).taskOptions).toMatchObject({ length: 50 });
    expect(withValue(initial, 'experiment', 'seed', 7).seed).toBe(7);
    expect(initial).toEqual(defaultExperiment());
  });

  it('takes a number to the nearest that is allowed', () => {
    expect(withValue(initial, 'experiment', 'hiddenSize', 1e9).hiddenSize).toBe(256);
    expect(withValue(initial, 'experiment', 'hiddenSize', 7.6).hiddenSize).toBe(8);
    expect(withValue(initial, 'experiment', 'learningRate', 0).learningRate).toBe(0.00001);
  });

  it('changes nothing for what is no value, and gives back the same object where nothing changes', () => {
    expect(withValue(initial, 'experiment', 'hiddenSize', NaN)).toBe(initial);
    expect(withValue(initial, 'experiment', 'init', 'nothing')).toBe(initial);
    expect(withValue(initial, 'experiment', 'hiddenSize', '8')).toBe(initial);
    expect(withValue(initial, 'experiment', 'hiddenSize', 32)).toBe(initial);
  });

  it('throws for an option that the owner does not have', () => {
    expect(() => withValue(initial, 'cell', 'length', 3)).toThrow('The cell has no option "length".');
  });
});

describe('changing the task or the cell', () => {
  it('gives a valid experiment from every one to every other', () => {
    for (const from of tasks) {
      for (const to of tasks) {
        for (const model of models) {
          const experiment = withCell(withTask(withTask(initial, from.id), to.id), model.id);
          expect(isExperiment(experiment)).toBe(true);
        }
      }
    }
  });

  it('keeps the settings, and gives the new options their defaults', () => {
    const experiment = withCell(withValue(initial, 'experiment', 'seed', 7), 'gru');
    expect(experiment).toEqual({ ...initial, seed: 7, cell: 'gru', cellOptions: { reset: 'after' } });
    expect(withTask(initial, 'adding')).toBe(initial);
  });

  it('keeps a length that a person chose where the new task has one too, and not one that was a default', () => {
    const others = tasks.filter((task) => task.id !== 'adding');
    const chosen = withValue(initial, 'task', 'length', 37);
    let checked = 0;
    for (const task of others) {
      const length = task.options.find(({ id }) => id === 'length');
      if (length?.kind !== 'number' || length.min > 37 || length.max < 37) continue;
      expect(withTask(chosen, task.id).taskOptions.length).toBe(37);
      expect(withTask(initial, task.id).taskOptions.length).toBe(length.default);
      checked++;
    }
    expect(checked).toBeGreaterThan(0);
  });
});
