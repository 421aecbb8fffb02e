/**
 * Heatmaps of units over time: one pixel a cell, scaled by the browser without smoothing (`image-rendering: pixelated`).
 * Unit 1 is the top row, unless the units are put in another order.
 */
import { drawingRatio } from './canvas.ts';
import { entryOf, type ColorMap } from './colorMaps.ts';

export interface HeatmapData {
  /** `[time, units]` */
  readonly values: Float32Array;
  readonly timeSteps: number;
  readonly units: number;
  readonly range: readonly [number, number];
  /** The unit in each row, from 0; row after row as they are where left out. */
  readonly order?: readonly number[] | undefined;
}

/** The range a map covers: symmetric about zero where values may be negative, so that neutral means zero. */
export function mapRange([low, high]: readonly [number, number]): readonly [number, number] {
  if (low >= 0) return [low, high];
  const end = Math.max(-low, high);
  return [-end, end];
}

/** The mean over units at each step, as a heatmap of one row. */
export function meanOverUnits({ values, timeSteps, units, range }: HeatmapData): HeatmapData {
  const means = new Float32Array(timeSteps);
  for (let t = 0; t < timeSteps; t++) {
    let sum = 0;
    for (let u = 0; u < units; u++) sum += values[t * units + u]!;
    means[t] = sum / units;
  }
  return { values: means, timeSteps, units: 1, range };
}

/**
 * Fewer columns than steps, for where the screen has fewer pixels: each column keeps, unit by unit, the value furthest from
 * the range's neutral, so that a short event is never lost. NaN wins over everything.
 */
export function strongestPerColumn(data: HeatmapData, columns: number): HeatmapData {
  const { values, timeSteps, units, range } = data;
  if (columns >= timeSteps) return data;
  const neutral = range[0] < 0 ? 0 : range[0];
  const kept = new Float32Array(columns * units);
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * timeSteps) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * timeSteps) / columns));
    for (let u = 0; u < units; u++) {
      let best = values[from * units + u]!;
      for (let t = from + 1; t < to; t++) {
        const value = values[t * units + u]!;
        if (Number.isNaN(value) || Math.abs(value - neutral) > Math.abs(best - neutral)) best = value;
      }
      kept[column * units + u] = best;
    }
  }
  return { values: kept, timeSteps: columns, units, range };
}

/** One image a canvas, used again and again. */
const images = new WeakMap<HTMLCanvasElement, ImageData>();

function imageFor(canvas: HTMLCanvasElement, width: number, height: number): ImageData {
  const old = images.get(canvas);
  if (old?.width === width && old.height === height && canvas.width === width) return old;
  canvas.width = width;
  canvas.height = height;
  const image = new ImageData(width, height);
  images.set(canvas, image);
  return image;
}

/** Draws the heatmap; the canvas becomes as many pixels wide as there are steps (or device pixels) and as high as there are units. */
export function drawHeatmap(canvas: HTMLCanvasElement, data: HeatmapData, map: ColorMap): void {
  const brush = canvas.getContext('2d');
  const devicePixels = Math.floor(canvas.clientWidth * drawingRatio());
  if (!brush || devicePixels === 0) return;
  const { values, timeSteps, units } = strongestPerColumn(data, devicePixels);
  const [low, high] = mapRange(data.range);
  const image = imageFor(canvas, timeSteps, units);
  const pixels = new Uint32Array(image.data.buffer);
  for (let t = 0; t < timeSteps; t++) {
    for (let u = 0; u < units; u++) {
      const unit = data.order?.[u] ?? u;
      pixels[u * timeSteps + t] = map.words[entryOf(map, values[t * units + unit]!, low, high)]!;
    }
  }
  brush.putImageData(image, 0, 0);
}

/** Wipes a heatmap clean. */
export function clearHeatmap(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
}
