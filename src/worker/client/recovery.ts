/**
 * Decides what follows a failure: three tries where it happened, with growing pauses, and one where its
 * numbers are wrong. Then that is given up, the graphics card
 * for WebAssembly and WebAssembly for JavaScript, and there are three tries more. A new checkpoint is progress and wipes the
 * slate: a card that fails now and then may go on for ever.
 */
import type { BackendChoice } from '../../config/experiment.ts';
import type { BackendId, GivenUp } from '../protocol.ts';
import type { Failure } from './status.ts';

type Doubtful = keyof GivenUp;

const TRIES = 3;
/** Who computed wrong once may have done so before, and is given one more chance. */
const TRIES_WRONG = 1;
const FIRST_DELAY_MS = 100;

/** In the order in which they are given up. */
const NAMES: Readonly<Record<Doubtful, string>> = { webgl: 'The graphics card', wasm: 'WebAssembly' };

export class Recovery {
  /** What has failed too often in this run. */
  givenUp: GivenUp;
  private failures = 0;
  /** Where the run was last seen to begin, or else is to begin. */
  private backend: BackendId | undefined;

  constructor(choice: BackendChoice, givenUp: GivenUp = {}) {
    this.givenUp = givenUp;
    this.backend = choice === 'auto' ? undefined : choice;
  }

  startedOn(backend: BackendId): void {
    this.backend = backend;
  }

  progressed(): void {
    this.failures = 0;
  }

  /** The pause before the next try. */
  get delayMs(): number {
    return this.failures === 0 ? 0 : FIRST_DELAY_MS * 4 ** (this.failures - 1);
  }

  /** After one more failure: what is given up for the next try, if anything; undefined where nothing is left to be tried. */
  failed(cause: Failure['cause']): { readonly without?: Doubtful } | undefined {
    this.failures++;
    if (this.failures <= (cause === 'wrong-numbers' ? TRIES_WRONG : TRIES)) return {};
    const without = this.doubtful();
    if (!without) return undefined;
    const times = this.failures;
    this.failures = 0;
    this.givenUp = {
      ...this.givenUp,
      [without]: `${NAMES[without]} failed ${times} times in a row`,
    };
    return { without };
  }

  /** What can be given up: what the run was on, or, where it never got so far, the next that was to be tried. */
  private doubtful(): Doubtful | undefined {
    const { backend, givenUp } = this;
    if (backend === 'cpu') return undefined;
    if (backend && !(backend in givenUp)) return backend;
    return (Object.keys(NAMES) as Doubtful[]).find((name) => !(name in givenUp));
  }
}
