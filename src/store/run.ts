/**
 * One run as the page sees it: its client, the series that stream from it, and its state. Where the state is kept is the
 * owner's affair.
 */
import type { Experiment } from '../config/index.ts';
import type { ClientEvents, RunRequest, TrainingClient } from '../worker/client/client.ts';
import type { RunStatus } from '../worker/client/status.ts';
import type { Bound, Found, Inspection, InspectionKind, LiveSettings, RunInfo } from '../worker/protocol.ts';
import { Asking } from './asking.ts';
import type { Outcome } from './lagHistory.ts';
import { LengthCurve } from './lengths.ts';
import { RunSeries } from './series.ts';
import { Snapshots } from './snapshots.ts';
import { progressLevelOf } from './progressLevel.ts';
import type { RunState } from './state.ts';
import { recoveryText } from './statusText.ts';

/** What a run asks of the training client. */
export type Client = Pick<
  TrainingClient,
  | 'load'
  | 'play'
  | 'pause'
  | 'step'
  | 'reset'
  | 'change'
  | 'limit'
  | 'move'
  | 'ask'
  | 'showExample'
  | 'continueFrom'
  | 'hear'
  | 'inspect'
  | 'judge'
  | 'dispose'
>;

/** A run at step 0, whose network knows nothing. */
const UNTRAINED = {
  step: 0,
  stepsPerSecond: 0,
  standing: 'untrained',
  solvedAt: undefined,
  overfit: undefined,
  heard: undefined,
} as const satisfies Partial<RunState>;

export const BEFORE_ANY_RUN: RunState = {
  ...UNTRAINED,
  status: { state: 'loading' },
  playing: false,
  info: undefined,
  asking: undefined,
  speeds: {},
  steered: false,
};

/** Where the state of a run is kept. */
export interface RunShelf {
  get(): RunState;
  set(part: Partial<RunState>): void;
}

export interface RunEvents {
  /** The run can begin, or has moved. */
  info(info: RunInfo): void;
  /** It begins at step 0: what came before is over. */
  begin(): void;
  notice(sentence: string): void;
  /** How far the run has come. */
  outcome?(outcome: Outcome): void;
}

export class Run {
  readonly series = new RunSeries();
  /** How its network does at other lengths. */
  readonly lengths = new LengthCurve({ judge: (question) => this.client.judge(question) });
  /** What the network was at earlier steps. */
  readonly snapshots = new Snapshots();
  /** The furthest step that it was allowed to train since it began; 0 where nothing held it. */
  furthest = 0;
  private readonly client: Client;
  private readonly asking: Asking;
  private experiment: Experiment | undefined;
  /** Tells one run from step 0 from the next. */
  private begun = {};

  constructor(
    createClient: (events: ClientEvents) => Client,
    private readonly state: RunShelf,
    private readonly events: RunEvents,
  ) {
    this.asking = new Asking({
      ask: (text) => this.client.ask(text),
      show: (asking) => this.state.set({ asking }),
    });
    this.client = createClient(this.clientEvents());
  }

  /** Starts from step 0; the one before it is over. */
  load(request: RunRequest): void {
    this.experiment = request.experiment;
    this.state.set({ playing: request.play, steered: false, speeds: {} });
    this.client.load(request);
  }

  play(): void {
    this.state.set({ playing: true });
    this.client.play();
  }

  pause(): void {
    this.state.set({ playing: false });
    this.client.pause();
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

  /** @param from the first step that is to be trained with them, where that is not the next */
  change(settings: LiveSettings, from?: number): void {
    const { step, playing } = this.state.get();
    if (step > 0 || playing) this.state.set({ steered: true });
    this.client.change(settings, from);
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

  move(backend: Experiment['backend']): void {
    this.client.move(backend);
  }

  hear(features: Float32Array): void {
    this.state.set({ heard: undefined });
    this.client.hear(features);
  }

  ask(text: string): void {
    this.asking.ask(text);
    const { status, step } = this.state.get();
    const sentence = 'The run has failed, so there is no network to ask: reset it.';
    if (status.state === 'failed')
      this.asking.answered({ id: 0, step, reply: { kind: 'refused', sentence } });
  }

  /** What was asked makes no sense any more. */
  forgetQuestion(): void {
    this.asking.forget();
  }

  showExample(example: number): void {
    this.client.showExample(example);
  }

  continueFrom(from: number): void {
    this.client.continueFrom({ from });
  }

  inspect<Kind extends InspectionKind>(question: Inspection<Kind>): Promise<Found<Kind>> {
    return this.client.inspect(question);
  }

  dispose(): void {
    this.client.dispose();
  }

  private clientEvents(): ClientEvents {
    return {
      status: (status) => this.onStatus(status),
      info: (info) => {
        this.state.set({ info });
        this.events.info(info);
        this.lengths.ready(info);
        if (info.problem.ask) this.asking.ready();
      },
      frame: (frame) => {
        this.series.append(frame);
        const { step, stepsPerSecond } = frame;
        this.state.set({
          step,
          stepsPerSecond,
          ...this.speedsWith(stepsPerSecond),
          ...(frame.evaluations.steps.length > 0 && this.standing()),
        });
        if (frame.evaluations.steps.length > 0) this.tellOutcome(false);
        this.asking.reached(step, false);
        if (this.state.get().status.state === 'running') this.lengths.reached(step, false);
      },
      begin: () => {
        this.furthest = 0;
        this.series.clear();
        this.snapshots.clear();
        this.asking.begin();
        this.lengths.begin();
        this.begun = {};
        this.state.set(UNTRAINED);
        this.events.begin();
      },
      changed: ({ step, settings: after }, before) => this.series.steered({ step, before, after }),
      rewind: (step) => {
        this.series.rewind(step);
        this.snapshots.rewind(step);
        this.state.set({ step, ...this.standing() });
      },
      snapshot: (snapshot) => this.snapshots.add(snapshot),
      heard: (heard) => this.state.set({ heard }),
      judged: (answer) => this.lengths.judged(answer),
      answered: (answer) => this.asking.answered(answer),
      continued: (freeRun) => this.series.continued(freeRun),
    };
  }

  private onStatus(status: RunStatus): void {
    const { state } = status;
    if (state === 'recovering') this.events.notice(recoveryText(status));
    const stopped = state === 'paused' || state === 'diverged' || state === 'failed';
    const still = stopped || state === 'moving';
    this.state.set({ status, ...(stopped && { playing: false }), ...(still && { stepsPerSecond: 0 }) });
    if (state === 'running') this.state.set({ playing: true });
    if (state === 'paused') {
      this.asking.reached(this.state.get().step, true);
      this.lengths.reached(this.state.get().step, true);
    }
    if (state === 'failed') this.lengths.failed();
    if (state === 'diverged') this.tellOutcome(true);
  }

  private tellOutcome(diverged: boolean): void {
    const { experiment, begun: run } = this;
    const { step, solvedAt } = this.state.get();
    if (experiment) this.events.outcome?.({ run, experiment, step, solvedAt, diverged });
  }

  /** What is measured while the run plays counts for the backend it plays on. */
  private speedsWith(stepsPerSecond: number): Partial<RunState> {
    const { info, speeds, status } = this.state.get();
    if (!info || status.state !== 'running' || !(stepsPerSecond > 0)) return {};
    return { speeds: { ...speeds, [info.device.backend]: stepsPerSecond } };
  }

  private standing(): Partial<RunState> {
    const { info } = this.state.get();
    return info ? progressLevelOf(info.problem, this.series) : {};
  }
}
