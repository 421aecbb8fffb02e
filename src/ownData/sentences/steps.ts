/** How long a step of a series is, in words. */
import type { Spacing } from '../../tasks/contract/spacing.ts';
import { formatCount } from '../../text/numbers.ts';

/** "day", "3 months", "10 minutes". */
export function stepText({ unit, every, closed }: Spacing): string {
  const [size, name] = stepParts(unit, every);
  if (closed) return 'open day';
  return size === 1 ? name : `${formatCount(size)} ${name}s`;
}

function stepParts(unit: Spacing['unit'], every: number): readonly [number, string] {
  const sizes =
    unit === 'month'
      ? ([
          [12, 'year'],
          [3, 'quarter'],
          [1, 'month'],
        ] as const)
      : unit === 'day'
        ? ([
            [7, 'week'],
            [1, 'day'],
          ] as const)
        : ([
            [86_400, 'day'],
            [3600, 'hour'],
            [60, 'minute'],
            [1, 'second'],
          ] as const);
  const fitting = sizes.find(([size]) => every % size === 0) ?? sizes.at(-1)!;
  return [every / fitting[0], fitting[1]];
}

export function secondsText(seconds: number): string {
  if (seconds >= 86_400) return stepText({ unit: 'day', every: Math.round(seconds / 86_400), first: 0 });
  return stepText({ unit: 'second', every: Math.round(seconds * 1000) / 1000, first: 0 });
}
