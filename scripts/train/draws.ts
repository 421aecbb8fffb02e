/**
 * Counts the draw calls of one training step, in the very worker that trained, after it came to rest: the counter is put
 * around the GL functions from outside, so that the site carries nothing for it.
 *
 * A single step ends by reading its loss, and what follows (the score, a checkpoint) draws too; so the count is taken
 * when pixels are first read. The draw or two by which tfjs makes the loss readable are part of it.
 */
import type { Worker } from 'playwright';

const MEASURED_STEPS = 3;

interface DrawCounter {
  draws: number;
  /** Draws before the first reading of pixels. */
  beforeReading: number | undefined;
}

type Counting = typeof globalThis & { unrollDraws?: DrawCounter };

/** Runs in the worker. Its inner functions have no names: what runs this file would wrap named ones in a helper of its own. */
function installCounter(): void {
  const counter: DrawCounter = { draws: 0, beforeReading: undefined };
  (globalThis as Counting).unrollDraws = counter;
  const gl = WebGL2RenderingContext.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of [
    'drawArrays',
    'drawElements',
    'drawArraysInstanced',
    'drawElementsInstanced',
    'drawRangeElements',
    'readPixels',
  ]) {
    const original = gl[name]!;
    gl[name] = function (...args) {
      if (name === 'readPixels') counter.beforeReading ??= counter.draws;
      else counter.draws++;
      return original.apply(this, args);
    };
  }
}

/** Runs in the worker: gives the last count and begins anew. */
function takeCount(): number {
  const counter = (globalThis as Counting).unrollDraws!;
  const count = counter.beforeReading ?? counter.draws;
  counter.draws = 0;
  counter.beforeReading = undefined;
  return count;
}

/**
 * @param step takes one training step and resolves when the worker rests again
 * @returns the median of a few steps, after one that is not counted
 */
export async function countDraws(worker: Worker, step: () => Promise<void>): Promise<number> {
  await worker.evaluate(installCounter);
  await step();
  await worker.evaluate(takeCount);
  const counts: number[] = [];
  for (let k = 0; k < MEASURED_STEPS; k++) {
    await step();
    counts.push(await worker.evaluate(takeCount));
  }
  return counts.toSorted((a, b) => a - b)[MEASURED_STEPS >> 1]!;
}
