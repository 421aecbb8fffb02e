/**
 * How the networks on the page are played together. By equal steps nobody gets ahead of the slowest by more than a quarter of a
 * second's steps, and a pause stops all at the same step; by equal time each trains as fast as it can. A network that comes in
 * later, or begins anew, catches up while the others wait.
 */
import type { Run } from './run.ts';
import { isOver, isWaiting, type RunState } from './state.ts';

/** How far a network may be ahead of the slowest: so many seconds of its steps, and at least so many. */
const AHEAD_SECONDS = 0.25;
const AHEAD_STEPS = 4;
/** A pause waits so long at most for the slowest to come to where the others stand. */
const MEETING_SECONDS = 2;

/** A run and its state. */
export interface Runner {
  readonly run: Run;
  readonly state: RunState;
}

export class Race {
  /** True from play to pause: a run that begins now begins playing. */
  going = false;
  private pacing = false;
  /** Where one that trains alone is to pause. */
  private until: number | undefined;

  /** @param runners all networks, the lead first */
  constructor(private readonly runners: () => readonly Runner[]) {}

  /** @param until the step at which to pause, where it is to be no further; only for one that trains alone */
  play(until?: number): void {
    this.until = until;
    this.going = true;
    for (const { run, state } of this.runners()) if (!isOver(state)) run.play();
    this.keepPace();
  }

  pause(): void {
    this.going = false;
    const target = this.meetingStep();
    for (const { run, state } of this.runners()) {
      if (!state.playing) continue;
      if (target === undefined) run.pause();
      else run.pauseAt(target);
    }
  }

  /** One training step each; whoever is behind catches up first. */
  step(): void {
    this.going = false;
    const still = this.runners().filter(({ state }) => takesPart(state) && !state.playing);
    const target = 1 + Math.max(...still.map(({ state }) => state.step));
    for (const { run, state } of still) {
      if (!this.paced || state.step === target - 1) run.step();
      else run.playTo(target);
    }
  }

  reset(): void {
    this.going = false;
    for (const { run } of this.runners()) run.reset();
  }

  /** The first step that nobody has trained yet, where all are to change at the same; undefined where that does not matter. */
  get nextCommonStep(): number | undefined {
    return this.paced ? this.furthest() + 1 : undefined;
  }

  /** Moves the bounds on; to be called whenever a step or a status is another. */
  keepPace(): void {
    // What follows from a change of the state may change it again.
    if (this.pacing) return;
    this.pacing = true;
    try {
      const racing = this.runners().filter(({ state }) => takesPart(state));
      // Nobody is left: who comes then waits for Play.
      if (racing.length === 0) this.going = false;
      if (this.paced) {
        if (this.going) this.moveBounds(racing);
        return;
      }
      // One that is on its way to a common pause goes there.
      for (const { run, state } of racing) {
        if (!state.playing) continue;
        if (this.until === undefined) run.free();
        else run.limit({ step: this.until, there: 'pause' });
      }
    } finally {
      this.pacing = false;
    }
  }

  private moveBounds(racing: readonly Runner[]): void {
    if (racing.length === 0) return;
    const slowest = racing.reduce((last, runner) => (runner.state.step < last.state.step ? runner : last));
    const step = slowest.state.step + aheadOf(slowest.state);
    for (const { run, state } of racing) {
      run.limit({ step, there: 'wait' });
      // One that had just paused when all were to go on.
      if (!state.playing) run.play();
    }
  }

  /** True where nobody may get ahead. */
  private get paced(): boolean {
    const [lead, ...rivals] = this.runners();
    return rivals.length > 0 && lead!.state.experiment.pace === 'steps';
  }

  /** Where all can pause together soon; undefined where somebody is too far behind for that. */
  private meetingStep(): number | undefined {
    if (!this.paced) return undefined;
    const racing = this.runners().filter(({ state }) => takesPart(state));
    const steps = racing.map(({ state }) => state.step);
    const slowest = racing.find(({ state }) => state.step === Math.min(...steps));
    if (!slowest) return undefined;
    const furthest = this.furthest();
    const reachable = Math.max(AHEAD_STEPS, slowest.state.stepsPerSecond * MEETING_SECONDS);
    return furthest - slowest.state.step <= reachable ? furthest : undefined;
  }

  /** The last step that anybody may have trained. */
  private furthest(): number {
    const racing = this.runners().filter(({ state }) => takesPart(state));
    return racing.reduce((most, { run, state }) => Math.max(most, run.furthest, state.step), 0);
  }
}

/** Whoever cannot go on as it is holds nobody up. */
const takesPart = (state: RunState) => !isOver(state) && !isWaiting(state);

function aheadOf({ stepsPerSecond }: RunState): number {
  return Math.max(AHEAD_STEPS, Math.ceil(stepsPerSecond * AHEAD_SECONDS));
}
