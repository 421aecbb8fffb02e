/** One helper as the training worker sees it, from its start to its end. */
import type { SlicePart } from '../training.ts';
import type { FromHelper, HelperPlan, SliceTask, ToHelper } from './protocol.ts';

/** A worker, as far as it is used here. */
export type HelperWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

export function startHelper(): HelperWorker {
  return new Worker(new URL('./helper.worker.ts', import.meta.url), { type: 'module' });
}

export class Member {
  state: 'starting' | 'ready' | 'gone' = 'starting';
  private parts: readonly SlicePart[] | undefined;
  private settle: (() => void) | undefined;

  constructor(
    private readonly worker: HelperWorker,
    plan: HelperPlan,
  ) {
    worker.onmessage = ({ data }: MessageEvent<FromHelper>) => {
      if (data.type === 'ready') this.state = 'ready';
      else {
        this.parts = data.parts;
        this.settle?.();
      }
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.end();
    };
    this.post({ type: 'plan', plan }, []);
  }

  /** @param task its arrays are given away; the answer comes by `answer` */
  give(task: SliceTask): void {
    this.parts = undefined;
    const numbers = task.rows.flatMap(({ inputs, targets, mask }) => [inputs, targets, mask]);
    const buffers = [task.parameters, ...numbers].map(({ buffer }) => buffer as ArrayBuffer);
    this.post({ type: 'slices', task }, buffers);
  }

  /**
   * What it made of the slices that it was given.
   * @returns undefined where it is gone, or does not answer in that time: it is ended then
   */
  async answer(patienceMs: number): Promise<readonly SlicePart[] | undefined> {
    if (this.state === 'gone' || this.parts) return this.parts;
    const timer = setTimeout(() => this.end(), patienceMs);
    await new Promise<void>((resolve) => (this.settle = resolve));
    clearTimeout(timer);
    this.settle = undefined;
    return this.parts;
  }

  /** Ends it, whatever it does. */
  end(): void {
    this.state = 'gone';
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.terminate();
    this.settle?.();
  }

  private post(message: ToHelper, transfer: ArrayBuffer[]): void {
    this.worker.postMessage(message, transfer);
  }
}
