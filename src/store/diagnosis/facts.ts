/** What a diagnosis is made of: quantities measured in the run, and what was asked for. */
import type { Experiment } from '../../config/index.ts';
import type { ProblemInfo } from '../../tasks/task.ts';
import type { RunInfo, Score } from '../../worker/protocol.ts';
import type { RunSeries } from '../series.ts';
import type { RunState } from '../state.ts';

export interface Facts extends Pick<
  RunState,
  'status' | 'step' | 'standing' | 'solvedAt' | 'overfit' | 'playing'
> {
  readonly experiment: Experiment;
  readonly problem: ProblemInfo;
  readonly lanes: RunInfo['lanes'];
  readonly series: Pick<
    RunSeries,
    'losses' | 'heldOutLosses' | 'evaluationSteps' | 'score' | 'gradientNorms'
  >;
}

/** What is found: in one sentence with the number that shows it, and what may help. */
export interface Diagnosis {
  readonly id: 'diverged' | 'exploding' | 'vanishing' | 'saturated' | 'stuck' | 'plateau' | 'overfit';
  /** A few words. */
  readonly headline: string;
  readonly text: string;
  /** At most two, the likeliest first. */
  readonly remedies: readonly Remedy[];
}

/** One change of the experiment, which begins anew with it. */
export interface Remedy {
  /** What a button says: "Try an LSTM". */
  readonly label: string;
  /** Why it may help, in one sentence. */
  readonly help: string;
  readonly experiment: Experiment;
}

/** Of a reading: the gradient's length by step in the top layer, up to the last step that counts; undefined without one. */
export function gradientOf(score: Score | undefined): Float32Array | undefined {
  const top = score?.gradients?.hidden.at(-1);
  const end = score ? score.mask.findLastIndex((value) => value > 0) + 1 : 0;
  return top && end > 1 ? top.subarray(0, end) : undefined;
}

/** The median of the last so many values, but for those that are no numbers; undefined where there are none. */
export function recently(values: Float64Array, count: number): number | undefined {
  const newest = values.slice(-count).filter(Number.isFinite).toSorted();
  return newest[newest.length >> 1];
}
