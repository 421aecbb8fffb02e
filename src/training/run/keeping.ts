/** What of a run is kept on the page while it goes on: checkpoints to resume from, and snapshots to look back on. */
import type { Trainer } from '../trainers/trainer.ts';
import type { Checkpoint } from '../trainers/checkpoint.ts';
import { snapshotAfter, type Snapshot } from '../trainers/snapshots.ts';

/** The first checkpoint of a (resumed) run comes early, so that even a device that fails again and again gets on. */
const FIRST_CHECKPOINT_STEPS = 10;
const CHECKPOINT_EVERY_MS = 2000;

export class Keeping {
  private readonly resumedAt: number;
  private last: { readonly step: number; readonly time: number } | undefined;
  /** The next step of which a snapshot is kept. */
  private nextSnapshot: number;

  constructor(
    { step }: Trainer,
    private readonly now: () => number,
  ) {
    this.resumedAt = step;
    this.nextSnapshot = step === 0 ? 0 : snapshotAfter(step);
  }

  checkpointDue({ step }: Trainer): boolean {
    if (!this.last) return step - this.resumedAt >= FIRST_CHECKPOINT_STEPS;
    return this.now() - this.last.time > CHECKPOINT_EVERY_MS;
  }

  /** Undefined where there is one of this very step. Waits for the device. */
  checkpoint(trainer: Trainer, seconds: number): Checkpoint | undefined {
    if (this.last?.step === trainer.step) return undefined;
    const checkpoint = { ...trainer.checkpoint(), seconds };
    this.last = { step: trainer.step, time: this.now() };
    return checkpoint;
  }

  snapshotDue({ step }: Trainer): boolean {
    return step >= this.nextSnapshot;
  }

  /** Waits for the device. */
  snapshot(trainer: Trainer): Snapshot {
    const { step } = trainer;
    this.nextSnapshot = snapshotAfter(step);
    return { step, parameters: trainer.readParameters() };
  }
}
