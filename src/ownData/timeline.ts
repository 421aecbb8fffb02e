/** Rows into their order in time: turned round, sorted, with holes where moments are missing. What was done is told. */
import type { SeriesNote } from './notes.ts';
import type { Spacing } from '../tasks/contract/spacing.ts';
import type { FileOrder, SeriesChoices } from './series.ts';
import { rowTimes } from './spacing.ts';

/** Rows as they stand in the file. */
export interface DatedRows {
  readonly values: Float64Array;
  /** NaN for a row without one; left out where the file has no dates. */
  readonly moments?: Float64Array;
  /** A row's moment as it is written. */
  readonly writtenAt: (row: number) => string;
  readonly lineAt: (row: number) => number;
  /** True where the moments are times of day, which begin anew at midnight. */
  readonly timesOnly: boolean;
}

export interface Timeline {
  readonly values: Float64Array;
  readonly order: FileOrder;
  readonly gaps: 'holes' | 'closed';
  readonly spacing?: Spacing;
  readonly first?: string;
  readonly last?: string;
  readonly notes: readonly SeriesNote[];
}

const DAY = 86_400_000;
/** More values are of no use to anything that learns from them; the oldest go. */
const MOST_KEPT = 200_000;
/** Where more rows than this come too early, the file is not sorted by time at all. */
const SLIPS = 0.01;

/** Times of day, a day later each time they begin anew. */
function unwrapped(moments: Float64Array): Float64Array {
  const out = moments.slice();
  let days = 0;
  let [rises, falls] = [0, 0];
  for (let k = 1; k < moments.length; k++) {
    if (moments[k]! > moments[k - 1]!) rises++;
    if (moments[k]! < moments[k - 1]!) falls++;
  }
  const side = falls > rises ? -1 : 1;
  for (let k = 1; k < moments.length; k++) {
    if (side * (moments[k]! - moments[k - 1]!) < 0) days += side * DAY;
    out[k] = moments[k]! + days;
  }
  return out;
}

export function timelineOf(rows: DatedRows, choices: SeriesChoices): Timeline {
  const count = rows.values.length;
  const gaps = choices.gaps ?? 'holes';
  if (!rows.moments || count < 2) {
    const turned = choices.order === 'newest first' ? rows.values.toReversed() : rows.values;
    return {
      values: turned.slice(-MOST_KEPT),
      order: choices.order ?? 'oldest first',
      gaps,
      notes: count > MOST_KEPT ? [{ kind: 'newest kept', kept: MOST_KEPT, of: count }] : [],
    };
  }
  const moments = rows.timesOnly ? unwrapped(rows.moments) : rows.moments;
  const notes: SeriesNote[] = [];
  let [rises, falls, same, firstFall, firstSame] = [0, 0, 0, -1, -1];
  for (let k = 1; k < count; k++) {
    const step = moments[k]! - moments[k - 1]!;
    if (step > 0) rises++;
    else if (step < 0) {
      falls++;
      if (firstFall < 0) firstFall = k;
    } else {
      same++;
      if (firstSame < 0) firstSame = k;
    }
  }
  const found: FileOrder = falls > rises ? 'newest first' : 'oldest first';
  const order = choices.order ?? found;
  let index = new Uint32Array(count);
  for (let k = 0; k < count; k++) index[k] = order === 'newest first' ? count - 1 - k : k;
  const slips = Math.min(falls, rises);
  let sorted = slips === 0 && order === found;
  if (found === 'newest first' && order === found) {
    notes.push({ kind: 'newest first', first: rows.writtenAt(0), last: rows.writtenAt(count - 1) });
  }
  if (slips > 0 && !choices.order) {
    const at = found === 'newest first' ? firstRise(moments) : firstFall;
    const distinct = new Set(moments).size === count;
    if (distinct) {
      index.sort((a, b) => moments[a]! - moments[b]!);
      sorted = true;
      notes.push({ kind: 'sorted', example: rows.writtenAt(at) });
    } else {
      notes.push({
        kind: 'unsorted',
        example: rows.writtenAt(at),
        before: rows.writtenAt(at - 1),
        line: rows.lineAt(at),
      });
    }
  }
  if (same > 0 && slips <= SLIPS * count)
    notes.push({ kind: 'same date', example: rows.writtenAt(firstSame), count: same });
  if (count > MOST_KEPT) {
    index = index.subarray(count - MOST_KEPT);
    notes.push({ kind: 'newest kept', kept: MOST_KEPT, of: count });
  }
  const values = picked(rows.values, index);
  const plain: Timeline = {
    values,
    order,
    gaps,
    first: rows.writtenAt(index[0]!),
    last: rows.writtenAt(index.at(-1)!),
    notes,
  };
  if (!sorted) return plain;
  const ordered = picked(moments, index);
  const { spacing, places } = rowTimes(ordered, rows.timesOnly);
  if (!spacing) {
    if (count >= 3) notes.push(irregular(ordered));
    return plain;
  }
  const filled = withHoles(values, places);
  if (filled.missing === 0) return { ...plain, spacing };
  // A day without a price is a holiday, unless somebody says that it is not.
  const fill = spacing.closed ? choices.gaps === 'holes' : gaps === 'holes';
  const after = rows.writtenAt(index[filled.firstAfter]!);
  notes.push({ kind: 'gaps', count: filled.missing, after, spacing, filled: fill });
  return { ...plain, spacing, gaps: fill ? 'holes' : 'closed', values: fill ? filled.values() : values };
}

/** The values at some places. */
export function picked(from: Float64Array, places: Uint32Array): Float64Array {
  const out = new Float64Array(places.length);
  for (let k = 0; k < places.length; k++) out[k] = from[places[k]!]!;
  return out;
}

function firstRise(moments: Float64Array): number {
  for (let k = 1; k < moments.length; k++) if (moments[k]! > moments[k - 1]!) return k;
  return 1;
}

function irregular(ordered: Float64Array): SeriesNote {
  let [shortest, longest] = [Infinity, 0];
  for (let k = 1; k < ordered.length; k++) {
    const step = ordered[k]! - ordered[k - 1]!;
    if (step > 0 && step < shortest) shortest = step;
    if (step > longest) longest = step;
  }
  return { kind: 'irregular', shortest: shortest / 1000, longest: longest / 1000 };
}

/** Counts what is missing; the values with a hole for each are made only when they are asked for. */
function withHoles(values: Float64Array, steps: ArrayLike<number>) {
  const places = new Float64Array(values.length);
  let missing = 0;
  let firstAfter = -1;
  for (let k = 1; k < values.length; k++) {
    const between = steps[k]! - steps[k - 1]!;
    // Two within one step stay two values.
    const gap = Math.max(1, between) - 1;
    if (gap > 0 && firstAfter < 0) firstAfter = k - 1;
    missing += gap;
    places[k] = places[k - 1]! + 1 + gap;
  }
  return {
    missing,
    firstAfter,
    values: () => {
      const filled = new Float64Array(values.length + missing).fill(NaN);
      for (let k = 0; k < values.length; k++) filled[places[k]!] = values[k]!;
      return filled;
    },
  };
}
