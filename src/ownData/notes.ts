/** What was decided or is doubtful about a series, as data; `noteText.ts` makes sentences of it. */
import type { Spacing } from '../tasks/contract/spacing.ts';
import type { Encoding } from './encodings.ts';
import type { DecimalSign, Separator } from './format.ts';

export type FileNote =
  /** `sure` is false where other encodings would do as well. */
  | { readonly kind: 'encoding'; readonly encoding: Encoding; readonly sure: boolean }
  /** Bytes of nothing (NUL), which are left out. */
  | { readonly kind: 'nothing'; readonly count: number }
  /** Bytes that are no character of the encoding. */
  | { readonly kind: 'broken characters'; readonly count: number }
  /** Each line stands in quotation marks as a whole. */
  | { readonly kind: 'quoted lines' }
  /** The same sign parts the cells and begins the decimals, or stands within the dates. */
  | { readonly kind: 'commas within'; readonly example: string; readonly what: 'decimals' | 'dates' }
  /** Each number has its name before it: "temp:52.3". */
  | { readonly kind: 'labels'; readonly example: string }
  /** In columns that are set by blanks. */
  | { readonly kind: 'blank cells' }
  | { readonly kind: 'separator line'; readonly separator: Separator }
  | { readonly kind: 'open quote'; readonly line: number }
  | { readonly kind: 'too long'; readonly rows: number }
  | { readonly kind: 'too wide'; readonly columns: number; readonly read: number }
  | { readonly kind: 'list'; readonly shape: 'list' | 'JSON' | 'line' | 'wrapped' }
  | { readonly kind: 'left out by dots' };

export type LineNote =
  | { readonly kind: 'lines before'; readonly count: number; readonly example: string }
  | { readonly kind: 'names line'; readonly line: number }
  | { readonly kind: 'comment lines'; readonly count: number }
  | { readonly kind: 'header in comment'; readonly line: number }
  | { readonly kind: 'no header' }
  | { readonly kind: 'header doubtful'; readonly line: number }
  | { readonly kind: 'units line'; readonly line: number; readonly unit: string }
  | { readonly kind: 'lines after'; readonly count: number; readonly example: string }
  | { readonly kind: 'repeated header'; readonly count: number }
  | { readonly kind: 'summary rows'; readonly count: number; readonly label: string; readonly line: number }
  | { readonly kind: 'summary doubtful'; readonly line: number; readonly value: number }
  | { readonly kind: 'undated rows'; readonly count: number; readonly line: number }
  /** Years stand on lines of their own, over their months. */
  | { readonly kind: 'year rows'; readonly example: string }
  /** Rows of whole years or quarters among those of months. */
  | {
      readonly kind: 'other steps';
      readonly count: number;
      readonly line: number;
      readonly example: string;
    }
  | { readonly kind: 'uneven rows'; readonly count: number; readonly line: number };

export type ColumnNote =
  | { readonly kind: 'column'; readonly name: string; readonly of: number }
  | { readonly kind: 'dates column'; readonly names: readonly string[] }
  /** The only numbers there are seem to be dates, or only count on. */
  | { readonly kind: 'column doubtful'; readonly name: string; readonly role: 'dates' | 'counter' }
  /** Parts of a year, or years, as columns; `all` is the name of them together. */
  | {
      readonly kind: 'side by side';
      readonly first: string;
      readonly last: string;
      readonly each: 'part' | 'year';
      readonly all: string;
      readonly chosen: string;
    }
  | {
      readonly kind: 'all side by side';
      readonly first: string;
      readonly last: string;
      readonly each: 'part' | 'year';
    }
  | { readonly kind: 'turned'; readonly first: string; readonly last: string; readonly rows: number }
  | {
      readonly kind: 'one of a group';
      readonly column: string;
      readonly chosen: string;
      readonly count: number;
    }
  | { readonly kind: 'group doubtful'; readonly column: string; readonly count: number };

export type NumberNote =
  | { readonly kind: 'thousands'; readonly sign: string; readonly example: string; readonly value: number }
  | {
      readonly kind: 'decimals';
      readonly sign: DecimalSign;
      readonly example: string;
      readonly value: number;
    }
  | {
      readonly kind: 'two meanings';
      readonly example: string;
      readonly value: number;
      readonly other: number;
    }
  | {
      readonly kind: 'negative';
      readonly style: 'sign' | 'parentheses' | 'behind';
      readonly example: string;
      readonly count: number;
    }
  | { readonly kind: 'unit'; readonly unit: string; readonly count: number }
  | { readonly kind: 'multiplied'; readonly example: string; readonly value: number }
  /** Letters or signs behind some numbers: "p", "*". */
  | { readonly kind: 'marks'; readonly marks: readonly string[]; readonly count: number }
  | { readonly kind: 'digits'; readonly example: string; readonly value: number }
  | { readonly kind: 'mixed decimals'; readonly point: string; readonly comma: string };

export type HoleNote =
  | { readonly kind: 'less than'; readonly example: string; readonly count: number }
  | { readonly kind: 'hole words'; readonly words: readonly string[]; readonly count: number }
  /** In other columns than the chosen one. */
  | { readonly kind: 'hole words elsewhere'; readonly words: readonly string[] }
  | { readonly kind: 'empty cells'; readonly count: number }
  | { readonly kind: 'unreadable'; readonly example: string; readonly line: number; readonly count: number }
  | { readonly kind: 'missing code'; readonly code: number; readonly count: number }
  | { readonly kind: 'missing code doubtful'; readonly code: number; readonly count: number };

export type TimeNote =
  /** Newer rows than can be kept were read; the oldest are left out. */
  | { readonly kind: 'newest kept'; readonly kept: number; readonly of: number }
  | { readonly kind: 'newest first'; readonly first: string; readonly last: string }
  | { readonly kind: 'order doubtful' }
  | { readonly kind: 'sorted'; readonly example: string }
  | { readonly kind: 'unsorted'; readonly example: string; readonly before: string; readonly line: number }
  | { readonly kind: 'day or month'; readonly example: string; readonly read: 'day first' | 'month first' }
  | { readonly kind: 'same date'; readonly example: string; readonly count: number }
  | {
      readonly kind: 'gaps';
      readonly count: number;
      readonly after: string;
      readonly spacing: Spacing;
      readonly filled: boolean;
    }
  /** In seconds. */
  | { readonly kind: 'irregular'; readonly shortest: number; readonly longest: number };

export type SeriesNote = FileNote | LineNote | ColumnNote | NumberNote | HoleNote | TimeNote;

/** Why there is nothing to learn from. */
export type Refusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'no numbers'; readonly example: string }
  | { readonly kind: 'header alone' }
  | { readonly kind: 'no such column'; readonly name: string; readonly names: readonly string[] }
  | { readonly kind: 'not text' }
  | { readonly kind: 'broken JSON' };
