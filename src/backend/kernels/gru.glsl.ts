/** The arithmetic of `models/gru.ts`, with the reset after the product or before it. */
import { resetAfterSums, resetBeforeSums } from '../preActivations.ts';
import type { CellKernel } from './cellKernel.ts';

/**
 * After: the sums are r z, the candidate's share from the input, and its share from the hidden state, which the reset gate cuts:
 * weights from one to the other stay zero.
 */
export const resetAfterKernel: CellKernel = {
  preActivations: resetAfterSums,
  states: ['h'],
  gates: ['r', 'z', 'n'],
  forward: `
    vec4 r = sigmoid(sum0);
    vec4 z = sigmoid(sum1);
    vec4 n = hyperbolic(sum2 + r * sum3);
    vec4 h = n + z * (before_h - n);
    vec4 slope2 = (1.0 - z) * (1.0 - n * n);
    vec4 slope3 = slope2 * r;
    vec4 slope0 = slope3 * sum3 * (1.0 - r);
    vec4 slope1 = (before_h - n) * z * (1.0 - z);`,
  back: {
    gradients: ['h'],
    by: ['h', 'h', 'h', 'h'],
    after: ['h'],
    next: ['z'],
    now: [],
    text: 'dh += after_h * next_z;',
  },
};

/**
 * Before: the sums are r z n, and n's recurrent part reads the hidden state cut by r, which must be there for all units
 * first. So a step takes two draws each way.
 */
export const resetBeforeKernel: CellKernel = {
  preActivations: resetBeforeSums,
  states: ['h'],
  gates: ['r', 'z', 'n'],
  forward: `
    vec4 r = sigmoid(sum0);
    vec4 z = sigmoid(sum1);
    vec4 cut = r * before_h;
    vec4 fresh = sum2;
    vec4 slope0 = cut * (1.0 - r);`,
  back: {
    gradients: ['h'],
    by: ['through', 'h', 'h'],
    after: ['h', 'through'],
    next: ['z', 'r'],
    now: [],
    text: 'dh += after_h * next_z + after_through * next_r;',
  },
  second: {
    through: 'cut',
    makes: ['h', 'n', 'slope1', 'slope2'],
    reads: ['z', 'fresh'],
    forward: `
    vec4 n = hyperbolic(fresh + sum);
    vec4 h = n + z * (before_h - n);
    vec4 slope1 = (before_h - n) * z * (1.0 - z);
    vec4 slope2 = (1.0 - z) * (1.0 - n * n);`,
  },
};
