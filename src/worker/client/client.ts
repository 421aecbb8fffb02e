/**
 * The page's side of a run: it has one answer to everything that can go wrong with a worker (context lost, hang, crash): end it,
 * start another from the last checkpoint. The curve goes on exactly as it would have.
 */
import type { BackendChoice } from '../../config/experiment.ts';
import { Connection, type Told } from './connection.ts';
import type { ClientEvents, KeptRun, RunRequest } from './contract.ts';
import { listens, loading, next, owesWord } from './phase.ts';
import type { Order, PageWish, WorkerSays } from './phase.ts';
import { Questions } from './questions.ts';
import { RunLimits } from './runLimits.ts';
import { RunRecord } from './runRecord.ts';
import type { Failure } from './status.ts';
import type {
  BackendId,
  Bound,
  Finding,
  FromWorker,
  KindId,
  LiveSettings,
  Pace,
  Question,
} from '../protocol.ts';

export type { ClientEvents, KeptRun, RunRequest } from './contract.ts';

export class TrainingClient {
  private phase = loading(false);
  private record: RunRecord | undefined;
  /** Where the run is computed, and the choice that the worker was started with. */
  private device: BackendId | undefined;
  private startedFor: BackendChoice | undefined;
  private readonly connection: Connection;
  /** What is asked of the network beside training. */
  private readonly questions: Questions;
  private readonly limits: RunLimits;
  private starting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly events: ClientEvents,
    createWorker?: () => Worker,
  ) {
    const post = (message: Told) => {
      if (listens(this.phase)) this.connection.post(message);
    };
    this.questions = new Questions(post);
    this.limits = new RunLimits(post);
    this.connection = new Connection(
      {
        receive: (message) => this.receive(message, this.record!),
        broke: (failure) => this.recover(failure, this.record!),
        missing: (detail) => this.wait(detail, this.record!),
        owes: () =>
          owesWord(this.phase, this.record!.mayTrain) || this.questions.owed(this.phase.at === 'resting'),
      },
      createWorker,
    );
  }

  /** What the run can go on from elsewhere, as of its last checkpoint; undefined where it has none. */
  kept(): KeptRun | undefined {
    return this.record?.kept;
  }

  /**
   * Starts a run from step 0, or from where it was kept; the one before it is ended.
   * @param stays whether the worker before may train it, where the processor computes: on WebGL it never gives back what it holds
   */
  load(request: RunRequest, stays = false): void {
    const record = new RunRecord(request);
    this.begin(record, request.play, stays && this.device !== 'webgl' && this.canStay(record));
  }

  play(): void {
    this.follow({ type: 'play' });
  }

  pause(): void {
    this.follow({ type: 'pause' });
  }

  /** Tries again to go on from the last checkpoint, where a file did not arrive. */
  retry(): void {
    this.follow({ type: 'retry' });
  }

  /** One training step. */
  step(): void {
    this.follow({ type: 'step' });
  }

  /** Back to step 0 with the same initial weights, paused. The worker stays: its shaders are compiled. */
  reset(): void {
    const { record } = this;
    if (record) this.begin(record.again(), false, this.canStay(record));
  }

  /**
   * Trains no further than to this step, whatever else it is asked: there it waits, still running, or pauses. Holds until it
   * pauses, another bound comes (`undefined` takes it away), or the run begins anew.
   */
  limit(bound: Bound | undefined): void {
    if (this.record?.limit(bound)) this.tellBound(this.record);
  }

  /** Trains no faster than this, whatever run it is; Infinity is as fast as possible. */
  limitSpeed(stepsPerSecond: number): void {
    this.limits.limitSpeed(stepsPerSecond);
  }

  /** Uses at most so many of the processor's cores, whatever run it is; the numbers stay the same. */
  limitCores(most: number): void {
    this.limits.limitCores(most);
  }

  /**
   * Changes live settings without losing a step.
   * @param from the first step that is to be trained with them, where that is not the next
   */
  change(settings: LiveSettings, from?: number): void {
    if (!this.record) return;
    this.record.change(settings, from);
    this.tellSettings(this.record);
  }

  /**
   * Moves the run to another backend, where it goes on from the very step it has reached, playing where it played. A run that
   * is over stays where it is; on the new backend it can begin again.
   */
  move(backend: BackendChoice): void {
    const { record } = this;
    if (!record || record.backend === backend) return;
    record.move(backend);
    if (listens(this.phase) && this.device === backend) {
      this.startedFor = backend;
      return;
    }
    record.form = undefined;
    this.follow({ type: 'move' });
  }

  /** Asks the network as it is now. A worker that fails or moves meanwhile does not matter; the beginning of another run does. */
  ask<Id extends KindId>(question: Question<Id>): Promise<Finding<Id>> {
    return this.questions.ask(question);
  }

  /** Asks now and, as the network learns, again; see `Questions.watch`. Goes on over runs, until what is returned is called. */
  watch<Id extends KindId>(
    question: Question<Id>,
    pace: Pace,
    take: (found: Finding<Id> | undefined) => void,
  ): () => void {
    return this.questions.watch(question, pace, take);
  }

  dispose(): void {
    clearTimeout(this.starting);
    this.questions.fail();
    this.connection.dispose();
  }

  /** True where the worker is at hand that a run on this backend would start. */
  private canStay({ backend }: RunRecord): boolean {
    return listens(this.phase) && this.startedFor === backend;
  }

  private begin(record: RunRecord, play: boolean, stays: boolean): void {
    this.record = record;
    this.questions.begin();
    this.events.begin();
    this.follow({ type: 'begin', play, stays });
  }

  /** Goes on to the phase that follows: first the worker is told, then the page. */
  private follow(event: PageWish | WorkerSays): void {
    const { status } = this.phase;
    const { phase, tell } = next(this.phase, event);
    this.phase = phase;
    for (const order of tell) this.carryOut(order);
    // Where no worker could be started, the page has heard that.
    if (phase.status === status || phase !== this.phase) return;
    if (phase.status.state === 'failed') this.questions.fail();
    this.events.status(phase.status);
  }

  private carryOut(order: Order): void {
    const { connection, questions } = this;
    const record = this.record!;
    switch (order) {
      case 'start':
        clearTimeout(this.starting);
        this.startedFor = record.backend;
        return connection.post(record.start());
      case 'start another':
        try {
          connection.open();
        } catch (error) {
          return this.follow({ type: 'failed', why: { kind: 'no worker', detail: String(error) } });
        }
        return this.carryOut('start');
      case 'try again':
        connection.close();
        this.starting = setTimeout(() => this.carryOut('start another'), record.recovery.delayMs);
        return;
      case 'catch up':
        questions.goOn();
        this.tellSettings(record);
        questions.resend();
        if (record.bound) this.tellBound(record);
        return this.limits.catchUp(record.cores);
      case 'end':
        return connection.close();
      case 'play':
      case 'pause':
      case 'step':
      case 'leave':
        connection.post({ type: order });
    }
  }

  private tellSettings({ changes }: RunRecord): void {
    const message = listens(this.phase) && changes.tell();
    if (message) this.connection.post(message);
  }

  private tellBound({ bound = { step: Infinity, there: 'wait' } }: RunRecord): void {
    if (listens(this.phase)) this.connection.post({ type: 'limit', bound });
  }

  private receive(message: FromWorker, record: RunRecord): void {
    switch (message.type) {
      case 'ready': {
        const { device, form } = message.info;
        this.device = device.backend;
        record.form = form;
        record.recovery.startedOn(device.backend);
        this.events.info(message.info);
        return this.follow({ type: 'ready', step: record.checkpoint?.step ?? 0 });
      }
      case 'frame':
        record.reached = message.frame.step;
        record.judge = false;
        this.events.frame(message.frame);
        return this.connection.post({ type: 'acknowledge', frame: message.frame.number });
      case 'answer':
        return this.questions.receive(message);
      case 'checkpoint':
        record.keep(message.checkpoint);
        return this.events.kept?.();
      case 'snapshot':
        return this.events.snapshot?.(message.snapshot);
      case 'changed': {
        const before = record.changes.take(message.change);
        return this.events.changed?.(message.change, before);
      }
      case 'paused':
        this.follow(message);
        if (this.phase.at === 'resting') record.rests();
        return;
      case 'left':
        record.resumedAt = message.step;
        if (message.step === 0) this.events.begin();
        return this.follow(message);
      case 'diverged':
        return this.follow(message);
      case 'failed':
        if (message.reason === 'missing-file') return this.wait(message.message, record);
        if (message.reason !== 'own-data' && message.reason !== 'experiment')
          return this.recover({ cause: message.reason, detail: message.message }, record);
        return this.follow({ type: 'failed', why: { kind: 'refused', sentence: message.message } });
      case 'alive':
        return;
      default:
        message satisfies never;
    }
  }

  /** Nothing is wrong with the device: the run stays as it is at its last checkpoint, up to where somebody tries again. */
  private wait(detail: string, record: RunRecord): void {
    const { from, lost } = record.goBack();
    if (lost) this.tellBack(from);
    this.follow({ type: 'missing', detail });
  }

  /** The one answer: another worker, after a pause that grows, at last elsewhere. */
  private recover(failure: Failure, record: RunRecord): void {
    const recovering = record.failed(failure.cause);
    if (!recovering) return this.follow({ type: 'failed', why: { kind: 'given up', failure } });
    this.tellBack(recovering.from);
    this.follow({ type: 'broke', recovering });
  }

  /** What came after this step is over, and comes again. */
  private tellBack(step: number): void {
    if (step > 0) this.events.rewind(step);
    else this.events.begin();
  }
}
