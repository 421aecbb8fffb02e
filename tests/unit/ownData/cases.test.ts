/** Files that were once read wrongly, made up in the layout of real ones; `expected.json` says what each holds. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { noteSentence } from '../../../src/ownData/noteText.ts';
import { readSeries } from '../../../src/ownData/readSeries.ts';
import type { FoundSeries } from '../../../src/ownData/series.ts';

const folder = path.join(import.meta.dirname, '../../fixtures/cases');

interface Expected {
  readonly column?: string;
  readonly count?: number;
  readonly holes?: number;
  readonly first?: number;
  readonly last?: number;
  readonly sum?: number;
  readonly missingCode?: number;
}

const expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Record<
  string,
  Expected
>;

function read(file: string): FoundSeries {
  const reading = readSeries({ bytes: new Uint8Array(readFileSync(path.join(folder, file))) });
  if (reading.kind === 'refused') throw new Error(reading.why.kind);
  return reading;
}

const said = (file: string) => read(file).notes.map(noteSentence).join(' ');

describe('a file', () => {
  it.each(Object.keys(expected))('is read right: %s', (file) => {
    const { name, values, holes, settings } = read(file);
    const numbers = values.filter((value) => !Number.isNaN(value));
    const { missingCode, ...rest } = expected[file]!;
    expect({
      column: name || '(no name)',
      count: values.length,
      holes,
      first: numbers[0],
      last: numbers.at(-1),
      sum: Math.round(numbers.reduce((sum, value) => sum + value, 0) * 100) / 100,
    }).toMatchObject(
      Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'note' && key !== 'order')),
    );
    expect(settings.missing).toEqual(missingCode === undefined ? [] : [missingCode]);
  });

  it('of the folder is expected somewhere', () => {
    const files = readdirSync(folder).filter((file) => file !== 'expected.json');
    expect(files.filter((file) => !(file in expected))).toEqual(['07-wide-years-as-columns.csv']);
  });

  it.each([
    ['05-newest-first-quoted.csv', 'newest first, from 2020-09-16 to 2020-01-01'],
    ['06-title-line-less-than-1.csv', '13 cells say no more than a bound, such as “<1” (less than 1)'],
    ['09-title-then-header-stars.csv', 'The names come from line 2.'],
    ['09-title-then-header-stars.csv', '“***” stands in place of numbers in other columns'],
    ['43-total-row.csv', 'Line 122 sums up others (“Summe”) and is left out.'],
    ['62b-open-quote.csv', 'A quotation mark opens on line 5 and is never closed'],
    ['11-german-thousands.csv', '“1.305” is read as 1305'],
    ['29-windows1251.csv', 'Cyrillic (Windows-1251)'],
  ])('says what was decided: %s, %s', (file, sentence) => expect(said(file)).toContain(sentence));

  it('with an open quote loses no line', () => {
    expect(read('62b-open-quote.csv')).toMatchObject({ name: 'price', holes: 0 });
    expect(read('62b-open-quote.csv').values).toHaveLength(120);
  });

  it('with years from left to right is turned', () => {
    const { name, values, times, columns } = read('07-wide-years-as-columns.csv');
    expect({ name, first: values[0], last: values.at(-1), count: values.length }).toEqual({
      name: 'Northland',
      first: 3.1,
      last: 7.0867,
      count: 64,
    });
    expect(times).toMatchObject({ first: '1960', last: '2023', spacing: { unit: 'month', every: 12 } });
    expect(columns.map((column) => column.name)).toEqual(['date', 'Northland', 'Eastland', 'Westland']);
  });
});
