/** How many seeds of each network on the page are trained; those of a study of settings are its own. */
import type { PageState } from '../state.ts';

export function seedsShown({ study }: Pick<PageState, 'study'>): number {
  return study && study.axes.length === 0 ? study.seeds : 1;
}
