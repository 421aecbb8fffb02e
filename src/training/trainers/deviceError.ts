/** What must be trusted of a device: that it is there, and that it computes. */
import type { Backend } from '../../backend/select.ts';

const LOST = 'The graphics context was lost.';

/** The device is gone, or its numbers cannot be trusted: nothing read since the last checkpoint counts. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';
  constructor(
    readonly reason: 'context-lost' | 'wrong-numbers',
    message: string,
  ) {
    super(message);
  }
}

/** @throws DeviceError where the device is gone: nothing read after that counts, and it reads as zeros without a word */
export function demandContext(backend: Pick<Backend, 'isLost'>): void {
  if (backend.isLost()) throw new DeviceError('context-lost', LOST);
}
