/**
 * Keeps a trainer training: when to read losses, evaluate, look inside, keep a checkpoint, and when to let messages in.
 *
 * What is computed depends on the step alone (losses of every step, evaluations at fixed steps), so that the same experiment
 * gives the same history to the last bit. When it is read and sent depends on the clock. Looking inside (the score, a sample
 * of text, a free run) never costs more than a tenth of the time.
 */
import type { Backend } from '../../backend/select.ts';
import { DIVERGED, promptReply, type Answer, type Question } from '../questions/prompt.ts';
import type { Checkpoint, LiveChange, LiveSettings } from '../trainers/checkpoint.ts';
import { demandContext, DeviceError } from '../trainers/deviceError.ts';
import { StepLimit, UNBOUND, type Bound } from './stepLimit.ts';
import { FreeRuns, type FreeRun, type FreeRunQuestion } from '../questions/freeRun.ts';
import { classifySound, type HeardAnswer } from '../questions/sound.ts';
import type { Finding } from '../questions/kinds.ts';
import { LengthQuestions, type LengthAnswer, type LengthQuestion } from '../questions/lengths.ts';
import type { Sample, Readout } from '../trainers/readings.ts';
import { RateMeter } from './stepRate.ts';
import { PeriodicReadings } from './periodicReadings.ts';
import { snapshotAfter, type Snapshot } from '../trainers/snapshots.ts';
import { EVALUATE_EVERY, type GradientReader, type Trainer } from '../trainers/trainer.ts';

/** How long losses may stay on the device, and how many; a backlog delays the pause button. */
const READ_EVERY_MS = 40;
const READ_AT_MOST = 32;
/** How long the loop keeps messages waiting. */
const YIELD_EVERY_MS = 8;
/** The first checkpoint of a (resumed) run comes early, so that even a device that fails again and again gets on. */
const FIRST_CHECKPOINT_STEPS = 10;
const CHECKPOINT_EVERY_MS = 2000;
/** A look inside waits this many times its own cost. */
const FREE_RUN_PAUSE = 20;
/** One that was given up comes sooner. */
const GIVEN_UP_PAUSE = 4;

/** Of training steps one after the other, oldest first. */
export interface StepResults {
  /** Before each step's update. */
  readonly losses: Float32Array;
  /** How long each gradient was, before it was clipped. */
  readonly gradientNorms: Float32Array;
  /** The clip norm that held; 0 where nothing is clipped. */
  readonly clipNorms: Float32Array;
}

/** Where the loop puts what it finds. */
export interface LoopSink {
  losses(firstStep: number, steps: StepResults): void;
  /** @param seconds of training up to that step */
  evaluation(step: number, loss: number, metric: number, seconds: number): void;
  score(score: Readout): void;
  sample(sample: Sample): void;
  judged(answer: LengthAnswer): void;
  answered(answer: Answer): void;
  continued(run: FreeRun): void;
  /** Something may be sent now; `now` says that it must be. */
  send(step: number, stepsPerSecond: number, now: boolean): void;
  checkpoint(checkpoint: Checkpoint): void;
  /** The parameters after a step, to look back on. */
  snapshot(snapshot: Snapshot): void;
  paused(step: number): void;
  diverged(step: number, loss: number): void;
}

export interface LoopTools {
  readonly backend: Backend;
  /** Asked when a loss is exactly 0: can the device still compute? */
  readonly stillSound: () => boolean;
  /** Says that the loop is alive, between parts that may take long; cheap enough to be called at every step. */
  readonly alive: () => void;
  /** Lets waiting messages in. */
  readonly yieldToMessages: () => Promise<void>;
  readonly now: () => number;
  readonly seed: number;
  /** The gradients that the score shows (`Trainer.gradientReader`); without it it comes without them. */
  readonly readGradients?: GradientReader;
  /**
   * The same network in the same form, going on from a checkpoint with batches of the size that the settings say; without it
   * the batch stays as it is.
   */
  readonly rebuild?: (live: LiveSettings, checkpoint: Checkpoint) => Promise<Seat>;
}

/** Who trains a loop's network at the moment: another batch size makes another trainer. */
export interface Seat {
  readonly trainer: Trainer;
  readonly readGradients?: GradientReader | undefined;
}

export class TrainingLoop implements Seat {
  readGradients: Seat['readGradients'];
  private playing = false;
  private running: Promise<void> | undefined;
  private ended = false;
  private leaving = false;
  private pendingChanges: LiveChange[];
  private readonly untilStep: number | undefined;
  private readonly resumedAt: number;
  private lastCheckpoint: { step: number; time: number } | undefined;
  /** When losses were last brought over by the clock; evaluations bring them too, at steps of their own. */
  private lastReport: number;
  private readonly periodicReadings: PeriodicReadings;
  /** The next step of which a snapshot is kept. */
  private nextSnapshot: number;
  private nextFreeRun = 0;
  private readonly questions: LengthQuestions;
  private readonly freeRuns: FreeRuns;
  /** Questions that are being answered while nothing is trained. */
  private answering: Promise<void> | undefined;
  private readonly rate = new RateMeter();
  /** The clip norms of the steps whose losses wait to be read. */
  private clipNorms: number[] = [];
  private readonly stepLimit = new StepLimit();
  /** Seconds of training, without evaluations, looks inside, and waiting. */
  private seconds: number;

  /** @param how.seconds that the network had been trained before */
  constructor(
    public trainer: Trainer,
    private readonly sink: LoopSink,
    private readonly tools: LoopTools,
    how: { example: number; changes: readonly LiveChange[]; untilStep?: number; seconds?: number },
  ) {
    this.seconds = how.seconds ?? 0;
    this.readGradients = tools.readGradients;
    this.untilStep = how.untilStep;
    this.resumedAt = trainer.step;
    this.nextSnapshot = trainer.step === 0 ? 0 : snapshotAfter(trainer.step);
    this.pendingChanges = how.changes.filter(({ step }) => step > trainer.step);
    this.lastReport = tools.now();
    this.questions = new LengthQuestions(this, (answer) => sink.judged(answer));
    this.freeRuns = new FreeRuns(this);
    this.periodicReadings = new PeriodicReadings(this, sink, tools, how.example);
  }

  /** The untrained (or resumed) network, before anything is played. */
  begin(): void {
    if (this.trainer.step === 0) this.evaluate();
    this.keepSnapshot();
    this.periodicReadings.read(true);
    this.send(true);
  }

  /** Trains until paused. Rejects through `failure` only. */
  play(): void {
    if (this.ended || this.running) {
      this.playing = !this.ended;
      return;
    }
    if (this.atEnd) return this.sink.paused(this.trainer.step);
    this.playing = true;
    this.rate.forget();
    this.running = this.guarded(
      () => this.run(),
      () => (this.running = undefined),
    );
  }

  /** Called once with what ended the loop against its will. */
  onFailure: ((error: unknown) => void) | undefined;

  pause(): void {
    this.playing = false;
    this.stepLimit.poke();
    if (!this.running && !this.ended) this.sink.paused(this.trainer.step);
  }

  /** One training step; nothing while the loop plays. Waits where the batch is another one from that step on. */
  async single(): Promise<void> {
    if (this.running || this.ended) return;
    if (this.answering) {
      await this.answering;
      return this.single();
    }
    this.takeOn();
    while (this.outgrown && !this.ended) await this.rebuild();
    if (this.ended) return;
    this.advance();
    if (this.read()) this.enterResting();
  }

  /** Trains no further than this, until it is told another bound. */
  limit(bound: Bound): void {
    this.stepLimit.set(bound);
  }

  /**
   * Applies from the next step on, or from a later one, so that networks which race change at the same step.
   * @param from the first step that is trained with these settings, unless it has gone by
   */
  change(settings: LiveSettings, from = 0): LiveChange {
    const next = this.trainer.step + 1;
    const change = { step: Math.max(next, from), settings };
    this.pendingChanges = this.pendingChanges.filter(({ step }) => step < change.step);
    if (change.step > next) this.pendingChanges.push(change);
    else this.trainer.live = settings;
    return change;
  }

  /** At rest, takes on the batch that the next step wants: whoever looks at that step finds it as it will be. */
  async settle(): Promise<void> {
    await this.answering;
    if (this.running || this.ended) return;
    this.takeOn();
    while (this.outgrown && !this.ended) await this.rebuild();
  }

  /** Judges the network at other lengths, as it is after the step under way; training waits meanwhile. */
  judge(question: LengthQuestion): void {
    if (this.ended) {
      const sentence = 'The run is over, so its network cannot be judged any more.';
      return this.sink.judged({ step: this.trainer.step, results: [], sentence });
    }
    this.questions.ask(question);
    this.answerAtRest();
  }

  /** Lets the network run on by itself from a place of the series, now and, while it trains, again and again. */
  continueFrom(question: FreeRunQuestion): void {
    if (this.ended) return;
    this.freeRuns.ask(question);
    this.answerAtRest();
  }

  /** Answers what waits while nothing is trained; the training does so itself between two steps. */
  private answerAtRest(): void {
    this.stepLimit.poke();
    if (this.ended || this.running || this.answering || !this.waiting) return;
    this.answering = this.guarded(
      () => this.answer(true),
      () => (this.answering = undefined),
    );
  }

  /** What the network makes of a sound, as it is now. Waits for the device; answers also when the run is over. */
  hear(features: Float32Array): HeardAnswer {
    const answer = classifySound(this.trainer, features);
    demandContext(this.tools.backend);
    return answer;
  }

  /** Looks for something in the network as it is after the step under way, at once; answers also when the run is over. */
  inspect(look: (trainer: Trainer) => Finding): Finding {
    const finding = look(this.trainer);
    this.tools.alive();
    demandContext(this.tools.backend);
    return finding;
  }

  /** Answers what a visitor typed by the network as it is after the step under way, at once: it takes a few steps' time. */
  ask({ id, text }: Question): void {
    const { trainer } = this;
    const reply = this.ended ? { kind: 'refused' as const, sentence: DIVERGED } : promptReply(trainer, text);
    this.tools.alive();
    if (!this.ended) demandContext(this.tools.backend);
    this.sink.answered({ id, step: trainer.step, reply });
  }

  /** Does the work, then what has come up meanwhile. What goes wrong ends the loop. */
  private async guarded(work: () => Promise<void>, done: () => void): Promise<void> {
    try {
      await work();
      done();
      this.answerAtRest();
    } catch (error) {
      this.fail(error);
    }
  }

  private get waiting(): boolean {
    return this.questions.waiting || this.freeRuns.waiting;
  }

  show(example: number): void {
    this.periodicReadings.show(example);
    this.stepLimit.poke();
    if (this.ended) return;
    if (!this.running) {
      this.periodicReadings.read(true);
      this.send(true);
    }
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
    if (this.trainer.step > 0) this.keep();
    this.ended = true;
    return true;
  }

  /** Ends the loop and frees its tensors. */
  async dispose(): Promise<void> {
    this.playing = false;
    this.ended = true;
    this.stepLimit.poke();
    await this.running;
    await this.answering;
    this.trainer.dispose();
  }

  /** Steps done so far. */
  get step(): number {
    return this.trainer.step;
  }

  /** True once the step has been reached at which the run is to pause by itself. */
  private get atEnd(): boolean {
    return this.untilStep !== undefined && this.trainer.step >= this.untilStep;
  }

  private async run(): Promise<void> {
    const { now, yieldToMessages } = this.tools;
    await this.answering;
    let lastYield = now();
    while (this.playing && !this.ended) {
      if (this.stepLimit.closedAfter(this.trainer.step)) {
        await this.waitAtLimit();
        continue;
      }
      this.takeOn();
      if (this.outgrown) {
        await this.rebuild();
        continue;
      }
      this.advance();
      const due =
        this.trainer.unreadLosses >= READ_AT_MOST || now() - this.lastReport > READ_EVERY_MS || this.atEnd;
      if (due) {
        if (!this.read()) return;
        this.lastReport = now();
        this.periodicReadings.read(false);
        this.send(false);
        if (this.checkpointDue()) this.keep();
        await this.periodicReadings.write(() => this.playing && !this.ended);
        if (now() >= this.nextFreeRun) this.freeRuns.renew();
      }
      if (this.atEnd) this.playing = false;
      if (now() - lastYield > YIELD_EVERY_MS) {
        await yieldToMessages();
        lastYield = now();
      }
      if (this.waiting) await this.answer(false);
    }
    if (!this.ended && this.read() && !this.leaving) this.enterResting();
  }

  private fail(error: unknown): void {
    this.ended = true;
    this.onFailure?.(error);
  }

  /** @param atRest true while nothing is trained */
  private async answer(atRest: boolean): Promise<void> {
    await this.questions.answer(async ({ loss }) => {
      this.tools.alive();
      this.demandDevice([loss]);
      await this.tools.yieldToMessages();
      return !this.ended;
    });
    if (this.freeRuns.waiting && !this.ended) await this.runFree(atRest);
  }

  private async runFree(atRest: boolean): Promise<void> {
    const { now, alive, yieldToMessages, backend } = this.tools;
    const start = now();
    const found = await this.freeRuns.answer(async () => {
      alive();
      await yieldToMessages();
      // Whoever presses Play does not want to wait for it: it comes again while the network learns.
      return !this.ended && !(atRest && this.running);
    });
    alive();
    demandContext(backend);
    if (found && !this.ended) this.sink.continued(found);
    this.nextFreeRun = now() + (found ? FREE_RUN_PAUSE : GIVEN_UP_PAUSE) * (now() - start);
  }

  /** At the bound: all there is has been read and sent; it pauses, or waits until it may go on or is asked something. */
  private async waitAtLimit(): Promise<void> {
    if (!this.read()) return;
    if (this.stepLimit.pauses) {
      this.playing = false;
      return;
    }
    this.periodicReadings.read(false);
    this.send(true);
    await this.stepLimit.wait();
    if (this.waiting && !this.ended) await this.answer(false);
  }

  /** The settings that hold from the next step on. */
  private takeOn(): void {
    const { trainer } = this;
    while (this.pendingChanges[0] && this.pendingChanges[0].step <= trainer.step + 1) {
      trainer.live = this.pendingChanges.shift()!.settings;
    }
  }

  /** True where the next step wants a batch of another size than the trainer draws. */
  private get outgrown(): boolean {
    const { live, experiment } = this.trainer;
    return this.tools.rebuild !== undefined && live.batchSize !== experiment.batchSize;
  }

  /** Goes on in another trainer, which draws batches of another size; the old one answers until it is there. */
  private async rebuild(): Promise<void> {
    if (!this.read()) return;
    const { trainer } = this;
    const checkpoint = trainer.checkpoint();
    demandContext(this.tools.backend);
    const next = await this.tools.rebuild!(trainer.live, checkpoint);
    // What was changed meanwhile.
    next.trainer.live = trainer.live;
    this.trainer = next.trainer;
    this.readGradients = next.readGradients;
    trainer.dispose();
    this.tools.alive();
  }

  /** One step with whatever belongs to its number. */
  private advance(): void {
    const { trainer } = this;
    this.tools.alive();
    this.clipNorms.push(trainer.live.clipNorm);
    this.timed(() => trainer.train());
    this.tools.alive();
    if (trainer.step % EVALUATE_EVERY === 0 && this.read()) this.evaluate();
    this.keepSnapshot();
  }

  /** Keeps the parameters for looking back, at the steps for that; not those of a run that has diverged. */
  private keepSnapshot(): void {
    const { step } = this.trainer;
    if (step < this.nextSnapshot || !this.read()) return;
    this.nextSnapshot = snapshotAfter(step);
    const parameters = this.trainer.readParameters();
    demandContext(this.tools.backend);
    this.sink.snapshot({ step, parameters });
  }

  private timed<Result>(work: () => Result): Result {
    const start = this.tools.now();
    const result = work();
    this.seconds += (this.tools.now() - start) / 1000;
    return result;
  }

  private evaluate(): void {
    const { loss, metric } = this.trainer.evaluate();
    this.tools.alive();
    this.demandDevice([loss]);
    this.sink.evaluation(this.trainer.step, loss, metric, this.seconds);
  }

  /** Brings the losses over; false when the run has diverged. Throws a `DeviceError` when they mean nothing. */
  private read(): boolean {
    if (this.ended) return false;
    const losses = this.timed(() => this.trainer.readLosses());
    const { gradientNorms } = this.trainer;
    const clipNorms = Float32Array.from(this.clipNorms.splice(0, losses.length));
    this.demandDevice(losses);
    if (losses.length === 0) return true;
    const firstStep = this.trainer.step - losses.length + 1;
    const bad = losses.findIndex((loss) => !Number.isFinite(loss));
    if (bad < 0) {
      this.sink.losses(firstStep, { losses, gradientNorms, clipNorms });
      return true;
    }
    this.ended = true;
    const upTo = (values: Float32Array) => values.slice(0, bad + 1);
    this.sink.losses(firstStep, {
      losses: upTo(losses),
      gradientNorms: upTo(gradientNorms),
      clipNorms: upTo(clipNorms),
    });
    this.sink.send(firstStep + bad, this.stepsPerSecond(), true);
    this.sink.diverged(firstStep + bad, losses[bad]!);
    return false;
  }

  /** A lost context reads as zeros without a word: nothing read after it counts. */
  private demandDevice(losses: Iterable<number>): void {
    demandContext(this.tools.backend);
    for (const loss of losses) {
      if (loss !== 0) continue;
      if (!this.tools.stillSound())
        throw new DeviceError('wrong-numbers', 'The graphics card gives wrong numbers.');
      return;
    }
  }

  private checkpointDue(): boolean {
    if (!this.lastCheckpoint) return this.trainer.step - this.resumedAt >= FIRST_CHECKPOINT_STEPS;
    return this.tools.now() - this.lastCheckpoint.time > CHECKPOINT_EVERY_MS;
  }

  /** Sends all there is, then a checkpoint: a run that resumes here does not bring again what came before. */
  private keep(): void {
    this.send(true);
    if (this.lastCheckpoint?.step === this.trainer.step) return;
    const checkpoint = this.trainer.checkpoint();
    demandContext(this.tools.backend);
    this.sink.checkpoint({ ...checkpoint, seconds: this.seconds });
    this.lastCheckpoint = { step: this.trainer.step, time: this.tools.now() };
  }

  /** Comes to rest: everything is read, shown and kept. */
  private enterResting(): void {
    if (this.stepLimit.pauses) this.stepLimit.set(UNBOUND);
    this.periodicReadings.read(true);
    this.keep();
    this.sink.paused(this.trainer.step);
    this.freeRuns.renew();
    this.answerAtRest();
  }

  private send(now: boolean): void {
    this.sink.send(this.trainer.step, this.stepsPerSecond(), now);
  }

  private stepsPerSecond(): number {
    return this.rate.after(this.trainer.step, this.tools.now());
  }
}
