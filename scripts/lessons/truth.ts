/** Whether a step of a lesson is true of a run: does what it waits for come, and is the marked answer the true one? */
import { rateBefore } from '../../src/math/rate.ts';
import { holds, type Facts, type NetworkFacts, type Standing } from '../../src/lessons/condition.ts';
import type { RunResult } from '../experiments/claim.ts';
import { choicesOf } from '../../src/lessons/lesson.ts';
import type { TrainedStep } from './plan.ts';

/** What one seed showed. */
export interface Shown {
  /** The training step at which the condition held; null where it never did. */
  readonly at: number | null;
  /** How long that took, all networks together. */
  readonly seconds: number;
  /** Whether the marked choice, and no other, was the true one; undefined where no run decides it. */
  readonly answer?: boolean;
}

/** A network counts as learning from this share of the trivial guess’s loss on, as the page has it. */
const CLEARLY_BETTER = 0.95;

function standingAt({ history, solved, baseline }: RunResult, k: number): Standing {
  const rows = history.slice(0, k + 1).filter(({ step }) => step > 0);
  if (rows.some(({ heldOutLoss }) => heldOutLoss <= solved.loss)) return 'solved';
  const newest = rows.slice(-2);
  if (newest.length === 0) return 'untrained';
  const better = newest.every(({ heldOutLoss }) => heldOutLoss < baseline.loss * CLEARLY_BETTER);
  return better ? 'learning' : 'guessing';
}

/** The facts of a network at a training step; what is read at the end of a run is known then alone. */
function factsAt(run: RunResult, step: number): NetworkFacts {
  const { history, divergedAt, stateGradients, lengths } = run;
  const k = history.findLastIndex((row) => row.step <= step);
  const row = history[Math.max(0, k)]!;
  const atEnd = k === history.length - 1;
  if (divergedAt !== null && atEnd) return { step: divergedAt, standing: 'diverged' };
  const gradients = atEnd ? stateGradients.at(-1) : undefined;
  const last = gradients ? gradients.findLastIndex((each) => each > 0) : -1;
  return {
    step: row.step,
    standing: standingAt(run, Math.max(0, k)),
    loss: row.heldOutLoss,
    metric: row.metric,
    ...(gradients && last > 0
      ? { reach: gradients[0]! / gradients[last]!, rate: rateBefore(gradients, last)?.factor }
      : {}),
    ...(atEnd && lengths.length > 0
      ? { accuracy: new Map(lengths.map(({ length, metric }) => [length, metric])) }
      : {}),
  };
}

function facts(runs: ReadonlyMap<string, RunResult>, step: number, seconds: number): Facts {
  return {
    seconds,
    networks: new Map([...runs].map(([id, run]) => [id, factsAt(run, step)])),
    opened: new Set(),
    changed: new Set(),
    moved: false,
    asked: false,
  };
}

/** @param runs by network */
export function judge({ step, until }: TrainedStep, runs: ReadonlyMap<string, RunResult>): Shown {
  const all = [...runs.values()];
  const steps = [
    ...new Set(
      all.flatMap(({ history, divergedAt }) => [...history.map((row) => row.step), divergedAt ?? 0]),
    ),
  ].toSorted((a, b) => a - b);
  const secondsAt = (at: number) =>
    all.reduce((sum, run) => sum + Math.min(at, run.history.at(-1)?.step ?? 0) / run.stepsPerSecond, 0);
  const at = steps.find((each) => holds(until, facts(runs, each, secondsAt(each))));
  const end = at ?? steps.at(-1) ?? 0;
  const judged = choicesOf(step).filter(({ when }) => when !== undefined);
  const known = facts(runs, end, secondsAt(end));
  return {
    at: at ?? null,
    seconds: secondsAt(end),
    ...(judged.length > 0 && {
      answer: judged.every(({ when, standing }) => holds(when!, known) === (standing === 'right')),
    }),
  };
}
