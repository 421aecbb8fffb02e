import { expect, test } from 'vitest';
import type { OwnData } from '../../../src/tasks/contract/abilities.ts';
import type { Spacing } from '../../../src/tasks/contract/spacing.ts';
import { readOwn, storeOwn } from '../../../src/store/localStorage.ts';
import { readSpacing } from '../../../src/store/readSpacing.ts';

function shelf() {
  const stored = new Map<string, string>();
  return {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
}

const BUSINESS_DAYS: Spacing = { unit: 'day', every: 1, first: Date.UTC(2021, 0, 4), closed: [0, 6] };

test('own data come back from the shelf as they were, with the moments of a series', () => {
  const own: readonly OwnData[] = [
    { kind: 'text', text: 'To be, or not to be' },
    { kind: 'series', name: 'Rate', values: [1.5, -2, 3], spacing: BUSINESS_DAYS },
  ];
  const kept = shelf();
  for (const each of own) expect(storeOwn(kept, each)).toBeUndefined();
  expect(readOwn(kept)).toEqual({ text: own[0], series: own[1] });
});

test('moments that are none are left out, and the values stay', () => {
  const kept = shelf();
  const broken = { ...BUSINESS_DAYS, every: 0 };
  kept.setItem(
    'unroll.own.series',
    JSON.stringify({ kind: 'series', name: 'Rate', values: [1, 2], spacing: broken }),
  );
  expect(readOwn(kept)).toEqual({ series: { kind: 'series', name: 'Rate', values: [1, 2] } });
});

test('a spacing is told from everything else', () => {
  const clock: Spacing = { unit: 'second', every: 0.5, first: 0, clock: true };
  for (const spacing of [BUSINESS_DAYS, clock]) expect(readSpacing(spacing)).toEqual(spacing);
  const none = [
    undefined,
    'month',
    { ...BUSINESS_DAYS, unit: 'year' },
    { ...BUSINESS_DAYS, every: -1 },
    { ...BUSINESS_DAYS, first: 1e17 },
    { ...BUSINESS_DAYS, first: null },
    { ...BUSINESS_DAYS, closed: [0, 1, 2, 3, 4, 5, 6] },
    { ...BUSINESS_DAYS, closed: [0, 0] },
    { ...BUSINESS_DAYS, clock: 'yes' },
  ];
  for (const value of none) expect(readSpacing(value)).toBeUndefined();
});
