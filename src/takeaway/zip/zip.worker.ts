/** The worker that makes the zip: its reference in 64 bits may take seconds, for which no page should stand still. */
import { arrive } from '../../loading/arrive.ts';
import { OwnDataError } from '../../tasks/contract/abilities.ts';
import type { Order } from './taken.ts';
import type { Zipped } from './zipped.ts';
import { zipOf } from './zip.ts';

async function made({ taken, weights }: Order): Promise<Zipped> {
  try {
    const { python } = await arrive(() => import('../python/files.ts'));
    return { kind: 'zip', bytes: await zipOf(taken, weights, python) };
  } catch (error) {
    if (error instanceof OwnDataError) return { kind: 'refused', sentence: error.message };
    return { kind: 'failed' };
  }
}

self.onmessage = async ({ data }: MessageEvent<Order>) => {
  const zipped = await made(data);
  self.postMessage(zipped, { transfer: zipped.kind === 'zip' ? [zipped.bytes.buffer] : [] });
};
