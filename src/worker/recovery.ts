/**
 * Decides what follows a failure: three tries on the graphics card with growing pauses, then the CPU, and there three more.
 * A new checkpoint is progress and wipes the slate: a card that fails now and then may go on for ever.
 */
import type { DeviceInfo, FailureReason } from './protocol.ts';

export type FailureCause = Exclude<FailureReason, 'own-data'> | 'hang';

export interface RecoveryPlan {
  /** What happened and what is done about it, for the person. */
  readonly sentence: string;
  readonly delayMs: number;
  readonly giveUp: boolean;
}

const TRIES = 3;
const FIRST_DELAY_MS = 100;

const WHAT_HAPPENED: Record<FailureCause, string> = {
  'context-lost': 'The browser took the graphics card away',
  'wrong-numbers': 'The graphics card gave wrong numbers',
  hang: 'The training worker stopped answering',
  crash: 'The training worker crashed',
};

export class Recovery {
  /** Set once the graphics card has been given up: why. */
  forceCpu: string | undefined;
  private failures = 0;
  private backend: DeviceInfo['backend'] | undefined;

  startedOn(backend: DeviceInfo['backend']): void {
    this.backend = backend;
  }

  progressed(): void {
    this.failures = 0;
  }

  /** @param step the step of the last checkpoint */
  plan(cause: FailureCause, detail: string, step: number): RecoveryPlan {
    this.failures++;
    const what = WHAT_HAPPENED[cause];
    const from =
      step === 0 ? 'training begins again' : `training goes on from step ${step.toLocaleString('en')}`;
    if (this.failures <= TRIES) {
      const delayMs = FIRST_DELAY_MS * 4 ** (this.failures - 1);
      return { sentence: `${what}; ${from}.`, delayMs, giveUp: false };
    }
    if (this.backend !== 'cpu' && this.forceCpu === undefined) {
      this.failures = 0;
      this.forceCpu = `The graphics card failed ${TRIES + 1} times in a row, so the network is computed on the CPU.`;
      return { sentence: `${what} again and again; ${from} on the CPU.`, delayMs: 0, giveUp: false };
    }
    return {
      sentence: `${what} again and again (${detail.replace(/\.$/, '')}). Reset to try once more, or make the network smaller.`,
      delayMs: 0,
      giveUp: true,
    };
  }
}
