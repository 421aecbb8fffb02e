/** What a run leaves behind: the file that `--json` writes, and the sentence at the end. */
import type { Experiment } from '../../src/config/index.ts';
import { type CurveMark, MARKED_STEPS } from '../../src/math/curveMark.ts';
import { curveMarkOf } from '../../src/store/curveMark.ts';
import type { Chosen } from '../../src/store/chosen.ts';
import type { RunSeries } from '../../src/store/series.ts';
import { formatMetric, type Metric } from '../../src/tasks/contract/measures.ts';
import type { DeviceInfo, LengthResult, RunInfo } from '../../src/worker/protocol.ts';
import { askedLines, type Asked } from './asked.ts';
import { formatCount, formatLevel, formatLoss, formatRate } from '../../src/text/numbers.ts';

/** One evaluation. Numbers that are not finite become `null` in JSON. */
export interface HistoryRow {
  readonly step: number;
  /** The training loss of that very step; null before the first. */
  readonly loss: number | null;
  readonly heldOutLoss: number;
  readonly metric: number;
  /** The same on the test data, where the task has some; nothing was chosen by them. */
  readonly testLoss?: number;
  readonly testMetric?: number;
}

export interface Results {
  readonly config: Experiment;
  readonly backend: DeviceInfo['backend'] | null;
  readonly device: string | null;
  readonly stepsPerSecond: number;
  /** GL draw calls of one training step up to the reading of its loss; null where nothing is drawn. */
  readonly drawsPerStep: number | null;
  readonly history: readonly HistoryRow[];
  /** The first evaluation whose validation loss is at or under the task's solved level. */
  readonly solvedAtStep: number | null;
  /** The mark of the curve, and by which arithmetic it came about; null where there is none. */
  readonly mark: CurveMark | null;
  /** The evaluation with the lowest validation loss: the network to be reported, with what it does on the test data. */
  readonly chosen: Chosen | null;
  /** Loss and metric by length, where `--lengths` asked for them. */
  readonly lengths?: readonly LengthResult[];
  /** What `--ask` asked, with the answers. */
  readonly asked?: readonly Asked[];
}

export function historyOf(series: RunSeries): HistoryRow[] {
  const { steps, trainingLosses, losses, metrics, testLosses, testMetrics } = series.evaluations;
  return [...steps.values].map((step, k) => ({
    step,
    loss: step === 0 ? null : trainingLosses.values[k]!,
    heldOutLoss: losses.values[k]!,
    metric: metrics.values[k]!,
    ...(!Number.isNaN(testLosses.values[k]!) && {
      testLoss: testLosses.values[k]!,
      testMetric: testMetrics.values[k]!,
    }),
  }));
}

export function solvedAt(history: readonly HistoryRow[], level: number): number | null {
  return history.find(({ heldOutLoss }) => heldOutLoss <= level)?.step ?? null;
}

/** The mark of a run's curve; null where it has none. */
export function markIn(series: RunSeries): CurveMark | null {
  const mark = curveMarkOf(series);
  return typeof mark === 'object' ? mark : null;
}

/** A metric's name and value. */
export function metricText(metric: Metric, value: number): string {
  return `${metric.label}: ${formatMetric(metric, value)}`;
}

/** The last lines on the terminal. */
export function summary(results: Results, info: RunInfo | undefined, steps: number): string {
  const { stepsPerSecond, drawsPerStep, history, solvedAtStep, mark, chosen, lengths, asked } = results;
  const last = history.at(-1);
  const lines = [
    `${formatCount(steps)} steps on ${results.device ?? 'no device'} at ${formatRate(stepsPerSecond)} steps/s` +
      (drawsPerStep === null ? '.' : `, ${formatCount(drawsPerStep)} draw calls a step.`),
  ];
  if (last && info) {
    const { metric, baseline, solved } = info.problem;
    lines.push(
      `Validation loss ${formatLoss(last.heldOutLoss)} at step ${formatCount(last.step)} ` +
        `(${baseline.label}: ${formatLevel(baseline.loss)}), ${metricText(metric, last.metric)}.`,
      solvedAtStep === null
        ? `Not solved: that takes a validation loss of ${formatLevel(solved.loss)}.`
        : `Solved at step ${formatCount(solvedAtStep)}.`,
    );
    if (chosen?.test)
      lines.push(
        `Test loss ${formatLoss(chosen.test.loss)} at step ${formatCount(chosen.step)}, where the validation loss was lowest ` +
          `(${solved.label}: ${formatLevel(solved.test ?? solved.loss)}), ${metricText(metric, chosen.test.metric)}.`,
      );
  }
  if (mark) lines.push(`Mark of the first ${MARKED_STEPS} steps, computed by ${mark.by}: ${mark.letters}.`);
  if (lengths && info) {
    const { label } = info.problem.lengths;
    for (const { length, loss, metric } of lengths)
      lines.push(`${label} ${length}: loss ${formatLoss(loss)}, ${metricText(info.problem.metric, metric)}.`);
  }
  if (asked) lines.push(...askedLines(asked, info?.problem.ask));
  return lines.join('\n');
}
