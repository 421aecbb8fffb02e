/** Files that are no text: what each is, and how its owner gets at the numbers or the words in it. */

/** What somebody wants out of a file. */
export type Wish = 'series' | 'text';

const SHEET_AS_CSV = 'Open it in a spreadsheet program, save the sheet as CSV, and open that file here.';
const AS_PLAIN_TEXT = 'Open it where it was written, save it as plain text (.txt), and open that file here.';
const COPY_NUMBERS = 'Open it, select the numbers, copy them and paste them here.';
const COPY_WORDS = 'Open it, select the words, copy them and paste them here.';
const UNPACK = 'Unpack it, and open the file that is in it.';
const OF_NUMBERS = 'Open a file of numbers instead, such as a CSV file.';
const OF_TEXT = 'Open a file of text instead, such as a .txt file.';

/** What a file is, in the words of whoever made it, and what to do for each wish. */
const KINDS = {
  empty: {
    is: 'This file is empty.',
    series: 'Look whether it was saved or downloaded as a whole.',
    text: 'Look whether it was saved or downloaded as a whole.',
  },
  PDF: {
    is: 'This file is a PDF: pages to print, in which numbers and words have no order.',
    series: COPY_NUMBERS,
    text: COPY_WORDS,
  },
  Word: {
    is: 'This file is a Word document.',
    series: COPY_NUMBERS,
    text: AS_PLAIN_TEXT,
  },
  slides: {
    is: 'This file is a presentation.',
    series: COPY_NUMBERS,
    text: COPY_WORDS,
  },
  'Office document': {
    is: 'This file is an old Office document.',
    series: COPY_NUMBERS,
    text: COPY_WORDS,
  },
  'locked document': {
    is: 'This file is an Office document with a password.',
    series: 'Take the password off, or save its sheet as CSV, and open that file here.',
    text: 'Take the password off and save it as plain text (.txt), then open that file here.',
  },
  'rich text': {
    is: 'This file is rich text (RTF): words among marks of fonts and sizes.',
    series: COPY_NUMBERS,
    text: AS_PLAIN_TEXT,
  },
  'OpenDocument text': {
    is: 'This file is an OpenDocument, as LibreOffice writes it.',
    series: COPY_NUMBERS,
    text: AS_PLAIN_TEXT,
  },
  'Apple document': {
    is: 'This file is a document of Pages, Numbers or Keynote.',
    series: 'Open it there, choose File, Export To, CSV, and open that file here.',
    text: 'Open it there, choose File, Export To, Plain Text, and open that file here.',
  },
  'e-book': {
    is: 'This file is an e-book (EPUB).',
    series: OF_NUMBERS,
    text: 'Many libraries have the same book as plain text (.txt): open that, or copy the words and paste them here.',
  },
  'old workbook': {
    is: 'This file is a workbook of an old kind (.xls).',
    series: SHEET_AS_CSV,
    text: OF_TEXT,
  },
  'binary workbook': {
    is: 'This file is a binary workbook (.xlsb).',
    series: SHEET_AS_CSV,
    text: OF_TEXT,
  },
  'XML workbook': {
    is: 'This file is a workbook written as XML.',
    series: SHEET_AS_CSV,
    text: OF_TEXT,
  },
  'OpenDocument sheet': {
    is: 'This file is an OpenDocument spreadsheet (.ods).',
    series: SHEET_AS_CSV,
    text: OF_TEXT,
  },
  workbook: {
    is: 'This file is a workbook (.xlsx): tables, not a text.',
    series: SHEET_AS_CSV,
    text: OF_TEXT,
  },
  'web page': {
    is: 'This file is a web page, whatever its name ends in.',
    series:
      'Where it was downloaded, look for a button that says CSV; or open the page, select its table, copy it and paste it here.',
    text: 'Open the page, select the words, copy them and paste them here.',
  },
  XML: {
    is: 'This file is XML: data among marks for a program.',
    series: 'Where it comes from, look for the same data as CSV.',
    text: 'Paste what is to be learned from it here.',
  },
  shortcut: {
    is: 'This file is only a link to a document that lies online.',
    series: 'Open the document, choose File, Download, Comma-separated values, and open that file here.',
    text: 'Open the document, choose File, Download, Plain text, and open that file here.',
  },
  pointer: {
    is: 'This file is only a pointer (Git LFS) to a file that lies elsewhere.',
    series: 'Download the file itself from the page of the repository.',
    text: 'Download the file itself from the page of the repository.',
  },
  MIDI: {
    is: 'This file is music (MIDI): notes for an instrument, no numbers or words in lines.',
    series: OF_NUMBERS,
    text: 'Music that is written in letters, such as ABC notation, can be learned as a text.',
  },
  image: { is: 'This file is a picture.', series: OF_NUMBERS, text: OF_TEXT },
  sound: { is: 'This file is a recording of sound.', series: OF_NUMBERS, text: OF_TEXT },
  video: { is: 'This file is a film.', series: OF_NUMBERS, text: OF_TEXT },
  'cut off': {
    is: 'This file is a workbook, a document or an archive of which the end is missing.',
    series: 'Download or copy it again, and open it when it is complete.',
    text: 'Download or copy it again, and open it when it is complete.',
  },
  zip: { is: 'This file is packed (a zip archive).', series: UNPACK, text: UNPACK },
  gzip: { is: 'This file is packed (gzip).', series: UNPACK, text: UNPACK },
  archive: { is: 'This file is packed (an archive).', series: UNPACK, text: UNPACK },
  arrays: {
    is: 'This file holds arrays for a program (such as NumPy, MATLAB, HDF5, NetCDF or Parquet).',
    series: 'Write the column that is meant as CSV with that program, and open that file here.',
    text: OF_TEXT,
  },
  database: {
    is: 'This file is a database.',
    series: 'Export the table that is meant as CSV, and open that file here.',
    text: OF_TEXT,
  },
  statistics: {
    is: 'This file was written by a statistics program (such as SPSS, Stata or R).',
    series: 'Export it there as CSV, and open that file here.',
    text: OF_TEXT,
  },
  font: { is: 'This file is a font.', series: OF_NUMBERS, text: OF_TEXT },
  program: { is: 'This file is a program.', series: OF_NUMBERS, text: OF_TEXT },
  unknown: {
    is: 'This file is no text: most of its bytes are no letters, digits or signs.',
    series: 'Open it in the program that wrote it, and save or export it as CSV.',
    text: 'Open it in the program that wrote it, and save it as plain text (.txt).',
  },
} as const satisfies Record<string, { readonly is: string } & Readonly<Record<Wish, string>>>;

export type NoTextKind = keyof typeof KINDS;

export interface NoText {
  readonly kind: 'no text';
  readonly what: NoTextKind;
}

export function noText(what: NoTextKind): NoText {
  return { kind: 'no text', what };
}

/** What the file is and what to do, for the person who opened it. */
export function noTextSentence(what: NoTextKind, wish: Wish): string {
  const { is, [wish]: advice } = KINDS[what];
  return `${is} ${advice}`;
}
