import { describe, expect, it } from 'vitest';
import { settingApplies, withCell, withValue } from '../../../src/config/defaults.ts';
import { parameterCount, withEqualCell, withParameters } from '../../../src/config/equalParameters.ts';
import { decodeLink } from '../../../src/config/link.ts';
import { isExperiment } from '../../../src/config/schema.ts';
import { models } from '../../../src/models/index.ts';

const decode = (fragment: string) => decodeLink(fragment).experiment;

describe('the number of parameters', () => {
  it.each([
    ['cell=lstm&units=32', 4 * (2 + 32 + 1) * 32 + 33],
    ['cell=rnn&units=10&layers=2', (2 + 10 + 1) * 10 + (10 + 10 + 1) * 10 + 11],
    ['cell=mingru&units=32', 2 * (2 + 1) * 32 + 33],
    ['cell=feedforward&units=8&window=3', (3 * 2 + 1) * 8 + 9],
    // Embedding; queries, keys, values and output; the block four times as wide; head.
    ['cell=attention&units=8', 3 * 8 + (4 * 8 * 8 + 8) + (2 * 8 * 32 + 32 + 8) + 9],
    ['cell=attention&units=8&position=learned&length=50', 3 * 8 + 50 * 8 + 264 + 552 + 9],
  ])('of %s is %d', (link, count) => {
    expect(parameterCount(decode(`task=adding&${link}`))).toBe(count);
  });

  it('is that of the problem where its size is known, and of the task’s upper bound where it is not', () => {
    const experiment = decode('task=text&cell=rnn&units=10');
    const known = parameterCount(experiment, { inputSize: 5, outputSize: 5, timeSteps: 32 });
    expect(known).toBe((5 + 10 + 1) * 10 + 11 * 5);
    expect(parameterCount(experiment)).toBeGreaterThan(known);
  });
});

describe('units for a number of parameters', () => {
  it.each(models.map(({ id }) => id))('%s comes as near as any number of units does', (cell) => {
    const experiment = decode(`task=adding&cell=${cell}&layers=2`);
    for (const target of [1, 700, 4513, 20_000]) {
      const { hiddenSize } = withParameters(experiment, target);
      const off = (units: number) => Math.abs(parameterCount({ ...experiment, hiddenSize: units }) - target);
      const best = Math.min(...Array.from({ length: 256 }, (_, k) => off(k + 1)));
      expect(off(hiddenSize), `${target}`).toBe(best);
    }
  });

  it('stays within the limits, and gives back the same object where nothing changes', () => {
    const experiment = decode('cell=lstm&units=32');
    expect(withParameters(experiment, 1e9).hiddenSize).toBe(256);
    expect(withParameters(experiment, 0).hiddenSize).toBe(1);
    expect(withParameters(experiment, parameterCount(experiment))).toBe(experiment);
  });
});

describe('another cell with equal parameters', () => {
  const initial = decode('task=adding&cell=lstm&units=32&equal=on');

  it('has units of its own, options at their defaults, and about as many parameters', () => {
    const { experiment, target, parameters } = withEqualCell(initial, 'gru');
    expect(isExperiment(experiment)).toBe(true);
    expect(experiment).toMatchObject({ cell: 'gru', cellOptions: { reset: 'after' }, hiddenSize: 37 });
    expect(target).toBe(4513);
    expect(parameters).toBe(parameterCount(experiment));
    expect(Math.abs(parameters - target)).toBeLessThan(130);
  });

  it('comes back to where it was, whatever lies between', () => {
    for (const { id } of models) {
      const there = withEqualCell(initial, id);
      expect(withEqualCell(there.experiment, 'lstm', undefined, there).experiment).toEqual(initial);
    }
  });

  it('aims anew after a change by hand', () => {
    const there = withEqualCell(initial, 'gru');
    const smaller = withValue(there.experiment, 'experiment', 'hiddenSize', 10);
    const { target } = withEqualCell(smaller, 'lstm', undefined, there);
    expect(target).toBe(parameterCount(smaller));
    const other = withValue(there.experiment, 'experiment', 'seed', 9);
    expect(withEqualCell(other, 'lstm', undefined, there).target).toBe(4513);
  });
});

describe('settings on recurrent weights', () => {
  it('mean something where there are recurrent weights', () => {
    const means = (cell: string) => settingApplies(withCell(decode(''), cell), 'init');
    expect(['rnn', 'lstm', 'gru'].map(means)).toEqual([true, true, true]);
    expect(['mingru', 'attention', 'feedforward'].map(means)).toEqual([false, false, false]);
    for (const { id } of models) expect(settingApplies(withCell(decode(''), id), 'hiddenSize')).toBe(true);
    for (const { id, recurrent } of models)
      expect(settingApplies(withCell(decode(''), id), 'truncate'), id).toBe(recurrent);
  });
});
