/**
 * Who trains a run's network at the moment, by which settings: another batch size makes another trainer, which goes on from the
 * very step that the one before has reached.
 */
import type { Checkpoint, LiveChange, LiveSettings } from '../trainers/checkpoint.ts';
import type { GradientReader, Trainer } from '../trainers/trainer.ts';

/** A trainer, and the gradients that the score shows (`Trainer.gradientReader`); without them it comes without. */
export interface Seated {
  readonly trainer: Trainer;
  readonly readGradients?: GradientReader | undefined;
}

/** The same network in the same form, going on from a checkpoint with batches of the size that the settings say. */
export type Rebuild = (live: LiveSettings, checkpoint: Checkpoint) => Promise<Seated>;

export class Seat {
  /** Changes of the settings at steps to come, oldest first. */
  private pending: LiveChange[];

  /** @param rebuild without it the batch stays as it is */
  constructor(
    private seated: Seated,
    changes: readonly LiveChange[],
    private readonly rebuild?: Rebuild,
  ) {
    this.pending = changes.filter(({ step }) => step > this.trainer.step);
  }

  get trainer(): Trainer {
    return this.seated.trainer;
  }

  get readGradients(): GradientReader | undefined {
    return this.seated.readGradients;
  }

  /**
   * Applies from the next step on, or from a later one, so that networks which race change at the same step.
   * @param from the first step that is trained with these settings, unless it has gone by
   */
  change(settings: LiveSettings, from: number): LiveChange {
    const next = this.trainer.step + 1;
    const change = { step: Math.max(next, from), settings };
    this.pending = this.pending.filter(({ step }) => step < change.step);
    if (change.step > next) this.pending.push(change);
    else this.trainer.live = settings;
    return change;
  }

  /** Takes on the settings that hold from the next step on. True where they want a batch that this trainer does not draw. */
  takeSettings(): boolean {
    const { trainer, pending } = this;
    while (pending[0] && pending[0].step <= trainer.step + 1) trainer.live = pending.shift()!.settings;
    return this.rebuild !== undefined && trainer.live.batchSize !== trainer.experiment.batchSize;
  }

  /** Another trainer takes over, after `takeSettings` said so; the old one answers until it is there. */
  async replace(): Promise<void> {
    const { trainer } = this;
    const next = await this.rebuild!(trainer.live, trainer.checkpoint());
    // What was changed meanwhile.
    next.trainer.live = trainer.live;
    this.seated = next;
    trainer.dispose();
  }
}
