/** What helps a network that knows one length only: to train on a range of them; and its results from before, kept beside the new. */
import { withValue, type Experiment } from '../../config/index.ts';
import type { KeptCurves } from '../../store/keptCurves.ts';
import { findTask } from '../../tasks/index.ts';
import type { Lengths } from '../../tasks/contract/problem.ts';
import type { LengthsFinding } from '../../worker/protocol.ts';

/** The shortest length of the range, as a share of the longest. */
const SHARE = 0.25;

export interface LengthCure {
  readonly experiment: Experiment;
  readonly range: readonly [number, number];
}

/** The experiment on a range of lengths; undefined where it is on one already, or the task's lengths are no choice. */
export function lengthCure(experiment: Experiment, { trained, limits }: Lengths): LengthCure | undefined {
  const [low, high] = trained;
  const shortest = findTask(experiment.task)?.options.find(
    (option) => option.kind === 'number' && option.notAbove !== undefined,
  );
  if (low !== high || shortest?.kind !== 'number') return undefined;
  const from = Math.max(limits[0], shortest.min, Math.round(SHARE * high));
  if (from >= high) return undefined;
  return { experiment: withValue(experiment, 'task', shortest.id, from), range: [from, high] };
}

/** What a run was found to do at other lengths before another took its place. */
export interface KeptLengths {
  readonly finding: LengthsFinding;
  readonly trained: Lengths['trained'];
}

/** Go with the kept curves of the same run, and are gone with them. */
const kept = new WeakMap<KeptCurves, KeptLengths>();

export function keepLengths(curves: KeptCurves | undefined, lengths: KeptLengths): void {
  if (curves) kept.set(curves, lengths);
}

export function keptLengthsOf(curves: KeptCurves | undefined): KeptLengths | undefined {
  return curves && kept.get(curves);
}
