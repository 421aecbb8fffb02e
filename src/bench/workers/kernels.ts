/** Counts tensor kernels by tfjs' own profile. */
import { profile } from '@tensorflow/tfjs-core';
import type { Work } from './protocol.ts';

/** What a step launches. It is taken once. */
export async function countKernels(step: () => void): Promise<Work> {
  const { kernels } = await profile(() => {
    step();
    return [];
  });
  return { kind: 'kernels', count: kernels.length };
}
