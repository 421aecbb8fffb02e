/**
 * What the charts over training steps show, as tables to save: every step, nothing left out, but for runs that are so long
 * that their beginning is summed up.
 */
import type { RunSeries } from '../../store/series.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Table } from '../export/table.ts';
import { longLossTable, longMetricTable, longNormTable } from './longTables.ts';

/** Values at some of the steps, by step from `first` on; undefined in between. */
function atSteps(steps: Float64Array, values: Float64Array, first: number, count: number) {
  const column: (number | undefined)[] = Array.from({ length: count }, () => undefined);
  steps.forEach((step, k) => (column[step - first] = values[k]));
  return column;
}

/** Whether the task has test data. */
function isKnown({ values }: RunSeries['testLosses']): boolean {
  return !Number.isNaN(values[0]);
}

/** Training loss of every step, validation and test loss of those at which there is one. */
export function lossTable(series: RunSeries): Table | undefined {
  const { losses, evaluations } = series;
  if (losses.length === 0 && evaluations.length === 0) return undefined;
  if (losses.first > 0 || evaluations.inFullFrom > 0) return longLossTable(series);
  const steps = evaluations.steps.values;
  const last = Math.max(losses.length, steps.at(-1) ?? 0);
  const count = last + 1;
  return {
    columns: [
      { name: 'step', values: Int32Array.from({ length: count }, (_, step) => step) },
      { name: 'training loss', values: [undefined, ...losses.values] },
      { name: 'validation loss', values: atSteps(steps, evaluations.losses.values, 0, count) },
      ...(isKnown(evaluations.testLosses)
        ? [{ name: 'test loss', values: atSteps(steps, evaluations.testLosses.values, 0, count) }]
        : []),
    ],
  };
}

/** The metric at every evaluation. */
export function metricTable(series: RunSeries, { metric }: ProblemInfo): Table | undefined {
  const { evaluationSteps, metrics, testMetrics, evaluations } = series;
  if (evaluationSteps.length === 0) return undefined;
  if (evaluations.inFullFrom > 0) return longMetricTable(series, metric);
  return {
    columns: [
      { name: 'step', values: Int32Array.from(evaluationSteps.values) },
      { name: metric.label, values: Float64Array.from(metrics.values) },
      ...(isKnown(testMetrics)
        ? [{ name: `test: ${metric.label}`, values: Float64Array.from(testMetrics.values) }]
        : []),
    ],
  };
}

/** The length of every step's gradient before it was clipped, and where it was clipped, 0 where nowhere. */
export function normTable(series: RunSeries): Table | undefined {
  const { gradientNorms, clipNorms } = series;
  if (gradientNorms.length === 0) return undefined;
  if (gradientNorms.first > 0) return longNormTable(series);
  const known = (values: Float32Array) =>
    Array.from(values, (value) => (Number.isNaN(value) ? undefined : value));
  return {
    columns: [
      { name: 'step', values: Int32Array.from(gradientNorms.values, (_, k) => k + 1) },
      { name: 'gradient norm', values: known(gradientNorms.values) },
      { name: 'clip norm', values: known(clipNorms.values) },
    ],
  };
}
