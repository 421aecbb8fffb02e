import { describe, expect, test } from 'vitest';
import { biasRow, hiddenRow, pack, rowsOf, unpack } from '../../../src/backend/kernels/atlas.ts';
import { countParameters } from '../../../src/models/parameters.ts';
import { formFor } from '../../fixtures/fused.ts';
import { networkOf, numbers, variants } from '../../fixtures/networks.ts';

const SIZE = { inputSize: 3, hiddenSize: 5, layers: 2, outputSize: 6 };

describe.each(variants)('the atlas of $name', ({ model, options }) => {
  const { specs } = networkOf({ name: '', model, options }, SIZE);
  const atlas = formFor(model.id, options).atlas(specs, SIZE);

  test('gives every parameter a place of its own and back what was put in', () => {
    expect(new Set(atlas.places).size).toBe(countParameters(specs));
    const flat = numbers(1, countParameters(specs));
    expect(unpack(atlas, pack(atlas, flat))).toEqual(flat);
  });

  test('stacks its blocks in rows of four without a gap', () => {
    let top = 0;
    for (const block of [...atlas.layers, atlas.head]) {
      expect(block.top).toBe(top);
      expect([block.top, hiddenRow(block)].every((row) => row % 4 === 0)).toBe(true);
      expect(biasRow(block)).toBeLessThan(hiddenRow(block));
      top += rowsOf(block);
    }
    expect(atlas.height).toBe(top);
    expect(atlas.places.every((place) => place < atlas.width * atlas.height * 4)).toBe(true);
  });
});
