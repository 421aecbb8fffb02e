/** The phases of a training step that is taken one after the other, and what is known at each. */
import type { Found } from '../../worker/protocol.ts';

export const PHASES = ['forward', 'loss', 'backward', 'update'] as const;
export type Phase = (typeof PHASES)[number];

export interface PhasesState {
  /** Undefined while the first is on its way. */
  readonly phase: Phase | undefined;
  /** Goes on by itself, slowly, phase after phase. */
  readonly slow: boolean;
  readonly next: Found<'nextStep'> | undefined;
  readonly taken: Found<'stepTaken'> | undefined;
}
