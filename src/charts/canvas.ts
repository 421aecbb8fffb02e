/** What all drawings share: a canvas at device resolution, and work that takes no more of a frame than there is. */

/** A canvas ready to draw on, in CSS pixels; the origin is the upper left corner. */
export interface Surface {
  readonly brush: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  /** Device pixels of one CSS pixel. */
  readonly ratio: number;
}

/** So many frames a picture waits at most for what is drawn for it. */
const MOST_FRAMES = 30;

/** Device pixels that every drawing has for one CSS pixel at least. */
let least = 0;

/** Device pixels of one CSS pixel, as drawings have them now. */
export function drawingRatio(): number {
  return Math.max(devicePixelRatio || 1, least);
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * Does something while all drawings are at least that fine: a picture to save is looked at closer than the screen.
 * Drawings follow a change of the root element, as they do for another theme.
 */
export async function drawnFiner<T>(ratio: number, work: () => Promise<T>): Promise<T> {
  if (drawingRatio() >= ratio) return work();
  const { dataset } = document.documentElement;
  least = ratio;
  dataset['fine'] = '';
  try {
    // One frame to hear of it, one to draw, and more where a frame was not enough for all.
    for (let k = 0; k < 3 || (waiting.size > 0 && k < MOST_FRAMES); k++) await nextFrame();
    return await work();
  } finally {
    least = 0;
    delete dataset['fine'];
  }
}

/** Sizes the canvas to its box in device pixels, clears it, and gives it back ready to draw; undefined where it has no size. */
export function prepare(canvas: HTMLCanvasElement): Surface | undefined {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = drawingRatio();
  const brush = canvas.getContext('2d');
  if (!brush || width === 0 || height === 0) return undefined;
  const [deviceWidth, deviceHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== deviceWidth) canvas.width = deviceWidth;
  if (canvas.height !== deviceHeight) canvas.height = deviceHeight;
  brush.setTransform(ratio, 0, 0, ratio, 0, 0);
  brush.clearRect(0, 0, width, height);
  brush.globalAlpha = 1;
  return { brush, width, height, ratio };
}

/** Work that may be asked for often and is done at most once an animation frame. */
export interface FrameWork {
  request(): void;
  cancel(): void;
}

/** How much of a frame all drawings together may take, in ms: what is left comes first in the next one. */
const BUDGET_MS = 8;
/** In the order in which it was asked for. */
const waiting = new Set<() => void>();
let frame = 0;

function workOff(): void {
  frame = 0;
  const end = performance.now() + BUDGET_MS;
  try {
    // What asks again while it works waits for the next frame.
    const asked = Array.from(waiting);
    for (const work of asked) {
      // Cancelled by what was drawn before it.
      if (!waiting.delete(work)) continue;
      work();
      if (performance.now() >= end) break;
    }
  } finally {
    if (waiting.size > 0) frame ||= requestAnimationFrame(workOff);
  }
}

/**
 * Makes `work` run at most once an animation frame, however often it is requested. Where drawings ask for more than a frame has
 * room for, they take turns, so that the page stays quick however much there is to draw.
 */
export function oncePerFrame(work: () => void): FrameWork {
  const turn = () => work();
  return {
    request() {
      waiting.add(turn);
      frame ||= requestAnimationFrame(workOff);
    },
    cancel: () => void waiting.delete(turn),
  };
}

/** How far beyond the edge of what is in sight something is drawn all the same: it is there when it is scrolled to. */
const NEARBY = '200px';

/** Work that rests while its element is out of sight, and is made up for when it comes near. */
export function whileInSight(element: Element, work: FrameWork): FrameWork {
  let seen = true;
  let missed = false;
  const observer = new IntersectionObserver(
    (entries) => {
      seen = entries.at(-1)!.isIntersecting;
      if (!seen || !missed) return;
      missed = false;
      work.request();
    },
    { rootMargin: NEARBY },
  );
  observer.observe(element);
  return {
    request() {
      if (seen) work.request();
      else missed = true;
    },
    cancel() {
      observer.disconnect();
      work.cancel();
    },
  };
}

/** How wide a line is drawn, in CSS pixels. */
export function lineWidth({ leastLine }: { readonly leastLine: number }, width: number): number {
  return Math.max(width, leastLine);
}

/** Moves a coordinate to the nearest whole device pixel, so that an edge is sharp. */
export function snap(value: number, ratio: number): number {
  return Math.round(value * ratio) / ratio;
}
