import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fileKind } from '../../../src/ownData/fileKind.ts';
import { noTextSentence, type NoTextKind } from '../../../src/ownData/noText.ts';
import { workbookFile } from '../../fixtures/workbook.ts';

/** Bytes from a string of one character each. */
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string) => bytes([...text].map((character) => `${character}\0`).join(''));
const compound = (entry: string) =>
  new Uint8Array([...bytes('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'), ...new Uint8Array(600), ...utf16(entry)]);
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
const openDocument = (type: string) =>
  zipSync({ mimetype: [strToU8(`application/${type}`), { level: 0 }], 'content.xml': strToU8('<x/>') });
const tar = () => {
  const block = new Uint8Array(512);
  block.set(bytes('data.csv'));
  block.set(bytes('ustar'), 257);
  return block;
};
const bitmap = () => {
  const image = new Uint8Array(300);
  image.set(bytes('BM\x2C\x01'));
  return image;
};

describe('a file that is no text is told by its bytes', () => {
  it.each<[string, Uint8Array, NoTextKind]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['a PDF', bytes('%PDF-1.7\n%\xE2\xE3'), 'PDF'],
    ['a PDF behind a line', bytes('\n%PDF-1.4'), 'PDF'],
    ['Word', zip('[Content_Types].xml', 'word/document.xml'), 'Word'],
    ['old Word', compound('WordDocument'), 'Word'],
    ['PowerPoint', zip('ppt/presentation.xml'), 'slides'],
    ['old PowerPoint', compound('PowerPoint Document'), 'slides'],
    ['old Excel', compound('Workbook'), 'old workbook'],
    ['Excel 5', compound('Book'), 'old workbook'],
    ['Excel 3', bytes('\x09\x02\x06\0\0\0\x10\0'), 'old workbook'],
    ['a workbook with a password', compound('EncryptedPackage'), 'locked document'],
    ['a mail of Outlook', compound('__nameid_version1.0'), 'Office document'],
    ['a binary workbook', zip('xl/workbook.bin'), 'binary workbook'],
    ['an XML workbook', bytes('<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'), 'XML workbook'], // prettier-ignore
    ['an OpenDocument sheet', openDocument('vnd.oasis.opendocument.spreadsheet'), 'OpenDocument sheet'],
    ['an OpenDocument text', openDocument('vnd.oasis.opendocument.text'), 'OpenDocument text'],
    ['an e-book', openDocument('epub+zip'), 'e-book'],
    ['Numbers', zip('Index/Document.iwa'), 'Apple document'],
    ['rich text', bytes('{\\rtf1\\ansi'), 'rich text'],
    ['a web page', bytes('\xEF\xBB\xBF \n<!DOCTYPE html><html>'), 'web page'],
    ['a page in UTF-16', bytes(`\xFF\xFE${'<html>'.split('').join('\0')}\0`), 'web page'],
    ['a table of a page, called .xls', bytes('<table border="1"><tr><td>1</td>'), 'web page'],
    ['a page behind a remark', bytes('<!-- saved -->\n<html lang="de">'), 'web page'],
    ['XHTML', bytes('<?xml version="1.0"?><html xmlns="x">'), 'web page'],
    ['XML', bytes('<?xml version="1.0"?><data/>'), 'XML'],
    ['MIDI', bytes('MThd\0\0\0\x06\0\x01'), 'MIDI'],
    ['MIDI in RIFF', bytes('RIFF\x10\0\0\0RMIDdata'), 'MIDI'],
    ['PNG', bytes('\x89PNG\r\n\x1A\n'), 'image'],
    ['JPEG', bytes('\xFF\xD8\xFF\xE0'), 'image'],
    ['WebP', bytes('RIFF\x10\0\0\0WEBPVP8 '), 'image'],
    ['HEIC', bytes('\0\0\0\x18ftypheic'), 'image'],
    ['SVG', bytes('<?xml version="1.0"?><svg xmlns="x">'), 'image'],
    ['a bitmap', bitmap(), 'image'],
    ['WAV', bytes('RIFF\x10\0\0\0WAVEfmt '), 'sound'],
    ['MP3', bytes('ID3\x03'), 'sound'],
    ['MP3 without a tag', bytes('\xFF\xFB\x90\x64'), 'sound'],
    ['AIFF', bytes('FORM\0\0\0\x10AIFF'), 'sound'],
    ['M4A', bytes('\0\0\0\x18ftypM4A '), 'sound'],
    ['MP4', bytes('\0\0\0\x18ftypisom'), 'video'],
    ['zip', zip('data.csv', 'more.csv'), 'zip'],
    ['an empty zip', bytes('PK\x05\x06'), 'zip'],
    ['half a workbook', workbookFile([{ name: 'x', rows: [[1]] }]).slice(0, 500), 'cut off'],
    ['gzip', bytes('\x1F\x8B\x08\0'), 'gzip'],
    ['7z', bytes('7z\xBC\xAF\x27\x1C'), 'archive'],
    ['tar', tar(), 'archive'],
    ['NumPy', bytes('\x93NUMPY\x01\0'), 'arrays'],
    ['several NumPy arrays', zip('x.npy', 'y.npy'), 'arrays'],
    ['HDF5', bytes('\x89HDF\r\n\x1A\n'), 'arrays'],
    ['SQLite', bytes('SQLite format 3\0'), 'database'],
    ['SPSS', bytes('$FL2@(#) SPSS'), 'statistics'],
    ['a program', bytes('MZ\x90\0\x03\0\0\0'), 'program'],
    ['a link to a sheet of Google', bytes('{"":"WARNING!","doc_id":"1x","resource_key":"","email":"a@b"}'), 'shortcut'], // prettier-ignore
    ['a pointer', bytes('version https://git-lfs.github.com/spec/v1\noid sha256:1\n'), 'pointer'],
  ])('%s', (_, file, what) => {
    expect(fileKind(file)).toEqual({ kind: 'no text', what });
    for (const wish of ['series', 'text'] as const)
      expect(noTextSentence(what, wish)).toMatch(/^This file .+\. [A-Z].+\.$/);
  });

  it('a workbook is one that can be read', () => {
    expect(fileKind(workbookFile([{ name: 'x', rows: [[1]] }]))).toEqual({ kind: 'workbook' });
  });

  it.each([
    ['numbers', bytes('1,2,3\n4,5,6\n')],
    ['a name that begins like a bitmap', bytes('BMI,weight\n21.5,70\n')],
    ['letters that begin like a program', bytes('MZ,price\n1,2\n')],
    ['a byte order mark', bytes('\xEF\xBB\xBFyear;value\n')],
    ['UTF-16', bytes(`\xFF\xFE${'year,value\n1,2'.split('').join('\0')}\0`)],
    ['a comparison', bytes('<5,6\n7,8\n')],
    ['JSON', bytes('[{"date":"2020-01-01","v":3}]')],
    ['“PK” at the beginning of a line', bytes('PK;Ort\n1;2\n')],
    ['a table of a pipe', bytes('| a | b |\n|---|---|\n| 1 | 2 |')],
    ['music in letters', bytes('X:1\nT:Speed the Plough\nM:4/4\n')],
  ])('%s is text', (_, file) => {
    expect(fileKind(file)).toEqual({ kind: 'text' });
  });
});
