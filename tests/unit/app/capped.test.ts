import { expect, test } from 'vitest';
import { capOf, cappedOption, uncapped } from '../../../src/app/panels/capped.ts';
import { defaultExperiment, withValue } from '../../../src/config/index.ts';
import { adding } from '../../../src/tasks/adding.ts';
import { trainedLengths } from '../../../src/tasks/sequenceLengths.ts';

const [length, shortest] = adding.options;
if (length?.kind !== 'number' || shortest?.kind !== 'number') throw new Error('adding has two lengths');
const experiment = withValue(defaultExperiment(), 'task', 'length', 30);
const cap = capOf(experiment, 'task', shortest);

test('the shortest length is shown no higher than the longest', () => {
  expect(cap).toBe(30);
  expect(cappedOption(shortest, cap)).toMatchObject({
    label: 'train on lengths … to 30',
    min: 2,
    max: 30,
    default: 30,
  });
  expect(capOf(experiment, 'task', length)).toBeUndefined();
  expect(cappedOption(length, undefined)).toBe(length);
});

test('at its upper end it goes along with the longest, below it stays', () => {
  const choose = (value: number) => withValue(experiment, 'task', 'shortest', uncapped(shortest, cap, value));
  const longer = (value: number) => withValue(choose(value), 'task', 'length', 50).taskOptions;
  expect(trainedLengths(longer(30))).toEqual([50, 50]);
  expect(trainedLengths(longer(29))).toEqual([29, 50]);
  expect(trainedLengths(longer(2))).toEqual([2, 50]);
});
