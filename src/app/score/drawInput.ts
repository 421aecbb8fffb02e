/** Draws what a network reads, as the task shows it: bars, a line, symbols or a spectrogram. */
import { prepare } from '../../charts/canvas.ts';
import { drawChanged, drawOriginalLine } from '../../charts/originalLine.ts';
import { drawBars, drawBarsBefore, drawInputLine } from '../../charts/inputLane.ts';
import { drawSpectrogram } from '../../charts/spectrogram.ts';
import { drawSymbols } from '../../charts/symbolLane.ts';
import type { Theme } from '../../charts/theme.ts';
import type { InputView } from '../../tasks/contract/views.ts';
import { featureOf } from './sentences.ts';

export interface InputPicture {
  readonly view: InputView;
  /** `[time, features]`, or symbols `[time]`. */
  readonly inputs: Float32Array;
  /** Inputs of as many steps, as they were before something was changed: drawn quietly. */
  readonly before: Float32Array | undefined;
  /** Steps that were changed, from 0: a tick stands under each. */
  readonly changed: readonly number[];
  readonly timeSteps: number;
  readonly range: readonly [number, number];
  readonly playhead: number;
}

export function drawInput(canvas: HTMLCanvasElement, picture: InputPicture, theme: Theme): void {
  const { view, inputs, before, changed, timeSteps, range, playhead } = picture;
  const features = inputs.length / timeSteps;
  const values = { values: inputs, timeSteps, features, range };
  if (view.kind === 'spectrogram')
    return drawSpectrogram(canvas, { ...values, units: features, range: view.range }, theme);
  const surface = prepare(canvas);
  if (!surface) return;
  const original = before && { values: featureOf(before, features), timeSteps, range };
  if (view.kind === 'symbols')
    drawSymbols(surface, { rows: [{ indices: inputs }], symbols: view.symbols, timeSteps, playhead }, theme);
  else if (view.kind === 'bars') {
    const marked = view.mark !== undefined;
    drawBars(surface, values, marked, theme);
    if (original) drawBarsBefore(surface, { ...original, steps: changed }, marked, theme);
  } else {
    if (original) drawOriginalLine(surface, original, theme);
    drawInputLine(surface, values, theme);
  }
  drawChanged(surface, changed, timeSteps, theme);
}
