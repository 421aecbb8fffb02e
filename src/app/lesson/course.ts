/**
 * A lesson under way: which step, what was answered, whether what the step waits for has come. It drives the page only by what a
 * person could do, too, and only when somebody presses something.
 */
import { createStore } from 'zustand/vanilla';
import { namesTask } from '../../config/index.ts';
import { holds } from '../../lessons/condition.ts';
import { choicesOf, type Lesson, type Step } from '../../lessons/lesson.ts';
import { withSet } from '../../lessons/settings.ts';
import type { ClaimedRun } from '../../handin/handIn.ts';
import { MOST_RUNS } from '../../handin/limits.ts';
import type { Session } from '../../store/session.ts';
import { claimOf, merged } from '../handIn/claim.ts';
import { watchStep, type StepWatch } from './watchStep.ts';

/** What a person answered: the place of a choice, or words; or that a teacher has shown a class what is right. */
export type Given = { readonly choice: number } | { readonly text: string } | { readonly revealed: true };

export interface CourseState {
  /** From 0; as many as there are steps is the end. */
  readonly at: number;
  readonly given: ReadonlyMap<number, Given>;
  /** The hands that a teacher has counted for each choice, by step. */
  readonly hands: ReadonlyMap<number, readonly number[]>;
  /** The choices that runs have shown to be true, by step. */
  readonly shown: ReadonlyMap<number, number>;
  /** The runs that have settled a question, to be handed in. */
  readonly runs: readonly ClaimedRun[];
  /** The metric at the lengths that a step has tried, by step. */
  readonly tried: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** What the step waits for has come. */
  readonly came: boolean;
  /** It has not come for so long that the step may be left as it is. */
  readonly late: boolean;
  /** What the step does was done. */
  readonly acted: boolean;
  /** Steps that were done once: who goes back to one waits for nothing, and sees its outcome. */
  readonly been: ReadonlySet<number>;
}

/** In ms; what the page shows changes about as often. */
const LOOK_EVERY = 400;

const FRESH = { came: false, late: false, acted: false } as const;

/** Whether the step is done: answered, and what it waits for is there or overdue. */
export function isDone(step: Step, { at, given, came, late }: CourseState): boolean {
  const answered = step.question === undefined || step.question.kind === 'say' || given.has(at);
  return answered && (step.until === undefined || came || late);
}

/** Whether the outcome of the step's question is to be shown. */
export function isSettled(step: Step, { at, given, came, late }: CourseState): boolean {
  if (!given.has(at)) return false;
  return step.question?.kind !== 'predict' || step.until === undefined || came || late;
}

/** Whether the step has something to do that nobody has done yet. A prediction lets it begin; who has come back to one may have it once more. */
export function offersDeed(step: Step, { at, given, came, acted }: CourseState): boolean {
  const open = step.question?.kind !== 'predict' || given.has(at);
  return step.deed !== undefined && step.until !== undefined && !acted && !came && open;
}

/** All settings that the steps up to this one have made. */
function settingsAt({ steps }: Lesson, at: number): string {
  return steps
    .slice(0, at + 1)
    .reduce((link, { set }) => (set === undefined ? link : withSet(link, set)), '');
}

/** Where a lesson was left. */
export interface Left {
  readonly at: number;
  readonly of: number;
  /** The page still has what it had then. */
  readonly asItIs: boolean;
}

export class Course {
  readonly store;
  /** As `Date.now` says. */
  readonly begun = Date.now();
  private watch: StepWatch | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  private leftLink: string | undefined;
  private entered = false;

  constructor(
    private readonly session: Session,
    readonly lesson: Lesson,
  ) {
    this.store = createStore<CourseState>(() => ({
      at: 0,
      given: new Map(),
      hands: new Map(),
      shown: new Map(),
      runs: [],
      tried: new Map(),
      been: new Set(),
      ...FRESH,
    }));
  }

  /** @param asItIs where the page has the step's settings already, or others that a link brought along */
  enter(to: number, asItIs = false): void {
    this.rest();
    this.leftLink = undefined;
    const { steps, id } = this.lesson;
    const before = this.store.getState();
    const from = steps[before.at];
    const been = from && isDone(from, before) ? new Set([...before.been, before.at]) : before.been;
    const at = Math.min(to, steps.length);
    const step = steps[at];
    this.session.goToLesson({ id, at: Math.min(at, steps.length - 1), asItIs: true });
    // What runs would give the answer away.
    if (step?.question?.kind === 'predict') this.session.pause();
    if (step && !asItIs) this.make(step);
    if (step?.playhead !== undefined) this.session.scoreView.setState({ playhead: step.playhead - 1 });
    this.store.setState({ at, been, ...FRESH, late: been.has(at) });
    if (!step) return;
    this.follow(step);
  }

  /** Goes on at the step it rests at, as it was; false where it never was there, or was left. */
  resume(at: number): boolean {
    const step = this.lesson.steps[at];
    if (!step || !this.entered || this.leftLink !== undefined || this.store.getState().at !== at)
      return false;
    this.rest();
    this.follow(step);
    return true;
  }

  private follow(step: Step): void {
    this.entered = true;
    this.watch = watchStep(this.session, [step.until, ...choicesOf(step).map(({ when }) => when)]);
    this.timer = setInterval(() => this.look(), LOOK_EVERY);
  }

  next(): void {
    this.enter(this.store.getState().at + 1);
  }

  back(): void {
    const { at } = this.store.getState();
    if (at > 0) this.enter(at - 1);
  }

  /** A choice, words, or none of one's own; a prediction lets the run begin. */
  answer(given: Given): void {
    const { at, given: before } = this.store.getState();
    this.store.setState({ given: new Map([...before, [at, given]]) });
    if (!('text' in given) && this.lesson.steps[at]?.question?.kind === 'predict') this.act();
  }

  /** So many hands were raised for a choice of the question. */
  count(choice: number, hands: number): void {
    const { at, hands: before } = this.store.getState();
    const step = this.lesson.steps[at];
    if (!step) return;
    const counts = choicesOf(step).map((_, k) => (k === choice ? hands : (before.get(at)?.[k] ?? 0)));
    this.store.setState({ hands: new Map([...before, [at, counts]]) });
  }

  /** What the step does: a button of the lesson, or the answer to its question. */
  act(): void {
    const step = this.lesson.steps[this.store.getState().at];
    this.store.setState({ acted: true });
    // Whoever took time to think has as long to wait as everybody.
    this.watch?.beginAnew();
    if (step?.deed === 'play') this.session.play();
    else if (step?.deed === 'pause') this.session.pause();
    else if (step?.deed === 'reset') this.session.reset();
  }

  leave(): void {
    this.rest();
    this.session.goToLesson(undefined);
    this.leftLink = this.session.link(false);
  }

  /** Undefined where there is nothing to come back to. */
  left(): Left | undefined {
    const { at } = this.store.getState();
    const of = this.lesson.steps.length;
    if (at === 0 || at >= of) return undefined;
    return { at, of, asItIs: this.leftLink === this.session.link(false) };
  }

  rest(): void {
    clearInterval(this.timer);
    this.watch?.stop();
    this.watch = undefined;
  }

  /** A whole experiment begins anew; a difference is laid over what is there. */
  private make({ set }: Step): void {
    if (set === undefined) return;
    const present = this.session.link(false).split('#')[1] ?? '';
    const whole = namesTask(set);
    this.session.open(whole ? set : withSet(present, set), undefined, 'replace');
    if (whole) this.session.reset();
  }

  private look(): void {
    const { at, came, late, acted, shown, runs, tried, given } = this.store.getState();
    const step = this.lesson.steps[at];
    if (!step || !this.watch) return;
    // Nothing is judged that is still to be predicted.
    if (step.question?.kind === 'predict' && !given.has(at)) return;
    const facts = this.watch.facts();
    if (!came && step.until && holds(step.until, facts)) {
      this.store.setState({ came: true });
      // What it began it brings to rest, so that the picture stays that of which it speaks.
      if (step.deed === 'play' && acted) this.session.pause();
      const truth = choicesOf(step).findIndex(({ when }) => when !== undefined && holds(when, facts));
      if (truth >= 0) this.store.setState({ shown: new Map([...shown, [at, truth]]) });
      if (step.question) {
        const claims = this.session.runs.all().flatMap((network) => claimOf(network, [at + 1]) ?? []);
        this.store.setState({ runs: merged([...runs, ...claims]).slice(-MOST_RUNS) });
      }
      const accuracy = facts.networks.get('own')?.accuracy;
      if (accuracy) this.store.setState({ tried: new Map([...tried, [at, accuracy]]) });
    }
    if (!late && step.until && facts.seconds >= step.patience) this.store.setState({ late: true });
  }
}

/** Where a link has no experiment of its own: the settings that the lesson has made up to its step. */
export function openAt(session: Session, lesson: Lesson, at: number): void {
  const settings = settingsAt(lesson, at);
  if (settings === '') return;
  session.open(settings, undefined, 'replace');
  if (session.store.getState().step > 0) session.reset();
}
