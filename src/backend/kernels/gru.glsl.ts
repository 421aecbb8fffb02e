/**
 * The arithmetic of `models/gru.ts` with the reset after the product. The sums are r z, the candidate's share from the input,
 * and its share from the hidden state, which the reset gate cuts: weights from one to the other stay zero.
 */
import type { CellKernel } from './cellKernel.ts';

export const gruKernel: CellKernel = {
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
