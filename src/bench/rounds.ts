/**
 * Measures contestants side by side: in every round each takes a turn of a few steps, so that whatever else the machine does
 * hits all alike. A turn ends with reading the loss. How many steps a turn has is decided once for each contestant, so
 * that the fast do not drown in the cost of being asked.
 */
import type { Opened, Question, Size, Work, Answers } from './workers/protocol.ts';
import { median } from '../math/statistics.ts';

/** One line of the results. `null` work: it cannot be counted. */
export interface Row extends Size {
  readonly contestant: string;
  readonly msMin: number;
  readonly msMedian: number;
  readonly msMax: number;
  readonly drawsPerStep: number | null;
}

/** A row with what else was learned on the way. */
export interface Measured extends Row {
  readonly work: Work['kind'];
  readonly device: string;
  /** Milliseconds that issuing a step keeps the script busy, the median of all rounds. */
  readonly issueMs: number;
}

/** A contestant that could not be measured, and why. */
export interface LeftOut extends Size {
  readonly contestant: string;
  readonly reason: string;
}

/** What is asked of a contestant; `Remote` is one. */
export interface Asked {
  ask<Q extends Question>(question: Q): Promise<Answers[Q['type']]>;
  end(): void;
}

export interface Plan {
  readonly rounds: number;
  /** How long a turn should take, about. */
  readonly turnMs: number;
  readonly start: (contestant: string) => Asked;
  readonly progress?: (sentence: string) => void;
  /** Asked between turns. */
  readonly stopped?: () => boolean;
}

const WARM_UP_STEPS = 2;
const MOST_STEPS = 100;

/** Steps of a turn, from what one step took. */
export function stepsFor(stepMs: number, turnMs: number): number {
  return Math.max(1, Math.min(MOST_STEPS, Math.round(turnMs / Math.max(stepMs, 0.01))));
}

interface Runner {
  readonly contestant: string;
  readonly size: Size;
  readonly asked: Asked;
  readonly opened: Opened;
  readonly work: Work;
  readonly steps: number;
  readonly turns: number[];
  readonly issues: number[];
}

async function warmUp(contestant: string, size: Size, { start, turnMs }: Plan): Promise<Runner> {
  const asked = start(contestant);
  try {
    const opened = await asked.ask({ type: 'open', contestant, size });
    await asked.ask({ type: 'run', steps: WARM_UP_STEPS });
    const work = await asked.ask({ type: 'work' });
    const { ms, loss } = await asked.ask({ type: 'run', steps: 1 });
    if (!Number.isFinite(loss)) throw new Error('Its loss is not a number.');
    return { contestant, size, asked, opened, work, steps: stepsFor(ms, turnMs), turns: [], issues: [] };
  } catch (error) {
    asked.end();
    throw error;
  }
}

export function nameOf({ cell, timeSteps, hiddenSize, batchSize }: Size): string {
  return `${cell} ${timeSteps}x${hiddenSize}x${batchSize}`;
}

/**
 * Measures each contestant at each size, all of them by turns: what is to be compared is asked for together. One that fails, at
 * whatever point, is left out with its reason.
 */
export async function measure(
  contestants: readonly string[],
  sizes: readonly Size[],
  plan: Plan,
): Promise<{ measured: Measured[]; leftOut: LeftOut[] }> {
  const { rounds, progress, stopped } = plan;
  let runners: Runner[] = [];
  const leftOut: LeftOut[] = [];
  const leave = (size: Size, contestant: string, error: unknown) =>
    leftOut.push({ ...size, contestant, reason: error instanceof Error ? error.message : String(error) });
  try {
    for (const size of sizes) {
      for (const contestant of contestants) {
        if (stopped?.()) return { measured: [], leftOut };
        progress?.(`${nameOf(size)}: starting ${contestant}`);
        try {
          runners.push(await warmUp(contestant, size, plan));
        } catch (error) {
          leave(size, contestant, error);
        }
      }
    }
    for (let round = 1; round <= rounds; round++) {
      progress?.(`${sizes.map(nameOf).join(', ')}: round ${round} of ${rounds}`);
      for (const runner of runners) {
        if (stopped?.()) return { measured: [], leftOut };
        try {
          const { ms, issueMs } = await runner.asked.ask({ type: 'run', steps: runner.steps });
          runner.turns.push(ms);
          runner.issues.push(issueMs);
        } catch (error) {
          leave(runner.size, runner.contestant, error);
          runner.asked.end();
          runners = runners.filter((other) => other !== runner);
        }
      }
    }
  } finally {
    for (const { asked } of runners) asked.end();
  }
  const measured = runners.map(({ contestant, size, opened, work, turns, issues }): Measured => ({
    contestant,
    ...size,
    msMin: Math.min(...turns),
    msMedian: median(turns),
    msMax: Math.max(...turns),
    drawsPerStep: work.count,
    work: work.kind,
    device: opened.device,
    issueMs: median(issues),
  }));
  return { measured, leftOut };
}
