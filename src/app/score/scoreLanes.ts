/** All lanes of a score, and what of a reading decides how they look. */
import type { Readout, RunInfo } from '../../worker/protocol.ts';
import { laneKinds } from './lanes/index.ts';
import type { Compared, Lane, ScoreShape } from './lanes/lane.ts';

/** Plain data, so that two can be compared. */
export interface Heading {
  readonly layers: number;
  readonly units: number;
  readonly heads: number;
  readonly timeSteps: number;
  readonly example: number;
  readonly examples: number;
  /** What each kind of lane has found of the reading. */
  readonly fits: readonly unknown[];
}

/**
 * @param before that of the reading before, so that scales stay calm
 * @param rivals what the others of a race read in the same example
 */
export function headingOf(
  { problem }: Pick<RunInfo, 'problem'>,
  readout: Readout,
  before?: Heading,
  rivals: readonly Compared[] = [],
): Heading {
  const { units, timeSteps, example, examples } = readout;
  return {
    layers: readout.lanes.reduce((most, { layer }) => Math.max(most, layer + 1), 1),
    units,
    heads: readout.attention[0]?.heads ?? 0,
    timeSteps,
    example,
    examples,
    fits: laneKinds.map((kind, k) => kind.fit?.(readout, problem, before?.fits[k], rivals)),
  };
}

/** From top to bottom. */
export function scoreLanes(shape: ScoreShape, fits?: readonly unknown[]): readonly Lane[] {
  return laneKinds.flatMap((kind, k) => kind.lanes(shape, fits?.[k]));
}
