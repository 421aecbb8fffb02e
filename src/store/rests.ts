/**
 * When the page brings training to rest by itself: what has been solved for a while needs no more steps, and a page that nobody
 * sees should not keep a processor busy. What it paused it says; a person who presses Play is not stopped again for the same.
 */
import type { Page } from './page.ts';
import type { Runner } from './race.ts';
import { isOver, isPlaying } from './state.ts';
import { waitedSentence } from './statusText.ts';
import type { Visibility } from './visibility.ts';

/** A run rests once it has been solved for so long, to be seen, and trained on for so much of what it took. */
export const SOLVED_FOR_MS = 3000;
/** Where the line is only what another method gets there is more to learn: that is given longer. */
const BETTER_FOR_MS = 30_000;
export const SOLVED_FOR_STEPS = 0.1;
/** Of the newest so many evaluations so many must say so: one alone may be luck. */
const NEWEST = 20;
const STILL_SOLVED = 0.75;
/** A page that is hidden trains on for so long. */
export const HIDDEN_FOR_MS = 60_000;

export interface RestsParts {
  readonly page: Page;
  readonly runners: () => readonly Runner[];
  readonly race: { play(): void; pause(): void };
  readonly visibility: Visibility;
  readonly say: (sentence: string) => void;
  /** In ms. */
  readonly now?: () => number;
}

export class Rests {
  /** Since when all networks have been solved. */
  private solvedSince: number | undefined;
  /** Somebody has pressed Play since. */
  private goesOn = false;
  private hiddenSince: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly stops: readonly (() => void)[];

  constructor(private readonly parts: RestsParts) {
    this.stops = [
      parts.visibility.onChange(() => this.seen()),
      parts.page.store.subscribe((now, before) => {
        if (now.runs === before.runs) return;
        this.lookHidden();
        this.lookSolved();
      }),
    ];
    this.seen();
  }

  /** Somebody has pressed Play. */
  pressed(): void {
    if (this.allSolved()) this.goesOn = true;
    this.end();
  }

  /** A fresh run begins, or a race. */
  begin(): void {
    this.goesOn = false;
    this.solvedSince = undefined;
    this.end();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const stop of this.stops) stop();
  }

  private end(): void {
    if (this.parts.page.get().rest) this.parts.page.set({ rest: undefined });
  }

  private now(): number {
    return (this.parts.now ?? (() => performance.now()))();
  }

  private allSolved(): boolean {
    const training = this.parts.page.get().runs.filter((run) => !isOver(run));
    return training.length > 0 && training.every(({ solvedAt }) => solvedAt !== undefined);
  }

  private lookSolved(): void {
    const { page, race } = this.parts;
    const state = page.get();
    if (state.experiment.whenSolved !== 'rest' || this.goesOn || !isPlaying(state)) return;
    if (!this.allSolved()) {
      this.solvedSince = undefined;
      return;
    }
    this.solvedSince ??= this.now();
    if (this.now() - this.solvedSince < this.patience() || !this.stayedSolved()) return;
    page.set({ rest: 'solved' });
    race.pause();
  }

  /** All networks on the page have the same task. */
  private patience(): number {
    const solved = this.parts.page.get().info?.problem.solved;
    return solved && 'beats' in solved ? BETTER_FOR_MS : SOLVED_FOR_MS;
  }

  /** True where every network has trained on for long enough, and is as good as ever. */
  private stayedSolved(): boolean {
    const training = this.parts.runners().filter(({ state }) => !isOver(state));
    return training.every(({ run, state: { step, solvedAt, info } }) => {
      if (!info || !(step >= (1 + SOLVED_FOR_STEPS) * solvedAt!)) return false;
      const newest = run.series.heldOutLosses.values.slice(-NEWEST);
      const solved = newest.filter((loss) => loss <= info.problem.solved.loss);
      return solved.length >= STILL_SOLVED * newest.length;
    });
  }

  private seen(): void {
    const { page, race, visibility, say } = this.parts;
    clearTimeout(this.timer);
    if (visibility.hidden()) {
      this.hiddenSince ??= this.now();
      this.timer = setTimeout(() => this.lookHidden(), HIDDEN_FOR_MS);
      return;
    }
    this.hiddenSince = undefined;
    if (page.get().rest !== 'hidden') return;
    say(waitedSentence(page.get().step));
    this.end();
    race.play();
  }

  /** The browser may keep the timer of a hidden page waiting: what the workers say gets through. */
  private lookHidden(): void {
    const { page, race } = this.parts;
    const state = page.get();
    const since = this.hiddenSince;
    if (since === undefined || state.background || !isPlaying(state)) return;
    if (this.now() - since < HIDDEN_FOR_MS) return;
    page.set({ rest: 'hidden' });
    race.pause();
  }
}
