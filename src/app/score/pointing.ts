/** Where the pointer is on the lanes, for all who listen there. */
import type { ScoreStage } from './stage.ts';
import type { Place } from './stageParts.ts';

/** The step, and the row, under the pointer. */
export function placeAt(
  stage: ScoreStage,
  plot: HTMLElement,
  event: Pick<MouseEvent, 'clientX' | 'clientY'>,
): Place {
  const box = plot.getBoundingClientRect();
  const inside = (share: number, count: number) =>
    Math.min(count - 1, Math.max(0, Math.floor(share * count)));
  const key = plot.dataset['lane']!;
  const { rows = 1, foot = 0 } = stage.lane(key) ?? {};
  return {
    key,
    step: inside((event.clientX - box.left) / box.width, stage.timeSteps),
    row: inside((event.clientY - box.top) / (box.height - foot), rows),
  };
}

/** Adds listeners to an element, until the signal comes. */
export const listensOn =
  (element: HTMLElement, signal: AbortSignal) =>
  <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
  ): void =>
    element.addEventListener(type, listener, { signal });
