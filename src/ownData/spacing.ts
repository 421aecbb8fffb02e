/**
 * From the moments of rows to the spacing of a series: which step lies between two values, where values are missing, and in
 * which order the rows stand. Moments need not be exact: decimal years are rounded, loggers drift, and a month has 28 to 31
 * days.
 *
 * Months are tried beside a fixed number of days, because a series of months has steps of 28 to 31 days. Whichever of the
 * two meets the rows better is said, and none where most steps are no multiple of the usual one.
 */
import { DAY, openDaysBefore, SECOND, weekday } from '../tasks/contract/moments.ts';
import type { Spacing } from '../tasks/contract/spacing.ts';

/** How the rows stand in time; mixed ones have to be sorted. */
export type RowOrder = 'oldest-first' | 'newest-first' | 'mixed';

/** What the moments of the rows say. */
export interface RowTimes {
  readonly order: RowOrder;
  /** The step between values; undefined where there is none that holds, so that rows can only be counted. */
  readonly spacing: Spacing | undefined;
  /**
   * For each row its place in the series, from 0 for the oldest; −1 where the row has no moment. Without a spacing, rows are
   * counted in the order of time. With one, places that no row has are holes.
   */
  readonly places: Int32Array;
  /** How many values the series has, holes included. */
  readonly count: number;
  /** Places between the first and the last that no row has; 0 without a spacing. */
  readonly missing: number;
  /** Rows that stand at the place of another one. */
  readonly repeated: number;
  /** Rows without a moment. */
  readonly undated: number;
}

/** A step may be off by this share of itself. */
const TOLERANCE = 0.26;
/** So many of the steps must be multiples of the usual one. */
const MOST = 0.95;
/** Where more places are empty than have a row, the step is none of the series. */
const MOST_EMPTY = 0.5;
/** Days that must be seen before a day of the week without values is called closed: a weekend is plain sooner. */
const WEEKEND_SEEN = 7;
const CLOSED_SEEN = 21;
/** Steps of a month and more are so many days only where they are so to the day. */
const TO_THE_DAY = 0.004;

/** The moment of a year with a fraction, such as 1958.2027, in ms since 1970 UTC, to the second. */
export function momentOfYear(year: number): number {
  const whole = Math.floor(year);
  const start = (y: number) => new Date(0).setUTCFullYear(y, 0, 1);
  return start(whole) + Math.round(((year - whole) * (start(whole + 1) - start(whole))) / 1000) * 1000;
}

/** Months since the year 0, with the part of the month that has gone by. */
function monthsOf(moment: number): number {
  const date = new Date(moment);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const [start, end] = [
    new Date(0).setUTCFullYear(year, month, 1),
    new Date(0).setUTCFullYear(year, month + 1, 1),
  ];
  return year * 12 + month + (moment - start) / (end - start);
}

function orderOf(moments: ArrayLike<number>): RowOrder {
  let [rises, falls, before] = [0, 0, NaN];
  for (let row = 0; row < moments.length; row++) {
    const moment = moments[row]!;
    if (Number.isNaN(moment)) continue;
    if (moment > before) rises++;
    if (moment < before) falls++;
    before = moment;
  }
  if (falls === 0) return 'oldest-first';
  return rises === 0 ? 'newest-first' : 'mixed';
}

/** Clocks on which steps are looked at: each gives positions in its unit. */
interface Clock {
  readonly unit: Spacing['unit'];
  readonly closed?: readonly number[];
  readonly positions: Float64Array;
}

interface Fit {
  readonly clock: Clock;
  readonly every: number;
  /** Places of the different moments, from 0. */
  readonly places: Int32Array;
  /** Root mean square of what the steps are off, in steps. */
  readonly off: number;
}

/** The middle of a list. */
function middleOf(values: Float64Array): number {
  return values.toSorted()[values.length >> 1]!;
}

/** A step as people set it: 299.98 seconds are 300. Days and months are whole. */
function roundStep(step: number, unit: Clock['unit']): number {
  if (unit === 'month') return Math.round(step);
  for (const part of unit === 'day' ? [1] : [3600, 60, 1, 0.1, 0.01, 0.001]) {
    const rounded = Math.round(step / part) * part;
    if (rounded > 0 && Math.abs(rounded - step) <= 0.02 * step) return Number(rounded.toPrecision(12));
  }
  return step;
}

/** How well steps on that clock are multiples of the usual one; undefined where they are not. */
function fitOn(clock: Clock): Fit | undefined {
  const { positions, unit } = clock;
  const steps = positions.subarray(1).map((position, k) => position - positions[k]!);
  const every = roundStep(middleOf(steps), unit);
  if (!(every > 0)) return undefined;
  const places = new Int32Array(positions.length);
  let [kept, squares] = [0, 0];
  for (let k = 0; k < steps.length; k++) {
    const times = Math.max(1, Math.round(steps[k]! / every));
    const off = steps[k]! / every - times;
    if (Math.abs(off) <= TOLERANCE) kept++;
    squares += off * off;
    places[k + 1] = places[k]! + times;
  }
  const last = places.at(-1)!;
  if (kept < MOST * steps.length || places.length < (1 - MOST_EMPTY) * (last + 1)) return undefined;
  return { clock, every, places, off: Math.sqrt(squares / steps.length) };
}

/** The days of the week without any value, where days are looked at long enough and some are always without. */
function closedDays(days: Float64Array): number[] {
  const seen = new Set(Array.from(days, weekday));
  const closed = [0, 1, 2, 3, 4, 5, 6].filter((day) => !seen.has(day));
  const weekend = closed.length <= 2 && closed.every((day) => day === 0 || day >= 5);
  const enough = days.at(-1)! - days[0]! >= (weekend ? WEEKEND_SEEN : CLOSED_SEEN);
  return seen.size >= 3 && enough ? closed : [];
}

/** The clocks that may tell the steps of these different moments, in rising order. */
function clocksFor(moments: Float64Array): Clock[] {
  const usual = middleOf(moments.subarray(1).map((moment, k) => moment - moments[k]!));
  if (usual < 0.9 * DAY) return [{ unit: 'second', positions: moments.map((moment) => moment / SECOND) }];
  const days = moments.map((moment) => moment / DAY);
  const clocks: Clock[] = [{ unit: 'day', positions: days }];
  if (usual > 27 * DAY) clocks.unshift({ unit: 'month', positions: moments.map(monthsOf) });
  if (usual < 1.1 * DAY) {
    const whole = days.map(Math.floor);
    const closed = closedDays(whole);
    if (closed.length > 0)
      clocks.unshift({
        unit: 'day',
        closed,
        positions: whole.map((day) => openDaysBefore(day, closed)),
      });
  }
  return clocks;
}

/** The first clock that fits; days go before months where they meet the rows to the day and months do not. */
function fitOf(moments: Float64Array): Fit | undefined {
  if (moments.length < 3) return undefined;
  const fits = clocksFor(moments)
    .map(fitOn)
    .filter((fit) => fit !== undefined);
  const [first, second] = fits;
  const byDays = first?.clock.unit === 'month' && second && second.off < TO_THE_DAY;
  return byDays && second.off < first.off - 1e-6 ? second : first;
}

/**
 * @param moments of the rows as they stand, in ms since 1970 UTC; NaN where a row has none
 * @param clock true where only times of the day are known
 */
export function rowTimes(moments: ArrayLike<number>, clock = false): RowTimes {
  const rows = Array.from({ length: moments.length }, (_, row) => row);
  const dated = rows.filter((row) => Number.isFinite(moments[row]!));
  const order = orderOf(moments);
  const sorted = Float64Array.from(dated, (row) => moments[row]!).toSorted();
  const different = sorted.filter((moment, k) => k === 0 || moment !== sorted[k - 1]);
  const fit = fitOf(different);
  const places = new Int32Array(moments.length).fill(-1);
  const undated = rows.length - dated.length;
  if (!fit) {
    const inTime = order === 'newest-first' ? dated.toReversed() : dated;
    const ranked = order === 'mixed' ? dated.toSorted((a, b) => moments[a]! - moments[b]!) : inTime;
    ranked.forEach((row, place) => (places[row] = place));
    return { order, spacing: undefined, places, count: ranked.length, missing: 0, repeated: 0, undated };
  }
  const placeOf = new Map<number, number>();
  different.forEach((moment, k) => placeOf.set(moment, fit.places[k]!));
  for (const row of dated) places[row] = placeOf.get(moments[row]!)!;
  const count = fit.places.at(-1)! + 1;
  const filled = new Set(fit.places).size;
  const { unit, closed } = fit.clock;
  return {
    order,
    spacing: {
      unit,
      every: fit.every,
      first: different[0]!,
      ...(closed && { closed }),
      ...(clock && { clock: true }),
    },
    places,
    count,
    missing: count - filled,
    repeated: dated.length - filled,
    undated,
  };
}
