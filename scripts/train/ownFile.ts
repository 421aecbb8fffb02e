/** A file of the visitor's own data on the command line: the very reading of the page's dialogs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeBytes } from '../../src/ownData/decode.ts';
import { fileKind } from '../../src/ownData/fileKind.ts';
import { noTextSentence } from '../../src/ownData/noText.ts';
import { noteSentence, refusalSentence } from '../../src/ownData/noteText.ts';
import { readSeries } from '../../src/ownData/readSeries.ts';
import type { FoundSeries, SeriesReading, SeriesSettings } from '../../src/ownData/series.ts';
import { readOwnText, textSentences } from '../../src/ownData/text.ts';
import { readWorkbook } from '../../src/ownData/workbook/workbook.ts';
import { OwnDataError, type OwnData } from '../../src/tasks/contract/abilities.ts';
import { seasonOf } from '../../src/tasks/forecast/season.ts';
import { mended } from '../../src/tasks/forecast/series.ts';

export interface OwnFile {
  readonly kind: OwnData['kind'];
  readonly file: string;
  /** Of a series; the likeliest one where it is left out. */
  readonly column?: string;
}

/** A series as `--describe` prints it. */
export interface DescribedSeries {
  readonly column: string;
  readonly count: number;
  readonly holes: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly sum: number;
  readonly encoding: SeriesSettings['encoding'];
  readonly separator: string;
  readonly decimal: string;
  readonly order: string;
  /** After how many values it repeats itself; null where it does not. */
  readonly season: number | null;
  readonly notes: readonly string[];
}

/** A text as `--describe` prints it. */
export interface DescribedText {
  readonly encoding: string;
  readonly characters: number;
  readonly symbols: number;
  /** The share of its characters for which no symbol is left. */
  readonly outside: number;
  /** The share of the file that is a licence, which is left out; 0 where there is none. */
  readonly licence: number;
  readonly notes: readonly string[];
}

export type ReadFile =
  | {
      readonly own: OwnData;
      readonly description: DescribedSeries | DescribedText;
      readonly notes: readonly string[];
    }
  | { readonly sentence: string };

/** A sum without the last digits that adding up decimals leaves behind. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Null also where there are too few numbers to tell. */
function seasonIn({ values, times }: FoundSeries): number | null {
  try {
    const series = mended({ values: [...values], ...(times?.spacing && { spacing: times.spacing }) });
    return seasonOf(series.values, series.spacing) ?? null;
  } catch (error) {
    if (error instanceof OwnDataError) return null;
    throw error;
  }
}

function describe(found: FoundSeries): DescribedSeries {
  const { name, values, holes, settings, notes } = found;
  const numbers = values.filter((value) => !Number.isNaN(value));
  return {
    column: name === '' ? '(no name)' : name,
    count: values.length,
    holes,
    first: numbers[0] ?? null,
    last: numbers.at(-1) ?? null,
    sum: tidy(numbers.reduce((sum, value) => sum + value, 0)),
    encoding: settings.encoding,
    separator: settings.separator,
    decimal: settings.decimal,
    order: settings.order,
    season: seasonIn(found),
    notes: notes.map(noteSentence),
  };
}

function seriesIn(bytes: Uint8Array, { file, column }: OwnFile): ReadFile {
  const choices = column === undefined ? {} : { column };
  let reading: SeriesReading;
  if (fileKind(bytes).kind === 'workbook') {
    const workbook = readWorkbook(bytes);
    if (workbook.kind === 'refused workbook')
      return { sentence: `The workbook ${file} cannot be read; save its sheet as CSV and give that.` };
    reading = readSeries({ text: workbook.text }, { ...choices, separator: '\t', decimal: '.' });
  } else reading = readSeries({ bytes }, choices);
  if (reading.kind === 'refused') return { sentence: refusalSentence(reading.why) };
  const { name, values, times } = reading;
  const own: OwnData = {
    kind: 'series',
    name: name || path.parse(file).name,
    values: [...values],
    ...(times?.spacing && { spacing: times.spacing }),
  };
  return { own, description: describe(reading), notes: reading.notes.map(noteSentence) };
}

function textIn(bytes: Uint8Array): ReadFile {
  const decoded = decodeBytes(bytes);
  const { text, findings } = readOwnText(decoded.text);
  const { characters, learned, outside, licence } = findings;
  const { encoding, sure } = decoded;
  const notes = [
    ...(encoding === 'utf-8' ? [] : [noteSentence({ kind: 'encoding', encoding, sure })]),
    ...textSentences(findings),
  ];
  const description: DescribedText = {
    encoding,
    characters,
    symbols: learned,
    outside: characters === 0 ? 0 : tidy(outside / characters),
    licence: tidy(licence?.share ?? 0),
    notes,
  };
  return { own: { kind: 'text', text }, description, notes };
}

/** Reads the file, or says in one sentence why it cannot be read. */
export function readOwnFile(own: OwnFile): ReadFile {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(own.file));
  } catch {
    return { sentence: `The file ${own.file} cannot be read; look whether it is there.` };
  }
  const found = fileKind(bytes);
  if (found.kind === 'no text') return { sentence: noTextSentence(found.what, own.kind) };
  if (own.kind === 'series') return seriesIn(bytes, own);
  if (found.kind === 'workbook') return { sentence: noTextSentence('workbook', 'text') };
  return textIn(bytes);
}
