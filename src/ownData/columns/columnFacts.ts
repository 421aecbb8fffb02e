/** What one pass over a column counts: enough to say what its cells are and how they are to be read. */
import type { NegativeStyle, NumberKind } from '../cells/numbers.ts';
import type { Precision } from '../cells/scannedDate.ts';

/** Values at one end of a column with how often each is there, the outermost first. */
export interface Extreme {
  readonly value: number;
  count: number;
}

/** So many numbers at the beginning are counted one by one. */
export const COUNTED = 1000;

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
  /** Of dates that say a year and a month: the latest in any year. */
  latestMonth: number;
  swappable: number;
  dayFirst: number;
  monthFirst: number;
  /** Different words with their counts; no more than a thousand are kept. */
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
    latestMonth: 0,
    swappable: 0,
    dayFirst: 0,
    monthFirst: 0,
    different: new Map(),
  };
}

/** The largest share that one of the first numbers has. */
export function commonestShare({ counted, numbers }: ColumnFacts, without: readonly number[]): number {
  let most = 0;
  let all = Math.min(numbers, COUNTED);
  for (const code of without) all -= counted.get(code) ?? 0;
  for (const [value, count] of counted) if (!without.includes(value)) most = Math.max(most, count);
  return all > 0 ? most / all : 1;
}
