/** What a diagnosis is made of: quantities measured in the run, and what was asked for. */
import type { Experiment } from '../../config/index.ts';
import { findModel } from '../../models/about/index.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Readout, RunInfo } from '../../worker/protocol.ts';
import type { RunSeries } from '../series.ts';
import type { RunState } from '../state.ts';

export interface Facts extends Pick<
  RunState,
  'status' | 'step' | 'progressLevel' | 'solvedAt' | 'overfit' | 'playing'
> {
  readonly experiment: Experiment;
  readonly problem: ProblemInfo;
  readonly lanes: RunInfo['lanes'];
  readonly series: Pick<
    RunSeries,
    'losses' | 'heldOutLosses' | 'evaluationSteps' | 'score' | 'untrained' | 'gradientNorms' | 'clipNorms'
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

/** True where the experiment's model hands a state from step to step. */
export function carries({ cell }: Experiment): boolean {
  return findModel(cell)?.recurrent ?? false;
}

/**
 * The gradient's length by step, up to the last step that counts: by the top layer's states where they are handed from step to
 * step, the longest of them (an LSTM's c is the better road), else by the input, which is all that an earlier step can
 * contribute. Undefined without a reading.
 */
export function gradientOf(experiment: Experiment, score: Readout | undefined): Float32Array | undefined {
  const gradients = score?.gradients;
  const end = score ? score.mask.findLastIndex((value) => value > 0) + 1 : 0;
  if (!gradients || end < 2) return undefined;
  if (!carries(experiment)) return gradients.inputs.subarray(0, end);
  const states = [gradients.hidden, ...gradients.others.map(({ byLayer }) => byLayer)];
  return Float32Array.from({ length: end }, (_, t) =>
    Math.max(...states.map((byLayer) => byLayer.at(-1)![t]!)),
  );
}

/** How many times as much of the gradient the first step gets as the last; 0 where nothing is known. */
export function growthOf(experiment: Experiment, score: Readout | undefined): number {
  const lengths = gradientOf(experiment, score);
  const last = lengths?.at(-1) ?? 0;
  return lengths && last > 0 ? lengths[0]! / last : 0;
}

/** The median of the last so many values, but for those that are no numbers; undefined where there are none. */
export function recently(values: Float32Array, count: number): number | undefined {
  const newest = values.slice(-count).filter(Number.isFinite).toSorted();
  return newest[newest.length >> 1];
}
