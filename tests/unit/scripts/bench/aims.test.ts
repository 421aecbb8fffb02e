import { expect, it } from 'vitest';
import { aimTable } from '../../../../scripts/bench/aims.ts';
import type { Measured } from '../../../../src/bench/rounds.ts';

const row = (
  contestant: string,
  cell: 'lstm' | 'attention',
  ms: number,
  draws: number | null = null,
): Measured => ({
  contestant,
  cell,
  timeSteps: 20,
  hiddenSize: 32,
  batchSize: 32,
  msMin: ms,
  msMedian: ms,
  msMax: ms,
  drawsPerStep: draws,
  work: draws === null ? 'kernels' : 'draws',
  device: 'a card',
  issueMs: 0,
});

it('holds what a run shows against what was aimed at, as far as it was measured', () => {
  const rows = [row('unroll-wasm', 'lstm', 2), row('tf-layers-wasm', 'lstm', 100), row('jax', 'lstm', 1.5)];
  expect(aimTable([...rows, row('unroll-webgl', 'attention', 9, 44)])!.rows).toEqual([
    ['lstm 20x32x32: tf-layers-wasm over unroll-wasm', 'at least 25.0×', '50.0×', 'yes'],
    ['lstm 20x32x32: jax over unroll-wasm', 'at least 1.00×', '0.75×', 'no'],
    ['attention, T = 20, unroll-webgl', 'at most 60 draws', '44 draws', 'yes'],
  ]);
  expect(aimTable([row('brain-js', 'lstm', 1)])).toBeUndefined();
});
