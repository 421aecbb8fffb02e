/** What a run can be resumed from: plain data that travels between worker and page. */
import type { LiveSettings } from '../../config/experiment.ts';

export type { LiveSettings };

/** A live change, applied before the update of that step, so that a resumed run makes it at the same place. */
export interface LiveChange {
  readonly step: number;
  readonly settings: LiveSettings;
}

/** All that a run needs to go on exactly: random numbers are addressed by seed and step, so the step is their state. */
export interface Checkpoint {
  readonly step: number;
  /** All parameters side by side, in the order the model declares them. */
  readonly parameters: Float32Array;
  /** The optimizer's moments, each as long as `parameters`. */
  readonly moments: readonly Float32Array[];
  /** The step after which the optimizer began with moments of zero, where that is not the beginning: it counts its steps from there. */
  readonly momentsFrom?: number;
  /** Seconds of training that led to it; 0 where nobody measured. */
  readonly seconds?: number;
}
