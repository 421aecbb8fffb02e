import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../../src/ownData/decode.ts';
import { noteSentence, refusalSentence } from '../../../src/ownData/noteText.ts';
import { readSeries } from '../../../src/ownData/readSeries.ts';
import type { FoundSeries, SeriesChoices } from '../../../src/ownData/series.ts';
import { processorTime } from '../../fixtures/processorTime.ts';

function read(text: string, choices?: SeriesChoices): FoundSeries {
  const reading = readSeries({ text }, choices);
  if (reading.kind === 'refused') throw new Error(refusalSentence(reading.why));
  return reading;
}

function refusal(text: string): string {
  const reading = readSeries({ text });
  return reading.kind === 'refused' ? refusalSentence(reading.why) : 'no refusal';
}

/** The values of each column that holds numbers. */
const numbers = (text: string) =>
  read(text).columns.flatMap(({ name, role }, column) =>
    role === 'words' ? [] : [{ name, values: [...read(text, { column }).values] }],
  );

describe('a CSV text', () => {
  it('gives its columns of numbers by the names in the header', () => {
    const found = read('year,place,temperature\n2020,Bern,9.5\n2021,Bern,8.5\n2022,Bern,10\n');
    expect(found.columns.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'year: dates',
      'place: words',
      'temperature: values',
    ]);
    expect(found.columns[2]).toMatchObject({ count: 3, smallest: 8.5, largest: 10, holes: 0 });
    expect(found.name).toBe('temperature');
  });

  it('needs no header', () => {
    expect([...read('1\n2\n4').values]).toEqual([1, 2, 4]);
  });

  it('may have semicolons and decimal commas, tabs, a byte order mark and comment lines', () => {
    expect(numbers('a;b\n1,5;2\n2,5;3').map(({ values }) => values)).toEqual([
      [1.5, 2.5],
      [2, 3],
    ]);
    expect(numbers('\uFEFFa\tb\n1\t2\n3\t4')).toEqual([
      { name: 'a', values: [1, 3] },
      { name: 'b', values: [2, 4] },
    ]);
    expect(numbers('# from a station\na,b\n1,2\n3,4').map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('with holes says how many, and leaves them to the task', () => {
    const found = read('x\n\n1\nn/a\n\n-\n4\n5\nlast words');
    expect(found.columns[0]).toMatchObject({ count: 3, smallest: 1, largest: 5 });
    // Holes at the ends are for the task to leave out.
    const { values } = found;
    const first = values.findIndex(Number.isFinite);
    expect([...values.slice(first, values.findLastIndex(Number.isFinite) + 1)]).toEqual([1, NaN, NaN, 4, 5]);
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
  ])('may hold numbers with %s', (_, text, values) =>
    expect([...read(text, { column: 0 }).values]).toEqual(values),
  );

  it('says so where its numbers may mean two things', () => {
    const sentences = read('v\n"1,234"\n"2,345"').notes.map(noteSentence).join(' ');
    expect(sentences).toMatch(/“1,234”.*1,?234.*1\.234|“1,234”.*1\.234.*1,?234/);
  });

  it('keeps lines that are short or long', () => {
    const columns = read('a,b\n1\n2,3\n4,5,6').columns.map(({ name, count }) => ({ name, count }));
    expect(columns).toEqual([
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
    ['words', 'time,place\nnoon,Bern\nnight,Basel', 'No column in it'],
    ['prose', 'It was the best of times,\nit was the worst of times', 'No column in it'],
    ['words that look like numbers to a machine', 'x\nInfinity\nNaN\n1e999\n0x10', 'No column in it'],
    [
      'a megabyte of words',
      'It was the best of times, it was the worst of times.\n'.repeat(20_000),
      'No column in it',
    ],
  ])('of %s is refused with a sentence', (_, text, sentence) => expect(refusal(text)).toContain(sentence));

  it('of a megabyte is read in a moment', () => {
    const text = `t,v\n${Array.from({ length: 60_000 }, (_, k) => `${k},${Math.sin(k).toFixed(9)}`).join('\n')}`;
    expect(text.length).toBeGreaterThan(1e6);
    expect(processorTime(() => void read(text), 2000)).toBeLessThan(2000);
    expect(read(text)).toMatchObject({ name: 'v', holes: 0 });
    expect(read(text).values).toHaveLength(60_000);
  });
});

describe('a file', () => {
  it('is read as UTF-8, and as Windows-1252 where it is not', () => {
    expect(decodeBytes(new TextEncoder().encode('Zürich 🙂')).text).toBe('Zürich 🙂');
    expect(decodeBytes(Uint8Array.of(0x5a, 0xfc, 0x72)).text).toBe('Zür');
  });
});
