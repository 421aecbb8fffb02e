/**
 * Losses of `training/losses.ts` and their gradients by the head's answers. The weight of a step is its mask over the number of
 * masked steps, so that the mean is a plain sum. The batch's texture holds targets and weights behind the inputs.
 */
import { GROUP, groupsOf } from '../atlas.ts';
import { each, sourceOf, whole, type Source } from './common.ts';

export type LossKind = 'mse' | 'binary' | 'softmax';

/** places[1] = (rows of a batch; the row of its targets; rows of the answers). */
const ANSWERED = `
  vec4 target = texelFetch(batch, ivec2(along, turn * places[1].x + places[1].y), 0);
  vec4 weight = texelFetch(batch, ivec2(along, turn * places[1].x + places[1].y + 1), 0);
  int first = turn * places[1].z;`;

/** Output o lies in layer o & 3, row o >> 2. */
const answer = (group: string, layer: number) =>
  `texelFetch(answers, ivec3(along, first + ${group}, ${layer}), 0)`;

/** Does something with each output's `answer`; `o` is its number. */
function everyOutput(outputs: number, text: string): string {
  const group = (count: number) =>
    each(count, (g) => `{ int o = 4 * group + ${g}; vec4 answer = ${answer('group', g)}; ${text} }`);
  const rest = outputs % GROUP;
  return `
  for (int group = 0; group < ${Math.floor(outputs / GROUP)}; group++) {
    ${group(outputs < GROUP ? 0 : GROUP)}
  }
  ${rest > 0 ? `{ int group = ${Math.floor(outputs / GROUP)}; ${group(rest)} }` : ''}`;
}

const losses: Readonly<Record<LossKind, (outputs: number) => string>> = {
  mse: () => `
  vec4 error = ${answer('0', 0)} - target;
  loss = error * error * weight;`,
  binary: () => `
  vec4 turned = (1.0 - 2.0 * target) * ${answer('0', 0)};
  loss = (max(turned, 0.0) + log(1.0 + exp(-abs(turned)))) * weight;`,
  softmax: (outputs) => `
  vec4 largest = ${answer('0', 0)};
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
    samplers: ['batch'],
    layered: ['answers'],
    outputs: kind === 'softmax' ? ['loss', 'logSum'] : ['loss'],
    places: 2,
    main: `${whole(1)}${ANSWERED}${losses[kind](outputs)}`,
  });
}

const gradients: Readonly<Record<LossKind, string>> = {
  mse: '2.0 * (answer - target) * weight',
  binary: '(sigmoid(answer) - target) * weight',
  softmax: '(exp(answer - logSum) - vec4(lessThan(abs(target - float(o)), vec4(0.5)))) * weight',
};

/** The gradient by every answer, in the answers' layout. */
export function lossGradientSource(kind: LossKind, outputs: number): Source {
  const count = Math.min(GROUP, outputs);
  return sourceOf({
    samplers: ['batch'],
    layered: [...(kind === 'softmax' ? ['losses'] : []), 'answers'],
    outputs: Array.from({ length: count }, (_, g) => `d${g}`),
    places: 2,
    main: `${whole(groupsOf(outputs))}${ANSWERED}
  ${kind === 'softmax' ? 'vec4 logSum = texelFetch(losses, ivec3(along, turn, 1), 0);' : ''}
  ${each(
    count,
    (g) => `{
    int o = 4 * unit + ${g};
    vec4 answer = ${answer('unit', g)};
    d${g} = o < ${outputs} ? ${gradients[kind]} : vec4(0.0);
  }`,
  )}`,
  });
}
