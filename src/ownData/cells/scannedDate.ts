/** What a date says, as far as it is exact. */

/** How exact a moment is said. 'monthday' and 'month' stand beside a year in another column; 'time' beside a date, or alone. */
export type Precision = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'monthOnly' | 'dayMonth' | 'time';

export interface ScannedDate {
  readonly precision: Precision;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** Since midnight; NaN where no time is said. */
  readonly seconds: number;
  /** Seconds that its clock is ahead of the one of Greenwich, where that is said. */
  readonly offset?: number;
  /** True where day and month might change places: `day` is what stands first. */
  readonly swap?: 'may' | 'day first' | 'month first';
}

export const within = (value: number, low: number, high: number) => value >= low && value <= high;
/** "21" is 2021, "75" is 1975. */
export const century = (value: number) => value + (value < 70 ? 2000 : 1900);

export const NO_DATE: ScannedDate = { precision: 'time', year: NaN, month: 1, day: 1, seconds: NaN };

export function make(
  precision: Precision,
  year: number,
  month = 1,
  day = 1,
  swap?: ScannedDate['swap'],
): ScannedDate | undefined {
  if (!within(month, 1, 12) || !within(day, 1, 31)) return undefined;
  return swap
    ? { precision, year, month, day, seconds: NaN, swap }
    : { precision, year, month, day, seconds: NaN };
}

/** 1 January 2021 is in week 53 of 2020: the Thursday decides (ISO 8601). */
export function weekStart(year: number, week: number, weekday = 1): ScannedDate | undefined {
  if (!within(week, 1, 53) || !within(weekday, 1, 7)) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  const date = new Date(Date.UTC(year, 0, monday + (week - 1) * 7 + weekday - 1));
  return make('week', date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The Monday of a week, in ms as `Date.UTC` counts; NaN where there is no such week. */
export function weekMoment(year: number, week: number): number {
  const date = weekStart(year, week);
  return date ? Date.UTC(date.year, date.month - 1, date.day) : NaN;
}

/** Day and month in the order in which they stand, or changed where one is more than 12. */
export function numeric(first: number, second: number, year: number): ScannedDate | undefined {
  if (first > 12) return make('day', year, second, first, 'day first');
  if (second > 12) return make('day', year, first, second, 'month first');
  return make('day', year, second, first, 'may');
}
