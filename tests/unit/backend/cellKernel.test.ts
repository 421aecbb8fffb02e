import { describe, expect, test } from 'vitest';
import { keptOf, placeOf } from '../../../src/backend/kernels/cellKernel.ts';
import { findFused } from '../../../src/backend/kernels/index.ts';
import { variants } from '../../fixtures/networks.ts';

/** Those that go from step to step. */
const stepped = variants.flatMap((variant) => {
  const kernel = findFused(variant.model.id, variant.options);
  return kernel && !('parallel' in kernel) ? [{ ...variant, kernel }] : [];
});

describe.each(stepped)('what the fused $name keeps', ({ model, kernel }) => {
  test('begins with the states, the hidden state first', () => {
    for (const purpose of ['answers', 'readings', 'training'] as const) {
      const kept = keptOf(kernel, purpose);
      expect(kept.at(-1)!.slice(0, kernel.states.length)).toEqual(kernel.states);
      expect(new Set(kept.flat()).size).toBe(kept.flat().length);
    }
  });

  test('holds every lane of the score, and everything that the way back reads', () => {
    const shown = [...model.states, ...(model.gates ?? [])].map(({ id }) => id);
    expect(keptOf(kernel, 'readings').flat()).toEqual(expect.arrayContaining(shown));
    const { next, now, by } = kernel.back;
    const read = [...next, ...now, ...by.map((_, g) => `slope${g}`)];
    expect(keptOf(kernel, 'training').flat()).toEqual(expect.arrayContaining(read));
    expect(by).toHaveLength(kernel.preActivations.names.length);
  });

  test('is written by one draw where eight textures can be written at once', () => {
    for (const names of keptOf(kernel, 'training')) expect(names.length).toBeLessThanOrEqual(8);
  });
});

test('the place of something kept is its list and its layer', () => {
  expect(placeOf([['a'], ['b', 'c']], 'c')).toEqual({ part: 1, layer: 1 });
});
