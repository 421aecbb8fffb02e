/** Whether 03/04/2021 is the third of April: told by days over 12, else by which way gives steps that make sense. */
import { scanDate } from '../cells/dates.ts';
import type { ScannedDate } from '../cells/scannedDate.ts';
import type { Layout } from '../lines/layout.ts';
import type { MomentPlan } from './momentPlan.ts';
import { momentOfDate } from './moments.ts';
import type { SeriesNote } from '../notes.ts';
import type { ColumnFacts } from './columnFacts.ts';
import type { DecimalSign } from '../format.ts';
import { eachDataRow } from './survey.ts';
import type { Table } from '../lines/table.ts';

interface DayFirst {
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

function dayFirstOf(facts: ColumnFacts, sample: readonly string[], decimal: DecimalSign): DayFirst {
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

const SAMPLE = 3000;

function sampleOf(table: Table, layout: Layout, column: number): string[] {
  const cells: string[] = [];
  eachDataRow(table, layout, (row) => {
    cells.push(row[column] ?? '');
    return cells.length < SAMPLE;
  });
  return cells;
}

/** Of the dates of a table; where they say it in no one way, with a note. */
export function dayFirstIn(
  table: Table,
  layout: Layout,
  plan: MomentPlan,
  facts: readonly ColumnFacts[],
  decimal: DecimalSign,
): { readonly dayFirst: boolean; readonly notes: readonly SeriesNote[] } {
  const text = plan.find(({ kind }) => kind === 'text');
  if (!text) return { dayFirst: true, notes: [] };
  const sample = sampleOf(table, layout, text.column);
  const { dayFirst, doubtful } = dayFirstOf(facts[text.column]!, sample, decimal);
  const example = sample.find((cell) => scanDate(cell)?.swap === 'may') ?? '';
  const read = dayFirst ? 'day first' : 'month first';
  return { dayFirst, notes: doubtful ? [{ kind: 'day or month', example: example.trim(), read }] : [] };
}
