/** When the values of a series were measured, by its spacing. */
import { LAST, type Spacing } from './spacing.ts';

export const SECOND = 1000;
export const DAY = 86_400_000;

/** Days of the week, from 0 for Sunday, on which a series has values. */
function openDays(closed: readonly number[]): number[] {
  return [0, 1, 2, 3, 4, 5, 6].filter((day) => !closed.includes(day));
}

/** The day of the week of a day counted from 1970, 0 being Sunday: that day was a Thursday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** How many open days there were from a fixed Sunday up to, not including, a day counted from 1970. */
export function openDaysBefore(day: number, closed: readonly number[]): number {
  const open = openDays(closed);
  const week = Math.floor((day + 4) / 7);
  return week * open.length + open.filter((each) => each < weekday(day)).length;
}

function openDayAfter(day: number, count: number, closed: readonly number[]): number {
  const open = openDays(closed);
  const place = openDaysBefore(day, closed) + count;
  const week = Math.floor(place / open.length);
  return week * 7 - 4 + open[place - week * open.length]!;
}

/** The moment, in ms, that lies so many months later. */
export function monthsLater(moment: number, months: number): number {
  const date = new Date(moment);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()];
  const length = (y: number, m: number) => {
    const end = new Date(0);
    end.setUTCFullYear(y, m + 1, 0);
    return end.getUTCDate();
  };
  const isLast = day === length(year, date.getUTCMonth()) && day < 31 && day > 27;
  // `Date.UTC` takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month, isLast ? length(year, month) : Math.min(day, length(year, month)));
  return date.getTime();
}

/** The moment of a value, in ms since 1970 UTC; values after the last one have theirs, too. */
export function momentAt({ unit, every, first, closed }: Spacing, index: number): number {
  switch (unit) {
    case 'second':
      return first + index * every * SECOND;
    case 'month':
      return monthsLater(first, index * every);
    case 'day': {
      if (!closed) return first + index * every * DAY;
      const day = Math.floor(first / DAY);
      return first + (openDayAfter(day, index, closed) - day) * DAY;
    }
  }
}

/** The spacing of what is left when so many of the first values go. */
export function spacingFrom(spacing: Spacing, index: number): Spacing {
  return index === 0 ? spacing : { ...spacing, first: momentAt(spacing, index) };
}

/** True where a value has a moment that is a date. */
export function hasMoment(spacing: Spacing, index: number): boolean {
  return Math.abs(momentAt(spacing, index)) <= LAST;
}
