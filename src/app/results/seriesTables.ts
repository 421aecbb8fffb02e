/** What the charts over training steps show, as tables to take away: every step, nothing left out. */
import type { RunSeries } from '../../store/series.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Table } from '../export/table.ts';

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
export function lossTable({
  losses,
  evaluationSteps,
  heldOutLosses,
  testLosses,
}: RunSeries): Table | undefined {
  if (losses.length === 0 && evaluationSteps.length === 0) return undefined;
  const last = Math.max(losses.length, evaluationSteps.values.at(-1) ?? 0);
  const count = last + 1;
  return {
    columns: [
      { name: 'step', values: Int32Array.from({ length: count }, (_, step) => step) },
      { name: 'training loss', values: [undefined, ...losses.values] },
      { name: 'validation loss', values: atSteps(evaluationSteps.values, heldOutLosses.values, 0, count) },
      ...(isKnown(testLosses)
        ? [{ name: 'test loss', values: atSteps(evaluationSteps.values, testLosses.values, 0, count) }]
        : []),
    ],
  };
}

/** The metric at every evaluation. */
export function metricTable(
  { evaluationSteps, metrics, testMetrics }: RunSeries,
  { metric }: ProblemInfo,
): Table | undefined {
  if (evaluationSteps.length === 0) return undefined;
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
export function normTable({ gradientNorms, clipNorms }: RunSeries): Table | undefined {
  if (gradientNorms.length === 0) return undefined;
  const known = (values: Float64Array) =>
    Array.from(values, (value) => (Number.isNaN(value) ? undefined : value));
  return {
    columns: [
      { name: 'step', values: Int32Array.from(gradientNorms.values, (_, k) => k + 1) },
      { name: 'gradient norm', values: known(gradientNorms.values) },
      { name: 'clip norm', values: known(clipNorms.values) },
    ],
  };
}
