/** The dense head on every step, and the gradient by what a layer or the head has read, over all steps in one draw. */
import { biasRow, GROUP, groupsOf, type Block } from '../atlas.ts';
import { each, LETTERS, PLACE_OF, sourceOf, whole, type Source } from './common.ts';

/**
 * Four outputs of four sequences a fragment: `sums` layers of answers.
 * places[0] = (texels of a row; quads; steps; texels of a row of the states), places[1].x = first row of the head.
 */
export function headSource({ top, ...block }: Block): Source {
  const { inputs, sums, width } = block;
  const loop = (states: string) => `
    for (int k = 0; k < ${inputs}; k++) {
      vec4 weight = texelFetch(atlas, ivec2(unit, places[1].x + k), 0);
      vec4 value = texelFetch(${states}, ivec3(at + ivec2(0, k), 0), 0);
      ${each(sums, (g) => `sum${g} += weight.${LETTERS[g]!} * value;`, ' ')}
    }`;
  return sourceOf({
    samplers: ['atlas'],
    layered: ['even', 'odd'],
    outputs: Array.from({ length: sums }, (_, g) => `sum${g}`),
    places: 2,
    functions: PLACE_OF,
    main: `${whole(width)}
  int slot = step + 1;
  ivec2 at = placeOf(slot, ${inputs}, places[0].y, places[0].w) + ivec2(quad, 0);
  vec4 bias = texelFetch(atlas, ivec2(unit, places[1].x + ${biasRow({ top, ...block }) - top}), 0);
  ${each(sums, (g) => `sum${g} = vec4(bias.${LETTERS[g]!});`)}
  if ((slot & 1) == 0) {${loop('even')}
  } else {${loop('odd')}
  }`,
  });
}

/**
 * Four inputs of four sequences a fragment, input u in layer u & 3, row u >> 2: the sums' gradients through the weights.
 * places[0] = (texels of a row; quads; steps; …), places[1].x = first row of the weights.
 * @param then what is made of them, and the layered textures that it reads
 */
export function inputGradientSource(
  { inputs, width, sums }: Block,
  then: { readonly text: string; readonly layered: readonly string[] } = { text: '', layered: [] },
): Source {
  return sourceOf({
    samplers: ['atlas'],
    layered: ['gradients', ...then.layered],
    outputs: Array.from({ length: GROUP }, (_, j) => `dx${j}`),
    places: 2,
    main: `${whole(groupsOf(inputs))}
  int row = places[1].x + ${GROUP} * unit;
  ${each(GROUP, (j) => `dx${j} = vec4(0.0);`)}
  for (int u = 0; u < ${width}; u++) {
    ${each(sums, (g) => `vec4 d${g} = texelFetch(gradients, ivec3(along, turn * ${width} + u, ${g}), 0);`)}
    ${each(
      GROUP,
      (j) => `vec4 weight${j} = texelFetch(atlas, ivec2(u, row + ${j}), 0);
    dx${j} += ${each(sums, (g) => `weight${j}.${LETTERS[g]!} * d${g}`, ' + ')};`,
    )}
  }
  ${then.text}`,
  });
}
