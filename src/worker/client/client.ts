/**
 * The page's side of a run: it owns the worker, keeps what a new worker would need, and has one answer to everything that can
 * go wrong with one (context lost, hang, crash): end it, start another from the last checkpoint. The curve goes on exactly
 * as it would have.
 */
import { liveSettingsOf, type BackendChoice, type Experiment } from '../../config/experiment.ts';
import type { OwnData } from '../../tasks/contract/abilities.ts';
import { Inquiries, NothingFound, type InquiryEvents } from './questions.ts';
import { Recovery, type FailureCause } from './recovery.ts';
import type {
  BackendId,
  Bound,
  Checkpoint,
  Found,
  Frame,
  FreeRunQuestion,
  FromWorker,
  Inspection,
  InspectionKind,
  LengthQuestion,
  LiveChange,
  LiveSettings,
  RunInfo,
  Snapshot,
  ToWorker,
  TrainerForm,
} from '../protocol.ts';

/**
 * loading: a worker starts. ready: it can be played. running: it trains. paused: it can go on.
 * moving: the run goes on in another worker, on another backend. recovering: a worker failed and a new one resumes. diverged: the loss is no longer a number. failed: nothing more to try.
 */
export type RunState =
  'loading' | 'ready' | 'running' | 'paused' | 'moving' | 'recovering' | 'diverged' | 'failed';

/** States in which no worker is there yet that could be told anything. */
const AWAY: ReadonlySet<RunState> = new Set<RunState>(['loading', 'moving', 'recovering']);

export interface RunStatus {
  readonly state: RunState;
  /** A sentence to the person, for the states that need one. */
  readonly message?: string;
}

export { NothingFound } from './questions.ts';

export interface ClientEvents extends InquiryEvents {
  status(status: RunStatus): void;
  /** A run can begin, or has moved to another device. */
  info(info: RunInfo): void;
  frame(frame: Frame): void;
  /** The parameters after a step, for looking back; those after the step of a `rewind` come again. */
  snapshot?(snapshot: Snapshot): void;
  /** A run begins at step 0: the series of the one before are over. */
  begin(): void;
  /** Settings have changed under way, from that step on; a change at an earlier step takes back those that came later. */
  changed?(change: LiveChange, before: LiveSettings): void;
  /** A failed worker is replaced: the series go back to this step, and what came later comes again, exactly. */
  rewind(step: number): void;
  notice(sentence: string): void;
}

export interface RunRequest {
  readonly experiment: Experiment;
  readonly own?: OwnData;
  readonly play: boolean;
  /** Pause by itself after this step. */
  readonly untilStep?: number;
}

/** Silence of a worker that owes an answer counts as a hang after this many seconds; longer while its script is still loading. */
const HANG_SECONDS = 10;
const FIRST_WORD_SECONDS = 45;

const NO_NETWORK = 'The run has failed, so there is no network to look into: reset it.';

function createTrainingWorker(): Worker {
  return new Worker(new URL('../train.worker.ts', import.meta.url), { type: 'module' });
}

export class TrainingClient {
  private worker: Worker | undefined;
  private run = 0;
  private request: RunRequest | undefined;
  /** The experiment as it was at step 0: live changes are replayed at their own steps. */
  private initial: Experiment | undefined;
  private checkpoint: Checkpoint | undefined;
  private resumedAt = 0;
  private changes: LiveChange[] = [];
  /** The newest settings asked for; a worker that is starting, or dies before it answers, hears of them once it is ready. */
  private wanted: LiveSettings | undefined;
  /** Where the settings wanted are to begin, if not at once. */
  private wantedFrom: number | undefined;
  /** How far the run may train; undefined where nothing holds it. */
  private bound: Bound | undefined;
  /** The step of the last frame. */
  private reached = 0;
  /** How the run is computed, since it began or moved. */
  private form: TrainerForm | undefined;
  /** Where the run is computed, and the choice that the worker was started with. */
  private device: BackendId | undefined;
  private startedFor: BackendChoice | undefined;
  /** The settings that the worker was told last; undefined where it knows those that it was started with. */
  private told: LiveSettings | undefined;
  /** Play was pressed while a pause was under way: the worker is told to play on as soon as it rests. */
  private resuming = false;
  /** True while a pause is asked for and not answered yet. */
  private pausing = false;
  /** True while the worker gathers what a move takes along. */
  private leaving = false;
  private example = 0;
  private playing = false;
  /** What is asked of the network beside training. */
  private readonly inquiries: Inquiries;
  /** Single steps under way. */
  private stepping = 0;
  private state: RunState = 'loading';
  private recovery = new Recovery('auto');
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly watchdog: ReturnType<typeof setInterval>;
  /** Seconds on which the watchdog looked and heard nothing; counted, not timed, so that a sleeping page accuses nobody. */
  private silence = 0;
  private heard = false;

  constructor(
    private readonly events: ClientEvents,
    private readonly createWorker: () => Worker = createTrainingWorker,
  ) {
    this.inquiries = new Inquiries(events, (inquiry) => {
      if (AWAY.has(this.state)) return false;
      this.silence = 0;
      this.post({ ...inquiry, run: this.run });
      return true;
    });
    this.watchdog = setInterval(() => this.watch(), 1000);
  }

  /** Starts a run from step 0; the one before it is ended. */
  load(request: RunRequest): void {
    this.request = request;
    this.inquiries.forgetFreeRun();
    this.recovery = new Recovery(request.experiment.backend);
    this.begin(request.play);
    this.spawn();
  }

  play(): void {
    this.playing = true;
    if (this.state === 'running' && this.pausing) this.resuming = true;
    if (this.state !== 'ready' && this.state !== 'paused') return;
    this.enter('running');
    this.post({ type: 'play', run: this.run });
  }

  pause(): void {
    this.playing = false;
    this.resuming = false;
    if (this.state !== 'running') return;
    this.pausing = true;
    this.post({ type: 'pause', run: this.run });
  }

  /** One training step. */
  step(): void {
    if (this.state !== 'ready' && this.state !== 'paused') return;
    this.stepping++;
    this.silence = 0;
    this.post({ type: 'step', run: this.run });
  }

  /** Back to step 0 with the same initial weights, paused. The worker stays: its shaders are compiled. */
  reset(): void {
    if (!this.request) return;
    const { backend } = this.request.experiment;
    const usable =
      this.worker && this.state !== 'failed' && !AWAY.has(this.state) && this.startedFor === backend;
    this.begin(false);
    if (usable) this.postStart();
    else this.spawn();
  }

  /**
   * Trains no further than to this step, whatever else it is asked: there it waits, still running, or pauses. Holds until it
   * pauses, another bound comes (`undefined` takes it away), or the run begins anew.
   */
  limit(bound: Bound | undefined): void {
    const { bound: before } = this;
    if (before?.step === bound?.step && before?.there === bound?.there) return;
    this.bound = bound;
    this.silence = 0;
    if (!AWAY.has(this.state)) this.postBound();
  }

  /**
   * Changes live settings without losing a step.
   * @param from the first step that is to be trained with them, where that is not the next
   */
  change(settings: LiveSettings, from?: number): void {
    if (!this.request) return;
    this.request = {
      ...this.request,
      experiment: { ...this.request.experiment, ...liveSettingsOf(settings) },
    };
    this.wanted = settings;
    this.wantedFrom = from;
    this.handOver();
  }

  /**
   * Moves the run to another backend, where it goes on from the very step it has reached, playing where it played. A run that
   * is over stays where it is; on the new backend it can begin again.
   */
  move(backend: BackendChoice): void {
    if (!this.request || this.request.experiment.backend === backend) return;
    this.request = { ...this.request, experiment: { ...this.request.experiment, backend } };
    this.initial = { ...this.initial!, backend };
    this.recovery = new Recovery(backend);
    if (this.state === 'diverged' || this.state === 'failed' || this.leaving) return;
    if (!AWAY.has(this.state) && this.device === backend) {
      this.startedFor = backend;
      return;
    }
    this.form = undefined;
    if (AWAY.has(this.state)) return this.spawn();
    this.leaving = true;
    this.enter('moving');
    this.post({ type: 'leave', run: this.run });
  }

  /** Asks how the network does at other lengths; the event `judged` answers, once for each question of this run. */
  judge(question: LengthQuestion): void {
    this.inquiries.judge(question);
  }

  /**
   * Has the network hear a sound; the event `heard` answers for the newest one, unless the run begins anew.
   * @param features `[frames, bands]`, as the task's inputs are
   */
  hear(features: Float32Array): void {
    this.inquiries.hear(features);
  }

  /** Asks what the network makes of a typed source; the event `answered` answers the newest question of this run. */
  ask(text: string): void {
    this.inquiries.ask(text);
  }

  /** Lets the network run on by itself from a place of the series; holds until the next `load`. */
  continueFrom(question: FreeRunQuestion): void {
    this.inquiries.continueFrom(question);
  }

  /**
   * Finds something in the network as it is now. A worker that fails or moves meanwhile does not matter.
   * @throws NothingFound, with a sentence, where there is nothing to be found, or the run begins anew or fails
   */
  async inspect<Kind extends InspectionKind>(question: Inspection<Kind>): Promise<Found<Kind>> {
    if (this.state === 'failed') throw new NothingFound(NO_NETWORK);
    // A finding is of its question's kind; that cannot be told in types where there are several.
    return (await this.inquiries.inspect(question as Inspection)) as unknown as Found<Kind>;
  }

  /** Which held-out example the score shows, from 0. */
  showExample(example: number): void {
    this.example = example;
    this.post({ type: 'example', run: this.run, example });
  }

  dispose(): void {
    clearInterval(this.watchdog);
    this.inquiries.giveUp(NO_NETWORK);
    this.end();
  }

  /** Everything a run from step 0 forgets. */
  private begin(play: boolean): void {
    this.checkpoint = undefined;
    this.changes = [];
    this.wanted = undefined;
    this.bound = undefined;
    this.reached = 0;
    this.inquiries.begin();
    this.form = undefined;
    this.initial = this.request!.experiment;
    this.resumedAt = 0;
    this.leaving = false;
    this.playing = play;
    this.events.begin();
    this.enter('loading');
  }

  private spawn(): void {
    this.end();
    try {
      this.worker = this.createWorker();
    } catch (error) {
      this.enter('failed', `The training worker could not be started: ${String(error)}`);
      return;
    }
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.receive(data);
    this.worker.onerror = (event) => {
      event.preventDefault?.();
      this.recover('crash', event.message || 'The worker stopped without saying why.');
    };
    this.heard = false;
    this.postStart();
  }

  private postStart(): void {
    const { own, untilStep } = this.request!;
    this.inquiries.started();
    this.silence = 0;
    this.startedFor = this.initial!.backend;
    this.told = undefined;
    this.resuming = false;
    this.post({
      type: 'start',
      run: ++this.run,
      experiment: this.initial!,
      changes: this.changes,
      example: this.example,
      givenUp: this.recovery.givenUp,
      ...(own ? { own } : {}),
      ...(this.checkpoint ? { checkpoint: this.checkpoint } : {}),
      ...(this.form ? { form: this.form } : {}),
      ...(untilStep === undefined ? {} : { untilStep }),
    });
  }

  private end(): void {
    clearTimeout(this.retry);
    if (!this.worker) return;
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.terminate();
    this.worker = undefined;
  }

  private post(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private enter(state: RunState, message?: string): void {
    this.state = state;
    if (state !== 'paused') this.stepping = 0;
    this.pausing = false;
    this.resuming = false;
    if (state === 'failed') this.inquiries.giveUp(NO_NETWORK);
    this.silence = 0;
    this.events.status(message === undefined ? { state } : { state, message });
  }

  /** Tells a worker that is ready of the settings wanted, unless it knows them. */
  private handOver(): void {
    if (!this.wanted || AWAY.has(this.state)) return;
    const known = this.told ?? this.changes.at(-1)?.settings ?? liveSettingsOf(this.initial!);
    if (JSON.stringify(known) === JSON.stringify(this.wanted)) return;
    this.told = this.wanted;
    const from = this.wantedFrom === undefined ? {} : { from: this.wantedFrom };
    this.post({ type: 'change', run: this.run, settings: this.wanted, ...from });
  }

  private postBound(): void {
    this.post({ type: 'limit', run: this.run, bound: this.bound ?? { step: Infinity, there: 'wait' } });
  }

  /** A change replaces whatever was to be replayed from its step on. */
  private remember(change: LiveChange): void {
    const earlier = this.changes.filter(({ step }) => step < change.step);
    this.changes = [...earlier, change];
    this.events.changed?.(change, earlier.at(-1)?.settings ?? liveSettingsOf(this.initial!));
  }

  private receive(message: FromWorker): void {
    this.heard = true;
    this.silence = 0;
    if (message.run !== this.run) return;
    switch (message.type) {
      case 'ready':
        this.device = message.info.device.backend;
        this.recovery.startedOn(this.device);
        this.form = message.info.form;
        this.events.info(message.info);
        this.settle();
        // What was asked for while the worker was starting.
        this.handOver();
        this.inquiries.resend();
        if (this.bound) this.postBound();
        if (this.playing) this.post({ type: 'play', run: this.run });
        return;
      case 'frame':
        this.reached = message.frame.step;
        this.events.frame(message.frame);
        return this.post({ type: 'acknowledge', run: this.run, frame: message.frame.number });
      case 'judged':
      case 'heard':
      case 'answered':
      case 'continued':
      case 'inspected':
        return this.inquiries.receive(message);
      case 'checkpoint':
        this.checkpoint = message.checkpoint;
        if (message.checkpoint.step > this.resumedAt) this.recovery.progressed();
        return;
      case 'snapshot':
        return this.events.snapshot?.(message.snapshot);
      case 'changed':
        return this.remember(message.change);
      case 'left':
        return this.goOn(message.step);
      case 'paused':
        // What it did before it heard that it is to leave.
        if (this.leaving) return;
        this.pausing = false;
        if (this.resuming) {
          this.resuming = false;
          return this.post({ type: 'play', run: this.run });
        }
        this.playing = false;
        if (this.bound?.there === 'pause') this.bound = undefined;
        if (this.stepping > 0) this.stepping--;
        return this.enter(message.step === 0 ? 'ready' : 'paused');
      case 'diverged':
        this.playing = false;
        this.leaving = false;
        return this.enter('diverged', divergedSentence(message.step, message.loss));
      case 'alive':
        return;
      case 'failed':
        if (message.reason === 'own-data' || message.reason === 'experiment')
          return this.enter('failed', message.message);
        return this.recover(message.reason, message.message);
      default:
        message satisfies never;
    }
  }

  /** The old worker has handed over all it had: the next begins where it stopped. */
  private goOn(step: number): void {
    this.leaving = false;
    this.resumedAt = step;
    if (step === 0) this.events.begin();
    this.spawn();
  }

  /** The state after a start. */
  private settle(): void {
    if (this.playing) return this.enter('running');
    this.enter((this.checkpoint?.step ?? 0) === 0 ? 'ready' : 'paused');
  }

  private watch(): void {
    const { owed } = this.inquiries;
    const trains = this.state === 'running' && this.reached < (this.bound?.step ?? Infinity);
    const owes = AWAY.has(this.state) || trains || this.stepping > 0 || owed;
    if (!owes || !this.worker || this.state === 'failed') return;
    this.silence++;
    const patience = this.heard ? HANG_SECONDS : FIRST_WORD_SECONDS;
    if (this.silence > patience)
      this.recover('hang', `Nothing was heard from the worker for ${patience} seconds.`);
  }

  /** The one answer: a new worker from the last checkpoint, after a pause that grows, at last elsewhere. */
  private recover(cause: FailureCause, detail: string): void {
    this.end();
    const step = this.checkpoint?.step ?? 0;
    const plan = this.recovery.plan(cause, detail, step);
    this.leaving = false;
    if (plan.moves) this.form = undefined;
    if (plan.giveUp) return this.enter('failed', plan.sentence);
    this.events.notice(plan.sentence);
    if (this.checkpoint) this.events.rewind(step);
    else this.events.begin();
    this.resumedAt = step;
    this.reached = step;
    this.enter('recovering', plan.sentence);
    this.retry = setTimeout(() => this.spawn(), plan.delayMs);
  }
}

function divergedSentence(step: number, loss: number): string {
  const value = Number.isNaN(loss) ? 'NaN' : 'infinite';
  return `Diverged (${value}) at step ${step.toLocaleString('en')}: lower the learning rate or clip the gradient, then reset.`;
}
