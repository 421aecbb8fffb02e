/**
 * Dates in a workbook: numbers of days, which only the format of the cell tells from other numbers (ECMA-376 part 1, 18.8.30
 * and 18.17.4). Day 1 is 1 January 1900, with a 29 February 1900 that never was; or day 0 is 1 January 1904.
 */

/** What of a moment a cell shows; undefined for a plain number. */
export type DateFormat = 'date' | 'time' | 'date and time' | undefined;

export type Epoch = 1900 | 1904;

const DAY = 86_400_000;

/** Formats that have a number and no code, those of East Asian programs counted. */
function builtIn(id: number): DateFormat {
  if (id === 22) return 'date and time';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time';
  const dates = (id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
  return dates ? 'date' : undefined;
}

/** @param code as it stands in the workbook, such as `yyyy\-mm\-dd`; left out where the format is a built-in one */
export function dateFormatOf(id: number, code: string | undefined): DateFormat {
  if (code === undefined) return builtIn(id);
  // Only the format of positive numbers; without what is written as it stands, colours, and filling.
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .split(';')[0]!
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '')
    .toLowerCase();
  const time = /[hs]/.test(bare);
  const date = /[yd]/.test(bare) || (/m/.test(bare) && !time);
  if (date) return time ? 'date and time' : 'date';
  return time ? 'time' : undefined;
}

/** A serial number as a date that every reader understands: 2024-05-01, 2024-05-01 13:30:00, 13:30:00. */
export function writtenDate(serial: number, format: NonNullable<DateFormat>, epoch: Epoch): string {
  const start = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const moment = new Date(Math.round((start + serial * DAY) / 1000) * 1000);
  if (Number.isNaN(moment.getTime())) return String(serial);
  const [date, time] = [moment.toISOString().slice(0, 10), moment.toISOString().slice(11, 19)];
  if (format === 'date') return date;
  return format === 'time' ? time : `${date} ${time}`;
}
