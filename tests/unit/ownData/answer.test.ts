import { describe, expect, it } from 'vitest';
import { answer, open } from '../../../src/ownData/worker/answer.ts';
import { MOST_BYTES, type Answer, type Source, type Wanted } from '../../../src/ownData/worker/protocol.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { findTask } from '../../../src/tasks/index.ts';
import { workbookFile } from '../../fixtures/workbook.ts';

const SERIES = { kind: 'series', choices: {} } as const;

async function answerTo(source: Source, wanted: Wanted = SERIES): Promise<Answer> {
  const opened = await open(source);
  if (opened.kind !== 'pasted' && opened.kind !== 'file') return opened;
  const task = wanted.kind === 'series' ? 'forecast' : 'text';
  return answer(opened, { wanted, task, options: defaultsOf(findTask(task)!.options) });
}

const file = (content: BlobPart, name: string): Source => ({ kind: 'file', file: new File([content], name) });
const csv = (rows: number, header = 'day;value') =>
  `${header}\n${Array.from({ length: rows }, (_, k) => `${k + 1};${Math.sin(k / 3).toFixed(4)}`).join('\n')}\n`;

function seriesOf(found: Answer) {
  if (found.kind !== 'series' || found.reading.kind !== 'series') throw new Error(JSON.stringify(found));
  return { ...found, reading: found.reading };
}

describe('a question about own data', () => {
  it('on pasted lines is answered with the series, tried on its task', async () => {
    const { reading, trial, excerpt } = seriesOf(await answerTo({ kind: 'pasted', text: csv(120) }));
    expect(reading).toMatchObject({ name: 'value', holes: 0 });
    expect(reading.values).toHaveLength(120);
    expect(trial).toMatchObject({ kind: 'fits', own: { kind: 'series', name: 'value' } });
    expect(excerpt).toBeUndefined();
  });

  it('on lines with dates gives the spacing of the values along', async () => {
    const months = Array.from({ length: 60 }, (_, k) => `${2001 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')},${Math.sin(k / 3).toFixed(3)}`); // prettier-ignore
    const { trial } = seriesOf(await answerTo({ kind: 'pasted', text: `month,v\n${months.join('\n')}` }));
    expect(trial).toMatchObject({
      own: { name: 'v', spacing: { unit: 'month', every: 1, first: Date.UTC(2001, 0, 1) } },
    });
  });

  it('on a file is answered with its beginning, too, up to the end of a line', async () => {
    const { excerpt, trial } = seriesOf(await answerTo(file(csv(9000), 'waves.csv')));
    expect(excerpt!.cut).toBe(true);
    expect(excerpt!.text.length).toBeLessThanOrEqual(20_000);
    expect(csv(9000).startsWith(`${excerpt!.text}\n`)).toBe(true);
    expect(trial).toMatchObject({ kind: 'fits', own: { name: 'value' } });
    expect(seriesOf(await answerTo(file(csv(120), 'waves.csv'))).excerpt).toEqual({
      text: csv(120),
      cut: false,
    });
  });

  it('on a column without a name calls it after the file', async () => {
    const numbers = Array.from({ length: 120 }, (_, k) => Math.sin(k / 3).toFixed(3)).join('\n');
    const { trial } = seriesOf(await answerTo(file(numbers, 'tide.txt')));
    expect(trial).toMatchObject({ own: { name: 'tide' } });
  });

  it('on a workbook reads one of its sheets, whose numbers have a point for certain', async () => {
    const rows = Array.from({ length: 120 }, (_, k) => [
      { serial: 45_000 + k, style: 1 },
      k % 7 === 0 ? 1.305 : 972,
    ]);
    const sheets = [
      { name: 'About', rows: [['Made by', 'us']] },
      { name: 'Data', rows: [['day', 'visitors'], ...rows] },
    ];
    const found = seriesOf(await answerTo(file(workbookFile(sheets), 'visitors.xlsx')));
    expect(found.sheets).toEqual({ names: ['About', 'Data'], chosen: 'Data' });
    expect(found.reading).toMatchObject({ name: 'visitors' });
    expect(found.reading.values.slice(0, 2)).toEqual(Float64Array.of(1.305, 972));
  });

  it('on a text is answered with what is used of it', async () => {
    const text = 'It was the best of times, it was the worst of times. '.repeat(40_000);
    const found = await answerTo(file(text, 'long.txt'), { kind: 'text' });
    expect(found).toMatchObject({
      kind: 'text',
      findings: { characters: 1_000_000, cut: true },
      decoded: { encoding: 'utf-8' },
      trial: { kind: 'fits', own: { kind: 'text', text: text.slice(0, 1_000_000) } },
    });
  });

  it.each<[string, Source, Wanted, Answer]>([
    ['a PDF', file('%PDF-1.7', 'a.csv'), SERIES, { kind: 'no text', what: 'PDF' }],
    ['a picture as a text', file(Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'a.txt'), { kind: 'text' }, { kind: 'no text', what: 'image' }], // prettier-ignore
    ['an empty file', file('', 'a.csv'), SERIES, { kind: 'no text', what: 'empty' }],
    ['a workbook as a text', file(workbookFile([{ name: 'a', rows: [[1]] }]), 'a.xlsx'), { kind: 'text' }, { kind: 'no text', what: 'workbook' }], // prettier-ignore
    ['half a workbook', file(workbookFile([{ name: 'a', rows: [[1]] }]).slice(0, -90), 'a.xlsx'), SERIES, { kind: 'no text', what: 'cut off' }], // prettier-ignore
  ])('on %s says what it is', async (_, source, wanted, expected) => {
    expect(await answerTo(source, wanted)).toEqual(expected);
  });

  it('on a file that is too large, gone or a folder says so', async () => {
    const large = { size: MOST_BYTES + 1, name: 'a.csv' } as File;
    expect(await answerTo({ kind: 'file', file: large })).toEqual({
      kind: 'too large',
      bytes: MOST_BYTES + 1,
    });
    const gone = {
      size: 10,
      name: 'a.csv',
      arrayBuffer: () => Promise.reject(new Error('gone')),
    } as unknown as File;
    expect(await answerTo({ kind: 'file', file: gone })).toEqual({ kind: 'unreadable' });
  });
});
