/** The arithmetic of `models/lstm.ts`. The sums are i f g o. */
import type { CellKernel } from './cellKernel.ts';

export const lstmKernel: CellKernel = {
  sums: 4,
  components: { weightIh: [0, 1, 2, 3], weightHh: [0, 1, 2, 3], bias: [0, 1, 2, 3] },
  states: ['h', 'c'],
  kept: ['h', 'c', 'i', 'f', 'g', 'o'],
  forward: `
    vec4 i = sigmoid(sum0);
    vec4 f = sigmoid(sum1);
    vec4 g = hyperbolic(sum2);
    vec4 o = sigmoid(sum3);
    vec4 c = f * before_c + i * g;
    vec4 h = o * hyperbolic(c);`,
  reads: ['c', 'i', 'f', 'g', 'o'],
  readsBefore: ['c'],
  carried: ['c'],
  backward: `
    vec4 shown = hyperbolic(c);
    vec4 dc = after_c + dh * o * (1.0 - shown * shown);
    vec4 dsum0 = dc * g * i * (1.0 - i);
    vec4 dsum1 = dc * before_c * f * (1.0 - f);
    vec4 dsum2 = dc * i * (1.0 - g * g);
    vec4 dsum3 = dh * shown * o * (1.0 - o);
    vec4 carry_c = dc * f;`,
};
