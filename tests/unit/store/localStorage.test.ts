import { describe, expect, it } from 'vitest';
import { readOwn, storeOwn } from '../../../src/store/localStorage.ts';
import type { OwnData } from '../../../src/tasks/contract/abilities.ts';

function shelf(entries: Record<string, string> = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const KEY = 'unroll.own.series';
const series = { kind: 'series', name: 'x', values: [1, 2, 3] } as const;
const workdays = { unit: 'day', every: 1, first: Date.UTC(2020, 2, 2), closed: [0, 6] } as const;

describe('own data in the storage', () => {
  it.each<OwnData>([
    { kind: 'text', text: 'To be, or not to be' },
    series,
    { ...series, spacing: workdays },
    { ...series, spacing: { unit: 'second', every: 60, first: 0, clock: true } },
  ])('come back as they were: %o', (own) => {
    const storage = shelf();
    expect(storeOwn(storage, own)).toBeUndefined();
    expect(readOwn(storage)).toEqual({ [own.kind]: own });
  });

  it.each([
    null,
    'month',
    {},
    { unit: 'year', every: 1, first: 0 },
    { unit: 'month', every: 0, first: 0 },
    { unit: 'month', every: 1 },
    { unit: 'month', every: 1, first: 1e300 },
    { unit: 'second', every: 60, first: 0, clock: 'yes' },
    { ...workdays, closed: 'none' },
    { ...workdays, closed: [0, 1, 2, 3, 4, 5, 6] },
    { ...workdays, every: 7 },
  ])('are counted where their dates are none: %o', (spacing) => {
    const storage = shelf({ [KEY]: JSON.stringify({ ...series, spacing }) });
    expect(readOwn(storage)).toEqual({ series });
  });

  it.each(['', '{', '[]', '{"name":"x"}', '{"name":"x","values":[1,null]}'])(
    'that are none are none: %s',
    (text) => {
      expect(readOwn(shelf({ [KEY]: text }))).toEqual({});
    },
  );
});
