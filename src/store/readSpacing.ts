/** Reads when the values of a series were measured, of what a browser has stored, which may be anything. */
import type { Spacing } from '../tasks/contract/spacing.ts';

const UNITS: readonly unknown[] = ['second', 'day', 'month'] satisfies Spacing['unit'][];
/** Beyond this many milliseconds before or after 1970 there is no date (ECMA-262, "Time Values"). */
const LAST_MOMENT = 8.64e15;

/** Days of the week, not all of them, each once. */
function areDays(value: unknown): boolean {
  const isDay = (day: unknown) => Number.isInteger(day) && Number(day) >= 0 && Number(day) <= 6;
  return (
    Array.isArray(value) && value.length < 7 && new Set(value).size === value.length && value.every(isDay)
  );
}

/** The spacing, or undefined where this is none. */
export function readSpacing(value: unknown): Spacing | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { unit, every, first, closed, clock } = value as Readonly<Record<keyof Spacing, unknown>>;
  const isOne =
    UNITS.includes(unit) &&
    typeof every === 'number' &&
    every > 0 &&
    every < Infinity &&
    typeof first === 'number' &&
    Math.abs(first) <= LAST_MOMENT &&
    (closed === undefined || areDays(closed)) &&
    (clock === undefined || clock === true);
  return isOne ? (value as Spacing) : undefined;
}
