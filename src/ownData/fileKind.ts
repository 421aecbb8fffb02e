/**
 * What a file is, told from its bytes: text, a workbook that can be read, or something else, which is named. The name's ending
 * is not believed: portals hand out web pages called .xls and .csv.
 */
import { noText, type NoText, type NoTextKind } from './noText.ts';

export type FileKind = { readonly kind: 'text' } | { readonly kind: 'workbook' } | NoText;

/** Signatures further in than this are none. */
const HEAD = 1024;
/** A zip's list of contents stands at its end: as much as a long list takes. */
const TAIL = 65_536;

/** One character a byte, so that signatures can be written as strings. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** By what a file begins with. */
const BEGINNINGS: readonly (readonly [string, NoTextKind])[] = [
  ['{\\rtf', 'rich text'],
  ['MThd', 'MIDI'],
  ['\x89PNG', 'image'],
  ['\xFF\xD8\xFF', 'image'],
  ['GIF87a', 'image'],
  ['GIF89a', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['8BPS', 'image'],
  ['\0\0\x01\0', 'image'],
  ['\xFF\x0A', 'image'],
  ['\0\0\0\x0CJXL ', 'image'],
  ['ID3', 'sound'],
  ['\xFF\xFB', 'sound'],
  ['\xFF\xF3', 'sound'],
  ['\xFF\xF2', 'sound'],
  ['\xFF\xFA', 'sound'],
  ['\xFF\xF1', 'sound'],
  ['\xFF\xF9', 'sound'],
  ['OggS', 'sound'],
  ['fLaC', 'sound'],
  ['#!AMR', 'sound'],
  ['\x1A\x45\xDF\xA3', 'video'],
  ['\0\0\x01\xBA', 'video'],
  ['\0\0\x01\xB3', 'video'],
  ['FLV\x01', 'video'],
  ['0&\xB2\x75\x8E\x66\xCF\x11', 'video'],
  ['\x1F\x8B', 'gzip'],
  ['BZh', 'archive'],
  ['\xFD7zXZ\0', 'archive'],
  ['7z\xBC\xAF\x27\x1C', 'archive'],
  ['Rar!\x1A\x07', 'archive'],
  ['\x28\xB5\x2F\xFD', 'archive'],
  ['\x1F\x9D', 'archive'],
  ['\x04\x22\x4D\x18', 'archive'],
  ['\x89HDF\r\n\x1A\n', 'arrays'],
  ['CDF\x01', 'arrays'],
  ['CDF\x02', 'arrays'],
  ['CDF\x05', 'arrays'],
  ['\x93NUMPY', 'arrays'],
  ['MATLAB 5.0 MAT-file', 'arrays'],
  ['PAR1', 'arrays'],
  ['ARROW1', 'arrays'],
  ['FEA1', 'arrays'],
  ['GRIB', 'arrays'],
  ['SQLite format 3\0', 'database'],
  ['\0\x01\0\0Standard ', 'database'],
  ['$FL2', 'statistics'],
  ['$FL3', 'statistics'],
  ['<stata_dta>', 'statistics'],
  ['RDX2\n', 'statistics'],
  ['RDX3\n', 'statistics'],
  ['wOFF', 'font'],
  ['wOF2', 'font'],
  ['OTTO', 'font'],
  ['\0\x01\0\0\0', 'font'],
  ['\x7FELF', 'program'],
  ['\0asm', 'program'],
  ['\xCA\xFE\xBA\xBE', 'program'],
  ['version https://git-lfs.github.com/spec', 'pointer'],
];

/** Old Excel files that stand alone, before they came in a compound file (BIFF 2 to 4). */
const OLD_SHEETS = ['\x09\0\x04\0', '\x09\x02\x06\0', '\x09\x04\x06\0'];

/** @param bytes the whole file */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return noText('empty');
  const head = latin1(bytes.subarray(0, HEAD));
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipKind(head, bytes);
  if (head.startsWith('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')) return noText(compoundKind(bytes));
  if (OLD_SHEETS.some((beginning) => head.startsWith(beginning))) return noText('old workbook');
  if (head.includes('%PDF-')) return noText('PDF');
  const begun = BEGINNINGS.find(([beginning]) => head.startsWith(beginning));
  if (begun) return noText(begun[1]);
  const contained = containerKind(head, bytes.length) ?? markupKind(head);
  return contained ? noText(contained) : { kind: 'text' };
}

function zipKind(head: string, bytes: Uint8Array): FileKind {
  // OpenDocument and EPUB say what they are in a first entry that is stored as it is.
  const opened = /^mimetypeapplication\/(?:vnd\.oasis\.opendocument\.(\w+)|(epub)\+zip)/.exec(head.slice(30));
  if (opened) {
    const [, document, book] = opened;
    if (book) return noText('e-book');
    return noText(document!.startsWith('spreadsheet') ? 'OpenDocument sheet' : 'OpenDocument text');
  }
  const names = latin1(bytes.subarray(Math.max(0, bytes.length - TAIL)));
  // What a zip holds is listed at its end.
  if (!names.includes('PK\x05\x06')) return noText('cut off');
  if (/\bxl\/workbook\.xml/.test(names)) return { kind: 'workbook' };
  if (names.includes('xl/workbook.bin')) return noText('binary workbook');
  if (names.includes('word/document.xml')) return noText('Word');
  if (names.includes('ppt/presentation.xml')) return noText('slides');
  if (names.includes('.iwa')) return noText('Apple document');
  if (names.includes('.npy')) return noText('arrays');
  return noText('zip');
}

/** A compound file is a small file system: its entries have names in UTF-16. */
function compoundKind(bytes: Uint8Array): NoTextKind {
  const holds = (name: string) => indexOf(bytes, [...name].flatMap((c) => [c.charCodeAt(0), 0])) >= 0; // prettier-ignore
  if (holds('EncryptedPackage')) return 'locked document';
  if (holds('WordDocument')) return 'Word';
  if (holds('PowerPoint Document')) return 'slides';
  return holds('Workbook') || holds('Book') ? 'old workbook' : 'Office document';
}

function indexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((byte, k) => bytes[at + k] === byte)) return at;
  return -1;
}

/** Formats that say what they are a few bytes in. */
function containerKind(head: string, size: number): NoTextKind | undefined {
  if (head.startsWith('RIFF')) {
    const form = head.slice(8, 12);
    if (form === 'WAVE') return 'sound';
    if (form === 'RMID') return 'MIDI';
    if (form === 'WEBP') return 'image';
    if (form === 'AVI ') return 'video';
  }
  if (head.startsWith('FORM') && /^AIF[FC]$/.test(head.slice(8, 12))) return 'sound';
  if (head.slice(4, 8) === 'ftyp') {
    const brand = head.slice(8, 12);
    if (/^(hei[cfsx]|mif1|msf1|avif|avis)/.test(brand)) return 'image';
    return /^(M4A|M4B|M4P)/.test(brand) ? 'sound' : 'video';
  }
  // "BM" may begin a text: a bitmap says its own size after it.
  if (head.startsWith('BM') && sizeAfter(head, 2) === size) return 'image';
  if (head.startsWith('MZ') && head.includes('\0\0')) return 'program';
  if (head.slice(257, 262) === 'ustar') return 'archive';
  return undefined;
}

function sizeAfter(head: string, at: number): number {
  return [0, 1, 2, 3].reduce((sum, k) => sum + (head.charCodeAt(at + k) || 0) * 256 ** k, 0);
}

/** Text that is a page or a document for a program, in any encoding that keeps Latin letters. */
function markupKind(head: string): NoTextKind | undefined {
  const begin = head
    .replace(/^(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase();
  if (/^(<!--[^]*?-->\s*)?<(!doctype html|html|head|body|table|meta|style|div)\b/.test(begin))
    return 'web page';
  if (begin.startsWith('<svg') || (begin.startsWith('<?xml') && begin.includes('<svg'))) return 'image';
  if (begin.startsWith('<?xml')) {
    if (/<html\b/.test(begin)) return 'web page';
    return begin.includes('urn:schemas-microsoft-com:office:spreadsheet') ? 'XML workbook' : 'XML';
  }
  const shortcut = begin.startsWith('{') && begin.includes('"doc_id"') && begin.includes('"email"');
  return shortcut ? 'shortcut' : undefined;
}
