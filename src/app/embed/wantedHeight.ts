/**
 * The height that an embedded page asks for. It fills any frame, so it has no height of its own to measure; what it asks for hangs on
 * the width of the frame and on whether a lesson is open, so that a frame that follows is not asked again.
 */
import { paced } from '../../store/paced.ts';
import type { Session } from '../../store/session.ts';

/** What stands beside each other from here on stands below each other in a narrower frame, in CSS pixels (`embed.css`). */
const WIDE = 704;
const HEIGHT = { narrow: 640, wide: 480 } as const;
/** What a lesson takes besides: above the lanes, or as high as they are. */
const LESSON = { narrow: 280, wide: 120 } as const;

export function wantedHeight(width: number, withLesson: boolean): number {
  const shape = width < WIDE ? 'narrow' : 'wide';
  return HEIGHT[shape] + (withLesson ? LESSON[shape] : 0);
}

/** A frame that is being dragged to another size is asked when it rests. */
const PACE = 200;

/** Tells the height now, and whenever it is another. */
export function tellHeight({ store }: Pick<Session, 'store'>, tell: (height: number) => void): void {
  let told: number | undefined;
  const renewal = paced(() => {
    const height = wantedHeight(window.innerWidth, store.getState().lesson !== undefined);
    if (height !== told) tell(height);
    told = height;
  }, PACE);
  renewal.request();
  window.addEventListener('resize', renewal.request);
  store.subscribe((now, before) => now.lesson !== before.lesson && renewal.request());
}
