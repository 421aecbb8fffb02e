/** Draws the strip of inputs that can be worked with. */
import { prepare } from '../../../charts/canvas.ts';
import { drawChanged, drawGhostLine } from '../../../charts/ghost.ts';
import { drawBars, drawInputLine } from '../../../charts/inputLane.ts';
import { drawSpectrogram } from '../../../charts/spectrogram.ts';
import { drawSymbols } from '../../../charts/symbolLane.ts';
import type { Theme } from '../../../charts/theme.ts';
import type { InputView } from '../../../tasks/contract/views.ts';
import type { Readout } from '../../../worker/protocol.ts';

export interface InputPicture {
  readonly view: InputView;
  /** The example as it is. */
  readonly base: Readout;
  /** As they are now. */
  readonly inputs: Float32Array;
  readonly changed: readonly number[];
  readonly range: readonly [number, number];
  readonly playhead: number;
}

export function drawInput(canvas: HTMLCanvasElement, strip: InputPicture, theme: Theme): void {
  const { view, base, inputs, changed, range, playhead } = strip;
  const { timeSteps } = base;
  const features = inputs.length / timeSteps;
  if (view.kind === 'spectrogram')
    return drawSpectrogram(canvas, { values: inputs, timeSteps, units: features, range: view.range }, theme);
  const surface = prepare(canvas);
  if (!surface) return;
  if (view.kind === 'symbols') {
    drawSymbols(surface, { rows: [{ indices: inputs }], symbols: view.symbols, timeSteps, playhead }, theme);
  } else if (view.kind === 'bars') {
    drawBars(surface, { values: inputs, timeSteps, features, range }, view.mark !== undefined, theme);
  } else {
    const before = base.inputs.filter((_, k) => k % features === 0);
    drawGhostLine(surface, { values: before, timeSteps, range }, theme);
    drawInputLine(surface, { values: inputs, timeSteps, features, range }, theme);
  }
  drawChanged(surface, changed, timeSteps, theme);
}
