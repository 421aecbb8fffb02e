/** The colours that canvases draw with: read from the page's CSS custom properties, and read anew when the theme changes. */
import type { ColorPair } from '../models/cell.ts';
import { divergingMap, sequentialMap, type ColorMap, type Rgb } from './colorMaps.ts';

export interface Theme {
  readonly background: string;
  readonly panel: string;
  readonly wash: string;
  readonly hairline: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly accent: string;
  readonly error: string;
  readonly diverging: ColorMap;
  readonly sequential: ColorMap;
  /** Pixels of one rem: canvases scale their text with the page's. */
  readonly rem: number;
  /** No line that carries meaning is thinner, in CSS pixels: set where the page is seen from afar, else 0. */
  readonly leastLine: number;
  /** That of the network on the page; the accent where there is none. */
  readonly cell: string;
  /** Colours of classes, which differ in lightness, too. */
  readonly classes: readonly string[];
  /** A colour of two as `rgb(r, g, b)`: that of the theme which holds. */
  color(pair: ColorPair): string;
}

/** How many classes have a colour of their own. */
export const CLASSES = 6;

/** In forced colours the page's own palette is gone, and drawings take the system's. */
const FORCED: Readonly<Record<string, string>> = {
  '--background': 'Canvas',
  '--panel': 'Canvas',
  '--wash': 'Canvas',
  '--hairline': 'GrayText',
  '--ink': 'CanvasText',
  '--ink-soft': 'CanvasText',
  '--accent': 'Highlight',
  '--cell': 'Highlight',
  '--map-zero': 'Canvas',
  '--map-low': 'Canvas',
  '--map-high': 'Highlight',
};

const forcedColors = () => matchMedia('(forced-colors: active)').matches;

/** Any CSS colour as bytes, by painting one pixel with it. */
function bytesOf(brush: CanvasRenderingContext2D, color: string): Rgb {
  brush.fillStyle = '#000';
  brush.fillStyle = color;
  brush.fillRect(0, 0, 1, 1);
  const [r, g, b] = brush.getImageData(0, 0, 1, 1).data;
  return [r!, g!, b!];
}

/**
 * Reads the theme that holds at `element`. A probe's `color` is read instead of the property itself, because a property
 * made with `light-dark()` is only resolved where it is used.
 */
export function readTheme(element: HTMLElement): Theme {
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.setProperty('forced-color-adjust', 'none');
  element.append(probe);
  const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const forced = forcedColors();
  const style = getComputedStyle(probe);
  /** Always as `rgb(r, g, b)`, however it was mixed. */
  const resolved = (value: string): string => {
    probe.style.color = value;
    return `rgb(${bytesOf(brush, style.color).join(', ')})`;
  };
  const color = (property: string, fallback = 'var(--accent)'): string =>
    resolved((forced && FORCED[property]) || `var(${property}, ${fallback})`);
  const bytes = (property: string): Rgb => bytesOf(brush, color(property));
  const measure = (property: string) => Number.parseFloat(style.getPropertyValue(property)) || 0;
  const deepened = measure('--deepen') / 100;

  probe.style.color = 'light-dark(#000000, #ffffff)';
  const scheme = style.color === 'rgb(0, 0, 0)' ? 'light' : 'dark';
  const error = bytes('--error');
  const ink = bytes('--ink');
  /** As `color-mix(in srgb, …)` does, once the probe is gone. */
  const deep = (color: string) =>
    bytesOf(brush, color).map((value, k) => Math.round(value * (1 - deepened) + ink[k]! * deepened));
  const accent = color('--accent', 'currentcolor');
  const theme: Theme = {
    background: color('--background'),
    panel: color('--panel'),
    wash: color('--wash'),
    hairline: color('--hairline'),
    ink: color('--ink'),
    inkSoft: color('--ink-soft'),
    accent,
    error: color('--error'),
    diverging: divergingMap(bytes('--map-minus'), bytes('--map-zero'), bytes('--map-plus'), error),
    sequential: sequentialMap(bytes('--map-low'), bytes('--map-high'), error),
    rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,
    leastLine: measure('--least-line'),
    cell: color('--cell'),
    classes: Array.from({ length: CLASSES }, (_, k) => color(`--class-${k}`)),
    color: (pair) => `rgb(${deep(pair[scheme]).join(', ')})`,
  };
  probe.remove();
  return theme;
}

/** Calls `listener` when the page's theme may have changed; returns an unsubscribe function. */
export function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true });
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];
  const media = queries.map((query) => matchMedia(query));
  for (const query of media) query.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    for (const query of media) query.removeEventListener('change', listener);
  };
}
