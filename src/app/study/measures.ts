/** What of a run a study shows: a number for each run, how it is said, and how it lies on an axis. */
import type { CellSummary, Spread } from '../../studies/summary.ts';
import type { RunOutcome } from '../../studies/outcome.ts';
import { formatCount, formatFactor, formatLogTick, formatLoss, formatRound } from '../../text/numbers.ts';
import { formatMetric, type Metric } from '../../tasks/contract/measures.ts';

export type MeasureId = 'toSolved' | 'heldOutLoss' | 'metric' | 'gradientRate';

export interface Measure {
  readonly id: MeasureId;
  readonly label: string;
  /** Of one run; undefined where it has none. */
  readonly of: (outcome: RunOutcome) => number | undefined;
  /** Of the runs of one place. */
  readonly over: (cell: CellSummary) => Spread | undefined;
  readonly format: (value: number) => string;
  /** Where there is no such number. */
  readonly none: string;
  readonly scale: 'linear' | 'logarithmic';
  readonly top?: number;
  readonly formatTick?: (value: number) => string;
  /** Whether less is better; undefined where neither is. */
  readonly less: boolean | undefined;
}

const toSolved: Measure = {
  id: 'toSolved',
  label: 'steps to solved',
  of: ({ solvedAt }) => solvedAt,
  over: (cell) => cell.toSolved,
  format: (value) => formatCount(Math.round(value)),
  none: 'not solved',
  scale: 'logarithmic',
  formatTick: formatLogTick,
  less: true,
};

const heldOutLoss: Measure = {
  id: 'heldOutLoss',
  label: 'validation loss',
  of: ({ ending, heldOutLoss: loss }) => (ending === 'diverged' ? undefined : (loss ?? undefined)),
  over: (cell) => cell.heldOutLoss,
  format: formatLoss,
  none: 'diverged',
  scale: 'logarithmic',
  less: true,
};

const gradientRate: Measure = {
  id: 'gradientRate',
  label: 'gradient rate',
  of: (outcome) => outcome.gradientRate,
  over: (cell) => cell.gradientRate,
  format: formatFactor,
  none: 'no rate',
  scale: 'linear',
  formatTick: formatRound,
  less: undefined,
};

function metricMeasure(metric: Metric): Measure {
  const share = metric.kind === 'accuracy' || metric.kind === 'exact' || metric.kind === 'within';
  return {
    id: 'metric',
    label: metric.label,
    of: ({ metric: value }) => value ?? undefined,
    over: (cell) => cell.metric,
    format: (value) => formatMetric(metric, value),
    none: 'none',
    scale: metric.kind === 'rmse' ? 'logarithmic' : 'linear',
    ...(share && { top: 1, formatTick: (value: number) => `${Math.round(100 * value)} %` }),
    less: !share,
  };
}

/** @param metric of the task; undefined where several tasks are studied, or none is known yet */
export function measuresOf(metric: Metric | undefined): readonly Measure[] {
  return [toSolved, heldOutLoss, ...(metric ? [metricMeasure(metric)] : []), gradientRate];
}
