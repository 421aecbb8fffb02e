/**
 * How far a loop may train. Networks that race take equal steps: each has a bound, which the page moves forward as the slowest
 * gets on, so that none is ahead of it by more than a few frames.
 */
export interface Bound {
  /** The last step that may be taken. */
  readonly step: number;
  /** What happens there: the loop waits for a later bound, or pauses as if it had been asked to. */
  readonly there: 'wait' | 'pause';
}

export const UNBOUND: Bound = { step: Infinity, there: 'wait' };

export class StepLimit {
  private bound = UNBOUND;
  private wake: (() => void) | undefined;
  /** How often something may have changed. */
  pokes = 0;

  set(bound: Bound): void {
    this.bound = bound;
    this.poke();
  }

  /** True where the step after `step` may not be taken. */
  closedAfter(step: number): boolean {
    return step >= this.bound.step;
  }

  /** Whether a loop pauses at the bound rather than waits. */
  get pauses(): boolean {
    return this.bound.there === 'pause';
  }

  /** Waits for the next `poke` after the first `pokes` of them, or so long; one waits at a time. */
  async wait(pokes: number, ms = Infinity): Promise<void> {
    if (pokes !== this.pokes) return;
    await new Promise<void>((resolve) => {
      const timer = ms === Infinity ? undefined : setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Something may have changed for whoever waits: a bound, a pause, a question. */
  poke(): void {
    this.pokes++;
    this.wake?.();
    this.wake = undefined;
  }
}
