/**
 * The scales of the maps. What lies around zero (states, candidates) is shown on a scale that follows it calmly, or that a person
 * has fixed; what is a share of one (gates) always from 0 to 1.
 */
import { calmEnd, largestSize } from '../../../charts/calmRange.ts';
import { formatEnd } from '../../../text/numbers.ts';
import type { LaneSpec } from '../../../models/cell.ts';
import type { Readout } from '../../../worker/protocol.ts';
import type { Compared } from './lane.ts';

/** How far the scales of a reading reach, by the lane's key. */
export type Reaches = Readonly<Record<string, number>>;

/** Values that are smaller all the same are pale, as they should be. */
const LEAST = 0.1;

export const laneKey = (layer: number, lane: string): string => `${layer}/${lane}`;

/**
 * @param before that of the reading before, so that scales stay calm
 * @param rivals networks that race share one scale for what all of them have, where it reaches equally far
 */
export function reachesOf(
  { lanes }: Readout,
  before: Reaches = {},
  rivals: readonly Compared[] = [],
): Reaches {
  const others = rivals.flatMap(({ sharesScale, readout }) => (sharesScale ? readout.lanes : []));
  return Object.fromEntries(
    lanes.map(({ layer, lane, values }) => {
      const key = laneKey(layer, lane);
      const same = others.filter((other) => other.lane === lane).map((other) => other.values);
      const size = Math.max(...[values, ...same].map(largestSize));
      return [key, calmEnd(size, before[key], LEAST)];
    }),
  );
}

/** The lane as it is shown: one around zero with a scale from −end to end, any other as it is. */
export function scaled(lane: LaneSpec, end: number | undefined): LaneSpec {
  return end === undefined || lane.range[0] >= 0 ? lane : { ...lane, range: [-end, end] };
}

/** How to read the colours, in a sentence. */
export function colorHelp([low, high]: LaneSpec['range'], fixed: boolean): string {
  if (low >= 0)
    return `The stronger the colour, the nearer to ${formatEnd(high, false)}, where the gate is open.`;
  const reach = `±${formatEnd(high, false)}`;
  return fixed
    ? `Blue is below zero, orange above; the scale is fixed at ${reach}, and values beyond it get the colour of its end.`
    : `Blue is below zero, orange above; the scale, now ${reach}, follows the largest value unless you fix it.`;
}
