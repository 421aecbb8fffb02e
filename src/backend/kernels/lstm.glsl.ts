/** The arithmetic of `models/lstm.ts`. The sums are i f g o. */
import { lstmSums } from '../preActivations.ts';
import type { CellKernel } from './cellKernel.ts';

export const lstmKernel: CellKernel = {
  preActivations: lstmSums,
  states: ['h', 'c'],
  gates: ['i', 'f', 'g', 'o'],
  forward: `
    vec4 i = sigmoid(sum0);
    vec4 f = sigmoid(sum1);
    vec4 g = hyperbolic(sum2);
    vec4 o = sigmoid(sum3);
    vec4 c = f * before_c + i * g;
    vec4 shown = hyperbolic(c);
    vec4 h = o * shown;
    vec4 slope0 = g * i * (1.0 - i);
    vec4 slope1 = before_c * f * (1.0 - f);
    vec4 slope2 = i * (1.0 - g * g);
    vec4 slope3 = shown * o * (1.0 - o);
    vec4 slopeC = o * (1.0 - shown * shown);`,
  back: {
    gradients: ['h', 'c'],
    by: ['c', 'c', 'c', 'h'],
    after: ['c'],
    next: ['f'],
    now: ['slopeC'],
    text: 'vec4 dc = after_c * next_f + dh * now_slopeC;',
  },
};
