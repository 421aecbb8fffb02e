/**
 * The normalisation of `models/layerNorm.ts`, of all steps: a draw for what a step's units have in common, one that applies it; the
 * same on the way back.
 */
import { GROUP, groupsOf } from '../atlas.ts';
import { each, sourceOf, whole, type Source } from './common.ts';
import { fetchUnits, unitNames } from './units.ts';

const EPSILON = '1e-5';

/** Does something with every unit of a step, fetched from each texture named as `x0` to `x3` behind its letter. */
function everyUnit(
  count: number,
  textures: Readonly<Record<string, string>>,
  text: (j: number) => string,
): string {
  const full = Math.floor(count / GROUP);
  const group = (k: string, units: number) => `{
    ${Object.entries(textures)
      .map(([name, texture]) => fetchUnits(name, texture, `along, turn * ${groupsOf(count)} + ${k}`))
      .join('\n')}
    ${each(units, text)}
  }`;
  return `
  for (int k = 0; k < ${full}; k++) ${group('k', GROUP)}
  ${count % GROUP === 0 ? '' : group(String(full), count % GROUP)}`;
}

/** Mean and 1/√(variance + ε) of each step's units. */
export function momentsSource(count: number): Source {
  return sourceOf({
    layered: ['x'],
    outputs: ['mean', 'inverse'],
    places: 1,
    main: `${whole(1)}
  vec4 sum = vec4(0.0);
  ${everyUnit(count, { x: 'x' }, (j) => `sum += x${j};`)}
  vec4 middle = sum / ${count}.0;
  vec4 squares = vec4(0.0);
  ${everyUnit(count, { x: 'x' }, (j) => `squares += (x${j} - middle) * (x${j} - middle);`)}
  mean = middle;
  inverse = 1.0 / sqrt(squares / ${count}.0 + ${EPSILON});`,
  });
}

export function normaliseSource(count: number): Source {
  return sourceOf({
    layered: ['x', 'moments'],
    outputs: unitNames('out'),
    places: 1,
    main: `${whole(groupsOf(count))}
  vec4 mean = texelFetch(moments, ivec3(along, turn, 0), 0);
  vec4 inverse = texelFetch(moments, ivec3(along, turn, 1), 0);
  ${fetchUnits('x', 'x', `along, turn * ${groupsOf(count)} + unit`)}
  ${each(GROUP, (j) => `out${j} = (x${j} - mean) * inverse;`)}`,
  });
}

/** The means of dy and of y∘dy. */
export function gradientMeansSource(count: number): Source {
  return sourceOf({
    layered: ['dy', 'y'],
    outputs: ['mean', 'along_y'],
    places: 1,
    main: `${whole(1)}
  vec4 sum = vec4(0.0);
  vec4 products = vec4(0.0);
  ${everyUnit(count, { dy: 'dy', y: 'y' }, (j) => `sum += dy${j}; products += dy${j} * y${j};`)}
  mean = sum / ${count}.0;
  along_y = products / ${count}.0;`,
  });
}

/** The gradient by x; `beside` is added, where it went by as well. */
export function normaliseBackSource(count: number, beside: boolean): Source {
  const at = `along, turn * ${groupsOf(count)} + unit`;
  return sourceOf({
    layered: ['dy', 'y', 'moments', 'means', ...(beside ? ['beside'] : [])],
    outputs: unitNames('out'),
    places: 1,
    main: `${whole(groupsOf(count))}
  vec4 inverse = texelFetch(moments, ivec3(along, turn, 1), 0);
  vec4 mean = texelFetch(means, ivec3(along, turn, 0), 0);
  vec4 product = texelFetch(means, ivec3(along, turn, 1), 0);
  ${fetchUnits('dy', 'dy', at)}
  ${fetchUnits('y', 'y', at)}
  ${beside ? fetchUnits('beside', 'beside', at) : ''}
  ${each(GROUP, (j) => `out${j} = ${beside ? `beside${j} + ` : ''}(dy${j} - mean - y${j} * product) * inverse;`)}`,
  });
}
