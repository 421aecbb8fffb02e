/**
 * When an own series in a link was measured, beside its values: the first moment, the step, and the days of the week without a value,
 * as in `dates=1949-01-01,1+month`, `dates=2020-03-02,1+day,closed+0+6` (0 is Sunday), or with times of the day alone
 * `dates=14:05:00,60+second`. Times are in UTC.
 */
import { spacingOf, type Spacing } from '../tasks/contract/spacing.ts';
import { decodePart, encodePart } from './fragment.ts';
import { decimal, written } from './read.ts';

const DATE = /^[+-]?\d{4,6}-\d\d-\d\d$/;
const TIME = /^\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/;
const STEP = /^(\S{1,30}) (second|day|month)$/;
const CLOSED = /^closed((?: [0-6]){1,6})$/;

/** The spacing as it stands after `dates=`. */
export function encodeDates({ unit, every, first, closed, clock }: Spacing): string {
  const text = new Date(first).toISOString();
  const [date, time] = text.replace(/(?:\.000)?Z$/, '').split('T') as [string, string];
  const moment = clock ? time : time === '00:00:00' ? date : `${date}T${time}`;
  const parts = [`${encodePart(moment)},${written(every)}+${unit}`];
  if (closed) parts.push(`closed+${closed.join('+')}`);
  return parts.join(',');
}

/** The spacing from a link's raw text; undefined where it is none. */
export function decodeDates(raw: string): Spacing | undefined {
  const [moment = '', step = '', closed, ...more] = (decodePart(raw) ?? '').split(',');
  const [, every, unit] = STEP.exec(step.trim()) ?? [];
  const days = closed === undefined ? undefined : CLOSED.exec(closed.trim())?.[1];
  if (more.length > 0 || every === undefined || (closed !== undefined && days === undefined))
    return undefined;
  const [date = '', time, ...rest] = moment.trim().split('T');
  const clock = TIME.test(date);
  if (rest.length > 0 || !(clock || DATE.test(date))) return undefined;
  if (time !== undefined && (clock || !TIME.test(time))) return undefined;
  const first = Date.parse(clock ? `1970-01-01T${date}Z` : `${date}T${time ?? '00:00'}Z`);
  return spacingOf({
    unit,
    every: decimal(every),
    first,
    ...(days !== undefined && { closed: days.trim().split(' ').map(Number) }),
    ...(clock && { clock }),
  });
}
