/** What a workbook says beside its sheets: their names and places, the texts that cells share, and which formats are dates. */
import { dateFormatOf, type DateFormat, type Epoch } from './serialDate.ts';
import { readXml } from './xml.ts';

export interface SheetEntry {
  readonly name: string;
  /** Its part in the archive. */
  readonly path: string;
  readonly hidden: boolean;
}

/**
 * @param workbook xl/workbook.xml
 * @param relations xl/_rels/workbook.xml.rels
 */
export function readContents(
  workbook: string,
  relations: string,
): { readonly sheets: readonly SheetEntry[]; readonly epoch: Epoch } {
  const paths = new Map<string, string>();
  readXml(relations, {
    open(name, attribute) {
      const target = attribute('Target');
      if (name === 'Relationship' && target !== undefined)
        paths.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  const sheets: SheetEntry[] = [];
  let epoch: Epoch = 1900;
  readXml(workbook, {
    open(name, attribute) {
      if (name === 'workbookPr' && /^(1|true|on)$/.test(attribute('date1904') ?? '')) epoch = 1904;
      const path = paths.get(attribute('id') ?? '');
      if (name !== 'sheet' || path === undefined) return;
      const hidden = (attribute('state') ?? 'visible') !== 'visible';
      sheets.push({ name: attribute('name') ?? '', path, hidden });
    },
  });
  return { sheets, epoch };
}

/** xl/sharedStrings.xml: the text of each entry, without the reading aids of Japanese ones. */
export function readSharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let inText = false;
  let aid = false;
  readXml(xml, {
    open(name) {
      if (name === 'si') texts.push('');
      if (name === 'rPh') aid = true;
      inText = name === 't';
    },
    text(text) {
      if (inText && !aid) texts[texts.length - 1] += text;
    },
    close(name) {
      if (name === 'rPh') aid = false;
      inText = false;
    },
  });
  return texts;
}

/** xl/styles.xml: what of a moment each style of a cell shows. */
export function readDateStyles(xml: string): DateFormat[] {
  const codes = new Map<number, string>();
  const styles: DateFormat[] = [];
  let ofCells = false;
  readXml(xml, {
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name === 'cellXfs') ofCells = true;
      if (name !== 'xf' || !ofCells) return;
      const id = Number(attribute('numFmtId') ?? 0);
      styles.push(dateFormatOf(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') ofCells = false;
    },
  });
  return styles;
}
