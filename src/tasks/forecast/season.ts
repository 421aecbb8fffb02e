/**
 * After how many values a series repeats itself, if it does: the season.
 *
 * Where it is known when the values were measured, the seasons of the calendar are tried first, a year of months, a week of days.
 * Otherwise, and where none of these is one, any period is. In both cases a season is only said where it is significant: the
 * chance that a series of white or red noise has as much power at the period and its parts (`math/periodicity.ts`) is
 * below a limit, as many times lower as periods are tried (Bonferroni).
 */
import { periodicityOf, type Found, type Periodicity } from '../../math/periodicity.ts';
import type { Spacing } from '../contract/spacing.ts';

/** How likely a season is found in a series that has none: in the calendar, and among all periods. */
const CHANCE_CALENDAR = 0.002;
const CHANCE_ANY = 0.0005;
/** A series must go through a season of the calendar so often. */
const LEAST_CYCLES = 2;
/** Fewer values say nothing. */
const FEWEST = 12;
/** The newest values that are looked at. */
const MOST = 20_000;
/** Of two seasons of which one holds the other, the longer where the shorter leaves out so much of what repeats. */
const LEFT_OUT = 0.25;
/** Lines of a spectrum are told apart where a series goes through one of them so much more often. */
const RESOLVED = 1;

const YEAR_OF_DAYS = 365.2425;

/** The periods of the calendar in values, some of them no whole numbers. */
function calendarPeriods({ unit, every, closed }: Spacing): number[] {
  switch (unit) {
    case 'month':
      return [12 / every];
    case 'day': {
      const open = closed ? 7 - closed.length : 7;
      const year = (YEAR_OF_DAYS * open) / 7 / every;
      // A year of weeks is taken for 52 as well as for 52.18: over many years the two part.
      return [...(every === 1 ? [open] : []), year, Math.round(year - 0.25)];
    }
    case 'second':
      return [60, 3600, 86_400, 7 * 86_400, YEAR_OF_DAYS * 86_400].map((seconds) => seconds / every);
  }
}

/** The seasons of the calendar that are significant. */
function ofCalendar(periodicity: Periodicity, spacing: Spacing): Found[] {
  const length = periodicity.count;
  const periods = calendarPeriods(spacing).filter(
    (period) => period >= 2 && length >= LEAST_CYCLES * Math.round(period),
  );
  return periods
    .map((period) => periodicity.tried(period))
    .map((found) => ({ ...found, chance: found.chance * periods.length }))
    .filter(({ chance }) => chance < CHANCE_CALENDAR);
}

const total = (powers: readonly number[]) => powers.reduce((sum, power) => sum + power, 0);

/**
 * The one that says most. Of two periods a longer one may hold a shorter: then all that the shorter explains is in the longer, too,
 * which is the season only where what it has besides is significant by itself, and much.
 */
function weightiest(periodicity: Periodicity, found: readonly Found[]): Found | undefined {
  const { count } = periodicity;
  let best: Found | undefined;
  for (const each of found.toSorted((a, b) => a.period - b.period)) {
    if (!best) {
      best = each;
      continue;
    }
    const { period } = best;
    /** How far a frequency is from the next multiple of the shorter's, in cycles of the whole series. */
    const apart = (frequency: number) =>
      Math.abs(frequency - Math.round(frequency * period) / period) * count;
    const isAnother = (1 / period - 1 / each.period) * count >= RESOLVED;
    if (!isAnother) {
      if (total(each.powers) > total(best.powers)) best = each;
      continue;
    }
    const own = periodicity.tried(each.period, (frequency) => apart(frequency) < RESOLVED);
    const holds = own.powers.length < each.powers.length;
    const least = holds ? LEFT_OUT * total(best.powers) : total(best.powers);
    if (own.chance < CHANCE_CALENDAR && total(own.powers) > least) best = each;
  }
  return best;
}

/** Seasons of quarters, weeks of days, months, days of hours, years of weeks and of days: likelier than their neighbours. */
const USUAL = [4, 7, 12, 24, 52, 365];
/** A usual period is taken for one that the spectrum does not tell from it: of about as much power, so little apart. */
const AS_POWERFUL = 0.9;
const APART = 0.25;

/** The period found, or the usual one beside it. */
function orUsual(periodicity: Periodicity, found: Found): number {
  const near = USUAL.find((each) => Math.abs(1 / each - 1 / found.period) * periodicity.count < APART);
  if (near === undefined) return Math.round(found.period);
  const as = total(periodicity.tried(near).powers) / total(found.powers);
  return as > AS_POWERFUL ? near : Math.round(found.period);
}

/**
 * The season of a series, a whole number of values; undefined where it has none.
 * @param values finite numbers
 * @param spacing when they were measured, where that is known
 */
export function seasonOf(values: ArrayLike<number>, spacing?: Spacing): number | undefined {
  if (values.length < FEWEST) return undefined;
  const newest = Array.prototype.slice.call(values, -MOST) as number[];
  const periodicity = periodicityOf(newest);
  if (periodicity.isFlat) return undefined;
  const calendar = spacing && weightiest(periodicity, ofCalendar(periodicity, spacing));
  if (calendar) return Math.round(calendar.period);
  const any = weightiest(periodicity, periodicity.any(CHANCE_ANY));
  return any && orUsual(periodicity, any);
}

/** The forecast that counts on a season: "as a year before", "as 11 before". */
export function seasonLabel(period: number, spacing?: Spacing): string {
  const seconds = spacing && period * spacing.every * { second: 1, day: 86_400, month: 0 }[spacing.unit];
  if (spacing?.unit === 'month' && (period * spacing.every) % 12 === 0) {
    const years = (period * spacing.every) / 12;
    return years === 1 ? 'as a year before' : `as ${years} years before`;
  }
  const open = spacing?.closed ? 7 - spacing.closed.length : 7;
  const days = (seconds ?? 0) / 86_400 / (open / 7);
  if (Math.abs(days / YEAR_OF_DAYS - 1) < 0.01) return 'as a year before';
  if (days === 7) return 'as a week before';
  if (days === 1) return 'as a day before';
  return seconds === 3600 ? 'as an hour before' : `as ${period} before`;
}
