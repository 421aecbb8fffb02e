/** The order of the table: by a column, and by name where that says nothing. */
import { lastRun } from './collection.ts';
import type { Line } from './judged.ts';

export type Column =
  'name' | 'lesson' | 'answers' | 'steps' | 'loss' | 'solvedAt' | 'mark' | 'minutes' | 'link' | 'check';

export interface Sorting {
  readonly by: Column;
  readonly down: boolean;
}

const CHECKS = ['differs', 'failed', 'close', 'unchecked', 'confirmed'] as const;

/** What is not there comes last, whichever way. */
function valueOf({ row, right, likeness, verdict }: Line, by: Column): number | string | undefined {
  const { handIn } = row;
  const run = lastRun(row);
  switch (by) {
    case 'name':
      return handIn.name.toLowerCase();
    case 'lesson':
      return handIn.lesson?.title;
    case 'answers':
      return right ? right.right / right.of : handIn.answers.length;
    case 'steps':
      return run?.steps;
    case 'loss':
      return run?.loss ?? undefined;
    case 'solvedAt':
      return run?.solvedAt;
    case 'mark':
      return run?.mark;
    case 'minutes':
      return handIn.minutes;
    case 'link':
      return likeness.link;
    case 'check':
      return verdict && CHECKS.indexOf(verdict.kind);
  }
}

const compared = (a: number | string, b: number | string) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));

export function sorted(lines: readonly Line[], { by, down }: Sorting): readonly Line[] {
  return lines.toSorted((one, other) => {
    const [a, b] = [valueOf(one, by), valueOf(other, by)];
    if (a === undefined || b === undefined)
      return Number(a === undefined) - Number(b === undefined) || one.row.id - other.row.id;
    return (down ? -1 : 1) * compared(a, b) || one.row.id - other.row.id;
  });
}
