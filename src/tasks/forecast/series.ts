/** A series to forecast, and a visitor's own as one: mended where that is honest and refused where it is not. */
import { OwnDataError, type OwnData, type OwnSeries, type Times } from '../contract/abilities.ts';
import { hasMoment, spacingFrom } from '../contract/moments.ts';
import type { Spacing } from '../contract/spacing.ts';
import type { Measure } from './measure.ts';
import { formatCount } from '../../text/numbers.ts';

export interface Series {
  /** What the values are, for the lanes: "sunspots". */
  readonly label: string;
  /** Empty where it has none. */
  readonly unit: string;
  readonly values: readonly number[];
  readonly measure: Measure;
  /** How many values back the linear forecast of the solved line looks. */
  readonly order: number;
  /**
   * After how many values it repeats itself, and the name of the forecast that counts on it; null where it is known never to,
   * left out where that must be found.
   */
  readonly season?: null | { readonly period: number; readonly label: string };
  readonly times: Times;
  /** Where the values were measured evenly in time, and it is known: what tells the season. */
  readonly spacing?: Spacing;
  /** True for a visitor's own, who is told more about it. */
  readonly own?: boolean;
  readonly notices: readonly string[];
}

/** Values that are only counted. */
export const COUNTED: Times = { label: 'value', first: 1, step: 1 };

/** Longer series are cut to their newest values. */
export const MAX_VALUES = 100_000;
/** The share of holes that may be filled. */
const MAX_HOLES = 0.1;
/** No forecast is longer. */
const PREDICTED = 1000;
const OWN_ORDER = 12;
const MAX_LABEL = 40;

/** A visitor's own series, mended. Throws an `OwnDataError` where it cannot be. */
export function ownSeries(own: OwnData | undefined): Series {
  if (own?.kind !== 'series') {
    throw new OwnDataError(
      'There is no series of your own yet: choose a column of a CSV file, or a built-in series.',
    );
  }
  const label = own.name.trim().slice(0, MAX_LABEL) || 'your series';
  const { values, notices, spacing } = mended(own);
  return {
    values,
    notices,
    label,
    unit: '',
    measure: 'levels',
    order: OWN_ORDER,
    times: spacing ? timesOf(spacing) : COUNTED,
    ...(spacing && { spacing }),
    own: true,
  };
}

/** Months and years are told by their names, all else by its date. */
function timesOf(spacing: Spacing): Times {
  const { unit, every, first } = spacing;
  if (unit !== 'month') return { label: 'date', spacing };
  const date = new Date(first);
  return { label: 'year', first: date.getUTCFullYear() + date.getUTCMonth() / 12, step: every / 12 };
}

/** True where holes are too many to be filled honestly. */
export function tooManyHoles(holes: number, count: number): boolean {
  return holes > count * MAX_HOLES;
}

/**
 * Values ready to be learned from, finite numbers all, and their spacing. What is no finite number is a hole: holes at the ends go,
 * others are filled by a straight line between their neighbours, with a notice, while they are at most a tenth. Throws an
 * `OwnDataError` otherwise. What is mended once stays as it is.
 */
export function mended(own: Pick<OwnSeries, 'values' | 'spacing'>): {
  readonly values: readonly number[];
  readonly spacing?: Spacing;
  /** What was mended, one sentence each. */
  readonly notices: readonly string[];
} {
  const notices: string[] = [];
  const newest = own.values.slice(-MAX_VALUES);
  const left = own.values.length - newest.length;
  if (left > 0) {
    notices.push(`The series is long: its last ${formatCount(MAX_VALUES)} values are used.`);
  }
  const isNumber = (value: number) => Number.isFinite(value);
  const first = newest.findIndex(isNumber);
  if (first < 0) throw new OwnDataError('The column has no numbers: choose another column.');
  const values = newest.slice(first, newest.findLastIndex(isNumber) + 1);
  const holes = fillHoles(values);
  if (tooManyHoles(holes, values.length)) {
    throw new OwnDataError(
      `The column has ${holes} holes among ${values.length} values, more than a tenth: fill them, or choose another column.`,
    );
  }
  if (holes > 0) {
    const what = holes === 1 ? 'One hole' : `${holes} holes`;
    notices.push(`${what} in the series: filled by a straight line between the neighbours.`);
  }
  const spacing = own.spacing && spacingFrom(own.spacing, left + first);
  // A link may give dates that end before the values do.
  const reaches = spacing && hasMoment(spacing, values.length + PREDICTED);
  return { values, notices, ...(reaches && { spacing }) };
}

/** Fills holes between two numbers in place and counts them; both ends must be numbers. */
function fillHoles(values: number[]): number {
  let holes = 0;
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) continue;
    const gap = i - before;
    for (let k = 1; k < gap; k++) {
      values[before + k] = values[before]! + ((values[i]! - values[before]!) * k) / gap;
      holes++;
    }
    before = i;
  }
  return holes;
}
