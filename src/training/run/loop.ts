/**
 * Keeps a trainer training: when to take a step, read losses, answer questions, and let messages in.
 *
 * What is computed depends on the step alone (losses of every step, evaluations at fixed steps), so that the same experiment
 * gives the same history to the last bit. When it is read and sent depends on the clock.
 */
import type { Question } from '../questions/kinds.ts';
import type { Pace } from '../questions/schedule.ts';
import type { LiveChange, LiveSettings } from '../trainers/checkpoint.ts';
import type { Trainer } from '../trainers/trainer.ts';
import { Answers } from './answers.ts';
import type { LoopSink, LoopStart, LoopTools } from './loopParts.ts';
import { Seat, type Seated } from './seat.ts';
import { SpeedLimit } from './speedLimit.ts';
import { StepLimit, UNBOUND, type Bound } from './stepLimit.ts';
import { StepReport } from './stepReport.ts';

/** How long losses may stay on the device, and how many; a backlog delays the pause button. */
const READ_EVERY_MS = 40;
const READ_AT_MOST = 32;
/** How long the loop keeps messages waiting. */
const YIELD_EVERY_MS = 8;
/** How often it is looked whether a page that is behind has caught up, should that not be heard. */
const BEHIND_MS = 100;

export class TrainingLoop {
  private readonly seat: Seat;
  private readonly report: StepReport;
  private readonly answers: Answers;
  private readonly stepLimit = new StepLimit();
  private readonly speedLimit: SpeedLimit;
  private readonly untilStep: number | undefined;
  private playing = false;
  /** When the losses were last read. */
  private lastRead = -Infinity;
  private running: Promise<void> | undefined;
  private leaving = false;
  /** Nobody is here to be asked any more. */
  private gone = false;
  /** Called once with what ended the loop against its will. */
  onFailure: ((error: unknown) => void) | undefined;

  constructor(
    seated: Seated,
    private readonly sink: LoopSink,
    private readonly tools: LoopTools,
    private readonly how: LoopStart,
  ) {
    this.untilStep = how.untilStep;
    this.speedLimit = new SpeedLimit(tools.now);
    this.seat = new Seat(seated, how.changes, tools.rebuild);
    this.report = new StepReport(this.seat, sink, tools, how.seconds ?? 0);
    this.answers = new Answers({
      seat: this.seat,
      report: this.report,
      tools,
      gone: () => this.gone,
      playing: () => this.playing,
      running: () => this.running !== undefined,
      poke: () => this.stepLimit.poke(),
      guarded: (work, done) => this.guarded(work, done),
      say: (...answer) => sink.answer(...answer),
    });
  }

  get trainer(): Trainer {
    return this.seat.trainer;
  }

  /** Steps done so far. */
  get step(): number {
    return this.trainer.step;
  }

  /** The untrained (or resumed) network, before anything is played. */
  begin(): void {
    this.report.begin(this.how.judge ?? false);
  }

  /** Trains until paused. Rejects through `failure` only. */
  play(): void {
    if (this.ended || this.running) {
      this.playing = !this.ended;
      return;
    }
    if (this.atEnd) return this.sink.paused(this.step);
    this.playing = true;
    this.report.rate.forget();
    this.running = this.guarded(
      () => this.run(),
      () => (this.running = undefined),
    );
  }

  pause(): void {
    this.playing = false;
    this.stepLimit.poke();
    if (!this.running && !this.ended) this.sink.paused(this.step);
  }

  /** One training step; nothing while the loop plays. Waits where the batch is another one from that step on. */
  async single(): Promise<void> {
    if (this.running || this.ended) return;
    if (this.answers.atRest) {
      await this.answers.atRest;
      return this.single();
    }
    await this.takeBatch();
    if (this.ended) return;
    this.report.advance();
    if (await this.read()) await this.enterResting();
  }

  /** Trains no further than this, until it is told another bound. */
  limit(bound: Bound): void {
    this.stepLimit.set(bound);
  }

  /** Trains no faster than this, from now on; Infinity is as fast as possible. */
  limitSpeed(stepsPerSecond: number): void {
    this.speedLimit.set(stepsPerSecond);
    this.stepLimit.poke();
  }

  /** The page is no longer behind. */
  pageHasCaughtUp(): void {
    this.stepLimit.poke();
  }

  /** Changes settings from the next step on, or from step `from` where that is later. */
  change(settings: LiveSettings, from = 0): LiveChange {
    return this.seat.change(settings, from);
  }

  /** At rest, takes on the batch that the next step wants: whoever looks at that step finds it as it will be. */
  async changeAtRest(): Promise<void> {
    await this.answers.atRest;
    if (!this.running && !this.ended) await this.takeBatch();
  }

  /** Answers once, after the step under way; training waits meanwhile. */
  ask(id: number, question: Question): void {
    this.answers.ask(id, question);
  }

  /** Answers now, and again and again, until `forget`. */
  watch(id: number, question: Question, pace: Pace): void {
    this.answers.watch(id, question, pace);
  }

  forget(id: number): void {
    this.answers.forget(id);
  }

  /**
   * Comes to rest for good, to go on elsewhere: all there is has been sent then, with a checkpoint of this very step unless it
   * is step 0. False where the loop has ended before.
   */
  async leave(): Promise<boolean> {
    this.leaving = true;
    this.playing = false;
    this.stepLimit.poke();
    await this.running;
    if (this.ended) return false;
    if (this.step > 0) this.report.keep();
    this.gone = true;
    return true;
  }

  /** Ends the loop and frees its tensors. */
  async dispose(): Promise<void> {
    this.playing = false;
    this.gone = true;
    this.stepLimit.poke();
    await this.running;
    await this.answers.atRest;
    this.trainer.dispose();
  }

  /** Nothing is trained any more. */
  private get ended(): boolean {
    return this.gone || this.report.diverged;
  }

  /** True once the step has been reached at which the run is to pause by itself. */
  private get atEnd(): boolean {
    return this.untilStep !== undefined && this.step >= this.untilStep;
  }

  private async run(): Promise<void> {
    const { now, yieldToMessages } = this.tools;
    const { report } = this;
    await this.answers.atRest;
    let lastYield = now();
    this.lastRead = -Infinity;
    while (this.playing && !this.ended) {
      if (this.stepLimit.closedAfter(this.step)) {
        await this.waitAtLimit();
        continue;
      }
      const pause = this.tools.pageIsBehind?.() ? BEHIND_MS : this.speedLimit.waitMs;
      if (pause > 0) {
        await this.standBy(pause);
        lastYield = now();
        continue;
      }
      if (await this.takeBatch()) continue;
      await report.advanceTogether();
      this.speedLimit.took();
      if (report.doubtful && !(await report.settle())) return;
      if (this.trainer.unreadLosses >= READ_AT_MOST || now() - this.lastRead > READ_EVERY_MS || this.atEnd) {
        if (!(await this.takeStock())) return;
      }
      if (this.atEnd) this.playing = false;
      if (now() - lastYield > YIELD_EVERY_MS) {
        await yieldToMessages();
        lastYield = now();
        await this.answers.give('asked');
      }
    }
    if (this.ended || !(await this.read())) return;
    if (!this.leaving) await this.enterResting();
  }

  /** Brings the losses over, and settles what is doubtful of them; false when the run has diverged. */
  private async read(): Promise<boolean> {
    return this.report.read() || (this.report.doubtful && (await this.report.settle()));
  }

  /** Reads, answers what is watched, and sends and keeps what is due; false when the run has diverged. */
  private async takeStock(): Promise<boolean> {
    if (!(await this.read())) return false;
    this.lastRead = this.tools.now();
    await this.answers.give('training');
    this.report.send(false);
    if (this.report.checkpointDue) this.report.keep();
    return true;
  }

  /** At the bound: all there is has been read and sent; it pauses, or waits until it may go on or is asked something. */
  private async waitAtLimit(): Promise<void> {
    const { pokes } = this.stepLimit;
    if (!(await this.read())) return;
    if (this.stepLimit.pauses) {
      this.playing = false;
      return;
    }
    await this.answers.give('training');
    this.report.send(true);
    await this.stepLimit.wait(pokes);
    await this.answers.give('asked');
  }

  /** Waits before the next step, so long or until something has changed; where that can be seen, with all that there is sent. */
  private async standBy(ms: number): Promise<void> {
    const { pokes } = this.stepLimit;
    if (ms > READ_EVERY_MS && !(await this.takeStock())) return;
    await this.stepLimit.wait(pokes, ms);
    await this.answers.give('asked');
  }

  /** Goes on as the settings of the next step say. True where that took another trainer, and time has gone by. */
  private async takeBatch(): Promise<boolean> {
    let replaced = false;
    while (this.seat.takeSettings() && !this.ended) {
      replaced = true;
      if (!(await this.read())) break;
      await this.seat.replace();
      this.tools.alive();
    }
    return replaced;
  }

  /** Everything is read, shown and kept; what is watched is answered by the network as it stays. */
  private async enterResting(): Promise<void> {
    if (this.stepLimit.pauses) this.stepLimit.set(UNBOUND);
    await this.answers.give('quick');
    this.report.keep();
    this.sink.paused(this.step);
    this.answers.restAndAnswer();
  }

  /** Does the work, then what has come up meanwhile. What goes wrong ends the loop. */
  private async guarded(work: () => Promise<void>, done: () => void): Promise<void> {
    try {
      await work();
      done();
      this.answers.restAndAnswer();
    } catch (error) {
      this.gone = true;
      this.onFailure?.(error);
    }
  }
}
