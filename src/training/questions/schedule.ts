/**
 * When questions are answered: what is asked once in its order, between two training steps; what is watched now, again at a
 * multiple of its own cost while the network learns, and at once when it rests. So training loses at most a twentieth of its
 * time to each that is watched.
 */
import { MissingFileError } from '../../loading/arrive.ts';
import { DeviceError } from '../trainers/deviceError.ts';
import type { Trainer } from '../trainers/trainer.ts';
import { refused, type Kind, type Tools } from './kind.ts';
import { kinds, type Finding, type Question } from './kinds.ts';

const NOT_ARRIVED = {
  ...refused(
    'What answers this did not arrive: look whether you are online, then try it again. The training goes on.',
  ),
  missing: true,
} as const;
/** Time until what did not arrive is asked for again by itself, in ms. */
const MISSING_PAUSE = 10_000;

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

/** The script of a kind: on its way, there, or not to be had. */
interface Load {
  kind?: Known;
  error?: unknown;
  settled?: Promise<void>;
}

/** While nothing is trained, how often is looked whether an answer that waits for its script is wanted still, in ms. */
const LOOK_MS = 20;

export class Schedule {
  private readonly once = new Map<number, Question>();
  private readonly watched = new Map<number, Watched>();
  private readonly loads = new Map<string, Load>();

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
        if (this.isDue(watched, occasion) && !(await this.renew(id, watched, occasion))) return;
    }
    if (occasion === 'quick') return;
    for (const [id, question] of this.once) {
      const { step } = this.lent.seat.trainer;
      const finding = await this.find(question, occasion);
      if (!finding) return;
      if (this.once.delete(id)) this.say(id, step, finding);
    }
  }

  private isDue({ step, nextAt, question }: Watched, occasion: Occasion): boolean {
    const { seat, now } = this.lent;
    if (step === seat.trainer.step) return false;
    if (occasion === 'quick') return this.loads.get(question.kind)?.kind?.quick === true;
    return occasion === 'rest' || now() >= nextAt;
  }

  /** False where the answer was given up. */
  private async renew(id: number, watched: Watched, occasion: Occasion): Promise<boolean> {
    const { seat, now, diverged } = this.lent;
    const { step } = seat.trainer;
    const cold = !this.loads.get(watched.question.kind)?.kind;
    const start = now();
    const finding = await this.find(watched.question, occasion);
    const end = now();
    const least = finding === NOT_ARRIVED ? MISSING_PAUSE : watched.least;
    const pause = (finding ? PAUSE : GIVEN_UP_PAUSE) * (end - start);
    watched.nextAt = end + Math.max(least, cold ? Math.min(pause, COLD_PAUSE_MS) : pause);
    if (!finding) return false;
    const first = watched.step === undefined;
    watched.step = step;
    // It may have been forgotten meanwhile.
    if (this.watched.get(id) !== watched) return true;
    if (watched.once && finding !== NOT_ARRIVED) this.watched.delete(id);
    if (finding.kind === 'refused') {
      // What was found before the run diverged stays as it is.
      if (diverged() && !first) return true;
    } else {
      const next = this.loads.get(finding.kind)?.kind?.next?.(watched.question, finding);
      watched.question = { ...watched.question, ...next };
    }
    this.say(id, step, finding);
    return true;
  }

  /**
   * Undefined while its script is on its way: the training does not wait for it.
   * @throws MissingFileError where it did not arrive; the next question asks for it again
   */
  private async kindOf(id: string, occasion: Occasion): Promise<Known | undefined> {
    const load = this.loads.get(id) ?? this.load(id);
    const { goOn } = this.lent.tools;
    if (load.settled && !load.kind && occasion !== 'rest') await Promise.race([load.settled, goOn()]);
    while (!load.kind && load.error === undefined) {
      if (occasion !== 'rest' || !(await goOn())) return undefined;
      await Promise.race([load.settled, new Promise((resolve) => setTimeout(resolve, LOOK_MS))]);
    }
    if (load.error === undefined) return load.kind;
    this.loads.delete(id);
    throw load.error;
  }

  private load(id: string): Load {
    const load: Load = {};
    this.loads.set(id, load);
    const kind = this.known[id]!();
    if (!(kind instanceof Promise)) load.kind = kind as Known;
    else
      load.settled = kind.then(
        (arrived) => void (load.kind = arrived as Known),
        (error: unknown) => void (load.error = error),
      );
    return load;
  }

  private say(id: number, step: number, finding: Finding): void {
    const transfer =
      finding.kind === 'refused' ? undefined : this.loads.get(finding.kind)?.kind?.transfer?.(finding);
    this.lent.say(id, step, finding, transfer ?? []);
  }

  /** Undefined where it was given up. A question that cannot be answered is no reason to end a run; a device that is gone is. */
  private async find(question: Question, occasion: Occasion): Promise<Finding | undefined> {
    const { seat, tools, diverged } = this.lent;
    try {
      const kind = await this.kindOf(question.kind, occasion);
      if (!kind) return undefined;
      if (diverged() && kind.afterDivergence !== undefined) return refused(kind.afterDivergence);
      const { readGradients } = seat;
      const found = await kind.answer(seat.trainer, question, { ...tools, readGradients });
      tools.alive();
      tools.demandDevice([]);
      return found && ({ kind: question.kind, ...found } as Finding);
    } catch (error) {
      if (error instanceof DeviceError) throw error;
      return error instanceof MissingFileError ? NOT_ARRIVED : NOT_FOUND;
    }
  }
}
