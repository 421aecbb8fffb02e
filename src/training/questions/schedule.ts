/**
 * When questions are answered: what is asked once in its order, between two training steps; what is watched now, again at a
 * multiple of its own cost while the network learns, and at once when it rests. So training loses at most a twentieth of its
 * time to each that is watched.
 */
import { DeviceError } from '../trainers/deviceError.ts';
import type { Trainer } from '../trainers/trainer.ts';
import { refused, type Kind, type Tools } from './kind.ts';
import { kinds, type Finding, type Question } from './kinds.ts';

/** What is watched waits this many times its own cost. */
const PAUSE = 20;
/** One that was given up comes sooner. */
const GIVEN_UP_PAUSE = 4;
/** The first of its kind loads its code and runs it cold, which says nothing of the next: that comes after so many ms at most. */
const COLD_PAUSE_MS = 1000;

const NOT_FOUND = refused('This cannot be found in the network as it is now.');

/** How what is watched is renewed while the network learns, in ms. */
export interface Pace {
  /** The shortest time between two answers: what changes more often cannot be read. */
  readonly least?: number;
  /** How long the first may wait. */
  readonly first?: number;
  /** One answer is enough: what was asked for does not change as the network learns. */
  readonly once?: boolean;
}

interface Watched {
  question: Question;
  readonly least: number;
  readonly once: boolean;
  nextAt: number;
  /** The training step of the newest answer. */
  step: number | undefined;
}

/** What the loop lends to its questions. */
export interface Lent {
  readonly seat: { readonly trainer: Trainer; readonly readGradients: Tools['readGradients'] };
  readonly diverged: () => boolean;
  readonly tools: Tools;
  readonly now: () => number;
  /** @param step of the network that was asked */
  readonly say: (id: number, step: number, finding: Finding, transfer: ArrayBuffer[]) => void;
}

/**
 * asked: what is asked once. training: that, and what is watched where it is time. quick: what is answered before the page
 * hears that the run rests. rest: all.
 */
export type Occasion = 'asked' | 'training' | 'quick' | 'rest';

type Known = Kind<object, object>;

export class Schedule {
  private readonly once = new Map<number, Question>();
  private readonly watched = new Map<number, Watched>();
  private readonly loaded = new Map<string, Known>();

  /** @param known all kinds, but for tests */
  constructor(
    private readonly lent: Lent,
    private readonly known: Readonly<Record<string, () => unknown>> = kinds,
  ) {}

  ask(id: number, question: Question): void {
    this.once.set(id, question);
  }

  watch(id: number, question: Question, { least = 0, first = 0, once = false }: Pace): void {
    this.watched.set(id, { question, least, once, nextAt: this.lent.now() + first, step: undefined });
  }

  forget(id: number): void {
    this.once.delete(id);
    this.watched.delete(id);
  }

  /** True where something has no answer by the network as it is now. */
  get waiting(): boolean {
    const { step } = this.lent.seat.trainer;
    return this.once.size > 0 || [...this.watched.values()].some((each) => each.step !== step);
  }

  /** Answers what waits; nothing may be trained meanwhile. */
  async answer(occasion: Occasion): Promise<void> {
    if (occasion !== 'asked') {
      for (const [id, watched] of this.watched)
        if (this.isDue(watched, occasion) && !(await this.renew(id, watched))) return;
    }
    if (occasion === 'quick') return;
    for (const [id, question] of this.once) {
      const { step } = this.lent.seat.trainer;
      const finding = await this.find(question);
      if (!finding) return;
      if (this.once.delete(id)) this.say(id, step, finding);
    }
  }

  private isDue({ step, nextAt, question }: Watched, occasion: Occasion): boolean {
    const { seat, now } = this.lent;
    if (step === seat.trainer.step) return false;
    if (occasion === 'quick') return this.loaded.get(question.kind)?.quick === true;
    return occasion === 'rest' || now() >= nextAt;
  }

  /** False where the answer was given up. */
  private async renew(id: number, watched: Watched): Promise<boolean> {
    const { seat, now, diverged } = this.lent;
    const { step } = seat.trainer;
    const cold = !this.loaded.has(watched.question.kind);
    const start = now();
    const finding = await this.find(watched.question);
    const end = now();
    const pause = (finding ? PAUSE : GIVEN_UP_PAUSE) * (end - start);
    watched.nextAt = end + Math.max(watched.least, cold ? Math.min(pause, COLD_PAUSE_MS) : pause);
    if (!finding) return false;
    const first = watched.step === undefined;
    watched.step = step;
    // It may have been forgotten meanwhile.
    if (this.watched.get(id) !== watched) return true;
    if (watched.once) this.watched.delete(id);
    if (finding.kind === 'refused') {
      // What was found before the run diverged stays as it is.
      if (diverged() && !first) return true;
    } else {
      const next = this.loaded.get(finding.kind)?.next?.(watched.question, finding);
      watched.question = { ...watched.question, ...next };
    }
    this.say(id, step, finding);
    return true;
  }

  private say(id: number, step: number, finding: Finding): void {
    const transfer =
      finding.kind === 'refused' ? undefined : this.loaded.get(finding.kind)?.transfer?.(finding);
    this.lent.say(id, step, finding, transfer ?? []);
  }

  /** Undefined where it was given up. A question that cannot be answered is no reason to end a run; a device that is gone is. */
  private async find(question: Question): Promise<Finding | undefined> {
    const { seat, tools, diverged } = this.lent;
    try {
      const kind = this.loaded.get(question.kind) ?? ((await this.known[question.kind]!()) as Known);
      this.loaded.set(question.kind, kind);
      if (diverged() && kind.afterDivergence !== undefined) return refused(kind.afterDivergence);
      const { readGradients } = seat;
      const found = await kind.answer(seat.trainer, question, { ...tools, readGradients });
      tools.alive();
      tools.demandDevice([]);
      return found && ({ kind: question.kind, ...found } as Finding);
    } catch (error) {
      if (error instanceof DeviceError) throw error;
      return NOT_FOUND;
    }
  }
}
