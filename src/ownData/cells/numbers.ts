/**
 * Numbers as people write them: 1234.5, 1,234.5, 1.234,5, 1 234,5, 1’234.5, 1,23,456, (5), 5-, −5, € 3, 12 %, 1.2M. One pass
 * over the signs of a cell. Whether "1.305" is thirteen hundred or one and some is not decided here: both are given.
 */
import { asciiDigits, hasOtherDigits } from './digits.ts';
import { isDigit, plainKind, plainValue } from './plainNumbers.ts';
import type { DecimalSign } from '../format.ts';

/**
 * What the signs between the digits say. whole: there are none. point, comma: the decimal sign, beyond doubt. 'by point',
 * 'by comma': that sign sets thousands apart, beyond doubt. 'point?', 'comma?': one sign before three digits.
 * spaced: blanks or apostrophes set thousands apart, and there are no decimals.
 */
export type NumberKind =
  'whole' | 'point' | 'comma' | 'by point' | 'by comma' | 'point?' | 'comma?' | 'spaced';

export type NegativeStyle = 'hyphen' | 'sign' | 'parentheses' | 'behind';

export interface ScannedNumber {
  readonly kind: NumberKind;
  /** With the sign as decimals where that may be so. */
  readonly value: number;
  /** With the sign between thousands, of 'point?' and 'comma?'; the same as `value` otherwise. */
  readonly grouped: number;
  readonly negative?: NegativeStyle;
  /** What stands around the digits: "€", "°C", "%", "p". */
  readonly unit: string;
  /** By which "k", "M", "bn" have multiplied it already; 1 otherwise. */
  readonly factor: number;
  readonly otherDigits: boolean;
}

/** The value where the file's decimal sign is known. */
export function valueOf(number: ScannedNumber, decimal: DecimalSign): number {
  if (number.kind === 'point?') return decimal === '.' ? number.value : number.grouped;
  if (number.kind === 'comma?') return decimal === ',' ? number.value : number.grouped;
  return number.value;
}

/** A longer cell is no number. */
const LONGEST = 60;
const LONGEST_UNIT = 14;

const FACTORS: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  tsd: 1e3,
  Tsd: 1e3,
  'Tsd.': 1e3,
  M: 1e6,
  Mio: 1e6,
  'Mio.': 1e6,
  mio: 1e6,
  mn: 1e6,
  Mn: 1e6,
  MM: 1e6,
  million: 1e6,
  B: 1e9,
  bn: 1e9,
  Bn: 1e9,
  Mrd: 1e9,
  'Mrd.': 1e9,
  billion: 1e9,
  lakh: 1e5,
  crore: 1e7,
};

const CURRENCIES = new Set(
  '$ € £ ¥ ￥ ₹ ₽ ₩ ₺ ₴ ₪ ₫ ฿ R$ US$ A$ C$ HK$ NT$ S$ Rs Rs. kr kr. Fr. Fr SFr. SFr zł Kč Ft lei USD EUR GBP JPY CHF CNY RMB INR RUB BRL AUD CAD SEK NOK DKK PLN CZK HUF TRY ZAR MXN KRW NZD SGD HKD'.split(
    ' ',
  ),
);

function scanPlain(cell: string): ScannedNumber | undefined {
  const sign = Number.isNaN(plainValue(cell)) ? ',' : '.';
  const value = plainValue(cell, sign);
  if (Number.isNaN(value)) return undefined;
  const kind = plainKind(cell, sign);
  const grouped = kind.endsWith('?') ? plainValue(cell.replace(sign, '')) : value;
  const negative = cell.charCodeAt(0) === 45 && ({ negative: 'hyphen' } as const);
  return { kind, value, grouped, ...negative, unit: '', factor: 1, otherDigits: false };
}

interface Body {
  readonly kind: NumberKind;
  readonly value: number;
  readonly grouped: number;
  /** Where it ends in the cell. */
  readonly end: number;
}

/** True where the groups after the first have three digits each, or two each but for the last (lakh and crore). */
function areGroups(lengths: readonly number[]): boolean {
  const [first, ...rest] = lengths;
  if (first === undefined || first < 1 || first > 3 || rest.length === 0 || rest.at(-1) !== 3) return false;
  return (
    rest.every((length) => length === 3) || (first <= 2 && rest.slice(0, -1).every((length) => length === 2))
  );
}

/** Digits with signs between them, from a place on. */
function scanBody(cell: string, from: number): Body | undefined {
  const groups: string[] = [];
  const signs: string[] = [];
  let i = from;
  let end = from;
  for (;;) {
    const begin = i;
    while (i < cell.length && isDigit(cell.charCodeAt(i))) i++;
    groups.push(cell.slice(begin, i));
    end = i;
    const sign = cell[i];
    if (sign === undefined) break;
    const nextIsDigit = isDigit(cell.charCodeAt(i + 1));
    if (sign === '.' || sign === ',') {
      if (!nextIsDigit && signs.includes(sign)) break;
      signs.push(sign);
    } else if ((sign === ' ' || sign === "'" || sign === '’' || sign === '_') && nextIsDigit)
      signs.push(sign === '’' ? "'" : sign);
    else break;
    i++;
  }
  const exponent = scanExponent(cell, end);
  if (exponent) end = exponent.end;
  const read = readGroups(groups, signs);
  if (!read) return undefined;
  const scale = exponent?.digits ?? '';
  const number = (digits: string) => Number(digits + (scale && `e${scale}`));
  return {
    kind: exponent && read.kind.endsWith('?') ? (read.kind === 'point?' ? 'point' : 'comma') : read.kind,
    value: number(read.digits),
    grouped: number(read.groupedDigits ?? read.digits),
    end,
  };
}

/** e-3, E+05, and D+02 as Fortran writes. */
function scanExponent(
  cell: string,
  from: number,
): { readonly digits: string; readonly end: number } | undefined {
  const sign = cell[from];
  if (sign === undefined || !'eEdD'.includes(sign)) return undefined;
  let i = from + 1;
  if (cell[i] === '-' || cell[i] === '+') i++;
  const begin = i;
  while (i < cell.length && isDigit(cell.charCodeAt(i))) i++;
  if (i === begin || i - begin > 3) return undefined;
  return { digits: cell.slice(from + 1, i), end: i };
}

function readGroups(
  groups: readonly string[],
  signs: readonly string[],
): { readonly kind: NumberKind; readonly digits: string; readonly groupedDigits?: string } | undefined {
  const joined = groups.join('');
  if (joined === '') return undefined;
  const lengths = groups.map((group) => group.length);
  if (signs.length === 0) return { kind: 'whole', digits: joined };
  const last = signs.at(-1)!;
  const before = signs.slice(0, -1);
  const decimals = (sign: string) => {
    const head = groups.slice(0, -1).join('') || '0';
    return { kind: sign === '.' ? 'point' : 'comma', digits: `${head}.${groups.at(-1) || '0'}` } as const;
  };
  if (last === '.' || last === ',') {
    if (before.length === 0) {
      const [head, tail] = [groups[0]!, groups[1]!];
      const doubtful = tail.length === 3 && head.length >= 1 && head.length <= 3 && head[0] !== '0';
      if (!doubtful) return decimals(last);
      return { ...decimals(last), kind: last === '.' ? 'point?' : 'comma?', groupedDigits: joined };
    }
    if (before.every((sign) => sign === before[0]) && before[0] !== last) {
      return areGroups(lengths.slice(0, -1)) ? decimals(last) : undefined;
    }
    if (!before.every((sign) => sign === last) || !areGroups(lengths)) return undefined;
    return { kind: last === '.' ? 'by point' : 'by comma', digits: joined };
  }
  return before.every((sign) => sign === last) && areGroups(lengths)
    ? { kind: 'spaced', digits: joined }
    : undefined;
}

/** Blanks, quotes of a second kind, and Excel's ="…" around a cell. */
function bare(cell: string): string {
  let text = cell.trim();
  if (text.startsWith('="') && text.endsWith('"')) text = text.slice(2, -1).trim();
  if (text.startsWith("'")) text = (text.endsWith("'") ? text.slice(1, -1) : text.slice(1)).trim();
  return text;
}

/** True for what may stand behind a number: a unit, a flag, a footnote. */
function isUnit(text: string): boolean {
  // 0x10 is for machines.
  if (text.length > LONGEST_UNIT || /^x[\da-f]/i.test(text)) return false;
  return (
    !isDigit(text.charCodeAt(0)) &&
    !/[-+.,:;=/\\'"]$|^[-+.,:;=\\'"]/.test(text.length > 1 ? text : '') &&
    text !== '-'
  );
}

/** What a cell says as a number, in all styles; undefined where it is none. */
export function scanNumber(cell: string): ScannedNumber | undefined {
  const quick = scanPlain(cell);
  if (quick) return quick;
  if (cell.length > LONGEST && cell.trim().length > LONGEST) return undefined;
  let text = bare(asciiDigits(cell));
  if (text === '' || text.length > LONGEST) return undefined;
  let negative: NegativeStyle | undefined;
  const within = inParentheses(text);
  if (within !== undefined) {
    negative = 'parentheses';
    text = within;
  }
  const prefix = prefixOf(text);
  if (prefix === undefined) return undefined;
  if (prefix.minus) {
    if (negative) return undefined;
    negative = cell.includes('-') ? 'hyphen' : 'sign';
  }
  const body = scanBody(text, prefix.end);
  if (!body || !Number.isFinite(body.value)) return undefined;
  let rest = text.slice(body.end);
  const apart = rest.startsWith(' ');
  rest = rest.trim();
  if (rest === '-' || rest.startsWith('- ')) {
    if (negative) return undefined;
    negative = 'behind';
    rest = rest.slice(1).trim();
  }
  if (rest !== '' && !CURRENCIES.has(rest) && !isUnit(rest)) return undefined;
  const factor = apart && rest === 'K' ? 1 : (FACTORS[rest] ?? 1);
  const signed = (value: number) => (negative ? -value : value) * factor;
  return {
    kind: body.kind,
    value: signed(body.value),
    grouped: signed(body.grouped),
    ...(negative && { negative }),
    unit: factor !== 1 ? '' : prefix.unit || rest,
    factor,
    otherDigits: hasOtherDigits(cell),
  };
}

/** What stands in parentheses, with the currency or the percent sign before or behind them: (5), $(5), (5) €, (5)%. */
function inParentheses(text: string): string | undefined {
  const [open, close] = [text.indexOf('('), text.lastIndexOf(')')];
  if (open < 0 || close < open) return undefined;
  const [head, tail] = [text.slice(0, open).trim(), text.slice(close + 1).trim()];
  const stands = (around: string) => around === '' || around === '%' || CURRENCIES.has(around);
  if (!stands(head) || !stands(tail) || (head !== '' && tail !== '')) return undefined;
  return `${head}${text.slice(open + 1, close).trim()}${tail === '' ? '' : ` ${tail}`}`;
}

/** A sign and a currency before the digits, in either order. */
function prefixOf(
  text: string,
): { readonly minus: boolean; readonly unit: string; readonly end: number } | undefined {
  let i = 0;
  while (i < text.length && !isDigit(text.charCodeAt(i)) && !(text[i] === '.' || text[i] === ',')) i++;
  // "Fr. 5" and "kr. 5" have a point of their own.
  if (text[i] === '.' && !isDigit(text.charCodeAt(i + 1))) {
    i++;
    while (i < text.length && text[i] === ' ') i++;
  }
  if (i === text.length || i > 8) return undefined;
  let head = text.slice(0, i).trim();
  if (head === '') return { minus: false, unit: '', end: i };
  let minus = false;
  if (head.startsWith('-') || head.startsWith('+')) {
    minus = head.startsWith('-');
    head = head.slice(1).trim();
  } else if (head.endsWith('-') || head.endsWith('+')) {
    minus = head.endsWith('-');
    head = head.slice(0, -1).trim();
  }
  return head === '' || CURRENCIES.has(head) ? { minus, unit: head, end: i } : undefined;
}
