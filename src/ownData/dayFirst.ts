/** Whether 03/04/2021 is the third of April: told by days over 12, else by which way gives steps that make sense. */
import { scanDate, type ScannedDate } from './dates.ts';
import { momentOfDate } from './moments.ts';
import type { ColumnFacts } from './columnFacts.ts';
import type { DecimalSign } from './series.ts';

export interface DayFirst {
  readonly dayFirst: boolean;
  /** True where nothing told. */
  readonly doubtful: boolean;
}

const DAY = 86_400_000;

/** How many of the steps are the commonest one: a day, a week, or a month. */
function regularity(moments: readonly number[]): number {
  const counts = new Map<string, number>();
  let [rises, falls] = [0, 0];
  for (let k = 1; k < moments.length; k++) {
    const days = (moments[k]! - moments[k - 1]!) / DAY;
    if (days > 0) rises++;
    if (days < 0) falls++;
    const size = Math.abs(days);
    const step = size >= 28 && size <= 31 ? 'month' : size >= 89 && size <= 92 ? 'quarter' : String(size);
    if (size > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const ordered = Math.max(rises, falls) / Math.max(1, rises + falls);
  return ordered * 2 + Math.max(0, ...counts.values()) / Math.max(1, moments.length - 1);
}

export function dayFirstOf(facts: ColumnFacts, sample: readonly string[], decimal: DecimalSign): DayFirst {
  if (facts.swappable === 0) return { dayFirst: true, doubtful: false };
  if (facts.dayFirst !== facts.monthFirst) {
    return {
      dayFirst: facts.dayFirst > facts.monthFirst,
      doubtful: facts.dayFirst > 0 && facts.monthFirst > 0,
    };
  }
  const dates = sample
    .map(scanDate)
    .filter((date): date is ScannedDate => date !== undefined && Number.isFinite(date.year));
  const score = (dayFirst: boolean) => regularity(dates.map((date) => momentOfDate(date, dayFirst)));
  const [day, month] = [score(true), score(false)];
  if (Math.abs(day - month) > 0.05) return { dayFirst: day > month, doubtful: false };
  // 03.04.2021 is written where the day comes first; so is 1,5.
  if (sample.some((cell) => /^\s*\d{1,2}\.\d{1,2}\./.test(cell)) || decimal === ',')
    return { dayFirst: true, doubtful: false };
  return { dayFirst: sample.some((cell) => /^\s*\d{1,2}-\d{1,2}-/.test(cell)), doubtful: true };
}
