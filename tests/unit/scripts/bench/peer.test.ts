/** PyTorch and JAX beside the benchmark: that what is measured there is training, where a Python has them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPeer, Peers, PEERS, startPeer, type Peer } from '../../../../scripts/bench/native/peer.ts';
import { findPython } from '../../../../scripts/bench/native/python.ts';
import { CELLS } from '../../../../src/bench/workers/protocol.ts';

const LIBRARIES = [
  { library: 'pytorch', name: 'PyTorch', python: findPython(['torch', 'numpy']) },
  { library: 'jax', name: 'JAX', python: findPython(['jax', 'optax', 'numpy']) },
] as const;
const here = LIBRARIES.filter(({ python }) => python !== undefined);
const missing = LIBRARIES.filter(({ python }) => python === undefined);

async function learn(
  peer: Peer,
  contestant: string,
  cell: (typeof CELLS)[number],
): Promise<[first: number, last: number]> {
  const size = { cell, timeSteps: 4, hiddenSize: 8, batchSize: 64 };
  await peer.ask({ type: 'open', contestant, size });
  const { loss } = await peer.ask({ type: 'run', steps: 1 });
  return [loss, (await peer.ask({ type: 'run', steps: 300 })).loss];
}

describe('the peers of the benchmark', () => {
  it.each(missing)(
    '$name is not run: no Python here imports it; the benchmark says so',
    async ({ library }) => {
      const size = { cell: 'gru', timeSteps: 4, hiddenSize: 8, batchSize: 16 } as const;
      const opened = new Peers().ask(library, { type: 'open', contestant: library, size });
      await expect(opened).rejects.toThrow(/no Python here that imports .*install them in \.venv/);
    },
  );

  describe.each(here)('$name', { timeout: 120_000 }, ({ library }) => {
    let peer: Peer;
    beforeAll(() => void (peer = startPeer(library)));
    afterAll(() => peer.end());

    it.each(CELLS)('trains: %s', async (cell) => {
      const [first, last] = await learn(peer, library, cell);
      expect(last).toBeLessThan(0.8 * first);
    });
  });

  it('are known by their names', () => {
    expect(PEERS.every(isPeer)).toBe(true);
    expect(isPeer('unroll-wasm')).toBe(false);
  });
});
