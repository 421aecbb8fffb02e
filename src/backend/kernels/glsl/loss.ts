/**
 * Losses of `training/losses.ts` and their gradients by the head's answers. The weight of a step is its mask over the number of
 * masked steps, so that the mean is a plain sum. The batch's texture holds targets and weights behind the inputs.
 */
import { GROUP } from '../atlas.ts';
import { each, sourceOf, WHOLE, type Source } from './common.ts';

export type LossKind = 'mse' | 'binary' | 'softmax';

/** Names of the textures with the answers, four outputs apart: output o lies in texture o & 3, column o >> 2. */
const answersOf = (outputs: number) =>
  Array.from({ length: Math.min(GROUP, outputs) }, (_, g) => `answer${g}`);

/** places[1] = (columns of a batch patch; the column of the targets; columns of an answers' patch). */
const ANSWERED = `
  int step = line * places[0].y + quad;
  vec4 target = texelFetch(batch, ivec2(column * places[1].x + places[1].y, step), 0);
  vec4 weight = texelFetch(batch, ivec2(column * places[1].x + places[1].y + 1, step), 0);
  int first = column * places[1].z;`;

/** Does something with each output's `answer`; `o` is its number. */
function everyOutput(outputs: number, text: string): string {
  const group = (count: number) =>
    each(
      count,
      (g) =>
        `{ int o = 4 * group + ${g}; vec4 answer = texelFetch(answer${g}, ivec2(first + group, step), 0); ${text} }`,
    );
  const rest = outputs % GROUP;
  return `
  for (int group = 0; group < ${Math.floor(outputs / GROUP)}; group++) {
    ${group(outputs < GROUP ? 0 : GROUP)}
  }
  ${rest > 0 ? `{ int group = ${Math.floor(outputs / GROUP)}; ${group(rest)} }` : ''}`;
}

const losses: Readonly<Record<LossKind, (outputs: number) => string>> = {
  mse: () => `
  vec4 error = texelFetch(answer0, ivec2(first, step), 0) - target;
  loss = error * error * weight;`,
  binary: () => `
  vec4 turned = (1.0 - 2.0 * target) * texelFetch(answer0, ivec2(first, step), 0);
  loss = (max(turned, 0.0) + log(1.0 + exp(-abs(turned)))) * weight;`,
  softmax: (outputs) => `
  vec4 largest = texelFetch(answer0, ivec2(first, step), 0);
  ${everyOutput(outputs, 'largest = max(largest, answer);')}
  vec4 total = vec4(0.0);
  vec4 right = vec4(0.0);
  ${everyOutput(outputs, 'total += exp(answer - largest); right += answer * vec4(lessThan(abs(target - float(o)), vec4(0.5)));')}
  logSum = largest + log(total);
  loss = (logSum - right) * weight;`,
};

/** Weighted losses of four sequences a fragment; for softmax also the logarithm of the sum of exponentials. */
export function lossSource(kind: LossKind, outputs: number): Source {
  return sourceOf({
    samplers: ['batch', ...answersOf(outputs)],
    outputs: kind === 'softmax' ? ['loss', 'logSum'] : ['loss'],
    places: 2,
    main: `${WHOLE}${ANSWERED}${losses[kind](outputs)}`,
  });
}

const gradients: Readonly<Record<LossKind, string>> = {
  mse: '2.0 * (answer - target) * weight',
  binary: '(sigmoid(answer) - target) * weight',
  softmax: '(exp(answer - logSum) - vec4(lessThan(abs(target - float(o)), vec4(0.5)))) * weight',
};

/** The gradient by every answer, in textures of the answers' layout. The batch's patches are those of the answers. */
export function lossGradientSource(kind: LossKind, outputs: number): Source {
  const count = Math.min(GROUP, outputs);
  return sourceOf({
    samplers: ['batch', ...(kind === 'softmax' ? ['logSums'] : []), ...answersOf(outputs)],
    outputs: Array.from({ length: count }, (_, g) => `d${g}`),
    places: 2,
    main: `${WHOLE}${ANSWERED}
  ${kind === 'softmax' ? 'vec4 logSum = texelFetch(logSums, ivec2(column, step), 0);' : ''}
  ${each(
    count,
    (g) => `{
    int o = 4 * unit + ${g};
    vec4 answer = texelFetch(answer${g}, texel, 0);
    d${g} = o < ${outputs} ? ${gradients[kind]} : vec4(0.0);
  }`,
  )}`,
  });
}
