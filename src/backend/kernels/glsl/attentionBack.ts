/** The way back through scaled dot-product attention; where all lies is said in `attention.ts`. */
import { GROUP, groupsOf } from '../atlas.ts';
import {
  number,
  ofHead,
  pairProducts,
  rowsOfHeads,
  rowsOfPairs,
  taken,
  type HeadShape,
} from './attention.ts';
import { each, sourceOf, whole, type Source } from './common.ts';
import { fetchUnits, stepAt, unitNames } from './units.ts';

/** Σ dy∘y of each step and head, which is Σ dP∘P. */
export function alongSource(shape: HeadShape): Source {
  const rows = rowsOfHeads(shape);
  return sourceOf({
    layered: ['dy', 'y'],
    outputs: ['out_along'],
    places: 1,
    main: `${whole(shape.heads)}
  vec4 sum = vec4(0.0);
  for (int g = 0; g < ${shape.size}; g++) {
    int row = turn * ${rows} + unit * ${shape.size} + g;
    ${fetchUnits('dy', 'dy', 'along, row')}
    ${fetchUnits('y', 'y', 'along, row')}
    sum += ${each(GROUP, (d) => `dy${d} * y${d}`, ' + ')};
  }
  out_along = sum;`,
  });
}

/** The gradient by the scores before they are scaled: P∘(dy·v − Σ dP∘P) times the scale. */
export function scoreGradientSource(shape: HeadShape): Source {
  const rows = rowsOfHeads(shape);
  return sourceOf({
    layered: ['dy', 'qkv', 'weights', 'products'],
    outputs: unitNames('out'),
    places: 1,
    main: `${whole(rowsOfPairs(shape))}${ofHead(groupsOf(shape.timeSteps))}
  ${each(GROUP, (j) => `vec4 sum${j} = vec4(0.0);`)}
  ${each(GROUP, (j) => `out${j} = vec4(0.0);`)}
  if (${GROUP} * own > step) return;
  ${pairProducts(shape.size, { texture: 'dy', rows }, { texture: 'qkv', rows: 3 * rows, first: 2 * rows })}
  vec4 product = texelFetch(products, ivec3(along, turn * ${shape.heads} + head, 0), 0);
  ${fetchUnits('p', 'weights', `along, turn * ${rowsOfPairs(shape)} + unit`)}
  ${each(GROUP, (j) => `out${j} = p${j} * (sum${j} - product) * ${number(shape.scale)};`)}`,
  });
}

/** The gradients by queries, keys and values. */
export function qkvGradientSource(shape: HeadShape): Source {
  const rows = rowsOfHeads(shape);
  return sourceOf({
    layered: ['byScores', 'weights', 'qkv', 'dy'],
    outputs: unitNames('out'),
    places: 1,
    main: `${whole(3 * rows)}
  int part = over(unit, ${rows});
  int row = unit - part * ${rows};
  int head = over(row, ${shape.size});
  ${each(GROUP, (j) => `out${j} = vec4(0.0);`)}
  if (part == 0) {${taken(shape, 'byScores', { texture: 'qkv', rows: 3 * rows, first: rows })}
  } else if (part == 1) {${given(shape, 'byScores', { texture: 'qkv', rows: 3 * rows })}
  } else {${given(shape, 'weights', { texture: 'dy', rows })}
  }`,
  });
}

/** Adds what reaches this step from itself and all after it, by the weights with which they look at it. */
const given = (
  shape: HeadShape,
  weights: string,
  values: { readonly texture: string; readonly rows: number },
) => `
  int looked = head * ${groupsOf(shape.timeSteps)} + (step >> 2);
  for (int later = place; later < places[0].y * places[0].z; later += places[0].y) {
    vec4 p = texelFetch(${weights}, ivec3(${stepAt('later', String(rowsOfPairs(shape)))} + ivec2(0, looked), step & 3), 0);
    ivec2 from = ${stepAt('later', String(values.rows))} + ivec2(0, row);
    ${fetchUnits('v', values.texture, 'from')}
    ${each(GROUP, (d) => `out${d} += p * v${d};`, ' ')}
  }`;
