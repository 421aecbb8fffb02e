/**
 * One run as the page sees it: its client, the series that stream from it, and its state. Where the state is kept is the
 * owner's affair.
 */
import { liveSettingsOf, type Experiment } from '../config/index.ts';
import type { ProblemInfo } from '../tasks/contract/problem.ts';
import type { ClientEvents, KeptRun, TrainingClient } from '../worker/client/client.ts';
import type { RunStatus } from '../worker/client/status.ts';
import type { Bound, ErrorOf, LiveSettings, RunInfo } from '../worker/protocol.ts';
import type { Asker } from './answers.ts';
import { changeKind, sameProblem, type Wanted } from './changeKind.ts';
import { DeviceNotices } from './deviceNotices.ts';
import { comparable, keptCurvesOf, type KeptCurves } from './keptCurves.ts';
import { fits } from './memory.ts';
import type { RunShelf } from './page.ts';
import { RunSeries, type KeptSeries } from './series.ts';
import type { RunEvents } from './runEvents.ts';
import { ShownExample } from './shownExample.ts';
import { Snapshots } from './snapshots.ts';
import { Standing } from './standing.ts';
import { isOver, UNTRAINED, type RunState } from './state.ts';
import { NO_MEMORY, recoveryText } from './statusText.ts';

/** What a run asks of the training client. */
export type Client = Pick<TrainingClient, keyof TrainingClient>;

/** A network that can go on where it was, with its curves up to there where they were kept, too. */
export interface KeptNetwork {
  readonly run: KeptRun;
  readonly series?: KeptSeries;
}

export class Run implements Asker {
  readonly series = new RunSeries();
  /** What the network was at earlier steps. */
  readonly snapshots = new Snapshots();
  /** The furthest step that it was allowed to train since it began; 0 where nothing held it. */
  furthest = 0;
  /** As those of the client. */
  readonly ask: Client['ask'];
  readonly watch: Client['watch'];
  readonly limitSpeed: Client['limitSpeed'];
  readonly limitCores: Client['limitCores'];
  private readonly client: Client;
  /** What is always watched, unless nobody looks at its score. */
  private readonly shown: ShownExample | undefined;
  private readonly device: DeviceNotices;
  /** What it was begun with, and changed to since. */
  loaded: Wanted | undefined;
  private readonly standing: Standing;

  constructor(
    createClient: (events: ClientEvents) => Client,
    private readonly state: RunShelf,
    private readonly events: RunEvents,
    private readonly look: 'score' | 'curves' = 'score',
  ) {
    this.standing = new Standing(state, this.series, events);
    this.device = new DeviceNotices((sentence) => events.device?.(sentence));
    this.client = createClient(this.clientEvents());
    this.ask = (question) => this.client.ask(question);
    this.watch = (question, pace, take) => this.client.watch(question, pace, take);
    this.limitSpeed = (stepsPerSecond) => this.client.limitSpeed(stepsPerSecond);
    this.limitCores = (most) => this.client.limitCores(most);
    if (look === 'score') this.shown = new ShownExample(this, (score) => this.series.read(score));
  }

  /**
   * Makes it what it is to be, with as little as that takes.
   * @param play whether it begins playing, where it has to begin anew
   * @param from the first step with other live settings, where that is not the next
   * @returns false where it is that already
   */
  bring(wanted: Wanted, play: boolean, from?: number): boolean {
    const kind = changeKind(this.loaded, wanted);
    if (kind === 'none') return false;
    if (kind === 'run' || (kind !== 'aside' && isOver(this.state.get()))) {
      this.load(wanted, play);
      return true;
    }
    this.loaded = wanted;
    if (kind !== 'aside') this.change(liveSettingsOf(wanted.experiment), from);
    if (kind === 'move') this.move(wanted.experiment.backend);
    return true;
  }

  /**
   * Starts from step 0; the one before it is over.
   * @param kept where it goes on, in place of step 0
   */
  load(wanted: Wanted, play: boolean, kept?: KeptNetwork): void {
    const { experiment, own } = wanted;
    if (this.loaded && comparable(this.loaded, experiment)) this.events.replaced?.();
    this.loaded = wanted;
    this.device.begins();
    this.state.set({ playing: play, steered: false, speeds: {} });
    const goesOn = kept && { kept: kept.run, judge: kept.series === undefined };
    this.client.load({ experiment, play, ...(own ? { own } : {}), ...goesOn });
    if (kept) this.takeUp(kept);
  }

  /** What it can go on from on a later visit; undefined where there is nothing yet. */
  kept(): KeptNetwork | undefined {
    const run = this.client.kept();
    return run && { run, series: this.series.kept() };
  }

  /** The curves so far, to stay beside those of the next run; undefined where there are none yet. */
  keptCurves(): KeptCurves | undefined {
    return this.loaded && keptCurvesOf(this.loaded.experiment, this.state.get().info?.problem, this.series);
  }

  /** What it says of its problem; undefined where it is to have another. */
  problemOf(wanted: Wanted): ProblemInfo | undefined {
    const { status, info } = this.state.get();
    return status.state !== 'loading' && sameProblem(this.loaded, wanted) ? info?.problem : undefined;
  }

  play(): void {
    this.state.set({ playing: true });
    this.client.play();
  }

  pause(): void {
    this.state.set({ playing: false });
    this.client.pause();
  }

  /** Goes on where a file did not arrive. */
  retry(): void {
    this.client.retry();
  }

  /** One training step, and pause. */
  step(): void {
    this.state.set({ playing: false });
    this.client.step();
  }

  /** Back to step 0, with the settings that were changed last. */
  reset(): void {
    this.state.set({ playing: false, steered: false });
    this.client.reset();
  }

  /** Trains no further than this, until it pauses, gets another bound, or begins anew. */
  limit(bound: Bound): void {
    this.furthest = Math.max(this.furthest, bound.step);
    this.client.limit(bound);
  }

  /** Nothing holds it any more. */
  free(): void {
    this.client.limit(undefined);
  }

  /** Goes on to a step, where it pauses; the play button says at once that it does. */
  pauseAt(step: number): void {
    this.limit({ step, there: 'pause' });
    this.state.set({ playing: false });
  }

  /** Trains up to a step, and pauses there. */
  playTo(step: number): void {
    this.limit({ step, there: 'pause' });
    this.play();
  }

  /** Another experiment was opened: what is said of its device is new. */
  forgetDevice(): void {
    this.device.forget();
  }

  /** Which validation example the score shows, from 0. */
  showExample(example: number): void {
    this.shown?.show(example);
  }

  /** Whose error the score's gradients follow. */
  followError(error: ErrorOf | undefined): void {
    this.shown?.follow(error);
  }

  dispose(): void {
    this.client.dispose();
  }

  /** After the beginning that the client has told of: as it was at the step from which it goes on. */
  private takeUp({ run: { initial, changes, checkpoint }, series }: KeptNetwork): void {
    const { step } = checkpoint;
    if (series) this.series.restore(series, step);
    else this.series.skipTo(step);
    changes.forEach((change, k) => {
      const before = changes[k - 1]?.settings ?? liveSettingsOf(initial);
      this.series.steered({ step: change.step, before, after: change.settings });
    });
    this.furthest = step;
    const { evaluationSteps } = this.series;
    const knownFrom = evaluationSteps.length > 0 ? evaluationSteps.at(0) : step;
    this.state.set({ step, knownFrom, steered: changes.length > 0 });
  }

  private change(settings: LiveSettings, from?: number): void {
    const { step, playing } = this.state.get();
    if (step > 0 || playing) this.state.set({ steered: true });
    this.client.change(settings, from);
  }

  private move(backend: Experiment['backend']): void {
    const { info } = this.state.get();
    const before = info?.device.backend;
    this.device.moves(before);
    this.client.move(backend);
    // It may be there already: then nothing moves, and nothing more will be heard.
    if (info && before === backend && this.state.get().status.state !== 'moving') this.isAt(info);
  }

  private isAt(info: RunInfo): void {
    this.device.isAt(info, this.loaded!.experiment.backend, this.state.get().step);
  }

  private clientEvents(): ClientEvents {
    return {
      status: (status) => this.onStatus(status),
      info: (info) => {
        this.state.set({ info });
        this.series.goOnBy(info);
        if (this.state.get().step > 0) this.state.set(this.standing.progress());
        this.isAt(info);
        this.events.info?.(info);
      },
      frame: (frame) => {
        const { step, stepsPerSecond, cores = 1 } = frame;
        // What does not fit is gone: the series leave its place empty.
        if (!fits(() => this.series.append(frame))) {
          this.events.notice(NO_MEMORY);
          this.pause();
        }
        this.state.set({
          step,
          stepsPerSecond,
          coresAtWork: cores,
          heardAt: performance.now(),
          ...this.speedsWith(stepsPerSecond),
          ...(frame.evaluations.steps.length > 0 && this.standing.progress()),
        });
        if (frame.evaluations.steps.length > 0) this.standing.tell(false);
      },
      begin: () => {
        this.furthest = 0;
        this.series.clear();
        this.snapshots.clear();
        this.standing.begin(this.loaded!);
        this.state.set(UNTRAINED);
        this.events.begin?.();
      },
      changed: ({ step, settings: after }, before) => this.series.steered({ step, before, after }),
      rewind: (step) => {
        this.series.rewind(step);
        this.snapshots.rewind(step);
        this.state.set({ step, ...this.standing.progress() });
      },
      snapshot: (snapshot) => this.look === 'score' && this.snapshots.add(snapshot),
      kept: () => this.events.kept?.(),
    };
  }

  private onStatus(status: RunStatus): void {
    const { state } = status;
    if (state === 'recovering') this.events.notice(recoveryText(status));
    const stopped = state === 'paused' || state === 'diverged' || state === 'failed';
    const still = stopped || state === 'moving';
    this.state.set({ status, ...(stopped && { playing: false }), ...(still && { stepsPerSecond: 0 }) });
    if (state === 'running') this.state.set({ playing: true });
    if (state === 'diverged') this.standing.tell(true);
  }

  /** What is measured while the run plays counts for the backend it plays on. */
  private speedsWith(stepsPerSecond: number): Partial<RunState> {
    const { info, speeds, status } = this.state.get();
    if (!info || status.state !== 'running' || !(stepsPerSecond > 0)) return {};
    return { speeds: { ...speeds, [info.device.backend]: stepsPerSecond } };
  }
}
