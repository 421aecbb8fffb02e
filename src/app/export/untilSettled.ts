/**
 * WebKit says that an image is decoded before the images within it are, and begins with those only when it is painted, anew for each
 * size. So it is painted until it has been the same for a while.
 */

/** So many times the same in a row, this far apart; and no longer than for so long. */
const [SAME, APART_MS, MOST_MS] = [4, 40, 3000];
/** It is compared so small, in pixels. */
const SIDE = 96;

/**
 * Paints until what stands on the canvas does not change any more.
 * @throws where the browser does not let a picture of elements be looked at
 */
export async function untilSettled(canvas: HTMLCanvasElement, paint: () => void): Promise<void> {
  const small = document.createElement('canvas');
  small.width = small.height = SIDE;
  const brush = small.getContext('2d', { willReadFrequently: true });
  const patience = performance.now() + MOST_MS;
  let before = '';
  for (let same = 0; same < SAME && performance.now() < patience;) {
    paint();
    if (!brush) return;
    brush.clearRect(0, 0, SIDE, SIDE);
    brush.drawImage(canvas, 0, 0, SIDE, SIDE);
    const now = brush.getImageData(0, 0, SIDE, SIDE).data.join();
    same = now === before ? same + 1 : 0;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, APART_MS));
  }
}
