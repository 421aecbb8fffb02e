/** Small helpers that all drawings share: a canvas at device resolution, and work at most once a frame. */

/** A canvas ready to draw on, in CSS pixels; the origin is the upper left corner. */
export interface Surface {
  readonly brush: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  /** Device pixels of one CSS pixel. */
  readonly ratio: number;
}

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
    // One frame to hear of it, one to draw.
    for (let frame = 0; frame < 3; frame++) await nextFrame();
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

/** Makes `work` run at most once an animation frame, however often it is requested. */
export function oncePerFrame(work: () => void): FrameWork {
  let handle = 0;
  return {
    request() {
      handle ||= requestAnimationFrame(() => {
        handle = 0;
        work();
      });
    },
    cancel() {
      cancelAnimationFrame(handle);
      handle = 0;
    },
  };
}

/** Moves a coordinate to the nearest whole device pixel, so that an edge is sharp. */
export function snap(value: number, ratio: number): number {
  return Math.round(value * ratio) / ratio;
}
