/**
 * The height that an embedded page asks for. It fills any frame, so it has no height of its own to measure; what it asks for hangs on
 * the width of the frame alone, so that a frame that follows is not asked again.
 */
import { paced } from '../../store/paced.ts';

/** What stands beside each other from here on stands below each other in a narrower frame, in CSS pixels (`embed.css`). */
const WIDE = 704;
const HEIGHT = { narrow: 640, wide: 480 } as const;

export const wantedHeight = (width: number): number => HEIGHT[width < WIDE ? 'narrow' : 'wide'];

/** A frame that is being dragged to another size is asked when it rests. */
const PACE = 200;

/** Tells the height now, and whenever it is another. */
export function tellHeight(tell: (height: number) => void): void {
  let told: number | undefined;
  const renewal = paced(() => {
    const height = wantedHeight(window.innerWidth);
    if (height !== told) tell(height);
    told = height;
  }, PACE);
  renewal.request();
  window.addEventListener('resize', renewal.request);
}
