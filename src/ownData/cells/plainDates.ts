/** The commonest forms of dates, read sign by sign without taking them apart. */
import { numeric, type ScannedDate } from './scannedDate.ts';

const isDigitAt = (cell: string, at: number) => {
  const code = cell.charCodeAt(at);
  return code >= 48 && code <= 57;
};
/** Two digits; NaN where there are none. */
const pairAt = (cell: string, at: number) =>
  isDigitAt(cell, at) && isDigitAt(cell, at + 1)
    ? (cell.charCodeAt(at) - 48) * 10 + cell.charCodeAt(at + 1) - 48
    : NaN;

/** 2021-03-05 and 2021-03-05 14:30:00, which most files have, without taking them apart. */
function scanIso(cell: string): ScannedDate | undefined {
  const { length } = cell;
  if (length !== 10 && length !== 16 && length !== 19) return undefined;
  if (cell.charCodeAt(4) !== 45 || cell.charCodeAt(7) !== 45) return undefined;
  const year = pairAt(cell, 0) * 100 + pairAt(cell, 2);
  const month = pairAt(cell, 5);
  const day = pairAt(cell, 8);
  if (!(year >= 1000 && year < 3000 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined;
  if (length === 10) return { precision: 'day', year, month, day, seconds: NaN };
  const between = cell.charCodeAt(10);
  if ((between !== 32 && between !== 84) || cell.charCodeAt(13) !== 58) return undefined;
  const second = length === 19 ? (cell.charCodeAt(16) === 58 ? pairAt(cell, 17) : NaN) : 0;
  const seconds = pairAt(cell, 11) * 3600 + pairAt(cell, 14) * 60 + second;
  if (!(pairAt(cell, 11) <= 24 && pairAt(cell, 14) < 60 && second < 61)) return undefined;
  return { precision: 'day', year, month, day, seconds };
}

/** 05.03.2021, 5/3/2021 14:30:00. */
function scanDotted(cell: string): ScannedDate | undefined {
  const { length } = cell;
  if (length < 8 || length > 19) return undefined;
  const firstEnd = isDigitAt(cell, 1) ? 2 : 1;
  const sign = cell.charCodeAt(firstEnd);
  if (sign !== 46 && sign !== 47 && sign !== 45) return undefined;
  const secondEnd = firstEnd + (isDigitAt(cell, firstEnd + 2) ? 3 : 2);
  if (cell.charCodeAt(secondEnd) !== sign) return undefined;
  const year = pairAt(cell, secondEnd + 1) * 100 + pairAt(cell, secondEnd + 3);
  const first = firstEnd === 2 ? pairAt(cell, 0) : isDigitAt(cell, 0) ? cell.charCodeAt(0) - 48 : NaN;
  const second =
    secondEnd - firstEnd === 3
      ? pairAt(cell, firstEnd + 1)
      : isDigitAt(cell, firstEnd + 1)
        ? cell.charCodeAt(firstEnd + 1) - 48
        : NaN;
  if (!(year >= 1000 && year < 3000) || Number.isNaN(first + second)) return undefined;
  const date = numeric(first, second, year);
  const end = secondEnd + 5;
  if (!date || length === end) return date;
  const time = length - end;
  if ((time !== 6 && time !== 9) || cell.charCodeAt(end) !== 32 || cell.charCodeAt(end + 3) !== 58)
    return undefined;
  if (time === 9 && cell.charCodeAt(end + 6) !== 58) return undefined;
  const [hour, minute, last] = [
    pairAt(cell, end + 1),
    pairAt(cell, end + 4),
    time === 9 ? pairAt(cell, end + 7) : 0,
  ];
  return hour <= 24 && minute < 60 && last < 61
    ? withTime(date, hour * 3600 + minute * 60 + last)
    : undefined;
}

function withTime({ precision, year, month, day, swap }: ScannedDate, seconds: number): ScannedDate {
  return swap ? { precision, year, month, day, seconds, swap } : { precision, year, month, day, seconds };
}

/** The commonest forms, quickly; undefined says nothing. */
export function scanPlainDate(cell: string): ScannedDate | undefined {
  return scanIso(cell) ?? scanDotted(cell);
}
