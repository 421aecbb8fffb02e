/**
 * The gradient by the weights of a layer or of the head, over all steps and sequences in one draw. Each fragment is four rows
 * of one unit: 16 · sums multiply-adds for 4 + sums texels read. The steps are cut into chunks that stand side by side, so
 * that a graphics card has enough to do at once; `gatherSource` adds them up.
 */
import { GROUP, groupsOf, type Block } from '../atlas.ts';
import { each, ORIGIN, sourceOf, type Source } from './common.ts';
import type { InputKind } from './forward.ts';
import type { Spread } from './head.ts';

type Section = 'inputs' | 'hidden' | 'bias';
type Parity = 'even' | 'odd';

/** Where the values of a section lie at a step; divisions cost, so nothing that is not read. */
function valuesAt({ inputs, hidden }: Block, section: Section, input: InputKind): string {
  if (section === 'hidden')
    return `ivec2 past = origin((slot - 1) >> 1, ${hidden}, places[0].y, places[1].x);`;
  if (section === 'bias') return '';
  return input === 'states'
    ? `ivec2 below = origin(slot >> 1, ${inputs}, places[0].y, places[1].x);`
    : `ivec2 fed = origin(slot - 1, places[1].w, places[0].y, places[1].y);`;
}

/** The four values of rows 4·group … of a section, for four sequences each. */
function valuesOf(section: Section, input: InputKind, parity: Parity): string {
  const other = parity === 'even' ? 'odd' : 'even';
  const four = (texture: string, at: string) =>
    each(GROUP, (j) => `vec4 x${j} = texelFetch(${texture}, ${at} + ivec2(4 * group + ${j}, q), 0);`);
  if (section === 'hidden') return four(`state${other}`, 'past');
  if (section === 'bias') return `vec4 x0 = vec4(1.0);${each(3, (j) => `vec4 x${j + 1} = vec4(0.0);`)}`;
  if (input === 'values') return four('batch', 'fed');
  if (input === 'states') return four(`lower${parity}`, 'below');
  return `vec4 symbol = texelFetch(batch, fed + ivec2(0, q), 0);
      ${each(GROUP, (j) => `vec4 x${j} = vec4(lessThan(abs(symbol - float(4 * group + ${j})), vec4(0.5)));`)}`;
}

/**
 * Adds to the four rows. With `apart`, the gradients by that sum are multiplied by values of their own: what the sum read in
 * place of the hidden state.
 */
function addRows(sums: number, apart?: number): string {
  const value = (j: number, g: number) => (g === apart ? `y${j}` : `x${j}`);
  return each(GROUP, (j) => each(sums, (g) => `row${j}[${g}] += dot(${value(j, g)}, d${g});`, ' '));
}

function loop(
  block: Block,
  input: InputKind,
  spread: Spread,
  section: Section,
  parity: Parity,
  apart?: number,
): string {
  const { sums, width } = block;
  const texture = spread === 'split' ? parity : 'all';
  const own = section === 'hidden' ? apart : undefined;
  return `
    for (int slot = first + ((first + ${parity === 'even' ? 0 : 1}) & 1); slot <= last; slot += 2) {
      ivec2 here = ${
        spread === 'split'
          ? `origin(slot >> 1, ${width}, places[0].y, places[1].x)`
          : `origin(slot - 1, ${width}, places[0].y, places[1].y)`
      };
      ${valuesAt(block, section, input)}
      for (int q = 0; q < places[0].y; q++) {
        ${each(sums, (g) => `vec4 d${g} = texelFetch(d${g}${texture}, here + ivec2(unit, q), 0);`)}
        ${valuesOf(section, input, parity)}
        ${
          own === undefined
            ? ''
            : each(
                GROUP,
                (j) => `vec4 y${j} = texelFetch(through${parity}, here + ivec2(4 * group + ${j}, q), 0);`,
              )
        }
        ${addRows(sums, own)}
      }
    }`;
}

/**
 * places[0] = (units; quads; steps; steps a chunk), places[1] = (patches in a column of even or odd steps; of all steps; first
 * group of rows of the block; columns of a batch patch).
 * @param apart the sum that has read another quantity of the same step in place of the hidden state
 */
export function weightGradientSource(block: Block, input: InputKind, spread: Spread, apart?: number): Source {
  const { sums, inputs, hidden } = block;
  const parities: readonly Parity[] = ['even', 'odd'];
  const both = (section: Section) =>
    parities.map((parity) => loop(block, input, spread, section, parity, apart)).join('');
  return sourceOf({
    samplers: [
      ...(spread === 'split' ? parities : ['all']).flatMap((suffix) =>
        Array.from({ length: sums }, (_, g) => `d${g}${suffix}`),
      ),
      ...(hidden > 0 ? parities.map((parity) => `state${parity}`) : []),
      ...(apart === undefined ? [] : parities.map((parity) => `through${parity}`)),
      ...(input === 'states' ? parities.map((parity) => `lower${parity}`) : ['batch']),
    ],
    outputs: Array.from({ length: GROUP }, (_, j) => `row${j}`),
    places: 2,
    functions: ORIGIN,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy);
  int chunk = texel.x / places[0].x;
  int unit = texel.x - chunk * places[0].x;
  int group = texel.y - places[1].z;
  int first = chunk * places[0].w + 1;
  int last = min(first + places[0].w - 1, places[0].z);
  ${each(GROUP, (j) => `row${j} = vec4(0.0);`)}
  if (group < ${groupsOf(inputs)}) {${both('inputs')}
  } ${
    hidden > 0
      ? `else if (group < ${groupsOf(inputs) + groupsOf(hidden)}) {
    group -= ${groupsOf(inputs)};${both('hidden')}
  } `
      : ''
  }else {${both('bias')}
  }`,
  });
}

/** Blocks of an atlas at most: three layers and the head. */
export const MAX_BLOCKS = 4;

/**
 * The gradient in the atlas' layout: chunks added up, and zero where no parameter lies.
 * places[b] = (first row; rows; units; chunks) of each block.
 */
export function gatherSource(): Source {
  return sourceOf({
    samplers: ['holds', ...Array.from({ length: GROUP }, (_, j) => `rows${j}`)],
    outputs: ['gradient'],
    places: MAX_BLOCKS,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy);
  int part = texel.y & 3;
  vec4 sum = vec4(0.0);
  for (int b = 0; b < ${MAX_BLOCKS}; b++) {
    ivec4 block = places[b];
    if (texel.y < block.x || texel.y >= block.x + block.y || texel.x >= block.z) continue;
    for (int chunk = 0; chunk < block.w; chunk++) {
      ivec2 at = ivec2(chunk * block.z + texel.x, texel.y >> 2);
      sum += part == 0 ? texelFetch(rows0, at, 0) : part == 1 ? texelFetch(rows1, at, 0)
        : part == 2 ? texelFetch(rows2, at, 0) : texelFetch(rows3, at, 0);
    }
  }
  // Not a product: where no parameter lies, what was added up may be anything.
  vec4 held = texelFetch(holds, texel, 0);
  gradient = mix(vec4(0.0), sum, greaterThan(held, vec4(0.5)));`,
  });
}
