/** What each column is for: values to learn from, moments, numbers that only count on, or words. */
import type { ColumnFacts } from './columnFacts.ts';
import {
  isDayName,
  isHourName,
  isIdName,
  isMinuteName,
  isMonthName,
  isTimeName,
  isYearName,
} from './columnNames.ts';
import { isPartOfDay } from './partOfDay.ts';
import type { ColumnRole } from '../series.ts';

/** How a column says moments. `text` as `dates.ts` reads it, all others as numbers. */
export type MomentKind =
  | 'text'
  | 'time'
  | 'monthOnly'
  | 'dayMonth'
  | 'year'
  | 'quarter'
  | 'month'
  | 'week'
  | 'day'
  | 'dayOfYear'
  | 'hour'
  | 'minute'
  | 'partOfDay'
  | 'compact'
  | 'monthYear'
  | 'yearMonth'
  | 'yearQuarter'
  | 'yearWeek'
  | 'quarterText'
  | 'unix'
  | 'serial'
  | 'decimalYear';

export interface Role {
  readonly role: ColumnRole;
  readonly moment?: MomentKind;
}

const VALUES: Role = { role: 'values' };
const WORDS: Role = { role: 'words' };
const COUNTER: Role = { role: 'counter' };
const moment = (kind: MomentKind): Role => ({ role: 'dates', moment: kind });

function ofDates({ precisions, dates, latestMonth, rises }: ColumnFacts): Role {
  const most = (precision: 'time' | 'monthOnly' | 'dayMonth') => (precisions.get(precision) ?? 0) > dates / 2;
  if (most('time')) return moment('time');
  if (most('monthOnly')) return moment('monthOnly');
  if (most('dayMonth')) return moment('dayMonth');
  // 2005:1 to 2005:4.
  const months = precisions.get('month') ?? 0;
  return moment(
    months === dates && dates >= 8 && latestMonth === 4 && rises > 0.9 * (dates - 1) ? 'quarterText' : 'text',
  );
}

/** Up or down all the way, some steps back allowed where series stand below each other. */
function runsOn({ rises, falls, steps }: ColumnFacts): boolean {
  return steps > 0 && (rises === 0 || falls === 0) && rises + falls > 0;
}

function numericMoment(facts: ColumnFacts, name: string): Role | undefined {
  const { numbers, lowest, highest, kinds, compact, steps, unitSteps, evenly, rises, falls } = facts;
  const low = lowest[0]!.value;
  const high = highest[0]!.value;
  const whole = kinds.whole === numbers;
  const on = runsOn(facts);
  const timely = isTimeName(name);
  const within = (from: number, to: number) => whole && low >= from && high <= to;
  const compactly = (digits: number) => (compact.get(digits) ?? 0) >= 0.98 * numbers;
  if (whole && [8, 10, 12, 14].some(compactly)) return moment('compact');
  if (whole && compactly(6) && (on || timely)) return moment('compact');
  const since1970 = [1, 1e3, 1e6, 1e9].some((scale) => low >= 3e8 * scale && high <= 4e9 * scale);
  if (since1970 && on && (timely || evenly)) return moment('unix');
  const parted = partedYear(facts, timely || isMonthName(name));
  if (parted) return moment(parted);
  if (within(150_001, 220_053) && on && isYearWeek(facts, name)) return moment('yearWeek');
  if (within(1500, 2200)) {
    const small = unitSteps + (facts.firstStep < 0 ? falls : 0) >= 0.9 * steps;
    const like = on && steps >= 2 && (small || evenly);
    // Countries below each other: up by one each year, and back again.
    const again = steps > 20 && unitSteps > 0.8 * steps && falls < rises / 4 && rises > 0;
    if (isYearName(name) || like || again || (timely && on)) return moment('year');
  }
  if (
    !whole &&
    low >= 1500 &&
    high <= 2200 &&
    on &&
    (high - low) / steps <= 1.01 &&
    (steps >= 7 || timely || isYearName(name))
  ) {
    return moment('decimalYear');
  }
  if (within(10_000, 80_000) && on && timely) return moment('serial');
  if (within(1, 4) && /^(q|qtr|quarter|quartal|trimestre|kvartal)$/i.test(name.trim()))
    return moment('quarter');
  if (within(1, 53) && /^(w|wk|week|kw|woche|semaine|semana|vecka|isoweek)$/i.test(name.trim()))
    return moment('week');
  if (within(1, 366) && /^(doy|yday|jday|julian|julian_?day|day_?of_?year|dayofyear)$/i.test(name.trim()))
    return moment('dayOfYear');
  if (within(1, 13) && isMonthName(name)) return moment('month');
  if (within(0, 59) && isMinuteName(name)) return moment('minute');
  if (within(0, 24) && isHourName(name)) return moment('hour');
  if (within(1, 31) && isDayName(name)) return moment('day');
  return undefined;
}

/** Numbers that are a month and a year: 01.2015, 2015.01, and 2015.1 to 2015.4. */
function partedYear({ counted, kinds, numbers }: ColumnFacts, named: boolean): MomentKind | undefined {
  if (kinds.point + kinds['point?'] + kinds.whole !== numbers || kinds.whole > 0 || counted.size < 3)
    return undefined;
  const values = [...counted.keys()];
  const fraction = (value: number, digits: number) => Math.round((value - Math.floor(value)) * 10 ** digits);
  const exact = (value: number, digits: number) =>
    Math.abs(value - Math.floor(value) - fraction(value, digits) / 10 ** digits) < 1e-9;
  const isYear = (year: number) => year >= 1700 && year <= 2200;
  if (values.every((v) => v >= 1 && v < 13 && exact(v, 4) && isYear(fraction(v, 4)))) {
    return named || values.length >= 6 ? 'monthYear' : undefined;
  }
  if (!values.every((value) => isYear(Math.floor(value)))) return undefined;
  const parts = new Set(
    values.map((value) =>
      exact(value, 1) ? fraction(value, 1) * 10 : exact(value, 2) ? fraction(value, 2) : NaN,
    ),
  );
  const all = (...expected: readonly number[]) =>
    parts.size === expected.length && expected.every((part) => parts.has(part));
  if (all(10, 20, 30, 40)) return 'yearQuarter';
  return all(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) ? 'yearMonth' : undefined;
}

/** 202101 to 202153. */
function isYearWeek({ counted }: ColumnFacts, name: string): boolean {
  const parts = [...counted.keys()].map((value) => value % 100);
  return (
    parts.every((part) => part >= 1 && part <= 53) &&
    (parts.some((part) => part > 12) || /w(ee)?k|kw/i.test(name))
  );
}

function countsOn(facts: ColumnFacts, name: string): boolean {
  if (facts.numbers < 3) return false;
  if (facts.evenly && facts.firstStep !== 0) return true;
  const whole = facts.kinds.whole === facts.numbers;
  return runsOn(facts) && ((whole && isIdName(name)) || isTimeName(name));
}

function roleOf(facts: ColumnFacts, name: string): Role {
  const said = facts.numbers + facts.dates + facts.words;
  if (said === 0) return WORDS;
  if (facts.dates >= 0.8 * said) return ofDates(facts);
  if (facts.numbers < 0.5 * said) return WORDS;
  return numericMoment(facts, name) ?? (countsOn(facts, name) ? COUNTER : VALUES);
}

/**
 * The roles of all columns. A month needs no name where a year stands before it: 1 to 12, over and over; a day likewise.
 */
export function rolesOf(columns: readonly ColumnFacts[], names: readonly string[]): readonly Role[] {
  const roles = columns.map((facts, k) => roleOf(facts, names[k] ?? ''));
  const rolling = (k: number, high: number) => {
    const facts = columns[k];
    if (
      !facts ||
      (roles[k]!.role !== 'values' && roles[k]!.role !== 'counter') ||
      facts.kinds.whole !== facts.numbers
    )
      return false;
    const highest = facts.highest[0]!.value;
    const small = facts.unitSteps + (facts.firstStep === -1 ? facts.falls : 0);
    return (
      facts.lowest[0]!.value === 1 &&
      highest <= high &&
      highest >= Math.min(high - 3, facts.numbers) &&
      small >= 0.9 * facts.steps - 1
    );
  };
  const dates = roles.findIndex(({ moment: kind }) => kind === 'text' || kind === 'compact');
  const parts = roles.findIndex(
    ({ moment: kind }, k) =>
      (kind === undefined || kind === 'hour') && isPartOfDay(columns[k]!, columns[dates]),
  );
  if (dates >= 0 && parts >= 0) roles[parts] = moment('partOfDay');
  const year = roles.findIndex((role) => role.moment === 'year');
  if (year < 0) return roles;
  const has = (kind: MomentKind) => roles.some((role) => role.moment === kind);
  if (!has('month') && !has('monthOnly') && rolling(year + 1, 12) && columns[year + 1]!.counted.size === 12) {
    roles[year + 1] = moment('month');
    if (!has('day') && rolling(year + 2, 31)) roles[year + 2] = moment('day');
  }
  // Weeks in files without names: a day needs not roll where the month stays the same from row to row.
  const month = roles.findIndex((role) => role.moment === 'month');
  const after = columns[month + 1];
  if (month >= 0 && after && !has('day') && roles[month + 1]!.role === 'values') {
    const { steps, rises, falls } = columns[month]!;
    const days =
      after.kinds.whole === after.numbers && after.lowest[0]!.value >= 1 && after.highest[0]!.value <= 31;
    if (days && after.highest[0]!.value > 12 && steps - rises - falls > 0.3 * steps)
      roles[month + 1] = moment('day');
  }
  return roles;
}
