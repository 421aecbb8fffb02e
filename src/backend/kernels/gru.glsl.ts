/** The arithmetic of `models/gru.ts`, with the reset after the product or before it. */
import type { CellKernel } from './cellKernel.ts';

/**
 * After: the sums are r z, the candidate's share from the input, and its share from the hidden state, which the reset gate cuts:
 * weights from one to the other stay zero.
 */
export const resetAfterKernel: CellKernel = {
  sums: 4,
  components: { weightIh: [0, 1, 2], weightHh: [0, 1, 3], bias: [0, 1, 2], biasHn: [3] },
  states: ['h'],
  kept: ['h', 'r', 'z', 'n', 'past'],
  forward: `
    vec4 r = sigmoid(sum0);
    vec4 z = sigmoid(sum1);
    vec4 past = sum3;
    vec4 n = hyperbolic(sum2 + r * past);
    vec4 h = n + z * (before_h - n);`,
  reads: ['r', 'z', 'n', 'past'],
  readsBefore: ['h'],
  carried: ['h'],
  backward: `
    vec4 dsum2 = dh * (1.0 - z) * (1.0 - n * n);
    vec4 dsum3 = dsum2 * r;
    vec4 dsum0 = dsum2 * past * r * (1.0 - r);
    vec4 dsum1 = dh * (before_h - n) * z * (1.0 - z);
    vec4 carry_h = dh * z;`,
};

/**
 * Before: the sums are r z n, and n's recurrent part reads the hidden state cut by r, which must be there for all units
 * first. So a step takes two draws each way.
 */
export const resetBeforeKernel: CellKernel = {
  sums: 3,
  components: { weightIh: [0, 1, 2], weightHh: [0, 1, 2], bias: [0, 1, 2] },
  states: ['h'],
  kept: ['h', 'r', 'z', 'n', 'cut', 'fresh'],
  forward: `
    vec4 r = sigmoid(sum0);
    vec4 z = sigmoid(sum1);
    vec4 cut = r * before_h;
    vec4 fresh = sum2;`,
  reads: ['z', 'n'],
  readsBefore: ['h'],
  carried: ['h'],
  handed: ['direct'],
  backward: `
    vec4 dsum2 = dh * (1.0 - z) * (1.0 - n * n);
    vec4 dsum1 = dh * (before_h - n) * z * (1.0 - z);
    vec4 direct = dh * z;`,
  second: {
    sum: 2,
    through: 'cut',
    kept: ['h', 'n'],
    reads: ['z', 'fresh'],
    forward: `
    vec4 n = hyperbolic(fresh + sum);
    vec4 h = n + z * (before_h - n);`,
    makes: ['dsum0', 'carry_h'],
    readsFirst: ['direct'],
    readsKept: ['r'],
    backward: `
    vec4 dsum0 = dthrough * before_h * r * (1.0 - r);
    vec4 carry_h = direct + dthrough * r;`,
  },
};
