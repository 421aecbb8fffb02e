/** When a row was measured, out of one column or several: a date, a date and a time, a year and a month. */
import { scanDate } from '../cells/dates.ts';
import { weekMoment, type ScannedDate } from '../cells/scannedDate.ts';
import { scanNumber } from '../cells/numbers.ts';
import type { MomentPart, MomentPlan } from './momentPlan.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Where day and month might change places. */
export type DayFirst = boolean;

/** The moment in ms as `Date.UTC` counts; NaN where the cell says none. A time alone counts from 1970. */
export function momentOfDate(date: ScannedDate, dayFirst: DayFirst): number {
  const swapped = date.swap === 'may' && !dayFirst;
  const month = swapped ? date.day : date.month;
  const day = swapped ? date.month : date.day;
  const seconds = Number.isNaN(date.seconds) ? 0 : date.seconds * 1000;
  if (date.precision === 'time') return seconds;
  return utc(date.year, month, day) + seconds;
}

const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day);

function compact(digits: string): number {
  const part = (from: number) => (digits.length > from ? Number(digits.slice(from, from + 2)) : undefined);
  const time = (part(8) ?? 0) * HOUR + (part(10) ?? 0) * 60_000 + (part(12) ?? 0) * 1000;
  return utc(Number(digits.slice(0, 4)), part(4) ?? 1, part(6) ?? 1) + time;
}

/** 2010.0384 as the day of the year that it is. */
function ofDecimalYear(value: number): number {
  const year = Math.floor(value);
  const begin = utc(year, 1, 1);
  return begin + Math.round(((value - year) * (utc(year + 1, 1, 1) - begin)) / 1000) * 1000;
}

/** Seconds since 1970, or thousandths, millionths or billionths of one: each is a thousand times as large as the last. */
function ofUnix(value: number): number {
  let seconds = value;
  while (Math.abs(seconds) > 1e11) seconds /= 1000;
  return Math.round(seconds * 1000);
}

/** 1.2015 is January, 2015.1 October where months are meant, and the first quarter where these are. */
function ofParts(value: number, kind: 'monthYear' | 'yearMonth' | 'yearQuarter'): number {
  const whole = Math.floor(value);
  const part = (digits: number) => Math.round((value - whole) * 10 ** digits);
  if (kind === 'monthYear') return utc(part(4), whole, 1);
  return kind === 'yearMonth' ? utc(whole, part(2), 1) : utc(whole, part(1) * 3 - 2, 1);
}

const numberOf = (cell: string | undefined): number => {
  const scanned = cell === undefined ? undefined : scanNumber(cell);
  return scanned && scanned.kind !== 'spaced' ? scanned.value : NaN;
};

/** Reads moments row by row; where a year is written only in the first row of its months, it holds for the next. */
export function momentReader(plan: MomentPlan, dayFirst: DayFirst): (cells: readonly string[]) => number {
  let year = NaN;
  const yearOf = (cell: string | undefined): number => {
    const found = cell?.trim() === '' ? year : numberOf(cell);
    year = found;
    return found;
  };
  const date = (cell: string | undefined) => (cell === undefined ? undefined : scanDate(cell));
  const first = (cells: readonly string[], { column, kind }: MomentPart): number => {
    const cell = cells[column];
    if (cell === undefined) return NaN;
    switch (kind) {
      case 'text':
      case 'time': {
        const scanned = scanDate(cell);
        return scanned && Number.isFinite(kind === 'time' ? 0 : scanned.year)
          ? momentOfDate(scanned, dayFirst)
          : NaN;
      }
      case 'compact':
        return /^\d{6,14}$/.test(cell.trim()) ? compact(cell.trim()) : NaN;
      case 'quarterText': {
        const scanned = scanDate(cell);
        return scanned ? utc(scanned.year, scanned.month * 3 - 2, 1) : NaN;
      }
      case 'unix':
        return ofUnix(numberOf(cell));
      case 'monthYear':
      case 'yearMonth':
      case 'yearQuarter':
        return ofParts(numberOf(cell), kind);
      case 'yearWeek':
        return weekMoment(Math.floor(numberOf(cell) / 100), numberOf(cell) % 100);
      case 'serial':
        return (numberOf(cell) - 25_569) * DAY;
      case 'decimalYear':
        return ofDecimalYear(numberOf(cell));
      // These only say where within a year.
      case 'year':
      case 'month':
      case 'monthOnly':
      case 'quarter':
      case 'week':
      case 'day':
      case 'dayMonth':
      case 'dayOfYear':
      case 'hour':
      case 'minute':
      case 'partOfDay':
        return NaN;
      default:
        return kind satisfies never;
    }
  };
  const inYear = (at: number, cells: readonly string[], parts: readonly MomentPart[]): number => {
    let month = 1;
    let day = 1;
    let more = 0;
    for (const { column, kind, aDay } of parts) {
      const cell = cells[column];
      const scanned = kind === 'monthOnly' || kind === 'dayMonth' || kind === 'time' ? date(cell) : undefined;
      const value = numberOf(cell);
      if (kind === 'monthOnly' || kind === 'dayMonth') {
        month = scanned?.month ?? NaN;
        day = scanned?.day ?? NaN;
      } else if (kind === 'month') month = value >= 1 && value <= 12 ? value : NaN;
      else if (kind === 'quarter') month = value >= 1 && value <= 4 ? value * 3 - 2 : NaN;
      else if (kind === 'day') day = value;
      else if (kind === 'week') more += weekMoment(at, value) - utc(at, 1, 1);
      else if (kind === 'dayOfYear') more += (value - 1) * DAY;
      else if (kind === 'partOfDay') more += ((value - 1) * DAY) / aDay!;
      else if (kind === 'hour') more += value * HOUR;
      else if (kind === 'minute') more += value * 60_000;
      else if (kind === 'time') more += (scanned?.seconds ?? NaN) * 1000;
    }
    return Number.isNaN(month + day) ? NaN : utc(at, month, day) + more;
  };
  const [head, ...rest] = plan;
  if (!head) return () => NaN;
  if (head.kind === 'year') return (cells) => inYear(yearOf(cells[head.column]), cells, rest);
  return (cells) => {
    const begin = first(cells, head);
    return rest.length === 0 ? begin : begin + inYear(1970, cells, rest);
  };
}
