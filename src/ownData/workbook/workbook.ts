/**
 * Workbooks of Excel and what writes the same (.xlsx; ECMA-376): a zip archive of XML. A sheet comes out as lines of cells between
 * tabs, numbers with a decimal point and dates as 2024-05-01, for the reader of such lines.
 */
import { unzipSync } from 'fflate';
import { readContents, readDateStyles, readSharedTexts } from './parts.ts';
import type { RefusedWorkbook } from './refusal.ts';
import { readSheet, TooManyCells, type SheetContext } from './sheet.ts';

export interface Workbook {
  readonly kind: 'workbook';
  /** The names of its sheets, those that are hidden left out. */
  readonly sheets: readonly string[];
  /** The one that was read. */
  readonly sheet: string;
  readonly text: string;
}

/** A part that unpacks to more bytes is not read: a small file may hold gigabytes of nothing. */
const LARGEST_PART = 150_000_000;
/** Sheets with fewer numbers are passed over where nobody chose one: covers, remarks. */
const FEWEST_NUMBERS = 8;

class TooLarge extends Error {}

/** A part of the archive as text; empty where there is none. */
function partOf(archive: Uint8Array, path: string): string {
  const found = unzipSync(archive, {
    filter({ name, originalSize }) {
      if (name !== path) return false;
      if (originalSize > LARGEST_PART) throw new TooLarge();
      return true;
    },
  })[path];
  return found ? new TextDecoder().decode(found) : '';
}

/**
 * Never throws on any input.
 * @param sheet the name of one; else the first that holds numbers is read
 */
export function readWorkbook(bytes: Uint8Array, sheet?: string): Workbook | RefusedWorkbook {
  try {
    const part = (path: string) => partOf(bytes, path);
    const { sheets: all, epoch } = readContents(part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels'));
    const visible = all.filter(({ hidden }) => !hidden);
    if (visible.length === 0) return { kind: 'refused workbook', why: 'no sheet' };
    const context: SheetContext = {
      texts: readSharedTexts(part('xl/sharedStrings.xml')),
      styles: readDateStyles(part('xl/styles.xml')),
      epoch,
    };
    const sheets = visible.map(({ name }) => name);
    const read = ({ path }: { path: string }) => readSheet(part(path), context);
    const chosen = visible.find(({ name }) => name === sheet);
    if (chosen) return { kind: 'workbook', sheets, sheet: chosen.name, text: read(chosen).text };
    for (const entry of visible) {
      const { text, numbers } = read(entry);
      if (numbers >= FEWEST_NUMBERS) return { kind: 'workbook', sheets, sheet: entry.name, text };
    }
    return { kind: 'workbook', sheets, sheet: visible[0]!.name, text: read(visible[0]!).text };
  } catch (error) {
    const large = error instanceof TooLarge || error instanceof TooManyCells;
    return { kind: 'refused workbook', why: large ? 'too large' : 'broken' };
  }
}
