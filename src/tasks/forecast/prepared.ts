/**
 * A series made ready for a network: as changes where it has a trend, normalised, and divided by time into a training part of
 * four fifths, a validation part, and a test part at the end, of a tenth each.
 *
 * A network answers badly outside the range it was trained on, and a rising series leaves that range in its tail. So where
 * a straight line explains more than half of the training part's variance, the network reads and predicts the change from
 * each value to the next. To predict the change is to predict the value: today's value is known, so both have the
 * same error in the same unit, and "no change" is the persistence forecast. All of it happens in the measure of the series
 * (`measure.ts`).
 */
import { rangeOf, spreadOf, trendShare } from '../../math/statistics.ts';
import { OwnDataError } from '../contract/abilities.ts';
import type { Units } from '../contract/views.ts';
import { inMeasure, type Measure } from './measure.ts';
import type { Parts, Windows } from '../windows.ts';

export interface Prepared {
  /** The series in its measure. */
  readonly levels: Float64Array;
  readonly measure: Measure;
  /** True where `values` are changes: value k leads from level k to level k + 1. */
  readonly changes: boolean;
  /** Mean 0 and deviation 1 over the training part, whose figures alone decide the scale. */
  readonly values: Float64Array;
  /** From the network's numbers to the measure of the series (of a change, where these are changes). */
  readonly units: Units;
  /** How many of `values`, from the first, are for training; the rest is held out. */
  readonly trainingLength: number;
  /** The first of `values` of the test part. */
  readonly testStart: number;
  /** Windows of each part; of validation of any length above the warm-up and below `testStart`. */
  readonly parts: Parts;
}

/** Of the values, for validation and test together. */
export const HELD_OUT_SHARE = 0.2;
const TREND = 0.5;
/** A tail further out than this many deviations has nothing to do with the training part. */
const FARTHEST = 1e4;
/** Deviations below this share of the largest level are noise of the arithmetic, not of the series. */
const PRECISION = 1e-9;

function heldOutCount(count: number): number {
  return Math.ceil(count * HELD_OUT_SHARE);
}

/** Two training windows at least, and one value of validation and test each to predict. */
function neededFor(length: number): number {
  let count = length + 3;
  while (count - heldOutCount(count) < length + 3) count++;
  return count;
}

/** The standard deviation of levels or of changes between them; 0 where it is only noise of the arithmetic. */
function deviationOf(values: Float64Array, levels = values): number {
  const { deviation } = spreadOf(values);
  if (!Number.isFinite(deviation)) {
    throw new OwnDataError(
      'The numbers of this series are too large to calculate with: choose another column.',
    );
  }
  const [low, high] = rangeOf(levels);
  return deviation > PRECISION * Math.max(-low, high) ? deviation : 0;
}

/**
 * @param series at least as many values as windows of that length need; an `OwnDataError` says so otherwise
 * @param length steps of a window
 * @param warmUp steps at the beginning of a window whose answer does not count
 */
export function prepare(
  series: readonly number[],
  length: number,
  warmUp: number,
  measure: Measure = 'levels',
): Prepared {
  const count = series.length;
  const needed = neededFor(length);
  if (count < needed) {
    const has = count === 1 ? '1 value' : `${count} values`;
    throw new OwnDataError(
      `The series has only ${has}, and windows of ${length} steps need ${needed}: choose a longer series or a shorter length.`,
    );
  }
  const cut = count - heldOutCount(count);
  const levels = Float64Array.from(series, (value) => inMeasure(value, measure));
  if (deviationOf(levels.subarray(0, cut)) === 0) {
    throw new OwnDataError(
      'The first four fifths of the series never change, so there is nothing to learn: choose another column.',
    );
  }
  const testCut = count - Math.ceil((count - cut) / 2);
  for (const [part, name] of [
    [levels.subarray(cut - 1, testCut), 'the tenth before the last, its validation part,'],
    [levels.subarray(testCut - 1), 'the last tenth, its test part,'],
  ] as const) {
    if (deviationOf(part) > 0) continue;
    throw new OwnDataError(
      `In ${name} the series never changes, so nothing can be judged there: choose another column.`,
    );
  }
  const changes = trendShare(levels.subarray(0, cut)) > TREND;
  const values = changes ? levels.subarray(1).map((value, i) => value - levels[i]!) : levels;
  const [trainingLength, testStart] = changes ? [cut - 1, testCut - 1] : [cut, testCut];
  const training = values.subarray(0, trainingLength);
  const scale = deviationOf(training, levels.subarray(0, cut));
  if (scale === 0) {
    throw new OwnDataError(
      'The series is a straight line, so there is nothing to learn: choose another column.',
    );
  }
  const offset = spreadOf(training).mean;
  if (values.some((value) => Math.abs(value - offset) > FARTHEST * scale)) {
    throw new OwnDataError(
      'The last fifth of the series, which is held out, is of quite another size than the rest: choose another column.',
    );
  }
  // A window that judges reads values of the part before while it warms up; every answer that counts lies in its own part.
  const windowsOf = (steps: number, from: number, to: number): Windows => {
    const last = to - 1 - steps;
    return {
      length: steps,
      warmUp,
      firstStart: Math.max(0, Math.min(last, from - 1 - warmUp)),
      lastStart: last,
      firstTarget: from,
    };
  };
  return {
    levels,
    measure,
    changes,
    values: values.map((value) => (value - offset) / scale),
    units: { scale, offset },
    trainingLength,
    testStart,
    parts: {
      training: { length, warmUp, firstStart: 0, lastStart: trainingLength - 1 - length, firstTarget: 0 },
      validationAt: (steps) => windowsOf(steps, trainingLength, testStart),
      test: windowsOf(length, testStart, values.length),
    },
  };
}
