import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../../src/config/defaults.ts';
import { assertExperiment } from '../../../src/config/schema.ts';
import { cases } from '../../fixtures/effort.ts';
import { isExperiment } from '../../../src/config/schema.ts';
import { anyExperiment } from './arbitrary.ts';

const initial = defaultExperiment();

describe('a valid experiment', () => {
  it('is any with values that its options allow', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => isExperiment(experiment)),
      { numRuns: cases(200, 500) },
    );
  });

  it('may come through a clone, as in a message to the worker', () => {
    expect(isExperiment(structuredClone(initial))).toBe(true);
  });
});

describe('what is no experiment is refused with a sentence', () => {
  it.each([
    [null, 'it is no object'],
    [[], 'task is missing'],
    [{ ...initial, hiddenSize: 257 }, 'hiddenSize is 257, which is not allowed'],
    [{ ...initial, hiddenSize: 0 }, 'hiddenSize is 0, which is not allowed'],
    [{ ...initial, hiddenSize: 1.5 }, 'hiddenSize is 1.5, which is not allowed'],
    [{ ...initial, gain: NaN }, 'gain is NaN, which is not allowed'],
    [{ ...initial, gain: Infinity }, 'gain is Infinity, which is not allowed'],
    [{ ...initial, seed: '1' }, 'seed is "1", which is not allowed'],
    [{ ...initial, init: 'zero' }, 'init is "zero", which is not allowed'],
    [{ ...initial, task: 'juggling' }, 'task is "juggling", which is not allowed'],
    [{ ...initial, task: '__proto__' }, 'task is "__proto__", which is not allowed'],
    [{ ...initial, cell: 'brain' }, 'cell is "brain", which is not allowed'],
    [{ ...initial, cell: 'gru' }, 'cellOptions.reset is missing'],
    [{ ...initial, taskOptions: {} }, 'taskOptions.length is missing'],
    [{ ...initial, taskOptions: { ...initial.taskOptions, width: 2 } }, 'taskOptions.width is not known'],
    [{ ...initial, extra: 1 }, 'extra is not known'],
  ])('%#: %s', (value, sentence) => {
    expect(isExperiment(value)).toBe(false);
    expect(() => assertExperiment(value)).toThrow(`This is no valid experiment: ${sentence}.`);
  });
});
