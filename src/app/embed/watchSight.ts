/**
 * Whether a frame is in sight. An observer says so, across all frames and scrollers around it; but Firefox (tried: 153) tells a frame of
 * another site nothing when it is scrolled away, and only hardly lets it draw any more. So that counts as well.
 */
import type { Watch } from './inSight.ts';

/** How often it is looked whether frames come, in ms, and how many must have come by the next time. */
const LOOK_MS = 1000;
const FRAMES = 3;
/** A page that is busy for a moment has not gone. */
const PATIENCE = 2;

/** @param nextFrame as `requestAnimationFrame` */
export function watchFrames(
  tell: (drawn: boolean) => void,
  nextFrame: (work: () => void) => void = requestAnimationFrame,
  hidden: () => boolean = () => document.hidden,
): void {
  let waiting = false;
  let late = 0;
  let away = false;
  const arrived = (left: number) => () => {
    if (left > 1) return nextFrame(arrived(left - 1));
    waiting = false;
    if (away && late === 0) {
      away = false;
      tell(true);
    }
  };
  setInterval(() => {
    // Then nobody draws, and a session rests by itself after a while.
    if (hidden()) late = 0;
    else if (waiting) {
      late++;
      if (late === PATIENCE && !away) {
        away = true;
        tell(false);
      }
    } else {
      waiting = true;
      late = 0;
      nextFrame(arrived(FRAMES));
    }
  }, LOOK_MS);
}

export const watchSight =
  (element: Element): Watch =>
  (tell) => {
    let [seen, drawn] = [true, true];
    new IntersectionObserver((entries) => {
      seen = entries.at(-1)!.isIntersecting;
      tell(seen && drawn);
    }).observe(element);
    watchFrames((now) => {
      drawn = now;
      tell(seen && drawn);
    });
  };
