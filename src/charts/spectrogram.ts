/** A sound as a heatmap: loudness by time and frequency, low tones below. */
import { drawHeatmap, type HeatmapData } from './heatmap.ts';
import type { Theme } from './theme.ts';

/** The same values with each step's units in the other order. */
export function upsideDown({ values, timeSteps, units }: HeatmapData): Float32Array {
  const turned = new Float32Array(values.length);
  for (let t = 0; t < timeSteps; t++) {
    for (let u = 0; u < units; u++) turned[t * units + u] = values[t * units + units - 1 - u]!;
  }
  return turned;
}

/**
 * Draws bands over time, stronger where it is louder.
 * @param data `units` are bands, from the lowest frequency
 */
export function drawSpectrogram(canvas: HTMLCanvasElement, data: HeatmapData, theme: Theme): void {
  drawHeatmap(canvas, { ...data, values: upsideDown(data) }, theme.sequential);
}
