/**
 * On a phone the lanes are a strip, wider than the screen, that scrolls along time under a playhead in a fixed place: where it is
 * scrolled to is the playhead's step, and wherever the playhead goes, it scrolls.
 */
import { placeAt } from './gestures.ts';
import type { ScoreStage } from './stage.ts';

/** Up to this width of the page (rem) there is a strip. */
export const NARROW = 44;
/** The width that a step should have at least, and a strip at most (rem): canvases cannot be of any size. */
const STEP = 0.5;
const WIDEST = 240;

/** What names, scale and gaps take of the lanes' width; see score.css. */
function besides(width: number): number {
  if (width <= 17) return 2.75;
  return width <= 36 ? 8.625 : 11;
}

/**
 * The width of all time steps in a strip, in rem; undefined where they fit side by side.
 * @param width of the lanes with names and scale, in rem
 */
export function timeScrollerWidth(width: number, timeSteps: number): number | undefined {
  const wanted = Math.min(timeSteps * STEP, WIDEST);
  return wanted > width - besides(width) ? wanted : undefined;
}

/** Mouse movements up to here are still a click, in CSS pixels. */
const CLICK = 4;

/** Keeps strip and playhead together; returns an unsubscribe function. */
export function followTimeScroller(root: HTMLElement, stage: ScoreStage): () => void {
  const strip = root.querySelector<HTMLElement>('.score-strip')!;
  const controller = new AbortController();
  const { signal } = controller;
  const stepWidth = () => (strip.scrollWidth - strip.clientWidth) / Math.max(1, stage.timeSteps - 1);

  const place = () => {
    if (!stage.scrolls) return;
    const width = stepWidth();
    const target = stage.playhead * width;
    // Within its own step the strip stays where a finger has left it.
    if (Math.abs(strip.scrollLeft - target) > width / 2) strip.scrollLeft = target;
  };
  strip.addEventListener(
    'scroll',
    () => {
      const width = stepWidth();
      if (!stage.scrolls || !(width > 0)) return;
      const step = Math.round(strip.scrollLeft / width);
      if (step !== stage.playhead) stage.movePlayhead(step);
    },
    { signal, passive: true },
  );
  const resize = new ResizeObserver(place);
  resize.observe(strip);
  resize.observe(strip.firstElementChild!);
  stage.onPlace = place;

  // Fingers scroll by themselves; a mouse is helped to drag. A tap brings its step under the playhead, and its unit is followed.
  let from: { readonly x: number; readonly scroll: number } | undefined;
  let dragged = false;
  strip.addEventListener(
    'pointerdown',
    (event) => {
      dragged = false;
      const onLane = (event.target as Element).closest('[data-lane]');
      if (stage.scrolls && onLane && event.pointerType === 'mouse' && event.button === 0)
        from = { x: event.clientX, scroll: strip.scrollLeft };
    },
    { signal },
  );
  addEventListener(
    'pointermove',
    (event) => {
      if (!from) return;
      dragged ||= Math.abs(event.clientX - from.x) > CLICK;
      if (dragged) strip.scrollLeft = from.scroll - (event.clientX - from.x);
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel'] as const)
    addEventListener(type, () => (from = undefined), { signal });
  strip.addEventListener(
    'click',
    (event) => {
      const plot = (event.target as Element).closest<HTMLElement>('[data-lane]');
      if (!stage.scrolls || !plot || dragged) return;
      const place = placeAt(stage, plot, event);
      stage.movePlayhead(place.step);
      stage.moveUnit(place.key, place.unit);
      stage.follow(place);
    },
    { signal },
  );
  return () => {
    controller.abort();
    resize.disconnect();
    stage.onPlace = undefined;
  };
}
