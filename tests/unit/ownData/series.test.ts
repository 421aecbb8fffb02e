/** Tables as people have them: each small, each with what it must give. */
import { describe, expect, it } from 'vitest';
import { noteSentence, refusalSentence } from '../../../src/ownData/noteText.ts';
import { readSeries } from '../../../src/ownData/readSeries.ts';
import type { FoundSeries, SeriesChoices } from '../../../src/ownData/series.ts';

function read(text: string, choices: SeriesChoices = {}): FoundSeries {
  const reading = readSeries({ text }, choices);
  if (reading.kind === 'refused') throw new Error(refusalSentence(reading.why));
  return reading;
}

const valuesOf = (text: string, choices?: SeriesChoices) => [...read(text, choices).values];
const said = (text: string, choices?: SeriesChoices) => read(text, choices).notes.map(noteSentence).join(' ');

function refusal(text: string): string {
  const reading = readSeries({ text });
  return reading.kind === 'refused' ? refusalSentence(reading.why) : 'no refusal';
}

describe('a table', () => {
  it('gives its columns by the names in the header, each with its role', () => {
    const { columns, name } = read('year,place,temperature\n2020,Bern,9.5\n2021,Bern,8.5\n2022,Bern,10\n');
    expect(columns).toEqual([
      { name: 'year', role: 'dates', count: 3, holes: 0, smallest: NaN, largest: NaN },
      { name: 'place', role: 'words', count: 3, holes: 0, smallest: NaN, largest: NaN },
      { name: 'temperature', role: 'values', count: 3, holes: 0, smallest: 8.5, largest: 10 },
    ]);
    expect(name).toBe('temperature');
  });

  it('needs no header', () => {
    expect(read('1\n2\n4')).toMatchObject({ name: 'column 1', values: Float64Array.of(1, 2, 4) });
  });

  it('may have semicolons and decimal commas, tabs, a byte order mark and lines of remarks', () => {
    expect(valuesOf('a;b\n1,5;2\n2,5;3')).toEqual([1.5, 2.5]);
    expect(valuesOf('a;b\n1,5;2\n2,5;3', { column: 'b' })).toEqual([2, 3]);
    expect(read('\uFEFFa\tb\n1\t2\n3\t4')).toMatchObject({ name: 'a', settings: { separator: '\t' } });
    expect(read('# from a station\na,b\n1,2\n3,4').columns.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('with holes says how many, and leaves them to the task', () => {
    const text = 'x\n\n1\nn/a\n\n-\n4\n5\nlast words';
    expect(valuesOf(text)).toEqual([1, NaN, NaN, 4, 5]);
    expect(read(text)).toMatchObject({ holes: 2, columns: [{ count: 3, smallest: 1, largest: 5 }] });
    expect(said(text)).toContain('2 cells hold “n/a”, “-” in place of a number');
    expect(said(text)).toContain('One line after the data is left out: “last words”.');
  });

  it('keeps lines that are short or long, and says that they are', () => {
    expect(read('a,b\n1\n2,3\n4,5,6').columns).toMatchObject([
      { name: 'a', count: 3 },
      { name: 'b', count: 2 },
      { name: 'column 3', count: 1 },
    ]);
    expect(said('a,b\n1,2\n2,3\n4,5,6')).toContain(
      'One line has more or fewer cells than the others; look at line 4.',
    );
  });

  it.each([
    ['nothing', '', 'nothing in it'],
    ['blank lines', '\n \n\t\n', 'nothing in it'],
    ['a header alone', 'year,value', 'There are names but no line of numbers'],
    ['one letter', 'x', 'No column in it'],
    ['an emoji', '🙂', 'No column in it'],
    ['prose', 'It was the best of times,\nit was the worst of times', 'No column in it'],
    ['words that look like numbers to a machine', 'x\nInfinity\nNaN\n1e999\n0x10', 'No column in it'],
    ['JSON that breaks off', '[{"a": 1}, {"a": 2', 'like JSON but breaks off'],
    ['noughts that no text has', 'a\0,\0b\0\n1\0,\x002', 'This is no text'],
  ])('of %s is refused with a sentence', (_, text, sentence) => expect(refusal(text)).toContain(sentence));

  it('without the column that is asked for says which there are', () => {
    const reading = readSeries({ text: 'a,b\n1,2\n3,4' }, { column: 'c' });
    expect(reading.kind === 'refused' && refusalSentence(reading.why)).toBe(
      'There is no column “c”; there is “a”, “b”.',
    );
  });

  it('has its first and last rows as they are written, with their lines', () => {
    const text = `v;w\n${Array.from({ length: 20 }, (_, k) => `1.${k}00;x`).join('\n')}`;
    const { firstRows, lastRows, firstLines } = read(text);
    expect(firstRows[0]).toEqual({ line: 2, cells: ['1.000', 'x'] });
    expect(lastRows.at(-1)).toEqual({ line: 21, cells: ['1.1900', 'x'] });
    expect(firstLines.slice(0, 2)).toEqual(['v;w', '1.000;x']);
  });
});

describe('numbers', () => {
  it.each<[string, string, number[]]>([
    ['points, commas between thousands', 'v\n"1,234.5"\n"999.5"\n"2,000"', [1234.5, 999.5, 2000]],
    ['commas between thousands twice', 'v\n"1,234,567"\n"2,345"', [1234567, 2345]],
    ['whole numbers, some with commas', 'v\n950\n"1,234"\n"12,345"', [950, 1234, 12345]],
    ['decimal commas between commas', 'v,w\n"1,5",2\n"1,234",3', [1.5, 1.234]],
    ['three decimals after a nought', 'v\n"0,512"\n"1,234"', [0.512, 1.234]],
    ['commas, points between thousands', 'v;w\n1.234,5;1\n2.000;2\n7,25;3', [1234.5, 2000, 7.25]],
    ['spaces between thousands', 'v;w\n1 234,5;1\n12 000;2', [1234.5, 12000]],
    ['apostrophes between thousands', "v;w\n1'234.5;1\n12’000;2", [1234.5, 12000]],
    ['exponents', 'v,w\n1e3,1\n1.5e-2,2', [1000, 0.015]],
    ['decimal points and three digits', 'v,w\n1.234,1\n2.345,2', [1.234, 2.345]],
    ['lakh and crore', 'v\n"1,23,456"\n"12,34,567"', [123456, 1234567]],
    ['signs in all places', 'v\n−5\n–6\n(7)\n8-\n-9\n+1', [-5, -6, -7, -8, -9, 1]],
    ['currencies', 'v;w\n€ 3,50;a\n-4,20 €;b\n1.000,00 €;c', [3.5, -4.2, 1000]],
    ['percent', 'v\n12 %\n13.5%\n-1%', [12, 13.5, -1]],
    ['millions and thousands', 'v\n1.5M\n900K\n2B', [1.5e6, 9e5, 2e9]],
    ['Arabic digits', 'v\n٣٫٥\n٤\n٥٫٢٥', [3.5, 4, 5.25]],
    ['digits of full width', 'v\n１２．５\n３', [12.5, 3]],
    ['an apostrophe of Excel before them', "v\n'1.5\n'2.5", [1.5, 2.5]],
    ['a formula of Excel around them', 'v\n="1.5"\n="2.5"', [1.5, 2.5]],
  ])('may be written with %s', (_, text, values) => expect(valuesOf(text)).toEqual(values));

  it('are told from the whole file, not from their column alone', () => {
    const beside = (other: string) => `a;b\n1.305;${other}\n2.410;${other}\n3.111;${other}`;
    expect(valuesOf(beside('0,8'), { column: 'a' })).toEqual([1305, 2410, 3111]);
    expect(valuesOf(beside('0.8'), { column: 'a' })).toEqual([1.305, 2.41, 3.111]);
  });

  it('that may mean two things are read in the likelier way, and it is said', () => {
    const text = 'v\n"1,234"\n"2,345"';
    expect(valuesOf(text)).toEqual([1234, 2345]);
    expect(said(text)).toContain('“1,234” can mean 1234 or 1.234');
    expect(valuesOf(text, { decimal: ',' })).toEqual([1.234, 2.345]);
  });

  it.each([
    ['−999', 'v\n5\n-999\n7\n6\n-999\n5.5', [-999]],
    ['−99.99 once, far from the rest', 'v\n5\n-99.99\n7\n6\n8\n5.5', [-99.99]],
    ['9999 above pressures', 'v\n1001\n9999\n1007\n996\n9999\n1005.5', [9999]],
    ['two codes', 'v\n5\n-999\n7\n6\n-9999\n5.5\n-999\n-9999', [-9999, -999]],
    ['what a machine cannot count beyond', 'v\n5\n-32768\n7\n6\n-32768\n5.5', [-32768]],
    ['no code: temperatures down to −9', 'v\n5\n-9\n7\n-6\n-9\n5.5', []],
    ['no code: a peak', 'v\n5\n6\n7\n80\n6\n5.5', []],
    ['no code: percents up to 99', 'v\n55\n66\n77\n99\n66\n95', []],
  ])('stand for holes where they are a code: %s', (_, text, missing) => {
    const reading = read(text);
    expect([...reading.settings.missing].toSorted((a, b) => a - b)).toEqual(missing);
    expect(reading.values).toHaveLength(text.split('\n').length - 1);
  });

  it('of a code are as the person says', () => {
    const text = 'v\n5\n-999\n7\n6\n-999\n5.5';
    expect(valuesOf(text, { missing: [] })).toContain(-999);
    expect(valuesOf(text, { missing: [7] })).toEqual([5, -999, NaN, 6, -999, 5.5]);
  });
});

describe('a list', () => {
  it.each<[string, string, number[]]>([
    ['in brackets', '[1, 2.5, 3]', [1, 2.5, 3]],
    ['on one line', '1 2.5 3 4', [1, 2.5, 3, 4]],
    ['on one line, in quotation marks', '"1","2.5","3"', [1, 2.5, 3]],
    ['with decimal commas', '0,8 2,5 4,8', [0.8, 2.5, 4.8]],
    ['with semicolons and decimal commas', '0,8; 2,5; 4,8', [0.8, 2.5, 4.8]],
    ['of Python with holes', '[1, None, nan, 4]', [1, NaN, NaN, 4]],
    ['of NumPy', 'array([1. , 2.5, 3. ], dtype=float32)', [1, 2.5, 3]],
    ['as NumPy prints it', '[ 0.8  2.5  4.8\n  8.7 12.3]', [0.8, 2.5, 4.8, 8.7, 12.3]],
    ['as R prints it', ' [1]  0.8  2.5  4.8\n [4]  8.7 12.3', [0.8, 2.5, 4.8, 8.7, 12.3]],
    ['of R', 'x <- c(1, 2, NA, 4)', [1, 2, NaN, 4]],
    ['broken over lines', '1, 2, 3, 4, 5,\n6, 7, 8, 9, 10,\n11, 12', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ['with a hole between two commas', '1,2,,4', [1, 2, NaN, 4]],
    ['of JSON with a hole', '[1, null, 3]', [1, NaN, 3]],
  ])('may be written %s', (_, text, values) => {
    expect(valuesOf(text)).toEqual(values);
    expect(read(text).name).toBe('');
  });

  it.each<[string, string, string, number[]]>([
    ['objects', '[{"d":"2020-01","v":3.2},{"d":"2020-02","v":4.1}]', 'v', [3.2, 4.1]],
    ['lists by name', '{"d":["2020-01-01","2020-01-02"],"v":[3.25,1]}', 'v', [3.25, 1]],
    ['rows', '[["2020-01",3.2],["2020-02",4.1]]', 'column 2', [3.2, 4.1]],
    ['rows with names apart', '{"columns":["d","v"],"data":[["2020-01",3],["2020-02",1]]}', 'v', [3, 1]],
    ['a value for each date', '{"2020-01":3.2,"2020-02":4.1,"2020-03":1}', 'value', [3.2, 4.1, 1]],
    ['one object a line', '{"d":"2020-01","v":3}\n{"d":"2020-02","v":1}', 'v', [3, 1]],
    ['far in', '{"meta":{"n":2},"a":{"b":[{"d":"2020-01","v":3},{"d":"2020-02","v":1}]}}', 'v', [3, 1]],
    ['numbers with three decimals', '[{"v":1.305},{"v":950},{"v":2.111}]', 'v', [1.305, 950, 2.111]],
  ])('may be JSON of %s', (_, text, name, values) => {
    expect(read(text)).toMatchObject({ name, values: Float64Array.from(values) });
  });
});
