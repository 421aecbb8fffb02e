/** What the page and the reading worker say to each other. One question is answered at a time; a newer one makes it void. */
import type { OptionValues } from '../../options/option.ts';
import type { Encoding } from '../encodings.ts';
import type { NoTextKind } from '../noText.ts';
import type { SeriesChoices, SeriesReading } from '../series.ts';
import type { TextFindings } from '../text.ts';
import type { Trial } from '../trial.ts';
import type { RefusedWorkbook } from '../workbook/refusal.ts';

/** Where own data come from. A file is read by the worker: the page never holds its bytes. */
export type Source =
  { readonly kind: 'pasted'; readonly text: string } | { readonly kind: 'file'; readonly file: File };

/** A file with more bytes is not read. */
export const MOST_BYTES = 50_000_000;

/** What is to be made of the source: a series, or a text. */
export type Wanted =
  | {
      readonly kind: 'series';
      readonly choices: SeriesChoices;
      /** Of a workbook. */
      readonly sheet?: string;
    }
  | {
      readonly kind: 'text';
      readonly encoding?: Encoding;
      /** True where a licence that is found is to be learned, too. */
      readonly keepLicence?: boolean;
    };

export interface Question {
  /** Left out where it is that of the question before. */
  readonly source?: Source;
  readonly wanted: Wanted;
  /** The task that is to learn from it, and its options. */
  readonly task: string;
  readonly options: OptionValues;
}

/** The beginning of a file, for the person to look at. */
export interface Excerpt {
  readonly text: string;
  /** True where the file goes on. */
  readonly cut: boolean;
}

/** The sheets of a workbook to choose from, and the one that was read. */
export interface Sheets {
  readonly names: readonly string[];
  readonly chosen: string;
}

export type Answer =
  | {
      readonly kind: 'series';
      /** Its values are those that are learned from at most. */
      readonly reading: SeriesReading;
      /** Of a file. */
      readonly excerpt?: Excerpt;
      readonly sheets?: Sheets;
      /** Left out where nothing was found that could be tried. */
      readonly trial?: Trial;
    }
  | {
      readonly kind: 'text';
      readonly excerpt?: Excerpt;
      /** Left out for what was pasted. */
      readonly decoded?: { readonly encoding: Encoding; readonly sure: boolean; readonly broken: number };
      readonly findings: TextFindings;
      readonly trial: Trial;
    }
  | { readonly kind: 'no text'; readonly what: NoTextKind }
  | RefusedWorkbook
  | { readonly kind: 'too large'; readonly bytes: number }
  /** The browser could not read the file: it is gone, has changed, or is a folder. */
  | { readonly kind: 'unreadable' }
  /** A fault of ours, or the worker is gone. */
  | { readonly kind: 'failed' };

export interface Answered {
  readonly id: number;
  readonly answer: Answer;
}

export interface Asked {
  readonly id: number;
  readonly question: Question;
}
