/** A worker that only listens; the test answers in its place. */
import { defaultExperiment } from '../../../src/config/index.ts';
import { failureText, recoveryText } from '../../../src/store/statusText.ts';
import { TrainingClient } from '../../../src/worker/client/client.ts';
import type { RunStatus } from '../../../src/worker/client/status.ts';
import type { BackendId, Checkpoint, FromWorker, RunInfo, ToWorker } from '../../../src/worker/protocol.ts';

export class FakeWorker {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly heard: ToWorker[] = [];
  ended = false;

  postMessage(message: ToWorker): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  get start(): Extract<ToWorker, { type: 'start' }> {
    return this.heard.findLast((message) => message.type === 'start')!;
  }
  types(): string[] {
    return this.heard.map(({ type }) => type);
  }
  say(message: FromWorker): void {
    this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
  }
  ready(backend: BackendId = 'webgl'): void {
    const info = { device: { backend }, form: 'fused' } as unknown as RunInfo;
    this.say({ type: 'ready', run: this.start.run, info });
  }
  /** Answers `leave` as the worker does: a checkpoint first, unless the run is at its beginning. */
  leave(step: number): void {
    const { run } = this.start;
    if (step > 0) this.say({ type: 'checkpoint', run, checkpoint: checkpointAt(step) });
    this.say({ type: 'left', run, step });
  }
  crash(): void {
    this.onerror?.({ message: 'it broke', preventDefault: () => undefined } as ErrorEvent);
  }
}

export const checkpointAt = (step: number): Checkpoint => ({
  step,
  parameters: new Float32Array(1),
  moments: [],
});

/** A client whose workers are fakes, and all it has said. */
export function fakeClient() {
  const workers: FakeWorker[] = [];
  const statuses: RunStatus[] = [];
  const notices: string[] = [];
  const rewinds: number[] = [];
  const client = new TrainingClient(
    {
      status: (status) => {
        statuses.push(status);
        if (status.state === 'recovering') notices.push(recoveryText(status));
      },
      info: () => undefined,
      frame: () => undefined,
      begin: () => rewinds.push(0),
      rewind: (step) => rewinds.push(step),
    },
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
  );
  return {
    client,
    workers,
    statuses,
    notices,
    rewinds,
    experiment: defaultExperiment(),
    get worker() {
      return workers.at(-1)!;
    },
    get state() {
      return statuses.at(-1)?.state;
    },
    /** Why the run has failed, as the page says it. */
    get failure() {
      const status = statuses.at(-1);
      return status?.state === 'failed' ? failureText(status.why) : undefined;
    },
  };
}
