/**
 * Numbers as people write them: 1234.5, 1,234.5, 1.234,5, 1 234,5, 1’234.5. Whether a point or a comma begins the decimals is
 * told from the whole column; where nothing tells, a number that may mean two things is not guessed at.
 */

/** Which sign begins the decimals; undefined where nothing in the column tells. */
export type DecimalSign = '.' | ',' | undefined;

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NUMBERISH = /^[+-]?[\d.,'’\s]*\d[\d.,'’\s]*(e[+-]?\d+)?$/i;
/** "1,234": twelve hundred and some, or one and some. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2},\d{3}$/;
/** Groups of three digits set apart by a comma (by a point), beyond doubt: with decimals after them, or twice. */
const GROUPED_BY_COMMA = /^[+-]?[1-9]\d{0,2}(,\d{3})+\.\d*$|^[+-]?[1-9]\d{0,2}(,\d{3}){2,}$/;
const GROUPED_BY_POINT = /^[+-]?[1-9]\d{0,2}(\.\d{3})+,\d*$|^[+-]?[1-9]\d{0,2}(\.\d{3}){2,}$/;
/** One sign that cannot set apart thousands: not before three digits, or after a leading 0 or more than three digits. */
const DECIMAL_POINT = /^[+-]?(\d*\.(?!\d{3}$)\d*|(0\d*|\d{4,})?\.\d{3})$/;
const DECIMAL_COMMA = /^[+-]?(\d*,(?!\d{3}$)\d*|(0\d*|\d{4,})?,\d{3})$/;
const SHORT_WHOLE = /^[+-]?\d{1,3}$/;

/** Without the spaces and apostrophes between groups of three digits, which mean nothing else. */
function withoutSpaces(cell: string): string {
  const trimmed = cell.trim();
  return /^[+-]?\d{1,3}([ \u00A0\u202F'’]\d{3})+([.,]\d*)?$/.test(trimmed)
    ? trimmed.replace(/[ \u00A0\u202F'’]/g, '')
    : trimmed;
}

/** True for what begins like a number of any style, so that a line of such is no header. */
export function looksLikeNumber(cell: string): boolean {
  return NUMBERISH.test(cell.trim()) || PLAIN.test(cell.trim());
}

/** True for a number that may mean two things. */
export function isAmbiguous(cell: string): boolean {
  return AMBIGUOUS.test(cell.trim());
}

/** The sign that begins the decimals in a column. `commas` is true where commas also stand between the columns. */
export function decimalSignOf(cells: readonly string[], commas: boolean): DecimalSign {
  let point = false;
  let comma = false;
  let ambiguous = false;
  let short = false;
  for (const cell of cells) {
    const text = withoutSpaces(cell);
    point ||= GROUPED_BY_COMMA.test(text) || DECIMAL_POINT.test(text);
    comma ||= GROUPED_BY_POINT.test(text) || DECIMAL_COMMA.test(text);
    ambiguous ||= AMBIGUOUS.test(text);
    short ||= SHORT_WHOLE.test(text);
  }
  if (point !== comma) return point ? '.' : ',';
  // 950 beside 1,234 in a file that has no decimal commas: thousands.
  return commas && ambiguous && short && !comma ? '.' : undefined;
}

/** The number in a cell; undefined where there is none, or one of two. */
export function readNumber(cell: string, sign: DecimalSign, commas: boolean): number | undefined {
  const text = withoutSpaces(cell);
  const plain = sign === undefined ? guessed(text, commas) : inStyle(text, sign);
  if (!PLAIN.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function inStyle(text: string, sign: '.' | ','): string {
  const grouped =
    sign === '.'
      ? /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) && text.replaceAll(',', '')
      : /^[+-]?\d{1,3}(\.\d{3})+(,\d*)?$/.test(text) && text.replaceAll('.', '');
  const bare = grouped || text;
  return sign === ',' && /^[^.,]*,[^.,]*$/.test(bare) ? bare.replace(',', '.') : bare;
}

/** Where commas do not stand between the columns, one begins decimals. */
function guessed(text: string, commas: boolean): string {
  return !commas && /^[^.]*,[^,]*$/.test(text) ? text.replace(',', '.') : text;
}
