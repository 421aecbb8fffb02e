/** Stands before the page's own script: notes down what the test wants to know of a page, and breaks what it wants broken. */
export const PRELUDE = `
window.noted = { losses: [], contradictions: 0, workers: 0, troubles: [], files: [] };
window.loseWorkerAt = Infinity;
{
  const { noted } = window;
  const say = (what) => noted.troubles.push(String(what));
  addEventListener('error', (event) => {
    // Firefox says this of a module that it has loaded already.
    if (event.target?.rel === 'modulepreload') return;
    // WebKit's way to say that it tells an observer of a size in the next frame.
    if (event.message?.startsWith('ResizeObserver loop')) return;
    say('error: ' + (event.message ?? event.target?.outerHTML));
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => say('rejection: ' + reason));
  addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => say(violatedDirective + ': ' + blockedURI));
  for (const level of ['error', 'warn']) {
    const original = console[level];
    console[level] = (...words) => {
      say(level + ': ' + words.join(' '));
      original.apply(console, words);
    };
  }
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      noted.workers++;
      this.addEventListener('message', ({ data }) => {
        if (data.type !== 'frame') return;
        const { firstStep, losses, step } = data.frame;
        losses.forEach((loss, k) => {
          const before = noted.losses[firstStep - 1 + k];
          if (before !== undefined && before !== loss) noted.contradictions++;
          noted.losses[firstStep - 1 + k] = loss;
        });
        if (step < loseWorkerAt) return;
        window.loseWorkerAt = Infinity;
        this.dispatchEvent(new ErrorEvent('error', { message: 'lost on purpose' }));
      });
    }
  };
  const { createObjectURL } = URL;
  URL.createObjectURL = (file) => {
    noted.files.push(file);
    return createObjectURL.call(URL, file);
  };
}
`;

/** What the page has noted down. */
export interface Noted {
  /** By step; what a replaced worker brings again stands in the same place. */
  readonly losses: readonly number[];
  /** How many of them were another number the second time. */
  readonly contradictions: number;
  /** How many workers were started. */
  readonly workers: number;
  readonly troubles: readonly string[];
}

/**
 * The share of pixels within the chart of a picture that are not the background's, which is that of the picture's corner. The
 * chart is that of the panel's first canvas; margins and scale are those of `src/app/export/png.ts`.
 */
export const INK_OF_CHART = (panel: string) => `(async () => {
  const image = await createImageBitmap(noted.files.findLast((file) => file.type === 'image/png'));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const brush = canvas.getContext('2d');
  brush.drawImage(image, 0, 0);
  const element = document.querySelector(${JSON.stringify(panel)});
  const [outer, inner] = [element, element.querySelector('canvas')].map((each) => each.getBoundingClientRect());
  const ratio = image.width / (outer.width + 32);
  const at = [inner.left - outer.left + 16, inner.top - outer.top + 16, inner.width, inner.height];
  const { data } = brush.getImageData(...at.map((pixels) => Math.round(pixels * ratio)));
  const corner = brush.getImageData(1, 1, 1, 1).data;
  let ink = 0;
  for (let k = 0; k < data.length; k += 4) if ([0, 1, 2].some((c) => Math.abs(data[k + c] - corner[c]) > 40)) ink++;
  return (4 * ink) / data.length;
})()`;
