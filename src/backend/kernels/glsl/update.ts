/**
 * From the gradient to new parameters: its length (as `training/rules/clipping.ts` takes it, scaled by the largest entry so that
 * nothing overflows), then clipping and the optimizer of `training/rules/optimizers.ts` in one draw for all parameters.
 */
import type { OptimizerId } from '../../../config/experiment.ts';
import { moments, type Moment } from '../../optimizerConstants.ts';
import { sourceOf, type Source } from './common.ts';

/** Partial sums drawn side by side. */
export const PARTIALS = 128;

/**
 * Partial sums of the losses, and of the squared gradient with its largest entry: (loss, largest, sum of (g / largest)²).
 * places[0] = (columns of losses; loss texels that count; columns of the atlas; its rows).
 */
export function partialSource(): Source {
  return sourceOf({
    samplers: ['gradient'],
    layered: ['losses'],
    outputs: ['partial'],
    places: 1,
    main: `
  int index = int(gl_FragCoord.x);
  float loss = 0.0;
  for (int k = index; k < places[0].y; k += ${PARTIALS}) {
    int turn = over(k, places[0].x);
    loss += dot(texelFetch(losses, ivec3(k - turn * places[0].x, turn, 0), 0), vec4(1.0));
  }
  int count = places[0].z * places[0].w;
  float largest = 1e-30;
  for (int k = index; k < count; k += ${PARTIALS}) {
    int row = over(k, places[0].z);
    vec4 size = abs(texelFetch(gradient, ivec2(k - row * places[0].z, row), 0));
    largest = max(max(max(largest, size.x), max(size.y, size.z)), size.w);
  }
  float squares = 0.0;
  for (int k = index; k < count; k += ${PARTIALS}) {
    int row = over(k, places[0].z);
    vec4 share = texelFetch(gradient, ivec2(k - row * places[0].z, row), 0) / largest;
    squares += dot(share, share);
  }
  partial = vec4(loss, largest, squares, 0.0);`,
  });
}

/** Puts the partial sums together: (loss, length of the gradient). */
export function finalSource(): Source {
  return sourceOf({
    samplers: ['partials'],
    outputs: ['total'],
    places: 1,
    main: `
  float loss = 0.0;
  float largest = 0.0;
  for (int k = 0; k < ${PARTIALS}; k++) {
    vec4 one = texelFetch(partials, ivec2(k, 0), 0);
    loss += one.x;
    largest = max(largest, one.y);
  }
  float squares = 0.0;
  for (int k = 0; k < ${PARTIALS}; k++) {
    vec4 one = texelFetch(partials, ivec2(k, 0), 0);
    float share = one.y / largest;
    squares += one.z * share * share;
  }
  total = vec4(loss, largest * sqrt(squares), 0.0, 0.0);`,
  });
}

/** The `direction` that the parameters move against, given the gradient `g` and the new moments. */
const directions: Readonly<Record<OptimizerId, string>> = {
  sgd: 'g',
  momentum: 'velocity',
  rmsprop: 'g / (sqrt(squares) + epsilon)',
  adam: 'mean / (sqrt(squares) + epsilon)',
};

/** A new moment by its name, given the gradient `g` and the old one. */
function momentText({ name, decay, share }: Moment): string {
  const fresh = name === 'squares' ? '(g * g)' : 'g';
  return `vec4 ${name} = ${decay} * old_${name} + ${share === 1 ? '' : `${share} * `}${fresh};`;
}

/** places[0] = (the step's place among the totals); rates[0] = (rate, epsilon, clip norm or 0). */
export function updateSource(id: OptimizerId): Source {
  const kept: readonly Moment[] = moments[id];
  return sourceOf({
    samplers: ['gradient', 'totals', 'parameters', ...kept.map(({ name }) => `last_${name}`)],
    outputs: ['next', ...kept.map(({ name }) => `next_${name}`)],
    places: 1,
    rates: 1,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy);
  float epsilon = rates[0].y;
  float clip = rates[0].z;
  vec4 g = texelFetch(gradient, texel, 0);
  if (clip > 0.0) {
    float size = texelFetch(totals, ivec2(places[0].x, 0), 0).y;
    if (size > clip) g *= clip / size;
  }
  ${kept.map(({ name }) => `vec4 old_${name} = texelFetch(last_${name}, texel, 0);`).join('\n')}
  ${kept.map(momentText).join('\n')}
  vec4 direction = ${directions[id]};
  next = texelFetch(parameters, texel, 0) - rates[0].x * direction;
  ${kept.map(({ name }) => `next_${name} = ${name};`).join('\n')}`,
  });
}
