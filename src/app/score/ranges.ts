/** What the lanes of input and output span: as the problem says, or fitted to the example where a line of a series is shown. */
import { formatEnd, formatValue } from '../../text/numbers.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Units } from '../../tasks/contract/views.ts';
import type { Readout } from '../../worker/protocol.ts';
import { inUnits } from './sentences.ts';

/** In the network's own numbers. */
export type Range = readonly [number, number];

/** The range of a series' own values in this example, with a little air, so that a slow drift still shows. */
function fitted(range: Range, ...lists: Float32Array[]): Range {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists) {
    for (const value of list) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (!(high > low) || !Number.isFinite(high - low)) return range;
  const air = (high - low) * 0.06;
  return [low - air, high + air];
}

/** The range there was while what is shown lies in it and fills half of it, so that a scale does not change under a hand. */
function calm(range: Range, before: Range | undefined): Range {
  if (!before) return range;
  const within = before[0] <= range[0] && range[1] <= before[1];
  return within && range[1] - range[0] > (before[1] - before[0]) / 2 ? before : range;
}

/** @param before that of the input until now */
export function rangesOf(
  problem: ProblemInfo,
  score: Readout | undefined,
  before?: Range,
): { readonly inputRange: Range; readonly outputRange: Range } {
  const inputRange = problem.input.kind === 'symbols' ? ([0, 1] as const) : problem.input.range;
  const outputRange = problem.output.kind === 'value' ? problem.output.range : ([0, 1] as const);
  if (problem.input.kind !== 'line' || !score) return { inputRange, outputRange };
  const first = score.inputs.filter((_, k) => k % problem.inputSize === 0);
  const asked = score.targets.filter((_, t) => score.mask[t]! > 0);
  const both = calm(fitted(inputRange, first, asked), before);
  return { inputRange: both, outputRange: problem.output.kind === 'value' ? both : outputRange };
}

/** Labels of a scale's upper and lower end. */
export function endsOf([low, high]: Range, units: Units | undefined): string[] {
  if (units) return [formatValue(inUnits(high, units)), formatValue(inUnits(low, units))];
  return [formatEnd(high, false), formatEnd(low, false)];
}

/** A view's label with its unit, unless that is said already. */
export function withUnitName({ label, unit }: { readonly label: string; readonly unit?: string }): string {
  return unit && !label.includes(unit) ? `${label}, ${unit}` : label;
}
