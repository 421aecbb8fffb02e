/** How far a changed reading is from the original one: where it begins, and where it is largest. */
import type { RunInfo, Readout } from '../../../worker/protocol.ts';

/** One value of a lane, layer, step and unit from 0, in both readings. */
export interface Place {
  readonly layer: number;
  readonly lane: string;
  readonly step: number;
  readonly unit: number;
  readonly from: number;
  readonly to: number;
}

export interface Change {
  /** The first step at which anything inside differs; undefined where nothing does. */
  readonly firstStep: number | undefined;
  /** The hidden state that differs most; undefined where none does. */
  readonly hidden: Place | undefined;
  /** The gate that differs most; of what is no gate proper only where there are none. */
  readonly gate: Place | undefined;
}

/** The larger change of the two. */
function larger(one: Place | undefined, other: Place): Place {
  return one && Math.abs(one.to - one.from) >= Math.abs(other.to - other.from) ? one : other;
}

/**
 * The readings must be of the same length.
 * @param held gates that somebody holds, of which it says nothing that they differ
 */
export function measureChange(
  lanes: RunInfo['lanes'],
  score: Readout,
  beside: Readout,
  held: readonly string[] = [],
): Change {
  const hiddenId = lanes.find(({ kind }) => kind === 'state')?.lane.id;
  const inner = lanes
    .filter(({ kind, lane }) => kind === 'gate' && !held.includes(lane.id))
    .map(({ lane }) => lane);
  const proper = inner.filter(({ range }) => range[0] === 0 && range[1] === 1);
  const gates = new Set((proper.length > 0 ? proper : inner).map(({ id }) => id));
  let firstStep: number | undefined;
  let hidden: Place | undefined;
  let gate: Place | undefined;
  for (const { layer, lane, values } of score.lanes) {
    const other = beside.lanes.find((each) => each.layer === layer && each.lane === lane)?.values;
    if (!other) continue;
    let most: number | undefined;
    for (let k = 0; k < values.length; k++) {
      const size = Math.abs(values[k]! - other[k]!);
      if (!(size > 0)) continue;
      const step = Math.floor(k / score.units);
      firstStep = Math.min(firstStep ?? step, step);
      if (most === undefined || size > Math.abs(values[most]! - other[most]!)) most = k;
    }
    if (most === undefined) continue;
    const place = {
      layer,
      lane,
      step: Math.floor(most / score.units),
      unit: most % score.units,
      from: other[most]!,
      to: values[most]!,
    };
    if (lane === hiddenId) hidden = larger(hidden, place);
    else if (gates.has(lane)) gate = larger(gate, place);
  }
  return { firstStep, hidden, gate };
}
