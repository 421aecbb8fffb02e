/** Draws what a network reads, as the task shows it: bars, a line, symbols or a spectrogram. */
import { prepare, type Surface } from '../../charts/canvas.ts';
import { drawGhostLine } from '../../charts/ghost.ts';
import { drawBars, drawInputLine } from '../../charts/inputLane.ts';
import { drawSpectrogram } from '../../charts/spectrogram.ts';
import { drawSymbols } from '../../charts/symbolLane.ts';
import type { Theme } from '../../charts/theme.ts';
import type { InputView } from '../../tasks/contract/views.ts';
import { featureOf } from './sentences.ts';

export interface InputPicture {
  readonly view: InputView;
  /** `[time, features]`, or symbols `[time]`. */
  readonly inputs: Float32Array;
  /** Inputs of as many steps that are drawn quietly beneath a line. */
  readonly before: Float32Array | undefined;
  readonly timeSteps: number;
  readonly range: readonly [number, number];
  readonly playhead: number;
}

/** @returns where more can be drawn; undefined where there is no room for any, and over a spectrogram */
export function drawInput(
  canvas: HTMLCanvasElement,
  picture: InputPicture,
  theme: Theme,
): Surface | undefined {
  const { view, inputs, before, timeSteps, range, playhead } = picture;
  const features = inputs.length / timeSteps;
  const values = { values: inputs, timeSteps, features, range };
  if (view.kind === 'spectrogram') {
    drawSpectrogram(canvas, { ...values, units: features, range: view.range }, theme);
    return undefined;
  }
  const surface = prepare(canvas);
  if (!surface) return undefined;
  if (view.kind === 'symbols')
    drawSymbols(surface, { rows: [{ indices: inputs }], symbols: view.symbols, timeSteps, playhead }, theme);
  else if (view.kind === 'bars') drawBars(surface, values, view.mark !== undefined, theme);
  else {
    if (before) drawGhostLine(surface, { values: featureOf(before, features), timeSteps, range }, theme);
    drawInputLine(surface, values, theme);
  }
  return surface;
}
