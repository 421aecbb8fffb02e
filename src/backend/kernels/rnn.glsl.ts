/** The arithmetic of `models/rnn.ts`, with either activation. */
import { rnnSums } from '../preActivations.ts';
import type { CellKernel } from './cellKernel.ts';

const common = {
  preActivations: rnnSums,
  states: ['h'],
  gates: [],
  back: { gradients: ['h'], by: ['h'], after: [], next: [], now: [], text: '' },
} as const;

export const tanhKernel: CellKernel = {
  ...common,
  forward: `
    vec4 h = hyperbolic(sum0);
    vec4 slope0 = 1.0 - h * h;`,
};

export const reluKernel: CellKernel = {
  ...common,
  // Written so that a sum that is not a number stays one.
  forward: `
    vec4 h = mix(sum0, vec4(0.0), lessThan(sum0, vec4(0.0)));
    vec4 slope0 = vec4(greaterThan(h, vec4(0.0)));`,
};
