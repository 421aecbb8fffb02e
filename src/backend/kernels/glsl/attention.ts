/**
 * Scaled dot-product attention of `models/scaledDotProduct.ts`, of all sequences, heads and steps. Queries, keys and values lie one
 * below the other, each head by head in `size` rows; what belongs to pairs of steps lies with the step that looks, and what it looks
 * at is its unit: step s in layer s & 3, row s >> 2, head by head.
 */
import { GROUP, groupsOf } from '../atlas.ts';
import { each, LETTERS, sourceOf, whole, type Source } from './common.ts';
import { fetchUnits, stepAt, unitNames } from './units.ts';

export interface HeadShape {
  readonly heads: number;
  /** Rows of four that hold a head's units. */
  readonly size: number;
  readonly timeSteps: number;
  /** 1/√(units of a head) */
  readonly scale: number;
}

/** Rows that hold all heads' units. */
export const rowsOfHeads = ({ heads, size }: HeadShape) => heads * size;
/** Rows that hold what each head looks at. */
export const rowsOfPairs = ({ heads, timeSteps }: HeadShape) => heads * groupsOf(timeSteps);

const number = (value: number) => (Number.isInteger(value) ? `${value}.0` : String(value));

/** Which head a row belongs to, and which of its rows it is. */
const ofHead = (rows: number) => `
  int head = over(unit, ${rows});
  int own = unit - head * ${rows};`;

/** Declares where four steps from `first` on lie; none is after the last. */
const fourSteps = (first: string, rows: number) =>
  each(
    GROUP,
    (j) => `int place${j} = min(${first} + ${j}, places[0].z - 1) * places[0].y + quad;
    ivec2 at${j} = ${stepAt(`place${j}`, String(rows))};`,
  );

/** `sum0` to `sum3`: products of this step's units with those of the steps that `own` stands for. */
function pairProducts(
  size: number,
  mine: { readonly texture: string; readonly rows: number },
  theirs: { readonly texture: string; readonly rows: number; readonly first: number },
): string {
  return `
  ${fourSteps(`${GROUP} * own`, theirs.rows)}
  for (int g = 0; g < ${size}; g++) {
    int row = head * ${size} + g;
    ${fetchUnits('q', mine.texture, `along, turn * ${mine.rows} + row`)}
    ${each(
      GROUP,
      (j) => `{
      ${fetchUnits('k', theirs.texture, `at${j} + ivec2(0, ${theirs.first} + row)`)}
      sum${j} += ${each(GROUP, (d) => `q${d} * k${d}`, ' + ')};
    }`,
    )}
  }`;
}

/** q·k of each step with itself and all before it. */
export function scoresSource(shape: HeadShape): Source {
  const rows = rowsOfHeads(shape);
  return sourceOf({
    layered: ['qkv'],
    outputs: unitNames('out'),
    places: 1,
    main: `${whole(rowsOfPairs(shape))}${ofHead(groupsOf(shape.timeSteps))}
  ${each(GROUP, (j) => `vec4 sum${j} = vec4(0.0);`)}
  if (${GROUP} * own <= step) {${pairProducts(
    shape.size,
    { texture: 'qkv', rows: 3 * rows },
    { texture: 'qkv', rows: 3 * rows, first: rows },
  )}}
  ${each(GROUP, (j) => `out${j} = sum${j};`)}`,
  });
}

/** The largest score of each step and head, and 1 over the sum of all exponentials. */
export function softmaxSource(shape: HeadShape): Source {
  const groups = groupsOf(shape.timeSteps);
  const loop = (text: (j: number) => string) => `
  for (int g = 0; g <= step >> 2; g++) {
    ${fetchUnits('s', 'scores', `along, turn * ${rowsOfPairs(shape)} + unit * ${groups} + g`)}
    ${each(GROUP, (j) => `if (${GROUP} * g + ${j} <= step) { ${text(j)} }`)}
  }`;
  return sourceOf({
    layered: ['scores'],
    outputs: ['largest', 'share'],
    places: 1,
    main: `${whole(shape.heads)}
  vec4 most = texelFetch(scores, ivec3(along, turn * ${rowsOfPairs(shape)} + unit * ${groups}, 0), 0);
  ${loop((j) => `most = max(most, s${j});`)}
  vec4 sum = vec4(0.0);
  ${loop((j) => `sum += exp((s${j} - most) * ${number(shape.scale)});`)}
  largest = most;
  share = 1.0 / sum;`,
  });
}

/** Scores become weights: those of each step and head add up to 1, and those of later steps are 0. */
export function weightsSource(shape: HeadShape): Source {
  const rows = rowsOfPairs(shape);
  return sourceOf({
    layered: ['scores', 'softmax'],
    outputs: unitNames('out'),
    places: 1,
    main: `${whole(rows)}${ofHead(groupsOf(shape.timeSteps))}
  ${each(GROUP, (j) => `out${j} = vec4(0.0);`)}
  if (${GROUP} * own > step) return;
  vec4 largest = texelFetch(softmax, ivec3(along, turn * ${shape.heads} + head, 0), 0);
  vec4 share = texelFetch(softmax, ivec3(along, turn * ${shape.heads} + head, 1), 0);
  ${fetchUnits('s', 'scores', `along, turn * ${rows} + unit`)}
  ${each(
    GROUP,
    (j) =>
      `if (${GROUP} * own + ${j} <= step) out${j} = exp((s${j} - largest) * ${number(shape.scale)}) * share;`,
  )}`,
  });
}

/** Adds what this step takes of the units of itself and all before it, by weights. */
const taken = (
  shape: HeadShape,
  weights: string,
  values: { readonly texture: string; readonly rows: number; readonly first: number },
) => `
  for (int g = 0; g <= step >> 2; g++) {
    ${fetchUnits('p', weights, `along, turn * ${rowsOfPairs(shape)} + head * ${groupsOf(shape.timeSteps)} + g`)}
    ${fourSteps(`${GROUP} * g`, values.rows)}
    ${each(
      GROUP,
      (j) => `{
      ${fetchUnits('v', values.texture, `at${j} + ivec2(0, ${values.first} + row)`)}
      ${each(GROUP, (d) => `out${d} += p${j} * v${d};`, ' ')}
    }`,
    )}
  }`;

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

/** What each head takes of the values. */
export function takenSource(shape: HeadShape): Source {
  const rows = rowsOfHeads(shape);
  return sourceOf({
    layered: ['weights', 'qkv'],
    outputs: unitNames('out'),
    places: 1,
    main: `${whole(rows)}${ofHead(shape.size)}
  int row = unit;
  ${each(GROUP, (j) => `out${j} = vec4(0.0);`)}
  ${taken(shape, 'weights', { texture: 'qkv', rows: 3 * rows, first: 2 * rows })}`,
  });
}

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

/**
 * The gradient by learned positions: each row of a block is a step, over which all sequences are added up. Written as
 * `weightGradientSource` writes it, in one chunk. places[1] = (first group of rows of the block).
 * @param units as in `weightGradientSource`
 */
export function positionGradientSource(width: number, units: number): Source {
  return sourceOf({
    layered: ['gradients'],
    outputs: unitNames('row', GROUP * units),
    places: 2,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy);
  int unit = ${units} * texel.x;
  ${each(GROUP * units, (j) => `row${j} = vec4(0.0);`)}
  ${each(
    GROUP,
    (j) => `{
    int step = ${GROUP} * (texel.y - places[1].x) + ${j};
    if (step < places[0].z) {
      int place = step * places[0].y;
      ivec2 at = ${stepAt('place', String(width))} + ivec2(0, unit);
      for (int quad = 0; quad < places[0].y; quad++) {
        ${each(units, (u) =>
          each(
            GROUP,
            (g) =>
              `row${u * GROUP + j}.${LETTERS[g]!} += dot(texelFetch(gradients, ivec3(at + ivec2(quad, ${u}), ${g}), 0), vec4(1.0));`,
          ),
        )}
      }
    }
  }`,
  )}`,
  });
}
