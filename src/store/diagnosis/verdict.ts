/**
 * What is said of a run that does not get on, from one evaluation to the next: the same state and the same run give the same. A reason
 * is said once it was found at ten evaluations in a row, and dropped once ten found it no more; its words stay as they were said.
 */
import { IN_A_ROW } from '../judged.ts';
import { carries, type Diagnosis, type Facts } from './facts.ts';
import { diagnose } from './diagnose.ts';
import { readingOf, type Reading } from './reading.ts';
import { NO_STALL, stallOf, type Stall } from './stall.ts';

/** As many as medians are made of. */
const READINGS = 10;

export interface Verdict {
  /** The newest evaluation that was judged. */
  readonly step: number;
  readonly said: Diagnosis | undefined;
  /** What was found at the last evaluations instead, and at how many in a row. */
  readonly found: Diagnosis['id'] | undefined;
  readonly inARow: number;
  readonly stall: Stall;
  readonly readings: readonly Reading[];
}

export const SILENT: Verdict = {
  step: 0,
  said: undefined,
  found: undefined,
  inARow: 0,
  stall: NO_STALL,
  readings: [],
};

/** The readings with what the score shows now, where that is new; while a run gets on nobody needs them. */
function readingsWith(now: Reading | undefined, { readings }: Verdict, stall: Stall): readonly Reading[] {
  if (stall.steps === 0) return [];
  if (!now || now.step <= (readings.at(-1)?.step ?? -1)) return readings;
  return [...readings, now].slice(-READINGS);
}

/** @param facts as of now. @param readings of the score, where they were made before */
export function verdictAfter(
  before: Verdict,
  facts: Facts,
  made?: { readonly now: Reading | undefined; readonly atFirst: Reading | undefined },
): Verdict {
  const { series, experiment, status } = facts;
  const { evaluationSteps: steps } = series;
  const step = steps.length > 0 ? steps.at(steps.length - 1) : 0;
  // It has begun anew, or gone back.
  const from = step < before.step ? SILENT : before;
  const over = status.state === 'diverged';
  if (step === from.step && over === (from.said?.id === 'diverged')) return from;
  const read = (score: typeof series.score) => score && readingOf(score, carries(experiment));
  const stall = stallOf(facts, from.stall);
  const now = made ? made.now : stall.steps > 0 ? read(series.score) : undefined;
  const readings = readingsWith(now, from, stall);
  const atFirst = made ? made.atFirst : stall.steps > 0 ? read(series.untrained) : undefined;
  const diagnosis = diagnose({ ...facts, stall, readings, atFirst });
  return { step, stall, readings, ...settled(from, diagnosis, facts) };
}

/** Of what learns again nothing is wrong any more, and what is known for sure needs no patience. */
function isSure(said: Diagnosis['id'] | undefined, { progressLevel }: Facts): boolean {
  if (said === undefined) return progressLevel === 'learning' || progressLevel === 'solved';
  return said === 'diverged' || said === 'overfit';
}

function settled(
  { said, found, inARow }: Verdict,
  diagnosis: Diagnosis | undefined,
  facts: Facts,
): Pick<Verdict, 'said' | 'found' | 'inARow'> {
  const id = diagnosis?.id;
  if (id === said?.id) return { said, found: id, inARow: 0 };
  const times = id === found ? inARow + 1 : 1;
  const wasSure = said?.id === 'diverged' || said?.id === 'overfit';
  if (times >= IN_A_ROW || isSure(id, facts) || wasSure) return { said: diagnosis, found: id, inARow: 0 };
  return { said, found: id, inARow: times };
}
