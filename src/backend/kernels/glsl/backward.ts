/**
 * One time step of one layer on the way back: each fragment is one unit of four sequences. Gathers the gradient by its hidden
 * state (from above, and from the next step through the recurrent weights) and turns it into gradients by its sums.
 *
 * Gathering reads 1 + sums texels for 4 · sums multiply-adds. A draw of its own, four units a fragment, reads 4 + sums for
 * 16 · sums: less than half, at the price of a draw a step.
 */
import { GROUP, hiddenRow, type Block } from '../atlas.ts';
import type { CellKernel, SecondDraw } from '../cellKernel.ts';
import { each, LETTERS, sourceOf, unrolled, type Source } from './common.ts';

/** What one step of the way back writes, by name. */
export function backwardOutputs({ sums, carried, handed = [] }: CellKernel): string[] {
  return [
    ...Array.from({ length: sums }, (_, g) => `dsum${g}`),
    ...carried.map((id) => `carry_${id}`),
    ...handed,
    'dh',
  ];
}

/** What the first draw of a step makes of it. */
export function firstBackward(kernel: CellKernel): string[] {
  return backwardOutputs(kernel).filter((name) => !kernel.second?.makes.includes(name));
}

/** The sums whose gradients reach the hidden state of the step before straight through the recurrent weights. */
export function recurrentSums({ sums, second }: CellKernel): number[] {
  return Array.from({ length: sums }, (_, g) => g).filter((g) => g !== second?.sum);
}

/** How many texels fewer a step reads when its gradients are gathered in a draw of their own: four units share what they read. */
export function texelsSaved(kernel: CellKernel, hiddenSize: number, quads: number): number {
  return (1 - 1 / GROUP) * recurrentSums(kernel).length * hiddenSize ** 2 * quads;
}

/** The samplers of gradients drawn in groups of four units, and one unit of them. */
const ABOVE = Array.from({ length: GROUP }, (_, j) => `above${j}`);

/**
 * The gradient by four hidden states of four sequences a fragment, in the layout of `above`: what comes from above and from the
 * next step. places[0] = (x, y of the next step's patch; x, y of the patch of `above`), places[1] = (first row of the block).
 */
export function gatheredSource(kernel: CellKernel, block: Block): Source {
  const recurrent = recurrentSums(kernel);
  const hidden = hiddenRow(block) - block.top;
  return sourceOf({
    samplers: ['atlas', ...ABOVE, ...recurrent.map((g) => `next${g}`)],
    outputs: Array.from({ length: GROUP }, (_, j) => `gathered${j}`),
    places: 2,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy);
  int row = places[1].x + ${hidden} + ${GROUP} * texel.x;
  ${each(GROUP, (j) => `vec4 dh${j} = texelFetch(above${j}, places[0].zw + texel, 0);`)}
  ${unrolled(
    block.hidden,
    (k) => `
    ivec2 next = places[0].xy + ivec2(${k}, texel.y);
    ${recurrent.map((g) => `vec4 d${g} = texelFetch(next${g}, next, 0);`).join('\n')}
    ${each(
      GROUP,
      (j) => `vec4 weight${j} = texelFetch(atlas, ivec2(${k}, row + ${j}), 0);
    dh${j} += ${recurrent.map((g) => `weight${j}.${LETTERS[g]!} * d${g}`).join(' + ')};`,
    )}`,
  )}
  ${each(GROUP, (j) => `gathered${j} = dh${j};`)}`,
  });
}

/**
 * places[0] = (x, y of this step's patch; x, y of the next step's), places[1] = (x, y of the patch of the step before;
 * x, y of the patch of `above`), places[2] = (first row of the block; how many units the next step has, 0 where there is none; 1 where something
 * is handed back from it, else 0).
 * @param outputs which of `backwardOutputs` this draw writes
 * @param gathered `above` holds the gradients from the next step already
 */
export function backwardSource(
  kernel: CellKernel,
  block: Block,
  outputs: readonly string[],
  gathered: boolean,
): Source {
  const { carried, reads, readsBefore } = kernel;
  const recurrent = gathered ? [] : recurrentSums(kernel);
  const hidden = hiddenRow(block) - block.top;
  const throughWeights = () => `
  if (places[2].y > 0) {
    ${unrolled(
      block.hidden,
      (k) => `
    vec4 weight = texelFetch(atlas, ivec2(${k}, places[2].x + ${hidden} + unit), 0);
    ivec2 next = places[0].zw + ivec2(${k}, quad);
    ${recurrent.map((g) => `vec4 d${g} = texelFetch(next${g}, next, 0);`).join('\n')}
    dh += ${recurrent.map((g) => `weight.${LETTERS[g]!} * d${g}`).join(' + ')};`,
    )}
  }`;
  const fetchAfter = (name: string) =>
    `places[2].z > 0 ? texelFetch(${name}, places[0].zw + texel, 0) : vec4(0.0)`;
  return sourceOf({
    samplers: [
      ...(gathered ? [] : ['atlas']),
      ...ABOVE,
      ...recurrent.map((g) => `next${g}`),
      ...carried.map((id) => `next_${id}`),
      ...reads.map((id) => `kept_${id}`),
      ...readsBefore.map((id) => `past_${id}`),
    ],
    outputs: outputs.map((name) => `out_${name}`),
    places: 3,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy) - places[0].xy;
  int unit = texel.x;
  int quad = texel.y;
  ivec2 at = places[1].zw + ivec2(unit >> 2, quad);
  int part = unit & 3;
  vec4 dh = part == 0 ? texelFetch(above0, at, 0) : part == 1 ? texelFetch(above1, at, 0)
    : part == 2 ? texelFetch(above2, at, 0) : texelFetch(above3, at, 0);
  ${gathered ? '' : throughWeights()}
  ${carried.map((id) => `vec4 after_${id} = ${fetchAfter(`next_${id}`)};`).join('\n')}
  ${carried.includes('h') ? 'dh += after_h;' : ''}
  ${reads.map((id) => `vec4 ${id} = texelFetch(kept_${id}, places[0].xy + texel, 0);`).join('\n')}
  ${readsBefore.map((id) => `vec4 before_${id} = texelFetch(past_${id}, places[1].xy + texel, 0);`).join('\n')}
  ${kernel.backward}
  ${outputs.map((name) => `out_${name} = ${name};`).join('\n')}`,
  });
}

/**
 * The second draw of a step back, for a cell that needs one: `dthrough` is the gradient by what the one sum read.
 * places[0] = (x, y of this step's patch; x, y of the patch of the step before), places[1] = (first row of the block).
 * @param outputs which of what it makes this draw writes
 */
export function secondBackwardSource(
  { readsBefore }: CellKernel,
  { sum, readsFirst, readsKept, backward }: SecondDraw,
  block: Block,
  outputs: readonly string[],
): Source {
  return sourceOf({
    samplers: [
      'atlas',
      'gradient',
      ...[...readsFirst, ...readsKept].map((id) => `kept_${id}`),
      ...readsBefore.map((id) => `past_${id}`),
    ],
    outputs: outputs.map((name) => `out_${name}`),
    places: 2,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy) - places[0].xy;
  int unit = texel.x;
  int quad = texel.y;
  int row = places[1].x + ${hiddenRow(block) - block.top} + unit;
  vec4 dthrough = vec4(0.0);
  ${unrolled(
    block.hidden,
    (k) => `
    float weight = texelFetch(atlas, ivec2(${k}, row), 0).${LETTERS[sum]!};
    dthrough += weight * texelFetch(gradient, places[0].xy + ivec2(${k}, quad), 0);`,
  )}
  ${[...readsFirst, ...readsKept].map((id) => `vec4 ${id} = texelFetch(kept_${id}, places[0].xy + texel, 0);`).join('\n')}
  ${readsBefore.map((id) => `vec4 before_${id} = texelFetch(past_${id}, places[0].zw + texel, 0);`).join('\n')}
  ${backward}
  ${outputs.map((name) => `out_${name} = ${name};`).join('\n')}`,
  });
}
