/** Reads a task's live option out of live settings. */
import type { LiveSettings } from './checkpoint.ts';

/** The number under `id`, or `otherwise` where the task has no such option. */
export function liveNumber(live: LiveSettings, id: string, otherwise: number): number {
  const value = Object.hasOwn(live.taskOptions, id) ? live.taskOptions[id] : undefined;
  return typeof value === 'number' ? value : otherwise;
}
