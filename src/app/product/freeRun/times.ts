/** When the values of a series were measured, in words and as marks of an axis. */
import { roundMarks } from '../../../charts/ticks.ts';
import { formatCount } from '../../../text/numbers.ts';
import type { Times } from '../../../tasks/contract/abilities.ts';
import { momentAt } from '../../../tasks/contract/moments.ts';
import type { Spacing } from '../../../tasks/contract/spacing.ts';

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
const HOUR = 3600;

/** "March 1985", "1985", "12 March 2020, 14:05" or "value 812". */
export function timeText(times: Times, index: number): string {
  if (times.label === 'date') return dateText(times.spacing, index);
  const time = times.first + index * times.step;
  if (times.label === 'value') return `value ${formatCount(time)}`;
  if (times.step >= 1) return String(Math.round(time));
  const months = Math.round(time * 12);
  return `${MONTHS[months % 12]} ${Math.floor(months / 12)}`;
}

function dateText(spacing: Spacing, index: number): string {
  const date = new Date(momentAt(spacing, index));
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  if (spacing.unit !== 'second') return day;
  return spacing.clock ? clockText(spacing, date) : `${day}, ${clockText(spacing, date)}`;
}

/** As many parts of a time of the day as the step needs. */
function clockText({ every }: Spacing, date: Date): string {
  const [, time] = date.toISOString().split('T') as [string, string];
  return time.slice(0, every < 1 ? 12 : every % 60 === 0 ? 5 : 8);
}

/** The moment of a value for a table: "2020-03-12", "1985-03", "1985", "2020-03-12T14:05:00"; or its number. */
export function timeField(times: Times, index: number): string {
  if (times.label === 'date') {
    const { spacing } = times;
    const text = new Date(momentAt(spacing, index)).toISOString();
    if (spacing.unit !== 'second') return text.slice(0, 10);
    return text.slice(spacing.clock ? 11 : 0, spacing.every < 1 ? 23 : 19);
  }
  const time = times.first + index * times.step;
  if (times.label === 'value' || times.step >= 1) return String(Math.round(time));
  const months = Math.round(time * 12);
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** What so many steps are together, in the largest unit that makes them a whole number. */
function spanOf(times: Times, count: number): readonly [number, string] {
  const largest = (amount: number, units: readonly (readonly [number, string])[]) => {
    const [size, unit] = units.find(([each]) => amount % each === 0) ?? [1, 'value'];
    return [unit === 'value' ? count : amount / size, unit] as const;
  };
  if (times.label === 'date') {
    const { unit, every, closed } = times.spacing;
    if (closed || unit === 'month') return [count, 'value'];
    if (unit === 'day') return largest(every * count, every % 7 === 0 ? [[7, 'week']] : [[1, 'day']]);
    const step = every % HOUR === 0 ? HOUR : every % 60 === 0 ? 60 : 1;
    return largest(every * count, [[step, step === HOUR ? 'hour' : step === 60 ? 'minute' : 'second']]);
  }
  if (times.label === 'value') return [count, 'value'];
  const months = Math.round(times.step * 12);
  return largest(months * count, months % 12 === 0 ? [[12, 'year']] : [[1, 'month']]);
}

/** How much later, in words: "12 months later", "1 year later", "3 weeks later", "30 values later". */
export function laterText(times: Times, count: number): string {
  const [amount, unit] = spanOf(times, count);
  return `${formatCount(amount)} ${unit}${amount === 1 ? '' : 's'} later`;
}

/** Marks between two places around the index `origin`; whole years, dates, or whole numbers of values. */
export function timeMarks(
  times: Times,
  origin: number,
  from: number,
  to: number,
  most: number,
): { at: number; label: string }[] {
  if (times.label === 'date') return dateMarks(times.spacing, origin, from, to, most);
  const { label, first, step } = times;
  const time = (at: number) => first + (origin + at) * step;
  return roundMarks(time(from), time(to), most)
    .filter((mark) => Number.isInteger(mark))
    .map((mark) => ({
      at: (mark - first) / step - origin,
      label: label === 'year' ? String(mark) : formatCount(mark),
    }));
}

/** A date is as wide as two numbers; the place where the network is left alone has one. */
function dateMarks(
  spacing: Spacing,
  origin: number,
  from: number,
  to: number,
  most: number,
): { at: number; label: string }[] {
  return roundMarks(from, to, Math.max(2, Math.floor(most / 2)))
    .filter((at) => Number.isInteger(at))
    .map((at) => {
      const date = new Date(momentAt(spacing, origin + at));
      const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]!.slice(0, 3)}`;
      const short = spacing.unit === 'second' ? clockText(spacing, date) : `${day} ${date.getUTCFullYear()}`;
      return {
        at,
        label:
          spacing.unit === 'second' && !spacing.clock && spacing.every >= HOUR ? `${day} ${short}` : short,
      };
    });
}
