/** What is held over 5,000 steps: after the first steps nothing may be added. */
import type { Size } from '../../src/contestants/protocol.ts';
import type { Section } from './report.ts';
import type { BenchSession } from './session.ts';

const SIZE: Size = { cell: 'lstm', timeSteps: 20, hiddenSize: 32, batchSize: 32 };
const STEPS = [100, 2500, 5000];

export async function watchMemory(session: BenchSession): Promise<Section> {
  const held = await session.holdings('unroll-webgl', SIZE, STEPS);
  const figures = held.map(({ step: _step, ...rest }) => JSON.stringify(rest));
  const constant = new Set(figures).size === 1;
  return {
    part: 'memory',
    tables: [
      {
        title: 'unroll-webgl, LSTM 20x32x32: what is held',
        table: {
          head: ['after step', 'tensors', 'GPU textures', 'GPU bytes', 'programs'],
          words: [],
          rows: held.map(({ step, tensors, textures, bytes, programs }) =>
            [step, tensors, textures, bytes, programs].map((value) => value.toLocaleString('en')),
          ),
        },
      },
    ],
    notes: [constant ? 'Constant to the last byte.' : 'It is NOT constant.'],
  };
}
