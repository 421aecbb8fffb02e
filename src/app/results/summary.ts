/** The results in words and as a table: what the charts show, for everybody who does not read it off the curve. */
import { formatCount, formatLevel, formatLoss } from '../../text/numbers.ts';
import type { RunSeries } from '../../store/series.ts';
import { formatMetric, type LossLine } from '../../tasks/contract/measures.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';

/** One evaluation; the training loss is that of the same step. */
export interface ResultRow {
  readonly step: number;
  readonly trainLoss: number | undefined;
  readonly heldOutLoss: number;
  readonly metric: number;
}

function rowAt(series: RunSeries, k: number): ResultRow {
  const { steps, trainingLosses, losses, metrics } = series.evaluations;
  const step = steps.values[k]!;
  const trainLoss = trainingLosses.values[k]!;
  return {
    step,
    // A loss that is no number is none before training, and the last of a run that has diverged.
    trainLoss: Number.isNaN(trainLoss) ? series.losses.at(step - 1) : trainLoss,
    heldOutLoss: losses.values[k]!,
    metric: metrics.values[k]!,
  };
}

/** The newest evaluation. */
export function latest(series: RunSeries): ResultRow | undefined {
  const count = series.evaluationSteps.length;
  return count > 0 ? rowAt(series, count - 1) : undefined;
}

/** Evaluations spread evenly over the run, the first and the newest among them, at most `most`. */
export function tableRows(series: RunSeries, most: number): ResultRow[] {
  const count = series.evaluationSteps.length;
  const rows = Math.min(most, count);
  return Array.from({ length: rows }, (_, k) =>
    rowAt(series, rows === 1 ? count - 1 : Math.round((k * (count - 1)) / (rows - 1))),
  );
}

/** "before training", "after 20 steps". */
export function afterSteps(step: number): string {
  return step === 0 ? 'before training' : `after ${formatCount(step)} ${step === 1 ? 'step' : 'steps'}`;
}

function named({ label, loss }: LossLine): string {
  return `“${label}” (${formatLevel(loss)})`;
}

function verdict(loss: number, { baseline, solved, others = [] }: ProblemInfo): string {
  // Nothing is solved by doing better than another method.
  const solvedLine = solved.beats ? named(solved) : `the solved line ${formatLevel(solved.loss)}`;
  if (loss <= solved.loss) return `below ${solvedLine}`;
  // What cannot be told apart as it is written is not better.
  const tells = formatLevel(loss) !== formatLevel(baseline.loss);
  if (!(loss < baseline.loss && tells)) return `no better than ${named(baseline)}`;
  const beaten = [baseline, ...others].filter((line) => loss < line.loss);
  const closest = beaten.reduce((lowest, line) => (line.loss < lowest.loss ? line : lowest));
  return `better than ${named(closest)} but above ${solvedLine}`;
}

/** What the loss chart shows, in one sentence. */
export function lossSentence(series: RunSeries, problem: ProblemInfo): string {
  const row = latest(series);
  if (!row) return 'No result yet: the first comes with the first evaluation.';
  const { step, heldOutLoss: loss } = row;
  const when = afterSteps(step).replace(/^./, (letter) => letter.toUpperCase());
  if (!Number.isFinite(loss))
    return `${when} the validation loss is no longer a number: the run has diverged.`;
  return `${when} the validation loss is ${formatLoss(loss)}, ${verdict(loss, problem)}.`;
}

const PERPLEXITY =
  ' The perplexity says among how many equally likely characters a choice would be as unsure.';

/** What the metric chart shows, in one sentence. */
export function metricSentence(series: RunSeries, { metric, metricLines = [] }: ProblemInfo): string {
  const row = latest(series);
  const name = metric.label.charAt(0).toUpperCase() + metric.label.slice(1);
  const beside = metricLines
    .map(({ label, value }) => `; “${label}”: ${formatMetric(metric, value)}`)
    .join('');
  if (!row || !Number.isFinite(row.metric)) return `${name}: no result yet${beside}.`;
  return `${name}: ${formatMetric(metric, row.metric)} ${afterSteps(row.step)}${beside}.${metric.kind === 'bits' ? PERPLEXITY : ''}`;
}
