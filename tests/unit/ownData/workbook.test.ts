import { strToU8, zipSync } from 'fflate';
import { array, assert, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../src/ownData/workbook/workbook.ts';
import { dateFormatOf, writtenDate } from '../../../src/ownData/workbook/serialDate.ts';
import { workbookFile, type Cell } from '../../fixtures/workbook.ts';

const months: Cell[][] = Array.from({ length: 12 }, (_, k) => [
  { serial: 45_292 + 31 * k, style: 1 },
  k + 0.5,
]);

function textOf(bytes: Uint8Array, sheet?: string): string {
  const read = readWorkbook(bytes, sheet);
  expect(read.kind).toBe('workbook');
  return read.kind === 'workbook' ? read.text : '';
}

describe('a workbook', () => {
  it('comes out as lines of cells between tabs, numbers with a point, dates as dates', () => {
    const lines = textOf(workbookFile([{ name: 'Data', rows: [['Monat', 'Wert, °C'], ...months] }])).split(
      '\n',
    );
    expect(lines[0]).toBe('Monat\tWert, °C');
    expect(lines[1]).toBe('2024-01-01\t0.5');
    expect(lines[12]).toBe('2024-12-07\t11.5');
  });

  it('keeps cells in their columns and rows where others are empty', () => {
    const rows: Cell[][] = [['a', 'b', 'c'], [], [undefined, undefined, 3], [1, undefined, 2]];
    expect(textOf(workbookFile([{ name: 'x', rows }]))).toBe('a\tb\tc\n\n\t\t3\n1\t\t2');
  });

  it('does not let a text break the lines', () => {
    const text = textOf(
      workbookFile([{ name: 'x', rows: [['two\nlines\tand a tab', '"quoted" & <sharp>']] }]),
    );
    expect(text).toBe('two lines and a tab\t"""quoted"" & <sharp>"');
  });

  it('reads the first sheet that holds numbers, and any other by its name; hidden ones are not offered', () => {
    const file = workbookFile([
      { name: 'About', rows: [['Made in', 2024]] },
      { name: 'Old', rows: months, hidden: true },
      { name: 'Temperature', rows: months },
      { name: 'Rain', rows: [[7]] },
    ]);
    const read = readWorkbook(file);
    expect(read).toMatchObject({
      kind: 'workbook',
      sheet: 'Temperature',
      sheets: ['About', 'Temperature', 'Rain'],
    });
    expect(textOf(file, 'Rain')).toBe('7');
    expect(textOf(file, 'gone')).toContain('11.5');
  });

  it('reads elements with a prefix, dates counted from 1904, times and shares', () => {
    const rows: Cell[][] = [
      [
        { serial: 43_830, style: 1 },
        { serial: 43_830.5, style: 2 },
        { serial: 0.75, style: 3 },
      ],
      ...Array.from({ length: 8 }, () => [1]),
    ];
    const text = textOf(workbookFile([{ name: 'x', rows }], { date1904: true, prefix: 'x:' }));
    expect(text.split('\n')[0]).toBe('2024-01-01\t2024-01-01 12:00:00\t18:00:00');
    expect(textOf(workbookFile([{ name: 'x', rows: [[{ serial: 0.05, style: 4 }]] }]))).toBe('0.05');
  });

  it('that unpacks to more than can be kept is refused before it is unpacked', () => {
    const file = workbookFile([{ name: 'x', rows: months }]);
    const list = Buffer.from(file.buffer).lastIndexOf('xl/styles.xml') - 46;
    new DataView(file.buffer).setUint32(list + 24, 200_000_000, true);
    expect(readWorkbook(file)).toEqual({ kind: 'refused workbook', why: 'too large' });
  });

  it('that has a cell far out in every row is refused, not filled up', () => {
    const far = Array.from(
      { length: 1000 },
      (_, k) => `<row r="${k + 1}"><c r="XFD${k + 1}"><v>1</v></c></row>`,
    );
    const parts = {
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="a" r:id="r"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<R><Relationship Id="r" Target="s.xml"/></R>'),
      'xl/s.xml': strToU8(`<worksheet>${far.join('')}</worksheet>`),
    };
    expect(readWorkbook(zipSync(parts))).toEqual({ kind: 'refused workbook', why: 'too large' });
  });

  it('that is broken or no workbook is refused', () => {
    const whole = workbookFile([{ name: 'x', rows: months }]);
    for (const bytes of [
      new Uint8Array(),
      strToU8('PK\x03\x04 nothing'),
      whole.subarray(0, whole.length >> 1),
    ])
      expect(readWorkbook(bytes).kind).toBe('refused workbook');
    expect(readWorkbook(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }))).toEqual({
      kind: 'refused workbook',
      why: 'no sheet',
    });
  });

  it('whatever was done to its bytes, never throws', () => {
    const whole = workbookFile([{ name: 'x', rows: months }]);
    const change = record({ at: nat(whole.length - 1), to: nat(255) });
    assert(
      property(array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = whole.slice();
        for (const { at, to } of changes) bytes[at] = to;
        readWorkbook(bytes);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a date of a workbook', () => {
  it.each([
    ['yyyy\\-mm\\-dd', 'date'],
    ['mmm\\ yy', 'date'],
    ['d/m/yyyy h:mm', 'date and time'],
    ['h:mm:ss', 'time'],
    ['[h]:mm', 'time'],
    ['mm:ss', 'time'],
    ['[$-407]d/\\ mmmm\\ yyyy;@', 'date'],
    ['General', undefined],
    ['0.00', undefined],
    ['#,##0.00\\ "days"', undefined],
    ['[Red]0.0;[Blue]-0.0', undefined],
    ['0.00E+00', undefined],
    ['_-* #,##0.00_d', undefined],
  ] as const)('format %s shows %s', (code, format) => {
    expect(dateFormatOf(164, code)).toBe(format);
  });

  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [45_292, '2024-01-01'],
  ])('day %d since 1900 is %s', (serial, written) => {
    expect(writtenDate(serial, 'date', 1900)).toBe(written);
  });

  it('is rounded to seconds, and stays a number where it is none', () => {
    expect(writtenDate(45_292.041666666664, 'date and time', 1900)).toBe('2024-01-01 01:00:00');
    expect(writtenDate(1e300, 'date', 1900)).toBe('1e+300');
  });
});
