/** What a loop is asked: training answers between two steps; while nothing is trained it is answered at rest, all in one go. */
import type { Question } from '../questions/kinds.ts';
import { Schedule, type Occasion, type Pace } from '../questions/schedule.ts';
import type { LoopSink, LoopTools } from './loopParts.ts';
import type { Seat } from './seat.ts';
import type { StepReport } from './stepReport.ts';

/** What the answers want of the loop. */
export interface Asked {
  readonly seat: Seat;
  readonly report: StepReport;
  readonly tools: LoopTools;
  /** Nobody is here to be asked any more. */
  readonly gone: () => boolean;
  /** It is to go on training. */
  readonly playing: () => boolean;
  /** Training is under way. */
  readonly running: () => boolean;
  /** Whoever waits looks again. */
  readonly poke: () => void;
  /** Does the work, then what has come up meanwhile; what goes wrong ends the loop. */
  readonly guarded: (work: () => Promise<void>, done: () => void) => Promise<void>;
  readonly say: LoopSink['answer'];
}

export class Answers {
  private readonly questions: Schedule;
  /** Questions that are being answered while nothing is trained. */
  private resting: Promise<void> | undefined;

  constructor(private readonly loop: Asked) {
    const { seat, report, tools } = loop;
    this.questions = new Schedule({
      seat,
      diverged: () => report.diverged,
      tools: {
        alive: tools.alive,
        goOn: () => this.goOn(),
        demandDevice: (losses) => report.demandDevice(losses),
      },
      now: tools.now,
      say: loop.say,
    });
  }

  /** Until what is being answered at rest has been answered; undefined where nothing is. */
  get atRest(): Promise<void> | undefined {
    return this.resting;
  }

  /** Answers once, after the step under way; training waits meanwhile. */
  ask(id: number, question: Question): void {
    this.questions.ask(id, question);
    this.restAndAnswer();
  }

  /** Answers now, and again and again, until `forget`. */
  watch(id: number, question: Question, pace: Pace): void {
    this.questions.watch(id, question, pace);
    this.restAndAnswer();
  }

  forget(id: number): void {
    this.questions.forget(id);
  }

  async give(occasion: Occasion): Promise<void> {
    const late = occasion === 'training' && this.loop.tools.pageKeepsUp?.() === false;
    if (!this.loop.gone()) await this.questions.answer(late ? 'asked' : occasion);
  }

  /** Answers what waits while nothing is trained; the training does so itself between two steps. */
  restAndAnswer(): void {
    const { loop } = this;
    loop.poke();
    if (loop.gone() || loop.running() || this.resting || !this.questions.waiting) return;
    this.resting = loop.guarded(
      () => this.give('rest'),
      () => (this.resting = undefined),
    );
  }

  /** Between parts of an answer. Whoever presses Play or Pause does not want to wait for it: it comes again soon. */
  private async goOn(): Promise<boolean> {
    const { loop } = this;
    await loop.tools.yieldToMessages();
    return !loop.gone() && (this.resting ? !loop.running() : loop.playing());
  }
}
