/** What the steps since the last checkpoint can be repeated from: the checkpoint itself, and the settings that held at each. */
import type { Checkpoint, LiveSettings } from '../trainers/checkpoint.ts';
import type { Trainer } from '../trainers/trainer.ts';

export class StepHistory {
  base: Checkpoint;
  /** By the first step that they held for, oldest first. */
  private settings: { readonly step: number; readonly live: LiveSettings }[] = [];

  /** Waits for the device. */
  constructor(private trainer: Trainer) {
    this.base = trainer.checkpoint();
  }

  /** A step is about to be trained. Where another trainer has taken over, what came before it cannot be repeated by it. */
  next(trainer: Trainer): void {
    const { step, live } = trainer;
    if (trainer !== this.trainer) {
      this.trainer = trainer;
      this.begin(trainer.checkpoint());
    }
    if (this.settings.at(-1)?.live !== live) this.settings.push({ step: step + 1, live });
  }

  /** Steps are repeated from here. @param checkpoint copied: who gets it may give its arrays away */
  begin({ parameters, moments, ...rest }: Checkpoint): void {
    this.base = { ...rest, parameters: parameters.slice(), moments: moments.map((moment) => moment.slice()) };
    this.settings = this.settings.slice(-1);
  }

  /** The settings of a step. */
  liveAt(step: number): LiveSettings {
    return (
      this.settings.findLast((entry) => entry.step <= step)?.live ??
      this.settings[0]?.live ??
      this.trainer.live
    );
  }
}
