/** One run with all that is found of it: what was said, what holds, and what became of the remedies. */
import type { Fault } from '../../src/store/diagnosis/index.ts';
import type { Way } from '../../src/store/diagnosis/offers.ts';
import type { RunRecord, RunSpec } from './record.ts';
import { saidOf, type Said } from './said.ts';
import { calmerRuns, longerRun, remedyRuns } from './trials.ts';
import { atTrivialLine, doesBetter, faultsOf, solvedAt } from './verdict.ts';
import { experimentOf } from './visit.ts';

/** A remedy that was tried. */
export interface Trial {
  readonly fault: Fault;
  readonly cell: string;
  readonly way: Way;
  readonly label: string;
  readonly offered: boolean;
  readonly helped: boolean;
}

export interface Study {
  readonly record: RunRecord;
  readonly said: readonly Said[];
  /** What was said on a running page, each with the step where it was said first. */
  readonly named: readonly { readonly id: Fault; readonly step: number }[];
  /** What was said and does not hold, at any evaluation. */
  readonly wrong: readonly { readonly id: Fault; readonly step: number }[];
  readonly faults: readonly Fault[];
  /** Where the run solves its task, at once or with more patience. */
  readonly solvedAt: number | null;
  readonly trials: readonly Trial[];
}

/** Trains a run, or finds what is kept of it; undefined where nothing is kept and nothing is to be trained. */
export type Train = (spec: RunSpec, looked: boolean) => Promise<RunRecord | undefined>;

/** Each thing that was said, where it was said first. */
function namedIn(said: readonly Said[]): { id: Fault; step: number }[] {
  const found: { id: Fault; step: number }[] = [];
  for (const { step, diagnosis } of said)
    if (diagnosis && found.every(({ id }) => id !== diagnosis.id)) found.push({ id: diagnosis.id, step });
  return found;
}

/** Whether what was said at a step holds. On a run that solves its task later, nothing was wrong but that it took its time. */
function holds(
  id: Fault,
  step: number,
  { record, faults, solved }: { record: RunRecord; faults: readonly Fault[]; solved: number | null },
): boolean {
  if (id === 'plateau') return atTrivialLine(record, step);
  if (solved !== null && step < solved) return false;
  return faults.includes(id);
}

export async function study(spec: RunSpec, train: Train): Promise<Study | undefined> {
  const record = await train(spec, true);
  if (!record) return undefined;
  const said = saidOf(record);
  const named = namedIn(said);
  const calmer: RunRecord[] = [];
  for (const one of calmerRuns(record)) {
    const trained = await train(one, false);
    if (!trained) return undefined;
    calmer.push(trained);
  }
  const more = longerRun(record, said);
  const longer = more && (await train(more, false));
  if (more && !longer) return undefined;
  const faults = faultsOf(record, calmer, longer);
  const solved = solvedAt(record) ?? (longer ? solvedAt(longer) : null);
  const judged = { record, faults, solved };
  const wrong = said.flatMap(({ step, diagnosis }) =>
    diagnosis && !holds(diagnosis.id, step, judged) ? [{ id: diagnosis.id, step }] : [],
  );
  const [first] = named;
  const trials: Trial[] = [];
  if (first && solved === null) {
    const experiment = experimentOf(spec);
    for (const { way, remedy, offered, spec: changed } of remedyRuns(first.id, record)) {
      const trained = await train(changed, false);
      if (!trained) continue;
      trials.push({
        fault: first.id,
        cell: experiment.cell,
        way,
        label: remedy.label,
        offered,
        helped: doesBetter(trained, record),
      });
    }
  }
  return { record, said, named, wrong, faults, solvedAt: solved, trials };
}
