/**
 * How long the silence of a worker that owes a word may last: 5 seconds, which with the pause of the watchdog and another worker's
 * start leaves a hang of less than 10. A worker may be slow instead: it is waited for twice as long as it was ever silent before it
 * spoke again, half as long again after every hang, and the longest before it has trained a step, while it compiles.
 */
const SHORTEST = 5;
const LONGEST = 10;
/** Before its script has come. */
const FIRST_WORD = 45;

export type Stage = 'loading' | 'starting' | 'training';

export class Patience {
  private learned = SHORTEST;

  /** In seconds. */
  at(stage: Stage): number {
    if (stage === 'loading') return FIRST_WORD;
    return stage === 'starting' ? LONGEST : this.learned;
  }

  /** The worker spoke after so many seconds. */
  rewarded(silence: number): void {
    this.raise(2 * silence);
  }

  /** It was waited for in vain. */
  ranOut(): void {
    this.raise(1.5 * this.learned);
  }

  private raise(seconds: number): void {
    this.learned = Math.max(this.learned, Math.min(LONGEST, Math.floor(seconds)));
  }
}
