/** What is held over thousands of steps: after the first steps nothing may be added. */
import type { Size } from '../../src/bench/workers/protocol.ts';
import type { ContestantId } from './contestants.ts';
import type { Section } from './report.ts';
import type { BenchSession } from './pageVisit.ts';

const SIZE: Size = { cell: 'lstm', timeSteps: 20, hiddenSize: 32, batchSize: 32 };

const WATCHED: readonly { readonly contestant: ContestantId; readonly steps: readonly number[] }[] = [
  { contestant: 'unroll-webgl', steps: [100, 2500, 5000] },
  { contestant: 'unroll-wasm', steps: [100, 10_000, 20_000] },
];

export async function watchMemory(session: BenchSession): Promise<Section> {
  const watched = [];
  for (const { contestant, steps } of WATCHED)
    watched.push({ contestant, held: await session.holdings(contestant, SIZE, steps) });
  return {
    part: 'memory',
    tables: watched.map(({ contestant, held }) => ({
      title: `${contestant}, LSTM 20x32x32: what is held`,
      table: {
        head: ['after step', 'tensors', 'GPU textures', 'bytes', 'programs'],
        words: [],
        rows: held.map(({ step, tensors, textures, bytes, programs }) =>
          [step, tensors, textures, bytes, programs].map((value) => value.toLocaleString('en')),
        ),
      },
    })),
    notes: watched.map(({ contestant, held }) => {
      const figures = held.map(({ step: _step, ...rest }) => JSON.stringify(rest));
      return `${contestant}: ${new Set(figures).size === 1 ? 'constant to the last byte.' : 'it is NOT constant.'}`;
    }),
  };
}
