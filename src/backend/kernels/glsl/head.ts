/** The dense head on every step, and the gradient by what a layer or the head has read, over all steps in one draw. */
import { biasRow, GROUP, type Block } from '../atlas.ts';
import { each, LETTERS, ORIGIN, sourceOf, WHOLE, type Source } from './common.ts';

/**
 * Four outputs of four sequences a fragment: `sums` textures of answers.
 * places[0] = grid of all steps, places[1] = (patches in a column of the states; first row of the head).
 */
export function headSource({ top, ...block }: Block): Source {
  const { inputs, sums } = block;
  const loop = (states: string) => `
    for (int k = 0; k < ${inputs}; k++) {
      vec4 weight = texelFetch(atlas, ivec2(unit, places[1].y + k), 0);
      vec4 value = texelFetch(${states}, at + ivec2(k, 0), 0);
      ${each(sums, (g) => `sum${g} += weight.${LETTERS[g]!} * value;`, ' ')}
    }`;
  return sourceOf({
    samplers: ['atlas', 'even', 'odd'],
    outputs: Array.from({ length: sums }, (_, g) => `sum${g}`),
    places: 2,
    functions: ORIGIN,
    main: `${WHOLE}
  int slot = patch_ + 1;
  ivec2 at = origin(slot >> 1, ${inputs}, places[0].y, places[1].x) + ivec2(0, quad);
  vec4 bias = texelFetch(atlas, ivec2(unit, places[1].y + ${biasRow({ top, ...block }) - top}), 0);
  ${each(sums, (g) => `sum${g} = vec4(bias.${LETTERS[g]!});`)}
  if ((slot & 1) == 0) {${loop('even')}
  } else {${loop('odd')}
  }`,
  });
}

/** Where the gradients by the sums lie: of all steps in one texture (the head's), or of even and odd steps in two (a layer's). */
export type Spread = 'whole' | 'split';

/**
 * Gradients by four inputs of four sequences a fragment, all steps: 16 · sums multiply-adds for 4 + sums texels read.
 * places[0] = grid of all steps, places[1] = (patches in a column of the gradients; first row of the weights).
 */
export function inputGradientSource({ width, sums }: Block, spread: Spread): Source {
  const suffixes = spread === 'split' ? ['even', 'odd'] : ['all'];
  const loop = (suffix: string) => `
    for (int u = 0; u < ${width}; u++) {
      ${each(sums, (g) => `vec4 d${g} = texelFetch(d${g}${suffix}, at + ivec2(u, 0), 0);`)}
      ${each(
        GROUP,
        (j) => `vec4 weight${j} = texelFetch(atlas, ivec2(u, row + ${j}), 0);
      dx${j} += ${each(sums, (g) => `weight${j}.${LETTERS[g]!} * d${g}`, ' + ')};`,
      )}
    }`;
  return sourceOf({
    samplers: [
      'atlas',
      ...suffixes.flatMap((suffix) => Array.from({ length: sums }, (_, g) => `d${g}${suffix}`)),
    ],
    outputs: Array.from({ length: GROUP }, (_, j) => `dx${j}`),
    places: 2,
    functions: ORIGIN,
    main: `${WHOLE}
  int slot = patch_ + 1;
  int row = places[1].y + ${GROUP} * unit;
  ${each(GROUP, (j) => `dx${j} = vec4(0.0);`)}
  ivec2 at = origin(${spread === 'split' ? 'slot >> 1' : 'patch_'}, ${width}, places[0].y, places[1].x) + ivec2(0, quad);
  ${
    spread === 'split'
      ? `if ((slot & 1) == 0) {${loop('even')}
  } else {${loop('odd')}
  }`
      : loop('all')
  }`,
  });
}
