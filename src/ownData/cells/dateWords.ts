/** Dates with a word in them: 2021Q1, 2021-W05, 2021M03, 5 March 2021; and dates of numbers alone. */
import { isNumber, isYear, type Token } from './dateTokens.ts';
import { century, make, numeric, weekStart, within, type ScannedDate } from './scannedDate.ts';

/** Three numbers. */
export function threeNumbers(a: Token, b: Token, c: Token): ScannedDate | undefined {
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
export function twoNumbers(a: Token, b: Token): ScannedDate | undefined {
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
/** 2019-20 beside a quarter: the year that begins in the first of the two. */
function withoutSecondYear(others: readonly Token[], year: number): readonly Token[] {
  const isNext = ({ value, text }: Token) =>
    value === year + 1 || (text.length === 2 && value === (year + 1) % 100);
  return others.length === 2 ? others.filter((token) => !isNext(token)) : others;
}

export const YEAR_WORDS = new Set(['fy', 'cy', 'year', 'jahr', 'yr', 'y', 'год', 'г']);

/** A word and one to three numbers: a quarter, a week, a half, Eurostat's month. */
export function marked(word: string, numbers: readonly Token[], first: boolean): ScannedDate | undefined {
  if (numbers.length === 1 && first) {
    // M01, Q3: beside a year in another column.
    const { value, text } = numbers[0]!;
    if (word === 'm' && text.length === 2 && within(value, 1, 12)) return make('monthOnly', NaN, value);
    if (word === 'q' && within(value, 1, 4)) return make('monthOnly', NaN, value * 3 - 2);
  }
  const year =
    numbers.find(isYear) ??
    (numbers.length === 2 && word === 'q' ? numbers.find(({ text }) => text.length === 2) : undefined);
  if (!year) return undefined;
  const value = year.value < 100 ? century(year.value) : year.value;
  const others = withoutSecondYear(
    numbers.filter((token) => token !== year),
    value,
  );
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
export function named(tokens: readonly Token[], at: number, month: number): ScannedDate | undefined {
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
