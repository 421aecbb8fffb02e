/**
 * The page without a page: the command line opens `train.html` in a browser, calls what stands in `window.unroll` and
 * hears of the run by `window.unrollReport`, which it has put there. The run itself is the page's own, to the last line.
 */
import { failureText } from './store/statusText.ts';
import { ClientExecutor, type ExecutorParts } from './studies/executor.ts';
import type { RunOutcome } from './studies/outcome.ts';
import type { StudyRun } from './studies/study.ts';
import { TrainingClient, type KeptRun, type RunRequest } from './worker/client/client.ts';
import type { RunStatus } from './worker/client/status.ts';
import type { Finding, Frame, KindId, Question, RunInfo } from './worker/protocol.ts';

/** A frame as far as it has a place in the results; typed arrays travel as lists. */
export interface FrameReport {
  readonly step: number;
  readonly firstStep: number;
  readonly losses: readonly number[];
  /** Of the same steps, as in a frame. */
  readonly gradientNorms: readonly number[];
  readonly clipNorms: readonly number[];
  readonly evaluations: {
    readonly steps: readonly number[];
    readonly losses: readonly number[];
    readonly metrics: readonly number[];
    readonly test?: { readonly losses: readonly number[]; readonly metrics: readonly number[] };
  };
  readonly stepsPerSecond: number;
}

export type Report =
  | { readonly type: 'status'; readonly status: RunStatus }
  | { readonly type: 'info'; readonly info: RunInfo }
  | { readonly type: 'frame'; readonly frame: FrameReport }
  /** Of a run of a study: the share of its steps that is done. */
  | { readonly type: 'share'; readonly share: number }
  | { readonly type: 'begin' }
  | { readonly type: 'rewind'; readonly step: number };

/** What the command line may ask for. */
export interface Remote {
  load(request: RunRequest): void;
  pause(): void;
  step(): void;
  /** Trains on and pauses after `step`. */
  trainTo(step: number): void;
  /** What the run can go on from elsewhere, as of its last checkpoint. */
  kept(): KeptRun | undefined;
  /** Typed arrays in what is found travel as they are. */
  ask<Id extends KindId>(question: Question<Id>): Promise<Finding<Id>>;
  /** Trains a run of a study to its end, one at a time. */
  train(run: StudyRun, how: Pick<ExecutorParts, 'own' | 'cores'>): Promise<RunOutcome>;
}

declare global {
  interface Window {
    unroll?: Remote;
    unrollReport?: (report: Report) => void;
  }
}

function frameReport(frame: Frame): FrameReport {
  const { step, firstStep, losses, evaluations, stepsPerSecond } = frame;
  return {
    step,
    firstStep,
    losses: [...losses],
    gradientNorms: [...(frame.gradientNorms ?? [])],
    clipNorms: [...(frame.clipNorms ?? [])],
    evaluations: {
      steps: [...evaluations.steps],
      losses: [...evaluations.losses],
      metrics: [...evaluations.metrics],
      ...(evaluations.test && {
        test: { losses: [...evaluations.test.losses], metrics: [...evaluations.test.metrics] },
      }),
    },
    stepsPerSecond,
  };
}

const report = (message: Report) => window.unrollReport?.(message);

const client = new TrainingClient({
  status: (status) => report({ type: 'status', status }),
  info: (info) => report({ type: 'info', info }),
  frame: (frame) => report({ type: 'frame', frame: frameReport(frame) }),
  begin: () => report({ type: 'begin' }),
  rewind: (step) => report({ type: 'rewind', step }),
});

/** How often a run of a study says how far it is: each word takes its way through the browser to another process. */
const SHARE_EVERY_MS = 250;

let executor: ClientExecutor | undefined;
let lastShare = -Infinity;

window.unroll = {
  load: (request) => client.load(request),
  pause: () => client.pause(),
  step: () => client.step(),
  trainTo: (step) => {
    client.limit({ step, there: 'pause' });
    client.play();
  },
  kept: () => client.kept(),
  ask: (question) => client.ask(question),
  train: (run, how) => {
    executor ??= new ClientExecutor({ ...how, failureText });
    return executor.run(run, ({ share }) => {
      if (performance.now() - lastShare < SHARE_EVERY_MS) return;
      lastShare = performance.now();
      report({ type: 'share', share });
    });
  },
};
