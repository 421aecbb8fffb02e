/** A hand-in with all that is found about it. */
import type { HandIn } from '../handin/handIn.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { VERSION } from '../text/version.ts';
import type { Checks } from './checks.ts';
import type { Row } from './collection.ts';
import type { Likeness } from './likeness.ts';
import { checkableOf } from './plan.ts';
import { rightIn } from './tally.ts';
import { verdictOf, worstOf, type Verdict } from './verdict.ts';

export interface Line {
  readonly row: Row;
  readonly likeness: Likeness;
  readonly right: ReturnType<typeof rightIn>;
  /** Of each run, in their order; undefined for one that was not checked yet. */
  readonly verdicts: readonly (Verdict | undefined)[];
  /** Of all of them; undefined while one that can be checked was not. */
  readonly verdict: Verdict | undefined;
}

function verdictsOf(
  { runs, by }: HandIn,
  checks: Pick<Checks, 'outcomeFor'>,
): readonly (Verdict | undefined)[] {
  return runs.map((run) => {
    const checkable = checkableOf(run);
    if (!checkable.ok) return { kind: 'unchecked', why: checkable.why };
    const outcome = checks.outcomeFor(run);
    return outcome && verdictOf(run, by, outcome, VERSION);
  });
}

export function judged(
  row: Row,
  likeness: Likeness,
  lessons: ReadonlyMap<string, Lesson>,
  checks: Pick<Checks, 'outcomeFor'>,
): Line {
  const { handIn } = row;
  const verdicts = verdictsOf(handIn, checks);
  const there = verdicts.filter((verdict) => verdict !== undefined);
  const right = rightIn(handIn, handIn.lesson && lessons.get(handIn.lesson.id));
  const all = there.length === verdicts.length;
  return {
    row,
    likeness,
    right,
    verdicts,
    verdict: all ? (worstOf(there) ?? { kind: 'unchecked', why: 'untrained' }) : undefined,
  };
}
