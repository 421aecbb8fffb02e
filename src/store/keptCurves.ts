/** The run before this one: its curves are kept beside the new ones, until they are removed. */
import type { Experiment } from '../config/index.ts';
import type { LossKind, Metric } from '../tasks/contract/measures.ts';
import type { ProblemInfo } from '../tasks/contract/problem.ts';
import type { RunSeries } from './series.ts';

export interface KeptCurves {
  readonly experiment: Experiment;
  readonly loss: LossKind;
  readonly metric: Metric;
  /** Evaluations on the validation data, as in `RunSeries`; the four lists go together. */
  readonly steps: Float64Array;
  readonly seconds: Float64Array;
  readonly losses: Float64Array;
  readonly metrics: Float64Array;
}

/** One point is no curve. */
const FEWEST = 2;

/** What stays of a run; undefined where it has hardly begun. */
export function keptCurvesOf(
  experiment: Experiment,
  problem: Pick<ProblemInfo, 'loss' | 'metric'> | undefined,
  series: RunSeries,
): KeptCurves | undefined {
  const { evaluationSteps, evaluationSeconds, heldOutLosses, metrics } = series;
  if (!problem || evaluationSteps.length < FEWEST) return undefined;
  return {
    experiment,
    loss: problem.loss,
    metric: problem.metric,
    steps: evaluationSteps.values.slice(),
    seconds: evaluationSeconds.values.slice(),
    losses: heldOutLosses.values.slice(),
    metrics: metrics.values.slice(),
  };
}

/** True where the losses of both mean the same, so that their curves can stand on one axis. */
export function comparable(
  kept: Pick<KeptCurves, 'experiment'> & Partial<Pick<KeptCurves, 'loss'>>,
  experiment: Pick<Experiment, 'task'>,
  problem?: Pick<ProblemInfo, 'loss'>,
): boolean {
  const sameLoss = !problem || kept.loss === undefined || kept.loss === problem.loss;
  return kept.experiment.task === experiment.task && sameLoss;
}

/** True where the metrics, too, are of the same kind and unit. */
export function sameMetric(kept: KeptCurves, { metric }: Pick<ProblemInfo, 'metric'>): boolean {
  return JSON.stringify(kept.metric) === JSON.stringify(metric);
}
