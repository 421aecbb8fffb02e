import { disposeVariables, memory, ready, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contestant } from '../../../../src/bench/workers/contestant.ts';
import { layersContestant } from '../../../../src/bench/workers/layers.ts';
import { LAYER_CELLS, type Size } from '../../../../src/bench/workers/protocol.ts';
import { unrollReference } from '../../../../src/bench/workers/unroll.ts';

const sizeOf = (cell: Size['cell']): Size => ({ cell, timeSteps: 4, hiddenSize: 8, batchSize: 16 });

/** The loss of the first step, and the mean of the last ten of so many. */
function learn({ step, readLoss }: Contestant, steps: number): [first: number, last: number] {
  const losses = Array.from({ length: steps }, () => {
    void step();
    return readLoss();
  });
  return [losses[0]!, losses.slice(-10).reduce((sum, loss) => sum + loss, 0) / 10];
}

describe.each(LAYER_CELLS)('the contestants with the cell %s', (cell) => {
  beforeAll(async () => {
    disposeVariables();
    await setBackend('cpu');
    await ready();
  });
  afterAll(disposeVariables);

  it('all learn: what is measured is training', async () => {
    const contestants = [
      await layersContestant(sizeOf(cell), 'here', 'kernels'),
      await unrollReference('cpu')(sizeOf(cell)),
    ];
    for (const contestant of contestants) {
      const [first, last] = learn(contestant, 100);
      expect(last).toBeLessThan(0.7 * first);
    }
  });

  it('hold no more tensors after a step than before it', async () => {
    const contestant = await layersContestant(sizeOf(cell), 'here', 'kernels');
    learn(contestant, 12);
    const before = memory().numTensors;
    learn(contestant, 12);
    expect(memory().numTensors).toBe(before);
    expect(contestant.tensors()).toBe(before);
  });

  it('count their kernels', async () => {
    const contestant = await layersContestant(sizeOf(cell), 'here', 'kernels');
    const { kind, count } = await contestant.countKernels!();
    expect(kind).toBe('kernels');
    expect(count).toBeGreaterThan(4 * 10);
  });
});
