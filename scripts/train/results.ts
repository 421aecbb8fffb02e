/** What a run leaves behind: the file that `--json` writes, and the sentence at the end. */
import type { Experiment } from '../../src/config/index.ts';
import type { RunSeries } from '../../src/store/series.ts';
import type { Metric } from '../../src/tasks/contract/measures.ts';
import type { DeviceInfo, LengthResult, RunInfo } from '../../src/worker/protocol.ts';
import { askedLines, type Asked } from './asked.ts';

/** One evaluation. Numbers that are not finite become `null` in JSON. */
export interface HistoryRow {
  readonly step: number;
  /** The training loss of that very step; null before the first. */
  readonly loss: number | null;
  readonly heldOutLoss: number;
  readonly metric: number;
}

export interface Results {
  readonly config: Experiment;
  readonly backend: DeviceInfo['backend'] | null;
  readonly device: string | null;
  readonly stepsPerSecond: number;
  /** GL draw calls of one training step up to the reading of its loss; null where nothing is drawn. */
  readonly drawsPerStep: number | null;
  readonly history: readonly HistoryRow[];
  /** The first evaluation whose held-out loss is at or under the task's solved level. */
  readonly solvedAtStep: number | null;
  /** Loss and metric by length, where `--lengths` asked for them. */
  readonly lengths?: readonly LengthResult[];
  /** What `--ask` asked, with the answers. */
  readonly asked?: readonly Asked[];
}

export function historyOf(series: RunSeries): HistoryRow[] {
  const { losses, evaluationSteps, heldOutLosses, metrics } = series;
  return [...evaluationSteps.values].map((step, k) => ({
    step,
    loss: step === 0 ? null : losses.values[step - 1]!,
    heldOutLoss: heldOutLosses.values[k]!,
    metric: metrics.values[k]!,
  }));
}

export function solvedAt(history: readonly HistoryRow[], level: number): number | null {
  return history.find(({ heldOutLoss }) => heldOutLoss <= level)?.step ?? null;
}

/** A metric's value as a person reads it. */
export function formatMetric(metric: Metric, value: number): string {
  switch (metric.kind) {
    case 'accuracy':
    case 'exact':
    case 'within':
      return `${metric.label}: ${(100 * value).toFixed(1)} %`;
    case 'bits':
      return `${metric.label}: ${value.toFixed(3)}`;
    case 'rmse':
      return `${metric.label}: ${value.toPrecision(4)} ${metric.unit}`.trimEnd();
    default:
      return metric satisfies never;
  }
}

/** The last lines on the terminal. */
export function summary(results: Results, info: RunInfo | undefined, steps: number): string {
  const { stepsPerSecond, drawsPerStep, history, solvedAtStep, lengths, asked } = results;
  const last = history.at(-1);
  const lines = [
    `${steps.toLocaleString('en')} steps on ${results.device ?? 'no device'} at ${stepsPerSecond.toFixed(1)} steps/s` +
      (drawsPerStep === null ? '.' : `, ${drawsPerStep.toLocaleString('en')} draw calls a step.`),
  ];
  if (last && info) {
    const { metric, baseline, solved } = info.problem;
    lines.push(
      `Held-out loss ${last.heldOutLoss.toPrecision(4)} at step ${last.step.toLocaleString('en')} ` +
        `(${baseline.label}: ${baseline.loss.toPrecision(4)}), ${formatMetric(metric, last.metric)}.`,
      solvedAtStep === null
        ? `Not solved: that takes a held-out loss of ${solved.loss.toPrecision(3)}.`
        : `Solved at step ${solvedAtStep.toLocaleString('en')}.`,
    );
  }
  if (lengths && info) {
    const { label } = info.problem.lengths;
    for (const { length, loss, metric } of lengths)
      lines.push(
        `${label} ${length}: loss ${loss.toPrecision(4)}, ${formatMetric(info.problem.metric, metric)}.`,
      );
  }
  if (asked) lines.push(...askedLines(asked, info?.problem.ask));
  return lines.join('\n');
}
