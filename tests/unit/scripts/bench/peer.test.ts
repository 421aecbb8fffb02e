/** PyTorch and JAX beside the benchmark: that what is measured there is training, where a Python has them. */
import { describe, expect, it } from 'vitest';
import { isPeer, Peers, PEERS, type PeerId } from '../../../../scripts/bench/native/peer.ts';
import { findPython } from '../../../../scripts/bench/native/python.ts';
import { CELLS, type Turn } from '../../../../src/bench/workers/protocol.ts';

const LIBRARIES = [
  ['pytorch', findPython(['torch', 'numpy']), 'PyTorch'],
  ['jax', findPython(['jax', 'optax', 'numpy']), 'JAX'],
] as const;

async function learn(
  contestant: PeerId,
  cell: (typeof CELLS)[number],
): Promise<[first: number, last: number]> {
  const peers = new Peers();
  const run = (steps: number) => peers.ask(contestant, { type: 'run', steps }) as Promise<Turn>;
  try {
    const size = { cell, timeSteps: 4, hiddenSize: 8, batchSize: 64 };
    await peers.ask(contestant, { type: 'open', contestant, size });
    const { loss } = await run(1);
    return [loss, (await run(300)).loss];
  } finally {
    peers.endAll();
  }
}

describe('the peers of the benchmark', () => {
  for (const [library, python, name] of LIBRARIES) {
    if (python === undefined) {
      it(`${name} is not run: no Python here imports it; the benchmark says so`, async () => {
        const opened = new Peers().ask(library, {
          type: 'open',
          contestant: library,
          size: { cell: 'gru', timeSteps: 4, hiddenSize: 8, batchSize: 16 },
        });
        await expect(opened).rejects.toThrow(/no Python here that imports .*install them in \.venv/);
      });
    } else {
      it.each(CELLS)(`${name} trains: %s`, { timeout: 120_000 }, async (cell) => {
        const [first, last] = await learn(library, cell);
        expect(last).toBeLessThan(0.8 * first);
      });
    }
  }

  it('are known by their names', () => {
    expect(PEERS.every(isPeer)).toBe(true);
    expect(isPeer('unroll-wasm')).toBe(false);
  });
});
