/**
 * The page's side of a run: it has one answer to everything that can go wrong with a worker (context lost, hang, crash): end it,
 * start another from the last checkpoint. The curve goes on exactly as it would have.
 */
import type { BackendChoice } from '../../config/experiment.ts';
import { Connection } from './connection.ts';
import type { ClientEvents, RunRequest } from './contract.ts';
import { listens, loading, next, owesWord } from './phase.ts';
import type { Order, PageWish, WorkerSays } from './phase.ts';
import { Inquiries, NothingFound } from './questions.ts';
import { RunRecord } from './runRecord.ts';
import type { Failure } from './status.ts';
import type {
  BackendId,
  Bound,
  Found,
  FreeRunQuestion,
  FromWorker,
  Inspection,
  InspectionKind,
  LengthQuestion,
  LiveSettings,
} from '../protocol.ts';

export type { ClientEvents, RunRequest } from './contract.ts';
export { NothingFound } from './questions.ts';

const NO_NETWORK = 'The run has failed, so there is no network to look into: reset it.';

export class TrainingClient {
  private phase = loading(false);
  private record: RunRecord | undefined;
  /** Where the run is computed, and the choice that the worker was started with. */
  private device: BackendId | undefined;
  private startedFor: BackendChoice | undefined;
  private example = 0;
  private readonly connection: Connection;
  /** What is asked of the network beside training. */
  private readonly inquiries: Inquiries;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly events: ClientEvents,
    createWorker?: () => Worker,
  ) {
    this.inquiries = new Inquiries(events, (inquiry) => {
      if (!listens(this.phase)) return false;
      this.connection.post(inquiry);
      return true;
    });
    this.connection = new Connection(
      {
        receive: (message) => this.receive(message, this.record!),
        broke: (failure) => this.recover(failure, this.record!),
        owes: () => owesWord(this.phase, this.record!.mayTrain) || this.inquiries.owed,
      },
      createWorker,
    );
  }

  /** Starts a run from step 0; the one before it is ended. */
  load(request: RunRequest): void {
    this.inquiries.forgetFreeRun();
    this.begin(new RunRecord(request), request.play, false);
  }

  play(): void {
    this.follow({ type: 'play' });
  }

  pause(): void {
    this.follow({ type: 'pause' });
  }

  /** One training step. */
  step(): void {
    this.follow({ type: 'step' });
  }

  /** Back to step 0 with the same initial weights, paused. The worker stays: its shaders are compiled. */
  reset(): void {
    const { record } = this;
    if (record) this.begin(record.again(), false, listens(this.phase) && this.startedFor === record.backend);
  }

  /**
   * Trains no further than to this step, whatever else it is asked: there it waits, still running, or pauses. Holds until it
   * pauses, another bound comes (`undefined` takes it away), or the run begins anew.
   */
  limit(bound: Bound | undefined): void {
    const { record } = this;
    if (!record || (record.bound?.step === bound?.step && record.bound?.there === bound?.there)) return;
    record.bound = bound;
    this.tellBound(record);
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
    if (this.phase.status.state === 'failed') throw new NothingFound(NO_NETWORK);
    // A finding is of its question's kind; that cannot be told in types where there are several.
    return (await this.inquiries.inspect(question as Inspection)) as unknown as Found<Kind>;
  }

  /** Which held-out example the score shows, from 0. */
  showExample(example: number): void {
    this.example = example;
    this.connection.post({ type: 'example', example });
  }

  dispose(): void {
    clearTimeout(this.retry);
    this.inquiries.giveUp(NO_NETWORK);
    this.connection.dispose();
  }

  private begin(record: RunRecord, play: boolean, stays: boolean): void {
    this.record = record;
    this.inquiries.begin();
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
    if (phase.status.state === 'failed') this.inquiries.giveUp(NO_NETWORK);
    this.events.status(phase.status);
  }

  private carryOut(order: Order): void {
    const { connection, inquiries } = this;
    const record = this.record!;
    switch (order) {
      case 'start':
        clearTimeout(this.retry);
        inquiries.started();
        this.startedFor = record.backend;
        return connection.post(record.start(this.example));
      case 'start another':
        try {
          connection.open();
        } catch (error) {
          return this.follow({ type: 'failed', why: { kind: 'no worker', detail: String(error) } });
        }
        return this.carryOut('start');
      case 'try again':
        connection.close();
        this.retry = setTimeout(() => this.carryOut('start another'), record.recovery.delayMs);
        return;
      case 'catch up':
        this.tellSettings(record);
        inquiries.resend();
        if (record.bound) this.tellBound(record);
        return;
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
        this.events.frame(message.frame);
        return this.connection.post({ type: 'acknowledge', frame: message.frame.number });
      case 'judged':
      case 'heard':
      case 'answered':
      case 'continued':
      case 'inspected':
        return this.inquiries.receive(message);
      case 'checkpoint':
        return record.keep(message.checkpoint);
      case 'snapshot':
        return this.events.snapshot?.(message.snapshot);
      case 'changed': {
        const before = record.changes.take(message.change);
        return this.events.changed?.(message.change, before);
      }
      case 'paused':
        this.follow(message);
        if (this.phase.at === 'resting' && record.bound?.there === 'pause') this.limit(undefined);
        return;
      case 'left':
        record.resumedAt = message.step;
        if (message.step === 0) this.events.begin();
        return this.follow(message);
      case 'diverged':
        return this.follow(message);
      case 'failed':
        if (message.reason !== 'own-data' && message.reason !== 'experiment')
          return this.recover({ cause: message.reason, detail: message.message }, record);
        return this.follow({ type: 'failed', why: { kind: 'refused', sentence: message.message } });
      case 'alive':
        return;
      default:
        message satisfies never;
    }
  }

  /** The one answer: another worker, after a pause that grows, at last elsewhere. */
  private recover(failure: Failure, record: RunRecord): void {
    const recovering = record.failed(failure.cause);
    if (!recovering) return this.follow({ type: 'failed', why: { kind: 'given up', failure } });
    if (recovering.from > 0) this.events.rewind(recovering.from);
    else this.events.begin();
    this.follow({ type: 'broke', recovering });
  }
}
