/** Small inputs in the layouts that offices, loggers and programs write: each is read right, and what was decided is said. */
import { describe, expect, it } from 'vitest';
import { noteSentence } from '../../../src/ownData/noteText.ts';
import { readSeries } from '../../../src/ownData/readSeries.ts';
import type { FoundSeries, SeriesChoices } from '../../../src/ownData/series.ts';

function read(text: string, choices: SeriesChoices = {}): FoundSeries {
  const reading = readSeries({ text }, choices);
  if (reading.kind === 'refused') throw new Error(reading.why.kind);
  return reading;
}

const said = (text: string, choices?: SeriesChoices) => read(text, choices).notes.map(noteSentence).join(' ');
const wave = Array.from({ length: 24 }, (_, k) => Number((50 + 10 * Math.sin(k / 2) + (k % 3)).toFixed(1)));
/** A line for each value. */
const lines = (line: (value: number, k: number) => string, count = wave.length) =>
  wave.slice(0, count).map(line).join('\n');
const month = (k: number) => `${2015 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}`;

describe('a file that was spoilt on its way', () => {
  it('may have every line in quotation marks as a whole', () => {
    const text = `"date,value"\n${lines((value, k) => `"${month(k)},${value}"`)}`;
    expect(read(text)).toMatchObject({ name: 'value', values: Float64Array.from(wave) });
    expect(said(text)).toContain('Every line stands in quotation marks as a whole');
  });

  it('may part cells and decimals by the same comma', () => {
    const text = `date,value\n${lines((value, k) => `${month(k)},${value.toFixed(1).replace('.', ',')}`)}`;
    expect(read(text)).toMatchObject({ name: 'value', values: Float64Array.from(wave) });
    expect(said(text)).toContain('Commas part the cells and begin the decimals, too');
  });

  it('may part cells by the comma that stands within its dates', () => {
    const text = `date,value\n${lines((value, k) => `Mar ${k + 1}, 2021,${value}`)}`;
    expect(read(text)).toMatchObject({ name: 'value', values: Float64Array.from(wave) });
    expect(said(text)).toContain('“Mar 1, 2021” is read as one date');
  });
});

describe('a table', () => {
  it('may be drawn with lines', () => {
    const text = `| date | value |\n|------|------:|\n${lines((value, k) => `| ${month(k)} | ${value} |`)}`;
    expect(read(text)).toMatchObject({ name: 'value', holes: 0, values: Float64Array.from(wave) });
  });

  it('of years beside each other over months is one series if that is asked for', () => {
    const text = `Month,2015,2016\n${lines((value, k) => `${month(k).slice(5)},${value},${wave[k + 12]}`, 12)}`;
    expect(read(text)).toMatchObject({ name: '2015', values: Float64Array.from(wave.slice(0, 12)) });
    expect(said(text)).toContain('“2015 to 2016, column by column” is the whole series');
    const whole = read(text, { column: '2015 to 2016, column by column' });
    expect(whole).toMatchObject({ values: Float64Array.from(wave), times: { first: '2015-01' } });
  });

  it('takes a remark of another width below it for no row', () => {
    const text = `${lines((value, k) => `${k} ${value}`)}\nName: x, Length: 24, dtype: float64`;
    expect(read(text).values).toEqual(Float64Array.from(wave));
    expect(said(text)).toContain('One line after the data is left out');
  });
});

describe('dates', () => {
  it('may have the month of the Bureau of Labor Statistics beside the year, whose M13 is the mean of the year', () => {
    const rows = wave.map((value, k) => `${month(k).slice(0, 4)},M${month(k).slice(5)},${value}`);
    rows.splice(12, 0, '2015,M13,55.5');
    const text = `Year,Period,Value\n${rows.join('\n')}`;
    expect(read(text)).toMatchObject({ values: Float64Array.from(wave), times: { last: '2016-12' } });
  });

  it('that are in no order are sorted, and the order is said as it then is', () => {
    const rows = wave.map((value, k) => `${month(k)},${value}`);
    const text = `date,value\n${[...rows.slice(12), ...rows.slice(0, 12)].join('\n')}`;
    expect(read(text)).toMatchObject({
      values: Float64Array.from(wave),
      settings: { order: 'oldest first' },
    });
    expect(said(text)).toContain('they are sorted by their dates');
  });

  it('are missed where rows are numbered backwards', () => {
    const text = `No,value\n${lines((value, k) => `${24 - k},${value}`)}`;
    expect(said(text)).toContain('Nothing tells which end of the file is the oldest');
  });
});

describe('a list', () => {
  it('whose middle was left out has one hole there, and it is said', () => {
    const text = '[ 1.5  2.5  3.5 ...  7.5  8.5  9.5]';
    expect(read(text)).toMatchObject({ holes: 1 });
    expect(said(text)).toContain('Print all of it');
  });
});
