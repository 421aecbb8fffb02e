/**
 * Scaled dot-product attention of `models/scaledDotProduct.ts`, of all sequences, heads and steps. Queries, keys and values lie one
 * below the other, each head by head in `size` rows; what belongs to pairs of steps lies with the step that looks, and what it looks
 * at is its unit: step s in layer s & 3, row s >> 2, head by head.
 */
import { GROUP, groupsOf } from '../atlas.ts';
import { each, sourceOf, whole, type Source } from './common.ts';
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

export const number = (value: number) => (Number.isInteger(value) ? `${value}.0` : String(value));

/** Which head a row belongs to, and which of its rows it is. */
export const ofHead = (rows: number) => `
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
export function pairProducts(
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

/** Adds what this step takes of the units of itself and all before it, by weights `p0` to `p3`, of which `then` makes others. */
export const taken = (
  shape: HeadShape,
  weights: string,
  values: { readonly texture: string; readonly rows: number; readonly first: number },
  then = '',
) => `
  for (int g = 0; g <= step >> 2; g++) {
    ${fetchUnits('p', weights, `along, turn * ${rowsOfPairs(shape)} + head * ${groupsOf(shape.timeSteps)} + g`)}
    ${then}
    ${fourSteps(`${GROUP} * g`, values.rows)}
    ${each(
      GROUP,
      (j) => `{
      ${fetchUnits('v', values.texture, `at${j} + ivec2(0, ${values.first} + row)`)}
      ${each(GROUP, (d) => `out${d} += p${j} * v${d};`, ' ')}
    }`,
    )}
  }`;

/**
 * What each head takes of the values.
 * @param from the weights, or the scores, of which they are made anew each time: for whoever keeps no weights of all pairs
 */
export function takenSource(shape: HeadShape, from: 'weights' | 'scores'): Source {
  const rows = rowsOfHeads(shape);
  const ofSoftmax = (layer: number) =>
    `texelFetch(softmax, ivec3(along, turn * ${shape.heads} + head, ${layer}), 0)`;
  const anew = each(
    GROUP,
    (j) =>
      `p${j} = ${GROUP} * g + ${j} <= step ? exp((p${j} - largest) * ${number(shape.scale)}) * share : vec4(0.0);`,
  );
  return sourceOf({
    layered: [from, 'qkv', ...(from === 'scores' ? ['softmax'] : [])],
    outputs: unitNames('out'),
    places: 1,
    main: `${whole(rows)}${ofHead(shape.size)}
  int row = unit;
  ${from === 'scores' ? `vec4 largest = ${ofSoftmax(0)}; vec4 share = ${ofSoftmax(1)};` : ''}
  ${each(GROUP, (j) => `out${j} = vec4(0.0);`)}
  ${taken(shape, from, { texture: 'qkv', rows: 3 * rows, first: 2 * rows }, from === 'scores' ? anew : '')}`,
  });
}
