/**
 * The worker of a run: it is started, told things and heard, and counts as hanging where it owes a word and is silent. Runs have
 * numbers, so that nothing is heard of one that is over.
 */
import { allowOwnScripts } from '../../loading/ownScripts.ts';
import type { FromWorker, ToWorker } from '../protocol.ts';
import { Patience, type Stage } from './patience.ts';
import type { Failure } from './status.ts';

type WithoutRun<Message> = Message extends unknown ? Omit<Message, 'run'> : never;
/** A message to the worker but for its run. */
export type Told = WithoutRun<ToWorker>;

export interface ConnectionEvents {
  receive(message: FromWorker): void;
  broke(failure: Failure): void;
  /** A script of the worker did not arrive, so it never began. */
  missing(detail: string): void;
  /** True while the worker has something to say. */
  owes(): boolean;
}

function createTrainingWorker(): Worker {
  allowOwnScripts();
  return new Worker(new URL('../train.worker.ts', import.meta.url), { type: 'module' });
}

export class Connection {
  private worker: Worker | undefined;
  private run = 0;
  private readonly watchdog = setInterval(() => this.watch(), 1000);
  /** Seconds on which the watchdog looked and heard nothing; counted, not timed, so that a sleeping page accuses nobody. */
  private silence = 0;
  private readonly patience = new Patience();
  private stage: Stage = 'loading';

  constructor(
    private readonly events: ConnectionEvents,
    private readonly createWorker = createTrainingWorker,
  ) {}

  /** Starts another worker in place of the one that there is. @throws where the browser gives none */
  open(): void {
    this.close();
    const worker = this.createWorker();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.receive(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      // Of a script that did not arrive browsers say nothing but that it failed (WHATWG HTML, "run a worker", step "onComplete").
      const { message } = event as Partial<ErrorEvent>;
      if (this.stage === 'loading' && !message) this.events.missing('The worker’s script');
      else this.events.broke({ cause: 'crash', detail: message ?? '' });
    };
    this.worker = worker;
    this.stage = 'loading';
  }

  /** Ends the worker, whatever it does. */
  close(): void {
    if (!this.worker) return;
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.terminate();
    this.worker = undefined;
  }

  /** Nobody is told anything where there is no worker. */
  post(message: Told): void {
    this.silence = 0;
    if (message.type === 'start') {
      this.run++;
      if (this.stage === 'training') this.stage = 'starting';
    }
    this.worker?.postMessage({ ...message, run: this.run });
  }

  dispose(): void {
    clearInterval(this.watchdog);
    this.close();
  }

  private receive(message: FromWorker): void {
    if (this.stage === 'loading') this.stage = 'starting';
    if (this.stage === 'training') this.patience.rewarded(this.silence);
    this.silence = 0;
    if (message.run !== this.run) return;
    if (message.type === 'frame' && message.frame.losses.length > 0) this.stage = 'training';
    this.events.receive(message);
  }

  private watch(): void {
    if (!this.worker || !this.events.owes()) return;
    const { stage } = this;
    const seconds = this.patience.at(stage);
    if (++this.silence <= seconds) return;
    if (stage === 'loading')
      return this.events.missing(`The worker's script did not arrive within ${seconds} seconds`);
    if (stage === 'training') this.patience.ranOut();
    this.events.broke({ cause: 'hang', seconds });
  }
}
