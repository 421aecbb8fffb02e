/**
 * A network of the page once more, with another seed: it trains without a score in a worker of its own, may give that worker up for
 * others, and goes on later from the very step it had reached.
 */
import type { Wanted } from '../changeKind.ts';
import type { SessionParts } from '../sessionParts.ts';
import { Run, type KeptNetwork } from '../run.ts';
import type { RunSeries } from '../series.ts';
import { isOver, isWaiting, newRun, type RunState } from '../state.ts';

export interface SeedRunParts {
  readonly createClient: SessionParts['createClient'];
  /** Something of it is another. */
  readonly changed: () => void;
}

export class SeedRun {
  private run: Run;
  private now: RunState;
  /** Where it goes on, while it has no worker. */
  private kept: KeptNetwork | undefined;
  private at: 'no worker' | 'worker' | 'leaving' = 'no worker';
  private going = false;
  private ended = false;
  /** True where its run has given its worker up, and another must go on. */
  private spent = false;

  constructor(
    private readonly wanted: Wanted,
    private readonly parts: SeedRunParts,
  ) {
    this.now = newRun(0, wanted.experiment);
    this.run = this.fresh();
  }

  get seed(): number {
    return this.wanted.experiment.seed;
  }

  get series(): RunSeries {
    return this.run.series;
  }

  get state(): RunState {
    return this.now;
  }

  get hasWorker(): boolean {
    return this.at !== 'no worker';
  }

  /** True where it goes no further: it cannot, or it was told so. */
  get over(): boolean {
    return this.ended || isOver(this.now) || isWaiting(this.now);
  }

  /** Trains up to a step, where it waits. */
  goOn(step: number): void {
    if (this.over || this.at === 'leaving') return;
    if (this.at === 'no worker') {
      this.at = 'worker';
      if (this.spent) this.run = this.fresh();
      this.run.limitCores(1);
      this.run.load(this.wanted, false, this.kept);
      this.kept = undefined;
    }
    this.run.limit({ step, there: 'wait' });
    if (!this.going) this.run.play();
    this.going = true;
  }

  /** Keeps its worker, and waits for `goOn`. */
  pause(): void {
    if (this.going && this.at === 'worker') this.run.pause();
    this.going = false;
  }

  /** Gives its worker up as soon as it has come to rest. */
  leave(): void {
    if (this.at !== 'worker') return;
    this.at = 'leaving';
    this.going = false;
    if (this.now.status.state === 'running') this.run.pause();
    else this.left();
  }

  /** Goes no further, and needs no worker any more; its curves stay. */
  end(): void {
    this.ended = true;
    this.dispose();
  }

  dispose(): void {
    if (this.at !== 'no worker') this.run.dispose();
    this.spent = true;
    this.at = 'no worker';
    this.going = false;
  }

  private fresh(): Run {
    const shelf = {
      get: () => this.now,
      set: (part: Partial<RunState>) => {
        this.now = { ...this.now, ...part };
        this.heard();
      },
    };
    return new Run(this.parts.createClient, shelf, { notice: () => undefined }, 'curves');
  }

  private heard(): void {
    if (this.at === 'leaving' && this.now.status.state !== 'running') this.left();
    else this.parts.changed();
  }

  /** It is where its last checkpoint was taken, at rest. */
  private left(): void {
    this.kept = this.run.kept();
    this.dispose();
    this.parts.changed();
  }
}
