/** Moments as a person reads them, as exact as the file says them. */
import type { ColumnFacts } from './columnFacts.ts';
import type { MomentPlan } from './momentPlan.ts';

export type Exactness = 'year' | 'month' | 'day' | 'minute' | 'time';

export function exactnessOf(plan: MomentPlan, facts: readonly ColumnFacts[]): Exactness {
  const [head, ...rest] = plan;
  if (!head) return 'day';
  const has = (...kinds: readonly string[]) => rest.some(({ kind }) => kinds.includes(kind));
  if (head.kind === 'time') return 'time';
  if (has('time', 'partOfDay', 'hour', 'minute')) return 'minute';
  const { precisions, timed, compact } = facts[head.column]!;
  switch (head.kind) {
    case 'text': {
      if (timed > 0) return 'minute';
      const [most] = [...precisions].toSorted(([, a], [, b]) => b - a);
      return most?.[0] === 'year'
        ? 'year'
        : most?.[0] === 'month' || most?.[0] === 'quarter'
          ? 'month'
          : 'day';
    }
    case 'compact':
      return compact.has(6) ? 'month' : compact.has(8) ? 'day' : 'minute';
    case 'unix':
      return 'minute';
    case 'monthYear':
    case 'yearMonth':
    case 'yearQuarter':
    case 'quarterText':
      return 'month';
    case 'year':
      return rest.length === 0 ? 'year' : has('day', 'dayOfYear', 'dayMonth', 'week') ? 'day' : 'month';
    case 'decimalYear':
      return 'month';
    case 'yearWeek':
    case 'week':
    case 'quarter':
    case 'month':
    case 'monthOnly':
    case 'day':
    case 'dayMonth':
    case 'dayOfYear':
    case 'hour':
    case 'minute':
    case 'partOfDay':
    case 'serial':
      return 'day';
    default:
      return head.kind satisfies never;
  }
}

export function momentText(moment: number, exactness: Exactness): string {
  const date = new Date(moment);
  if (!Number.isFinite(moment) || Number.isNaN(date.getTime())) return '?';
  const text = date.toISOString();
  const time = text.slice(-13, text.endsWith(':00.000Z') ? -8 : -5);
  const day = text.slice(0, -14);
  switch (exactness) {
    case 'year':
      return day.slice(0, -6);
    case 'month':
      return day.slice(0, -3);
    case 'day':
      return day;
    case 'minute':
      return time === '00:00' ? day : `${day} ${time}`;
    case 'time':
      return time;
    default:
      return exactness satisfies never;
  }
}
