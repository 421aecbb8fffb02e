/**
 * The sums of a block over its inputs, for all steps in one draw: each fragment is four sums of four sequences, and each turn of
 * its loop 64 multiply-adds for eight texels read.
 */
import { biasRow, GROUP, groupsOf, type Block } from '../atlas.ts';
import { each, LETTERS, sourceOf, whole, type Source } from './common.ts';
import { fetchUnits, stepAt, unitNames } from './units.ts';

/** What a block reads: units of what came before, or the batch's features or symbols in a window of steps. */
export type ProductInput =
  | { readonly kind: 'units' }
  | { readonly kind: 'values' | 'symbols'; readonly window: number; readonly features: number };

/** Adds the products with the inputs `x0` …, whose weights begin at a row. */
const addProducts = (row: string, inputs: number, sums: number) =>
  each(
    inputs,
    (j) => `vec4 weight${j} = texelFetch(atlas, ivec2(unit, ${row} + ${j}), 0);
    ${each(sums, (g) => `sum${g} += weight${j}.${LETTERS[g]!} * x${j};`, ' ')}`,
  );

function overUnits({ inputs, sums }: Block): string {
  const full = Math.floor(inputs / GROUP);
  const group = (k: string, count: number) => `{
    ${fetchUnits('x', 'inputs', `along, turn * ${groupsOf(inputs)} + ${k}`)}
    ${addProducts(`top + ${GROUP} * ${k}`, count, sums)}
  }`;
  return `
  for (int k = 0; k < ${full}; k++) ${group('k', GROUP)}
  ${inputs % GROUP === 0 ? '' : group(String(full), inputs % GROUP)}`;
}

/** Before the first step the window holds zeros. */
function overWindow(
  { sums }: Block,
  { kind, window, features }: Exclude<ProductInput, { readonly kind: 'units' }>,
): string {
  const symbols = `
    ivec4 row = ivec4(texelFetch(inputs, from, 0) + 0.5) + first;
    ${each(4, (r) => `vec4 weight${r} = texelFetch(atlas, ivec2(unit, row.${LETTERS[r]!}), 0);`)}
    ${each(sums, (g) => `sum${g} += vec4(${each(4, (r) => `weight${r}.${LETTERS[g]!}`, ', ')});`)}`;
  const values = `
    for (int k = 0; k < ${features}; k++) {
      vec4 x0 = texelFetch(inputs, from + ivec2(0, k), 0);
      ${addProducts('first + k', 1, sums)}
    }`;
  return `
  for (int back = 0; back < ${window}; back++) {
    int earlier = place - back * places[0].y;
    if (earlier < 0) break;
    ivec2 from = ${stepAt('earlier', 'places[1].y')};
    int first = top + (${window - 1} - back) * ${features};
    ${kind === 'symbols' ? symbols : values}
  }`;
}

/** What is made of the sums `sum0` …, given `unit` (the group of four), `along`, `turn`, `step` and `quad`. */
export interface Then {
  readonly text: string;
  /** Plain and layered textures that it reads. */
  readonly plain?: readonly string[];
  readonly layered?: readonly string[];
}

/** places[1] = (first row of the block; rows of the batch's texture, where that is read). */
export function productSource(block: Block, input: ProductInput, then: Then = { text: '' }): Source {
  const { sums, width } = block;
  const units = input.kind === 'units';
  return sourceOf({
    samplers: [...(units ? ['atlas'] : ['atlas', 'inputs']), ...(then.plain ?? [])],
    layered: [...(units ? ['inputs'] : []), ...(then.layered ?? [])],
    outputs: unitNames('out', sums),
    places: 2,
    main: `${whole(width)}
  int top = places[1].x;
  vec4 bias = texelFetch(atlas, ivec2(unit, top + ${biasRow(block) - block.top}), 0);
  ${each(sums, (g) => `vec4 sum${g} = vec4(bias.${LETTERS[g]!});`)}
  ${units ? overUnits(block) : overWindow(block, input)}
  ${then.text}
  ${each(sums, (g) => `out${g} = sum${g};`)}`,
  });
}

/**
 * Texel by texel, for four units: what `text` makes of the `x0` to `x3` of each texture named, as `out0` to `out3`.
 * @param groups rows of all of them
 */
export function pointwiseSource(
  groups: number,
  names: readonly string[],
  text: (j: number) => string,
): Source {
  return sourceOf({
    layered: names,
    outputs: unitNames('out'),
    places: 1,
    main: `${whole(groups)}
  ${names.map((name) => fetchUnits(`${name}_`, name, `along, turn * ${groups} + unit`)).join('\n')}
  ${each(GROUP, (j) => `out${j} = ${text(j)};`)}`,
  });
}

/**
 * The gradient by the inputs of one step, given that by all rows of the windows (`rows`): each input stands in as many windows as
 * they have steps.
 */
export function windowGradientSource(window: number, features: number): Source {
  const rows = groupsOf(window * features);
  return sourceOf({
    layered: ['rows'],
    outputs: unitNames('out'),
    places: 1,
    main: `${whole(groupsOf(features))}
  ${each(GROUP, (j) => `out${j} = vec4(0.0);`)}
  for (int ahead = 0; ahead < ${window}; ahead++) {
    if (step + ahead >= places[0].z) break;
    int later = place + ahead * places[0].y;
    ivec2 from = ${stepAt('later', String(rows))};
    int row = (${window - 1} - ahead) * ${features} + ${GROUP} * unit;
    ${each(
      GROUP,
      (j) =>
        `if (${GROUP} * unit + ${j} < ${features}) out${j} += texelFetch(rows, ivec3(from + ivec2(0, (row + ${j}) >> 2), (row + ${j}) & 3), 0);`,
    )}
  }`,
  });
}
