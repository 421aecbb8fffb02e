/** Answers what the page asks about a visitor's file or lines. Nothing here knows that it runs in a worker. */
import type { OwnData } from '../../tasks/contract/abilities.ts';
import { MAX_CHARACTERS } from '../../tasks/text/symbols.ts';
import { MAX_VALUES } from '../../tasks/forecast/series.ts';
import { decodeBytes } from '../decode.ts';
import { fileKind } from '../fileKind.ts';
import { readOwnText } from '../text.ts';
import { readSeries } from '../readSeries.ts';
import type { FoundSeries, SeriesSource } from '../series.ts';
import { tryOwn } from '../trial.ts';
import { readWorkbook } from '../workbook/workbook.ts';
import {
  MOST_BYTES,
  type Answer,
  type Excerpt,
  type Question,
  type Sheets,
  type Source,
  type Wanted,
} from './protocol.ts';

/** A source as it lies in the worker. */
export type Opened =
  | { readonly kind: 'pasted'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

/** Takes in a source, or says why it cannot. */
export async function open(source: Source): Promise<Opened | Answer> {
  if (source.kind === 'pasted') return source;
  const { file } = source;
  if (file.size > MOST_BYTES) return { kind: 'too large', bytes: file.size };
  try {
    return { kind: 'file', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return { kind: 'unreadable' };
  }
}

export async function answer(opened: Opened, question: Omit<Question, 'source'>): Promise<Answer> {
  const { wanted, task, options } = question;
  const trying = (own: OwnData) => tryOwn(task, options, own);
  return wanted.kind === 'series' ? seriesAnswer(opened, wanted, trying) : textAnswer(opened, wanted, trying);
}

type Trying = (own: OwnData) => ReturnType<typeof tryOwn>;
type Of<Kind> = Extract<Wanted, { kind: Kind }>;

/** A text area with more is slow; a person looks at the beginning. */
const EXCERPT = 20_000;
/** A character takes four bytes at most. */
const EXCERPT_BYTES = 4 * EXCERPT;

/** The beginning of a text, up to the end of a line. */
function excerptOf(text: string, more: boolean): Excerpt {
  if (text.length <= EXCERPT) return { text, cut: more };
  const end = text.lastIndexOf('\n', EXCERPT);
  return { text: text.slice(0, end > EXCERPT / 2 ? end : EXCERPT), cut: true };
}

interface Lines {
  readonly source: SeriesSource;
  readonly sheets?: Sheets;
}

/** A sheet of a workbook comes as lines whose signs are known. */
const SHEET = { separator: '\t', decimal: '.' } as const;

function linesOf(opened: Opened, sheet: string | undefined): Lines | Answer {
  if (opened.kind === 'pasted') return { source: { text: opened.text } };
  const { bytes } = opened;
  const found = fileKind(bytes);
  if (found.kind === 'no text') return found;
  if (found.kind === 'text') return { source: { bytes } };
  const workbook = readWorkbook(bytes, sheet);
  if (workbook.kind === 'refused workbook') return workbook;
  return { source: { text: workbook.text }, sheets: { names: workbook.sheets, chosen: workbook.sheet } };
}

async function seriesAnswer(
  opened: Opened,
  { choices, sheet }: Of<'series'>,
  trying: Trying,
): Promise<Answer> {
  const lines = linesOf(opened, sheet);
  if (!('source' in lines)) return lines;
  const { source, sheets } = lines;
  const reading = readSeries(source, sheets ? { ...choices, ...SHEET } : choices);
  if (reading.kind === 'refused' && reading.why.kind === 'not text')
    return { kind: 'no text', what: 'unknown' };
  const encoding = reading.settings?.encoding;
  const excerpt = () =>
    'text' in source
      ? excerptOf(source.text, false)
      : excerptOf(
          decodeBytes(source.bytes.subarray(0, EXCERPT_BYTES), encoding === 'pasted' ? undefined : encoding)
            .text,
          source.bytes.length > EXCERPT_BYTES,
        );
  const shown = { ...(opened.kind === 'file' && { excerpt: excerpt() }), ...(sheets && { sheets }) };
  if (reading.kind === 'refused') return { kind: 'series', reading, ...shown };
  const trial = await trying(ownSeries(reading, opened));
  return {
    kind: 'series',
    reading: { ...reading, values: reading.values.slice(-MAX_VALUES) },
    ...shown,
    trial,
  };
}

/** The series with a name: the column's, or the file's where the column has none of its own. */
function ownSeries({ name, values, times }: FoundSeries, opened: Opened): OwnData {
  const file = opened.kind === 'file' ? opened.name.replace(/\.[^.]+$/, '') : '';
  const named = name === '' || (/^column \d+$/.test(name) && file !== '') ? file : name;
  const spacing = times?.spacing;
  return { kind: 'series', name: named, values: Array.from(values), ...(spacing && { spacing }) };
}

async function textAnswer(
  opened: Opened,
  { encoding, keepLicence = false }: Of<'text'>,
  trying: Trying,
): Promise<Answer> {
  if (opened.kind === 'pasted') {
    const { text: _used, ...read } = await textOf(opened.text, keepLicence, trying);
    return read;
  }
  const { bytes } = opened;
  const found = fileKind(bytes);
  if (found.kind === 'workbook') return { kind: 'no text', what: 'workbook' };
  if (found.kind === 'no text') return found;
  const { text: whole, ...decoded } = decodeBytes(bytes, encoding);
  const { text, ...read } = await textOf(whole, keepLicence, trying);
  return { ...read, excerpt: excerptOf(text, false), decoded };
}

async function textOf(
  given: string,
  keepLicence: boolean,
  trying: Trying,
): Promise<Extract<Answer, { kind: 'text' }> & { readonly text: string }> {
  const { text, findings } = readOwnText(given, keepLicence);
  const trial = await trying({ kind: 'text', text: text.slice(0, MAX_CHARACTERS) });
  return { kind: 'text', text, findings, trial };
}
