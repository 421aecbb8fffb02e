/** The page's side of a run. (Signature first; see `TrainingClient`.) */
import type { Experiment } from '../config/experiment.ts';
import type { OwnData } from '../tasks/task.ts';
import type { Frame, LiveSettings, RunInfo } from './protocol.ts';

/**
 * loading: a worker starts. ready: it can be played. running: it trains. paused: it can go on.
 * recovering: a worker failed and a new one resumes. diverged: the loss is no longer a number. failed: nothing more to try.
 */
export type RunState = 'loading' | 'ready' | 'running' | 'paused' | 'recovering' | 'diverged' | 'failed';

export interface RunStatus {
  readonly state: RunState;
  /** A sentence to the person, for the states that need one. */
  readonly message?: string;
}

export interface ClientEvents {
  status(status: RunStatus): void;
  /** A run can begin, or has moved to another device. */
  info(info: RunInfo): void;
  frame(frame: Frame): void;
  /** A run begins at step 0: the series of the one before are over. */
  begin(): void;
  /** A failed worker is replaced: the series go back to this step, and what came later comes again, exactly. */
  rewind(step: number): void;
  notice(sentence: string): void;
}

export interface RunRequest {
  readonly experiment: Experiment;
  readonly own?: OwnData;
  readonly play: boolean;
}

export declare class TrainingClient {
  constructor(events: ClientEvents, createWorker?: () => Worker);
  /** Starts a run from step 0; the one before it is ended. */
  load(request: RunRequest): void;
  play(): void;
  pause(): void;
  /** One training step. */
  step(): void;
  /** Back to step 0 with the same initial weights, paused. */
  reset(): void;
  /** Changes live settings without losing a step. */
  change(settings: LiveSettings): void;
  /** Which held-out example the score shows, from 0. */
  showExample(example: number): void;
  dispose(): void;
}
