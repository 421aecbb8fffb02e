/**
 * What the steps of a run give, brought over from the device and handed on: losses, held-out evaluations, snapshots and
 * checkpoints. Nothing that was read counts unless the device can be trusted.
 */
import type { Backend } from '../../backend/select.ts';
import { MissingFileError } from '../../loading/arrive.ts';
import type { Checkpoint } from '../trainers/checkpoint.ts';
import { demandContext, DeviceError } from '../trainers/deviceError.ts';
import type { Snapshot } from '../trainers/snapshots.ts';
import { EVALUATE_EVERY, type Judgement, type Trainer } from '../trainers/trainer.ts';
import { Keeping } from './keeping.ts';
import { computesAlike, hasDiverged, judgedAlike, type OpinionTools } from './secondOpinion.ts';
import { StepHistory } from './stepHistory.ts';
import { RateMeter } from './stepRate.ts';

const WRONG = 'This device gives wrong numbers.';

/** Of training steps one after the other, oldest first. */
export interface StepResults {
  /** Before each step's update. */
  readonly losses: Float32Array;
  /** How long each gradient was, before it was clipped. */
  readonly gradientNorms: Float32Array;
  /** The clip norm that held; 0 where nothing is clipped. */
  readonly clipNorms: Float32Array;
}

export interface StepSink {
  losses(firstStep: number, steps: StepResults): void;
  /** @param seconds of training up to that step */
  evaluation(step: number, judgement: Judgement, seconds: number): void;
  /** Something may be sent now; `now` says that it must be. */
  send(step: number, stepsPerSecond: number, now: boolean): void;
  checkpoint(checkpoint: Checkpoint): void;
  /** The parameters after a step, to look back on. */
  snapshot(snapshot: Snapshot): void;
  diverged(step: number, loss: number): void;
}

export interface StepTools {
  readonly backend: Backend;
  /** Asked when a number is exactly 0 or not finite: can the device still compute? */
  readonly stillSound: () => boolean;
  /** What repeats doubtful steps; left out where they are computed by the reference itself. */
  readonly opinion?: OpinionTools;
  /** Says that the loop is alive, between parts that may take long; cheap enough to be called at every step. */
  readonly alive: () => void;
  readonly now: () => number;
}

/** What cannot be charted before it is known whether the device is at fault. */
type Doubt = Readonly<
  | { about: 'steps'; step: number; taken: Taken }
  | { about: 'evaluation'; judgement: Judgement; seconds: number }
  /** Of losses that are exactly 0, or the same again and again. */
  | { about: 'stillness'; taken: Taken }
>;

/** What was read of some steps. */
interface Taken extends StepResults {
  readonly firstStep: number;
}

/** So many losses in a row that are the same to the last bit are looked into. */
const STILL = 24;

export class StepReport {
  readonly rate = new RateMeter();
  /** Nothing more comes of a run that has diverged. */
  diverged = false;
  private readonly keeping: Keeping;
  /** There where doubtful steps are repeated. */
  private readonly history: StepHistory | undefined;
  private doubt: Doubt | undefined;
  /** The run is known to leave what numbers can hold: nothing more is doubted. */
  private known = false;
  /** How many losses in a row were the same, and which. */
  private still = { loss: NaN, count: 0 };
  /** Such stillness was looked into, and is the network's own. */
  private stillKnown = false;
  /** The clip norms of the steps whose losses wait to be read. */
  private clipNorms: number[] = [];

  /** @param seconds of training before, without evaluations, questions, and waiting */
  constructor(
    private readonly seat: { readonly trainer: Trainer },
    private readonly sink: StepSink,
    private readonly tools: StepTools,
    private seconds: number,
  ) {
    this.keeping = new Keeping(seat.trainer, tools.now);
    if (tools.opinion) this.history = new StepHistory(seat.trainer);
  }

  /** The untrained (or resumed) network, before anything is trained. @param judge also where it is not untrained */
  begin(judge = false): void {
    if (judge || this.seat.trainer.step === 0) this.evaluate();
    this.keepSnapshot();
    this.send(true);
  }

  /** One step with whatever belongs to its number. */
  advance(): void {
    this.begins();
    this.timed(() => this.seat.trainer.train());
    this.ends();
  }

  /** The same with the help of other cores, where they can help; messages may be let in meanwhile. */
  async advanceTogether(): Promise<void> {
    const { trainer } = this.seat;
    if (!trainer.trainTogether) return this.advance();
    this.begins();
    const start = this.tools.now();
    await trainer.trainTogether();
    this.seconds += (this.tools.now() - start) / 1000;
    this.ends();
  }

  private begins(): void {
    const { trainer } = this.seat;
    this.tools.alive();
    this.history?.next(trainer);
    this.clipNorms.push(trainer.live.clipNorm);
  }

  private ends(): void {
    const { trainer } = this.seat;
    this.tools.alive();
    if (trainer.step % EVALUATE_EVERY === 0 && this.read()) this.evaluate();
    this.keepSnapshot();
  }

  /** True where `settle` is to be awaited before anything else is done. */
  get doubtful(): boolean {
    return this.doubt !== undefined;
  }

  /**
   * Brings the losses over; false when the run has diverged, or when there is a doubt to be settled.
   * @throws DeviceError when they mean nothing
   */
  read(): boolean {
    if (this.diverged || this.doubt) return false;
    const { trainer } = this.seat;
    const losses = this.timed(() => trainer.readLosses());
    const clipNorms = Float32Array.from(this.clipNorms.splice(0, losses.length));
    this.demandDevice(losses);
    if (losses.length === 0) return true;
    const firstStep = trainer.step - losses.length + 1;
    const taken = { firstStep, losses, gradientNorms: trainer.gradientNorms, clipNorms };
    this.doubt = this.doubtOf(taken);
    return this.doubt ? false : this.take(taken);
  }

  /**
   * Finds out whether the device is at fault.
   * @returns false when the run has diverged
   * @throws DeviceError where it is
   */
  async settle(): Promise<boolean> {
    const { doubt } = this;
    if (!doubt) return !this.diverged;
    const sound = await this.opinionOn(doubt).catch((error: unknown) => {
      // Nobody to ask; the device has passed its own test.
      if (error instanceof MissingFileError) return true;
      throw error;
    });
    demandContext(this.tools.backend);
    if (!sound) throw new DeviceError('wrong-numbers', WRONG);
    if (doubt.about === 'stillness') this.stillKnown = true;
    else this.known = true;
    this.doubt = undefined;
    if (doubt.about !== 'evaluation') return this.take(doubt.taken);
    this.sink.evaluation(this.seat.trainer.step, doubt.judgement, doubt.seconds);
    return true;
  }

  /** True where the numbers are the network's own. */
  private opinionOn(doubt: Doubt): Promise<boolean> {
    const { seat } = this;
    const [opinion, history] = [this.tools.opinion!, this.history!];
    switch (doubt.about) {
      case 'steps':
        return hasDiverged(doubt.step, history, opinion);
      case 'evaluation':
        return judgedAlike(seat.trainer, history, opinion);
      case 'stillness':
        return computesAlike(seat.trainer, opinion);
    }
  }

  private doubtOf(taken: Taken): Doubt | undefined {
    if (!this.tools.opinion || this.known) return undefined;
    const { firstStep, losses, gradientNorms } = taken;
    const bad = losses.findIndex((loss, k) => !Number.isFinite(loss) || !Number.isFinite(gradientNorms[k]!));
    if (bad >= 0) return { about: 'steps', step: firstStep + bad, taken };
    for (const loss of losses)
      this.still = { loss, count: loss === this.still.loss ? this.still.count + 1 : 1 };
    const suspicious = losses.includes(0) || this.still.count >= STILL;
    return suspicious && !this.stillKnown ? { about: 'stillness', taken } : undefined;
  }

  /** Hands the steps on; false when one of them has diverged. */
  private take({ firstStep, losses, gradientNorms, clipNorms }: Taken): boolean {
    const bad = losses.findIndex((loss) => !Number.isFinite(loss));
    const upTo = (values: Float32Array) => (bad < 0 ? values : values.slice(0, bad + 1));
    this.sink.losses(firstStep, {
      losses: upTo(losses),
      gradientNorms: upTo(gradientNorms),
      clipNorms: upTo(clipNorms),
    });
    if (bad < 0) return true;
    this.diverged = true;
    this.sink.send(firstStep + bad, this.stepsPerSecond(), true);
    this.sink.diverged(firstStep + bad, losses[bad]!);
    return false;
  }

  send(now: boolean): void {
    this.sink.send(this.seat.trainer.step, this.stepsPerSecond(), now);
  }

  /** Sends all there is, then a checkpoint: a run that resumes here does not bring again what came before. */
  keep(): void {
    this.send(true);
    const checkpoint = this.keeping.checkpoint(this.seat.trainer, this.seconds);
    demandContext(this.tools.backend);
    if (!checkpoint) return;
    this.history?.begin(checkpoint);
    this.sink.checkpoint(checkpoint);
  }

  get checkpointDue(): boolean {
    return this.keeping.checkpointDue(this.seat.trainer);
  }

  /**
   * A lost context reads as zeros without a word: nothing read after it counts.
   * @throws DeviceError where the context is lost, or these losses are wrong numbers
   */
  demandDevice(losses: Iterable<number>): void {
    demandContext(this.tools.backend);
    for (const loss of losses) {
      if (loss !== 0 && Number.isFinite(loss)) continue;
      if (this.tools.stillSound()) return;
      throw new DeviceError('wrong-numbers', WRONG);
    }
  }

  /** Keeps the parameters for looking back, at the steps for that; not those of a run that has diverged. */
  private keepSnapshot(): void {
    const { trainer } = this.seat;
    if (!this.keeping.snapshotDue(trainer) || !this.read()) return;
    const snapshot = this.keeping.snapshot(trainer);
    demandContext(this.tools.backend);
    this.sink.snapshot(snapshot);
  }

  private evaluate(): void {
    const { trainer } = this.seat;
    const judgement = trainer.evaluate();
    const { loss, test } = judgement;
    this.tools.alive();
    const losses = test ? [loss, test.loss] : [loss];
    this.demandDevice(losses);
    if (this.tools.opinion && !this.known && !losses.every(Number.isFinite)) {
      this.doubt = { about: 'evaluation', judgement, seconds: this.seconds };
      return;
    }
    this.sink.evaluation(trainer.step, judgement, this.seconds);
  }

  private timed<Result>(work: () => Result): Result {
    const start = this.tools.now();
    const result = work();
    this.seconds += (this.tools.now() - start) / 1000;
    return result;
  }

  private stepsPerSecond(): number {
    return this.rate.after(this.seat.trainer.step, this.tools.now());
  }
}
