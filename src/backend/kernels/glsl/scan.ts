/**
 * The recurrence x_t = a_t·x_{t−1} + b_t of all steps at once (Blelloch 1990, "Prefix sums and their applications"): a draw joins
 * `RADIX` stretches of steps at a time, so a few draws are enough for any length. The way back is the same recurrence from the
 * last step on.
 *
 * A stretch that ends at step t is a pair: what it leaves of the state before it, and what it adds. Unit u's are in layers u & 3 and
 * 4 + (u & 3), row u >> 2.
 */
import { GROUP } from '../atlas.ts';
import { each, sourceOf, whole, type Source } from './common.ts';
import { fetchUnits, stepAt, unitNames } from './units.ts';

/** Stretches joined by one draw. */
const RADIX = 8;

/** The lengths of the stretches that the draws of a scan find, each `RADIX` times the one before. */
export function stretchesOf(timeSteps: number): number[] {
  const lengths = [1];
  while (lengths.at(-1)! * RADIX < timeSteps) lengths.push(lengths.at(-1)! * RADIX);
  return lengths;
}

export interface Stretches {
  readonly samplers: readonly string[];
  /** Declares `a0` to `a3` and `b0` to `b3` of the step at a `place`. */
  readonly read: string;
}

/** What a draw of the scan finds that is not the first. */
export const joined = (groups: number): Stretches => ({
  samplers: ['pairs'],
  read: `ivec2 at = ${stepAt('place', String(groups))} + ivec2(0, unit);
    ${fetchUnits('a', 'pairs', 'at')}
    ${each(GROUP, (j) => `vec4 b${j} = texelFetch(pairs, ivec3(at, ${GROUP + j}), 0);`)}`,
});

/** The pairs of a stretch: what it leaves of the state before, what it adds. */
export const PAIRS = [...unitNames('left'), ...unitNames('added')];

/**
 * places[1] = (steps of a stretch; 1 from the first step on, −1 from the last).
 * @param outputs which of `PAIRS` it writes
 */
export function scanSource(
  groups: number,
  { samplers, read }: Stretches,
  outputs: readonly string[],
): Source {
  return sourceOf({
    layered: samplers,
    outputs: outputs.map((name) => `out_${name}`),
    places: 2,
    main: `${whole(groups)}
  ${each(GROUP, (j) => `vec4 left${j} = vec4(1.0); vec4 added${j} = vec4(0.0);`)}
  int most = places[0].y * places[0].z;
  for (int k = 0; k < ${RADIX}; k++) {
    if (place < 0 || place >= most) break;
    ${read}
    ${each(GROUP, (j) => `added${j} += left${j} * b${j}; left${j} *= a${j};`)}
    place -= places[1].y * places[1].x * places[0].y;
  }
  ${outputs.map((name) => `out_${name} = ${name};`).join('\n')}`,
  });
}
