/**
 * The speed that was chosen: no more steps a second than this. A network that takes less than a timer's shortest wait for a step
 * takes some at a time; time that a step or an answer has cost is made up for, but no more than a moment of it.
 */

/** Timers wait no shorter. */
const SHORTEST_WAIT_MS = 4;
const MADE_UP_FOR_MS = 50;

export class SpeedLimit {
  /** Infinity limits nothing. */
  stepsPerSecond = Infinity;
  /** When the next step may be taken. */
  private due: number;

  constructor(private readonly now: () => number) {
    this.due = now();
  }

  /** A step was taken. */
  took(): void {
    this.due = Math.max(this.due, this.now() - MADE_UP_FOR_MS) + 1000 / this.stepsPerSecond;
  }

  /** How long to wait before the next step, in ms; 0 where it may be taken now. */
  get waitMs(): number {
    const wait = this.stepsPerSecond === Infinity ? 0 : this.due - this.now();
    return wait >= SHORTEST_WAIT_MS ? wait : 0;
  }

  set(stepsPerSecond: number): void {
    this.stepsPerSecond = stepsPerSecond;
    this.due = this.now();
  }
}
