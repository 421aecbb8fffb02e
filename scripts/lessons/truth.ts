/** Whether a step of a lesson is true of a run: does what it waits for come, and is the marked answer the true one? */
import { standingOf, wayBackFacts } from '../../src/app/lesson/networkFacts.ts';
import { SOLVED_FOR_STEPS } from '../../src/store/rests.ts';
import { holds, type Facts, type NetworkFacts } from '../../src/lessons/condition.ts';
import type { RunResult } from '../experiments/claim.ts';
import { choicesOf } from '../../src/lessons/lesson.ts';
import type { TrainedStep } from './plan.ts';

/** What one seed showed. */
export interface Shown {
  /** The training step at which the condition held; null where it never did. */
  readonly at: number | null;
  /** How long the processor worked for that, all networks and all cores together. */
  readonly seconds: number;
  /** How long it took beside whatever else the machine did, one network after the other. */
  readonly wallSeconds: number;
  readonly device: string;
  /** Whether the marked choice, and no other, was the true one; undefined where no run decides it. */
  readonly answer?: boolean;
}

/** The facts of a network at a training step, as the page has them; what is read at the end of a run is known then alone. */
function factsAt(run: RunResult, step: number): NetworkFacts {
  const { history, divergedAt, reachedAt, stateGradients, lengths, onPage } = run;
  const k = Math.max(
    0,
    history.findLastIndex((row) => row.step <= step),
  );
  const row = history[k]!;
  // The run that is there takes a few steps to come to rest.
  const atEnd = k === history.length - 1 || (reachedAt !== null && row.step >= reachedAt);
  const standing = standingOf(divergedAt !== null && atEnd, onPage!.levels[k]!);
  if (standing === 'diverged') return { step: divergedAt!, standing };
  const gradients = atEnd ? stateGradients.at(-1) : undefined;
  const last = gradients ? gradients.findLastIndex((each) => each > 0) : -1;
  return {
    step: row.step,
    standing,
    loss: row.heldOutLoss,
    metric: row.metric,
    ...(gradients && last > 0 ? wayBackFacts(gradients, last) : {}),
    ...(atEnd && lengths.length > 0
      ? { accuracy: new Map(lengths.map(({ length, metric }) => [length, metric])) }
      : {}),
  };
}

function facts(runs: ReadonlyMap<string, RunResult>, step: number): Facts {
  return {
    // What may come by time alone is not waited for here.
    seconds: 0,
    networks: new Map([...runs].map(([id, run]) => [id, factsAt(run, step)])),
    opened: new Set(),
    changed: new Set(),
    moved: false,
    asked: false,
  };
}

const stepsOf = ({ history }: RunResult) => history.at(-1)?.step ?? 0;

/** How long the processor works until all of them are at a training step. */
function secondsAt(runs: readonly RunResult[], at: number): number {
  return runs.reduce(
    (sum, run) => sum + (run.onPage!.processorSeconds * Math.min(at, stepsOf(run))) / stepsOf(run),
    0,
  );
}

/** In training steps, unless a batch is large. */
const EVALUATED_EVERY = 20;

/** The step after which a slow machine may have brought a solved network to rest. */
function restOf({ history, onPage, solved }: RunResult): number {
  const at = history[onPage!.levels.indexOf('solved')]?.step;
  // What only beats another method is given half a minute.
  return at === undefined || 'beats' in solved
    ? Infinity
    : Math.ceil(((1 + SOLVED_FOR_STEPS) * at) / EVALUATED_EVERY) * EVALUATED_EVERY;
}

/**
 * The first training step at which what is waited for holds; null where it never does.
 * @param runs by network, those that are waited for
 */
export function heldAt(
  { until, rests }: Pick<TrainedStep, 'until' | 'rests'>,
  runs: ReadonlyMap<string, RunResult>,
): number | null {
  const last = rests ? Math.max(...[...runs.values()].map(restOf)) : Infinity;
  const steps = [...runs.values()].flatMap(({ history, divergedAt }) => [
    ...history.map(({ step }) => step),
    ...(divergedAt === null ? [] : [divergedAt]),
  ]);
  const inOrder = [...new Set(steps)].toSorted((a, b) => a - b);
  return inOrder.find((step) => step <= last && holds(until, facts(runs, step))) ?? null;
}

/** @param runs by network, all of them, at least as far as `at` */
export function judge({ step }: TrainedStep, runs: ReadonlyMap<string, RunResult>, at: number | null): Shown {
  const all = [...runs.values()];
  const end = at ?? Math.max(...all.map(stepsOf));
  const judged = choicesOf(step).filter(({ when }) => when !== undefined);
  const known = facts(runs, end);
  return {
    at,
    seconds: secondsAt(all, end),
    wallSeconds: all.reduce((sum, run) => sum + Math.min(end, stepsOf(run)) / run.stepsPerSecond, 0),
    device: all[0]!.device,
    ...(judged.length > 0 && {
      answer: judged.every(({ when, standing }) => holds(when!, known) === (standing === 'right')),
    }),
  };
}
