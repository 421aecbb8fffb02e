/**
 * The gradient by the weights of a layer or of the head, over all steps and sequences in one draw. Each fragment is four rows of
 * one or two units: with two, 32 · sums multiply-adds for 4 + 2 · sums texels read. The steps are cut into chunks that stand side
 * by side, so that a device has enough to do at once, and what a chunk reads stays near; `gatherSource` adds them up.
 */
import { GROUP, type Block } from '../atlas.ts';
import { each, sourceOf, type Source } from './common.ts';
import { stepAt } from './units.ts';
import type { InputKind } from './forward.ts';

/** What a block's gradient is made of, as layers of `spread` (for the head's own gradients: of `answers`). */
export interface Ingredients {
  /** `units`: all layers of `spread` together, unit u in layer u & 3, row u >> 2. */
  readonly input: InputKind | 'units';
  /** Where the inputs of several steps are weighed at once, those of the oldest first: how many, and how many inputs a step has. */
  readonly window?: { readonly steps: number; readonly features: number };
  /** Layers with what the sections have read. */
  readonly lower?: number;
  readonly past?: number;
  /** The sum that has read another quantity of the same step in place of the hidden state, and the layer of that. */
  readonly apart?: { readonly sum: number; readonly layer: number };
}

/** Four inputs; the last inputs and the biases, which are weights of 1; four hidden states. */
type Section = 'inputs' | 'bias' | 'hidden';

/** The four values of rows 4 · group … of a section, for four sequences each. */
function valuesOf({ inputs, hidden }: Block, section: Section, ingredients: Ingredients): string {
  const { input, lower = 0, past = 0, apart, window } = ingredients;
  const spread = (row: string, rows: number, layer: number) =>
    `texelFetch(spread, ivec3(at, turn * ${rows} + ${row}, ${layer}), 0)`;
  const row = (j: number) => `${GROUP} * group + ${j}`;
  if (section === 'hidden')
    return each(
      GROUP,
      (j) => `vec4 x${j} = ${spread(row(j), hidden, past)};
      ${apart ? `vec4 y${j} = ${spread(row(j), hidden, apart.layer)};` : ''}`,
    );
  const read = {
    units: (j: number) =>
      `texelFetch(spread, ivec3(at, turn * ${Math.ceil(inputs / GROUP)} + group, ${j}), 0)`,
    states: (j: number) => spread(row(j), inputs, lower),
    values: (j: number) => `texelFetch(batch, ivec2(at, turn * places[1].y + ${row(j)}), 0)`,
    symbols: (j: number) => `vec4(lessThan(abs(symbol - float(${row(j)})), vec4(0.5)))`,
  }[input];
  const rest = section === 'bias' ? inputs % GROUP : GROUP;
  const value = (j: number) => (j < rest ? read(j) : `vec4(${j === rest ? '1.0' : '0.0'})`);
  if (window)
    return each(GROUP, (j) => (j < rest ? earlier(input, window, row(j), j) : `vec4 x${j} = ${value(j)};`));
  return `
      ${input === 'symbols' ? `vec4 symbol = texelFetch(batch, ivec2(at, turn * places[1].y), 0);` : ''}
      ${each(GROUP, (j) => `vec4 x${j} = ${value(j)};`)}`;
}

/** A row of a window: an input of the same step or an earlier one; before the first step there were zeros. */
function earlier(
  input: Ingredients['input'],
  { steps, features }: NonNullable<Ingredients['window']>,
  row: string,
  j: number,
): string {
  return `
      vec4 x${j} = vec4(0.0);
      {
        int back = ${steps - 1} - over(${row}, ${features});
        int feature = ${row} - (${steps - 1} - back) * ${features};
        int place = turn * places[0].x + at - back * places[1].z;
        if (place >= 0) {
          ivec2 from = ${stepAt('place', 'places[1].y')};
          ${
            input === 'symbols'
              ? `x${j} = vec4(lessThan(abs(texelFetch(batch, from, 0) - float(feature)), vec4(0.5)));`
              : `x${j} = texelFetch(batch, from + ivec2(0, feature), 0);`
          }
        }
      }`;
}

function loop(block: Block, section: Section, ingredients: Ingredients, units: number): string {
  const { sums, width } = block;
  const apart = section === 'hidden' ? ingredients.apart?.sum : undefined;
  return `
    for (int at = first; at < end; at++) {
      ${each(units, (u) => each(sums, (g) => `vec4 d${u}_${g} = texelFetch(gradients, ivec3(at, turn * ${width} + unit + ${u}, ${g}), 0);`))}
      ${valuesOf(block, section, ingredients)}
      ${each(units, (u) =>
        each(GROUP, (j) =>
          each(
            sums,
            (g) => `row${u * GROUP + j}[${g}] += dot(${g === apart ? 'y' : 'x'}${j}, d${u}_${g});`,
            ' ',
          ),
        ),
      )}
    }`;
}

/**
 * places[0] = (texels of a row; texels in all; texels a chunk; chunks a row), places[1] = (first group of rows of the block;
 * rows of the batch's texture; texels a step).
 * @param units how many units a fragment has
 */
export function weightGradientSource(block: Block, ingredients: Ingredients, units: number): Source {
  const { inputs, hidden, width } = block;
  const batch = ingredients.input === 'values' || ingredients.input === 'symbols';
  const full = Math.floor(inputs / GROUP);
  return sourceOf({
    samplers: batch ? ['batch'] : [],
    layered: ['gradients', 'spread'],
    outputs: Array.from({ length: GROUP * units }, (_, j) => `row${j}`),
    places: 2,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy);
  int chunk = over(texel.x, ${Math.ceil(width / units)});
  int unit = ${units} * (texel.x - chunk * ${Math.ceil(width / units)});
  int group = texel.y - places[1].x;
  int turn = over(chunk, places[0].w);
  int first = (chunk - turn * places[0].w) * places[0].z;
  int end = min(first + places[0].z, min(places[0].x, places[0].y - turn * places[0].x));
  ${each(GROUP * units, (j) => `row${j} = vec4(0.0);`)}
  if (group < ${full}) {${loop(block, 'inputs', ingredients, units)}
  } else if (group == ${full}) {${loop(block, 'bias', ingredients, units)}
  } else {
    group -= ${full + 1};${hidden > 0 ? loop(block, 'hidden', ingredients, units) : ''}
  }`,
  });
}

/**
 * The gradient in the atlas' layout: chunks added up, and zero where no parameter lies.
 * places[b] = (first row; rows; units; chunks) of each block.
 * @param units as in `weightGradientSource`
 * @param blocks how many there are
 */
export function gatherSource(units: number, blocks: number): Source {
  return sourceOf({
    samplers: ['holds'],
    layered: ['rows'],
    outputs: ['gradient'],
    places: blocks,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy);
  int layer = ${GROUP} * (texel.x % ${units}) + (texel.y & 3);
  vec4 sum = vec4(0.0);
  for (int b = 0; b < ${blocks}; b++) {
    ivec4 block = places[b];
    if (texel.y < block.x || texel.y >= block.x + block.y || texel.x >= block.z) continue;
    int across = over(block.z + ${units - 1}, ${units});
    for (int chunk = 0; chunk < block.w; chunk++)
      sum += texelFetch(rows, ivec3(chunk * across + over(texel.x, ${units}), texel.y >> 2, layer), 0);
  }
  // Not a product: where no parameter lies, what was added up may be anything.
  vec4 held = texelFetch(holds, texel, 0);
  gradient = mix(vec4(0.0), sum, greaterThan(held, vec4(0.5)));`,
  });
}
