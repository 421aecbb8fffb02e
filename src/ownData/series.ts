/** A visitor's file or pasted lines as a series: what can be chosen, what was found, what comes out. Data only. */
import type { Spacing } from '../tasks/contract/spacing.ts';
import type { Encoding } from './encodings.ts';
import type { DecimalSign, Separator } from './format.ts';
import type { Refusal, SeriesNote } from './notes.ts';

export type SeriesSource = { readonly bytes: Uint8Array } | { readonly text: string };

/** In which order the lines of the file stand. */
export type FileOrder = 'oldest first' | 'newest first';

/** Whatever is left out is found. What was chosen for one table may not fit another: drop `column` with `separator`. */
export interface SeriesChoices {
  /** Of bytes; a text has none. */
  readonly encoding?: Encoding;
  readonly separator?: Separator;
  readonly decimal?: DecimalSign;
  /** The line with the names, counted from 1 as an editor does, or 'none'. */
  readonly header?: number | 'none';
  /** An index of `columns`, or a name. */
  readonly column?: number | string;
  readonly order?: FileOrder;
  /** Numbers that stand for "not measured"; an empty list where none does. */
  readonly missing?: readonly number[];
  /** Where several series stand below each other: the one whose rows are read, or 'all' rows as they stand. */
  readonly group?: { readonly name: string } | 'all';
  /** Whether a moment that the dates leave out becomes a hole, or is closed up. */
  readonly gaps?: 'holes' | 'closed';
}

/** values: measured, can be learned. dates: when. counter: only counts on. words: no numbers. */
export type ColumnRole = 'values' | 'dates' | 'counter' | 'words';

export interface SeriesColumn {
  /** "column 3" where there is no header. */
  readonly name: string;
  readonly role: ColumnRole;
  /** Numbers in it, without holes; for dates and words, cells that hold something. */
  readonly count: number;
  readonly holes: number;
  /** Of numbers that count; NaN where there are none. */
  readonly smallest: number;
  readonly largest: number;
}

/** When the values were measured, as far as the file says it. */
export interface SeriesTimes {
  /** Of the oldest and the newest row: "2021-03", "2021-03-05", "2021-03-05 14:30" or "14:30", as exact as they are. */
  readonly first: string;
  readonly last: string;
  /** Left out where the moments follow no step. */
  readonly spacing?: Spacing;
}

/** Everything that was found or chosen, as it was used. */
export interface SeriesSettings {
  /** 'pasted' for a text, which has no bytes. */
  readonly encoding: Encoding | 'pasted';
  readonly separator: Separator;
  readonly decimal: DecimalSign;
  readonly header: number | 'none';
  readonly order: FileOrder;
  readonly missing: readonly number[];
  readonly gaps: 'holes' | 'closed';
  /** The names to choose from and the one that is read; left out where the file has one series. */
  readonly groups?: {
    readonly column: string;
    readonly names: readonly string[];
    readonly chosen: string;
  };
}

/** A row as it is written, for a person to compare with the file. */
export interface WrittenRow {
  /** Counted from 1. */
  readonly line: number;
  /** One for each of the first `WRITTEN_COLUMNS` columns. */
  readonly cells: readonly string[];
}

export const WRITTEN_COLUMNS = 50;

export interface FoundSeries {
  readonly kind: 'series';
  readonly settings: SeriesSettings;
  /** At most `MOST_COLUMNS`; the rest is told by a note. */
  readonly columns: readonly SeriesColumn[];
  /** Index of the column that is read. */
  readonly column: number;
  /** Its name; empty where the file has no columns (a mere list of numbers). */
  readonly name: string;
  /** Oldest first, NaN for a hole; holes at the ends are kept. */
  readonly values: Float64Array;
  readonly holes: number;
  readonly times?: SeriesTimes;
  /** The first and the last rows of the file, in its own order. */
  readonly firstRows: readonly WrittenRow[];
  readonly lastRows: readonly WrittenRow[];
  /** The lines before the data, as written, for choosing the header: at most 20. */
  readonly firstLines: readonly string[];
  readonly notes: readonly SeriesNote[];
}

/** Nothing to learn from: why, with what was found on the way, as far as it came. */
export interface RefusedSeries {
  readonly kind: 'refused';
  readonly why: Refusal;
  readonly settings?: Partial<SeriesSettings>;
  readonly firstLines: readonly string[];
  readonly notes: readonly SeriesNote[];
}

export type SeriesReading = FoundSeries | RefusedSeries;
