/** Several series below each other (a country, a year, a value): which words tell them apart, and the rows of one. */
import type { ColumnFacts } from './columnFacts.ts';
import { isIdName } from './columnNames.ts';
import type { Role } from './roles.ts';

/** So many rows are looked at. */
const LOOKED_AT = 300_000;
/** Of all dates in one series, so many are there once. */
const ONCE = 0.95;
/** Where fewer dates than this differ, they come back for some reason. */
const DIFFERENT = 0.75;

/** Columns that may tell series apart. */
export function keyCandidates(
  columns: readonly ColumnFacts[],
  roles: readonly Role[],
  names: readonly string[],
  rows: number,
): number[] {
  return columns.flatMap((facts, k) => {
    const { role } = roles[k]!;
    const words =
      role === 'words' && facts.different.size >= 2 && facts.different.size <= Math.min(1000, rows / 2);
    const ids =
      role === 'values' &&
      isIdName(names[k] ?? '') &&
      facts.kinds.whole === facts.numbers &&
      facts.counted.size >= 2 &&
      facts.counted.size <= rows / 3;
    return words || ids ? [k] : [];
  });
}

/** True where the dates come back from group to group, but hardly within one. */
export function isLongFormat(moments: Float64Array, groups: Uint16Array, kept: Uint32Array): boolean {
  const looked = kept.subarray(0, LOOKED_AT);
  const all = new Set<number>();
  const each = new Set<string>();
  for (const row of looked) {
    all.add(moments[row]!);
    each.add(`${groups[row]!} ${moments[row]!}`);
  }
  return looked.length >= 4 && all.size < DIFFERENT * looked.length && each.size >= ONCE * looked.length;
}
