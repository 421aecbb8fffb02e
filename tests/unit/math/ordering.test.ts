import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/math/random.ts';
import { descendingOrder, similarityOrder } from '../../../src/math/ordering.ts';

/** Units along a line: the nearer their places, the more they go together. `[samples, units]` */
function cloud(places: readonly number[], samples = 60): Float32Array {
  const values = Array.from({ length: samples }, (_, s) =>
    places.map((place) => Math.cos((2 * Math.PI * s) / samples - place)),
  );
  return Float32Array.from(values.flat());
}

describe('the order by similarity', () => {
  test('finds a line of units again, however they are shuffled', () => {
    const count = 24;
    const line = Array.from({ length: count }, (_, k) => (2.6 * k) / (count - 1));
    const random = createRandom(4);
    const shuffled = line.map((place) => ({ place, key: random.next() })).toSorted((a, b) => a.key - b.key);
    const order = similarityOrder(cloud(shuffled.map(({ place }) => place)), count);
    const places = order.map((unit) => shuffled[unit]!.place);
    const sorted = places.toSorted((a, b) => a - b);
    expect([sorted, sorted.toReversed()]).toContainEqual(places);
  });

  test('keeps groups together', () => {
    const random = createRandom(9);
    const [a, b, c] = Array.from({ length: 3 }, () => Array.from({ length: 40 }, () => random.normal()));
    const groups = [0, 1, 2, 0, 1, 2, 0, 1, 2];
    const values = a!.flatMap((_, s) => groups.map((group) => [a, b, c][group]![s]! + 0.1 * random.normal()));
    const order = similarityOrder(Float32Array.from(values), groups.length);
    const runs = order.map((unit) => groups[unit]).filter((group, k, all) => group !== all[k - 1]);
    expect(runs).toHaveLength(3);
  });

  test('knows every unit once; silent ones come last', () => {
    const places = [0, 0.9, 0.3, 0.6, 1.2];
    const values = cloud(places);
    for (let s = 0; s < 60; s++) values[s * 5 + 2] = 0.5;
    const order = similarityOrder(values, 5);
    expect(order.at(-1)).toBe(2);
    expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
    expect(order.slice(0, 4)).toEqual([0, 3, 1, 4]);
  });

  test('is the same each time, and no matter for one unit or for numbers that are none', () => {
    const values = cloud([0.3, 0.1, 0.2]);
    expect(similarityOrder(values, 3)).toEqual(similarityOrder(values.slice(), 3));
    expect(similarityOrder(Float32Array.of(1, 2, 3), 1)).toEqual([0]);
    expect(similarityOrder(new Float32Array(12).fill(NaN), 4)).toEqual([0, 1, 2, 3]);
  });
});

test('the order by size has the largest first, and keeps equals as they were', () => {
  expect(descendingOrder([1, 5, NaN, 3, 5, 0])).toEqual([1, 4, 3, 0, 5, 2]);
});
