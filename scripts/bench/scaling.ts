/** What a step costs as sequences get longer and states larger. */
import type { Measured } from '../../src/bench/rounds.ts';
import { formatMs, type Table } from '../../src/bench/table.ts';
import type { Size } from '../../src/bench/workers/protocol.ts';
import { TURN_MS } from './compare.ts';
import type { ContestantId } from './contestants.ts';
import { scaleModels } from './modelScaling.ts';
import { linePicture } from '../lib/picture.ts';
import type { Section } from './report.ts';
import type { BenchSession } from './pageVisit.ts';

const CONTESTANTS: readonly ContestantId[] = [
  'unroll-webgl',
  'unroll-wasm',
  'tf-layers-webgl',
  'tf-layers-wasm',
];
const ROUNDS = 3;
const BASE: Size = { cell: 'lstm', timeSteps: 20, hiddenSize: 32, batchSize: 32 };

interface Sweep {
  readonly key: 'timeSteps' | 'hiddenSize';
  readonly letter: string;
  readonly label: string;
  readonly title: string;
  readonly file: string;
  readonly values: readonly number[];
}

const SWEEPS: readonly Sweep[] = [
  {
    key: 'timeSteps',
    letter: 'T',
    label: 'time steps T',
    title: 'LSTM, H = 32, B = 32: cost against the number of time steps T',
    file: 'benchmark-time-steps.svg',
    values: [20, 50, 100, 200, 400],
  },
  {
    key: 'hiddenSize',
    letter: 'H',
    label: 'units H',
    title: 'LSTM, T = 20, B = 32: cost against the number of units H',
    file: 'benchmark-units.svg',
    values: [8, 16, 32, 64, 128, 256],
  },
];

function tableOf({ key, letter, values }: Sweep, rows: readonly Measured[]): Table {
  const contestants = [...new Set(rows.map(({ contestant }) => contestant))];
  return {
    head: [letter, ...contestants.map((name) => `${name}, ms`), 'draws of unroll-webgl'],
    words: [],
    rows: values.map((value) => {
      const at = (contestant: string) =>
        rows.find((row) => row.contestant === contestant && row[key] === value);
      return [
        String(value),
        ...contestants.map((name) => (at(name) ? formatMs(at(name)!.msMedian) : '–')),
        at('unroll-webgl')?.drawsPerStep?.toLocaleString('en') ?? '–',
      ];
    }),
  };
}

function pictureOf({ key, label, title, file }: Sweep, rows: readonly Measured[]) {
  const contestants = [...new Set(rows.map(({ contestant }) => contestant))];
  const series = contestants.map((name) => ({
    name,
    points: rows
      .filter(({ contestant }) => contestant === name)
      .map((row): [number, number] => [row[key], row.msMedian]),
  }));
  return { file, about: title, svg: linePicture({ title, xLabel: label, yLabel: 'ms a step', series }) };
}

export async function scale(session: BenchSession): Promise<Section> {
  const found: { sweep: Sweep; rows: Measured[] }[] = [];
  for (const sweep of SWEEPS) {
    const rows: Measured[] = [];
    for (const value of sweep.values) {
      const size = { ...BASE, [sweep.key]: value };
      const request = { contestants: CONTESTANTS, sizes: [size], rounds: ROUNDS, turnMs: TURN_MS };
      rows.push(...(await session.measure(request)).measured);
    }
    found.push({ sweep, rows });
  }
  const models = await scaleModels(session, ROUNDS);
  return {
    part: 'scaling',
    tables: [
      ...models.tables,
      ...found.map(({ sweep, rows }) => ({ title: sweep.title, table: tableOf(sweep, rows) })),
    ],
    pictures: [...models.pictures, ...found.map(({ sweep, rows }) => pictureOf(sweep, rows))],
    notes: [`Medians of ${ROUNDS} rounds. Both axes of the pictures are logarithmic.`],
  };
}
