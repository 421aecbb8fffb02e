/** One lane stays bright, and all else is dimmed. */
import { createStore } from 'zustand/vanilla';

/** The place of the lane among those that are shown; undefined where there is no spotlight. */
export const spotlight = createStore<{ readonly on: number | undefined }>(() => ({ on: undefined }));

/** The lane to go to from this one; undefined after the last. */
export function nextSpot(on: number | undefined, lanes: number): number | undefined {
  const next = on === undefined ? 0 : on + 1;
  return next < lanes ? next : undefined;
}

const shownLanes = () => [
  ...document.querySelectorAll<HTMLElement>('.column-score > .score:first-of-type .score-lane[data-kind]'),
];

/** Moves it on; the name of the lane that it is on then. */
export function moveSpotlight(): string | undefined {
  const lanes = shownLanes();
  const on = nextSpot(spotlight.getState().on, lanes.length);
  spotlight.setState({ on });
  return on === undefined ? undefined : lanes[on]!.querySelector('.score-name')?.textContent;
}

/** Marks the lane for the style sheet; nothing where there is no spotlight. */
export function markSpotlight(on: number | undefined): void {
  document.documentElement.toggleAttribute('data-spot', on !== undefined);
  shownLanes().forEach((lane, k) => lane.toggleAttribute('data-lit', k === on));
}
