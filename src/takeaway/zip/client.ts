/** The page's side of the zip: a worker for each, which ends with it. */
import { allowOwnScripts } from '../../loading/ownScripts.ts';
import type { Order } from './taken.ts';
import type { Zipped } from './zipped.ts';

function createZipWorker(): Worker {
  allowOwnScripts();
  return new Worker(new URL('./zip.worker.ts', import.meta.url), { type: 'module' });
}

/** @param given up when it is aborted; then nothing is answered */
export function makeZip(order: Order, given: AbortSignal, create = createZipWorker): Promise<Zipped> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = create();
    } catch {
      return resolve({ kind: 'failed' });
    }
    const end = (zipped: Zipped) => {
      worker.terminate();
      resolve(zipped);
    };
    given.addEventListener('abort', () => worker.terminate(), { once: true });
    worker.onmessage = ({ data }: MessageEvent<Zipped>) => end(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      end({ kind: 'failed' });
    };
    worker.postMessage(order);
  });
}
