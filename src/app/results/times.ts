/** When the values of a series were measured, in words and as marks of an axis. */
import { roundMarks } from '../../charts/ticks.ts';
import { formatCount } from '../../text/numbers.ts';
import type { Times } from '../../tasks/contract/abilities.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "March 1985", "1985" or "value 812". */
export function timeText({ label, first, step }: Times, index: number): string {
  const time = first + index * step;
  if (label === 'value') return `value ${formatCount(time)}`;
  if (step >= 1) return String(Math.round(time));
  const months = Math.round(time * 12);
  return `${MONTHS[months % 12]} ${Math.floor(months / 12)}`;
}

/** How much later, in words: "12 months later", "1 year later", "30 values later". */
export function laterText({ label, step }: Times, count: number): string {
  const unit = label === 'value' ? 'value' : step >= 1 ? 'year' : 'month';
  return `${formatCount(count)} ${unit}${count === 1 ? '' : 's'} later`;
}

/** Marks between two places around the index `origin`; whole years, or whole numbers of values. */
export function timeMarks(
  { label, first, step }: Times,
  origin: number,
  from: number,
  to: number,
  most: number,
): { at: number; label: string }[] {
  const time = (at: number) => first + (origin + at) * step;
  return roundMarks(time(from), time(to), most)
    .filter((mark) => Number.isInteger(mark))
    .map((mark) => ({
      at: (mark - first) / step - origin,
      label: label === 'year' ? String(mark) : formatCount(mark),
    }));
}
