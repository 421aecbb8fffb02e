/** On a phone the lanes are wider than the screen and scroll along time, and the playhead from end to end with them: when, and how wide. */

/** Up to this width of the page (rem) lanes scroll. */
export const NARROW = 44;
/** The width that a step should have at least, and all of them at most (rem): canvases cannot be of any size. */
const STEP = 0.5;
const WIDEST = 240;

/** What names, scale and gaps take of the lanes' width; see score.css. */
function besides(width: number): number {
  if (width <= 17) return 2.75;
  return width <= 36 ? 8.625 : 12.75;
}

/**
 * The width of all time steps where they scroll, in rem; undefined where they fit side by side.
 * @param width of the lanes with names and scale, in rem
 */
export function timeScrollerWidth(width: number, timeSteps: number): number | undefined {
  const visible = width - besides(width);
  const wanted = timeSteps * STEP;
  if (wanted <= visible) return undefined;
  // To scroll by one step takes half its width at least, so that a finger finds each.
  return Math.min(WIDEST, Math.max(wanted, visible + wanted / 2));
}
