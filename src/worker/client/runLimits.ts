/** What holds for every run, the one there is and those to come: how fast it may train, and on how many cores. */
import type { Told } from './connection.ts';

export class RunLimits {
  private stepsPerSecond = Infinity;
  /** Undefined while that is as each run's experiment says. */
  private cores: number | undefined;

  /** @param post reaches the worker where one listens */
  constructor(private readonly post: (message: Told) => void) {}

  limitSpeed(stepsPerSecond: number): void {
    if (stepsPerSecond === this.stepsPerSecond) return;
    this.stepsPerSecond = stepsPerSecond;
    this.tellSpeed();
  }

  limitCores(most: number): void {
    if (most === this.cores) return;
    this.cores = most;
    this.tellCores();
  }

  /** Tells a worker that has begun what it does not know. @param cores with how many it began */
  catchUp(cores: number): void {
    if (this.stepsPerSecond < Infinity) this.tellSpeed();
    if (this.cores !== cores) this.tellCores();
  }

  private tellSpeed(): void {
    this.post({ type: 'speed', stepsPerSecond: this.stepsPerSecond });
  }

  private tellCores(): void {
    if (this.cores !== undefined) this.post({ type: 'cores', most: this.cores });
  }
}
