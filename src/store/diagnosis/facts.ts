/** What a diagnosis is made of: quantities measured in the run, and what was asked for. */
import type { Experiment } from '../../config/index.ts';
import { findModel } from '../../models/about/index.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { RunInfo } from '../../worker/protocol.ts';
import type { RunSeries } from '../series.ts';
import type { RunState } from '../state.ts';
import type { Reading } from './reading.ts';
import type { Stall } from './stall.ts';

export interface Facts extends Pick<
  RunState,
  'status' | 'step' | 'progressLevel' | 'solvedAt' | 'lostAt' | 'overfit' | 'steered'
> {
  readonly experiment: Experiment;
  /** What races with it. */
  readonly beside: readonly Experiment[];
  readonly problem: ProblemInfo;
  readonly lanes: RunInfo['lanes'];
  readonly series: Pick<
    RunSeries,
    'losses' | 'evaluationSteps' | 'score' | 'untrained' | 'gradientNorms' | 'clipNorms'
  >;
}

/** Everything that one look at a run finds its reasons in. */
export interface Look extends Facts {
  readonly stall: Stall;
  /** The newest of the score since the run got stuck, oldest first. */
  readonly readings: readonly Reading[];
  /** That of the untrained network. */
  readonly atFirst: Reading | undefined;
}

export type Fault = 'diverged' | 'exploding' | 'vanishing' | 'saturated' | 'stuck' | 'plateau' | 'overfit';

/** What is found: in one sentence with the number that shows it, and what may help. */
export interface Diagnosis {
  /** `slow` is no fault: it may still get on, and something is offered. */
  readonly id: Fault | 'slow';
  /** A few words. */
  readonly headline: string;
  readonly text: string;
  /** At most two, the likeliest first. */
  readonly remedies: readonly Remedy[];
}

/** One change of the experiment, which begins anew with it. */
export interface Remedy {
  /** What a button says: "Try an LSTM". */
  readonly label: string;
  /** Why it may help, in one sentence. */
  readonly help: string;
  readonly experiment: Experiment;
  /** The step at which it pauses, where it is not to go on. */
  readonly until?: number;
}

/** How many of the last time steps its model sees, where that is all the memory it has. */
function windowOf({ cellOptions }: Experiment): number | undefined {
  const window = cellOptions['window'];
  return typeof window === 'number' ? window : undefined;
}

/** That what the task asks for may lie where the network does not see it; undefined where it sees all, or has a memory. */
export function noMemory({ experiment, problem }: Pick<Facts, 'experiment' | 'problem'>): string | undefined {
  const window = windowOf(experiment);
  if (window === undefined || window >= problem.timeSteps) return undefined;
  if (window === 1)
    return 'This network has no memory: at each time step it sees that step alone, and what it does not see it cannot learn.';
  return `This network has no memory but a window: at each time step it sees the last ${window} time steps, and what it does not see it cannot learn.`;
}

/** True where the experiment's model hands a state from step to step. */
export function carries({ cell }: Experiment): boolean {
  return findModel(cell)?.recurrent ?? false;
}
