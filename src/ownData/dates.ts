/**
 * Moments as people write them: 2021-03-05, 05.03.2021, 3/5/21, 5 Mar 2021, 2021-03, Mar-21, 2021Q1, 2021-W05, 2021M03,
 * 2021年3月5日, 14:30, 2021-03-05T14:30:00Z and their kin. One pass over the signs of a cell; what holds anything else is no date.
 */
import { asciiDigits } from './digits.ts';
import { folded, isWeekday, monthOf } from './monthNames.ts';

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
  /** True where day and month might change places: `day` is what stands first. */
  readonly swap?: 'may' | 'day first' | 'month first';
}

const LONGEST = 48;
const MOST_TOKENS = 16;

interface Token {
  /** A number's value, or NaN for a word. */
  readonly value: number;
  readonly text: string;
  /** What stands before it, blanks trimmed to one. */
  readonly before: string;
}

/** Only for the compiler: what is no number is a word. */
type NumberToken = Token & { readonly isNumber?: true };

const isLetter = (code: number) =>
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  (code > 127 && code !== 0xa0 && code !== 0x2019);

function tokensOf(cell: string): Token[] | undefined {
  const tokens: Token[] = [];
  let i = 0;
  let gap = 0;
  while (i < cell.length) {
    const code = cell.charCodeAt(i);
    const digit = code >= 48 && code <= 57;
    if (!digit && !isLetter(code)) {
      i++;
      continue;
    }
    if (tokens.length === MOST_TOKENS) return undefined;
    const before = cell.slice(gap, i).trim() || (i > gap ? ' ' : '');
    const begin = i;
    if (digit) while (i < cell.length && cell.charCodeAt(i) >= 48 && cell.charCodeAt(i) <= 57) i++;
    else while (i < cell.length && isLetter(cell.charCodeAt(i))) i++;
    const text = cell.slice(begin, i);
    tokens.push({ text: digit ? text : folded(text), value: digit ? Number(text) : NaN, before });
    gap = i;
  }
  return /^[\s.)\]]*$/.test(cell.slice(gap)) ? tokens : undefined;
}

const isNumber = (token: Token | undefined): token is NumberToken =>
  token !== undefined && !Number.isNaN(token.value);
const isYear = (token: Token | undefined) =>
  isNumber(token) && token.text.length === 4 && token.value >= 1000 && token.value < 3000;
const within = (value: number, low: number, high: number) => value >= low && value <= high;
/** "21" is 2021, "75" is 1975. */
const century = (value: number) => value + (value < 70 ? 2000 : 1900);

const AM = new Set(['am', 'a', 'vorm', '午前', '上午']);
const PM = new Set(['pm', 'p', 'nachm', '午後', '下午']);
const ZONES = new Set(
  'z utc gmt est edt cst cdt mst mdt pst pdt cet cest mez mesz bst jst kst ist aest aedt eet eest msk uhr h'.split(
    ' ',
  ),
);

interface Timed {
  readonly seconds: number;
  readonly rest: readonly Token[];
}

/** Takes the time of day out of the tokens; NaN where there is none, undefined where it makes no sense. */
function takeTime(tokens: readonly Token[]): Timed | undefined {
  let at = tokens.findIndex(
    (token, k) =>
      k > 0 &&
      token.before === ':' &&
      isNumber(token) &&
      isNumber(tokens[k - 1]) &&
      tokens[k - 1]!.text.length <= 2,
  );
  if (at < 0) return takeDottedTime(tokens);
  at--;
  const [hour, minute] = [tokens[at]!.value, tokens[at + 1]!.value];
  let next = at + 2;
  let second = 0;
  if (tokens[next]?.before === ':' && isNumber(tokens[next])) second = tokens[next++]!.value;
  if ((tokens[next]?.before === '.' || tokens[next]?.before === ',') && isNumber(tokens[next])) {
    second += Number(`0.${tokens[next++]!.text}`);
  }
  return finishTime(tokens, at, next, hour, minute, second);
}

/** 18.00.00, beside a date with other signs or alone; 20200101T120000. */
function takeDottedTime(tokens: readonly Token[]): Timed | undefined {
  const t = tokens.findIndex(({ text, before }) => text === 't' && before === '');
  const after = tokens[t + 1];
  if (t > 0 && isNumber(after) && (after.text.length === 6 || after.text.length === 4)) {
    const digits = after.text.padEnd(6, '0');
    const part = (k: number) => Number(digits.slice(k, k + 2));
    return finishTime(tokens, t + 1, t + 2, part(0), part(2), part(4));
  }
  const [a, b, c] = tokens.slice(-3) as [Token, Token, Token];
  const dotted =
    (tokens.length === 3 || tokens.length === 6) &&
    [a, b, c].every((token) => isNumber(token) && token.text.length === 2) &&
    b.before === '.' &&
    c.before === '.' &&
    (tokens.length === 3 || a.before === ' ');
  if (
    dotted &&
    a.value < 24 &&
    b.value < 60 &&
    c.value < 60 &&
    (tokens.length === 6 || b.value === 0 || b.value > 12 || a.value === 0)
  ) {
    return finishTime(tokens, tokens.length - 3, tokens.length, a.value, b.value, c.value);
  }
  return { seconds: NaN, rest: tokens };
}

function finishTime(
  tokens: readonly Token[],
  from: number,
  end: number,
  given: number,
  minute: number,
  second: number,
): Timed | undefined {
  let hour = given;
  let next = end;
  const half = tokens[next]?.text ?? '';
  const beforeHalf = tokens[from - 1]?.text ?? '';
  if (AM.has(half) || PM.has(half)) {
    if (PM.has(half) && hour < 12) hour += 12;
    if (AM.has(half) && hour === 12) hour = 0;
    next++;
    if (tokens[next]?.text === 'm') next++;
  } else if (PM.has(beforeHalf) && hour < 12) hour += 12;
  if (!within(hour, 0, 24) || !within(minute, 0, 59) || second >= 61) return undefined;
  // A zone: Z, UTC, +01:00, +0100.
  if (ZONES.has(tokens[next]?.text ?? '')) next++;
  if (isNumber(tokens[next]) && /[+\-−]/.test(tokens[next]!.before) && tokens[next]!.text.length !== 1) {
    next++;
    if (isNumber(tokens[next]) && tokens[next]!.before === ':') next++;
  }
  const head = tokens.slice(0, from).filter(({ text }) => text !== 't' && !AM.has(text) && !PM.has(text));
  // A date may stand behind the time, too: 12:00 03/04/2021.
  const rest = [...head, ...tokens.slice(next)];
  return { seconds: hour * 3600 + minute * 60 + second, rest };
}

const NO_DATE: ScannedDate = { precision: 'time', year: NaN, month: 1, day: 1, seconds: NaN };

function make(
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
function weekStart(year: number, week: number, weekday = 1): ScannedDate | undefined {
  if (!within(week, 1, 53) || !within(weekday, 1, 7)) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  const date = new Date(Date.UTC(year, 0, monday + (week - 1) * 7 + weekday - 1));
  return make('week', date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Day and month in the order in which they stand, or changed where one is more than 12. */
function numeric(first: number, second: number, year: number): ScannedDate | undefined {
  if (first > 12) return make('day', year, second, first, 'day first');
  if (second > 12) return make('day', year, first, second, 'month first');
  return make('day', year, second, first, 'may');
}

/** Three numbers. */
function threeNumbers(a: Token, b: Token, c: Token): ScannedDate | undefined {
  const joined = `${b.before}${c.before}`;
  if (joined.includes(',') || b.text.length > 2) return undefined;
  if (isYear(a)) return c.text.length <= 2 ? make('day', a.value, b.value, c.value) : undefined;
  if (a.text.length > 2) return undefined;
  if (isYear(c)) return numeric(a.value, b.value, c.value);
  if (c.text.length !== 2 || b.before !== c.before || b.before === ' ' || b.before === '') return undefined;
  if (a.value > 31) return make('day', century(a.value), b.value, c.value);
  return numeric(a.value, b.value, century(c.value));
}

/** Two numbers: year and month, or a year that begins in autumn. */
function twoNumbers(a: Token, b: Token): ScannedDate | undefined {
  if (b.before === ',' || b.before === '' || b.before === '+') return undefined;
  if (isYear(a)) {
    if (b.text.length === 2 && b.value > 12 && b.value === (a.value + 1) % 100) return make('year', a.value);
    if (isYear(b) && b.value === a.value + 1) return make('year', a.value);
    return b.text.length <= 2 ? make('month', a.value, b.value) : undefined;
  }
  return isYear(b) && a.text.length <= 2 ? make('month', b.value, a.value) : undefined;
}

const QUARTER = new Set([
  'q',
  'qtr',
  'quarter',
  'quartal',
  'quartier',
  'trimestre',
  'trim',
  't',
  'k',
  'kv',
  'kvartal',
  'кв',
  'квартал',
  'qtrs',
]);
const WEEK = new Set([
  'w',
  'wk',
  'week',
  'kw',
  'woche',
  'sem',
  'semaine',
  'semana',
  'v',
  'vecka',
  'uge',
  'uke',
]);
const HALF = new Set(['h', 's', 'hy', 'halbjahr', 'semester', 'hj']);
const YEAR_WORDS = new Set(['fy', 'cy', 'year', 'jahr', 'yr', 'y', 'год', 'г']);

/** A word and one to three numbers: a quarter, a week, a half, Eurostat's month. */
function marked(word: string, numbers: readonly Token[], first: boolean): ScannedDate | undefined {
  const year =
    numbers.find(isYear) ??
    (numbers.length === 2 && word === 'q' && numbers[1]!.text.length === 2 ? numbers[1] : undefined);
  if (!year) return undefined;
  const value = year.value < 100 ? century(year.value) : year.value;
  const others = numbers.filter((token) => token !== year);
  const [which, second] = others;
  if (numbers.length === 1) return YEAR_WORDS.has(word) ? make('year', value) : undefined;
  if (!which) return word === 'yr' && numbers.length === 2 ? make('year', value) : undefined;
  if (word === 'yr' && which.value === value) return make('year', value);
  if (WEEK.has(word) && others.length <= 2) return weekStart(value, which.value, second?.value);
  if (others.length !== 1) return undefined;
  if (QUARTER.has(word) && within(which.value, 1, 4) && which.text.length <= 2)
    return make('quarter', value, which.value * 3 - 2);
  if (HALF.has(word) && within(which.value, 1, 2) && which.text.length === 1)
    return make('quarter', value, which.value * 6 - 5);
  if ((word === 'm' || word === 'p') && !first && within(which.value, 1, 12))
    return make('month', value, which.value);
  return undefined;
}

/** A month by its name, with what stands around it. */
function named(tokens: readonly Token[], at: number, month: number): ScannedDate | undefined {
  const numbers = tokens.filter(isNumber);
  const [a, b] = numbers;
  if (!a) return make('monthOnly', NaN, month);
  if (!b) {
    if (isYear(a)) return make('month', a.value, month);
    if (a.text.length > 2) return undefined;
    // Jan-21, Jan '21, Mrz 21: a year behind the month; 05-Jan: a day before it.
    if (tokens.indexOf(a) > at && a.text.length === 2) return make('month', century(a.value), month);
    return make('dayMonth', NaN, month, a.value);
  }
  if (numbers.length > 2 || a.text.length + b.text.length > 6) return undefined;
  if (isYear(a)) return make('day', a.value, month, b.value);
  if (isYear(b)) return make('day', b.value, month, a.value);
  return b.text.length === 2 ? make('day', century(b.value), month, a.value) : undefined;
}

const FILLERS = new Set([
  'of',
  'de',
  'den',
  'le',
  'th',
  'st',
  'nd',
  'rd',
  'г',
  'год',
  'um',
  'at',
  'del',
  'och',
  'd',
]);

function scanTokens(tokens: readonly Token[]): ScannedDate | undefined {
  const timed = takeTime(tokens);
  if (!timed) return undefined;
  const date = scanDay(timed.rest);
  if (Number.isNaN(timed.seconds)) return date;
  if (timed.rest.length === 0) return { ...NO_DATE, seconds: timed.seconds };
  return date && { ...date, seconds: timed.seconds };
}

/** 20200305, which alone would be a number. */
function compactDay({ text }: Token): ScannedDate | undefined {
  if (text.length !== 8) return undefined;
  return make('day', Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
}

function scanDay(given: readonly Token[]): ScannedDate | undefined {
  if (given.length === 1 && isNumber(given[0])) return compactDay(given[0]);
  const tokens = given.filter(({ text }, k) => !(FILLERS.has(text) && k > 0));
  const eastern = scanEastern(tokens);
  if (eastern) return eastern;
  const words = tokens.filter((token) => !isNumber(token));
  const numbers = tokens.filter(isNumber);
  if (words.length === 0) {
    if (numbers.length === 3) return threeNumbers(numbers[0]!, numbers[1]!, numbers[2]!);
    return numbers.length === 2 ? twoNumbers(numbers[0]!, numbers[1]!) : undefined;
  }
  const at = tokens.findIndex(
    (token) =>
      !isNumber(token) && monthOf(token.text) !== undefined && !(words.length > 1 && isWeekday(token.text)),
  );
  if (at >= 0) {
    const others = words.filter((word) => word !== tokens[at]);
    if (others.some(({ text }) => !isWeekday(text))) return undefined;
    return named(tokens, at, monthOf(tokens[at]!.text)!);
  }
  const unmarked = words.filter(({ text }) => !isWeekday(text));
  if (unmarked.length === 0 && numbers.length === 3)
    return threeNumbers(numbers[0]!, numbers[1]!, numbers[2]!);
  return unmarked.length === 1 ? marked(unmarked[0]!.text, numbers, tokens[0] === unmarked[0]) : undefined;
}

function markAt(tokens: readonly Token[], marks: string): number {
  for (let k = 0; k < tokens.length; k++) {
    const { text } = tokens[k]!;
    if (text.length <= 2 && text > '\x7F' && marks.includes(text[0]!)) return k;
  }
  return -1;
}

/** 2021年3月5日, 2021년 3월 5일. */
function scanEastern(tokens: readonly Token[]): ScannedDate | undefined {
  const year = markAt(tokens, '年년');
  if (year < 1 || !isYear(tokens[year - 1])) return undefined;
  const value = tokens[year - 1]!.value;
  const month = markAt(tokens, '月월');
  const day = markAt(tokens, '日일');
  if (month < 1) return tokens.length === 2 ? make('year', value) : undefined;
  if (day < 1) return make('month', value, tokens[month - 1]!.value);
  return make('day', value, tokens[month - 1]!.value, tokens[day - 1]!.value);
}

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

/** The moment that a cell says; of a stretch, its beginning. Undefined where it is none, or a mere number. */
export function scanDate(cell: string): ScannedDate | undefined {
  if (cell.length < 3) return undefined;
  const plain = scanPlainDate(cell);
  if (plain) return plain;
  const trimmed = cell.length > LONGEST && cell.length < 200 ? cell.trim() : cell;
  if (trimmed.length > LONGEST) return undefined;
  const text = asciiDigits(trimmed.trim());
  const tokens = tokensOf(text);
  if (!tokens || tokens.length === 0 || (tokens.length === 1 && isNumber(tokens[0]))) return undefined;
  if (/^[-+(]/.test(text)) return undefined;
  return scanTokens(tokens) ?? beginningOf(text);
}

/** 2021-01-03 - 2021-01-09, 2021-01-03/2021-01-09. */
function beginningOf(text: string): ScannedDate | undefined {
  for (const between of [' - ', ' to ', ' bis ', ' ~ ', '~', '/', ' – ']) {
    const at = text.indexOf(between);
    if (at < 6 || at + between.length + 4 > text.length) continue;
    const [head, tail] = [tokensOf(text.slice(0, at)), tokensOf(text.slice(at + between.length))];
    if (!head || !tail || head.length < 2 || tail.length < 2) continue;
    const begin = scanTokens(head);
    if (begin && begin.precision !== 'time' && scanTokens(tail)) return begin;
  }
  return undefined;
}
