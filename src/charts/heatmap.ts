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

/** As many rows as there are pixels for them, in order, each keeping the strongest of its units in the same way. */
export function strongestPerRow(data: HeatmapData, rows: number): HeatmapData {
  const { values, timeSteps, units, range, order } = data;
  if (rows >= units) return data;
  const neutral = range[0] < 0 ? 0 : range[0];
  const merged = new Float32Array(timeSteps * rows);
  for (let row = 0; row < rows; row++) {
    const from = Math.floor((row * units) / rows);
    const to = Math.floor(((row + 1) * units) / rows);
    for (let t = 0; t < timeSteps; t++) {
      let best = neutral;
      for (let u = from; u < to; u++) {
        const value = values[t * units + (order?.[u] ?? u)]!;
        if (Number.isNaN(value) || Math.abs(value - neutral) > Math.abs(best - neutral)) best = value;
      }
      merged[t * rows + row] = best;
    }
  }
  return { values: merged, timeSteps, units: rows, range };
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

/** Draws the heatmap; the canvas becomes as many pixels wide as there are steps, as high as there are units, or as it has device pixels. */
export function drawHeatmap(canvas: HTMLCanvasElement, data: HeatmapData, map: ColorMap): void {
  const brush = canvas.getContext('2d');
  const [columns, rows] = [canvas.clientWidth, canvas.clientHeight].map((size) =>
    Math.floor(size * drawingRatio()),
  ) as [number, number];
  if (!brush || columns === 0 || rows === 0) return;
  const { values, timeSteps, units, order } = strongestPerRow(
    { ...strongestPerColumn(data, columns), order: data.order },
    rows,
  );
  const [low, high] = mapRange(data.range);
  const image = imageFor(canvas, timeSteps, units);
  const pixels = new Uint32Array(image.data.buffer);
  const neutral = entryOf(map, low < 0 ? 0 : low, low, high);
  for (let t = 0; t < timeSteps; t++) {
    for (let u = 0; u < units; u++) {
      const unit = order?.[u] ?? u;
      const entry = entryOf(map, values[t * units + unit]!, low, high);
      // What is not a number is hatched, so that it is no colour among others.
      const hatched = entry === map.size && (t + u) % 2 === 1 ? neutral : entry;
      pixels[u * timeSteps + t] = map.words[hatched]!;
    }
  }
  brush.putImageData(image, 0, 0);
}

/** Wipes a heatmap clean. */
export function clearHeatmap(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
}
