/** What a step of each model costs as sequences get longer: recurrence against the models that read all steps at once. */
import type { Measured } from '../../src/bench/rounds.ts';
import { formatMs, formatRatio, type Table } from '../../src/bench/table.ts';
import { CELLS, type CellId, type Size } from '../../src/bench/workers/protocol.ts';
import { formatCount } from '../../src/text/numbers.ts';
import { linePicture } from '../lib/picture.ts';
import { TURN_MS } from './compare.ts';
import type { ContestantId } from './contestants.ts';
import type { BenchSession } from './pageVisit.ts';
import type { Section } from './report.ts';

const LENGTHS = [25, 50, 100, 200, 400] as const;
const SHAPE = { hiddenSize: 32, batchSize: 32 } as const;

interface Form {
  readonly contestant: ContestantId;
  readonly where: string;
  readonly file: string;
}

const FORMS: readonly Form[] = [
  { contestant: 'unroll-wasm', where: 'WebAssembly, one core', file: 'benchmark-models-wasm.svg' },
  { contestant: 'unroll-webgl', where: 'WebGL', file: 'benchmark-models-webgl.svg' },
];

const titleOf = (where: string) =>
  `All models, H = 32, B = 32, ${where}: cost against the number of time steps T`;

type At = (cell: CellId, length: number) => Measured | undefined;

function table(
  columns: readonly CellId[],
  more: readonly string[],
  row: (length: number) => string[],
): Table {
  const head = ['T', ...columns, ...more];
  return { head, words: [], rows: LENGTHS.map((length) => [String(length), ...row(length)]) };
}

/** Milliseconds of each model, and attention as a multiple of the two recurrences that it is most often held against. */
function timesOf(at: At): Table {
  return table(CELLS, ['attention / gru', 'attention / lstm'], (length) => {
    const ms = (cell: CellId) => at(cell, length)?.msMedian;
    const share = (cell: CellId) => {
      const [one, other] = [ms('attention'), ms(cell)];
      return one === undefined || other === undefined ? '–' : formatRatio(one / other);
    };
    return [
      ...CELLS.map((cell) => (at(cell, length) ? formatMs(ms(cell)!) : '–')),
      share('gru'),
      share('lstm'),
    ];
  });
}

function drawsOf(at: At): Table {
  return table(CELLS, [], (length) =>
    CELLS.map((cell) => {
      const { drawsPerStep = null } = at(cell, length) ?? {};
      return drawsPerStep === null ? '–' : formatCount(drawsPerStep);
    }),
  );
}

/** All models and both forms take turns at each length, so that what is compared was measured in the same minute. */
export async function scaleModels(
  session: BenchSession,
  rounds: number,
): Promise<Required<Pick<Section, 'tables' | 'pictures'>>> {
  const rows: Measured[] = [];
  const contestants = FORMS.map(({ contestant }) => contestant);
  for (const timeSteps of LENGTHS) {
    const sizes = CELLS.map((cell): Size => ({ cell, timeSteps, ...SHAPE }));
    rows.push(...(await session.measure({ contestants, sizes, rounds, turnMs: TURN_MS })).measured);
  }
  const atOf =
    (contestant: ContestantId): At =>
    (cell, length) =>
      rows.find((row) => row.contestant === contestant && row.cell === cell && row.timeSteps === length);
  const linesOf = (at: At) =>
    CELLS.map((cell) => ({
      name: cell,
      points: LENGTHS.flatMap((length): [number, number][] => {
        const row = at(cell, length);
        return row ? [[length, row.msMedian]] : [];
      }),
    }));
  return {
    tables: [
      ...FORMS.map(({ contestant, where }) => ({ title: titleOf(where), table: timesOf(atOf(contestant)) })),
      {
        title: 'All models, H = 32, B = 32, WebGL: draws a training step',
        table: drawsOf(atOf('unroll-webgl')),
      },
    ],
    pictures: FORMS.map(({ contestant, where, file }) => {
      const title = titleOf(where);
      const series = linesOf(atOf(contestant));
      return {
        file,
        about: title,
        svg: linePicture({ title, xLabel: 'time steps T', yLabel: 'ms a step', series }),
      };
    }),
  };
}
