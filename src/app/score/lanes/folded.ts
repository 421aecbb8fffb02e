/**
 * What a folded lane shows in its one line: the followed unit alone, or else its units by quarters, so that a few open gates among
 * many shut ones are seen, which one mean over all would hide.
 */
import type { HeatmapData } from '../../../charts/heatmap.ts';
import { formatValue } from '../../../text/numbers.ts';
import type { LaneValues } from '../../../worker/protocol.ts';

/** Rows of a folded lane; fewer where there are fewer units. */
const PARTS = 4;

export const partsOf = (units: number): number => Math.min(PARTS, units);

/** The means of the quarters of the units at a step, the largest first: which units are in which is found anew at every step. */
export function quartersAt({ values }: Pick<LaneValues, 'values'>, units: number, step: number): number[] {
  // From the smallest on; what is not a number comes last.
  const sorted = values.subarray(step * units, (step + 1) * units).toSorted();
  const parts = partsOf(units);
  return Array.from({ length: parts }, (_, k) => {
    const [from, to] = [parts - 1 - k, parts - k].map((part) => Math.floor((part * units) / parts));
    let sum = 0;
    for (let u = from!; u < to!; u++) sum += sorted[u]!;
    return sum / (to! - from!);
  });
}

type Folded = Pick<HeatmapData, 'values' | 'units'>;

/** @param unit the one that is followed, from 0 */
export function foldedRows(
  found: Pick<LaneValues, 'values'>,
  timeSteps: number,
  units: number,
  unit: number | undefined,
): Folded {
  if (unit !== undefined) {
    return { values: found.values.filter((_, k) => k % units === unit), units: 1 };
  }
  const parts = partsOf(units);
  const values = new Float32Array(timeSteps * parts);
  for (let t = 0; t < timeSteps; t++) values.set(quartersAt(found, units, t), t * parts);
  return { values, units: parts };
}

/** One step in words, `step` from 0: "unit 15, t = 12, 0.41". */
export function foldedSentence(
  found: LaneValues,
  units: number,
  step: number,
  unit: number | undefined,
): string {
  if (unit !== undefined) {
    const value = formatValue(found.values[step * units + unit]!);
    return `unit ${unit + 1}, t = ${step + 1}, ${value}`;
  }
  const quarters = quartersAt(found, units, step);
  const [most, least] = [quarters[0]!, quarters.at(-1)!].map(formatValue);
  if (quarters.length < PARTS) return `t = ${step + 1}, from ${least} to ${most}`;
  return `t = ${step + 1}, highest quarter of the units ${most}, lowest ${least}`;
}
