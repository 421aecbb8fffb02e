/** What else is trained of a run: what it was told to try, and what tells whether it was hurt or only slow. */
import { encodeLink, type Experiment } from '../../src/config/index.ts';
import { candidates, type Candidate } from '../../src/store/diagnosis/offers.ts';
import * as offer from '../../src/store/diagnosis/remedies.ts';
import type { RunRecord, RunSpec } from './record.ts';
import type { Said } from './said.ts';
import type { Fault } from '../../src/store/diagnosis/index.ts';
import { solvedAt } from './verdict.ts';
import { experimentOf } from './visit.ts';

/** A run that is told that its gradient vanishes must not get there in so many times its steps. */
const PATIENCE = 4;
/** A gradient this long may have hurt. */
const LONG_GRADIENT = 100;

const specOf = (name: string, experiment: Experiment, { id, steps }: RunSpec): RunSpec => ({
  id: `${id}: ${name}`,
  link: `#${encodeLink(experiment)}`,
  steps,
});

/** The same run calmed in each way that is not its own already; only where a gradient was long and the task is not solved. */
export function calmerRuns(record: RunRecord): RunSpec[] {
  const experiment = experimentOf(record.spec);
  if (solvedAt(record) !== null || !record.gradientNorms.some((norm) => !(norm < LONG_GRADIENT))) return [];
  const ways = [offer.clip(experiment), offer.calmStart(experiment), offer.learningRate(experiment, 0.1)];
  return ways
    .filter((way) => way !== undefined)
    .slice(0, 2)
    .map((way) => specOf(way.label, way.experiment, record.spec));
}

/** The same run over four times as many steps, where something was said of it that more patience might refute. */
export function longerRun(record: RunRecord, said: readonly Said[]): RunSpec | undefined {
  const patient = said.some(({ diagnosis }) => diagnosis?.id === 'vanishing');
  if (!patient || solvedAt(record) !== null) return undefined;
  return { ...record.spec, id: `${record.spec.id}: longer`, steps: PATIENCE * record.spec.steps };
}

/** Everything that might help against a fault, as runs. */
export function remedyRuns(fault: Fault, { spec }: RunRecord): (Candidate & { readonly spec: RunSpec })[] {
  return candidates(fault, experimentOf(spec)).map((candidate) => ({
    ...candidate,
    spec: specOf(candidate.remedy.label, candidate.remedy.experiment, spec),
  }));
}
