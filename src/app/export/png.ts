/** A part of the page as a picture, with a line below that says what it shows and where it comes from. */
import { drawnFiner } from '../../charts/canvas.ts';
import { copyOf } from './copyOf.ts';
import { withText } from './pngText.ts';
import { untilSettled } from './untilSettled.ts';

/** Pixels of the picture for one of the page, at least: crisp on paper and on any screen. */
const LEAST_RATIO = 2;
const MARGIN = 16;
/** No browser makes pictures of more pixels than this on every device. */
const MOST_PIXELS = 1 << 25;

export interface Caption {
  readonly title: string;
  readonly link: string;
}

/** The picture could not be made; the message says what to do instead. */
export class NoPicture extends Error {
  override readonly name = 'NoPicture';
}

const SORRY = 'This browser could not draw the picture: take a screenshot instead.';

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    throw new NoPicture(SORRY);
  }
  return image;
}

/** Breaks a line at its last space, and where there is none, as in a link, wherever it is full. */
function linesOf(brush: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const letter of text) {
    line += letter;
    if (brush.measureText(line).width <= width || line.length === 1) continue;
    const space = line.trimEnd().lastIndexOf(' ');
    const end = space > 0 ? space : line.length - 1;
    lines.push(line.slice(0, end));
    line = line.slice(end).trimStart();
  }
  return [...lines, line];
}

/** What is painted behind an element: the nearest background that can be seen. */
function backgroundOf(element: Element | null): string {
  for (let around = element; around; around = around.parentElement) {
    const { backgroundColor } = getComputedStyle(around);
    if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return backgroundColor;
  }
  return getComputedStyle(document.body).backgroundColor;
}

/**
 * The element as it is seen now, as a PNG file.
 * @throws NoPicture where the browser cannot
 */
export async function pngFile(element: HTMLElement, { title, link }: Caption): Promise<Blob> {
  const { svg, width, height } = await drawnFiner(LEAST_RATIO, () => copyOf(element));
  const image = await imageOf(svg);
  const style = getComputedStyle(element);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const size = 0.75 * rem;
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d');
  if (!brush) throw new NoPicture(SORRY);
  const font = `${size}px ${style.fontFamily}`;
  brush.font = font;
  const lines = [title, link].flatMap((text) => linesOf(brush, text, Math.max(width, 120)));
  const full = {
    width: Math.max(width, 120) + 2 * MARGIN,
    height: height + 2.5 * MARGIN + 1.4 * size * lines.length,
  };
  const wanted = Math.max(LEAST_RATIO, devicePixelRatio || 1);
  const ratio = Math.min(wanted, Math.sqrt(MOST_PIXELS / (full.width * full.height)));
  canvas.width = Math.round(full.width * ratio);
  canvas.height = Math.round(full.height * ratio);
  brush.setTransform(ratio, 0, 0, ratio, 0, 0);
  const background = backgroundOf(element);
  const paint = () => {
    brush.fillStyle = background;
    brush.fillRect(0, 0, full.width, full.height);
    brush.drawImage(image, MARGIN, MARGIN, width, height);
  };
  await untilSettled(canvas, paint).catch((error: unknown) => {
    throw new NoPicture(SORRY, { cause: error });
  });
  brush.font = font;
  brush.fillStyle = style.color;
  brush.globalAlpha = 0.75;
  brush.textBaseline = 'top';
  lines.forEach((line, k) => brush.fillText(line, MARGIN, height + 1.75 * MARGIN + 1.4 * size * k));
  const blob = await new Promise<Blob | null>((resolve, reject) => {
    try {
      canvas.toBlob(resolve, 'image/png');
    } catch (error) {
      // A browser that trusts no picture of elements.
      reject(new NoPicture(SORRY, { cause: error }));
    }
  });
  if (!blob) throw new NoPicture(SORRY);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const words = [
    ['Title', title],
    ['Source', link],
    ['Software', 'Unroll'],
  ] as const;
  return new Blob([withText(bytes, words)], { type: 'image/png' });
}
