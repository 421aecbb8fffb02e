/**
 * One time step of one layer: each fragment is one unit of four sequences. Every turn of the loops is 4 · sums multiply-adds
 * for two texels read.
 */
import { biasRow, hiddenRow, type Block } from '../atlas.ts';
import { secondSum, type CellKernel, type SecondDraw } from '../cellKernel.ts';
import { each, LETTERS, sourceOf, together, unrolled, type Source } from './common.ts';

/** What a layer reads: features of the batch, symbols as indices, or the hidden states of the layer below. */
export type InputKind = 'values' | 'symbols' | 'states';

/** Adds weights times values to the sums, all but the one that reads something else. */
function weighted(
  count: number,
  sums: number,
  at: { readonly row: string; readonly value: (k: string) => string; readonly without: number },
): string {
  const products = (ks: readonly string[], g: number) =>
    ks.map((_, j) => `weight${j}.${LETTERS[g]!} * value${j}`).join(' + ');
  return together(
    count,
    (ks) => `
    ${ks
      .map(
        (k, j) => `vec4 weight${j} = texelFetch(atlas, ivec2(unit, ${at.row} + ${k}), 0);
    vec4 value${j} = ${at.value(k)};`,
      )
      .join('\n')}
    ${each(sums, (g) => (g === at.without ? '' : `sum${g} += ${products(ks, g)};`))}`,
  );
}

/** A symbol's weights are looked up; the sum over a one-hot vector would be nothing but zeros beside them. */
function symbolSum(sums: number): string {
  return `
  ivec4 row = ivec4(texelFetch(inputs, places[1].xy + ivec2(quad, 0), 0) + 0.5) + top;
  ${each(4, (r) => `vec4 weight${r} = texelFetch(atlas, ivec2(unit, row.${LETTERS[r]!}), 0);`)}
  ${each(sums, (g) => `sum${g} += vec4(${each(4, (r) => `weight${r}.${LETTERS[g]!}`, ', ')});`)}`;
}

function valueSum(inputs: number, input: InputKind, sums: number): string {
  const value = (k: string) =>
    input === 'states'
      ? `texelFetch(inputs, ivec3(places[1].xy + ivec2(quad, ${k}), 0), 0)`
      : `texelFetch(inputs, places[1].xy + ivec2(quad, ${k}), 0)`;
  return weighted(inputs, sums, { row: 'top', value, without: -1 });
}

/** States of the step before lie in the first layers of `before`. */
const statesBefore = (states: readonly string[]) =>
  states
    .map((id, layer) => `vec4 before_${id} = texelFetch(before, ivec3(places[0].zw + texel, ${layer}), 0);`)
    .join('\n');

/**
 * places[0] = (x, y where the step begins; where the step before begins), places[1] = (where the step's input begins;
 * first row of the block).
 * @param outputs which of what the cell keeps this draw writes; all of it where the device can write so much at once
 */
export function forwardSource(
  kernel: CellKernel,
  block: Block,
  input: InputKind,
  outputs: readonly string[],
): Source {
  const { states } = kernel;
  const sums = kernel.preActivations.names.length;
  const { inputs } = block;
  // Two layers of the same shape share a program: rows count from the block's own top.
  const hidden = hiddenRow(block) - block.top;
  const bias = biasRow(block) - block.top;
  return sourceOf({
    samplers: input === 'states' ? ['atlas'] : ['atlas', 'inputs'],
    layered: input === 'states' ? ['inputs', 'before'] : ['before'],
    outputs: outputs.map((id) => `out_${id}`),
    places: 2,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy) - places[0].xy;
  int quad = texel.x;
  int unit = texel.y;
  int top = places[1].z;
  vec4 bias = texelFetch(atlas, ivec2(unit, top + ${bias}), 0);
  ${each(sums, (g) => `vec4 sum${g} = vec4(bias.${LETTERS[g]!});`)}
  ${input === 'symbols' ? symbolSum(sums) : valueSum(inputs, input, sums)}
  ${weighted(block.hidden, sums, {
    row: `top + ${hidden}`,
    value: (k) => `texelFetch(before, ivec3(places[0].zw + ivec2(quad, ${k}), 0), 0)`,
    without: secondSum(kernel),
  })}
  ${statesBefore(states)}
  ${kernel.forward}
  ${outputs.map((id) => `out_${id} = ${id};`).join('\n')}`,
  });
}

/**
 * The second draw of a step, for a cell that needs one. places[0] as in the first, places[1].z = first row of the block.
 * @param first what the first draw has kept, in the order of its layers
 * @param outputs which of what it makes this draw writes
 */
export function secondForwardSource(
  kernel: CellKernel,
  { through, reads, forward }: SecondDraw,
  block: Block,
  first: readonly string[],
  outputs: readonly string[],
): Source {
  return sourceOf({
    samplers: ['atlas'],
    layered: ['made', 'before'],
    outputs: outputs.map((id) => `out_${id}`),
    places: 2,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy) - places[0].xy;
  int quad = texel.x;
  int unit = texel.y;
  int row = places[1].z + ${hiddenRow(block) - block.top};
  vec4 sum = vec4(0.0);
  ${unrolled(
    block.hidden,
    (k) => `
    float weight = texelFetch(atlas, ivec2(unit, row + ${k}), 0).${LETTERS[secondSum(kernel)]!};
    sum += weight * texelFetch(made, ivec3(places[0].xy + ivec2(quad, ${k}), ${first.indexOf(through)}), 0);`,
  )}
  ${reads.map((id) => `vec4 ${id} = texelFetch(made, ivec3(places[0].xy + texel, ${first.indexOf(id)}), 0);`).join('\n')}
  ${statesBefore(kernel.states)}
  ${forward}
  ${outputs.map((id) => `out_${id} = ${id};`).join('\n')}`,
  });
}
