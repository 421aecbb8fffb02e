/**
 * Decides what follows a failure: three tries where it happened, with growing pauses. Then that is given up, the graphics card
 * for WebAssembly and WebAssembly for JavaScript, and there are three tries more. A new checkpoint is progress and wipes the
 * slate: a card that fails now and then may go on for ever.
 */
import type { BackendChoice } from '../../config/experiment.ts';
import type { BackendId, FailureReason, GivenUp } from '../protocol.ts';
import { formatCount } from '../../text/numbers.ts';

export type FailureCause = Exclude<FailureReason, 'own-data' | 'experiment'> | 'hang';

export interface RecoveryPlan {
  /** What happened and what is done about it, for the person. */
  readonly sentence: string;
  readonly delayMs: number;
  /** True where the run goes on elsewhere. */
  readonly moves: boolean;
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

/** In the order in which they are given up. */
const NAMES = { webgl: 'the graphics card', wasm: 'WebAssembly' } as const;

type Doubtful = keyof typeof NAMES;

export class Recovery {
  /** What has failed too often in this run. */
  givenUp: GivenUp = {};
  private failures = 0;
  /** Where the run was last seen to begin, or else is to begin. */
  private backend: BackendId | undefined;

  constructor(choice: BackendChoice) {
    this.backend = choice === 'auto' ? undefined : choice;
  }

  startedOn(backend: BackendId): void {
    this.backend = backend;
  }

  progressed(): void {
    this.failures = 0;
  }

  /** @param step the step of the last checkpoint */
  plan(cause: FailureCause, detail: string, step: number): RecoveryPlan {
    this.failures++;
    const what = WHAT_HAPPENED[cause];
    const from = step === 0 ? 'training begins again' : `training goes on from step ${formatCount(step)}`;
    if (this.failures <= TRIES) {
      const delayMs = FIRST_DELAY_MS * 4 ** (this.failures - 1);
      return { sentence: `${what}; ${from}.`, delayMs, moves: false, giveUp: false };
    }
    const failed = this.doubtful();
    if (failed) {
      this.failures = 0;
      this.givenUp = {
        ...this.givenUp,
        [failed]: `${capital(NAMES[failed])} failed ${TRIES + 1} times in a row`,
      };
      return {
        sentence: `${what} again and again; ${from} without ${NAMES[failed]}.`,
        delayMs: 0,
        moves: true,
        giveUp: false,
      };
    }
    return {
      sentence: `${what} again and again (${detail.replace(/\.$/, '')}). Reset to try once more, or make the network smaller.`,
      delayMs: 0,
      moves: false,
      giveUp: true,
    };
  }

  /** What can be given up: what the run was on, or, where it never got so far, the next that was to be tried. */
  private doubtful(): Doubtful | undefined {
    const { backend, givenUp } = this;
    if (backend === 'cpu') return undefined;
    if (backend && !(backend in givenUp)) return backend;
    return (Object.keys(NAMES) as Doubtful[]).find((name) => !(name in givenUp));
  }
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
