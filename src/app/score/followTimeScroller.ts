/**
 * Lanes that scroll along time: where they are scrolled to, from end to end, is the playhead's step, from the first to the last,
 * and wherever the playhead goes, they scroll.
 */
import { listensOn, placeAt } from './pointing.ts';
import type { ScoreStage } from './stage.ts';

/** Mouse movements up to here are still a click, in CSS pixels. */
const CLICK = 4;

/** Keeps scroller and playhead together; returns an unsubscribe function. */
export function followTimeScroller(root: HTMLElement, stage: ScoreStage): () => void {
  const scroller = root.querySelector<HTMLElement>('.score-scroller')!;
  const controller = new AbortController();
  const { signal } = controller;
  const on = listensOn(scroller, signal);
  const stepWidth = () => (scroller.scrollWidth - scroller.clientWidth) / Math.max(1, stage.timeSteps - 1);

  const place = () => {
    if (!stage.scrolls) return;
    const width = stepWidth();
    const target = stage.playhead * width;
    // Within its own step the scroller stays where a finger has left it.
    if (Math.abs(scroller.scrollLeft - target) > width / 2) scroller.scrollLeft = target;
  };
  on('scroll', () => {
    const width = stepWidth();
    if (!stage.scrolls || !(width > 0)) return;
    const step = Math.round(scroller.scrollLeft / width);
    if (step !== stage.playhead) stage.movePlayhead(step);
  });
  const resize = new ResizeObserver(place);
  resize.observe(scroller);
  resize.observe(scroller.firstElementChild!);
  stage.onPlace = place;

  // Fingers scroll by themselves; a mouse is helped to drag. A tap brings its step under the playhead, and its unit is followed.
  let from: { readonly x: number; readonly scroll: number } | undefined;
  let dragged = false;
  on('pointerdown', (event) => {
    dragged = false;
    const onLane = (event.target as Element).closest('[data-lane]');
    if (stage.scrolls && onLane && event.pointerType === 'mouse' && event.button === 0)
      from = { x: event.clientX, scroll: scroller.scrollLeft };
  });
  addEventListener(
    'pointermove',
    (event) => {
      if (!from) return;
      dragged ||= Math.abs(event.clientX - from.x) > CLICK;
      if (dragged) scroller.scrollLeft = from.scroll - (event.clientX - from.x);
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel'] as const)
    addEventListener(type, () => (from = undefined), { signal });
  on('click', (event) => {
    const plot = (event.target as Element).closest<HTMLElement>('[data-lane]');
    if (!stage.scrolls || !plot || dragged) return;
    const place = placeAt(stage, plot, event);
    stage.movePlayhead(place.step);
    stage.moveRow(place);
    stage.follow(place);
  });
  return () => {
    controller.abort();
    resize.disconnect();
    stage.onPlace = undefined;
  };
}
