/** What can be chosen in the one-unit lab. */
import { real, whole } from '../../../options/make.ts';
import type { InputShape, OneUnit } from '../../../math/oneUnit.ts';

export const A = real('stateWeight', {
  label: 'weight a',
  help: 'The weight from the state to the next one: how much of the old state each step keeps.',
  range: [-1.5, 1.5],
  default: 0.9,
  step: 0.01,
});

export const B = real('inputWeight', {
  label: 'weight b',
  help: 'The weight of the input: how much of it each step lets in.',
  range: [-1.5, 1.5],
  default: 1,
  step: 0.01,
});

export const LENGTH = whole('length', {
  label: 'length T',
  help: 'How many time steps the sequence has.',
  range: [10, 200],
  default: 50,
});

/** `shown` is the input of the example that the score shows. */
export type InputChoice = InputShape | 'shown';

export interface Lab extends OneUnit {
  readonly timeSteps: number;
  readonly input: InputChoice;
  readonly scale: 'plain' | 'log';
}

export const FIRST_LAB: Lab = {
  a: A.default,
  b: B.default,
  squashed: false,
  timeSteps: LENGTH.default,
  input: 'impulse',
  scale: 'plain',
};
