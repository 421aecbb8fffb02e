/** A series as a problem: its windows, its lines, and what may run on from it. Loaded only where a series is forecast. */
import { rangeOf } from '../../math/statistics.ts';
import type { FreeRunning } from '../contract/abilities.ts';
import type { SolvedLine } from '../contract/measures.ts';
import type { Problem } from '../contract/problem.ts';
import { windowBatches } from '../windows.ts';
import {
  autoregression,
  lineOf,
  persistence,
  seasonalNaive,
  theMean,
  type JudgedLine,
  type PlainForecast,
} from './baselines.ts';
import { unitIn } from './measure.ts';
import { firstFrom, passageOf } from './passage.ts';
import { prepare, type Prepared } from './prepared.ts';
import { seasonLabel, seasonOf } from './season.ts';
import type { Series } from './series.ts';

/** An error of 3 % of a deviation: a smooth curve that a line predicts exactly still counts as solved there. */
const LEAST_SOLVED_LOSS = 0.001;
/** Only a mean that is clearly better than the value of now takes its place as the trivial guess. */
const CLEARLY_BETTER = 0.97;

/**
 * The forecast that counts on the season, where the series has one. Where nobody says it, it is looked for in the whole series,
 * as a person would who sees it: what is predicted by it is a value that had been measured by then.
 */
function seasonalOf(series: Series, { trainingLength }: Prepared): PlainForecast | undefined {
  const { season, spacing, values } = series;
  if (season === null) return undefined;
  const period = season?.period ?? seasonOf(values, spacing);
  if (period === undefined || period > trainingLength) return undefined;
  return { label: season?.label ?? seasonLabel(period, spacing), predict: seasonalNaive(period) };
}

interface Lines {
  readonly baseline: JudgedLine;
  readonly solved: JudgedLine & SolvedLine;
  readonly others: readonly JudgedLine[];
  /** False where a linear forecast is no better than the trivial guess. */
  readonly linearHelps: boolean;
  /** The forecasts that can run on by themselves. */
  readonly forecasts: readonly PlainForecast[];
}

function linesOf(series: Series, prepared: Prepared, order: number): Lines {
  const same = { label: 'same as now', predict: persistence(prepared) };
  const season = seasonalOf(series, prepared);
  const linear = { label: `linear, ${order} back`, predict: autoregression(prepared, order) };
  const now = lineOf(prepared, same);
  const mean = lineOf(prepared, {
    label: prepared.changes ? 'always the mean change' : 'always the mean',
    predict: theMean,
  });
  const baseline = mean.loss < CLEARLY_BETTER * now.loss ? mean : now;
  const fitted = lineOf(prepared, linear);
  const least = (loss: number) => Math.max(loss, LEAST_SOLVED_LOSS);
  const linearHelps = least(fitted.loss) < baseline.loss;
  const beats = fitted.loss >= LEAST_SOLVED_LOSS ? { beats: true as const } : {};
  return {
    baseline,
    solved: linearHelps
      ? { label: linear.label, loss: least(fitted.loss), test: least(fitted.test), ...beats }
      : { ...baseline, label: linear.label, beats: true },
    others: [...(baseline === mean ? [now] : []), ...(season ? [lineOf(prepared, season)] : [])],
    linearHelps,
    forecasts: [same, ...(season ? [season] : []), linear],
  };
}

/** The longest free run, in values and in shares of the held-out tail: what is left of it are places to begin at. */
const LONGEST_RUN = 60;
const RUN_SHARE = 0.6;

function freeRunOf(
  series: Series,
  { levels, changes, trainingLength }: Prepared,
  steps: number,
): FreeRunning {
  const heldOut = changes ? trainingLength + 1 : trainingLength;
  const tail = levels.length - heldOut;
  return {
    label: series.label,
    unit: series.unit,
    from: [firstFrom({ changes }, steps), levels.length - 1],
    heldOut,
    length: Math.max(1, Math.min(LONGEST_RUN, Math.floor(RUN_SHARE * tail))),
    times: series.times,
  };
}

function noticesOf(series: Series, changes: boolean, linearHelps: boolean): string[] {
  const notices = [...series.notices];
  if (changes && series.own) {
    notices.push('The series has a trend, so the network reads and predicts the change from value to value.');
  }
  if (!linearHelps) {
    notices.push(
      'No linear forecast of this series is better than the trivial guess, so both lines have the same height.',
    );
  }
  return notices;
}

/** What the network's numbers are, for the lanes. */
function shownOf({ label, measure }: Series, changes: boolean): string {
  const what = measure === 'root' ? `root of ${label}` : label;
  return changes ? `change: ${what}` : what;
}

/** @param timeSteps of a window */
export function problemOf(series: Series, timeSteps: number): Problem {
  const warmUp = Math.min(series.order, timeSteps >> 1);
  const prepared = prepare(series.values, timeSteps, warmUp, series.measure);
  const { values, units, changes, parts, trainingLength, testStart } = prepared;
  const order = Math.min(warmUp, trainingLength >> 2);
  const { forecasts, linearHelps, ...lines } = linesOf(series, prepared, order);
  const range = rangeOf(values);
  const data = Float32Array.from(values);
  const unit = unitIn(series.unit, series.measure);

  return {
    inputSize: 1,
    outputSize: 1,
    timeSteps,
    loss: 'mse',
    metric: { kind: 'rmse', label: 'error', scale: units.scale, unit },
    ...lines,
    input: { kind: 'line', label: shownOf(series, changes), range, unit },
    output: { kind: 'value', label: changes ? 'next change' : 'next', range, unit },
    units,
    validation: { kind: 'set-aside', what: 'later values' },
    freeRun: freeRunOf(series, prepared, timeSteps),
    notices: noticesOf(series, changes, linearHelps),
    passage: (from, length) => passageOf(prepared, forecasts, { from, steps: timeSteps, length }),
    ...windowBatches(parts, data, { label: 'values', longest: testStart - 1 }),
  };
}
