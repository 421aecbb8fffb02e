/** What a network's answers are measured by: the loss, the metric beside it, and the levels that have a meaning. */
import { formatLoss, formatPercent, formatValue } from '../../text/numbers.ts';

/** mse: mean squared error. binary: cross-entropy of one logit, in nats. softmax: cross-entropy of `outputSize` logits, in nats. */
export type LossKind = 'mse' | 'binary' | 'softmax';

/**
 * What a person is told beside the loss, over the masked-in steps of held-out data:
 * the share of right classes or bits; the share of sequences all of whose answers are right; the share of values within a
 * tolerance; bits per symbol; the root mean squared error.
 */
export type Metric =
  | {
      readonly kind: 'accuracy';
      readonly label: string;
      /**
       * Softmax only: masked steps whose target is this class do not count. For answers between long stretches of
       * "nothing to say", which belong into the loss but would make any share of right answers look high.
       */
      readonly ignoreClass?: number;
    }
  | { readonly kind: 'exact'; readonly label: string }
  | { readonly kind: 'within'; readonly label: string; readonly tolerance: number }
  | { readonly kind: 'bits'; readonly label: string }
  | { readonly kind: 'rmse'; readonly label: string; readonly scale: number; readonly unit: string };

/** A level of the loss that has a meaning, drawn as a line in the loss chart. */
export interface LossLine {
  readonly loss: number;
  /** A few words for the line, for instance "always guess 1". */
  readonly label: string;
  /** The same predictor's loss on the test data, where there are some. */
  readonly test?: number;
}

/** The level from which on a task counts as solved. */
export interface SolvedLine extends LossLine {
  /** True where it is what another method gets: whoever comes below it has solved nothing, but does better than that. */
  readonly beats?: true;
}

/** That a loss is below what another method gets is believed after so many evaluations in a row. */
const BEATS_FOR = 20;

/** How many evaluations in a row at or below the level make a network one that has solved its task. */
export function solvedInARow({ beats }: Pick<SolvedLine, 'beats'>): number {
  return beats ? BEATS_FOR : 1;
}

/** A level of the metric that has a meaning: what a method gets whose answers have no loss, as they are no probabilities. */
export interface MetricLine {
  readonly value: number;
  readonly label: string;
}

/**
 * A value of the metric, with its unit: "94.2 %", "2.00 bits (perplexity 4.00)", "0.42 ppm". The perplexity is 2 to the power of the bits:
 * among so many equally likely symbols a choice is as unsure (Jelinek et al., "Perplexity, a measure of the difficulty of speech
 * recognition tasks", 1977).
 */
export function formatMetric(metric: Metric, value: number): string {
  switch (metric.kind) {
    case 'accuracy':
    case 'exact':
    case 'within':
      return formatPercent(value);
    case 'bits':
      return `${formatValue(value)} bits (perplexity ${formatValue(2 ** value)})`;
    case 'rmse':
      return `${formatLoss(value)} ${metric.unit}`.trimEnd();
  }
}

/** "sequences right: 94.2 %". */
export const metricText = (metric: Metric, value: number) =>
  `${metric.label}: ${formatMetric(metric, value)}`;

/** Whether it is a share, from 0 to 1. */
export const isShare = ({ kind }: Metric) => kind === 'accuracy' || kind === 'exact' || kind === 'within';
