import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { columnsOf, likelyColumn, valuesOf, type Column } from '../../../src/app/dialogs/csv.ts';
import { decodeText } from '../../../src/app/dialogs/files.ts';

import { processorTime } from '../../fixtures/processorTime.ts';
function read(text: string): readonly Column[] {
  const result = columnsOf(Papa, text);
  if ('error' in result) throw new Error(result.error);
  return result.columns;
}

function refusal(text: string): string {
  const result = columnsOf(Papa, text);
  return 'error' in result ? result.error : 'no refusal';
}

describe('a CSV text', () => {
  it('gives its columns of numbers by the names in the header', () => {
    const columns = read('year,place,temperature\n2020,Bern,9.5\n2021,Bern,8.5\n2022,Bern,10\n');
    expect(columns.map(({ name, count, min, max, holes }) => ({ name, count, min, max, holes }))).toEqual([
      { name: 'year', count: 3, min: 2020, max: 2022, holes: 0 },
      { name: 'temperature', count: 3, min: 8.5, max: 10, holes: 0 },
    ]);
    expect(columns[likelyColumn(columns)]!.name).toBe('temperature');
  });

  it('needs no header', () => {
    expect(read('1\n2\n4')).toMatchObject([{ name: 'column 1', count: 3, cells: [1, 2, 4] }]);
  });

  it('may have semicolons and decimal commas, tabs, a byte order mark and comment lines', () => {
    expect(read('a;b\n1,5;2\n2,5;3')).toMatchObject([{ cells: [1.5, 2.5] }, { cells: [2, 3] }]);
    expect(read('\uFEFFa\tb\n1\t2\n3\t4')).toMatchObject([{ name: 'a' }, { cells: [2, 4] }]);
    expect(read('# from a station\na,b\n1,2\n3,4')).toMatchObject([{ name: 'a' }, { name: 'b' }]);
  });

  it('with holes says how many, and leaves them to the task', () => {
    const [column] = read('x\n\n1\nn/a\n\n-\n4\n5\nlast words');
    expect(column).toMatchObject({ count: 3, holes: 2, min: 1, max: 5 });
    expect(valuesOf(column!)).toEqual([1, NaN, NaN, 4, 5]);
  });

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
  ])('may hold numbers with %s', (_, text, values) => expect(read(text)[0]!.cells).toEqual(values));

  it('is not guessed at where its numbers may mean two things', () => {
    expect(refusal('v\n"1,234"\n"2,345"')).toContain('“1,234” can mean 1234 or 1.234');
  });

  it('keeps lines that are short or long', () => {
    expect(read('a,b\n1\n2,3\n4,5,6')).toMatchObject([
      { name: 'a', count: 3 },
      { name: 'b', count: 2 },
      { name: 'column 3', count: 1 },
    ]);
  });

  it.each([
    ['nothing', '', 'nothing in it'],
    ['blank lines', '\n \n\t\n', 'nothing in it'],
    ['a header alone', 'year,value', 'There is a header'],
    ['one letter', 'x', 'No column in it'],
    ['an emoji', '🙂', 'No column in it'],
    ['prose', 'It was the best of times,\nit was the worst of times', 'No column in it'],
    ['words that look like numbers to a machine', 'x\nInfinity\nNaN\n1e999\n0x10', 'No column in it'],
  ])('of %s is refused with a sentence', (_, text, sentence) => expect(refusal(text)).toContain(sentence));

  it('of a megabyte is read in a moment', () => {
    const text = `t,v\n${Array.from({ length: 60_000 }, (_, k) => `${k},${Math.sin(k).toFixed(9)}`).join('\n')}`;
    expect(text.length).toBeGreaterThan(1e6);
    expect(processorTime(() => void read(text), 2000)).toBeLessThan(2000);
    const columns = read(text);
    expect(columns[likelyColumn(columns)]).toMatchObject({ name: 'v', count: 60_000 });
  });
});

describe('a file', () => {
  it('is read as UTF-8, and as Windows-1252 where it is not', () => {
    expect(decodeText(new TextEncoder().encode('Zürich 🙂').buffer)).toBe('Zürich 🙂');
    expect(decodeText(Uint8Array.of(0x5a, 0xfc, 0x72).buffer)).toBe('Zür');
  });
});
