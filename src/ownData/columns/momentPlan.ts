/** Which columns say together when a row was measured. */
import type { ColumnFacts } from './columnFacts.ts';
import type { Precision } from '../cells/scannedDate.ts';
import { partsOfDay } from './partOfDay.ts';
import type { MomentKind, Role } from './roles.ts';

export interface MomentPart {
  readonly column: number;
  readonly kind: MomentKind;
  /** Of a 'partOfDay': how many make a day. */
  readonly aDay?: number;
}

/** Which columns say the moment together; the first is the one that says most. Empty where none does. */
export type MomentPlan = readonly MomentPart[];

/** Kinds that say the day, or at least the year and the part of it, by themselves; the best first. */
const WHOLE: readonly MomentKind[] = [
  'text',
  'quarterText',
  'compact',
  'unix',
  'monthYear',
  'yearMonth',
  'yearQuarter',
  'yearWeek',
];

/**
 * Of several columns of dates, the one by which the rows are ordered; none that says the same in every row, but where a time of day
 * stands beside it.
 */
function datesOf(roles: readonly Role[], facts: readonly ColumnFacts[]): number {
  const all = roles.flatMap((role, k) => (role.moment === 'text' ? [k] : []));
  const told = all.filter((k) => facts[k]!.rises + facts[k]!.falls > 0 || facts[k]!.steps < 3);
  const ordered = told.find((k) => facts[k]!.rises === 0 || facts[k]!.falls === 0);
  const beside = all.find((k) => facts[k]!.timed === 0 && roles[k + 1]?.moment === 'time');
  return ordered ?? told[0] ?? beside ?? -1;
}

/** Steps of which a file may hold several kinds below each other: the years, then the quarters, then the months. */
const STEPS: readonly Precision[] = ['year', 'quarter', 'month'];
const FEWEST_OF_STEP = 2;

/** Where dates are of several kinds of steps, the one that most are of. */
function stepOf({ precisions }: ColumnFacts): Precision | undefined {
  const found = STEPS.filter((step) => (precisions.get(step) ?? 0) >= FEWEST_OF_STEP);
  return found.length < 2 ? undefined : found.toSorted((a, b) => precisions.get(b)! - precisions.get(a)!)[0];
}

/** The precision of dates that alone are read, where there are others among them. */
export function onlyStepOf([head]: MomentPlan, facts: readonly ColumnFacts[]): Precision | undefined {
  return head?.kind === 'text' ? stepOf(facts[head.column]!) : undefined;
}

export function planOf(roles: readonly Role[], facts: readonly ColumnFacts[]): MomentPlan {
  const find = (kind: MomentKind): MomentPart[] => {
    const column = kind === 'text' ? datesOf(roles, facts) : roles.findIndex((role) => role.moment === kind);
    if (column < 0) return [];
    return [{ column, kind, ...(kind === 'partOfDay' && { aDay: partsOfDay(facts[column]!) }) }];
  };
  for (const kind of WHOLE) {
    const [whole] = find(kind);
    if (whole)
      return [
        whole,
        ...find('time'),
        ...(find('time').length > 0 ? [] : [...find('partOfDay'), ...find('hour'), ...find('minute')]),
      ];
  }
  const [year] = find('year');
  if (year) {
    const inYear = [
      find('dayMonth'),
      find('monthOnly'),
      find('month'),
      find('quarter'),
      find('week'),
      find('dayOfYear'),
    ].find((parts) => parts.length > 0);
    const monthly = inYear?.[0]?.kind === 'month' || inYear?.[0]?.kind === 'monthOnly';
    const decimal = find('decimalYear');
    if (!inYear && decimal.length > 0) return decimal;
    const daily = monthly ? find('day') : [];
    return [
      year,
      ...(inYear ?? []),
      ...daily,
      ...(inYear ? [...find('time'), ...find('hour'), ...find('minute')] : []),
    ];
  }
  for (const kind of ['serial', 'decimalYear', 'time'] as const) {
    const parts = find(kind);
    if (parts.length > 0) return kind === 'serial' ? [...parts, ...find('time')] : parts;
  }
  return [];
}
