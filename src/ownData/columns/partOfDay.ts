/** Hours or parts of an hour that are numbered from 1 on, anew every day, beside a date: the settlement periods of a power grid. */
import type { ColumnFacts } from './columnFacts.ts';

/** How many make a day: hours, half and quarter hours, ten and five minutes. */
const A_DAY = [24, 48, 96, 144, 288];
/** So many steps are those to the next part. */
const MOST = 0.9;

/** True where the column numbers the parts of the days in the other one. */
export function isPartOfDay(facts: ColumnFacts, dates: ColumnFacts | undefined): boolean {
  const { numbers, kinds, lowest, highest, steps, unitSteps } = facts;
  if (!dates || dates.timed > 0 || numbers === 0 || kinds.whole !== numbers) return false;
  const [low, high] = [lowest[0]!.value, highest[0]!.value];
  if (low !== 1 || high < A_DAY[0]! || high > A_DAY.at(-1)! + 2) return false;
  const sameDay = dates.steps - dates.rises - dates.falls;
  return unitSteps >= MOST * steps && sameDay >= MOST * dates.steps;
}

/** On the day on which the clocks go back there are up to an hour more. */
export function partsOfDay({ highest }: ColumnFacts): number {
  const high = highest[0]!.value;
  return A_DAY.findLast((parts) => parts <= high) ?? A_DAY[0]!;
}
