/**
 * One time step of one layer on the way back: each fragment is four units of four sequences. Gathers the gradient by their hidden
 * states (from above, and from the next step through the recurrent weights); what belongs to it, like the gradient by the cell
 * state, goes along. Four units share what they read.
 *
 * Gradients lie in groups of four units: unit u of gradient number n is in layer 4 · n + (u & 3), row u >> 2.
 */
import { GROUP, hiddenRow, type Block } from '../atlas.ts';
import { keptOf, placeOf, secondSum, type CellKernel } from '../cellKernel.ts';
import { each, LETTERS, sourceOf, unrolled, type Source } from './common.ts';

const units = (text: (j: number) => string) => each(GROUP, text);

/** Layers of the gradients of a step, by name. */
export function gradientNames({ back }: CellKernel): string[] {
  return back.gradients.flatMap((id) => Array.from({ length: GROUP }, (_, j) => `${id}${j}`));
}

/** Reads the gradients that sums are multiples of, and makes `d0` … of them: those by the sums `which` of unit k. */
function sumGradients(
  { back, second }: CellKernel,
  which: readonly number[],
  at: { readonly gradients: string; readonly part: number; readonly slope: (name: string) => string },
): string {
  const sources = [...new Set(which.map((g) => back.by[g]!))];
  const read = (id: string) =>
    second && id === 'through'
      ? `texelFetch(through, ivec3(${at.gradients}, ${at.part}), 0)`
      : `texelFetch(gradients, ivec3(${at.gradients}, ${GROUP * back.gradients.indexOf(id) + at.part}), 0)`;
  return `
    ${sources.map((id) => `vec4 by_${id} = ${read(id)};`).join('\n')}
    ${which.map((g) => `vec4 d${g} = ${at.slope(`slope${g}`)} * by_${back.by[g]!};`).join('\n')}`;
}

/** Adds to `to0` … of four units what comes through the weights from unit k. */
const throughWeights = (to: string, k: string, which: readonly number[]) =>
  units(
    (j) => `vec4 weight${j} = texelFetch(atlas, ivec2(${k}, row + ${j}), 0);
    ${to}${j} += ${which.map((g) => `weight${j}.${LETTERS[g]!} * d${g}`).join(' + ')};`,
  );

/**
 * places[0] = (x, y where the next step begins in what is kept; this step), places[1] = (the same in gradients), places[2] =
 * (where this step begins in `above`; first row of the block; 1 where there is a next step, else 0).
 * @param outputs which of `gradientNames` this draw writes
 */
export function backwardSource(kernel: CellKernel, block: Block, outputs: readonly string[]): Source {
  const { preActivations, back, second } = kernel;
  const recurrent = [...preActivations.names.keys()].filter((g) => g !== secondSum(kernel));
  const kept = keptOf(kernel, 'training');
  const fetchKept = (when: string, name: string, at: string) => {
    const { part, layer } = placeOf(kept, name);
    return `texelFetch(${when}${part}, ivec3(${at}, ${layer}), 0)`;
  };
  const own = (j: number) => `ivec2(quad, unit + ${j})`;
  const after = (id: string, j: number) =>
    id === 'through'
      ? `texelFetch(through, ivec3(places[1].xy + texel, ${j}), 0)`
      : `texelFetch(gradients, ivec3(places[1].xy + texel, ${GROUP * back.gradients.indexOf(id) + j}), 0)`;
  return sourceOf({
    samplers: ['atlas'],
    layered: [
      'above',
      'gradients',
      ...(second ? ['through'] : []),
      ...kept.map((_, part) => `next${part}`),
      ...(back.now.length > 0 ? kept.map((_, part) => `now${part}`) : []),
    ],
    outputs: outputs.map((name) => `out_${name}`),
    places: 3,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy) - places[1].zw;
  int quad = texel.x;
  int unit = ${GROUP} * texel.y;
  int row = places[2].z + ${hiddenRow(block) - block.top} + unit;
  bool last = places[2].w == 0;
  ${units((j) => `vec4 dh${j} = texelFetch(above, ivec3(places[2].xy + texel, ${j}), 0);`)}
  if (!last) {${unrolled(
    block.hidden,
    (k, part) => `
    ${sumGradients(kernel, recurrent, {
      gradients: `places[1].xy + ivec2(quad, ${k} >> 2)`,
      part,
      slope: (name) => fetchKept('next', name, `places[0].xy + ivec2(quad, ${k})`),
    })}
    ${throughWeights('dh', k, recurrent)}`,
  )}}
  ${units(
    (j) => `{
    vec4 dh = dh${j};
    ${back.after.map((id) => `vec4 after_${id} = ${after(id, j)};`).join('\n')}
    ${back.next.map((id) => `vec4 next_${id} = last ? vec4(1.0) : ${fetchKept('next', id, `places[0].xy + ${own(j)}`)};`).join('\n')}
    ${back.now.map((id) => `vec4 now_${id} = ${fetchKept('now', id, `places[0].zw + ${own(j)}`)};`).join('\n')}
    ${back.text}
    ${back.gradients
      .filter((id) => outputs.includes(`${id}${j}`))
      .map((id) => `out_${id}${j} = d${id};`)
      .join('\n')}
  }`,
  )}`,
  });
}

/**
 * The second draw of a step back, for a cell that needs one: the gradient by what the one sum read, in layers like the others.
 * places[0] = (x, y where the step begins in what is kept; in gradients), places[1].x = first row of the block.
 */
export function throughSource(kernel: CellKernel, block: Block): Source {
  const sum = secondSum(kernel);
  const { part, layer } = placeOf(keptOf(kernel, 'training'), `slope${sum}`);
  return sourceOf({
    samplers: ['atlas'],
    layered: ['gradients', `kept${part}`],
    outputs: Array.from({ length: GROUP }, (_, j) => `through${j}`),
    places: 2,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy) - places[0].zw;
  int quad = texel.x;
  int row = places[1].x + ${hiddenRow(block) - block.top} + ${GROUP} * texel.y;
  ${units((j) => `through${j} = vec4(0.0);`)}
  ${unrolled(
    block.hidden,
    (k, part_) => `
    ${sumGradients(kernel, [sum], {
      gradients: `places[0].zw + ivec2(quad, ${k} >> 2)`,
      part: part_,
      slope: () => `texelFetch(kept${part}, ivec3(places[0].xy + ivec2(quad, ${k}), ${layer}), 0)`,
    })}
    ${throughWeights('through', k, [sum])}`,
  )}`,
  });
}
