/**
 * What holds of a run, judged afterwards and from other measurements than a diagnosis reads: by the end of the run, by how it goes with
 * another setting, forwards through time, on other sequences.
 */
import type { Fault } from '../../src/store/diagnosis/index.ts';
import { median } from '../../src/math/statistics.ts';
import type { RunRecord } from './record.ts';

/** Less than this of a change at the beginning is left after the lag that the task needs. */
const TINY = 1e-3;
/** A network that ends below this multiple of the trivial line trains, though it may have learned nothing yet. */
const TRAINS = 1.2;
/** Near the trivial line, as a share of it. */
const NEAR = 0.05;
/** How far the held-out sequences' own trivial line may lie from that of all. */
const BLUR = 0.25;
/** So many steps at the trivial line are a plateau. */
const LONG_STEPS = 800;
/** A mean slope of this, where 1 is the middle of the function. */
const FLAT = 0.3;
const FLAT_GATE = 0.2;
/** So many of a network's ReLUs do something. */
const ALIVE = 0.05;
/** Backward norms grow if the first step's is so many times the last one's. */
const GROWS = 5;
/** Overfitting: the last quarter's held-out loss above the lowest, and the training loss below the held-out one. */
const RISEN = 1.2;
const APART = 0.7;

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean held-out loss of the last quarter; infinite after a divergence. */
export function endLoss({ heldOutLosses, divergedAt }: RunRecord): number {
  return divergedAt === null ? mean(heldOutLosses.slice(Math.floor(heldOutLosses.length * 0.75))) : Infinity;
}

/** The first evaluation after training began that counts as solved. */
export function solvedAt({ heldOutLosses, evaluationSteps, problem }: RunRecord): number | null {
  const at = heldOutLosses.findIndex((loss, k) => evaluationSteps[k]! > 0 && loss <= problem.solved.loss);
  return at < 0 ? null : evaluationSteps[at]!;
}

/**
 * Whether a run does clearly better than another: it solves its task where the other does not, or ends well below it and below the
 * trivial line. Where the other diverged it is enough to be about that line: it trains.
 */
export function doesBetter(run: RunRecord, than: RunRecord): boolean {
  const [solved, before] = [solvedAt(run), solvedAt(than)];
  const line = run.problem.baseline.loss;
  if (run.divergedAt !== null || before !== null) return false;
  if (solved !== null) return true;
  const bound = than.divergedAt === null ? 0.95 * line : TRAINS * line;
  return endLoss(run) < Math.min(0.85 * endLoss(than), bound);
}

/** Whether a run was hurt by what a calmer one does not have: it diverged, or ended well above that one, which need not learn. */
const isHurtBeside = (run: RunRecord, calmer: RunRecord) => endLoss(calmer) < 0.75 * endLoss(run);

/**
 * The held-out loss, not the training loss, has not come down through these steps, neither from where it was before nor far below the
 * trivial line; the held-out sequences are few, so that the line itself is not sharp.
 */
export function atTrivialLine(record: RunRecord, until: number): boolean {
  const { evaluationSteps, heldOutLosses, problem } = record;
  const between = (from: number, to: number) =>
    median([...heldOutLosses].filter((_, k) => evaluationSteps[k]! > from && evaluationSteps[k]! <= to));
  if (until < LONG_STEPS) return false;
  const newest = between(until - LONG_STEPS / 2, until);
  const before = between(until - LONG_STEPS, until - LONG_STEPS / 2);
  return newest > before * (1 - NEAR) && newest > problem.baseline.loss * (1 - BLUR);
}

/** Nothing better than trivial in the second half of the run, on fresh batches. */
const neverLearns = ({ losses, problem }: RunRecord) =>
  mean(losses.slice(losses.length / 2)) > problem.baseline.loss * (1 - NEAR);

function learnsByHeart({ heldOutLosses, losses }: RunRecord): boolean {
  const lowest = Math.min(...heldOutLosses.slice(1));
  const end = mean(heldOutLosses.slice(Math.floor(heldOutLosses.length * 0.75)));
  const training = mean(losses.slice(Math.floor(losses.length * 0.75)));
  return end > RISEN * lowest && training < APART * end;
}

/** In some measure, that of the untrained network included: what the first steps do is done by that. */
const backwardGrows = ({ measures }: RunRecord) =>
  measures.some(({ backward }) => backward.length > 1 && backward[0]! > GROWS * backward.at(-1)!);

/**
 * All that is wrong with a run, the gravest first; empty where it solves its task or learns.
 * @param longer the same run over four times as many steps, where it was trained
 * @param calmer the same run with clipping, a calmer start or a lower learning rate
 */
export function faultsOf(record: RunRecord, calmer: readonly RunRecord[], longer?: RunRecord): Fault[] {
  const faults: Fault[] = [];
  const { measures, divergedAt, problem } = record;
  if (learnsByHeart(record) && problem.validation.kind === 'set-aside') faults.push('overfit');
  if (solvedAt(record) !== null || (longer && solvedAt(longer) !== null)) return faults;
  const hurts = calmer.some((run) => isHurtBeside(record, run));
  if (divergedAt !== null) faults.push('diverged');
  if (hurts && backwardGrows(record)) faults.push('exploding');
  if (divergedAt !== null || !neverLearns(record)) return faults;
  // What it was in the second half of the run.
  const late = measures.slice(Math.floor(measures.length / 2));
  if (late.length === 0) return faults;
  const slopes = late.flatMap(({ slope }) => (slope === null ? [] : [slope]));
  const gates = late.map(({ gateSlopes }) => Object.values(gateSlopes));
  const flatGates = gates[0]!.length > 0 && median(gates.map((all) => median(all))) < FLAT_GATE;
  const flatUnits = slopes.length > 0 && median(slopes) < FLAT;
  const dead = late.every(({ alive }) => alive !== null) && median(late.map(({ alive }) => alive!)) < ALIVE;
  if (flatUnits || flatGates || dead) faults.push('saturated');
  const ofGate = (k: number) => median(gates.map((all) => all[k]!));
  if (gates[0]!.some((_, k) => ofGate(k) < FLAT_GATE)) faults.push('stuck');
  if (median(late.map(({ carried }) => carried)) < TINY) faults.push('vanishing');
  faults.push('plateau');
  return faults;
}
