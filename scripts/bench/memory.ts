/** What is held over thousands of steps: after the first steps nothing may be added. */
import type { CellId, Size } from '../../src/bench/workers/protocol.ts';
import type { ContestantId } from './contestants.ts';
import type { Section } from './report.ts';
import type { BenchSession } from './pageVisit.ts';

/** The recurrent models share one form; of the others each has its own. */
const CELLS: readonly CellId[] = ['lstm', 'mingru', 'feedforward', 'attention'];

interface Watched {
  readonly contestant: ContestantId;
  readonly shape: Omit<Size, 'cell'>;
  /** At which it is looked at. */
  readonly steps: readonly number[];
}

/** Small on WebGL, where what is held does not hang on it, but the time does. */
const WATCHED: readonly Watched[] = [
  {
    contestant: 'unroll-wasm',
    shape: { timeSteps: 20, hiddenSize: 32, batchSize: 32 },
    steps: [100, 10_000, 20_000],
  },
  {
    contestant: 'unroll-webgl',
    shape: { timeSteps: 8, hiddenSize: 8, batchSize: 8 },
    steps: [100, 2500, 5000],
  },
];

export async function watchMemory(session: BenchSession): Promise<Section> {
  const tables = [];
  const notes = [];
  for (const { contestant, shape, steps } of WATCHED) {
    const rows = [];
    const growing: CellId[] = [];
    for (const cell of CELLS) {
      const held = await session.holdings(contestant, { cell, ...shape }, steps);
      const figures = held.map(({ step: _step, ...rest }) => JSON.stringify(rest));
      if (new Set(figures).size > 1) growing.push(cell);
      for (const { step, tensors, textures, bytes, programs } of held)
        rows.push([
          cell,
          ...[step, tensors, textures, bytes, programs].map((value) => value.toLocaleString('en')),
        ]);
    }
    const { timeSteps, hiddenSize, batchSize } = shape;
    tables.push({
      title: `${contestant}, ${timeSteps}x${hiddenSize}x${batchSize}: what is held`,
      table: {
        head: ['cell', 'after step', 'tensors', 'GPU textures', 'bytes', 'programs'],
        words: [0],
        rows,
      },
    });
    notes.push(
      growing.length === 0
        ? `${contestant}: constant to the last byte, for every model.`
        : `${contestant}: it is NOT constant for ${growing.join(', ')}.`,
    );
  }
  return { part: 'memory', tables, notes };
}
