/** Whether the headlines of a run hold, judged by the whole of it. */
import { median } from '../../../src/math/statistics.ts';
import type { Headline, HeadlineId } from './log.ts';
import type { ExampleRecord } from './record.ts';

type Run = Pick<ExampleRecord, 'evaluationSteps' | 'heldOutLosses' | 'problem' | 'divergedAt'>;

export interface Judgement {
  /** What was said and does not hold. */
  readonly wrong: readonly Pick<Headline, 'step' | 'id'>[];
  /** How often the words in bold changed after a task was first said to be solved. */
  readonly changesAfterSolved: number;
  /** Headlines that gave way to the one before within ten evaluations. */
  readonly flips: number;
}

/** A run keeps improving whose last evaluations lie this far below those before a verdict, and below the trivial line. */
const IMPROVES = 0.9;
const ENDS_BELOW = 0.95;
const AROUND = 20;
/** What was solved stays so where no more than this share of the later evaluations lie well above the line. */
const MOSTLY = 0.5;
const WELL_ABOVE = 1.5;
/** Of what is said to have come below the trivial line, so many evaluations at least must be. */
const LEAST_BELOW = 0.25;
const EVALUATED_EACH = 20;
/** What is said rests on so many evaluations before, which belong to it. */
const EVIDENCE: Readonly<Partial<Record<HeadlineId, number>>> = { learning: 10, better: 20, lost: 20 };
const IN_A_ROW = 10;

/** The losses of the evaluations from one step, up to before another. */
function lossesIn({ evaluationSteps, heldOutLosses }: Run, from: number, to = Infinity): number[] {
  return [...heldOutLosses].filter((_, k) => evaluationSteps[k]! >= from && evaluationSteps[k]! < to);
}

const shareOf = (losses: readonly number[], holds: (loss: number) => boolean) =>
  losses.length === 0 ? 0 : losses.filter(holds).length / losses.length;

/** Whether a run, left as it is, solves its task after a step or gets clearly better. */
function getsOn(run: Run, step: number): boolean {
  const { solved, baseline } = run.problem;
  const later = lossesIn(run, step);
  if (later.some((loss) => loss <= solved.loss)) return true;
  const before = lossesIn(run, step - AROUND * EVALUATED_EACH, step);
  const end = median(later.slice(-AROUND));
  return before.length > 0 && end < IMPROVES * median(before) && end < ENDS_BELOW * baseline.loss;
}

/** Whether one headline, from where it stood up to the next, is contradicted by the run. */
function isWrong(run: Run, { id, step }: Headline, until: number | undefined): boolean {
  const { solved, baseline } = run.problem;
  const meanwhile = lossesIn(run, step - (EVIDENCE[id] ?? 0) * EVALUATED_EACH, until);
  switch (id) {
    case 'diverged':
      return run.divergedAt === null;
    case 'overfit': {
      const lowest = Math.min(...lossesIn(run, 1, step));
      return lossesIn(run, step).some((loss) => loss < lowest);
    }
    case 'solved': {
      const later = lossesIn(run, step);
      return later.length >= AROUND && shareOf(later, (loss) => loss > WELL_ABOVE * solved.loss) > MOSTLY;
    }
    case 'better':
      return shareOf(meanwhile, (loss) => loss > solved.loss) > MOSTLY;
    case 'lost':
      return shareOf(meanwhile, (loss) => loss <= solved.loss) > MOSTLY;
    case 'learning':
      return shareOf(meanwhile, (loss) => loss < baseline.loss) < LEAST_BELOW;
    case 'exploding':
    case 'vanishing':
    case 'saturated':
    case 'stuck':
    case 'plateau':
      return getsOn(run, step);
    case 'begun':
    case 'guessing':
    case 'back':
    case 'slow':
      return false;
  }
}

export function judged(run: Run, said: readonly Headline[]): Judgement {
  const wrong = said.filter((one, k) => isWrong(run, one, said[k + 1]?.step));
  const first = said.findIndex(({ id }) => id === 'solved' || id === 'better');
  const flips = said.filter(({ headline, step }, k) => {
    const [before, between] = [said[k - 2], said[k - 1]];
    return before?.headline === headline && step - between!.step < IN_A_ROW * EVALUATED_EACH;
  });
  return {
    wrong: wrong.map(({ step, id }) => ({ step, id })),
    changesAfterSolved: first < 0 ? 0 : said.length - 1 - first,
    flips: flips.length,
  };
}
