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
import type { ColumnRole } from './series.ts';

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
  | 'compact'
  | 'unix'
  | 'unixMs'
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

function ofDates({ precisions, dates }: ColumnFacts): Role {
  const most = (precision: 'time' | 'monthOnly' | 'dayMonth') => (precisions.get(precision) ?? 0) > dates / 2;
  if (most('time')) return moment('time');
  if (most('monthOnly')) return moment('monthOnly');
  return moment(most('dayMonth') ? 'dayMonth' : 'text');
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
  if (within(3e8, 4e9) && on && (timely || evenly)) return moment('unix');
  if (within(3e11, 4e12) && on && (timely || evenly)) return moment('unixMs');
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
  const year = roles.findIndex((role) => role.moment === 'year');
  if (year < 0) return roles;
  const has = (kind: MomentKind) => roles.some((role) => role.moment === kind);
  if (!has('month') && !has('monthOnly') && rolling(year + 1, 12) && columns[year + 1]!.counted.size === 12) {
    roles[year + 1] = moment('month');
    if (!has('day') && rolling(year + 2, 31)) roles[year + 2] = moment('day');
  }
  return roles;
}
