/**
 * Trains the runs of a study one after another by a training client of its own, as the page trains its networks: in a worker, on
 * one core, without readings for the score. What a run gives hangs on its link alone: a worker that failed goes on from its last
 * checkpoint, and never elsewhere than where the run began, where it would give other last bits.
 */
import { factorBefore } from '../math/rate.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';
import { arithmeticOf } from '../worker/client/arithmetic.ts';
import { TrainingClient } from '../worker/client/client.ts';
import type { RunStatus, WhyFailed } from '../worker/client/status.ts';
import type { RunInfo } from '../worker/protocol.ts';
import { RunHistory } from './history.ts';
import { solvedStep, type EndingKind, type HistoryRow, type RunOutcome } from './outcome.ts';
import type { Executor } from './pool.ts';
import type { StudyRun } from './study.ts';

/** How far a run is. */
export interface RunProgress {
  readonly step: number;
  /** Of the steps that it may take, from 0 to 1. */
  readonly share: number;
  readonly history: readonly HistoryRow[];
}

export interface ExecutorParts {
  readonly own?: OwnData | undefined;
  /** Puts into a sentence why a run could not be trained. */
  readonly failureText: (why: WhyFailed) => string;
  /** @default 1 */
  readonly cores?: number;
  /** The usual training worker where left out. */
  readonly createWorker?: () => Worker;
  /** In ms. */
  readonly now?: () => number;
}

/** A run under way. */
interface UnderWay {
  readonly run: StudyRun;
  readonly history: RunHistory;
  readonly progress: (progress: RunProgress) => void;
  readonly resolve: (outcome: RunOutcome) => void;
  readonly reject: (error: Error) => void;
  info: RunInfo | undefined;
  /** Nothing is heard of it any more, as it is at its end. */
  ending: boolean;
}

/** The validation example of which the gradient is followed: the first, which the page opens with. */
const EXAMPLE = 0;

export class ClientExecutor implements Executor<StudyRun, RunOutcome, RunProgress> {
  private readonly client: TrainingClient;
  private current: UnderWay | undefined;
  private paused = false;
  /** Time that the present run was not paused, up to when it was last begun, paused or gone on with. */
  private busyMs = 0;
  private since = 0;

  constructor(private readonly parts: ExecutorParts) {
    this.client = new TrainingClient(
      {
        status: (status) => this.hear(status),
        info: (info) => {
          if (this.current) this.current.info = info;
        },
        frame: (frame) => {
          const { current } = this;
          if (!current || current.ending) return;
          const { history, run, progress } = current;
          history.append(frame);
          progress({
            step: history.step,
            share: Math.min(1, history.step / run.steps),
            history: history.rows,
          });
        },
        begin: () => this.current?.history.clear(),
        rewind: (step) => this.current?.history.rewind(step),
      },
      parts.createWorker,
    );
  }

  run(run: StudyRun, progress: (progress: RunProgress) => void): Promise<RunOutcome> {
    const { own, cores = 1 } = this.parts;
    this.busyMs = 0;
    this.since = this.now();
    return new Promise((resolve, reject) => {
      this.current = {
        run,
        history: new RunHistory(),
        progress,
        resolve,
        reject,
        info: undefined,
        ending: false,
      };
      const request = {
        experiment: { ...run.experiment, cores },
        play: !this.paused,
        untilStep: run.steps,
        ...(run.endAtSolved ? { untilSolved: true } : {}),
        ...(own ? { own } : {}),
      };
      // Most of a short run would be the start of its worker.
      this.client.load(request, true);
    });
  }

  pause(): void {
    if (this.paused) return;
    this.busyMs += this.now() - this.since;
    this.paused = true;
    this.client.pause();
  }

  goOn(): void {
    if (!this.paused) return;
    this.since = this.now();
    this.paused = false;
    if (this.current && !this.current.ending) this.client.play();
  }

  close(): void {
    this.client.dispose();
  }

  private now(): number {
    return (this.parts.now ?? (() => performance.now()))();
  }

  private hear(status: RunStatus): void {
    const { current } = this;
    if (!current || current.ending) return;
    if (status.state === 'paused' && this.endOf(current) !== undefined) void this.end(current);
    if (status.state === 'diverged') this.finish(current, 'diverged', status.step);
    if (status.state === 'failed') this.fail(current, status.why);
    if (status.state === 'recovering' && status.without) {
      // Elsewhere it would be another run.
      const detail = `${status.without} failed again and again`;
      this.fail(current, { kind: 'given up', failure: { cause: 'crash', detail } });
    }
  }

  /** Where a run that has come to rest is at its end; undefined where it only pauses. */
  private endOf({ run, history, info }: UnderWay): number | undefined {
    const solved = run.endAtSolved && info && solvedStep(history.rows, info.problem.solved);
    if (solved) return solved.to;
    return history.step >= run.steps ? run.steps : undefined;
  }

  /** At rest: what is left to be asked of the network is asked, and the run is over. */
  private async end(current: UnderWay): Promise<void> {
    current.ending = true;
    const { history, run, info } = current;
    const end = this.endOf(current)!;
    // One that had to go on from a checkpoint may stand elsewhere.
    const rate = history.step === end && info?.recurrent !== false ? await this.gradientRate() : undefined;
    const solved = info && solvedStep(history.rows, info.problem.solved);
    this.finish(current, run.endAtSolved && solved ? 'solved' : 'steps', end, rate);
  }

  private async gradientRate(): Promise<number | undefined> {
    const found = await this.client.ask({ kind: 'score', example: EXAMPLE });
    if (found.kind === 'refused' || !found.gradients) return undefined;
    const { hidden, of } = found.gradients;
    return of === 'all' ? undefined : factorBefore(hidden.at(-1)!, of);
  }

  private finish(current: UnderWay, ending: EndingKind, steps: number, gradientRate?: number): void {
    current.ending = true;
    const { run, history, info, resolve } = current;
    const rows = history.rows.filter(({ step }) => step <= steps);
    const last = rows.at(-1);
    const solved = info && solvedStep(rows, info.problem.solved);
    const { stepsPerSecond, mark } = history;
    const busy = this.busyMs + (this.paused ? 0 : this.now() - this.since);
    resolve({
      link: run.link,
      ending,
      ...(solved && { solvedAt: solved.from }),
      steps,
      heldOutLoss: last?.heldOutLoss ?? null,
      metric: last?.metric ?? null,
      ...(gradientRate !== undefined && Number.isFinite(gradientRate) && { gradientRate }),
      history: rows,
      ...(info && {
        measure: { metric: info.problem.metric, solved: info.problem.solved },
        backend: info.device.backend,
        form: info.form,
        // It never leaves the device on which it began.
        ...(mark !== undefined && { mark: { letters: mark, by: arithmeticOf(info) } }),
      }),
      ...(stepsPerSecond !== undefined && { stepsPerSecond }),
      seconds: busy / 1000,
    });
  }

  private fail(current: UnderWay, why: WhyFailed): void {
    current.ending = true;
    current.reject(new Error(this.parts.failureText(why)));
  }
}
