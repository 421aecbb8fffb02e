/** What the page sees of a run, as data; `src/store/statusText.ts` puts it into words. */
import type { FailureReason, GivenUp } from '../protocol.ts';

/** Why a worker was given up: it said so, it died, or nothing was heard of it. */
export type Failure = Readonly<
  | { cause: Exclude<FailureReason, 'missing-file' | 'own-data' | 'experiment'>; detail: string }
  | { cause: 'hang'; seconds: number }
>;

/** A worker failed, and a new one resumes. */
export interface Recovering {
  readonly state: 'recovering';
  readonly cause: Failure['cause'];
  /** The step from which it goes on; 0 where it begins again. */
  readonly from: number;
  /** What has failed too often and is used no more. */
  readonly without?: keyof GivenUp;
}

/** The loss is no longer a number, or infinite. */
export type Diverged = Readonly<{ state: 'diverged'; step: number; loss: number }>;

/**
 * Why nothing more is tried: the worker says that it cannot be done, none could be started, or all of them failed. Where a file
 * did not arrive, the run waits for `retry`.
 */
export type WhyFailed = Readonly<
  | { kind: 'refused'; sentence: string }
  | { kind: 'no worker'; detail: string }
  | { kind: 'given up'; failure: Failure }
  | { kind: 'missing file'; detail: string }
>;

/**
 * loading: a worker starts. ready: it can be played. running: it trains. paused: it can go on.
 * moving: the run goes on in another worker, on another backend.
 */
export type RunStatus =
  | Plain<'loading' | 'ready' | 'running' | 'paused' | 'moving'>
  | Recovering
  | Diverged
  | Readonly<{ state: 'failed'; why: WhyFailed }>;

/** True for a run that goes on from its last checkpoint as soon as it is told to try again. */
export function waitsForFile(status: RunStatus): boolean {
  return status.state === 'failed' && status.why.kind === 'missing file';
}

/** One for each state. */
type Plain<State extends string> = State extends unknown ? { readonly state: State } : never;
