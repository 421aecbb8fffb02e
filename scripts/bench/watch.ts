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
  // Without a name of its own: tools that keep names would wrap it in a call that the page does not have.
  const again = [
    (time: number) => {
      frames.push(time - last);
      last = time;
      requestAnimationFrame(again[0]!);
    },
  ];
  requestAnimationFrame(again[0]!);
}

/** The steps that the top bar counts. */
export async function stepsOf(page: Page): Promise<number> {
  const text = await page.getByRole('banner').innerText();
  return Number(/([\d,]+) steps/.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
}
