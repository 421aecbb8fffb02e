/**
 * How the values of a series follow each other in time: value k stands at `momentAt(spacing, k)` (`moments.ts`).
 *
 * There are three clocks. Seconds and days are always as long. Months are not, and neither are quarters and years, which are
 * three and twelve of them: value k of a month's series stands on the same day of its month, or on the last where the month
 * has none such. Moments are milliseconds since 1970 in UTC, whatever the time zone was; nothing is said of one.
 */
export interface Spacing {
  readonly unit: 'second' | 'day' | 'month';
  /** So many units from value to value: a week is 7 days, a quarter 3 months, an hour 3,600 seconds. */
  readonly every: number;
  /** The moment of the first value. */
  readonly first: number;
  /**
   * Of a series with one value a day: the days of the week on which there never is one, 0 being Sunday. They are no holes, and
   * the value after a Friday may be that of a Monday.
   */
  readonly closed?: readonly number[];
  /** Set where only times of the day are known and no date: the day of a moment then means nothing. */
  readonly clock?: true;
}

/** The last moment that a date can have, in ms since 1970. */
export const LAST = 8.64e15;

/** A spacing from a link or a storage, which may hold anything: undefined where this is none. */
export function spacingOf(value: unknown): Spacing | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { unit, every, first, closed, clock } = value as Partial<Record<keyof Spacing, unknown>>;
  if (unit !== 'second' && unit !== 'day' && unit !== 'month') return undefined;
  if (typeof every !== 'number' || !(every > 0) || !(every <= LAST)) return undefined;
  if (unit !== 'second' && !Number.isInteger(every)) return undefined;
  if (typeof first !== 'number' || !(Math.abs(first) <= LAST)) return undefined;
  if (clock !== undefined && (clock !== true || unit !== 'second')) return undefined;
  const spacing: Spacing = { unit, every, first, ...(clock === true && { clock }) };
  if (closed === undefined) return spacing;
  const areDays =
    Array.isArray(closed) && closed.every((day) => Number.isInteger(day) && day >= 0 && day < 7);
  if (unit !== 'day' || every !== 1 || !areDays || closed.length === 0) return undefined;
  const days = [0, 1, 2, 3, 4, 5, 6].filter((day) => closed.includes(day));
  return days.length < 7 ? { ...spacing, closed: days } : undefined;
}
