/** What is watched of the page while a network trains. */
import type { Page } from 'playwright';

export type Watching = typeof globalThis & {
  /** Durations of tasks over 50 ms, in ms. */
  unrollLongTasks?: number[];
  /** Times between two frames, in ms, while they are counted. */
  unrollFrames?: number[];
};

/** Runs in the page before its own scripts. */
export function watchLongTasks(): void {
  const tasks: number[] = [];
  (globalThis as Watching).unrollLongTasks = tasks;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: 'longtask' });
}

/** Runs in the page: counts frames from now on. */
export function watchFrames(): void {
  const frames: number[] = [];
  (globalThis as Watching).unrollFrames = frames;
  let last = performance.now();
  const next = (time: number) => {
    frames.push(time - last);
    last = time;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

/** The steps that the top bar counts. */
export async function stepsOf(page: Page): Promise<number> {
  const text = await page.getByRole('banner').innerText();
  return Number(/([\d,]+) steps/.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
}
