/**
 * The ways dates are written here. Two numbers in front of a year are day and month where dots or dashes stand between them,
 * month and day where strokes do. A year of two digits is one of 1950 to 2049.
 */

/** The dates there are: every day from 1950 to 2049, counted from 1 January 1970. */
export const FIRST_DAY = Date.UTC(1950, 0, 1) / 86_400_000;
export const DAYS = Date.UTC(2050, 0, 1) / 86_400_000 - FIRST_DAY;

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/** The parts of a date, each as it may be written. */
interface Parts {
  /** 3, 03, 3rd */
  readonly d: string;
  readonly dd: string;
  readonly nth: string;
  /** 3, 03, mar, march */
  readonly m: string;
  readonly mm: string;
  readonly mon: string;
  readonly month: string;
  /** 98, 1998 */
  readonly yy: string;
  readonly yyyy: string;
  /** tue, tuesday */
  readonly day: string;
  readonly weekday: string;
}

export type DateFormat = (parts: Parts) => string;

/** In digits alone: 6 to 10 characters. */
export const DIGIT_FORMATS: readonly DateFormat[] = [
  ({ d, m, yyyy }) => `${d}.${m}.${yyyy}`,
  ({ d, m, yy }) => `${d}.${m}.${yy}`,
  ({ dd, mm, yyyy }) => `${dd}.${mm}.${yyyy}`,
  ({ dd, mm, yyyy }) => `${dd}-${mm}-${yyyy}`,
  ({ d, m, yyyy }) => `${m}/${d}/${yyyy}`,
  ({ dd, mm, yy }) => `${mm}/${dd}/${yy}`,
  ({ d, m, yyyy }) => `${yyyy}/${m}/${d}`,
  ({ dd, mm, yyyy }) => `${yyyy}${mm}${dd}`,
];

/** With the month in letters: 8 to 32 characters. */
export const WORD_FORMATS: readonly DateFormat[] = [
  ({ d, month, yyyy }) => `${d} ${month} ${yyyy}`,
  ({ d, mon, yyyy }) => `${d} ${mon} ${yyyy}`,
  ({ d, mon, yy }) => `${d} ${mon} ${yy}`,
  ({ dd, mon, yyyy }) => `${dd}-${mon}-${yyyy}`,
  ({ nth, month, yyyy }) => `${nth} ${month} ${yyyy}`,
  ({ nth, month, yyyy }) => `${nth} of ${month} ${yyyy}`,
  ({ nth, month, yyyy }) => `the ${nth} of ${month}, ${yyyy}`,
  ({ d, month, yyyy }) => `${month} ${d}, ${yyyy}`,
  ({ d, mon, yy }) => `${mon} ${d}, ${yy}`,
  ({ nth, month, yyyy }) => `${month} ${nth}, ${yyyy}`,
  ({ d, month, yyyy }) => `${yyyy} ${month} ${d}`,
  ({ d, month, yyyy, weekday }) => `${weekday}, ${month} ${d}, ${yyyy}`,
  ({ d, month, yyyy, weekday }) => `${weekday} ${d} ${month} ${yyyy}`,
  ({ d, mon, yyyy, day }) => `${day}, ${d} ${mon} ${yyyy}`,
  ({ d, mon, yy, day }) => `${day} ${d} ${mon} ${yy}`,
  ({ nth, month, yyyy, weekday }) => `${weekday} ${nth} of ${month} ${yyyy}`,
];

/** 1st, 2nd, 3rd, 4th, 11th … */
function ordinal(day: number): string {
  const teen = day >= 11 && day <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

/** @param day from 0, the first of the dates there are */
function dateOf(day: number): Date {
  return new Date((FIRST_DAY + day) * 86_400_000);
}

/** The parts of the date of that day, from 0. */
export function partsOf(day: number): Parts {
  const date = dateOf(day);
  const d = String(date.getUTCDate());
  const m = String(date.getUTCMonth() + 1);
  const month = MONTHS[date.getUTCMonth()]!;
  const yyyy = String(date.getUTCFullYear());
  const weekday = WEEKDAYS[date.getUTCDay()]!;
  return {
    d,
    dd: d.padStart(2, '0'),
    nth: ordinal(date.getUTCDate()),
    m,
    mm: m.padStart(2, '0'),
    mon: month.slice(0, 3),
    month,
    yy: yyyy.slice(2),
    yyyy,
    day: weekday.slice(0, 3),
    weekday,
  };
}

/** The date of that day, from 0, as ISO 8601 writes it: "1998-03-03". */
export function isoOf(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}
