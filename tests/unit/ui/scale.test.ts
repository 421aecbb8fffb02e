import { describe, expect, it } from 'vitest';
import { settings } from '../../../src/config/index.ts';
import { models } from '../../../src/models/index.ts';
import type { NumberOption, Option } from '../../../src/options/option.ts';
import { tasks } from '../../../src/tasks/index.ts';
import { writeNumber } from '../../../src/text/numbers.ts';
import { enter, positionOf, readNumber, stopsOf } from '../../../src/ui/scale.ts';

const all: readonly Option[] = [
  ...settings,
  ...tasks.flatMap((task) => task.options),
  ...models.flatMap((model) => model.options),
];
const numbers = all.filter((option) => option.kind === 'number');

function option(part: Partial<NumberOption>): NumberOption {
  return {
    kind: 'number',
    id: 'x',
    link: 'x',
    label: 'x',
    help: 'Help.',
    min: 0,
    max: 10,
    default: 1,
    integer: false,
    scale: 'linear',
    ...part,
  };
}

describe('the stops of a slider', () => {
  it.each(numbers.map((entry) => [entry.id, entry] as const))(
    'of %s ascend from its smallest to its largest value and hold the default',
    (_, entry) => {
      const stops = stopsOf(entry);
      expect(stops[0]).toBe(entry.min);
      expect(stops.at(-1)).toBe(entry.max);
      expect(stops).toContain(entry.default);
      expect(stops.every((stop, k) => k === 0 || stop > stops[k - 1]!)).toBe(true);
      if (entry.integer) expect(stops.every(Number.isInteger)).toBe(true);
      expect(stops.length).toBeLessThan(450);
    },
  );

  it('hold the values people write on a log scale', () => {
    const stops = stopsOf(option({ min: 0.00001, max: 1, default: 0.003, scale: 'log' }));
    for (const value of [0.0001, 0.001, 0.003, 0.005, 0.01, 0.1]) expect(stops).toContain(value);
  });

  it('begin at 0 and go on at a ten-thousandth where a log scale begins at 0', () => {
    expect(stopsOf(option({ min: 0, max: 100, scale: 'log' })).slice(0, 3)).toEqual([0, 0.01, 0.012]);
  });

  it('hold the powers of two where a log scale has whole numbers', () => {
    const stops = stopsOf(option({ min: 1, max: 256, integer: true, scale: 'log' }));
    for (const value of [1, 2, 4, 8, 16, 32, 64, 128, 256]) expect(stops).toContain(value);
  });

  it('show a value between two stops at the nearest', () => {
    expect(positionOf([1, 2, 4, 8], 5)).toBe(2);
    expect(positionOf([1, 2, 4, 8], 1000)).toBe(3);
  });
});

describe('what is typed into a box', () => {
  it.each([
    ['0.003', 0.003],
    [' .5 ', 0.5],
    ['1e-3', 0.001],
    ['0,003', 0.003],
    ['12,000', 12000],
    ['−4', -4],
  ])('%s is read as a number', (text, value) => expect(readNumber(text)).toBe(value));

  it.each(['', ' ', 'abc', '1 2', '0x10', 'Infinity', 'NaN', '1e999', '🙂', '--1', '1.2.3'])(
    '"%s" is not',
    (text) => expect(readNumber(text)).toBeUndefined(),
  );

  it('stays a number of the same value when it is written again', () => {
    for (const value of [0, 1, 0.00001, 0.003, 256, 999999])
      expect(readNumber(writeNumber(value))).toBe(value);
    expect(writeNumber(0.00001)).toBe('0.00001');
  });

  it('beyond the limits becomes the limit, and says so', () => {
    expect(enter(option({ label: 'units', max: 256 }), '1000')).toEqual({
      value: 256,
      remark: 'units: the largest it can be is 256, so it is that now.',
    });
    expect(enter(option({ label: 'units', min: 1 }), '-3')).toMatchObject({ value: 1 });
  });

  it('is rounded where only whole numbers are, and says so', () => {
    const entered = enter(option({ integer: true }), '2.6');
    expect(entered).toMatchObject({ value: 3 });
    expect(entered).toHaveProperty('remark');
  });

  it('that is no number gives a sentence with the limits, and no value', () => {
    expect(enter(option({}), 'lots')).toEqual({ error: '“lots” is not a number: type one from 0 to 10.' });
    expect(enter(option({}), '')).toEqual({ error: 'The box is empty: type one from 0 to 10.' });
  });
});
