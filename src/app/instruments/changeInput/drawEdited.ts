/** Draws the input that can be worked with: as the score shows it, with a tick under each step that was changed. */
import { drawChanged } from '../../../charts/ghost.ts';
import type { Theme } from '../../../charts/theme.ts';
import { drawInput, type InputPicture } from '../../score/drawInput.ts';

export interface EditedInput extends InputPicture {
  readonly changed: readonly number[];
}

export function drawEdited(canvas: HTMLCanvasElement, input: EditedInput, theme: Theme): void {
  const surface = drawInput(canvas, input, theme);
  if (surface) drawChanged(surface, input.changed, input.timeSteps, theme);
}
