import { describe, expect, it } from 'vitest';
import { settings } from '../../../src/config/experiment.ts';
import { nearest } from '../../../src/config/clamp.ts';
import { RESERVED_KEYS } from '../../../src/config/link.ts';
import { models } from '../../../src/models/index.ts';
import type { NumberOption, Option, OptionValues } from '../../../src/options/option.ts';
import { tasks } from '../../../src/tasks/index.ts';

const linkOf = ({ link }: Option) => link;
const owners: readonly (readonly [string, readonly Option[]])[] = [
  ['the settings', settings],
  ...tasks.map((task) => [`the task ${task.id}`, task.options] as const),
  ...models.map((model) => [`the cell ${model.id}`, model.options] as const),
];

describe('keys of the link', () => {
  it('are unique over the settings, any task, any cell and the reserved ones', () => {
    for (const task of tasks) {
      for (const model of models) {
        const keys = [
          ...RESERVED_KEYS,
          ...settings.map(linkOf),
          ...task.options.map(linkOf),
          ...model.options.map(linkOf),
        ];
        expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
      }
    }
  });

  it('need no percent codes, and neither do ids and choices', () => {
    const names = [...tasks, ...models].map(({ id }) => id);
    for (const [, options] of owners) {
      names.push(...options.map(linkOf));
      for (const option of options)
        if (option.kind === 'choice') names.push(...option.choices.map(({ value }) => value));
    }
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
  });
});

it('no sequence is longer than a chunk of truncated backpropagation can be, so that it can hold any', () => {
  const { max } = settings.find(({ id }) => id === 'truncate') as NumberOption;
  const longest = tasks.map(({ options, size }) => {
    const most = options.map((option) => [option.id, option.kind === 'number' ? option.max : option.default]);
    return size(Object.fromEntries(most) as OptionValues).timeSteps;
  });
  expect(Math.max(...longest)).toBe(max);
});

describe.each(owners)('the options of %s', (_, options) => {
  it('have ids of their own', () => {
    expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
  });

  it('have a default that they allow, limits in order, and a log scale only where it can be drawn', () => {
    for (const option of options) {
      expect({ ...option, default: nearest(option, option.default) }).toEqual(option);
    }
    for (const { min, max, integer, scale } of options.filter((option) => option.kind === 'number')) {
      expect(min).toBeLessThan(max);
      expect(min).toBeGreaterThanOrEqual(scale === 'log' ? 0 : -Infinity);
      expect(!integer || (Number.isInteger(min) && Number.isInteger(max))).toBe(true);
    }
  });

  it('have a label, and one sentence of help with a full stop', () => {
    for (const option of options) {
      expect(option.label).not.toBe('');
      expect(option.help).toMatch(/^[A-Z].+\.$/);
    }
  });
});
