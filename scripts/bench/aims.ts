/** What a training step was to cost, as counts and as ratios of medians of one run, beside what the run shows. */
import type { Measured } from '../../src/bench/rounds.ts';
import { formatRatio, type Table } from '../../src/bench/table.ts';
import type { CellId } from '../../src/bench/workers/protocol.ts';
import { formatCount } from '../../src/text/numbers.ts';
import type { ContestantId } from './contestants.ts';

/** A row of the comparison: time steps and units, with 32 sequences. */
type Where = readonly [contestant: ContestantId, cell: CellId, timeSteps: number, hiddenSize: number];

interface Aim {
  readonly what: string;
  readonly bound: 'at least' | 'at most';
  readonly aim: number;
  readonly of: (rows: readonly Measured[]) => number | undefined;
  readonly say: (value: number) => string;
}

function find(rows: readonly Measured[], [contestant, cell, timeSteps, hiddenSize]: Where) {
  return rows.find(
    (row) =>
      row.contestant === contestant &&
      row.cell === cell &&
      row.timeSteps === timeSteps &&
      row.hiddenSize === hiddenSize &&
      row.batchSize === 32,
  );
}

function times(what: string, bound: Aim['bound'], aim: number, over: Where, under: Where): Aim {
  const of = (rows: readonly Measured[]) => {
    const [one, other] = [find(rows, over), find(rows, under)];
    return one && other && one.msMedian / other.msMedian;
  };
  return { what, bound, aim, of, say: formatRatio };
}

function draws(what: string, aim: number, where: Where): Aim {
  return {
    what,
    bound: 'at most',
    aim,
    of: (rows) => find(rows, where)?.drawsPerStep ?? undefined,
    say: (value) => `${formatCount(Math.floor(value))} draws`,
  };
}

/** At one size, another contestant against a form of ours. */
const against = (
  own: 'unroll-wasm' | 'unroll-webgl',
  other: ContestantId,
  cell: CellId,
  [timeSteps, hiddenSize]: readonly [number, number],
  aim: number,
): Aim =>
  times(
    `${cell} ${timeSteps}x${hiddenSize}x32: ${other} over ${own}`,
    'at least',
    aim,
    [other, cell, timeSteps, hiddenSize],
    [own, cell, timeSteps, hiddenSize],
  );

const SMALL = [20, 32] as const;
const MIDDLE = [50, 32] as const;
const LARGE = [100, 64] as const;

/** Two cells on WebAssembly at one size. */
const cells = (one: CellId, other: CellId, size: readonly [number, number], aim: number): Aim =>
  times(
    `${one} over ${other}, ${size[0]}x${size[1]}x32, unroll-wasm`,
    'at most',
    aim,
    ['unroll-wasm', one, ...size],
    ['unroll-wasm', other, ...size],
  );

const AIMS: readonly Aim[] = [
  cells('attention', 'lstm', LARGE, 4.5),
  cells('mingru', 'gru', LARGE, 0.5),
  cells('feedforward', 'gru', LARGE, 0.5),
  against('unroll-wasm', 'unroll-reference-cpu', 'attention', LARGE, 10),
  against('unroll-wasm', 'tf-layers-wasm', 'lstm', SMALL, 25),
  against('unroll-wasm', 'tf-layers-cpu', 'lstm', SMALL, 45),
  against('unroll-wasm', 'tf-layers-wasm', 'lstm', LARGE, 15),
  against('unroll-wasm', 'tf-layers-wasm', 'gru', SMALL, 20),
  against('unroll-wasm', 'tf-layers-wasm', 'rnn', SMALL, 20),
  against('unroll-wasm', 'jax', 'lstm', SMALL, 1),
  against('unroll-wasm', 'jax', 'lstm', MIDDLE, 1),
  times(
    'lstm 100x64x32: one core over two',
    'at least',
    1.6,
    ['unroll-wasm', 'lstm', ...LARGE],
    ['unroll-wasm-cores', 'lstm', ...LARGE],
  ),
  against('unroll-webgl', 'tf-layers-webgl', 'lstm', SMALL, 15),
  against('unroll-webgl', 'tf-layers-wasm', 'lstm', SMALL, 2.5),
  against('unroll-webgl', 'tf-layers-webgl', 'lstm', LARGE, 8),
  against('unroll-webgl', 'unroll-reference-webgl', 'attention', MIDDLE, 5),
  draws('lstm, T = 20, unroll-webgl', 80, ['unroll-webgl', 'lstm', ...SMALL]),
  ...[SMALL, MIDDLE, LARGE].flatMap((size) => [
    draws(`attention, T = ${size[0]}, unroll-webgl`, 60, ['unroll-webgl', 'attention', ...size]),
    draws(`feedforward, T = ${size[0]}, unroll-webgl`, 30, ['unroll-webgl', 'feedforward', ...size]),
    draws(`mingru, T = ${size[0]}, unroll-webgl: 30 + 4·log₂ T`, 30 + 4 * Math.log2(size[0]), [
      'unroll-webgl',
      'mingru',
      ...size,
    ]),
  ]),
];

/** Those whose rows were measured; undefined where there are none. */
export function aimTable(rows: readonly Measured[]): Table | undefined {
  const lines = AIMS.flatMap(({ what, bound, aim, of, say }) => {
    const value = of(rows);
    if (value === undefined) return [];
    const met = bound === 'at least' ? value >= aim : value <= aim;
    return [[what, `${bound} ${say(aim)}`, say(value), met ? 'yes' : 'no']];
  });
  return lines.length === 0
    ? undefined
    : { head: ['what', 'aim', 'measured', 'met'], words: [0, 1, 3], rows: lines };
}
