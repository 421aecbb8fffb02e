/**
 * Moments as people write them: 2021-03-05, 05.03.2021, 3/5/21, 5 Mar 2021, 2021-03, Mar-21, 2021Q1, 2021-W05, 2021M03,
 * 2021年3月5日, 14:30, 2021-03-05T14:30:00Z and their kin. One pass over the signs of a cell; what holds anything else is no date.
 */
import { asciiDigits } from './digits.ts';

import { takeTime } from './clock.ts';
import { isNumber, isYear, tokensOf, type Token } from './dateTokens.ts';
import { marked, named, threeNumbers, twoNumbers, YEAR_WORDS } from './dateWords.ts';
import { isWeekday, monthOf } from './monthNames.ts';
import { scanPlainDate } from './plainDates.ts';
import { make, NO_DATE, type ScannedDate } from './scannedDate.ts';

const LONGEST = 48;

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
  const beside = words.filter(({ text }) => !isWeekday(text));
  // FY10 Q1: the word at the year says no more than the year.
  const unmarked = beside.length === 2 ? beside.filter(({ text }) => !YEAR_WORDS.has(text)) : beside;
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
