/** The arithmetic of `models/minGru.ts`. Gate and candidate, z n, lie side by side, `groups` rows each. */
import { GROUP } from '../atlas.ts';
import { each, sourceOf, whole, type Source } from './common.ts';
import type { Stretches } from './scan.ts';
import { fetchUnits, stepAt, unitNames } from './units.ts';

/** What becomes of the sums. */
export const gatesOf = (groups: number) =>
  `if (unit < ${groups}) { ${each(GROUP, (j) => `sum${j} = sigmoid(sum${j});`, ' ')} }`;

/** h = (1 − z)∘h_before + z∘n */
export const forwardStretches = (groups: number): Stretches => ({
  samplers: ['gates'],
  read: `ivec2 at = ${stepAt('place', String(2 * groups))} + ivec2(0, unit);
    ${fetchUnits('z', 'gates', 'at')}
    ${fetchUnits('n', 'gates', `at + ivec2(0, ${groups})`)}
    ${each(GROUP, (j) => `vec4 a${j} = 1.0 - z${j}; vec4 b${j} = z${j} * n${j};`)}`,
});

/**
 * ∂L/∂h = that from above + (1 − z_after)∘(∂L/∂h)_after
 * @param truncate nothing comes back over a cut; see `models/truncation.ts`
 */
export const backwardStretches = (groups: number, truncate = 0): Stretches => ({
  samplers: ['gates', 'above'],
  read: `ivec2 at = ${stepAt('place', String(groups))} + ivec2(0, unit);
    ${fetchUnits('b', 'above', 'at')}
    ${each(GROUP, (j) => `vec4 a${j} = vec4(0.0);`)}
    int after = place + places[0].y;
    if (after < most${truncate > 0 ? ` && over(after, places[0].y) % ${truncate} != 0` : ''}) {
      ivec2 next = ${stepAt('after', String(2 * groups))} + ivec2(0, unit);
      ${each(GROUP, (j) => `a${j} = 1.0 - texelFetch(gates, ivec3(next, ${j}), 0);`)}
    }`,
});

/** The gradients by the sums, given those by h. */
export function sumGradientSource(groups: number): Source {
  return sourceOf({
    layered: ['gates', 'hidden', 'byHidden'],
    outputs: unitNames('out'),
    places: 1,
    main: `${whole(2 * groups)}
  bool ofGate = unit < ${groups};
  int own = ofGate ? unit : unit - ${groups};
  ${fetchUnits('z', 'gates', `along, turn * ${2 * groups} + own`)}
  ${fetchUnits('dh', 'byHidden', `along, turn * ${groups} + own`)}
  if (ofGate) {
    ${fetchUnits('n', 'gates', `along, turn * ${2 * groups} + own + ${groups}`)}
    ${each(GROUP, (j) => `vec4 before${j} = vec4(0.0);`)}
    int earlier = place - places[0].y;
    if (earlier >= 0) {
      ivec2 at = ${stepAt('earlier', String(groups))} + ivec2(0, own);
      ${each(GROUP, (j) => `before${j} = texelFetch(hidden, ivec3(at, ${j}), 0);`)}
    }
    ${each(GROUP, (j) => `out${j} = dh${j} * (n${j} - before${j}) * z${j} * (1.0 - z${j});`)}
  } else {
    ${each(GROUP, (j) => `out${j} = dh${j} * z${j};`)}
  }`,
  });
}
