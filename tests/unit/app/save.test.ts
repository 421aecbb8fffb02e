/** Files that are taken away: names, tables, and words within pictures. */
import { crc32 as reference } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvFile, csvParts } from '../../../src/app/export/csv.ts';
import { captionOf, fileName } from '../../../src/app/export/names.ts';
import { withText } from '../../../src/app/export/pngText.ts';
import { crc32 } from '../../../src/math/crc32.ts';
import { lossTable, metricTable, normTable } from '../../../src/app/results/seriesTables.ts';
import { scoreTable } from '../../../src/app/score/scoreTable.ts';
import type { Table } from '../../../src/app/export/table.ts';
import { defaultExperiment, decodeLink } from '../../../src/config/index.ts';
import { createRandom } from '../../../src/math/random.ts';
import { RunSeries } from '../../../src/store/series.ts';
import { tasks } from '../../../src/tasks/index.ts';
import { models } from '../../../src/models/index.ts';
import type { Readout } from '../../../src/worker/protocol.ts';
import { frame, runInfo } from '../../fixtures/fakeSession.ts';

describe('a file’s name', () => {
  test('says what, of which experiment, at which step', () => {
    const { experiment } = decodeLink('task=adding&length=50&cell=lstm&units=32');
    expect(fileName({ experiment, step: 1240 }, 'loss', 'png')).toBe(
      'unroll-adding-T50-lstm32-step1240-loss.png',
    );
    expect(captionOf({ experiment, step: 1240 })).toBe(
      'Adding problem, T = 50 · LSTM, 32 units · step 1,240',
    );
    const two = { ...experiment, layers: 2 };
    expect(fileName({ experiment: two, step: 0 }, 'score', 'csv')).toBe(
      'unroll-adding-T50-lstm2x32-step0-score.csv',
    );
  });

  test('is safe on every system, whatever it is about', () => {
    const strange = [
      '../../x',
      'a\\b:c*?"<>|',
      ' sums within 0.1 ',
      'Größe ∂h\u0000\n',
      'x'.repeat(300),
      'CON',
    ];
    for (const task of tasks)
      for (const { id: cell } of models)
        for (const what of strange) {
          const { experiment } = decodeLink(`task=${task.id}&cell=${cell}`);
          const name = fileName({ experiment, step: 10_000_000 }, what, 'csv');
          expect(name).toMatch(/^unroll-[A-Za-z0-9-]+\.csv$/);
          expect(name.length).toBeLessThan(128);
        }
  });
});

const written = (table: Table, head: readonly string[] = []) => [...csvParts(table, head)].join('');
function parsed(text: string): unknown[][] {
  const { data, errors } = Papa.parse<unknown[]>(text, {
    comments: '#',
    dynamicTyping: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

describe('a table', () => {
  test('is read back as the very same numbers', async () => {
    const random = createRandom(1);
    const bits = Float64Array.from(
      { length: 12_345 },
      () => random.normal() * 10 ** random.uniform(-300, 300),
    );
    const single = Float32Array.from(bits, () => random.normal());
    const table = {
      columns: [
        { name: 'a', values: bits },
        { name: 'b', values: single },
      ],
    };
    const rows = parsed(await (await csvFile(table, ['x'])).text());
    expect(rows).toHaveLength(12_346);
    expect(Float64Array.from(rows.slice(1), (row) => row[0] as number)).toEqual(bits);
    expect(Float32Array.from(rows.slice(1), (row) => row[1] as number)).toEqual(single);
  });

  test('keeps names, words and empty places as they are', () => {
    const words = ['plain', 'a,b', 'say "no"', 'two\nlines', '#1', ' ', undefined];
    const text = written({
      columns: [
        { name: 'w, "x"', values: words },
        { name: 'n', values: [1, 2, 3, 4, 5, 6, 7] },
      ],
    });
    const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
    expect(data).toEqual([['w, "x"', 'n'], ...words.map((word, k) => [word ?? '', String(k + 1)])]);
  });

  test('begins with where it comes from, which no line end can break out of', () => {
    const text = written({ notes: ['one\r\ntwo'], columns: [{ name: 'a', values: [1] }] }, [
      'Loss',
      'https://example.test/#x',
    ]);
    expect(text).toBe('# Loss\n# https://example.test/#x\n# one two\na\n1\n');
  });
});

describe('the series', () => {
  const series = new RunSeries();
  test('that are empty are no table', () => {
    expect(lossTable(series)).toBeUndefined();
    expect(metricTable(series, runInfo().problem)).toBeUndefined();
  });

  test('have every gradient norm, and where it was clipped', () => {
    const run = new RunSeries();
    expect(normTable(run)).toBeUndefined();
    run.append({
      ...frame(2, undefined, [1, 1]),
      gradientNorms: Float32Array.of(0.5, 4),
      clipNorms: Float32Array.of(1, 1),
    });
    run.append(frame(3));
    expect(parsed(written(normTable(run)!))).toEqual([
      ['step', 'gradient norm', 'clip norm'],
      [1, 0.5, 1],
      [2, 4, 1],
      [3, null, null],
    ]);
  });

  test('have every training loss, and validation losses at their own steps', () => {
    series.append({ ...frame(0, 0.9, []), firstStep: 1 });
    series.append(frame(3, 0.7, [0.5, 0.4, 0.3]));
    const rows = parsed(written(lossTable(series)!));
    const f = Math.fround;
    expect(rows).toEqual([
      ['step', 'training loss', 'validation loss'],
      [0, null, f(0.9)],
      [1, f(0.5), null],
      [2, f(0.4), null],
      [3, f(0.3), f(0.7)],
    ]);
    expect(parsed(written(metricTable(series, runInfo().problem)!))).toEqual([
      ['step', 'sums within 0.1'],
      [0, 0.5],
      [3, 0.5],
    ]);
  });
});

describe('the shown example', () => {
  const score: Readout = {
    step: 7,
    example: 2,
    examples: 128,
    timeSteps: 2,
    units: 2,
    inputs: Float32Array.from([0.25, 0, 0.5, 1]),
    targets: Float32Array.from([0, 0.75]),
    mask: Float32Array.from([0, 1]),
    outputs: Float32Array.from([0.125, 0.625]),
    lanes: [{ layer: 0, lane: 'h', values: Float32Array.from([1, 2, 3, 4]) }],
    attention: [],
  };

  test('is one row a step, with every unit of every lane', () => {
    const rows = parsed(written(scoreTable(score, runInfo().problem, true)));
    expect(rows).toEqual([
      ['time step', 'input 1', 'input 2', 'target', 'output', 'h 1', 'h 2'],
      [1, 0.25, 0, null, 0.125, 1, 2],
      [2, 0.5, 1, 0.75, 0.625, 3, 4],
    ]);
  });

  test('has the gradients by hidden state and input, where they are known', () => {
    const gradients = {
      of: 1,
      others: [],
      hidden: [Float32Array.of(0.5, 1), Float32Array.of(2, 4)],
      inputs: Float32Array.of(0, 8),
    };
    const rows = parsed(written(scoreTable({ ...score, gradients }, runInfo().problem, false)));
    expect(rows.map((row) => row.slice(-3))).toEqual([
      ['gradient by h, layer 1', 'gradient by h, layer 2', 'gradient by input'],
      [0.5, 2, 0],
      [1, 4, 8],
    ]);
  });

  test('goes without what a visitor brought along', () => {
    const { columns } = scoreTable(score, runInfo().problem, false);
    expect(columns.map(({ name }) => name)).toEqual(['time step', 'output', 'h 1', 'h 2']);
  });
});

describe('words within a picture', () => {
  test('have the check sum of the standard', () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, k) => (k * 37) & 255);
    for (const length of [0, 1, 4, 999])
      expect(crc32([bytes.subarray(0, length)])).toBe(reference(bytes.subarray(0, length)));
    expect(crc32([new TextEncoder().encode('IEND')])).toBe(0xae426082);
  });

  test('stand after the header, and leave the rest alone', () => {
    // Signature, a header of 13 bytes, and an end.
    const png = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, ...'IHDR'].map((b) => (typeof b === 'string' ? b.codePointAt(0)! : b)).concat(Array.from({ length: 17 }, (_, k) => k), [0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130])); // prettier-ignore
    const named = withText(png, [['Source', 'https://example.test/#ü']]);
    expect([...named.subarray(0, 33)]).toEqual([...png.subarray(0, 33)]);
    expect([...named.subarray(-12)]).toEqual([...png.subarray(-12)]);
    const view = new DataView(named.buffer);
    const length = view.getUint32(33);
    const chunk = named.subarray(37, 41 + length);
    expect(view.getUint32(41 + length)).toBe(reference(chunk));
    expect(new TextDecoder().decode(chunk)).toBe('iTXtSource\0\0\0\0\0https://example.test/#ü');
    expect(named).toHaveLength(png.length + length + 12);
  });
});

test('the caption never holds own data', () => {
  const experiment = { ...defaultExperiment(), task: 'text' };
  expect(
    captionOf({
      experiment: { ...experiment, taskOptions: decodeLink('task=text').experiment.taskOptions },
      step: 0,
    }),
  ).toMatch(/^[^\n]+ · [^\n]+$/);
});
