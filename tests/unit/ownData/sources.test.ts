/** The layouts of public sources: offices of statistics, weather services, exchanges, loggers, and what programs print. */
import { describe, expect, it } from 'vitest';
import { noteSentence } from '../../../src/ownData/noteText.ts';
import { readSeries } from '../../../src/ownData/readSeries.ts';
import type { FoundSeries, SeriesSource } from '../../../src/ownData/series.ts';

const COUNT = 48;
const wave = Array.from({ length: COUNT }, (_, k) =>
  Number((50 + 10 * Math.sin(k / 2) + (k % 3)).toFixed(1)),
);
const around = wave.map((value) => Number((value - 51).toFixed(1)));
/** A line for each value. */
const lines = (line: (value: number, k: number) => string, values = wave) => values.map(line).join('\n');
const two = (value: number) => String(value).padStart(2, '0');
const year = (k: number) => 2015 + Math.floor(k / 12);
const month = (k: number) => `${year(k)}-${two((k % 12) + 1)}`;
const day = (k: number, step = 1) => new Date(Date.UTC(2020, 0, 1 + k * step)).toISOString().slice(0, 10);
const hour = (k: number) => new Date(Date.UTC(2020, 0, 1, k)).toISOString();
const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const comma = (value: number, places = 1) => value.toFixed(places).replace('.', ',');

function read(source: string | SeriesSource): FoundSeries {
  const reading = readSeries(typeof source === 'string' ? { text: source } : source);
  if (reading.kind === 'refused') throw new Error(reading.why.kind);
  return reading;
}
const said = (text: string) => read(text).notes.map(noteSentence).join(' ');

const MONTH = { unit: 'month', every: 1 } as const;
const QUARTER = { unit: 'month', every: 3 } as const;
const DAY = { unit: 'day', every: 1 } as const;
const WEEK = { unit: 'day', every: 7 } as const;
const HOUR = { unit: 'second', every: 3600 } as const;

interface Source {
  readonly text: string;
  readonly name: string;
  readonly spacing?: { readonly unit: string; readonly every: number };
  /** Those of `wave` where they are left out. */
  readonly values?: readonly number[];
  readonly first?: string;
}

const isoWeek = (k: number) => (k < 48 ? `2020-W${two(k + 1)}` : '');

const SOURCES: Readonly<Record<string, Source>> = {
  'Statistics Canada, products below each other': {
    text: `"REF_DATE","GEO","Products","UOM_ID","COORDINATE","VALUE","STATUS","DECIMALS"\n${lines((value, k) => `"${month(k)}","Canada","All-items","17","2.2","${value}","","1"\n"${month(k)}","Canada","Food","17","2.3","${value + 100}","","1"`)}`,
    name: 'VALUE',
    spacing: MONTH,
  },
  'the Office for National Statistics, years and quarters above the months': {
    text: `"Title","CPIH ANNUAL RATE"\n"CDID","L55O"\n"Unit","%"\n"Important notes",""\n"2015","3.1"\n"2016","3.2"\n${lines((value, k) => `"${2015 + (k >> 2)} Q${(k % 4) + 1}","${value}"`, wave.slice(0, 8))}\n${lines((value, k) => `"${year(k)} ${names[k % 12]!.toUpperCase()}","${value}"`)}`,
    name: 'column 2',
    spacing: MONTH,
  },
  'Eurostat, a constant date beside the real one': {
    text: `DATAFLOW,LAST UPDATE,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n${lines((value, k) => `ESTAT:UNE(1.0),09/01/24 11:00:00,M,AT,${month(k)},${value},${k === 3 ? 'e' : ''}`)}`,
    name: 'OBS_VALUE',
    spacing: MONTH,
  },
  'the Bundesbank': {
    text: `;BBEX3.D.USD;FLAGS\nEinheit;USD (US-Dollar);\nStand vom;2024-03-01;\n${lines((value, k) => `${day(k)};${comma(value)};`)}`,
    name: 'BBEX3.D.USD',
    spacing: DAY,
  },
  'INSEE, newest first': {
    text: `"Libellé";"Indice des prix"\n"idBank";"001759970"\n"Période";""\n${wave
      .map((value, k) => `"${month(k)}";"${value}";"A"`)
      .toReversed()
      .join('\n')}`,
    name: '001759970',
    spacing: MONTH,
  },
  'INE, months as 2015M01': {
    text: `Grupos;Periodo;Total\n${lines((value, k) => `Índice general;${year(k)}M${two((k % 12) + 1)};${comma(value)}`)}`,
    name: 'Total',
    spacing: MONTH,
  },
  'ISTAT, thousands alone, between semicolons': {
    text: `Periodo;Arrivi\n${lines((value, k) => `${['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'][k % 12]}-${year(k) % 100};${(value * 1000).toFixed(0).replace(/(\d{3})$/, '.$1')}`)}`,
    name: 'Arrivi',
    spacing: MONTH,
    values: wave.map((value) => Math.round(value * 1000)),
  },
  'the months of Germany with two digits of the year': {
    text: `Monat;Index\n${lines((value, k) => `${['Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez'][k % 12]}. ${year(k) % 100};${comma(value)}`)}`,
    name: 'Index',
    spacing: MONTH,
  },
  'months as 01.2015': {
    text: `Monat;Wert\n${lines((value, k) => `${two((k % 12) + 1)}.${year(k)};${comma(value)}`)}`,
    name: 'Wert',
    spacing: MONTH,
  },
  'years on lines of their own over their months': {
    text: `Month;Value\n${lines((value, k) => `${k % 12 === 0 ? `${year(k)};\n` : ''}${names[k % 12]};${value}`)}`,
    name: 'Value',
    spacing: MONTH,
    first: '2015-01',
  },
  'quarters as 2015:1': {
    text: `period,value\n${lines((value, k) => `${2005 + (k >> 2)}:${(k % 4) + 1},${value}`)}`,
    name: 'value',
    spacing: QUARTER,
  },
  'quarters of years that begin in spring': {
    text: `Quarter,GVA\n${lines((value, k) => `${2008 + (k >> 2)}-${two(9 + (k >> 2))}:Q${(k % 4) + 1},${value}`)}`,
    name: 'GVA',
    spacing: QUARTER,
  },
  'quarters as Q1 FY10': {
    text: `Period,Revenue\n${lines((value, k) => `Q${(k % 4) + 1} FY${10 + (k >> 2)},${value}`)}`,
    name: 'Revenue',
    spacing: QUARTER,
  },
  'weeks as 2020-W01': {
    text: `Woche;Fälle\n${lines((value, k) => `${isoWeek(k)};${comma(value)}`)}`,
    name: 'Fälle',
    spacing: WEEK,
    first: '2019-12-30',
  },
  'weeks as 202001': {
    text: `YearWeek,cases\n${lines((value, k) => `2020${two(k + 1)},${value}`)}`,
    name: 'cases',
    spacing: WEEK,
  },
  'NOAA, weeks by year, month and day': {
    text: `# comments\nyear,month,day,decimal,average,ndays\n${lines((value, k) => `${day(k, 7).split('-').map(Number).join(',')},${(2020 + (k * 7) / 366).toFixed(4)},${value},7`)}`,
    name: 'average',
    spacing: WEEK,
  },
  'NOAA, a line of years above and a code below': {
    text: `  1980  2027\n${lines(
      (value, k) =>
        ` ${1980 + k} ${wave
          .slice(0, 12)
          .map((_, m) => ((value + m * m) % 40).toFixed(2))
          .join(' ')}`,
    )}\n  -99.99\n  ENSO index\n  http://example.test/`,
    name: 'column 2',
    spacing: { unit: 'month', every: 12 },
    values: wave.map((value) => Number((value % 40).toFixed(2))),
  },
  'KNMI, names within the remarks': {
    text: `# BRON: KNMI\n# TG : Etmaalgemiddelde temperatuur\n# STN,YYYYMMDD,   TG,   RH\n${lines((value, k) => `  260,${day(k).replaceAll('-', '')},${Math.round(value * 10)},${k % 9 === 0 ? -1 : k % 20}`)}`,
    name: 'TG',
    spacing: DAY,
    values: wave.map((value) => Math.round(value * 10)),
  },
  'the power grid of Britain, half hours by number': {
    text: `SETTLEMENT_DATE,SETTLEMENT_PERIOD,ND\n${[1, 2].map((date) => lines((value, k) => `0${date}-JAN-2020,${k + 1},${Math.round(value * 500 + date)}`)).join('\n')}`,
    name: 'ND',
    spacing: { unit: 'second', every: 1800 },
    values: [1, 2].flatMap((date) => wave.map((value) => Math.round(value * 500 + date))),
    first: '2020-01-01',
  },
  'one date beside times of day': {
    text: `Date;Time;Power\n${lines((value, k) => `16/12/2006;17:${two(k)}:00;${value}`)}`,
    name: 'Power',
    spacing: { unit: 'second', every: 60 },
    first: '2006-12-16 17:00',
  },
  'Campbell’s loggers': {
    text: `"TOA5","CR1000","1234"\n"TIMESTAMP","RECORD","AirTC_Avg"\n"TS","RN","Deg C"\n"","","Avg"\n${lines((value, k) => `"${hour(k).slice(0, 19).replace('T', ' ')}",${k},${value}`)}`,
    name: 'AirTC_Avg',
    spacing: HOUR,
  },
  'Arduino’s plotter': {
    text: lines((value, k) => `temp:${value},hum:${around[k]}`),
    name: 'temp',
  },
  'names and numbers between blanks': {
    text: lines((value, k) => `t= ${value} x=${around[k]}`),
    name: 't',
  },
  Binance: {
    text: lines(
      (value, k) =>
        `${1609459200000 + k * 86_400_000},${value.toFixed(8)},${(value + 1).toFixed(8)},${1609545599999 + k * 86_400_000},0`,
    ),
    name: 'column 2',
    spacing: DAY,
  },
  'millionths of seconds': {
    text: `t,value\n${lines((value, k) => `${(1_600_000_000 + k * 60) * 1e6},${value}`)}`,
    name: 'value',
    spacing: { unit: 'second', every: 60 },
  },
  'PostgreSQL’s print': {
    text: `    day     | value \n------------+-------\n${lines((value, k) => ` ${day(k)} | ${value} `)}\n(48 rows)\n`,
    name: 'value',
    spacing: DAY,
  },
  'MySQL’s print': {
    text: `+------------+-------+\n| day        | value |\n+------------+-------+\n${lines((value, k) => `| ${day(k)} |  ${value} |`)}\n+------------+-------+\n48 rows in set (0.00 sec)\n`,
    name: 'value',
    spacing: DAY,
  },
  'JSON as pandas splits it': {
    text: JSON.stringify({
      columns: ['date', 'v'],
      index: [0],
      data: wave.map((value, k) => [month(k), value]),
    }),
    name: 'v',
    spacing: MONTH,
  },
  'Arabic digits': {
    text: `الشهر,القيمة\n${lines((value, k) => `${month(k)},${value}`)}`
      .replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
      .replaceAll('.', '٫'),
    name: 'القيمة',
    spacing: MONTH,
  },
};

describe('a series is read right from', () => {
  it.each(Object.entries(SOURCES))('%s', (_, { text, name, spacing, values = wave, first }) => {
    const { name: found, values: read_, holes, times } = read(text);
    expect({ name: found, holes, values: [...read_] }).toEqual({ name, holes: 0, values });
    if (spacing) expect(times?.spacing).toMatchObject(spacing);
    if (first !== undefined) expect(times?.first).toBe(first);
  });
});

describe('numbers of many hands', () => {
  const minus = [
    (size: number) => `−${size}`,
    (size: number) => `–${size}`,
    (size: number) => `-${size}`,
    (size: number) => `${size}-`,
    (size: number) => `(${size})`,
    (size: number) => `\u2011${size}`,
    (size: number) => `－${size}`,
    (size: number) => `- ${size}`,
  ];
  const money = [
    (size: string) => `-$${size}`,
    (size: string) => `$-${size}`,
    (size: string) => `($${size})`,
    (size: string) => `$(${size})`,
    (size: string) => `- $ ${size}`,
    (size: string) => `(${size}) $`,
  ];
  const signs = ['*', ' (p)', '[1]', 'r', '†', ' e', '¹', '²⁾', '(a)', ' b)'];

  it('may be below nought in every way', () => {
    const cells = around.map((value, k) => (value < 0 ? minus[k % 8]!(-value) : String(value)));
    expect([
      ...read(`month,change\n${cells.map((cell, k) => `${month(k)},${cell}`).join('\n')}`).values,
    ]).toEqual(around);
  });

  it('may be sums of money', () => {
    const cells = around.map((value, k) =>
      value < 0
        ? money[k % 6]!((-value * 1000).toLocaleString('en-US', { minimumFractionDigits: 2 }))
        : `$${value}`,
    );
    const { values } = read(`month,balance\n${cells.map((cell, k) => `${month(k)},"${cell}"`).join('\n')}`);
    expect([...values]).toEqual(
      around.map((value) => (value < 0 ? Number((value * 1000).toFixed(2)) : value)),
    );
  });

  it('may bear signs of notes', () => {
    const text = `month,rate\n${lines((value, k) => `${month(k)},${value}${k % 2 === 0 ? signs[(k >> 1) % signs.length] : ''}`)}`;
    expect([...read(text).values]).toEqual(wave);
  });

  it('may be holes in every word', () => {
    const words = [
      'n/a',
      'N.A.',
      '#NV',
      'NULL',
      '-',
      '…',
      'k. A.',
      'missing',
      'nil',
      'NaN',
      '?',
      '(NA)',
      'x',
      '..',
      'No Data',
    ];
    const { holes, values } = read(
      `Monat;Wert\n${lines((value, k) => `${month(k)};${k % 3 === 1 ? (words[(k / 3) | 0] ?? 'fehlt') : comma(value)}`)}`,
    );
    expect({ holes, count: values.length }).toEqual({ holes: 16, count: COUNT });
  });
});

describe('a file', () => {
  const rows = wave.map((value, k) => `${month(k)},${value}`);

  it('may end its lines in three ways', () => {
    const text = `month,v\r\n${rows.map((row, k) => row + ['\r\n', '\n', '\r'][k % 3]!).join('')}`;
    expect([...read(text).values]).toEqual(wave);
  });

  it('may hold bytes of nothing where a logger lost its power, which is said', () => {
    const text = `month,v\n${rows.slice(0, 20).join('\n')}\n${'\0'.repeat(512)}${rows.slice(20).join('\n')}\n\0\0`;
    expect([...read(text).values]).toEqual(wave);
    expect(said(text)).toContain('514 empty bytes (NUL) are left out');
  });

  it('may begin with several byte order marks', () => {
    const bytes = new TextEncoder().encode(
      `\uFEFF\uFEFFv,month\n${lines((value, k) => `${value},${month(k)}`)}`,
    );
    expect(read({ bytes })).toMatchObject({ name: 'v', holes: 0 });
  });

  it('may leave numbers blank in columns set by blanks', () => {
    const text = `YEAR MO   TEMP   PREC\n${lines((value, k) => `${year(k)} ${String((k % 12) + 1).padStart(2)} ${k % 20 === 7 ? '      ' : value.toFixed(1).padStart(6)} ${((k % 9) + 0.5).toFixed(1).padStart(6)}`)}`;
    expect([...read(text).values]).toEqual(wave.map((value, k) => (k % 20 === 7 ? NaN : value)));
    expect(said(text)).toContain('a number belongs to the column in which it stands');
  });

  it('of full-width digits in Shift-JIS is read', () => {
    // 年月,値 and digits of full width.
    const full = (text: string) =>
      [...text].flatMap((sign) => (sign === '.' ? [0x81, 0x44] : [0x82, 0x4f + Number(sign)]));
    const line = (value: number, k: number) => [
      ...new TextEncoder().encode(`${month(k)},`),
      ...full(String(value)),
      10,
    ];
    const head = [0x94, 0x4e, 0x8c, 0x8e, 44, 0x92, 0x6c, 10];
    const found = read({ bytes: Uint8Array.from([...head, ...wave.flatMap(line)]) });
    expect(found).toMatchObject({
      name: '値',
      settings: { encoding: 'shift_jis' },
      values: Float64Array.from(wave),
    });
  });
});
