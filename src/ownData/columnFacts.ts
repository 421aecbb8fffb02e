/** What one pass over a column counts: enough to say what its cells are and how they are to be read. */
import { plainKind, plainValue, valueOf, type NegativeStyle, type NumberKind } from './numbers.ts';
import type { Precision } from './dates.ts';
import { scanCell } from './scanCell.ts';
import type { DecimalSign } from './series.ts';

/** Values at one end of a column with how often each is there, the outermost first. */
export interface Extreme {
  readonly value: number;
  count: number;
}

const MOST_EXTREMES = 4;
const MOST_WORDS = 1000;
const MOST_UNITS = 20;
/** So many numbers at the beginning are counted one by one. */
const COUNTED = 1000;

export interface ColumnFacts {
  cells: number;
  empty: number;
  holes: number;
  bounds: number;
  numbers: number;
  dates: number;
  words: number;
  readonly kinds: Record<NumberKind, number>;
  readonly examples: Partial<
    Record<NumberKind | 'negative' | 'factor' | 'digits' | 'bound' | 'word', string>
  >;
  readonly lines: { word?: number };
  /** Whole numbers without any sign within, below and from 1,000 on. */
  shortWholes: number;
  longWholes: number;
  readonly negatives: Record<NegativeStyle, number>;
  multiplied: number;
  otherDigits: number;
  readonly units: Map<string, number>;
  readonly holeWords: Map<string, number>;
  /** How often each of the first numbers is there. */
  readonly counted: Map<number, number>;
  readonly lowest: Extreme[];
  readonly highest: Extreme[];
  /** From number to number. */
  rises: number;
  falls: number;
  /** Rises by one, or none at all. */
  unitSteps: number;
  steps: number;
  firstStep: number;
  /** True while every step is the first. */
  evenly: boolean;
  last: number;
  /** Whole numbers that may be moments without signs, by how many digits they have. */
  readonly compact: Map<number, number>;
  readonly precisions: Map<Precision, number>;
  /** Dates with a time of day. */
  timed: number;
  swappable: number;
  dayFirst: number;
  monthFirst: number;
  /** Different words with their counts; no more are added after `MOST_WORDS`. */
  readonly different: Map<string, number>;
}

export function newFacts(): ColumnFacts {
  return {
    cells: 0,
    empty: 0,
    holes: 0,
    bounds: 0,
    numbers: 0,
    dates: 0,
    words: 0,
    kinds: {
      whole: 0,
      point: 0,
      comma: 0,
      'by point': 0,
      'by comma': 0,
      'point?': 0,
      'comma?': 0,
      spaced: 0,
    },
    examples: {},
    lines: {},
    shortWholes: 0,
    longWholes: 0,
    negatives: { hyphen: 0, sign: 0, parentheses: 0, behind: 0 },
    multiplied: 0,
    otherDigits: 0,
    units: new Map(),
    holeWords: new Map(),
    counted: new Map(),
    lowest: [],
    highest: [],
    rises: 0,
    falls: 0,
    unitSteps: 0,
    steps: 0,
    firstStep: NaN,
    evenly: true,
    last: NaN,
    compact: new Map(),
    precisions: new Map(),
    timed: 0,
    swappable: 0,
    dayFirst: 0,
    monthFirst: 0,
    different: new Map(),
  };
}

function addOne<Key>(counts: Map<Key, number>, key: Key, most: number): void {
  const count = counts.get(key);
  if (count !== undefined) counts.set(key, count + 1);
  else if (counts.size < most) counts.set(key, 1);
}

/** Counts a cell. */
export function addCell(facts: ColumnFacts, cell: string, line: number, decimal: DecimalSign): void {
  facts.cells++;
  const plain = plainValue(cell);
  if (!Number.isNaN(plain)) {
    addPlain(facts, cell, '.', plain, decimal);
    return;
  }
  const withComma = plainValue(cell, ',');
  if (!Number.isNaN(withComma)) {
    addPlain(facts, cell, ',', withComma, decimal);
    return;
  }
  const known = facts.different.get(cell);
  if (known !== undefined) {
    facts.different.set(cell, known + 1);
    const hole = facts.holeWords.get(cell);
    if (hole === undefined) facts.words++;
    else {
      facts.holes++;
      facts.holeWords.set(cell, hole + 1);
    }
    return;
  }
  const scanned = scanCell(cell);
  switch (scanned.kind) {
    case 'empty':
      facts.empty++;
      return;
    case 'hole':
      facts.holes++;
      addOne(facts.holeWords, cell.trim(), MOST_UNITS);
      addOne(facts.different, cell.trim(), MOST_WORDS);
      return;
    case 'bound':
      facts.bounds++;
      facts.examples.bound ??= cell.trim();
      return;
    case 'word':
      facts.words++;
      facts.examples.word ??= cell.trim().slice(0, 60);
      facts.lines.word ??= line;
      addOne(facts.different, cell.trim().slice(0, 80), MOST_WORDS);
      return;
    case 'date': {
      const { date } = scanned;
      facts.dates++;
      addOne(facts.precisions, date.precision, MOST_UNITS);
      if (!Number.isNaN(date.seconds)) facts.timed++;
      if (date.swap === 'may') facts.swappable++;
      if (date.swap === 'day first') facts.dayFirst++;
      if (date.swap === 'month first') facts.monthFirst++;
      return;
    }
    case 'number': {
      const { number } = scanned;
      facts.numbers++;
      facts.kinds[number.kind]++;
      facts.examples[number.kind] ??= cell.trim();
      if (number.negative) facts.negatives[number.negative]++;
      if (number.negative && number.negative !== 'hyphen') facts.examples.negative ??= cell.trim();
      if (number.unit !== '') addOne(facts.units, number.unit, MOST_UNITS);
      if (number.factor !== 1) {
        facts.multiplied++;
        facts.examples.factor ??= cell.trim();
      }
      if (number.otherDigits) {
        facts.otherDigits++;
        facts.examples.digits ??= cell.trim();
      }
      const value = valueOf(number, decimal);
      if (number.kind === 'whole') {
        if (Math.abs(value) < 1000) facts.shortWholes++;
        else facts.longWholes++;
        const digits = cell.trim().length;
        if (digits >= 6 && !number.negative) addCompact(facts, cell.trim());
      }
      addValue(facts, value);
      return;
    }
    default:
      scanned satisfies never;
  }
}

function addPlain(
  facts: ColumnFacts,
  cell: string,
  sign: DecimalSign,
  plain: number,
  decimal: DecimalSign,
): void {
  const kind = plainKind(cell, sign);
  facts.numbers++;
  facts.kinds[kind]++;
  if (facts.examples[kind] === undefined) facts.examples[kind] = cell;
  if (cell.charCodeAt(0) === 45) facts.negatives.hyphen++;
  if (kind === 'whole') {
    if (Math.abs(plain) < 1000) facts.shortWholes++;
    else facts.longWholes++;
    if (cell.length >= 6 && plain > 0) addCompact(facts, cell);
  }
  const grouped = (kind === 'point?' || kind === 'comma?') && decimal !== sign;
  addValue(facts, grouped ? plainValue(cell.replace(sign, '')) : plain);
}

/** Months, days, hours, minutes, seconds. */
const MOST_OF_PART = [12, 31, 24, 59, 60];

/** 20200305, 202003, 2020030514 and so on: which lengths make sense as a moment. */
function addCompact(facts: ColumnFacts, digits: string): void {
  const { length } = digits;
  if (length % 2 === 1 || length > 14) return;
  const year = Number(digits.slice(0, 4));
  for (let k = 0; 4 + 2 * k < length; k++) {
    const value = Number(digits.slice(4 + 2 * k, 6 + 2 * k));
    if (!(value <= MOST_OF_PART[k]!) || (k < 2 && value < 1)) return;
  }
  if (year >= 1600 && year < 2200) addOne(facts.compact, length, MOST_UNITS);
}

function addValue(facts: ColumnFacts, value: number): void {
  if (facts.numbers <= COUNTED) addOne(facts.counted, value, COUNTED);
  addExtreme(facts.lowest, value, -1);
  addExtreme(facts.highest, value, 1);
  const step = value - facts.last;
  facts.last = value;
  if (Number.isNaN(step)) return;
  facts.steps++;
  if (step > 0) facts.rises++;
  if (step < 0) facts.falls++;
  if (step === 0 || step === 1) facts.unitSteps++;
  if (facts.steps === 1) facts.firstStep = step;
  else if (facts.evenly) {
    facts.evenly =
      Math.abs(step - facts.firstStep) <= 1e-6 * Math.abs(facts.firstStep) + 1e-9 * Math.abs(value);
  }
}

/** Keeps the outermost different values of one end, sorted. */
function addExtreme(extremes: Extreme[], value: number, side: 1 | -1): void {
  if (extremes.length === MOST_EXTREMES && side * (value - extremes[MOST_EXTREMES - 1]!.value) < 0) return;
  for (let k = 0; k < extremes.length; k++) {
    const difference = side * (value - extremes[k]!.value);
    if (difference === 0) {
      extremes[k]!.count++;
      return;
    }
    if (difference > 0) {
      extremes.splice(k, 0, { value, count: 1 });
      if (extremes.length > MOST_EXTREMES) extremes.pop();
      return;
    }
  }
  if (extremes.length < MOST_EXTREMES) extremes.push({ value, count: 1 });
}

/** The largest share that one of the first numbers has. */
export function commonestShare({ counted, numbers }: ColumnFacts, without: readonly number[]): number {
  let most = 0;
  let all = Math.min(numbers, COUNTED);
  for (const code of without) all -= counted.get(code) ?? 0;
  for (const [value, count] of counted) if (!without.includes(value)) most = Math.max(most, count);
  return all > 0 ? most / all : 1;
}
