/** A worker that helps the training worker with its batches, on another core. */
import { helperFor } from './helper.ts';
import type { ToHelper } from './protocol.ts';

const answer = helperFor((message, transfer) => self.postMessage(message, { transfer }));
self.onmessage = ({ data }: MessageEvent<ToHelper>) => answer(data);
